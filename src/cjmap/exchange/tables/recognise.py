"""Which shape a table has, by its labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cjmap.exchange.tables.table import Table

ROWS, SHEET, NOTES = "rows", "sheet", "notes"
SHAPES = (ROWS, SHEET, NOTES)
"""One thing a row, as we export it; lanes down and steps across; sticky notes."""


def shape_of(table: Table) -> str | None:
    """Return the shape of a table; None where it is none of them."""
    from cjmap.exchange.tables import notes, rows, sheet

    if rows.recognise(table):
        return ROWS
    if notes.recognise(table):
        return NOTES
    return SHEET if sheet.recognise(table) else None
