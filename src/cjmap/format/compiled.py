"""The compiled form of a kind, as `compile` wrote it: the judge and the walk, without Pydantic."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from pydantic_core import SchemaValidator, ValidationError

from cjmap.format.roles import Defines, NamesFile, Reach, Refers, Retires, Role, Section
from cjmap.format.shorthand import Expand, enclose
from cjmap.format.texts import Length, calendar_date, check_date, check_duration
from cjmap.problem import MapPath

FOLDER = Path(__file__).parent / "compiled"

FUNCTIONS: dict[str, Callable[..., Any]] = {
    "enclose": enclose,
    "calendar_date": calendar_date,
    "duration": check_duration,
}
"""The functions that a compiled schema may name; `expand` takes an argument and is made."""

Found = tuple[MapPath, Role | None, str]
"""A path, the role of the id that stands there (None: there is no value), and the id."""

Visitor = Callable[[Any, MapPath, "list[Found]"], None]


def text_of(value: object) -> str | None:
    """Return the text of an id, which may be written as a bare number; None for anything else."""
    if type(value) is str:
        return value
    return str(value) if isinstance(value, (int, float)) and type(value) is not bool else None


class Compiled:
    """One kind: `errors` judges plain data, `ids` lists the ids and references in it.

    `keys` gives the keys of each object, by the name of its model, in the order in which they are
    best read, and with each key the name of the model of the objects in it. `top` names the map's.
    `roles` gives the roles of the keys of each object that have one.
    """

    def __init__(self, data: dict[str, Any]) -> None:
        """Build the judge and the visitors from what a file holds."""
        self.keys: dict[str, dict[str, str | None]] = data["keys"]
        self.top: str = data["roles"]["map"]
        self.roles: dict[str, dict[str, list[Any]]] = data["roles"]["objects"]
        self._schema = data["schema"]
        self._defaults: dict[str, dict[str, Any]] = data["defaults"]
        self._validator = SchemaValidator(_linked(data["schema"], FUNCTIONS))
        self._visit = _Visitors(data["roles"]["objects"]).object(data["roles"]["map"])

    def errors(self, data: dict[str, Any]) -> list[Any]:
        """Return pydantic-core's errors for `data`; an empty list for a map of this kind."""
        try:
            self._validator.validate_python(data)
        except ValidationError as error:
            return list(error.errors(include_url=False))
        return []

    def long_form(self, data: dict[str, Any]) -> dict[str, Any]:
        """Return a valid map in its one long form: what it says, however it is written.

        Short forms are written out, one id is a list of one, numbers are of the type that the field
        has, durations are equal where they last equally long, and what is as good as absent (an
        empty list, a default) is absent. Raises `pydantic_core.ValidationError` for data that is
        no map of this kind.
        """
        said: dict[str, Any] = self._reader.validate_python(data)
        return self._without_defaults(self.top, said)

    @cached_property
    def _reader(self) -> SchemaValidator:
        return SchemaValidator(
            _linked(self._schema, {**FUNCTIONS, "duration": Length, "calendar_date": check_date})
        )

    def _without_defaults(self, model: str | None, said: dict[str, Any]) -> dict[str, Any]:
        inner = self.keys.get(model or "", {})
        defaults = self._defaults.get(model or "", {})
        kept: dict[str, Any] = {}
        for key, value in said.items():
            if isinstance(value, dict):
                value = self._without_defaults(inner.get(key), value)
            elif isinstance(value, list) and value and isinstance(value[0], dict):
                value = [self._without_defaults(inner.get(key), each) for each in value]
            absent = value is False or value is None or value in ([], {})
            if not absent and defaults.get(key) != value:
                kept[key] = value
        return kept

    def ids(self, data: dict[str, Any]) -> list[Found]:
        """List every id in `data` with its path and its role.

        A key without a value (`goal:` and nothing after it) is listed with the role None. Shapes
        that the format refuses are passed over: one mistake hides no other id.
        """
        found: list[Found] = []
        self._visit(data, (), found)
        return found


@cache
def compiled_kind(name: str) -> Compiled:
    """Load the compiled form of the kind called `name`, once a process."""
    return Compiled(json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8")))


def _linked(schema: Any, functions: Mapping[str, Callable[..., Any]]) -> Any:
    """Put functions in the places of their names."""
    if isinstance(schema, list):
        return [_linked(each, functions) for each in schema]
    if not isinstance(schema, dict):
        return schema
    linked = {key: _linked(value, functions) for key, value in schema.items() if key != "function"}
    if "function" in schema:
        name, *arguments = schema["function"]
        function = Expand(*arguments) if name == "expand" else functions[name]
        linked["function"] = {"type": "no-info", "function": function}
    return linked


class _Visitors:
    """Builds the visitors of one kind; objects may hold one another, so they are looked up late."""

    def __init__(self, objects: dict[str, dict[str, Any]]) -> None:
        self._objects = objects
        self._built: dict[str, Visitor] = {}

    def object(self, name: str) -> Visitor:
        """Return the visitor of an object: each key by its own, and keys without a value told."""
        if name in self._built:
            return self._built[name]
        visitors: dict[str, Visitor] = {}

        def visit(value: Any, path: MapPath, found: list[Found]) -> None:
            if type(value) is not dict:
                return
            for key, inner in value.items():
                if inner is None:
                    found.append(((*path, key), None, key))
                    continue
                visitor = visitors.get(key)
                if visitor is not None:
                    visitor(inner, (*path, key), found)

        self._built[name] = visit
        for key, roles in self._objects[name].items():
            visitors[key] = self.value(roles)
        return visit

    def value(self, roles: list[Any] | None) -> Visitor:
        """Return the visitor of one declared type."""
        if roles is None:
            return _nothing
        shape, *rest = roles
        if shape == "role":
            return _leaf(_role(rest))
        if shape == "many":
            return _many(self.value(rest[0]))
        if shape == "keys":
            return _keys(self.value(rest[0]))
        whole = self.object(rest[0])
        return whole if rest[1] is None else _either(self.value(rest[1]), whole)


def _role(words: list[Any]) -> Role:
    kind, *rest = words
    if kind == "defines":
        return Defines(Section(rest[0]))
    if kind == "refers":
        sections, reach, strict = rest
        return Refers(tuple(Section(each) for each in sections), Reach(reach), strict)
    return NamesFile() if kind == "file" else Retires()


def _nothing(value: Any, path: MapPath, found: list[Found]) -> None:
    """Visit a value in which no id can stand."""


def _leaf(role: Role) -> Visitor:
    def visit(value: Any, path: MapPath, found: list[Found]) -> None:
        text = text_of(value)
        if text is not None:
            found.append((path, role, text))

    return visit


def _many(item: Visitor) -> Visitor:
    """Visit the items of a list, or the one item that stands for it."""

    def visit(value: Any, path: MapPath, found: list[Found]) -> None:
        if type(value) is dict:
            return  # an object where a list belongs: its paths would be those of no item
        if type(value) is not list:
            item(value, path, found)
            return
        for index, each in enumerate(value):
            if each is None:
                found.append(((*path, index), None, f"[{index}]"))
            else:
                item(each, (*path, index), found)

    return visit


def _keys(key: Visitor) -> Visitor:
    """Visit the keys of a free mapping, such as `by: {anna: -1}`."""

    def visit(value: Any, path: MapPath, found: list[Found]) -> None:
        if type(value) is not dict:
            return
        for name, inner in value.items():
            if inner is None:
                found.append(((*path, name), None, name))
            else:
                key(name, (*path, name), found)

    return visit


def _either(main: Visitor, whole: Visitor) -> Visitor:
    """Visit the object, or its main field written alone."""

    def visit(value: Any, path: MapPath, found: list[Found]) -> None:
        if type(value) is dict:
            whole(value, path, found)
        else:
            main(value, path, found)

    return visit
