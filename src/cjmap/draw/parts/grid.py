"""Lanes of cards over common columns.

A lane holds cards, each over one column or several; they are stacked from the top, below whatever
already stands in the same columns, so no two can overlap, and the lane is as high as its highest
column. A picture may be broken into rows of columns; what is in no column of a row is not in that
row. All lengths are points.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from cjmap.draw.parts.cards import Card, Fitted, fit
from cjmap.draw.parts.lane import (
    LANES_LEFT,
    Kind,
    ground,
    kinds_height,
    kinds_label,
    label_height,
    lane_label,
    of_lane,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.draw.look.theme import Hue
    from cjmap.draw.scene import Mark

PADDING = 10.0
"""Space in a lane above its first and below its last card."""

BETWEEN = 6.0
"""Space between two cards in a column."""

INSET = 5.0
"""Space between a column's side and its cards."""

OUTSET = 4.0
"""How far the ground of a lane stands out beyond the first and the last column."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns of one width side by side: `count` of them from number `first`, in row `row`.

    Columns and rows count from 0. A column of another row has a place too: where it would be if
    the row went on.
    """

    left: float
    width: float
    count: int
    first: int = 0
    row: int = 0

    @property
    def right(self) -> float:
        """Where the last column ends."""
        return self.left + self.width * self.count

    @property
    def last(self) -> int:
        """The number of the last column."""
        return self.first + self.count - 1

    @property
    def numbers(self) -> range:
        """The numbers of the columns."""
        return range(self.first, self.first + self.count)

    def start(self, index: int) -> float:
        """Where a column begins."""
        return self.left + self.width * (index - self.first)

    def middle(self, index: int) -> float:
        """The middle of a column."""
        return self.left + self.width * (index - self.first + 0.5)

    def name(self, id: str) -> str:
        """Give the id of what every row has, such as the name of a lane."""
        return f"{id}-{self.row + 1}" if self.row else id


@dataclass(frozen=True, slots=True)
class Cell:
    """A card over the columns `first` to `last`."""

    first: int
    last: int
    card: Card


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane: its name, a hint, a hue and its cards in the order in which they are stacked.

    Where several kinds of card share the lane, `kinds` are named instead of the lane.
    """

    key: str
    label: str
    hint: str
    hue: Hue
    cells: tuple[Cell, ...]
    kinds: tuple[Kind, ...] = ()
    _fits: dict[tuple[int, float], Fitted] = field(default_factory=dict, compare=False)
    """What was fitted already: the same widths come up again and again."""
    _whereabouts: dict[int | None, list[int]] = field(default_factory=dict, compare=False)
    """The numbers of the cards over one column alone, by it, and of all others (None)."""

    def height(self, columns: Columns) -> float:
        """Give the height of the lane, in points; 0 in a row in which it has no card."""
        return self._stacked(columns)[1]

    def lay_out(self, columns: Columns, y: float) -> tuple[list[Mark], float]:
        """Place the lane with its upper side at y; give its marks and its height.

        Nothing and 0 in a row in which it has no card.
        """
        placed, height = self._stacked(columns)
        if not placed:
            return [], 0.0
        return of_lane(self.key, self._marks(columns, y, height, placed)), height

    def _stacked(self, columns: Columns) -> tuple[list[tuple[Fitted, float, float]], float]:
        """Give each card with its left side and its way down from the first, and the height."""
        level = [0.0] * columns.count
        placed: list[tuple[Fitted, float, float]] = []
        for number in self._near(columns):
            cell = self.cells[number]
            first, last = max(cell.first, columns.first), min(cell.last, columns.last)
            if first > last:
                continue
            span = range(first - columns.first, last - columns.first + 1)
            fitted = self._fitted(number, columns.width * len(span) - 2 * INSET)
            if first > cell.first and cell.card.id:
                # It began in the row before, where it has its id.
                fitted = replace(fitted, card=replace(cell.card, id=""))
            top = max(level[index] for index in span)
            if top and (cell.card.badges or (cell.card.flag and cell.card.flag.reach)):
                top += 4.0  # A badge, or a sign, stands out above its card.
            placed.append((fitted, columns.start(first) + INSET, top))
            for index in span:
                level[index] = top + fitted.height + BETWEEN
        if not placed:
            return [], 0.0
        return placed, max(max(level) - BETWEEN + 2 * PADDING, self._least())

    def _near(self, columns: Columns) -> list[int]:
        """Give the numbers of the cards that may lie over some columns: a lane can have many rows."""
        known = self._whereabouts
        if not known:
            known[None] = []
            for number, cell in enumerate(self.cells):
                single = cell.first if cell.first == cell.last else None
                known.setdefault(single, []).append(number)
        own = (number for column in columns.numbers for number in known.get(column, ()))
        return sorted((*own, *known[None]))

    def _fitted(self, number: int, room: float) -> Fitted:
        found = self._fits.get((number, room))
        if found is None:
            found = self._fits[number, room] = fit(self.cells[number].card, room)
        return found

    def _least(self) -> float:
        return kinds_height(self.kinds) if self.kinds else label_height(self.label, self.hint)

    def _marks(
        self,
        columns: Columns,
        y: float,
        height: float,
        placed: Sequence[tuple[Fitted, float, float]],
    ) -> list[Mark]:
        # One card a column: all get the lane's height, and the lane looks like a row.
        single = all(top == 0 for _, _, top in placed) and not any(
            fitted.card.hug for fitted, _, _ in placed
        )
        key = columns.name(self.key)
        marks = [band(key, self.hue, columns, y, height)]
        if self.kinds:
            marks.append(kinds_label(key, self.kinds, self.hue, y, height))
            tallest = max(fitted.height for fitted, _, _ in placed)
            tall = tallest if single else None
        else:
            marks.append(lane_label(key, self.label, self.hint, self.hue, y, height))
            tall = height - 2 * PADDING if single else None
        marks += [fitted.place(x, y + PADDING + top, tall) for fitted, x, top in placed]
        return marks


def band(key: str, hue: Hue, columns: Columns, y: float, height: float) -> Mark:
    """Give the ground of a lane over all columns."""
    return ground(key, hue, columns.right + OUTSET, y, height)


def content_left() -> float:
    """Where the first column begins, to the right of the lanes' names."""
    return LANES_LEFT + OUTSET
