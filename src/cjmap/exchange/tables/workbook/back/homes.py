"""Which addresses of cells have a home in the format.

The hidden sheet travels with the workbook, through other programs and other hands; so what it says is
looked at before a map is changed by it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.exchange.tables.rows.shapes import Field, Way, fields_of
from cjmap.exchange.tables.workbook.sheets.journey import BY_PERSONA
from cjmap.exchange.tables.workbook.sheets.sheet import Holds
from cjmap.format.blueprint import Column
from cjmap.format.journey import Step
from cjmap.format.kinds import kind_named

if TYPE_CHECKING:
    from cjmap.format.part import Part

_SINGLE = (Way.TEXT, Way.NUMBER, Way.FLAG, Way.LIST)
"""What stands in one cell of a table."""

_OF_STEPS = {
    "stages": Holds.TEXT,
    "steps": Holds.TEXT,
    "touchpoint": Holds.TEXT,
    "emotion": Holds.NUMBER,
}


def has_home(kind: str, lane: str, column: str, holds: Holds) -> bool:
    """Whether a sheet of this kind of map has cells at an address that hold this, to be read back."""
    known = kind_named(kind)
    if known is None:
        return False
    if "/" in lane:
        section = lane.partition("/")[0]
        return holds in (Holds.TEXT, Holds.NUMBER) and is_column(known.model, section, column)
    if not column:
        return lane == "title" or _holds_at(known.model, lane, holds)
    if kind == "journey":
        if lane in _OF_STEPS or lane.startswith(BY_PERSONA):
            return holds is _OF_STEPS.get(lane, Holds.NUMBER)
        return _holds_at(Step, lane, holds)
    if kind == "blueprint":
        if lane == "steps":
            return holds is Holds.TEXT
        return holds is Holds.ITEMS or (lane != "title" and _holds_at(Column, lane, holds))
    return False


def model_of(model: type[Part], section: str) -> type[Part] | None:
    """Return the model of the records in a table of a map; None for what is no table."""
    field = fields_of(model).get(section)
    return field.model if field is not None and field.way is Way.PARTS else None


def is_column(model: type[Part], section: str, column: str) -> bool:
    """Whether a table of a map has a column that is read back."""
    record = model_of(model, section)
    if record is None or column == "id":
        return False
    field = fields_of(record).get("kind" if column == "type" else column)
    return field is not None and field.way in _SINGLE


def _holds_at(model: type[Part], path: str, holds: Holds) -> bool:
    """Whether a field of a model, `duration.planned`, holds a text, or several things with a text each."""
    *above, key = path.split(".")
    for each in above:
        field = fields_of(model).get(each)
        if field is None or field.way is not Way.PART or field.model is None:
            return False
        model = field.model
    found = fields_of(model).get(key)
    return found is not None and _is(found, holds)


def _is(field: Field, holds: Holds) -> bool:
    if holds is Holds.ITEMS:
        return (
            field.way is Way.PARTS and field.model is not None and "text" in fields_of(field.model)
        )
    return holds is Holds.TEXT and field.way is Way.TEXT and field.key != "id"
