"""The sizes of a blueprint: cards, rows, and gutters as wide as the arrows in them need.

Vertical gutters stand before each column and after the last, horizontal ones lie above each row
and below the last. All lengths are points.
"""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.draw.parts.frame import GAP, MARGIN
from cjmap.draw.parts.lane import LABELS, LANES_LEFT, label_height
from cjmap.draw.pictures.blueprint.faces import FittedFace, fit_face
from cjmap.draw.pictures.blueprint.lines import gap_of, lines_between

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cjmap.draw.parts.routing import Cell, Routed
    from cjmap.draw.pictures.blueprint.lines import ServiceLine
    from cjmap.draw.pictures.blueprint.plan import Plan
    from cjmap.draw.pictures.blueprint.table import Table

TRACK = 7.0
"""The distance of two arrows that run side by side."""

CLEAR = 13.0
"""The least distance of an arrow from a card that it passes."""

BADGES = 37.0
"""Room at the corner of a card for two badges, where no arrow may arrive, in points."""

CORNER = 13.0
"""Room at any other corner of a card, in points."""

_PADDING = 12.0
"""Space in a lane above its first and below its last card."""

_BETWEEN = 12.0
"""Space between two cards of one cell; more where an arrow runs from one to the other."""

_JOINED = 26.0
_RIM = 16.0
_GUTTER = 32.0
_LEAST_ROW = 46.0
_LEAST_INNER = 900.0
_WIDEST_CARD = 260.0


@dataclass(frozen=True, slots=True)
class Gutter:
    """The room between cards, from left to right or from top to bottom."""

    start: float
    end: float
    lines: tuple[float, float] | None = None
    """Where the room of the three lines begins and ends, if any of them lies in the gutter."""

    @property
    def middle(self) -> float:
        """The middle of the gutter."""
        return (self.start + self.end) / 2


@dataclass(frozen=True, slots=True)
class Sizes:
    """Where everything is: coordinates of columns, rows and lanes, and the gutters between."""

    fitted: Mapping[Cell, FittedFace]
    """The cards, wrapped to their width."""
    card_width: float
    card_left: tuple[float, ...]
    upright: tuple[Gutter, ...]
    right: float
    """Where the lanes end."""
    row_top: tuple[float, ...]
    row_height: tuple[float, ...]
    level: tuple[Gutter, ...]
    lane_top: tuple[float, ...]
    lane_bottom: tuple[float, ...]

    def sides(self, cell: Cell) -> tuple[float, float, float, float]:
        """Give the left, top, right and lower side of the card in a cell."""
        row, column = cell
        left, top = self.card_left[column], self.row_top[row]
        return left, top, left + self.card_width, top + self.row_height[row]


def sizes_of(plan: Plan, table: Table, routed: Routed, width: float, top: float) -> Sizes:
    """Give all sizes for cards of at least `width`, with the first lane's upper side at `top`."""
    least = (_LEAST_INNER - LABELS - GAP) / table.columns - 40
    width = max(width, min(least, _WIDEST_CARD), _crowded(routed))
    fitted = {cell: fit_face(entry.face, width) for cell, entry in table.cards.items()}
    card_left, upright = _across(table.columns, routed, width)
    row_height = _row_heights(plan, table, routed, fitted)
    between = lines_between(plan.lanes)
    joined = _joined(table, routed)
    row_top: list[float] = []
    level: list[Gutter] = []
    lane_top: list[float] = []
    lane_bottom: list[float] = []
    y = top
    for lane, rows in enumerate(table.lane_rows):
        for row in rows:
            if row != rows.start:
                gutter = Gutter(y, y + _within_lane(routed, row, row in joined))
            elif lane == 0:
                gutter = Gutter(y, y + _at_rim(routed, row))
                lane_top.append(y)
            else:
                gutter, ends, begins = _between_lanes(plan, routed, between[lane], row, y)
                lane_bottom.append(ends)
                lane_top.append(begins)
            level.append(gutter)
            row_top.append(gutter.end)
            y = gutter.end + row_height[row]
    level.append(Gutter(y, y + _at_rim(routed, table.rows)))
    lane_bottom.append(level[-1].end)
    return Sizes(
        fitted,
        width,
        card_left,
        upright,
        upright[-1].end,
        tuple(row_top),
        tuple(row_height),
        tuple(level),
        tuple(lane_top),
        tuple(lane_bottom),
    )


def _bundle(count: int) -> float:
    """Give the room for so many arrows side by side between two cards; 0 for none."""
    return 2 * CLEAR + (count - 1) * TRACK if count else 0.0


def _across(
    columns: int, routed: Routed, width: float
) -> tuple[tuple[float, ...], tuple[Gutter, ...]]:
    """Give where the cards of each column begin, and the vertical gutters."""
    card_left: list[float] = []
    gutters: list[Gutter] = []
    x = LANES_LEFT
    for column in range(columns + 1):
        count = routed.tracks.get((True, 2 * column), 0)
        least = _RIM if column in (0, columns) else _GUTTER
        gutters.append(Gutter(x, x + max(least, _bundle(count) + 2 if count else 0.0)))
        x = gutters[-1].end
        if column < columns:
            card_left.append(x)
            x += width
    # A blueprint of few columns keeps the lanes wide enough for what is below them.
    spare = max(MARGIN + _LEAST_INNER * 0.85 - x, 0.0) / len(gutters)
    if not spare:
        return tuple(card_left), tuple(gutters)
    return (
        tuple(left + spare * (index + 1) for index, left in enumerate(card_left)),
        tuple(
            Gutter(gutter.start + spare * index, gutter.end + spare * (index + 1))
            for index, gutter in enumerate(gutters)
        ),
    )


def _crowded(routed: Routed) -> float:
    """Give the least width of a card, so that no two arrows at its upper or lower side touch."""
    most = max(
        (n for (upright, line), n in routed.tracks.items() if upright and line % 2), default=1
    )
    return BADGES + CORNER + (most - 1) * TRACK


def _row_heights(
    plan: Plan, table: Table, routed: Routed, fitted: Mapping[Cell, FittedFace]
) -> list[float]:
    """Give the height of each row: that of its highest card, and room for arrows across it."""
    heights: list[float] = []
    tallest: dict[int, float] = {}
    for (row, _), card in fitted.items():
        tallest[row] = max(tallest.get(row, _LEAST_ROW), card.height)
    for lane, rows in enumerate(table.lane_rows):
        # The rows of a lane share the room that its name needs.
        name = (label_height(plan.label(lane), "") - 2 * _PADDING) / len(rows)
        for row in rows:
            count = routed.tracks.get((False, 2 * row + 1), 1)
            least = tallest.get(row, _LEAST_ROW)
            heights.append(max(least, 2 * CORNER + (count - 1) * TRACK, name))
    return heights


def _within_lane(routed: Routed, row: int, joined: bool) -> float:
    """Give the room between a row and the one above it in the same lane."""
    room = max(_BETWEEN, _bundle(routed.tracks.get((False, 2 * row), 0)))
    return max(room, _JOINED) if joined else room


def _joined(table: Table, routed: Routed) -> frozenset[int]:
    """Give the rows that a link runs straight down into from the one above, or loops above."""
    changes = [0] * (table.rows + 2)
    for way in routed.ways:
        for each in way.segments:
            if each.upright and each.line % 2 == 1:
                # From the first gutter above a row that it crosses to the one after the last.
                changes[math.floor(each.low / 2) + 1] += 1
                changes[math.ceil(each.high / 2)] -= 1
    crossed = (row for row, count in enumerate(itertools.accumulate(changes)) if count)
    return frozenset(crossed) | {row + 1 for row, _ in table.looped}


def _at_rim(routed: Routed, row: int) -> float:
    """Give the room above the first row, or below the last."""
    return max(_PADDING, _bundle(routed.tracks.get((False, 2 * row), 0)))


def _between_lanes(
    plan: Plan, routed: Routed, lines: Sequence[ServiceLine], row: int, y: float
) -> tuple[Gutter, float, float]:
    """Give the gutter above a lane's first row, where the lane above ends, and this one begins."""
    lined = bool(lines)
    gap = gap_of(plan.setting, lines)
    count = routed.tracks.get((False, 2 * row), 0)
    room = gap + 2 * _PADDING
    if count and lined:
        # Arrows keep to both sides of the lines, so that they do not cover their names.
        room = max(room, gap + 2 * (CLEAR + math.ceil(count / 2) * TRACK + 3))
    elif count:
        room = max(room, _bundle(count))
    padding = (room - gap) / 2
    ends, begins = y + padding, y + padding + gap
    return Gutter(y, y + room, (ends, begins) if lined else None), ends, begins
