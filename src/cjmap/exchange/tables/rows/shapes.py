"""What the parts of a map hold, as the models declare it: which field is a text, which a list of parts.

Nothing about the format is written down here but what a table needs to know of it: which field of a
part is the one that people read (`main`), and which parts are too large for one row (`WHOLE`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin

from cjmap.format.envelope import Envelope
from cjmap.format.journey import Stage, Step, Variant
from cjmap.format.part import Part, Short
from cjmap.format.persona import Preferences
from cjmap.format.reading_order import reading_order
from cjmap.format.roles import Refers

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic.fields import FieldInfo

WHOLE = (Envelope, Stage, Step, Variant)
"""Models whose fields stand in rows of their own; of all others they stand in columns."""

_IN_COLUMNS = ("id", "was", "evidence", "assumption")
"""Of stages, steps and variants, these stand in columns too."""

_MAIN = ("text", "title", "name", "metric", "when", "who")


class Way(StrEnum):
    """What a field holds."""

    TEXT = "text"
    NUMBER = "number"
    FLAG = "flag"
    LIST = "list"
    """Several texts or ids."""
    PAIRS = "pairs"
    """Names with numbers."""
    FACTS = "facts"
    """Free keys, with a text, a number or several."""
    PART = "part"
    PARTS = "parts"


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its key, what it holds, and the model of a part; `main` is the field a short form gives.

    `refers` says what the ids in it name.
    """

    key: str
    way: Way
    model: type[Part] | None = None
    short: str | None = None
    refers: Refers | None = None


@lru_cache(maxsize=64)
def fields_of(model: type[Part]) -> Mapping[str, Field]:
    """Give the fields of a model by their keys, in the order of reading."""
    found = {
        info.alias or name: _field(info.alias or name, info)
        for name, info in model.model_fields.items()
    }
    return {
        key: found[key]
        for key in reading_order(model)
        if key != "kind" or not issubclass(model, Envelope)
    }


@lru_cache(maxsize=64)
def main_of(model: type[Part], short: str | None = None) -> str | None:
    """Return the key of the field that tells what a part is, if it has one."""
    if short is not None:
        return short
    return next((key for key in _MAIN if key in model.model_fields), None)


def is_whole(model: type[Part]) -> bool:
    """Whether the fields of a model stand in rows of their own."""
    return issubclass(model, WHOLE)


@lru_cache(maxsize=64)
def columns_of(model: type[Part], short: str | None = None) -> Mapping[str, Field]:
    """Give the fields that stand in columns, in the row of the part itself; but the main one and the id."""
    if issubclass(model, Envelope):
        return {}
    main = main_of(model, short)
    return {
        key: field
        for key, field in fields_of(model).items()
        if key not in (main, "id")
        and field.way not in (Way.PART, Way.PARTS, Way.FACTS)
        and (key in _IN_COLUMNS or not is_whole(model))
    }


@lru_cache(maxsize=64)
def rows_of(model: type[Part], short: str | None = None) -> Mapping[str, Field]:
    """Give the fields that stand in rows below that of the part."""
    columns = columns_of(model, short)
    main = None if issubclass(model, Envelope) else main_of(model, short)
    return {
        key: field
        for key, field in fields_of(model).items()
        if key not in columns and key not in ("id", main)
    }


def _field(key: str, info: FieldInfo) -> Field:
    return _declared(key, info.annotation, tuple(info.metadata))


def _declared(key: str, declared: Any, marks: tuple[Any, ...]) -> Field:
    origin = get_origin(declared)
    if origin is Annotated:
        inner, *inner_marks = get_args(declared)
        return _declared(key, inner, (*marks, *inner_marks))
    if origin in (Union, UnionType):
        (inner,) = (each for each in get_args(declared) if each is not type(None))
        return _declared(key, inner, marks)
    refers = next((mark for mark in marks if isinstance(mark, Refers)), None)
    if origin is tuple:
        item = _declared(key, get_args(declared)[0], ())
        if item.model is None:
            return Field(key, Way.LIST, refers=item.refers)
        return Field(key, Way.PARTS, item.model, item.short)
    if origin is dict:
        name, value = get_args(declared)
        numbers = _is_number(value)
        named = _declared(key, name, ())
        return Field(key, Way.PAIRS if numbers else Way.FACTS, refers=named.refers)
    if isinstance(declared, type) and issubclass(declared, Part):
        short = next((mark.field for mark in marks if isinstance(mark, Short)), None)
        way = Way.FACTS if declared is Preferences else Way.PART
        return Field(key, way, declared, short)
    if declared is bool:
        return Field(key, Way.FLAG)
    return Field(key, Way.NUMBER if declared in (int, float) else Way.TEXT, refers=refers)


def _is_number(declared: Any) -> bool:
    if get_origin(declared) is Annotated:
        declared = get_args(declared)[0]
    return declared in (int, float)
