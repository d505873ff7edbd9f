"""Maps as plain data in one form: every part long, and nothing that is not said; and short again.

What a table gives back is the same map, not the same spelling: `emotion: {score: -1}` comes back as
`emotion: -1`.
"""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any

from cjmap.exchange.tables.rows.cells import number_cell
from cjmap.exchange.tables.rows.shapes import Way, fields_of
from cjmap.format.values import Duration

if TYPE_CHECKING:
    from cjmap.exchange.tables.rows.shapes import Field
    from cjmap.format.part import Part

Data = dict[str, Any]


def long_form(part: Part) -> Data:
    """Return a map, or a part of one, as plain data: keys as written, long forms, defaults left out."""
    found: Data = {}
    for name, info in type(part).model_fields.items():
        value = getattr(part, name)
        if value is None or (
            not info.is_required() and value == info.get_default(call_default_factory=True)
        ):
            continue
        found[info.alias or name] = _plain(value)
    for key, value in (part.__pydantic_extra__ or {}).items():
        found[key] = _plain(value)
    return found


def _plain(value: Any) -> Any:
    if hasattr(value, "model_fields_set"):
        return long_form(value)
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, (tuple, list)):
        return [_plain(each) for each in value]
    if isinstance(value, Duration):
        return value.text
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, float):
        return number_cell(value)
    return value


def short_form(data: Data, model: type[Part]) -> Data:
    """Return long data with every part in its short form, where it has one; keys in reading order."""
    fields = fields_of(model)
    ordered = sorted(data, key=lambda key: list(fields).index(key) if key in fields else -1)
    return {key: _short(data[key], fields.get(key)) for key in ordered}


def _short(value: Any, field: Field | None) -> Any:
    if field is None or field.model is None or field.way is Way.FACTS:
        return value
    if field.way is Way.PARTS:
        return [_short_part(each, field) for each in value]
    return _short_part(value, field)


def _short_part(part: Data, field: Field) -> Any:
    assert field.model is not None
    if field.short is not None and set(part) == {field.short}:
        return part[field.short]
    return short_form(part, field.model)
