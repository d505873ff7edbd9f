"""Lanes of cards over common columns.

A lane holds cards, each over one column or several; they are stacked from the top, below whatever
already stands in the same columns, so no two can overlap, and the lane is as high as its highest
column. All lengths are points.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.draw.cards import Card, Fitted, fit
from cjmap.draw.lane import LANES_LEFT, ground, label_height, lane_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.draw.scene import Mark
    from cjmap.draw.theme import Hue

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
    """Columns of one width side by side."""

    left: float
    width: float
    count: int

    @property
    def right(self) -> float:
        """Where the last column ends."""
        return self.left + self.width * self.count

    def start(self, index: int) -> float:
        """Where a column begins."""
        return self.left + self.width * index

    def middle(self, index: int) -> float:
        """The middle of a column."""
        return self.left + self.width * (index + 0.5)


@dataclass(frozen=True, slots=True)
class Cell:
    """A card over the columns `first` to `last`."""

    first: int
    last: int
    card: Card


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane: its name, a hint, a hue and its cards in the order in which they are stacked."""

    key: str
    label: str
    hint: str
    hue: Hue
    cells: tuple[Cell, ...]

    def lay_out(self, columns: Columns, y: float) -> tuple[list[Mark], float]:
        """Place the lane with its upper side at y; give its marks and its height."""
        level = [0.0] * columns.count
        placed: list[tuple[Fitted, float, float]] = []
        for cell in self.cells:
            span = range(cell.first, cell.last + 1)
            room = columns.width * len(span) - 2 * INSET
            fitted = fit(cell.card, room)
            top = max(level[index] for index in span)
            if top and cell.card.badges:
                top += 4.0  # A badge stands out above its card.
            placed.append((fitted, columns.start(cell.first) + INSET, top))
            for index in span:
                level[index] = top + fitted.height + BETWEEN
        inner = max(max(level, default=0.0) - BETWEEN, 0.0)
        height = max(inner + 2 * PADDING, label_height(self.label, self.hint))
        return self._marks(columns, y, height, placed), height

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
        marks = [
            band(self.key, self.hue, columns, y, height),
            lane_label(self.key, self.label, self.hint, self.hue, y, height),
        ]
        for fitted, x, top in placed:
            tall = height - 2 * PADDING if single else None
            marks.append(fitted.place(x, y + PADDING + top, tall))
        return marks


def band(key: str, hue: Hue, columns: Columns, y: float, height: float) -> Mark:
    """Give the ground of a lane over all columns."""
    return ground(key, hue, columns.right + OUTSET, y, height)


def content_left() -> float:
    """Where the first column begins, to the right of the lanes' names."""
    return LANES_LEFT + OUTSET
