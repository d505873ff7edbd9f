"""Guards the models: described throughout, and compiled without a difference."""

from __future__ import annotations

import json
from pathlib import Path
from types import UnionType
from typing import Any, Union, get_args, get_origin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from cjmap.format.compile import compile_kind
from cjmap.format.compiled import FOLDER, compiled_kind
from cjmap.format.kinds import KINDS, kind_named, kind_of_file
from cjmap.format.part import Part
from cjmap.format.read import read_map
from cjmap.format.values import Choice
from cjmap.problem import Route
from cjmap.source import parse_document, read_document
from cjmap.workspace import open_workspace

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted(
    file
    for file in (ROOT / "examples").rglob("*.yaml")
    if not file.name.endswith(".measure.yaml")  # a mapping of data is no map
)
ALIASES = {"for": "for_", "from": "from_"}
BROKEN = sorted((ROOT / "tests" / "broken").iterdir())


def declared(of: type) -> list[Any]:
    """List every model, or every set of words, that the six kinds are made of."""
    found: list[Any] = []
    seen: list[Any] = []
    waiting: list[Any] = [kind.model for kind in KINDS]
    while waiting:
        each = waiting.pop(0)
        if each in seen:
            continue
        seen.append(each)
        if isinstance(each, type) and issubclass(each, of):
            found.append(each)
        if isinstance(each, type) and issubclass(each, Part):
            waiting.extend(field.annotation for field in each.model_fields.values())
        elif (
            get_origin(each) is not None or isinstance(each, UnionType) or get_origin(each) is Union
        ):
            waiting.extend(get_args(each))
    return found


@pytest.mark.parametrize("model", declared(Part), ids=lambda model: model.__name__)
def test_every_field_is_described(model: type[Part]) -> None:
    assert (model.__doc__ or "").strip().endswith(".")
    for name, field in model.model_fields.items():
        assert field.description, name
        assert len(field.description) <= 110, name


@pytest.mark.parametrize("choice", declared(Choice), ids=lambda choice: choice.__name__)
def test_every_word_is_described(choice: type[Choice]) -> None:
    for member in choice:
        assert member.description.endswith(".")
        assert member.value == member.value.lower()


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.name)
def test_example_becomes_a_model(file: Path) -> None:
    document = read_document(file)
    assert document.problems == []
    read = read_map(document)
    assert read.problems == []
    assert read.kind is not None
    model: Any = read.kind.model.model_validate(document.data)
    assert model.id == document.data["id"]
    assert model.label == document.data.get("title", document.data.get("name"))
    assert model.model_fields_set == {ALIASES.get(key, key) for key in document.data}


def test_examples_are_of_every_kind() -> None:
    kinds = {read_document(file).data["kind"] for file in EXAMPLES}
    assert kinds == {kind.name for kind in KINDS}


@pytest.mark.parametrize(
    "folder", sorted({file.parent for file in EXAMPLES}), ids=lambda each: each.name
)
def test_examples_have_models(folder: Path) -> None:
    workspace = open_workspace(folder)
    assert [entry.file.name for entry in workspace.entries if entry.model is None] == []


# --- the compiled form ---


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_compiled_form_is_up_to_date(kind: Any) -> None:
    committed = json.loads((FOLDER / f"{kind.name}.json").read_text(encoding="utf-8"))
    assert committed == compile_kind(kind), "run: python -m cjmap.format.compile"


Location = tuple[int | str, ...]


def holds_nothing(data: Any) -> bool:
    """Whether a null stands anywhere: the models let it pass, `read` reports it."""
    if isinstance(data, dict):
        return any(map(holds_nothing, data.values()))
    if isinstance(data, list):
        return any(map(holds_nothing, data))
    return data is None


def judged(name: str, data: dict[str, Any]) -> tuple[set[Location], set[Location]]:
    """Return where Pydantic and the compiled form refuse `data`."""
    kind = kind_named(name)
    assert kind is not None
    by_model: set[Location] = set()
    try:
        kind.model.model_validate(data)
    except ValidationError as error:
        by_model = {each["loc"] for each in error.errors(include_url=False)}
    by_compiled = {each["loc"] for each in compiled_kind(name).errors(data)}
    return set(map(without_branches, by_model)), set(map(without_branches, by_compiled))


def without_branches(location: Location) -> Location:
    """Leave out the branches of unions, which each side calls otherwise."""
    return tuple(part for part in location if not (isinstance(part, str) and "[" in part))


@pytest.mark.parametrize("file", [*EXAMPLES, *BROKEN], ids=lambda file: file.name)
def test_compiled_form_judges_as_the_models_do(file: Path) -> None:
    document = read_document(file)
    if document.refused:
        assert document.problems
        return
    kind = kind_named(document.data.get("kind")) or kind_of_file(file)
    if kind is None:
        assert read_map(document).kind is None
        return
    by_model, by_compiled = judged(kind.name, document.data)
    assert bool(by_compiled) is bool(by_model) or holds_nothing(document.data)
    assert by_model - by_compiled <= {("stages",)}  # a stage failed, so that none was left


# --- anything ---

KEYS = sorted(
    {
        (field.alias or name)
        for model in declared(Part)
        for name, field in model.model_fields.items()
    }
)
WORDS = st.sampled_from(
    [
        "",
        "a",
        "a-b",
        "A b",
        "pl",
        "yes",
        "no",
        "5 min",
        "PT5M",
        "2026-09-30",
        "first#step",
        "../x.jpg",
        "current",
        "web",
    ]
)
LEAVES = st.one_of(
    WORDS,
    st.none(),
    st.booleans(),
    st.integers(-6, 120),
    st.sampled_from([0.5, -2.0, 0.25, 1e300, 10**39]),
    st.text(max_size=5),
)
ANYTHING = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.one_of(st.sampled_from(KEYS), WORDS), inner, max_size=4),
    ),
    max_leaves=12,
)
MAPS = st.fixed_dictionaries(
    {"kind": st.sampled_from([kind.name for kind in KINDS])},
    optional=dict.fromkeys(["id", "title", "name"], ANYTHING),
).flatmap(
    lambda head: st.dictionaries(st.sampled_from(KEYS), ANYTHING, max_size=6).map(
        lambda body: {**body, **head}
    )
)


@given(MAPS)
@settings(max_examples=150)
def test_any_map_is_read(data: dict[str, Any]) -> None:
    """JSON is YAML: write it out, read it back, and never fail."""
    text = json.dumps(data, ensure_ascii=False).encode()
    document = parse_document(Path("a.journey.yaml"), text)
    read = read_map(document)
    assert read.valid or read.problems or document.problems
    for problem in read.problems:
        assert problem.message.endswith(".")
        assert isinstance(problem.where, Route)
        span = document.span_of(problem.where)
        assert 0 <= span.start <= span.end <= len(document.text)


@given(MAPS)
@settings(max_examples=150)
def test_any_map_is_judged_alike(data: dict[str, Any]) -> None:
    by_model, by_compiled = judged(data["kind"], data)
    assert bool(by_compiled) is bool(by_model) or holds_nothing(data)


@given(ANYTHING)
@settings(max_examples=100)
def test_any_kind_is_read(kind: Any) -> None:
    for name in ("a.journey.yaml", "a.yaml"):
        text = json.dumps({"kind": kind, "id": "a"}, ensure_ascii=False)
        document = parse_document(Path(name), text.encode())
        assert document.problems or read_map(document).problems
