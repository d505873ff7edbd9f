"""What stands in cells, and what sheets of any layout say of the whole map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.exchange.tables.rows.cells import number_cell
from cjmap.exchange.tables.workbook.sheets.sheet import WHOLE, Holds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.exchange.tables.table import Table
    from cjmap.exchange.tables.workbook.back.changing import Changing
    from cjmap.exchange.tables.workbook.written import WrittenCell


def shown_at(table: Table, row: int, column: int, holds: Holds = Holds.TEXT) -> str:
    """Return what stands in a cell in the form in which it is kept; empty for nothing."""
    cell = table.cells.get((row, column))
    if cell is None:
        return ""
    if holds is Holds.NUMBER and cell.number is not None:
        return str(number_cell(cell.number))
    return even(cell.text)


def even(text: str) -> str:
    """Return a text without what nobody sees: blanks at the ends of lines, and empty lines around it."""
    lines = text.replace("\r", "").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip("\n")


def read_facts(changing: Changing, table: Table, written: Sequence[WrittenCell]) -> None:
    """Take the changes of the title and of the facts of a map over."""
    facts = {
        each.lane if each.lane == "title" else f"{WHOLE}{each.lane}": each
        for each in written
        if not each.column and "/" not in each.lane
    }
    for row, cells in table.rows():
        was = facts.get(table.text(row, 1))
        if was is None:
            continue
        first = 2 if was.lane == "title" else 3
        column = next((each.column for each in cells if each.column >= first), first)
        shown = shown_at(table, row, column, was.holds)
        if shown != was.shown:
            changing.change(was, shown, table.place(row, column))
