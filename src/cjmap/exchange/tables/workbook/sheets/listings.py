"""Personas, catalogs and backlogs as sheets: tables that can be sorted and filtered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjmap.draw.parts.measures import severity
from cjmap.draw.parts.setting import setting_of
from cjmap.draw.text import one_line
from cjmap.exchange.tables.rows.cells import free_cell, list_cell, number_cell
from cjmap.exchange.tables.rows.plain import long_form
from cjmap.exchange.tables.workbook.sheets.sheet import Fact, Head, Holds, Listing, Section
from cjmap.exchange.tables.workbook.words import word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cjmap.draw.context import Context
    from cjmap.draw.look.view import View
    from cjmap.draw.parts.setting import Setting
    from cjmap.format.backlog import Backlog
    from cjmap.format.catalog import Catalog
    from cjmap.format.persona import Persona

Records = tuple[tuple[str, dict[str, str | float]], ...]

GROUPS = ("goals", "needs", "expectations", "motivations", "behaviours", "frustrations")
"""The fields of a persona that stand in one table."""

_SECTIONS: dict[str, tuple[str, tuple[str, ...]]] = {
    "channels": ("teal", ("mode", "owner")),
    "touchpoints": ("teal", ("channel", "owner", "promise", "standard")),
    "teams": ("indigo", ("capacity",)),
    "systems": ("slate", ("owner",)),
    "contexts": ("fuchsia", ("dimension",)),
    "metrics": ("sky", ("method", "better", "unit")),
    "evidence": ("amber", ("method", "date", "n", "source", "file")),
}
_OPPORTUNITY = (
    ("for", 160.0),
    ("type", 70.0),
    ("impact", 52.0),
    ("effort", 60.0),
    ("confidence", 64.0),
    ("reach", 52.0),
    ("owner", 110.0),
    ("status", 70.0),
    ("due", 76.0),
)
_WIDTHS = {"n": 50.0, "mode": 64.0, "date": 76.0, "capacity": 70.0, "better": 60.0, "unit": 50.0}
_LONG = ("promise", "standard", "source")


def persona_sheet(persona: Persona, context: Context, view: View) -> Listing:
    """Lay a persona out: what is said of the person, then a table of all that they want and do."""
    setting = setting_of(persona, context, view)
    said = setting.said
    heads: tuple[Head, ...]
    records: Records
    listing = Listing(
        one_line(persona.label),
        " · ".join(each for each in (said["persona"], persona.archetype) if each),
    )
    for key, label in (
        ("quote", said["says"]),
        ("bio", said["bio"]),
        ("summary", word(said, "summary")),
    ):
        text = getattr(persona, key)
        if text:
            listing.facts.append(Fact(key, label, one_line(text)))
    for name, value in persona.demographics.items():
        listing.facts.append(
            Fact(f"demographics.{name}", one_line(name), str(free_cell(value)), Holds.TOLD)
        )
    records = tuple(_wants(persona, setting))
    if records:
        told = {name for _, cells in records for name, value in cells.items() if value}
        heads = (
            Head("area", word(said, "area"), 110.0, Holds.TOLD),
            Head("text", word(said, "what"), 400.0),
            Head("severity", said["severity"], 110.0, Holds.TOLD),
            Head("evidence", said["sources"], 190.0, Holds.TOLD),
        )
        shown = tuple(each for each in heads if each.key in told)
        listing.sections.append(Section("", "", "indigo", shown, records))
    if persona.traits:
        records = tuple(
            (
                f"#{number}",
                {
                    "name": one_line(each.name),
                    "low": one_line(each.low or ""),
                    "value": number_cell(each.value) if each.value is not None else "",
                    "high": one_line(each.high or ""),
                },
            )
            for number, each in enumerate(persona.traits, 1)
        )
        heads = (
            Head("name", said["traits"], 110.0),
            Head("low", "0", 400.0),
            Head("value", word(said, "value"), 110.0, Holds.NUMBER),
            Head("high", "100", 190.0),
        )
        listing.sections.append(Section("traits", "", "slate", heads, records))
    return listing


def _wants(persona: Persona, setting: Setting) -> Iterator[tuple[str, dict[str, str | float]]]:
    """Give what a persona wants, needs and does, each with the field that it is of."""
    for group in GROUPS:
        for number, each in enumerate(getattr(persona, group), 1):
            sources = [setting.name_of("evidence", id) for id in each.evidence]
            cells: dict[str, str | float] = {
                "area": setting.said[group],
                "text": one_line(each.text),
                "severity": severity(each, setting.said) if group == "frustrations" else "",
                "evidence": ", ".join(sources),
            }
            yield f"{group}/{each.id or f'#{number}'}", cells


def catalog_sheet(catalog: Catalog, context: Context, view: View) -> Listing:
    """Lay a catalog out: a table of each of its sections."""
    setting = setting_of(catalog, context, view)
    said = setting.said
    listing = Listing(one_line(catalog.title), word(said, "catalog"))
    if catalog.summary:
        listing.facts.append(Fact("summary", word(said, "summary"), one_line(catalog.summary)))
    data = long_form(catalog)
    for key, (hue, fields) in _SECTIONS.items():
        entries = data.get(key, [])
        if entries:
            used = [each for each in fields if any(each in entry for entry in entries)]
            heads = (
                Head("title", word(said, key), 200.0),
                Head("id", word(said, "id"), 110.0, Holds.TOLD),
                *(Head(each, word(said, each), _width(each), _holds(each)) for each in used),
            )
            records = tuple((entry["id"], _cells(entry, heads)) for entry in entries)
            listing.sections.append(Section(key, "", hue, heads, records))
    return listing


def backlog_sheet(backlog: Backlog, context: Context, view: View) -> Listing:
    """Lay a backlog out as one table."""
    setting = setting_of(backlog, context, view)
    said = setting.said
    listing = Listing(one_line(backlog.title), said["opportunities"])
    if backlog.summary:
        listing.facts.append(Fact("summary", word(said, "summary"), one_line(backlog.summary)))
    entries = [_typed(each) for each in long_form(backlog).get("opportunities", [])]
    heads = (
        Head("title", said["impact-opportunity"], 300.0),
        *(Head(key, word(said, key), width, _holds(key)) for key, width in _OPPORTUNITY),
    )
    records = tuple((each["id"], _cells(each, heads)) for each in entries)
    if records:
        listing.sections.append(Section("opportunities", "", "amber", heads, records))
    return listing


def _typed(opportunity: dict[str, Any]) -> dict[str, Any]:
    """Call the kind of an opportunity by the name of its column in tables of rows."""
    return {"type" if key == "kind" else key: value for key, value in opportunity.items()}


def _cells(entry: dict[str, Any], heads: Iterable[Head]) -> dict[str, str | float]:
    return {head.key: _cell(entry[head.key]) for head in heads if head.key in entry}


def _cell(value: Any) -> str | float:
    if isinstance(value, list):
        return list_cell(value)
    return value if isinstance(value, (int, float)) else one_line(str(value))


def _width(key: str) -> float:
    return 220.0 if key in _LONG else _WIDTHS.get(key, 110.0)


def _holds(key: str) -> Holds:
    numbers = ("impact", "effort", "confidence", "reach", "capacity", "n")
    return Holds.NUMBER if key in numbers else Holds.TEXT
