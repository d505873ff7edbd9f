"""Sticky notes into a journey: where they hang tells the stage and the step, their kind the lane."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.exchange.coming.gathered import Data, filled, unique_ids
from cjmap.exchange.coming.language import guess_language
from cjmap.exchange.coming.source import UnreadableError
from cjmap.exchange.losses import Fate
from cjmap.exchange.tables.beside import tell_beside, tell_links
from cjmap.exchange.tables.notes.columns import About, Columns, columns_of
from cjmap.exchange.tables.sheet.columns import Step
from cjmap.exchange.tables.sheet.entries import Entry
from cjmap.exchange.tables.sheet.filling import Filler
from cjmap.exchange.tables.sheet.lanes import SERVICE, Lane
from cjmap.exchange.tables.sheet.naming import lane_named
from cjmap.exchange.tables.sheet.service import Service
from cjmap.printable import one_line
from cjmap.problem import Severity

if TYPE_CHECKING:
    from cjmap.exchange.coming.gathered import Gathered
    from cjmap.exchange.losses import Place
    from cjmap.exchange.tables.table import Cell, Table

_NOTES = 5_000
"""The notes that a board may have: nobody reads so many."""
_MARKUP = re.compile(r"</?(?:p|br|b|i|u|s|em|strong|span|a|ul|ol|li|div)\b[^<>]*>", re.IGNORECASE)


@dataclass(slots=True, eq=False)
class Note:
    """One note: its text, what it is called, where it hangs, and its row."""

    text: str
    kind: str
    stage: str
    step: str
    x: float | None
    y: float | None
    order: float | None
    place: Place
    cell: Cell

    @property
    def lane(self) -> Lane | None:
        """What its kind means."""
        named = lane_named(self.kind)
        return named.lane if named is not None else None


def read(gathered: Gathered, table: Table) -> None:
    """Read a list of notes as one journey. Raises `UnreadableError` where its columns are not known."""
    columns = columns_of(table)
    if columns is None:
        raise UnreadableError(
            f"{one_line(gathered.source.name)} has no columns of sticky notes.",
            hint="The first row names them: Text, then Type, and Frame, Column, Stage or Step.",
        )
    tell_beside(gathered, table)
    tell_links(gathered, table)
    _Board(gathered, table, columns).read()


class _Board:
    """One list of notes while it becomes a journey."""

    def __init__(self, gathered: Gathered, table: Table, columns: Columns) -> None:
        self.gathered = gathered
        self.table = table
        self.columns = columns
        self.stages: list[Data] = []
        self.steps: list[Step] = []
        self.at: dict[Note, Step] = {}

    def read(self) -> None:
        notes = self._notes()
        self._tell_columns(notes)
        placed = self._placed(notes)
        if not placed:
            return
        if len(placed) > _NOTES:
            raise UnreadableError(
                f"{one_line(self.gathered.source.name)} has {len(placed):,} notes; no more than {_NOTES:,} are read."
            )
        for name, group in self._in_order(placed, "stage"):
            self._stage(name, group)
        journey = self.gathered.add_map("journey", self._title())
        self._fill(journey, placed)
        self.gathered.count("note", len(notes))
        self.gathered.count("stage", len(self.stages))
        self.gathered.count("step", len(self.steps))

    # --- the notes ---

    def _notes(self) -> list[Note]:
        notes = []
        for row, cells in self.table.rows():
            if row <= self.columns.row:
                self._above(row, cells)
                continue
            text = self._text(row, About.TEXT)
            if not text:
                self._without_text(cells)
                continue
            notes.append(self._note(row, text))
        if any(_MARKUP.search(cell.text) for cell in self.table.cells.values()):
            said = "Marks of HTML were taken out of the notes."
            self.gathered.lose(Fate.CHANGED, "markup", said, severity=Severity.INFO)
        return notes

    def _above(self, row: int, cells: list[Cell]) -> None:
        if row < self.columns.row:
            for cell in cells:
                said = f"“{one_line(cell.text)}” above the notes was left out."
                self.gathered.lose(
                    Fate.DROPPED, "heading", said, self.table.place_of(cell), value=cell.text
                )

    def _without_text(self, cells: list[Cell]) -> None:
        self.gathered.lose(
            Fate.DROPPED,
            "empty note",
            "A note without a text was left out.",
            self.table.place_of(cells[0]),
            severity=Severity.INFO,
        )

    def _text(self, row: int, about: About) -> str:
        column = self.columns.of.get(about)
        if column is None:
            return ""
        text = _MARKUP.sub(" ", self.table.text(row, column)).strip()
        return self.gathered.text(text, self.table.place(row, column))

    def _number(self, row: int, about: About) -> float | None:
        cell = self.table.cells.get((row, self.columns.of.get(about, 0)))
        return cell.number if cell else None

    def _note(self, row: int, text: str) -> Note:
        cell = self.table.cells[row, self.columns.of[About.TEXT]]
        group = " ".join(self._text(row, About.GROUP).split())
        stage = " ".join(self._text(row, About.STAGE).split())
        step = " ".join(self._text(row, About.STEP).split())
        if About.STAGE not in self.columns.of:
            stage = group
        elif About.STEP not in self.columns.of:
            step = group
        return Note(
            text,
            self.table.text(row, self.columns.kind) if self.columns.kind else "",
            stage,
            step,
            self._number(row, About.X),
            self._number(row, About.Y),
            self._number(row, About.ORDER),
            self.table.place_of(cell),
            cell,
        )

    def _tell_columns(self, notes: list[Note]) -> None:
        """Tell the columns that were not used: authors, dates, links, sizes, places that not every note has."""
        used = {*self.columns.of.values()} - {
            column
            for about in (About.TAG, About.COLOUR)
            if (column := self.columns.of.get(about)) and column != self.columns.kind
        }
        hung = _hung(notes)
        if any(note.x is None or note.y is None for note in hung):
            used -= {self.columns.of.get(About.X), self.columns.of.get(About.Y)}
        if any(note.order is None for note in hung):
            used -= {self.columns.of.get(About.ORDER)}
        filled = self.table.filled_below(self.columns.row)
        for (row, column), cell in sorted(self.table.cells.items()):
            if row != self.columns.row or column in used:
                continue
            number = filled[column]
            cells = "one cell" if number == 1 else f"{number:,} cells"
            said = f"The column “{one_line(cell.text)}” with {cells} was left out."
            self.gathered.lose(
                Fate.DROPPED, "column", said, self.table.place_of(cell), severity=Severity.INFO
            )

    # --- where they hang ---

    def _placed(self, notes: list[Note]) -> list[Note]:
        """Return the notes that hang somewhere, in order; the others are told, one by one."""
        placed = _hung(notes)
        for note in notes:
            if len(placed) < len(notes) and not (note.stage or note.step):
                said = f"“{one_line(note.text)}” hangs in no stage or step and was left out."
                self.gathered.lose(Fate.DROPPED, "note", said, note.place, value=note.text)
        if all(note.order is not None for note in placed):
            placed.sort(key=lambda note: note.order or 0)
        elif all(note.x is not None and note.y is not None for note in placed):
            placed.sort(key=lambda note: (note.y or 0, note.x or 0))
        return placed

    def _in_order(self, notes: list[Note], what: str) -> list[tuple[str, list[Note]]]:
        """Group notes by stage or step: in the order of the rows, or from left to right on the board."""
        groups: dict[str, list[Note]] = defaultdict(list)
        for note in sorted(notes, key=lambda note: (note.cell.row, note.cell.column)):
            groups[getattr(note, what)].append(note)
        found = list(groups.items())
        no_order = any(note.order is None for note in notes)
        if no_order and len(found) > 1 and all(n.x is not None and n.y is not None for n in notes):
            middles = {name: (_mean(group, "x"), _mean(group, "y")) for name, group in found}
            across = _spread([x for x, _ in middles.values()])
            down = _spread([y for _, y in middles.values()])
            found.sort(key=lambda each: middles[each[0]][0 if across >= down else 1])
        if not no_order:
            found.sort(key=lambda each: min(note.order or 0 for note in each[1]))
        position = {note: number for number, note in enumerate(notes)}
        return [(name, sorted(group, key=lambda note: position[note])) for name, group in found]

    def _stage(self, name: str, notes: list[Note]) -> None:
        """Make a stage, and its steps: those that are named, those that notes are, or one for all."""
        stage: Data = {"title": name or self._whole(notes[0]), "steps": []}
        self.stages.append(stage)
        if any(note.step for note in notes):
            for title, group in self._in_order(notes, "step"):
                step = self._step(stage, title or stage["title"])
                self.at.update(dict.fromkeys(group, step))
            return
        titles = [note for note in notes if note.lane is Lane.STEP]
        if all(note.x is not None for note in titles):
            titles.sort(key=lambda note: note.x or 0)
        if not titles:
            step = self._step(stage, stage["title"])
            self.at.update(dict.fromkeys(notes, step))
            said = f"A step “{one_line(stage['title'])}” in the stage of that name, as no note there is a step."
            self.gathered.lose(Fate.MADE, "step", said, notes[0].place, value=stage["title"])
            return
        made = [(note, self._step(stage, " ".join(note.text.split()))) for note in titles]
        for note in notes:
            self.at[note] = self._nearest(note, made)

    def _whole(self, note: Note) -> str:
        texts = "".join(cell.text for cell in self.table.cells.values())
        polish = (self.gathered.source.options.lang or guess_language(texts)) == "pl"
        title = "Cała podróż" if polish else "Whole journey"
        said = f"The stage “{title}”, as the notes name none."
        self.gathered.lose(Fate.MADE, "stage", said, note.place, value=title)
        return title

    def _step(self, stage: Data, title: str) -> Step:
        step = Step({"title": title}, stage)
        stage["steps"].append(step.data)
        self.steps.append(step)
        return step

    def _nearest(self, note: Note, steps: list[tuple[Note, Step]]) -> Step:
        """Return the step under which a note hangs, or the last one that was written before it."""
        own = next((step for each, step in steps if each is note), None)
        if own is not None:
            return own
        here = note.x
        if here is not None and all(each.x is not None for each, _ in steps):
            step = min(steps, key=lambda each: abs((each[0].x or 0) - here))[1]
            how = "hangs nearest to"
        else:
            before = [step for each, step in steps if each.cell.row < note.cell.row]
            step = before[-1] if before else steps[0][1]
            how = "is written below"
        if len(steps) > 1:
            said = f"“{one_line(note.text)}” {how} “{step.data['title']}”, and was put there."
            self.gathered.lose(Fate.GUESSED, "place", said, note.place, value=step.data["title"])
        return step

    # --- what they are ---

    def _fill(self, journey: Data, notes: list[Note]) -> None:
        filler = Filler(self.gathered, journey, self.steps)
        service = Service(self.gathered)
        by_kind: dict[str, list[Note]] = defaultdict(list)
        for note in notes:
            if note.lane is not Lane.STEP or note.text != self.at[note].data["title"]:
                by_kind[note.kind].append(note)
        for kind, group in by_kind.items():
            entries = [
                Entry(note.text, note.place, [self.at[note]], note.cell.type, single=True)
                for note in group
            ]
            self._fill_kind(filler, service, kind, group[0], entries)
        unique_ids(self.stages, "stage")
        unique_ids([step.data for step in self.steps], "step", {each["id"] for each in self.stages})
        filler.finish()
        made = len(self.stages) + len(self.steps) + len(journey.get("opportunities", ())) + 1
        said = f"{made} ids, of titles: of the journey, its stages, steps and opportunities."
        self.gathered.lose(Fate.MADE, "id", said, map=str(journey["id"]))
        for stage in self.stages:
            stage["steps"] = [filled(step) for step in stage["steps"]]
        journey["stages"] = [filled(stage) for stage in self.stages]
        service.finish(journey, self.steps)

    def _fill_kind(
        self, filler: Filler, service: Service, kind: str, first: Note, entries: list[Entry]
    ) -> None:
        named = lane_named(kind)
        if named is not None and not named.sure:
            said = f"Notes of the kind “{one_line(kind)}” were read as {named.lane.value}."
            self.gathered.lose(Fate.GUESSED, "kind of note", said, first.place, value=kind)
        lane = named.lane if named is not None else None
        if lane is Lane.STEP or lane is Lane.STAGE:
            lane = Lane.DOES
        if lane in SERVICE:
            service.fill(lane, [each for each in entries if filler.usable(each, lane, entries)])
        elif not kind:
            filler.fill(Lane.SUMMARY, "", entries)
            said = (
                "One note does not say what it is; it stands in the summary of its step."
                if len(entries) == 1
                else f"{len(entries):,} notes do not say what they are; they stand in the summaries of steps."
            )
            self.gathered.lose(Fate.GUESSED, "kind of note", said, first.place)
        elif lane is None:
            filler.note(kind, entries, f"“{one_line(kind)}” is no known kind of note")
        else:
            filler.fill(lane, kind, entries)

    def _title(self) -> str:
        stem = self.gathered.source.stem.replace("-", " ").replace("_", " ").strip()
        title = self.gathered.text(stem) or "journey"
        said = f"The title “{one_line(title)}”, of the name of the file."
        self.gathered.lose(Fate.MADE, "title", said, value=title)
        return title


def _hung(notes: list[Note]) -> list[Note]:
    """Return the notes that hang in a stage or a step; all of them where none does."""
    return [note for note in notes if note.stage or note.step] or notes


def _mean(notes: list[Note], axis: str) -> float:
    values = [getattr(note, axis) or 0.0 for note in notes]
    return float(sum(values) / len(values))


def _spread(values: list[float]) -> float:
    return max(values) - min(values)
