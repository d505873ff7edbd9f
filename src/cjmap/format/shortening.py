"""Long forms into short ones: what people write, where there is no more to say than one field."""

from __future__ import annotations

from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from cjmap.format.part import Part, Short

if TYPE_CHECKING:
    from collections.abc import Iterable


def shortened(data: dict[str, Any], model: type[BaseModel]) -> dict[str, Any]:
    """Write the parts of a map short wherever its model allows: `{text: Late}` as `Late`.

    `data` is the map, or a part of one, as plain data of the model `model`; it stays as it is.
    Keys that the model does not know are kept.
    """
    parts = _parts(model)
    return {
        key: _short(value, *parts[key]) if key in parts else value for key, value in data.items()
    }


def _short(value: Any, part: type[Part], main: str | None) -> Any:
    if isinstance(value, (list, tuple)):
        return [_short(each, part, main) for each in value]
    if not isinstance(value, dict):
        return value
    if main is not None and set(value) == {main} and not isinstance(value[main], (dict, list)):
        return value[main]
    return shortened(value, part)


@cache
def _parts(model: type[BaseModel]) -> dict[str, tuple[type[Part], str | None]]:
    """Map the keys of a model that hold parts to the model of these, and the field that they are short for."""
    found = {}
    for name, field in model.model_fields.items():
        part, main = _part(field.annotation, field.metadata)
        if part is not None:
            found[field.alias or name] = (part, main)
    return found


def _part(annotation: Any, marks: Iterable[Any]) -> tuple[type[Part] | None, str | None]:
    main = next((mark.field for mark in marks if isinstance(mark, Short)), None)
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *more = get_args(annotation)
        return _part(inner, [*marks, *more])
    if origin in (tuple, list, Union, UnionType):
        for each in get_args(annotation):
            part, short = _part(each, marks)
            if part is not None:
                return part, short
        return None, None
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return annotation, main
    return None, None
