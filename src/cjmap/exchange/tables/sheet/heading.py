"""What stands above a grid: its title, the persona, the scenario."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cjmap.exchange.losses import Fate
from cjmap.exchange.tables.sheet.bullets import items_of, one_text, one_title, unquoted
from cjmap.exchange.tables.sheet.lanes import Lane
from cjmap.exchange.tables.sheet.naming import among, folded, lane_named
from cjmap.exchange.tables.sheet.words import en, pl
from cjmap.printable import one_line
from cjmap.problem import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.exchange.coming.gathered import Data, Gathered
    from cjmap.exchange.tables.sheet.finding import Grid
    from cjmap.exchange.tables.table import Cell

_NAME = re.compile(r"([^,;(–—\n]+?)\s*(?:[,;–—\n]\s*|\s-\s|\()(.+?)\)?", re.DOTALL)
"""A name, and what is told of the person behind it."""
_PERSONAL = {
    Lane.GOALS: "goals",
    Lane.NEEDS: "needs",
    Lane.EXPECTATIONS: "expectations",
    Lane.PAINS: "frustrations",
    Lane.BARRIERS: "frustrations",
    Lane.DRIVERS: "motivations",
    Lane.DOES: "behaviours",
}
_LONGEST_TITLE = 120
_LONGEST_VERSION = 30
_DRAFT = re.compile(r"\s*(?:v\.?|ver\.?|version|wersja|draft|szkic)\s*\d", re.IGNORECASE)
_VERSION = re.compile(r"(?:v|ver|version|wersja)?[.:\s]*\d[\d\s.:/-]*", re.IGNORECASE)


class Heading:
    """What is told above a grid, while it is read."""

    def __init__(self, gathered: Gathered, grid: Grid) -> None:
        self.gathered = gathered
        self.grid = grid
        self.title = ""
        self.read_cells: set[tuple[int, int]] = set()
        self._told: list[tuple[Lane, str, list[Cell]]] = []
        self._free: list[Cell] = []
        self._pairs: list[tuple[Cell, Cell]] = []

    def read(self) -> None:
        """Divide the rows into what is labelled and what is not; the first of the latter is the title."""
        for cells in self._rows():
            self._row(cells)
        titles = [cells[0] for lane, _, cells in self._told if lane is Lane.TITLE and cells]
        title = titles[0] if titles else self._best_title() or self._title_of_pair()
        if title is not None:
            self.title = self._text(title, one_title(title.text))

    def _best_title(self) -> Cell | None:
        """Take the first text on its own that may be a title, rather in the column of the labels; tell which."""
        able = [
            cell
            for cell in self._free
            if len(cell.text) <= _LONGEST_TITLE and not _is_no_title(cell.text)
        ]
        if not able:
            return None
        in_line = [cell for cell in able if cell.column == self.grid.labels]
        best = in_line[0] if in_line and not self.grid.table.sideways else able[0]
        if len(self._free) > 1:
            said = f"“{one_line(best.text)}” was taken for the title, of {len(self._free)} texts above the grid."
            self.gathered.lose(
                Fate.GUESSED,
                "title",
                said,
                self.grid.table.place_of(best),
                value=best.text,
                severity=Severity.INFO,
            )
        self._free.remove(best)
        return best

    def _title_of_pair(self) -> Cell | None:
        """Take a text with another one next to it for the title, where it is rather that than a label."""
        for label, value in self._pairs:
            said = label.text.strip()
            told = any(each.isdigit() for each in value.text) and not _DRAFT.match(value.text)
            if " " in said and not said.endswith(":") and not told and not _is_no_title(said):
                self._pairs.remove((label, value))
                self._free.append(value)
                return label
        return None

    def _rows(self) -> Iterator[list[Cell]]:
        """Give the rows above the grid; those of a turned table stand before the names of its lanes."""
        table, grid = self.grid.table, self.grid
        if table.sideways:
            end = grid.labels if grid.groups is None else grid.groups
            yield from (cells for row, cells in table.turned().rows() if row < end)
        else:
            heading = set(grid.heading)
            yield from (cells for row, cells in table.rows() if row in heading)

    def _row(self, cells: list[Cell]) -> None:
        """Read `Persona | Anna | Scenario | …`, `Persona: Anna`, or a text on its own."""
        label: tuple[Lane, str, list[Cell]] | None = None
        for cell in cells:
            lane = self._lane(cell.text)
            if lane is not None and cell is not cells[-1]:
                label = (lane, cell.text.strip(), [])
                self._told.append(label)
                self._use(cell)
            elif label is not None:
                label[2].append(cell)
            elif (within := self._within(cell)) is not None:
                self._told.append(within)
            elif len(cells) == 1 or cell is cells[0]:
                self._free.append(cell)
            elif (
                cell is cells[1] and self._free[-1:] == cells[:1] and self._is_next(cells[0], cell)
            ):
                self._pairs.append((self._free.pop(), cell))

    def _is_next(self, cell: Cell, other: Cell) -> bool:
        """Whether a cell stands right behind another one, which may be merged."""
        if self.grid.table.sideways:
            return self.grid.table.span(cell.column, cell.row).bottom + 1 == other.column
        return self.grid.table.span(cell.row, cell.column).right + 1 == other.column

    def _lane(self, text: str) -> Lane | None:
        named = lane_named(text.strip().rstrip(":"))
        return named.lane if named is not None and named.sure else None

    def _within(self, cell: Cell) -> tuple[Lane, str, list[Cell]] | None:
        """Read a label and its text in one cell: `Persona: Anna`."""
        label, colon, rest = cell.text.partition(":")
        lane = self._lane(label) if colon and rest.strip() else None
        if lane is None:
            return None
        from dataclasses import replace

        return lane, label.strip(), [replace(cell, text=rest.strip())]

    def _use(self, cell: Cell) -> None:
        key = (cell.column, cell.row) if self.grid.table.sideways else (cell.row, cell.column)
        self.read_cells.add(key)

    def _text(self, cell: Cell, text: str) -> str:
        self._use(cell)
        return self.gathered.text(text, self.grid.table.place_of(cell))

    def fill(self, journey: Data) -> None:
        """Give the journey what is told of it, and its persona what is told of her or him."""
        persona = self._persona(journey)
        for lane, label, cells in self._told:
            if lane not in (Lane.PERSONA, Lane.TITLE):
                for cell in cells:
                    self._labelled(journey, persona, lane, label, cell)
        for before, value in self._pairs:
            name = self._text(before, one_text(before.text)).strip(" :")
            said = f"{name}: {self._text(value, one_text(value.text))}"
            self._add(journey, "summary", said)
            told = f"“{one_line(said)}” above the grid became part of the summary."
            place = self.grid.table.place_of(before)
            self.gathered.lose(Fate.GUESSED, "summary", told, place, value=said)
        for cell in self._free:
            text = self._text(cell, cell.text)
            self._add(journey, "summary", text)
            said = f"“{one_line(text)}” above the grid became part of the summary."
            self.gathered.lose(
                Fate.GUESSED, "summary", said, self.grid.table.place_of(cell), value=text
            )

    def _persona(self, journey: Data) -> Data | None:
        """Name the persona; return it if it is new, so that more can be told of it."""
        cells = [cell for lane, _, cells in self._told if lane is Lane.PERSONA for cell in cells]
        new: Data | None = None
        for number, cell in enumerate(cells):
            text = self._text(cell, " ".join(cell.text.split()))
            match = _NAME.fullmatch(text)
            name, rest = (match[1], match[2]) if match else (text, "")
            if not name.strip():
                continue
            place = self.grid.table.place_of(cell)
            id = self.gathered.persona(name, place)
            personas = journey.setdefault("personas", [])
            if id not in personas:
                personas.append(id)
            found = self._new(id)
            if rest and found is not None:
                self._add(found, "bio", rest)
                said = f"“{one_line(name)}” was read as the name of the persona, “{one_line(rest)}” as what is known of it."
                self.gathered.lose(Fate.GUESSED, "persona", said, place, value=text)
            elif rest:
                self._left(cell, rest)
            if number == 0:
                new = found
        return new

    def _new(self, id: str) -> Data | None:
        """Return a persona that this file has brought."""
        maps: Iterator[Data] = (
            data for data in self.gathered.maps if data["kind"] == "persona" and data["id"] == id
        )
        return next(maps, None)

    def _labelled(
        self, journey: Data, persona: Data | None, lane: Lane, label: str, cell: Cell
    ) -> None:
        text = self._text(cell, one_text(cell.text))
        if lane is Lane.SCENARIO:
            self._add(journey, "scenario", text)
        elif lane is Lane.SUMMARY:
            self._add(journey, "summary", text)
        elif lane is Lane.OWNER:
            self._add(journey, "owner", text)
        elif lane is Lane.STATE and self._state(text):
            journey["state"] = self._state(text)
        elif lane is Lane.GOALS and ("goal" not in journey or persona is None):
            self._add(journey, "goal", text)
        elif persona is not None and lane in _PERSONAL:
            items = [self.gathered.text(item) for item in items_of(cell.text)]
            persona.setdefault(_PERSONAL[lane], []).extend({"text": item} for item in items if item)
        elif lane is Lane.EXPECTATIONS:
            items = [self.gathered.text(item) for item in items_of(cell.text)]
            journey.setdefault("expectations", []).extend({"text": item} for item in items if item)
        elif persona is not None and lane is Lane.ROLE:
            self._add(persona, "archetype", text)
        elif persona is not None and lane is Lane.QUOTES and "quote" not in persona:
            persona["quote"] = unquoted(text)
        elif persona is not None and lane is Lane.ABOUT:
            persona.setdefault("demographics", {})[self.gathered.text(label).strip(" :")] = text
        else:
            self._left(cell, f"{label}: {text}")

    def _state(self, text: str) -> str | None:
        known = {
            folded(word): state for words in (pl.STATES, en.STATES) for word, state in words.items()
        }
        return known.get(folded(text))

    def _left(self, cell: Cell, text: str) -> None:
        said = f"“{one_line(text)}” above the grid has no place in a map and was left out."
        self.gathered.lose(
            Fate.DROPPED, "heading", said, self.grid.table.place_of(cell), value=text
        )

    def _add(self, data: Data, field: str, text: str) -> None:
        known = data.get(field)
        if text:
            data[field] = f"{known}\n{text}" if known else text


def _is_no_title(text: str) -> bool:
    """Whether a text says how secret or how old a map is: `CONFIDENTIAL`, `v0.9`, `12.03.2026`."""
    text = text.strip()
    return among(text, en.NO_TITLES, pl.NO_TITLES) or bool(
        len(text) <= _LONGEST_VERSION and _VERSION.fullmatch(text)
    )
