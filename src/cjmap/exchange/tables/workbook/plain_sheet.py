"""A sheet as lines of a text file: the same lanes, columns and words, without the looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.exchange.going.held import tell_unheld
from cjmap.exchange.going.look import view_of
from cjmap.exchange.tables.workbook.held import HOLDS
from cjmap.exchange.tables.workbook.sheets.of_map import sheet_of
from cjmap.exchange.tables.workbook.sheets.sheet import Canvas, Grid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.exchange.going.outgoing import GoingMap, Outgoing
    from cjmap.exchange.tables.rows.cells import Value
    from cjmap.exchange.tables.workbook.sheets.sheet import Listing


def lines_of_sheet(outgoing: Outgoing, map: GoingMap) -> Iterator[list[Value]]:
    """Give the lines of a map's sheet, and tell what it does not show."""
    tell_unheld(outgoing, map, HOLDS[map.kind])
    sheet = sheet_of(outgoing, map, view_of(outgoing, map))
    if isinstance(sheet, Grid):
        yield from _grid(sheet)
    elif isinstance(sheet, Canvas):
        for pair in sheet.areas:
            yield [area.title for area in pair]
            yield [area.text.shown for area in pair]
    else:
        yield from _listing(sheet)


def _grid(grid: Grid) -> Iterator[list[Value]]:
    if grid.bands:
        bands: list[Value] = [""]
        for number, column in enumerate(grid.columns):
            is_new = not number or column.band != grid.columns[number - 1].band
            bands.append(grid.bands[column.band].title if is_new else "")
        yield bands
    yield [grid.heading, *(column.title for column in grid.columns)]
    for lane in grid.lanes:
        texts = [lane.cells.get(number) for number in range(len(grid.columns))]
        yield [lane.title, *(each.shown if each else "" for each in texts)]


def _listing(listing: Listing) -> Iterator[list[Value]]:
    for fact in listing.facts:
        yield [fact.label, fact.text]
    for section in listing.sections:
        yield []
        yield [head.title for head in section.heads]
        for _, cells in section.records:
            yield [cells.get(head.key, "") for head in section.heads]
