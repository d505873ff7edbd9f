"""The grids of a table: where the names of the lanes stand, which rows tell the stages and steps."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cjmap.exchange.tables.sheet.lanes import HEADER, HEADING, Lane
from cjmap.exchange.tables.sheet.naming import among, is_divider, lane_named
from cjmap.exchange.tables.sheet.words import en, pl

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjmap.exchange.tables.sheet.naming import Named
    from cjmap.exchange.tables.table import Table

_ENOUGH = 2
"""The lanes, known for certain, that make a table a journey."""
_WEIGHT = 0.4
"""What a name counts that is only like a known one."""


_NUMBER = re.compile(r"(?:step|krok|nr|no)?\s*[.#]?\s*\d{1,3}\s*[.:)]?", re.IGNORECASE)


@dataclass(slots=True)
class LaneRows:
    """The rows of one lane, under its label; `named` is None where nobody knows it."""

    label: str
    row: int
    named: Named | None
    rows: list[int]
    nameless: list[int] = field(default_factory=list)
    """Those of them before which nothing stands, not even a label that is merged over them."""

    @property
    def lane(self) -> Lane | None:
        """What the lane holds."""
        return self.named.lane if self.named else None


@dataclass(slots=True)
class Grid:
    """One journey in a table, upright: lanes down, steps across.

    `stages` and `steps` are the rows that tell them; `heading` is above (of a turned table nothing is). `guessed` holds a sentence for each thing
    that was not said but seen.
    """

    table: Table
    labels: int
    """The column of the labels."""
    heading: list[int] = field(default_factory=list)
    stages: int | None = None
    steps: int | None = None
    phases: int | None = None
    numbers: int | None = None
    """The row of the numbers of the steps, where these have their names elsewhere."""
    lanes: list[LaneRows] = field(default_factory=list)
    first: int = 0
    last: int = 0
    """The first and the last row of all of it."""
    columns: range = range(0)
    groups: int | None = None
    """The column before that of the labels, of a turned table, where it has groups of lanes and some of the labels."""
    guessed: list[str] = field(default_factory=list)

    def rows_of(self, lane: Lane) -> LaneRows | None:
        """Return the first rows of a lane."""
        return next((each for each in self.lanes if each.lane is lane), None)

    @property
    def rows(self) -> list[int]:
        """The rows of the header and of the lanes, from top to bottom."""
        header = [row for row in (self.phases, self.stages, self.steps) if row is not None]
        return sorted({*header, *(row for each in self.lanes for row in each.rows)})


def grids_of(table: Table) -> list[Grid]:
    """Return the grids of a table from top to bottom; none where it is no journey."""
    named = {
        place: found
        for place, cell in table.cells.items()
        if (found := lane_named(cell.text.strip())) and found.lane not in HEADING
    }
    upright, column = _labels((column, found) for (_, column), found in named.items())
    sideways, row = _labels((row, found) for (row, _), found in named.items())
    if max(upright, sideways) < _ENOUGH:
        return []
    if sideways > upright:
        table, column = table.turned(), row
        named = {(across, down): found for (down, across), found in named.items()}
    column = _last_of_labels(table, named, column)
    right = _right_of(table, column)
    grids = [_grid(table, column, rows, right) for rows in _blocks(table, column)]
    return [grid for grid in grids if len(grid.columns) and _tells_columns(grid)]


def _tells_columns(grid: Grid) -> bool:
    return grid.stages is not None or grid.steps is not None


def _labels(named: Iterable[tuple[int, Named]]) -> tuple[float, int]:
    """Return the line (column or row) in which most names of lanes stand, and how many those are."""
    lanes: dict[int, dict[Lane, float]] = defaultdict(dict)
    for line, found in named:
        weight = 1 if found.sure else _WEIGHT
        lanes[line][found.lane] = max(lanes[line].get(found.lane, 0), weight)
    counts = {line: sum(each.values()) for line, each in lanes.items()}
    best = max(counts, key=lambda line: (counts[line], -line), default=0)
    return counts.get(best, 0), best


def _last_of_labels(table: Table, named: dict[tuple[int, int], Named], column: int) -> int:
    """Return the column behind that of most labels where it has the others: the first has groups as well."""
    rows = {
        at: {row for (row, each), found in named.items() if each == at and found.sure}
        for at in (column, column + 1)
    }
    apart = not any(table.text(row, column + 1) for row in rows[column])
    return column + 1 if apart and len(rows[column + 1]) >= _ENOUGH else column


def _blocks(table: Table, column: int) -> list[list[int]]:
    """Divide the rows of a table: each block holds one grid with its heading.

    Another one begins where, behind an empty row, lanes come that were there before: the stages, or two others.
    """
    blocks: list[list[int]] = [[]]
    seen: set[Lane] = set()
    waiting: list[list[int]] = []
    for rows in _paragraphs(table, column):
        lanes = {lane for row in rows if (lane := _lane(table, row, column))}
        if not lanes:
            waiting.append(rows)
            continue
        again = lanes & seen
        if len(seen) >= _ENOUGH and (again & HEADER or len(again) >= _ENOUGH):
            for before in waiting[:-1]:
                blocks[-1] += before
            blocks.append([])
            waiting = waiting[-1:]
            seen = set()
        blocks[-1] += [row for before in waiting for row in before] + rows
        waiting = []
        seen |= lanes
    blocks[-1] += [row for before in waiting for row in before]
    return blocks


def _paragraphs(table: Table, column: int) -> list[list[int]]:
    """Divide the rows of a table at empty ones, and where stages are told once more below lanes."""
    paragraphs: list[list[int]] = []
    told: set[Lane] = set()
    below_lanes = False
    for row, _ in table.rows():
        lane = _lane(table, row, column)
        again = lane in HEADER and lane in told and below_lanes
        if not paragraphs or row - paragraphs[-1][-1] > 1 or again:
            paragraphs.append([])
            told, below_lanes = set(), False
        paragraphs[-1].append(row)
        if lane in HEADER:
            told.add(lane)
        elif lane is not None:
            below_lanes = True
    return paragraphs


def _lane(table: Table, row: int, column: int) -> Lane | None:
    """Return the lane that a row is for certain, unless it may stand above a grid as well."""
    named = lane_named(table.text(row, column))
    sure = named is not None and named.sure and named.lane not in HEADING
    return named.lane if named is not None and sure else None


def _right_of(table: Table, labels: int) -> dict[int, list[int]]:
    """Return the columns of the cells in each row that stand right of the labels."""
    right: dict[int, list[int]] = defaultdict(list)
    for row, column in sorted(table.cells):
        if column > labels:
            right[row].append(column)
    return right


def _grid(table: Table, labels: int, rows: list[int], right: dict[int, list[int]]) -> Grid:
    grid = Grid(table, labels, first=min(rows, default=0), last=max(rows, default=0))
    names = {row: lane_named(label_of(table, row, labels)) for row in rows}
    _choose_header(grid, rows, names, right)
    header = [row for row in (grid.phases, grid.stages, grid.steps) if row is not None]
    if not header:
        return grid
    first = min(header)
    beside = [row for row in rows if row not in header]
    grid.heading = [] if table.sideways else [row for row in beside if row < first]
    below = [row for row in beside if table.sideways or row > first]
    grid.lanes = _lanes(table, labels, below, names, right)
    used = [*header, *(row for each in grid.lanes for row in each.rows)]
    furthest = max(
        (table.span(row, column).right for row in used for column in right[row]), default=labels
    )
    grid.columns = range(labels + 1, furthest + 1)
    grid.groups = _groups(grid) if table.sideways else None
    _promote(grid)
    return grid


def label_of(table: Table, row: int, labels: int) -> str:
    """Return what stands before a row: in the column of the labels, also merged over several rows.

    Where nothing stands there, a name of a lane in the column before counts: of two lines of labels, the first
    names groups, and the lanes that are in none.
    """
    span = table.span(row, labels)
    if text := table.text(span.top, span.left):
        return text
    before = table.span(row, labels - 1)
    text = table.text(row, before.left) if before.top == before.bottom else ""
    named = lane_named(text)
    return text if named is not None and named.sure and named.lane not in HEADING else ""


def _groups(grid: Grid) -> int | None:
    """Return the column before the labels of a turned table where it names groups of lanes, or lanes."""
    column = grid.labels - 1
    own = any(
        (text := grid.table.text(row, column))
        and not grid.table.text(row, grid.labels)
        and label_of(grid.table, row, grid.labels) == text
        for row in grid.rows
    )
    spans = [grid.table.span(row, column) for row in grid.rows if grid.table.text(row, column)]
    return column if own or sum(span.top < span.bottom for span in spans) > 1 else None


def _choose_header(
    grid: Grid, rows: list[int], names: dict[int, Named | None], right: dict[int, list[int]]
) -> None:
    """Find the rows that tell stages and steps: by their labels, else by where they stand."""
    lanes = {row: named.lane for row, named in names.items() if named is not None}
    staged = [row for row in rows if lanes.get(row) is Lane.STAGE and right[row]]
    stepped = [row for row in rows if lanes.get(row) is Lane.STEP and right[row]]
    phased = (row for row in rows if lanes.get(row) is Lane.PHASE and right[row])
    grid.phases = next((row for row in phased if _are_parts_of_time(grid, right, row)), None)
    if len(staged) > 1 and _are_parts_of_time(grid, right, staged[0]):
        grid.phases, staged = staged[0], staged[1:]
    if len(staged) > 1 and not stepped:
        stepped = [staged[1]]
    grid.stages = staged[0] if staged else None
    grid.steps = stepped[0] if stepped else None
    first = next((row for row in (grid.stages, grid.steps, grid.phases) if row is not None), None)
    if first is None:
        _choose_unlabelled(grid, rows, lanes, right)
    elif grid.stages is None or grid.steps is None:
        _choose_beside(grid, rows, lanes, right)


def _are_parts_of_time(grid: Grid, right: dict[int, list[int]], row: int) -> bool:
    texts = [grid.table.text(row, column) for column in right[row]]
    return all(among(text, tuple(en.PARTS_OF_TIME), tuple(pl.PARTS_OF_TIME)) for text in texts)


def _choose_unlabelled(
    grid: Grid, rows: list[int], lanes: dict[int, Lane], right: dict[int, list[int]]
) -> None:
    """Take the rows above the first lane, with a cell in most columns, for stages and steps."""
    known = [row for row in rows if row in lanes and lanes[row] not in HEADING and right[row]]
    if not known:
        return
    widest = max(len(right[row]) for row in known)
    above = [
        row
        for row in rows
        if row < known[0] and lanes.get(row, Lane.TITLE) is Lane.TITLE and len(right[row]) >= 2
    ]
    if above:
        named = above[-2:] if len(above) > 1 and above[-1] - above[-2] == 1 else above[-1:]
        grid.stages = named[0]
        grid.steps = named[1] if len(named) > 1 else None
        labels = [label for row in named if (label := grid.table.text(row, grid.labels))]
        called = f" ({', '.join(f'“{label}”' for label in labels)})" if labels else ""
        said = f"Nothing says so, but the row above the lanes was read as the stages{called}."
        grid.guessed.append(said)
        return
    tasks = next(
        (row for row in known if lanes[row] is Lane.DOES and len(right[row]) * 2 >= widest), None
    )
    if tasks is not None:
        grid.steps = tasks
        label = grid.table.text(tasks, grid.labels)
        grid.guessed.append(f"No row names stages or steps; “{label}” was read as the steps.")


def _choose_beside(
    grid: Grid, rows: list[int], lanes: dict[int, Lane], right: dict[int, list[int]]
) -> None:
    """Take a row without a label, right above the steps or right below the stages, for the other."""
    if grid.stages is None and grid.steps is not None:
        above = grid.steps - 1
        if (
            above in rows
            and above not in lanes
            and right[above]
            and not grid.table.text(above, grid.labels)
        ):
            grid.stages = above
            grid.guessed.append("The row above the steps was read as the stages.")
    elif grid.stages is not None and grid.steps is None:
        below = grid.stages + 1
        if below in rows and _is_header_below(grid, below, lanes, right):
            grid.steps = below
            grid.guessed.append("The row below the stages was read as the steps.")


def _is_header_below(
    grid: Grid, row: int, lanes: dict[int, Lane], right: dict[int, list[int]]
) -> bool:
    unnamed = row not in lanes or lanes[row] is Lane.STAGE
    return unnamed and not grid.table.text(row, grid.labels) and len(right[row]) >= 2


def _lanes(
    table: Table,
    labels: int,
    rows: list[int],
    names: dict[int, Named | None],
    right: dict[int, list[int]],
) -> list[LaneRows]:
    """Put the rows below the header together by lane: one without a label goes on with that above."""
    lanes: list[LaneRows] = []
    for row in rows:
        label = label_of(table, row, labels)
        if is_divider(label) or not right[row]:
            continue
        merged = table.span(row, labels)
        above = lanes[-1] if lanes else None
        goes_on = above is not None and (
            (not label and row - above.rows[-1] == 1)
            or (merged.top <= above.row and merged.top < row)
        )
        if above is not None and goes_on:
            above.rows.append(row)
            if not label:
                above.nameless.append(row)
            continue
        if not label:
            label = _further_left(table, row, labels)
        lanes.append(LaneRows(label, row, names[row] or lane_named(label), [row]))
    return lanes


def _further_left(table: Table, row: int, labels: int) -> str:
    """Return a label that stands left of the others, as a heading of several lanes does."""
    for column in range(labels - 1, 0, -1):
        span = table.span(row, column)
        if text := table.text(span.top, span.left):
            return text
    return ""


def _promote(grid: Grid) -> None:
    """Read what the customer does as the steps, where stages have several columns and steps no names."""
    tasks = grid.rows_of(Lane.DOES)
    if tasks is None or len(tasks.rows) != 1:
        return
    row = tasks.rows[0]
    if grid.steps is None and grid.stages is not None:
        several, reason = _with_several_columns(grid, row), "Stages have several columns"
    elif grid.steps is not None and _are_numbers(grid, grid.steps):
        several, reason = True, "Steps have numbers and no names"
    else:
        return
    if several:
        grid.guessed.append(f"{reason}; “{tasks.label}” was read as the steps.")
        grid.numbers, grid.steps = grid.steps, row
        grid.lanes.remove(tasks)


def _with_several_columns(grid: Grid, row: int) -> bool:
    """Whether some stage has several columns, in each of which the customer does something."""
    assert grid.stages is not None
    counts: Counter[int] = Counter()
    stage = 0
    for column in grid.columns:
        span = grid.table.span(grid.stages, column)
        text = grid.table.text(grid.stages, span.left)
        if text and span.left == column and text != grid.table.text(grid.stages, column - 1):
            stage = column
        if grid.table.text(row, column) and stage:
            counts[stage] += 1
    return any(count > 1 for count in counts.values())


def _are_numbers(grid: Grid, row: int) -> bool:
    """Whether steps are called `1`, `Step 2`, `Krok 3`, and nothing else."""
    texts = [text for column in grid.columns if (text := grid.table.text(row, column))]
    return all(_NUMBER.fullmatch(text) for text in texts)
