"""Where everything of a blueprint stands on a slide: as tight as a slide wants it.

The columns, cards and ways of the links are those of the picture; only the sizes are others: text
of 10 points on cards as wide as the slide lets them be.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cjmap.draw.parts.routing import route
from cjmap.draw.pictures.blueprint.lines import lines_above
from cjmap.draw.pictures.blueprint.links import joined_by
from cjmap.draw.pictures.blueprint.spacing import Gutter, Sizes
from cjmap.draw.pictures.blueprint.table import table_of
from cjmap.exchange.pptx.paragraphs import (
    Paragraph,
    Run,
    clipped,
    height,
    plain,
    strong,
    widest_word,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.draw.parts.routing import Routed
    from cjmap.draw.pictures.blueprint.faces import Face
    from cjmap.draw.pictures.blueprint.links import Joined
    from cjmap.draw.pictures.blueprint.plan import Plan
    from cjmap.draw.pictures.blueprint.table import Table
    from cjmap.exchange.pptx.drawing import Box

INSET = (6.0, 4.0)
"""Space between the edge and the text of a card, to the side and above, in points."""

LINE = 15.0
"""The room that one of the three lines takes, with its name, in points."""

GAP = 5.0
_PADDING = 6.0
_BETWEEN = 8.0
_RIM, _GUTTER = 10.0, 22.0
_CLEAR, _TRACK = 9.0, 6.0
_LEAST_ROW = 24.0
_WIDEST_LABEL = 150.0
_NAME_LINES = 8
_ALL_NAME_LINES = 24
"""So many lines the names of all lanes may have on one slide, below each other."""
_WIDEST = 340.0
_SPARE = 18.0
"""How much higher than it needs a row may be, in points."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A part of a blueprint on a slide."""

    plan: Plan
    table: Table
    joined: Sequence[Joined]
    routed: Routed
    sizes: Sizes
    label: float
    """The width of the lanes' names, in points."""
    detail: bool
    """Whether cards tell who acts."""

    @property
    def bottom(self) -> float:
        """Where the last lane ends."""
        return self.sizes.lane_bottom[-1]


def layout_of(
    whole: Plan, columns: range, area: Box, top: float, detail: bool, spare: float = 0.0
) -> Layout:
    """Lay out some columns of a blueprint with the first lane at `top`.

    Rows share the height in points that is `spare`, up to a limit.
    """
    plan = replace(
        whole,
        columns=whole.columns[columns.start : columns.stop],
        steps=whole.steps[columns.start : columns.stop],
    )
    table = table_of(plan)
    joined = joined_by(plan.blueprint.links, table)
    ends = [(each.start, each.end) for each in joined if not each.is_loop]
    routed = route(table.rows, table.columns, table.cards, ends)
    label = label_width(plan)
    left, right = area.left + label + GAP, area.right
    gutters = [
        max(_RIM if column in (0, table.columns) else _GUTTER, _bundle(routed, True, 2 * column))
        for column in range(table.columns + 1)
    ]
    width = min((right - left - sum(gutters)) / table.columns, _WIDEST)
    upright, card_left = [], []
    x = left
    for column, wide in enumerate(gutters):
        upright.append(Gutter(x, x + wide))
        x += wide
        if column < table.columns:
            card_left.append(x)
            x += width
    heights = _row_heights(plan, table, routed, width, label, detail)
    more = min(spare / table.rows, _SPARE)
    sizes = _levels(plan, table, routed, [tall + more for tall in heights], top)
    sizes = replace(
        sizes, card_width=width, card_left=tuple(card_left), upright=tuple(upright), right=x
    )
    return Layout(plan, table, joined, routed, sizes, label, detail)


def label_width(plan: Plan) -> float:
    """Return the width that the names of lanes and lines need, in points; a word may be broken."""
    names = [plan.label(lane) for lane in range(len(plan.lanes))]
    return min(max(widest_word(name, 10.0, bold=True) for name in names) + 16.0, _WIDEST_LABEL)


def card_text(plan: Plan, face: Face, detail: bool) -> list[Paragraph]:
    """Return what a card says: what is done and, in detail, by whom with what."""
    told = plain(face.text, face.hue.ink)
    if detail and face.chips:
        names = " · ".join(chip.name for chip in face.chips)
        told.append(Paragraph((Run(names, plan.setting.theme.muted),), above=1.0))
    return told


def lane_name(plan: Plan, lane: int) -> list[Paragraph]:
    """Return the name of a lane, no longer than a slide can hold."""
    lines = min(_NAME_LINES, max(_ALL_NAME_LINES // len(plan.lanes), 1))
    name = clipped(plan.label(lane), label_width(plan) - 12.0, lines, bold=True)
    return [strong(name, plan.hue(lane).ink)]


def _bundle(routed: Routed, upright: bool, line: int) -> float:
    """Return the room that the links along a line need side by side, in points; 0 for none."""
    count = routed.tracks.get((upright, line), 0)
    return 2 * _CLEAR + (count - 1) * _TRACK if count else 0.0


def _row_heights(
    plan: Plan, table: Table, routed: Routed, width: float, label: float, detail: bool
) -> list[float]:
    heights = []
    inner = width - 2 * INSET[0]
    for lane, rows in enumerate(table.lane_rows):
        name = height(lane_name(plan, lane), label - 12.0) - _PADDING
        for row in rows:
            cards = [
                height(card_text(plan, entry.face, detail), inner) + 2 * INSET[1] + 1
                for (each, _), entry in table.cards.items()
                if each == row
            ]
            crossing = _bundle(routed, False, 2 * row + 1)
            heights.append(max([*cards, crossing, name / len(rows), _LEAST_ROW]))
    return heights


def _levels(
    plan: Plan, table: Table, routed: Routed, heights: Sequence[float], top: float
) -> Sizes:
    """Place lanes and rows from top to bottom."""
    row_top: list[float] = []
    level: list[Gutter] = []
    lane_top: list[float] = []
    lane_bottom: list[float] = []
    y = top
    for lane, rows in enumerate(table.lane_rows):
        for row in rows:
            bundle = _bundle(routed, False, 2 * row)
            if row != rows.start:
                gutter = Gutter(y, y + max(_BETWEEN, bundle))
            elif lane == 0:
                lane_top.append(y)
                gutter = Gutter(y, y + max(_PADDING, bundle))
            else:
                count = len(lines_above(plan.lanes, lane))
                gap = GAP + LINE * count
                room = max(gap + 2 * _PADDING, gap + bundle if count else bundle)
                ends = y + (room - gap) / 2
                lane_bottom.append(ends)
                lane_top.append(ends + gap)
                gutter = Gutter(y, y + room, (ends, ends + gap) if count else None)
            level.append(gutter)
            row_top.append(gutter.end)
            y = gutter.end + heights[row]
    end = Gutter(y, y + max(_PADDING, _bundle(routed, False, 2 * table.rows)))
    level.append(end)
    lane_bottom.append(end.end)
    return Sizes(
        {}, 0.0, (), (), 0.0,
        tuple(row_top), tuple(heights), tuple(level), tuple(lane_top), tuple(lane_bottom),
    )  # fmt: skip
