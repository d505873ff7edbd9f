"""One sheet of a workbook into a table."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.exchange.coming.source import UnreadableError
from cjmap.exchange.losses import Place
from cjmap.exchange.tables.table import Beside, Cell, CellType, Merged, Table, cell_name
from cjmap.exchange.tables.usable import too_long
from cjmap.exchange.tables.xlsx.looks import Look
from cjmap.exchange.tables.xlsx.package import attribute, child
from cjmap.exchange.tables.xlsx.texts import text_of, unescaped
from cjmap.exchange.tables.xlsx.values import Meaning, read_number, shown
from cjmap.printable import one_line

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from cjmap.exchange.tables.xlsx.package import Package, Relation

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})", re.ASCII)
_MERGED = 2_000
"""The merged ranges with a text that are seen in a sheet."""
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_PLAIN = Look()


@dataclass(frozen=True, slots=True)
class Shared:
    """What the sheets of a workbook share: texts, what styles mean, the day that days count from."""

    texts: list[str]
    meanings: list[Meaning]
    looks: list[Look]
    from_1904: bool = False


class SheetReader:
    """One sheet while it is read."""

    def __init__(self, package: Package, shared: Shared, name: str, part: str) -> None:
        self.package = package
        self.shared = shared
        self.part = part
        self.table = Table(name)
        self._bounds = package.source.bounds
        self._row = self._column = 0
        self._rows: set[int] = set()
        self._relations: dict[str, Relation] | None = None
        self.again: list[Cell] = []
        """Cells in places that have one already; they are in no table."""

    def read(self) -> Table:
        """Read the cells, what is merged and what is hidden; raises `UnreadableError` beyond limits."""
        wanted = ("row>", "c", "mergeCell", "col", "hyperlink")
        for name, element in self.package.elements(self.part, *wanted):
            if name == "row":
                self._begin_row(element)
            elif name == "c":
                self._cell(element)
            elif name == "mergeCell":
                self._merge(element)
            elif name == "col":
                self._columns(element)
            elif name == "hyperlink":
                self._link(element)
        bottom = max((row for row, _ in self.table.cells), default=0)
        right = max((column for _, column in self.table.cells), default=0)
        self.table.merged = [  # a range may be said to cover the whole sheet
            Merged(each.top, each.left, min(each.bottom, bottom), min(each.right, right))
            for each in self.table.merged
            if (each.top, each.left) in self.table.cells
        ]
        if len(self.table.merged) > _MERGED:
            said = f"{len(self.table.merged):,} merged ranges; the first {_MERGED:,} are seen."
            self.table.beside.append(
                Beside("merged ranges", said, Place(sheet=self.table.name), said)
            )
            del self.table.merged[_MERGED:]
        return self.table

    def _begin_row(self, element: Element) -> None:
        said = element.get("r", "")
        self._row = int(said) if said.isdecimal() and len(said) < 8 else self._row + 1
        self._column = 0
        if element.get("hidden") in ("1", "true"):
            self.table.hidden_rows.add(self._row)

    def _cell(self, element: Element) -> None:
        place = place_in(element.get("r", ""))
        row, column = place or (self._row, self._column + 1)
        self._column = column
        text, type, value, calculated = self._value(element)
        look = self._look(element.get("s", ""))
        if not text.strip():
            if look.filled and len(self.table.coloured) < self._bounds.cells:
                self.table.coloured.add((row, column))
            return
        if look.struck:
            self.table.struck.add((row, column))
        if len(text) > self._bounds.text:
            here = Place(sheet=self.table.name, cell=cell_name(row, column))
            raise too_long(self.package.source, text, here)
        cell = Cell(row, column, text, type, value, None, calculated)
        if (row, column) in self.table.cells:
            self.again.append(cell)
            return
        self.table.add(cell)
        self._rows.add(row)
        self._check(row, column)

    def _check(self, row: int, column: int) -> None:
        bounds = self._bounds
        for number, most, what in (
            (column, bounds.columns, "columns"),
            (len(self._rows), bounds.rows, "rows"),
            (len(self.table.cells), bounds.cells, "cells"),
        ):
            if number > most:
                raise UnreadableError(
                    f"{one_line(self.package.source.name)}: the sheet “{one_line(self.table.name)}” reaches"
                    f" {cell_name(row, column)}, with {number:,} {what}; no more than {most:,} are read.",
                    hint="Copy the cells that are meant into a new workbook.",
                )

    def _value(self, element: Element) -> tuple[str, CellType, float | None, bool]:
        """Return the text of a cell, what it is, its number, and whether a formula calculated it."""
        kind = element.get("t", "n")
        formula = child(element, "f")
        stored = child(element, "v")
        calculated = formula is not None
        written = (stored.text or "") if stored is not None else ""
        if kind == "inlineStr":
            inline = child(element, "is")
            return text_of(inline) if inline is not None else "", CellType.TEXT, None, calculated
        if kind == "str" and stored is not None:
            return unescaped(written), CellType.TEXT, None, calculated
        if calculated and not written:
            said = formula.text if formula is not None else ""
            return f"={said or '…'}", CellType.FORMULA, None, True
        if kind == "s":
            return *self._shared_text(written), None, calculated
        if kind == "b":
            truth = written in ("1", "true")
            return "TRUE" if truth else "FALSE", CellType.TRUTH, float(truth), calculated
        if kind == "e":
            return written, CellType.ERROR, None, calculated
        if kind == "d":
            return (
                written.replace("T", " ").removesuffix(" 00:00:00"),
                CellType.DATE,
                None,
                calculated,
            )
        return *self._number(written, element.get("s", "")), calculated

    def _shared_text(self, written: str) -> tuple[str, CellType]:
        if not written:
            return "", CellType.TEXT
        number = int(written) if written.isdecimal() and len(written) < 10 else -1
        if 0 <= number < len(self.shared.texts):
            return self.shared.texts[number], CellType.TEXT
        return f"text {written} of the workbook, which is missing", CellType.ERROR

    def _number(self, written: str, style: str) -> tuple[str, CellType, float | None]:
        value = read_number(written)
        if value is None:
            return written, CellType.ERROR, None
        at = _style(style)
        known = 0 <= at < len(self.shared.meanings)
        meaning = self.shared.meanings[at] if known else Meaning.NUMBER
        text, type = shown(value, meaning, self.shared.from_1904)
        return text, type, value if type is CellType.NUMBER else None

    def _look(self, style: str) -> Look:
        at = _style(style)
        return self.shared.looks[at] if 0 <= at < len(self.shared.looks) else _PLAIN

    def _link(self, element: Element) -> None:
        """Note where a cell leads, if that is outside of the workbook; of several cells the first."""
        if self._relations is None:
            self._relations = self.package.relations(self.part)
        relation = self._relations.get(attribute(element, "id"))
        place = place_in(element.get("ref", ""))
        if relation is not None and relation.outside and relation.target and place is not None:
            self.table.links[place] = relation.target

    def _merge(self, element: Element) -> None:
        first, _, last = element.get("ref", "").partition(":")
        begin, end = place_in(first), place_in(last or first)
        if begin and end and begin[0] <= end[0] and begin[1] <= end[1]:
            self.table.merged.append(Merged(*begin, *end))

    def _columns(self, element: Element) -> None:
        first, last = element.get("min", ""), element.get("max", "")
        hidden = attribute(element, "hidden") in ("1", "true")
        if hidden and first.isdecimal() and last.isdecimal() and len(first + last) < 12:
            columns = range(int(first), min(int(last), self._bounds.columns) + 1)
            self.table.hidden_columns.update(columns)


def _style(number: str) -> int:
    """Return the number of a style; −1 where it is none."""
    return int(number) if number.isdecimal() and len(number) < 7 else -1


def place_in(reference: str) -> tuple[int, int] | None:
    """Return the row and the column of `C4`, or of the first cell of `C4:D9`; None for anything else."""
    match = _REFERENCE.match(reference)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    row = int(match[2])
    return (row, column) if row <= _LAST_ROW and column <= _LAST_COLUMN else None
