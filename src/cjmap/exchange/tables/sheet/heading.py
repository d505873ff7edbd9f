"""What stands above a grid: its title, the persona, the scenario."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cjmap.exchange.losses import Fate
from cjmap.exchange.tables.sheet.bullets import items_of, one_text, one_title, unquoted
from cjmap.exchange.tables.sheet.lanes import Lane
from cjmap.exchange.tables.sheet.naming import folded, lane_named
from cjmap.exchange.tables.sheet.words import en, pl
from cjmap.printable import one_line

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


class Heading:
    """What is told above a grid, while it is read."""

    def __init__(self, gathered: Gathered, grid: Grid) -> None:
        self.gathered = gathered
        self.grid = grid
        self.title = ""
        self.read_cells: set[tuple[int, int]] = set()
        self._told: list[tuple[Lane, str, list[Cell]]] = []
        self._free: list[Cell] = []

    def read(self) -> None:
        """Divide the rows into what is labelled and what is not; the first of the latter is the title."""
        for cells in self._rows():
            self._row(cells)
        titles = [cells[0] for lane, _, cells in self._told if lane is Lane.TITLE and cells]
        if not titles and self._free and len(self._free[0].text) <= _LONGEST_TITLE:
            titles = [self._free.pop(0)]
        if titles:
            self.title = self._text(titles[0], one_title(titles[0].text))

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
