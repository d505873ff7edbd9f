"""Where a map defines ids and where it refers to others, read off the models' annotations.

The walk goes over plain data rather than validated models: a map with an error in one place still
defines its other ids, so that one mistake does not make every reference to the map dangle. Shapes
that the model would refuse are passed over here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from cjmap.format.part import Part, Short
from cjmap.format.roles import Defines, NamesFile, Refers, Retires, Role
from cjmap.problem import MapPath

Found = tuple[MapPath, Role | None, str]
"""A path, the role of the id that stands there (None: there is no value), and the id."""

_Visitor = Callable[[Any, MapPath, "list[Found]"], None]


def roles_in(model: type[Part], data: dict[str, Any]) -> list[Found]:
    """List every id in `data`, the plain form of a `model`, with its path and its role.

    A key without a value (`goal:` and nothing after it) is listed with the role None.
    """
    found: list[Found] = []
    _object(model)(data, (), found)
    return found


@cache
def _object(model: type[Part]) -> _Visitor:
    """Compile the visitor of a model: one per class, however many maps are walked."""
    visitors: dict[str, _Visitor | None] = {}
    for name, field in model.model_fields.items():
        visitors[field.alias or name] = _value(field.annotation, tuple(field.metadata))

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

    return visit


def _value(annotation: Any, marks: tuple[Any, ...]) -> _Visitor | None:
    """Compile the visitor of one declared type, or None where no id can stand."""
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *inner_marks = get_args(annotation)
        return _value(inner, (*marks, *inner_marks))
    for mark in marks:
        if isinstance(mark, Retires):
            return _many(_leaf(mark))
        if isinstance(mark, Role):
            return _leaf(mark)
    if origin in (Union, UnionType):
        visitors = [_value(each, marks) for each in get_args(annotation)]
        return next((visitor for visitor in visitors if visitor is not None), None)
    if origin is tuple:
        item = _value(get_args(annotation)[0], ())
        return _many(item) if item is not None else None
    if origin is dict:
        key = _value(get_args(annotation)[0], ())
        return _keys(key)
    if isinstance(annotation, type) and issubclass(annotation, Part):
        whole = _object(annotation)
        short = next((mark for mark in marks if isinstance(mark, Short)), None)
        if short is None:
            return whole
        field = annotation.model_fields[short.field]
        main = _value(field.annotation, tuple(field.metadata))
        return _either(main, whole)
    return None


def _leaf(role: Role) -> _Visitor:
    def visit(value: Any, path: MapPath, found: list[Found]) -> None:
        kind = type(value)
        if kind is str:
            found.append((path, role, value))
        elif kind is not bool and isinstance(value, (int, float)):
            found.append((path, role, str(value)))

    return visit


def _many(item: _Visitor) -> _Visitor:
    """Visit the items of a list, or the one item that stands for it."""

    def visit(value: Any, path: MapPath, found: list[Found]) -> None:
        if type(value) is not list:
            item(value, path, found)
            return
        for index, each in enumerate(value):
            if each is None:
                found.append(((*path, index), None, f"[{index}]"))
            else:
                item(each, (*path, index), found)

    return visit


def _keys(key: _Visitor | None) -> _Visitor:
    """Visit the keys of a free mapping, such as `by: {anna: -1}`."""

    def visit(value: Any, path: MapPath, found: list[Found]) -> None:
        if type(value) is not dict:
            return
        for name, inner in value.items():
            if inner is None:
                found.append(((*path, name), None, name))
            elif key is not None:
                key(name, (*path, name), found)

    return visit


def _either(main: _Visitor | None, whole: _Visitor) -> _Visitor:
    """Visit the object, or its main field written alone."""

    def visit(value: Any, path: MapPath, found: list[Found]) -> None:
        if type(value) is dict:
            whole(value, path, found)
        elif main is not None:
            main(value, path, found)

    return visit


def definitions(found: list[Found]) -> Iterator[tuple[MapPath, Defines, str]]:
    """Keep what defines an id."""
    for path, role, value in found:
        if isinstance(role, Defines):
            yield path, role, value


def references(found: list[Found]) -> Iterator[tuple[MapPath, Refers, str]]:
    """Keep what refers to an id."""
    for path, role, value in found:
        if isinstance(role, Refers):
            yield path, role, value


def files_named(found: list[Found]) -> Iterator[tuple[MapPath, str]]:
    """Keep what names a file."""
    for path, role, value in found:
        if isinstance(role, NamesFile):
            yield path, value
