"""An empathy map as a sheet: its areas side by side, as on the canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjmap.draw.parts.measures import quoted, severity
from cjmap.draw.parts.setting import setting_of
from cjmap.draw.pictures.empathy_map import AREAS
from cjmap.draw.text import one_line
from cjmap.exchange.tables.workbook.sheets.sheet import (
    Area,
    Canvas,
    Fact,
    Holds,
    Text,
    chunk,
    items,
)
from cjmap.exchange.tables.workbook.words import word

if TYPE_CHECKING:
    from cjmap.draw.context import Context
    from cjmap.draw.look.view import View
    from cjmap.draw.parts.setting import Setting
    from cjmap.format.empathy_map import EmpathyMap

_PAIRS = (
    ("who", "must-do"),
    ("thinks", "feels"),
    ("sees", "hears"),
    ("says", "does"),
    ("pains", "gains"),
)
_GOAL = {"who": "goal.who", "must-do": "goal.must_do"}


def empathy_sheet(empathy: EmpathyMap, context: Context, view: View) -> Canvas:
    """Lay an empathy map out as a canvas."""
    setting = setting_of(empathy, context, view)
    said = setting.said
    who = setting.name_of("persona", empathy.persona) if empathy.persona else ""
    canvas = Canvas(
        one_line(empathy.title), " · ".join(each for each in (said["empathy-map"], who) if each)
    )
    canvas.areas = [tuple(_area(empathy, area, setting) for area in pair) for pair in _PAIRS]
    for key, label in (("situation", said["situation"]), ("summary", word(said, "summary"))):
        text = getattr(empathy, key)
        if text:
            canvas.facts.append(Fact(key, label, one_line(text)))
    return canvas


def _area(empathy: EmpathyMap, area: str, setting: Setting) -> Area:
    said = setting.said
    if area in _GOAL:
        told = getattr(empathy.goal, area.replace("-", "_")) if empathy.goal else None
        text = Text((one_line(told),) if told else ())
        return Area(_GOAL[area], said[area], said[f"ask-{area}"], AREAS[area], Holds.TEXT, text)
    text = items(_chunk(area, each, setting) for each in getattr(empathy, area))
    return Area(area, said[area], said[f"ask-{area}"], AREAS[area], Holds.ITEMS, text)


def _chunk(area: str, item: Any, setting: Setting) -> str:
    if area == "says":
        source = f"— {one_line(item.source)}" if item.source else ""
        return chunk(quoted(item.text, setting.said), source)
    return chunk(item.text, severity(item, setting.said) if area == "pains" else "")
