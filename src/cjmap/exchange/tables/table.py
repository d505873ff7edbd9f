"""A table as a reader sees it, whatever file it came from: cells with their places."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING
from unicodedata import decimal

from cjmap.exchange.losses import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER = re.compile(r"[+\-−]?(?:\d+(?:[.,]\d+)?|[.,]\d+)", re.ASCII)
_LONGEST_NUMBER = 40


class CellType(StrEnum):
    """What stands in a cell. Of a text file every cell is text."""

    TEXT = "text"
    NUMBER = "number"
    TRUTH = "truth"
    DATE = "date"
    """A date, a time of day, or both; its text is that of ISO 8601."""
    FORMULA = "formula"
    """A formula whose value was not stored: nobody knows what it says."""
    ERROR = "error"
    """`#N/A` and the like."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell that is not empty; rows and columns count from 1.

    `text` is what stands there: of a number its shortest decimal form (`1`, `4.5`; `35%` where it is shown so), of a
    truth `TRUE` or `FALSE`, of a formula without a value the formula. `line` is that of a text file.
    """

    row: int
    column: int
    text: str
    type: CellType = CellType.TEXT
    value: float | None = None
    line: int | None = None
    calculated: bool = False
    """Whether a formula calculated it; the value is the one that was stored."""

    @property
    def number(self) -> float | None:
        """The number that stands here, also as text and with a decimal comma; None where there is none."""
        return self.value if self.value is not None else number_in(self.text)

    @property
    def name(self) -> str:
        """The name of the cell in a spreadsheet: `C4`."""
        return cell_name(self.row, self.column)


@dataclass(frozen=True, slots=True)
class Merged:
    """Cells that were merged into one; it has the value of the first."""

    top: int
    left: int
    bottom: int
    right: int

    def __contains__(self, place: tuple[int, int]) -> bool:
        """Whether the cell in this row and column is one of them."""
        row, column = place
        return self.top <= row <= self.bottom and self.left <= column <= self.right


@dataclass(frozen=True, slots=True)
class Beside:
    """Something of a sheet that stands in no cell: what it is, in a word; where, and its text."""

    what: str
    message: str
    place: Place
    text: str = ""


@dataclass(slots=True)
class Table:
    """One sheet of a workbook, or a whole text file (whose name is empty).

    `cells` holds those that are not empty, by row and column; `comments` the notes that people left at
    cells, `links` the addresses to which they lead, `struck` those with a line through their text, `coloured` the
    empty ones that have a colour; `beside` is what is drawn over them, `hidden_rows` and `hidden_columns` what a
    spreadsheet does not show.
    """

    name: str = ""
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    merged: list[Merged] = field(default_factory=list)
    comments: dict[tuple[int, int], str] = field(default_factory=dict)
    links: dict[tuple[int, int], str] = field(default_factory=dict)
    struck: set[tuple[int, int]] = field(default_factory=set)
    coloured: set[tuple[int, int]] = field(default_factory=set)
    beside: list[Beside] = field(default_factory=list)
    hidden: bool = False
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    sideways: bool = False
    """Whether rows stand for columns: see `turned`."""

    def add(self, cell: Cell) -> None:
        """Add a cell, unless it is blank."""
        if cell.text.strip():
            self.cells[cell.row, cell.column] = cell

    def text(self, row: int, column: int) -> str:
        """Return the text of a cell without outer blanks; empty where nothing stands."""
        cell = self.cells.get((row, column))
        return cell.text.strip() if cell else ""

    def rows(self) -> Iterator[tuple[int, list[Cell]]]:
        """Give every row that has cells: its number, and its cells from left to right."""
        rows: dict[int, dict[int, Cell]] = defaultdict(dict)
        for (row, column), cell in self.cells.items():
            rows[row][column] = cell
        for row in sorted(rows):
            yield row, [rows[row][column] for column in sorted(rows[row])]

    def filled_below(self, row: int) -> Counter[int]:
        """Count the cells of each column below a row."""
        return Counter(column for at, column in self.cells if at > row)

    def span(self, row: int, column: int) -> Merged:
        """Return the cells that this one is merged with, or itself alone."""
        found = (merged for merged in self.merged if (row, column) in merged)
        return next(found, Merged(row, column, row, column))

    def turned(self) -> Table:
        """Return the table with its rows as columns; each cell still knows where it stands."""
        cells = {(column, row): cell for (row, column), cell in self.cells.items()}
        merged = [Merged(each.left, each.top, each.right, each.bottom) for each in self.merged]
        links = {(column, row): link for (row, column), link in self.links.items()}
        coloured = {(column, row) for row, column in self.coloured}
        sideways = not self.sideways
        return Table(self.name, cells, merged, links=links, coloured=coloured, sideways=sideways)

    def place(self, row: int, column: int) -> Place:
        """Return the place of a cell, also of an empty one, for reports."""
        cell = self.cells.get((row, column))
        if cell is not None:
            return self.place_of(cell)
        name = cell_name(column, row) if self.sideways else cell_name(row, column)
        return Place(sheet=self.name or None, cell=name)

    def place_of(self, cell: Cell) -> Place:
        """Return the place of a cell, for reports."""
        return Place(line=cell.line, sheet=self.name or None, cell=cell.name)


def cell_name(row: int, column: int) -> str:
    """Return the name of a cell in a spreadsheet: `C4` for row 4, column 3."""
    return f"{column_name(column)}{row}"


def column_name(column: int) -> str:
    """Return the letters of a column, from 1: `C`, `AA`."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def plain_digits(text: str) -> str:
    """Write the digits of any script as 0 to 9: a map knows no others."""
    if text.isascii():
        return text
    return "".join(str(decimal(each)) if each.isdecimal() else each for each in text)


def number_in(text: str) -> float | None:
    """Return the number that a text is, with a decimal point or comma and any minus; else None."""
    text = text.strip()
    if len(text) > _LONGEST_NUMBER or not _NUMBER.fullmatch(text):
        return None
    return float(text.replace(",", ".").replace("−", "-"))
