"""The sheet of a journey or a blueprint against what was written into it.

Columns and rows are known by the keys in the hidden row and the hidden column, which travel with
them: so a column may be moved, and one without a key is new.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cjmap.draw.look.labels import languages, words
from cjmap.draw.pictures.journey.plan import ITEM_FIELDS
from cjmap.exchange.coming.surroundings import same_name
from cjmap.exchange.losses import Fate
from cjmap.exchange.tables.workbook.addresses import key_of
from cjmap.exchange.tables.workbook.back.chunks import chunks_in
from cjmap.exchange.tables.workbook.back.facts import read_facts, shown_at
from cjmap.exchange.tables.workbook.painting.grid import FIRST, KEYS, LANES
from cjmap.exchange.tables.workbook.sheets.journey import TRUTH
from cjmap.exchange.tables.workbook.sheets.sheet import Holds
from cjmap.exchange.tables.workbook.written import SHEET
from cjmap.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cjmap.exchange.tables.rows.plain import Data
    from cjmap.exchange.tables.table import Table
    from cjmap.exchange.tables.workbook.back.changing import Changing
    from cjmap.exchange.tables.workbook.written import WrittenCell

_KEYS, _LANES, _FIRST = KEYS + 1, LANES + 1, FIRST + 1
"""Tables count from 1."""


def read_grid(changing: Changing, table: Table, written: Sequence[WrittenCell]) -> None:
    """Take the changes of a grid over: cells, new columns, columns that moved or are gone."""
    read_facts(changing, table, written)
    _Grid(changing, table, written).read()


@dataclass(slots=True)
class _Grid:
    changing: Changing
    table: Table
    written: Sequence[WrittenCell]
    columns: dict[str, int] = field(default_factory=dict)
    """The columns of the sheet by the ids of their steps."""
    new: list[int] = field(default_factory=list)
    rows: dict[str, int] = field(default_factory=dict)
    """The rows of the sheet by the keys of their lanes."""
    holds: dict[str, Holds] = field(default_factory=dict)

    @property
    def is_journey(self) -> bool:
        return self.changing.kind == "journey"

    def read(self) -> None:
        self._rows()
        self._columns()
        before = [each.column for each in self.written if each.lane == "steps" and each.column]
        gone = [key for key in before if key not in self.columns]
        if before and len(gone) == len(before):
            self._tell(
                "column",
                "The hidden row that says which column is which step is gone; the sheet was not read.",
                1,
                _KEYS,
            )
            return
        self._change_cells()
        self.changing.settle()
        if self.is_journey:
            self._change_stages()
        self._add_columns()
        self._move([key for key in before if key in self.columns])
        self.changing.settle()
        self._take_out(gone)

    # --- what is where ---

    def _rows(self) -> None:
        """Find the lanes: by their keys, and those that somebody added by their names."""
        self.holds = {each.lane: each.holds for each in self.written if each.column}
        for row, cells in self.table.rows():
            key = self.table.text(row, _KEYS)
            filled = [each.column for each in cells if each.column >= _FIRST]
            if key and key not in self.rows:
                self.rows[key] = row
            elif not key and filled:
                self._added_lane(row, filled)

    def _added_lane(self, row: int, filled: list[int]) -> None:
        label = self.table.text(row, _LANES)
        lane = _lane_called(label) if self.is_journey else None
        if lane is not None and lane not in self.rows:
            self.rows[lane] = row
            self.holds[lane] = (
                Holds.NUMBER
                if lane == "emotion"
                else Holds.TEXT
                if lane == "touchpoint"
                else Holds.ITEMS
            )
            return
        said = f"the lane “{one_line(label)}”" if label else "a row without a name"
        self._tell(
            "lane",
            f"There is no place for {said} with {len(filled):,} filled cells; it was left out.",
            row,
            filled[0],
        )

    def _columns(self) -> None:
        top = next(
            (row for row in range(1, 4) if self.table.text(row, _KEYS).startswith(f"{SHEET} ")), 1
        )
        lanes = {row for lane, row in self.rows.items() if lane in self.holds}
        filled = {column for row, column in self.table.cells if row in lanes and column >= _FIRST}
        keyed = {column for row, column in self.table.cells if row == top and column >= _FIRST}
        for column in sorted(filled | keyed):
            key = self.table.text(top, column)
            if key and key not in self.columns:
                self.columns[key] = column
            elif column in filled:
                self.new.append(column)

    # --- cells ---

    def _change_cells(self) -> None:
        known = {(each.lane, each.column): each for each in self.written}
        for lane, holds in self.holds.items():
            row = self.rows.get(lane)
            if row is None or lane == "stages":
                continue
            for key, column in self.columns.items():
                was = known.get((lane, key))
                shown = shown_at(self.table, row, column, holds)
                place = self.table.place(row, column)
                if was is None:
                    if shown:
                        self.changing.fill(lane, key, holds, shown, place)
                elif shown != was.shown:
                    self.changing.change(was, shown, place)

    def _stage_texts(self) -> dict[int, str]:
        """Return the stage that stands above each column: of merged cells that of the first, else the last one."""
        row = self.rows.get("stages")
        texts: dict[int, str] = {}
        last = ""
        if row is None:
            return texts
        for column in range(_FIRST, max([*self.columns.values(), *self.new, _FIRST]) + 1):
            span = self.table.span(row, column)
            last = shown_at(self.table, span.top, span.left) or last
            texts[column] = last
        return texts

    def _change_stages(self) -> None:
        """Rename stages whose text is another one, and move steps below the stage that they stand under now."""
        texts = self._stage_texts()
        row = self.rows.get("stages", 1)
        shown = {each.column: each for each in self.written if each.lane == "stages"}
        owners = {
            step["id"]: stage
            for stage in self.changing.data["stages"]
            for step in stage.get("steps", ())
        }
        names = {each.shown for each in shown.values()}
        for key, was in shown.items():
            stage = self.changing.addresses.record("stages", key)
            own = [column for id, column in self.columns.items() if owners.get(id) is stage]
            now = [texts.get(column, "") for column in sorted(own)]
            if stage is not None and now and was.shown not in now and now[0] not in names:
                self.changing.change(was, now[0], self.table.place(row, min(own)))
                texts = {
                    column: was.shown if text == now[0] else text for column, text in texts.items()
                }
        by_text = {each.shown: key for key, each in reversed(shown.items())}
        for id, column in self.columns.items():
            target = self.changing.addresses.record(
                "stages", by_text.get(texts.get(column, ""), "")
            )
            stage = owners.get(id)
            if (
                stage is None
                or target is None
                or target is stage
                or shown.get(self._key(stage)) is None
            ):
                continue
            if shown[self._key(stage)].shown == texts[column]:
                continue  # two stages of one name
            step = next(each for each in stage["steps"] if each["id"] == id)
            stage["steps"] = [each for each in stage["steps"] if each is not step]
            target.setdefault("steps", []).append(step)
            self.changing.gathered.count("moved step")

    def _key(self, stage: Data) -> str:
        return str(stage.get("id") or f"#{self.changing.data['stages'].index(stage) + 1}")

    # --- columns ---

    def _add_columns(self) -> None:
        texts = self._stage_texts() if self.is_journey else {}
        titles = self.rows.get("steps", 1)
        for column in self.new:
            title = shown_at(self.table, titles, column).removeprefix(TRUTH.strip()).strip()
            place = self.table.place(titles, column)
            if not title:
                title = self._title_of_cells(column)
                if not title:
                    continue
                self.changing.gathered.lose(
                    Fate.GUESSED,
                    "title",
                    f"A new column has no title; its first words are the title now: “{one_line(title)}”.",
                    place,
                    value=title,
                )
            step: Data = {
                "id": self.changing.new_id(title, "step"),
                "title": self.changing.gathered.text(title, place),
            }
            self.changing.grown.places[id(step)] = {"": place}
            if shown_at(self.table, titles, column).startswith(TRUTH.strip()):
                step["moment_of_truth"] = True
            self._insert(step, column, texts)
            self.changing.addresses.forget()
            self.columns[step["id"]] = column
            self.changing.gathered.lose(
                Fate.MADE,
                "step",
                f"Step `{step['id']}` for the new column “{one_line(title)}”.",
                place,
                value=step["id"],
                map=str(self.changing.data["id"]),
            )
            for lane, holds in self.holds.items():
                row = self.rows.get(lane)
                if row is not None and lane not in ("steps", "stages"):
                    shown = shown_at(self.table, row, column, holds)
                    if shown:
                        self.changing.fill(
                            lane, step["id"], holds, shown, self.table.place(row, column)
                        )

    def _title_of_cells(self, column: int) -> str:
        for lane, holds in self.holds.items():
            row = self.rows.get(lane)
            if row is not None and holds is Holds.ITEMS:
                chunks = chunks_in(shown_at(self.table, row, column))
                if chunks:
                    return chunks[0].head
        return ""

    def _insert(self, step: Data, column: int, texts: dict[int, str]) -> None:
        """Put a new step behind the one at its left, or first in the stage that it stands under."""
        left = [(place, id) for id, place in self.columns.items() if place < column]
        neighbour = max(left)[1] if left else None
        if not self.is_journey:
            steps = self.changing.data.setdefault("steps", [])
            at = next((n for n, each in enumerate(steps, 1) if key_of(each) == neighbour), 0)
            steps.insert(at, step)
            return
        stage = self._stage_above(texts.get(column, ""), neighbour)
        steps = stage.setdefault("steps", [])
        at = next((n for n, each in enumerate(steps, 1) if each["id"] == neighbour), 0)
        steps.insert(at, step)

    def _stage_above(self, text: str, neighbour: str | None) -> Data:
        """Return the stage of that title, a new one where nobody has it; without any, the neighbour's."""
        stages: list[Data] = self.changing.data["stages"]
        beside = next(
            (
                n
                for n, each in enumerate(stages)
                if any(one["id"] == neighbour for one in each.get("steps", ()))
            ),
            0,
        )
        if not text:
            return stages[beside]
        shown = {each.shown: each.column for each in self.written if each.lane == "stages"}
        titles = {same_name(str(each.get("title", ""))): each for each in stages}
        found = self.changing.addresses.record("stages", shown.get(text, "")) or titles.get(
            same_name(text)
        )
        if found is not None:
            return (
                stages[beside]
                if same_name(str(stages[beside].get("title", ""))) == same_name(text)
                else found
            )
        stage: Data = {"id": self.changing.new_id(text, "step"), "title": text}
        stages.insert(beside + 1, stage)
        self.changing.gathered.lose(
            Fate.MADE, "stage", f"Stage `{stage['id']}` for “{one_line(text)}”.", value=stage["id"]
        )
        return stage

    def _move(self, before: list[str]) -> None:
        """Put the steps in the order of their columns, where somebody moved one."""
        now = sorted(before, key=lambda key: self.columns[key])
        if now == before:
            return
        lists = [stage.get("steps", []) for stage in self.changing.data.get("stages", ())]
        for steps in lists if self.is_journey else [self.changing.data["steps"]]:
            steps.sort(key=lambda step: self.columns.get(step.get("id") or key_of(step), 0))
        self.changing.gathered.count(
            "moved step", sum(1 for one, two in zip(now, before, strict=True) if one != two)
        )

    def _take_out(self, gone: list[str]) -> None:
        """Take out the steps whose columns are gone, with all that they held."""
        data = self.changing.data
        find = self.changing.addresses.step if self.is_journey else self.changing.addresses.column
        found = {key: step for key in gone if (step := find(key)) is not None}
        if not found:
            return
        out = {id(step) for step in found.values()}
        for owner in data["stages"] if self.is_journey else [data]:
            _keep(owner, "steps", lambda step: id(step) not in out)
        if not self.is_journey:
            _keep(data, "actions", lambda action: action.get("at") not in found)
        for key, step in found.items():
            title = str(step["title"]) if self.is_journey else key
            self.changing.gathered.lose(
                Fate.CHANGED,
                "step",
                f"“{one_line(title)}” was taken out with all that it held, as its column is gone from the sheet"
                f" “{self.table.name}”.",
                self.table.place(1, 1),
                value=key,
                map=str(data["id"]),
            )

    def _tell(self, what: str, message: str, row: int, column: int) -> None:
        self.changing.gathered.lose(Fate.DROPPED, what, message, self.table.place(row, column))


def _keep(owner: Data, name: str, wanted: Callable[[Data], bool]) -> None:
    """Keep those parts of a list that are wanted; an empty list goes."""
    parts = [each for each in owner.pop(name, ()) if wanted(each)]
    if parts:
        owner[name] = parts


def _lane_called(label: str) -> str | None:
    """Return the key of the lane that people call so, in any language of ours."""
    names = {"touchpoints": "touchpoint", "touchpoint": "touchpoint", "emotion": "emotion"}
    names |= {key: key for key in ITEM_FIELDS}
    wanted = same_name(label)
    for lang in languages():
        said = words(lang)
        for name, key in names.items():
            if same_name(said[name]) == wanted:
                return key
    return None
