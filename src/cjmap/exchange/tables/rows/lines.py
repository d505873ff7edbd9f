"""The rows of a table with our header, before anyone asks what they mean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.exchange.losses import Fate, Place
from cjmap.exchange.tables.rows.columns import FIRST, KNOWN, LANGUAGE, LAST
from cjmap.exchange.tables.table import Cell, CellType, Table
from cjmap.format.near import nearest
from cjmap.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cjmap.exchange.coming.gathered import Gathered

_NAMES = (*FIRST, *KNOWN, LANGUAGE, *LAST)
_NEEDED = ("map", "field", "text")
_MIDNIGHT = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]00:00(?::00)?", re.ASCII)
_HEADER_WITHIN = 20
"""In so many first rows the header is looked for: people put a title above it."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its cells by the names of their columns, and where they stand."""

    table: Table
    row: int
    cells: Mapping[str, Cell]
    columns: Mapping[str, int]

    def text(self, name: str) -> str:
        """Return what stands in a column; empty for nothing."""
        cell = self.cells.get(name)
        if cell is None:
            return ""
        if cell.type is CellType.DATE:
            day = _MIDNIGHT.fullmatch(cell.text)
            return day[1] if day else cell.text
        return cell.text

    def place(self, name: str) -> Place:
        """Return the place of the cell in a column."""
        return self.table.place(self.row, self.columns.get(name, 1))

    @property
    def whole(self) -> Place:
        """The place of the row: that of its first cell."""
        return self.table.place_of(min(self.cells.values(), key=lambda cell: cell.column))

    @property
    def no(self) -> str:
        """The number that the row was exported with, as text; empty for a row of one's own."""
        return self.text("no").strip()


def header_row(table: Table) -> int | None:
    """Return the number of the row that has the names of our columns; None where none has."""
    for row, cells in table.rows():
        if row > _HEADER_WITHIN:
            return None
        names = {_name(cell.text) for cell in cells}
        if names.issuperset(_NEEDED):
            return row
    return None


def lines_of(gathered: Gathered, table: Table) -> list[Line]:
    """Read the rows below the header, in the order of their numbers; columns that nobody knows are told.

    Sorting a table does not move steps: a row with a number stands where the number says. One without
    stands behind the row above it.
    """
    top = header_row(table)
    assert top is not None
    columns = _columns(gathered, table, top)
    names = {number: name for name, number in columns.items()}
    lines = []
    for row, cells in table.rows():
        known = {names[cell.column]: cell for cell in cells if cell.column in names}
        if row > top and known:
            for name in [
                name for name, cell in known.items() if not _readable(gathered, table, cell)
            ]:
                del known[name]
            if known:
                lines.append(Line(table, row, known, columns))
    return _in_order(lines)


def _columns(gathered: Gathered, table: Table, top: int) -> dict[str, int]:
    columns: dict[str, int] = {}
    filled = table.filled_below(top)
    for cell in dict(table.rows())[top]:
        name = _name(cell.text)
        if name in _NAMES and name not in columns:
            columns[name] = cell.column
            continue
        near = nearest(name, _NAMES)
        why = (
            "there is one of that name already."
            if name in columns
            else f"nothing is called so; did you mean `{near}`?"
            if near
            else "nothing is called so."
        )
        gathered.lose(
            Fate.DROPPED,
            "column",
            f"The column “{one_line(cell.text)}” with {filled[cell.column]:,} filled cells was left out: {why}",
            table.place_of(cell),
            value=cell.text,
        )
    return columns


def _readable(gathered: Gathered, table: Table, cell: Cell) -> bool:
    if cell.type not in (CellType.FORMULA, CellType.ERROR):
        return True
    what = "a formula without a stored value" if cell.type is CellType.FORMULA else "an error value"
    gathered.lose(
        Fate.UNREADABLE,
        "cell",
        f"Here stands {what}, “{cell.text}”; it was left out.",
        table.place_of(cell),
        value=cell.text,
    )
    return False


def _in_order(lines: list[Line]) -> list[Line]:
    keys = []
    last = 0.0
    for line in lines:
        cell = line.cells.get("no")
        number = cell.number if cell else None
        last = number if number is not None else last
        keys.append((last, line.row))
    return [line for _, line in sorted(zip(keys, lines, strict=True), key=lambda pair: pair[0])]


def _name(text: str) -> str:
    return "_".join(text.strip().casefold().replace("-", "_").split())
