"""Sheets with lanes down and steps across, or turned, into journeys and blueprints."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cjmap.exchange.coming.gathered import Data, filled, unique_ids
from cjmap.exchange.coming.source import UnreadableError
from cjmap.exchange.losses import Fate
from cjmap.exchange.tables.beside import tell_beside, tell_links, tell_unread
from cjmap.exchange.tables.sheet.columns import HeaderReader
from cjmap.exchange.tables.sheet.entries import Entry
from cjmap.exchange.tables.sheet.filling import Filler
from cjmap.exchange.tables.sheet.finding import Grid, grids_of, label_of
from cjmap.exchange.tables.sheet.heading import Heading
from cjmap.exchange.tables.sheet.lanes import SERVICE, Lane
from cjmap.exchange.tables.sheet.naming import among, folded, is_divider, lane_named
from cjmap.exchange.tables.sheet.service import Service
from cjmap.exchange.tables.sheet.words import en, pl
from cjmap.exchange.tables.table import number_in
from cjmap.printable import one_line
from cjmap.problem import Severity

if TYPE_CHECKING:
    from cjmap.exchange.coming.gathered import Gathered
    from cjmap.exchange.tables.sheet.columns import Header, Step
    from cjmap.exchange.tables.sheet.finding import LaneRows
    from cjmap.exchange.tables.table import Table

_CELLS = 50_000
"""The cells that a sheet for people may have; a large journey has two thousand."""
_GRIDS = 100
"""The journeys that a sheet may have, one below the other."""
_FIRST = (Lane.CHANNEL, Lane.TOUCHPOINT, Lane.EMOTION)
"""Lanes that others look at: they are filled first."""


def read(gathered: Gathered, table: Table, *, alone: bool = True) -> None:
    """Read every grid of a table, and tell all of the table that no grid took.

    The title of a sheet that is not `alone` has its name, where it tells none itself.
    """
    if len(table.cells) > _CELLS:
        raise UnreadableError(
            f"{one_line(gathered.source.name)}: {len(table.cells):,} cells of lanes and steps; no more than"
            f" {_CELLS:,} are read.",
            hint="Keep a journey a sheet, or export rows.",
        )
    tell_beside(gathered, table)
    grids = grids_of(table)
    if len(grids) > _GRIDS:
        raise UnreadableError(
            f"{one_line(gathered.source.name)}: {len(grids):,} journeys in one sheet; no more than {_GRIDS} are"
            " read.",
            hint="Keep a journey a sheet, or export rows.",
        )
    read: set[tuple[int, int]] = set()
    kept: set[tuple[int, int]] = set()
    for number, grid in enumerate(grids, start=1):
        journey = _Journey(gathered, grid, number if len(grids) > 1 else None, alone=alone)
        cells = journey.read()
        read |= {(column, row) for row, column in cells} if grid.table.sideways else cells
        kept |= journey.kept_links
    tell_unread(gathered, table, read)
    tell_links(gathered, table, kept)
    gathered.count("sheet")


class _Journey:
    """One grid while it becomes a journey."""

    def __init__(self, gathered: Gathered, grid: Grid, number: int | None, *, alone: bool) -> None:
        self.gathered = gathered
        self.grid = grid
        self.table = grid.table
        self.number = number
        self.alone = alone
        self.read_cells: set[tuple[int, int]] = set()
        self.kept_links: set[tuple[int, int]] = set()
        """Where cells stand in the sheet whose links are in the map."""

    def read(self) -> set[tuple[int, int]]:
        """Add the journey, and what else the grid tells; return the cells that were read."""
        self._check_length()
        heading = Heading(self.gathered, self.grid)
        heading.read()
        header = HeaderReader(self.gathered, self.grid).read()
        self.read_cells |= header.read
        if not header.steps:
            return self.read_cells
        journey = self.gathered.add_map("journey", heading.title or self._title())
        heading.fill(journey)
        self._guess_state(journey)
        self.read_cells |= heading.read_cells
        filler = Filler(self.gathered, journey, header.steps)
        service = Service(self.gathered)
        self._fill(header, filler, service)
        self._read_labels()
        self._read_numbers()
        self._read_empty()
        unique_ids(header.stages, "stage")
        unique_ids(
            [step.data for step in header.steps], "step", {each["id"] for each in header.stages}
        )
        filler.finish()
        self._tell_ids(journey, header)
        for stage in header.stages:
            stage["steps"] = [filled(step) for step in stage["steps"]]
        journey["stages"] = [filled(stage) for stage in header.stages]
        service.finish(journey, header.steps)
        self._count(header)
        return self.read_cells

    def _check_length(self) -> None:
        """Raise `UnreadableError` for more steps than columns may be: of a turned sheet, rows."""
        most = self.gathered.source.bounds.columns
        if len(self.grid.columns) > most:
            raise UnreadableError(
                f"{one_line(self.gathered.source.name)}: {len(self.grid.columns):,} lines of steps; no more than"
                f" {most:,} are read."
            )

    def _title(self) -> str:
        """Make a title of the name of the sheet, or of the file."""
        name = self.table.name
        generic = folded(re.sub(r"\d+", " ", name)) in {
            folded(each) for each in (*en.GENERIC_SHEETS, *pl.GENERIC_SHEETS, "")
        }
        stem = self.gathered.source.stem.replace("-", " ").replace("_", " ").strip()
        title = (stem if generic else name) or "journey"
        origin = "the file" if generic else "the sheet"
        if generic and name and not self.alone:
            title, origin = f"{title} – {name}", "the file and the sheet"
        if self.number is not None:
            title = f"{title} {self.number}"
        title = self.gathered.text(title)
        said = f"The title “{one_line(title)}”, of the name of {origin}."
        self.gathered.lose(Fate.MADE, "title", said, self.table.place(1, 1), value=title)
        return title

    def _guess_state(self, journey: Data) -> None:
        """Take a journey for one of the future where its title says so: `Returns – to be`."""
        title = f" {folded(journey['title'])} "
        states = {**en.STATES, **pl.STATES}
        found = next(
            (word for word in states if " " in word and f" {folded(word)} " in title), None
        )
        if found is not None and "state" not in journey and states[found] != "current":
            journey["state"] = states[found]
            said = f"“{one_line(journey['title'])}” is a journey of the future, by its title."
            self.gathered.lose(Fate.GUESSED, "state", said, map=str(journey["id"]), path=("state",))

    def _fill(self, header: Header, filler: Filler, service: Service) -> None:
        lanes = sorted(self.grid.lanes, key=lambda each: _order(each.lane))
        for lane in lanes:
            entries = self._entries(lane, header)
            if not entries:
                continue
            if self._is_number(lane, entries):
                continue
            if lane.named is not None and not lane.named.sure:
                said = f"“{one_line(lane.label)}” was read as {lane.named.lane.value}."
                self.gathered.lose(
                    Fate.GUESSED,
                    "lane",
                    said,
                    self.table.place(lane.row, self.grid.labels),
                    value=lane.label,
                )
            self._tell_nameless(lane, header)
            filler.keep_links(lane.lane, lane.label, entries)
            if lane.lane in SERVICE:
                service.fill(
                    lane.lane, [each for each in entries if filler.usable(each, lane.lane, entries)]
                )
            elif lane.lane is Lane.OWNER:
                left = [each for each in entries if not service.own(each)]
                if len(left) < len(entries):
                    owned = f"“{one_line(lane.label)}” became the owners of what is done at the same steps."
                    self.gathered.lose(Fate.GUESSED, "owner", owned, entries[0].place)
                said = f"Steps of a journey have no owner for “{one_line(lane.label)}”"
                filler.note(lane.label, left, said)
            else:
                filler.fill(lane.lane, lane.label, entries)

    def _tell_nameless(self, lane: LaneRows, header: Header) -> None:
        """Tell that a row before which nothing stands was read as more of the lane above."""
        for row in lane.nameless:
            column = next((at for at in self.grid.columns if (row, at) in self.table.cells), None)
            if column is not None and column in header.at:
                line = "column" if self.table.sideways else "row"
                said = f"A {line} without a name follows “{one_line(lane.label)}”, and was read as more of it."
                self.gathered.lose(Fate.GUESSED, "lane", said, self.table.place(row, column))

    def _is_number(self, lane: LaneRows, entries: list[Entry]) -> bool:
        """Leave out the numbers of steps: their order tells them."""
        numbers = lane.lane is None and all(number_in(each.text) is not None for each in entries)
        if not numbers or not among(lane.label, en.NUMBERS, pl.NUMBERS):
            return False
        self._tell_numbers(lane.row)
        return True

    def _entries(self, lane: LaneRows, header: Header) -> list[Entry]:
        """Return the cells of a lane, each with the steps over which it is merged."""
        entries = []
        for row in lane.rows:
            for column in self.grid.columns:
                cell = self.table.cells.get((row, column))
                if cell is None:
                    continue
                span = self.table.span(row, column)
                steps: list[Step] = []
                for each in range(span.left, span.right + 1):
                    step = header.at.get(each)
                    if step is not None and step not in steps:
                        steps.append(step)
                if not steps:
                    continue
                self.read_cells.add((row, column))
                link = self.table.links.get((row, column), "")
                if link:
                    self.kept_links.add((cell.row, cell.column))
                link = "" if link in cell.text else link
                place = self.table.place_of(cell)
                entries.append(Entry(cell.text, place, steps, cell.type, link))
        return entries

    def _read_labels(self) -> None:
        """Take the labels as read: of lanes, of the header, of lines between lanes."""
        rows = set(self.grid.rows)
        inside = range(self.grid.first, self.grid.last + 1)
        labels = {label_of(self.table, row, self.grid.labels) for row in rows}
        labels |= {each.label for each in self.grid.lanes}
        for row, column in self.table.cells:
            if column == self.grid.labels and (
                row in rows or (row in inside and is_divider(self.table.text(row, column)))
            ):
                self.read_cells.add((row, column))
            elif row in rows and self._is_before_labels(column):
                self.read_cells.add((row, column))
                if self.table.text(row, column) not in labels:
                    self._tell_group(row, column)

    def _is_before_labels(self, column: int) -> bool:
        """Whether labels may stand in a column, or groups of them: of a turned sheet a heading stands there."""
        return column == self.grid.groups or (column < self.grid.labels and not self.table.sideways)

    def _read_empty(self) -> None:
        """Take the names of lanes without a cell as read."""
        column = self.grid.labels
        for row in range(self.grid.first + 1, self.grid.last + 1):
            unread = (row, column) in self.table.cells and (row, column) not in self.read_cells
            named = lane_named(self.table.text(row, column)) if unread else None
            if named is not None and named.sure:
                self.read_cells.add((row, column))
                said = f"The lane “{one_line(self.table.text(row, column))}” is empty"
                coloured = any(at == row for at, _ in self.table.coloured)
                said += ": its cells have colours, which are not read." if coloured else "."
                severity = None if coloured else Severity.INFO
                place = self.table.place(row, column)
                self.gathered.lose(Fate.DROPPED, "empty lane", said, place, severity=severity)

    def _read_numbers(self) -> None:
        """Take the numbers of the steps as read: their order tells them."""
        row = self.grid.numbers
        if row is None:
            return
        self.read_cells |= {place for place in self.table.cells if place[0] == row}
        self._tell_numbers(row)

    def _tell_numbers(self, row: int) -> None:
        place = self.table.place(row, self.grid.labels)
        said = "The numbers of the steps were left out: a map tells their order by itself."
        self.gathered.lose(Fate.DROPPED, "number", said, place, severity=Severity.INFO)

    def _tell_group(self, row: int, column: int) -> None:
        text = self.table.text(row, column)
        self.gathered.lose(
            Fate.DROPPED,
            "heading of lanes",
            f"“{one_line(text)}” stands before the names of lanes; a map has no groups of lanes.",
            self.table.place(row, column),
            value=text,
            severity=Severity.INFO,
        )

    def _tell_ids(self, journey: Data, header: Header) -> None:
        made = len(header.stages) + len(header.steps) + len(journey.get("opportunities", ())) + 1
        said = f"{made} ids, of titles: of the journey, its stages, steps and opportunities."
        self.gathered.lose(Fate.MADE, "id", said, map=str(journey["id"]))

    def _count(self, header: Header) -> None:
        self.gathered.count("journey")
        self.gathered.count("stage", len(header.stages))
        self.gathered.count("step", len(header.steps))
        self.gathered.count("lane", len(self.grid.lanes))
        self.gathered.count("cell", len(self.read_cells))


def _order(lane: Lane | None) -> tuple[int, int]:
    """Fill channels before touchpoints, scores before words, and owners behind what they own."""
    if lane in _FIRST:
        return 0, _FIRST.index(lane)
    return (2, 0) if lane is Lane.OWNER else (1, 0)
