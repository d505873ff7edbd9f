"""The header of a grid into stages and steps, and which columns are whose."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cjmap.exchange.coming.language import guess_language
from cjmap.exchange.losses import Fate
from cjmap.exchange.tables.sheet.bullets import items_of, one_title
from cjmap.exchange.tables.sheet.naming import among, folded
from cjmap.exchange.tables.sheet.words import en, pl
from cjmap.printable import one_line

if TYPE_CHECKING:
    from cjmap.exchange.coming.gathered import Data, Gathered
    from cjmap.exchange.tables.sheet.finding import Grid

_BEGIN = 10
"""The rows in which a column has its first text."""
_TITLE = 80
"""The letters of a cell from which several lines are a list, and no title."""


@dataclass(slots=True, eq=False)
class Step:
    """One step while it is filled: its data, and that of its stage."""

    data: Data
    stage: Data


@dataclass(slots=True)
class Header:
    """The stages of a journey, its steps in order and by column, and the cells that told them."""

    stages: list[Data] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    read: set[tuple[int, int]] = field(default_factory=set)
    at: dict[int, Step] = field(default_factory=dict)


class HeaderReader:
    """The header of one grid while it is read."""

    def __init__(self, gathered: Gathered, grid: Grid) -> None:
        self.gathered = gathered
        self.grid = grid
        self.table = grid.table
        self.header = Header()
        self._rows = grid.rows
        self._apart = range(0)
        self._titled_by_stage = 0

    def read(self) -> Header:
        """Return the stages and the steps; what was made or guessed for them is told."""
        footnotes = self._footnotes()
        self._apart = self._columns_apart()
        for column in self.grid.columns:
            if column not in footnotes and not self._is_no_step(column):
                self._stage(column)
                self._step(column)
        self._name_steps()
        self._settle_phases()
        self._tell()
        self.header.stages = [stage for stage in self.header.stages if stage.get("steps")]
        return self.header

    def _is_no_step(self, column: int) -> bool:
        """Whether a column has notes, sums and the like, by its title."""
        titles = [
            self.table.text(row, column)
            for row in (self.grid.stages, self.grid.steps)
            if row is not None and self.table.text(row, column)
        ]
        if titles and all(among(each, en.NO_STEPS, pl.NO_STEPS) for each in titles):
            return True
        texts = (self.table.text(row, column) for row in self._rows[:_BEGIN])
        first = next(filter(None, texts), "")
        begin = first.split()[0] if column in self._apart and first else ""
        return among(first, en.TOTALS, pl.TOTALS) or among(begin, en.NO_STEPS, pl.NO_STEPS)

    def _columns_apart(self) -> range:
        """Return the columns behind an empty one where no stage begins any more."""
        columns = self.grid.columns
        last = columns.stop - 1
        while last > columns.start and not (
            self.grid.stages is not None and self.table.text(self.grid.stages, last)
        ):
            last -= 1
        gap = next((each for each in columns if each > last and not self._is_covered(each)), None)
        return range(columns.stop if gap is None else gap + 1, columns.stop)

    def _footnotes(self) -> set[int]:
        """Return the lines below a turned grid that have a text in their first cell alone: they are no steps."""
        found: set[int] = set()
        if not self.table.sideways or self.grid.steps is None:
            return found
        waiting: list[int] = []
        for column in reversed(self.grid.columns):
            rows = [row for row in self._rows if self.table.text(row, column)]
            if not rows and not self._is_covered(column):
                found.update(waiting)
                waiting = []
            elif rows != self._rows[:1]:
                break
            elif self.table.text(rows[0], column).startswith("*"):
                found.add(column)
            else:
                waiting.append(column)
        return found

    def _is_covered(self, column: int) -> bool:
        """Whether anything of the grid stands in a column, also a cell that is merged over it."""
        return any(
            self.table.text(span.top, span.left)
            for row in self._rows
            for span in (self.table.span(row, column),)
        )

    def _text(self, row: int | None, column: int) -> tuple[str, bool]:
        """Return the title over a column, and whether it begins there: merged cells have one title."""
        if row is None:
            return "", False
        span = self.table.span(row, column)
        cell = self.table.cells.get((span.top, span.left))
        if cell is None:
            return "", False
        self.header.read.add((span.top, span.left))
        title = one_title(self.gathered.text(cell.text, self.table.place_of(cell)))
        return title, span.left == column or column == self.grid.columns.start

    def _stage(self, column: int) -> None:
        """Begin a stage, where one begins: not where the title is that of the column before."""
        stages = self.header.stages
        title, begins = self._text(self.grid.stages, column)
        same = bool(stages) and folded(stages[-1]["title"]) == folded(title)
        if title and begins and not same:
            stages.append({"title": title})
            self._phase(column, stages[-1])
        elif not stages and self._has_content(column):
            self._first_stage(column)

    def _phase(self, column: int, stage: Data) -> None:
        """Note the part of the journey that a stage is: by the row above it, or by its own title."""
        row = self.grid.phases
        text = stage["title"] if row is None else self._text(row, column)[0]
        for words in (en.PARTS_OF_TIME, pl.PARTS_OF_TIME):
            for word, phase in words.items():
                if folded(word) == folded(text):
                    stage["phase"] = phase

    def _settle_phases(self) -> None:
        """Keep phases where several stages tell one; what stands between before and after is during."""
        stages = self.header.stages
        told = [number for number, stage in enumerate(stages) if "phase" in stage]
        if self.grid.phases is not None or not told:
            return
        if len(told) < 2:
            del stages[told[0]]["phase"]
            return
        before = [number for number in told if stages[number]["phase"] == "before"]
        after = [number for number in told if stages[number]["phase"] == "after"]
        if before and after:
            for stage in stages[max(before) + 1 : min(after)]:
                stage.setdefault("phase", "during")
        row = self.grid.stages or 1
        self.gathered.lose(
            Fate.GUESSED,
            "phase",
            "Which stages are before, during and after was read from their titles.",
            self.table.place(row, self.grid.columns.start),
        )

    def _first_stage(self, column: int) -> None:
        polish = self._lang() == "pl"
        if self.grid.stages is None:
            title = "Cała podróż" if polish else "Whole journey"
            said = f"The stage “{title}”, as the table names none."
        else:
            title = "Początek" if polish else "Beginning"
            said = f"The stage “{title}”, for what stands before the first."
        self.header.stages.append({"title": title})
        row = self.grid.stages or self.grid.steps or 1
        self.gathered.lose(Fate.MADE, "stage", said, self.table.place(row, column), value=title)

    def _lang(self) -> str | None:
        texts = "".join(cell.text for cell in self.table.cells.values())
        return self.gathered.source.options.lang or guess_language(texts)

    def _has_content(self, column: int) -> bool:
        rows = [row for each in self.grid.lanes for row in each.rows]
        rows += [row for row in (self.grid.steps,) if row is not None]
        return any((row, column) in self.table.cells for row in rows)

    def _step(self, column: int) -> None:
        """Begin a step, or go on with the one before where its title is merged over this column."""
        title, begins = self._text(self.grid.steps, column)
        steps = self.header.steps
        stage_begins = self._text(self.grid.stages, column)[1]
        if steps and ((title and not begins) or self._goes_on(title, stage_begins)):
            self.header.at[column] = steps[-1]
            return
        if not title and not self._has_content(column) and not stage_begins:
            return
        if not self.header.stages:
            return
        stage = self.header.stages[-1]
        step = Step({"title": title}, stage)
        if title and self.grid.steps is not None:
            self._list_in(self.grid.steps, column, step)
        stage.setdefault("steps", []).append(step.data)
        steps.append(step)
        self.header.at[column] = step

    def _goes_on(self, title: str, stage_begins: bool) -> bool:
        """Whether a line of a turned sheet tells more of the step above: its title is missing, or the same."""
        if not self.table.sideways or self.grid.steps is None or not self.header.stages:
            return False
        step = self.header.steps[-1]
        here = step.stage is self.header.stages[-1]
        return here and (folded(title) == folded(step.data["title"]) if title else not stage_begins)

    def _list_in(self, row: int, column: int, step: Step) -> None:
        """Keep a list in the cell of a title as what the customer does there."""
        span = self.table.span(row, column)
        cell = self.table.cells[span.top, span.left]
        items = items_of(cell.text)
        if len(items) < 2 or (len(items) < 3 and len(cell.text) < _TITLE and "\n" not in cell.text):
            return
        place = self.table.place_of(cell)
        step.data["title"] = ""
        step.data["does"] = [{"text": self.gathered.text(item, place)} for item in items]
        self.gathered.lose(
            Fate.GUESSED,
            "step",
            f"{len(items)} things in one column are what the customer does in one step.",
            place,
            value=cell.text,
        )

    def _name_steps(self) -> None:
        """Give steps without a title that of their stage, with a number where there are several."""
        for stage in self.header.stages:
            steps = stage.get("steps", [])
            for number, step in enumerate(steps, start=1):
                if not step["title"]:
                    step["title"] = (
                        f"{stage['title']} {number}" if len(steps) > 1 else stage["title"]
                    )
                    self._titled_by_stage += 1

    def _tell(self) -> None:
        row = self.grid.stages or self.grid.steps or 1
        place = self.table.place(row, self.grid.columns.start)
        for said in self.grid.guessed:
            self.gathered.lose(Fate.GUESSED, "header", one_line(said), place)
        for column in self._apart:
            if column in self.header.at:
                self._tell_apart(column)
        if self._titled_by_stage:
            number = self._titled_by_stage
            said = (
                "One step has the title of its stage, as the table names no other."
                if number == 1
                else f"{number} steps have the titles of their stages, as the table names no others."
            )
            self.gathered.lose(Fate.MADE, "step", said, place)

    def _tell_apart(self, column: int) -> None:
        """Tell that a column that stands apart from the others is a step all the same."""
        title = self.header.at[column].data["title"]
        line = "row" if self.table.sideways else "column"
        said = f"“{one_line(title)}” stands apart, behind an empty {line}; it was read as a step all the same."
        row = next((row for row in self._rows if self.table.text(row, column)), self._rows[0])
        self.gathered.lose(Fate.GUESSED, "column apart", said, self.table.place(row, column))
