"""Maps of every kind that Hypothesis makes up from the models: every field, any text.

Values are tried out on the models, so a new field of the format comes in by itself. References lead
anywhere, but for those that rows use to find what a thing belongs to.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import count
from typing import Annotated, Any

from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from cjmap.exchange.tables.rows.plain import long_form
from cjmap.exchange.tables.rows.shapes import Way, fields_of
from cjmap.format.kinds import KINDS

TEXTS = st.one_of(
    st.sampled_from(
        (
            "Płacę kartą",
            "two\nlines",
            "=1+1",
            "'=1+1",
            "-5 °C",
            "34",
            "[a; b]",
            " outer blanks ",
            '"in quotation marks"',
            "a; b, c: d",
            "#3",
            "yes",
            "2026-01-02",
            "_x000D_",
            "line\rends\r\n",
            "…",
        )
    ),
    st.text(
        st.characters(exclude_categories=("Cs", "Cc", "Cf", "Cn", "Zl", "Zp")),
        min_size=1,
        max_size=9,
    ),
)
_WORDS = ("5 min", "2026-09-30", "pl", "a-slug")
_NUMBERS = (0, 1, 3, 0.5, -1.5, 40, 1e-07, 123456.75, -99999999, 0.1 + 0.2)


@lru_cache(maxsize=1024)
def _accepts(model: type, name: str, value: Any) -> bool:
    info = model.model_fields[name]  # type: ignore[attr-defined]
    try:
        TypeAdapter(_declared(info)).validate_python(value)
    except ValidationError:
        return False
    return True


def _declared(info: Any) -> Any:
    return Annotated[(info.annotation, *info.metadata)] if info.metadata else info.annotation


def _choices(info: Any) -> list[str]:
    waiting, found = [info.annotation], []
    while waiting:
        each = waiting.pop()
        found += list(getattr(each, "__members__", {}).values())
        waiting += getattr(each, "__args__", ())
    return [str(each.value) for each in found]


def _values(model: type, name: str, info: Any, field: Any) -> st.SearchStrategy[Any]:
    if field.way is Way.FLAG:
        return st.booleans()
    if field.way is Way.NUMBER:
        return st.sampled_from([each for each in _NUMBERS if _accepts(model, name, each)])
    if field.way is Way.LIST:
        known = [each for each in _WORDS if _accepts(model, name, each)]
        free = _accepts(model, name, "= any Text")
        return st.lists(TEXTS if free else st.sampled_from(known), min_size=1, max_size=3)
    if field.way is Way.PAIRS:
        numbers = [each for each in _NUMBERS if _accepts(model, name, _Pair(each))]
        return st.dictionaries(TEXTS, st.sampled_from(numbers), min_size=1, max_size=3)
    if field.way is Way.FACTS:
        return _facts(field)
    if field.way is Way.PART:
        return parts(field.model)
    if field.way is Way.PARTS:
        return st.lists(parts(field.model), min_size=1, max_size=2)
    words = _choices(info)
    if words:
        return st.sampled_from(words)
    if _accepts(model, name, "= any Text"):
        return TEXTS
    return st.sampled_from([each for each in _WORDS if _accepts(model, name, each)])


class _Pair(dict[str, float]):
    """One name with a number, which can be remembered by."""

    def __init__(self, number: float) -> None:
        super().__init__({"a": number})

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(self["a"])


def _facts(field: Any) -> st.SearchStrategy[Any]:
    number = st.sampled_from(_NUMBERS)
    several = st.lists(st.one_of(TEXTS, number), min_size=1, max_size=3)
    if field.model is None:
        return st.dictionaries(TEXTS, st.one_of(TEXTS, number), min_size=1, max_size=4)
    free = st.dictionaries(TEXTS, st.one_of(TEXTS, number, several), max_size=3)
    channels = st.lists(st.sampled_from(("web", "shop")), max_size=2, unique=True)
    return st.tuples(free, channels).map(lambda both: {**both[0], "channels": both[1]})


@lru_cache(maxsize=128)
def parts(model: type) -> st.SearchStrategy[dict[str, Any]]:
    """Give parts of a model, as plain data; any field that may be missing is, sometimes."""
    required: dict[str, Any] = {}
    optional: dict[str, Any] = {}
    for name, info in model.model_fields.items():  # type: ignore[attr-defined]
        key = info.alias or name
        if key == "kind" and key not in fields_of(model):
            continue
        values = _values(model, name, info, fields_of(model)[key])
        (required if info.is_required() else optional)[key] = values
    few: st.SearchStrategy[dict[str, Any]] = _few_of(required, optional)
    return few


@st.composite
def _few_of(draw: st.DrawFn, required: dict[str, Any], optional: dict[str, Any]) -> dict[str, Any]:
    """Draw what is required, and a few of the fields that are not: else no map would be small."""
    keys = (
        draw(st.lists(st.sampled_from(list(optional)), max_size=4, unique=True)) if optional else []
    )
    return {key: draw({**required, **optional}[key]) for key in (*required, *keys)}


def maps(kind: Any) -> st.SearchStrategy[Any]:
    """Give maps of a kind, each as its model."""
    return parts(kind.model).map(lambda data: _settled({**data, "kind": kind.name}, kind))


def _settled(data: dict[str, Any], kind: Any) -> Any:
    """Give everything an id of its own, and put actions at columns that are there."""
    numbers = count(1)
    _number(data, kind.model, numbers)
    columns = [
        each["id"] if "id" in each else each["step"].rpartition("#")[2]
        for each in data.get("steps", ())
        if kind.name == "blueprint" and ("id" in each or _is_told(each))
    ]
    actions = data.get("actions", [])
    for number, action in enumerate(actions):
        if columns:
            action["at"] = columns[number % len(columns)]
    if kind.name == "blueprint" and not columns:
        data["actions"] = []
    return kind.model.model_validate(data)


def _is_told(column: dict[str, Any]) -> bool:
    column.pop("step", None)  # where the id is implied, the step of another map gives it
    return False


def _number(data: dict[str, Any], model: Any, numbers: Any) -> None:
    if "id" in data and model.__name__ != "TouchpointUse":
        data["id"] = f"x{next(numbers)}"
    for key, field in fields_of(model).items():
        if key in data and field.model is not None and field.way is not Way.FACTS:
            for each in data[key] if field.way is Way.PARTS else [data[key]]:
                _number(each, field.model, numbers)


MAPS = {kind.name: maps(kind) for kind in KINDS}
"""A strategy for each kind of map."""


def said(model: Any) -> dict[str, Any]:
    """Give what a map says, without what is there and empty."""
    told: dict[str, Any] = _said(long_form(model))
    return told


def _said(value: Any) -> Any:
    if isinstance(value, dict):
        inner = {key: _said(each) for key, each in value.items()}
        return {key: each for key, each in inner.items() if each not in ("", [], {})}
    return [_said(each) for each in value] if isinstance(value, list) else value
