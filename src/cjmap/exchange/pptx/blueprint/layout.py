"""Where everything of a blueprint stands on a slide: as tight as a slide wants it.

The columns, cards and ways of the links are those of the picture; only the sizes are others: text
of 10 points on cards as wide as the slide lets them be.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from cjmap.draw.parts.routing import route
from cjmap.draw.pictures.blueprint.links import joined_by
from cjmap.draw.pictures.blueprint.plan import HUES
from cjmap.draw.pictures.blueprint.spacing import Gutter, Sizes
from cjmap.exchange.pptx.paragraphs import (
    Paragraph,
    Run,
    clipped,
    height,
    plain,
    strong,
    widest_line,
    widest_word,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.draw.parts.routing import Routed
    from cjmap.draw.pictures.blueprint.faces import Face
    from cjmap.draw.pictures.blueprint.links import Joined
    from cjmap.draw.pictures.blueprint.plan import Plan
    from cjmap.draw.pictures.blueprint.table import Table
    from cjmap.exchange.pptx.blueprint.pieces import Piece
    from cjmap.exchange.pptx.drawing import Box

INSET = (6.0, 4.0)
"""Space between the edge and the text of a card, to the side and above, in points."""

LINE = 15.0
"""The room that one of the three lines takes, with its name, in points."""

GAP = 5.0
TIP = 8.0
"""How far the tip of a stage reaches into the next one, in points."""

TIMES = 20.0
"""The height of the row of times, in points."""

LEAST_ROW = 24.0
"""The least height of a row, in points."""

_LEGEND = 28.0
_PADDING = 6.0
_BETWEEN = 8.0
_RIM, _GUTTER = 10.0, 22.0
_CLEAR, _TRACK = 9.0, 6.0
_WIDEST_LABEL = 150.0
_NAME_LINES = 8
_ALL_NAME_LINES = 24
"""So many lines the names of all lanes may have on one slide, below each other."""
_STAGE_LINES, _TITLE_LINES = 2, 3
"""So many lines the name of a stage and the title above a column may have."""
_WIDEST = 340.0
_SPARE = 18.0
"""How much higher than it needs a row may be, in points."""


@dataclass(frozen=True, slots=True)
class Head:
    """A stage of the journey above columns; `number` is its place among those of the blueprint."""

    name: str
    number: int
    left: float
    right: float

    @property
    def room(self) -> float:
        """The width that its text may have, in points."""
        return self.right - self.left - 2 * TIP - 8


@dataclass(frozen=True, slots=True)
class Layout:
    """A piece of a blueprint on a slide."""

    piece: Piece
    area: Box
    joined: Sequence[Joined]
    routed: Routed
    sizes: Sizes
    label: float
    """The width of the lanes' names, in points."""
    detail: bool
    """Whether cards tell who acts."""
    heads: tuple[Head, ...]
    heads_height: float
    titles_height: float
    """The heights of the stages, and of the titles above the columns; 0 for none."""

    @property
    def plan(self) -> Plan:
        """What the slide shows."""
        return self.piece.plan

    @property
    def table(self) -> Table:
        """The cards of the slide."""
        return self.piece.table

    @property
    def bottom(self) -> float:
        """Where the last lane ends."""
        return self.sizes.lane_bottom[-1]

    @property
    def spare(self) -> float:
        """The room below the lanes that nothing needs, in points; less than 0 if they are too high."""
        foot = TIMES + GAP if any(self.plan.durations()) else 0.0
        return self.area.bottom - self.bottom - foot - _LEGEND


def layout_of(piece: Piece, area: Box, detail: bool, spare: float = 0.0) -> Layout:
    """Lay out a piece of a blueprint.

    Rows share the height in points that is `spare`, up to a limit.
    """
    plan, table = piece.plan, piece.table
    joined = joined_by(plan.blueprint.links, table)
    ends = [(each.start, each.end) for each in joined if not each.is_loop]
    routed = route(table.rows, table.columns, table.cards, ends)
    label = label_width(piece.flow.plan, piece.is_part)
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
    heads = _heads(piece, upright)
    heads_height = _highest([([stage_name(each)], each.room) for each in heads], 10.0)
    titles_height = _titles_height(piece, width)
    top = area.top + sum(tall + GAP for tall in (heads_height, titles_height) if tall)
    heights = _row_heights(piece, routed, width, label, detail)
    more = min(spare / table.rows, _SPARE)
    sizes = _levels(piece, routed, [tall + more for tall in heights], top)
    sizes = replace(
        sizes, card_width=width, card_left=tuple(card_left), upright=tuple(upright), right=x
    )
    return Layout(
        piece, area, joined, routed, sizes, label, detail, heads, heads_height, titles_height
    )


def label_width(plan: Plan, is_part: bool = False) -> float:
    """Return the width that the names of lanes and of the times need; a word may be broken.

    With `is_part`, a lane may go on from the slide before. Widths are in points.
    """
    words = [widest_word(plan.label(lane), 10.0, bold=True) for lane in range(len(plan.lanes))]
    if any(plan.durations()):
        words.append(widest_line(plan.setting.said["duration"], 10.0))
    if is_part:
        words.append(widest_word(_going_on(plan), 10.0))
    return min(max(words) + 16.0, _WIDEST_LABEL)


def stage_name(head: Head, colour: str | None = None) -> Paragraph:
    """Return the name of a stage, no longer than a slide can hold."""
    return strong(clipped(head.name, head.room, _STAGE_LINES, bold=True), colour)


def column_title(piece: Piece, column: int, width: float) -> Paragraph:
    """Return what stands above a column whose cards are on another slide."""
    plan = piece.plan
    title = clipped(plan.title(column), width - 2 * INSET[0], _TITLE_LINES, bold=True)
    return strong(title, plan.setting.theme.hues[HUES["customer"]].ink)


def card_text(plan: Plan, face: Face, detail: bool) -> list[Paragraph]:
    """Return what a card says: what is done and, in detail, by whom with what."""
    told = plain(face.text, face.hue.ink)
    if detail and face.chips:
        names = " · ".join(chip.name for chip in face.chips)
        told.append(Paragraph((Run(names, plan.setting.theme.muted),), above=1.0))
    return told


def lane_name(piece: Piece, lane: int, width: float) -> list[Paragraph]:
    """Return the name of a lane, no longer than a slide can hold, and whether it goes on here."""
    plan = piece.plan
    lines = min(_NAME_LINES, max(_ALL_NAME_LINES // len(plan.lanes), 1))
    ink = plan.hue(lane).ink
    told = [strong(clipped(plan.label(lane), width - 12.0, lines, bold=True), ink)]
    return [*told, *plain(_going_on(plan), ink)] if piece.begun and not lane else told


def _going_on(plan: Plan) -> str:
    return f"({plan.setting.said['continued']})"


def _heads(piece: Piece, upright: Sequence[Gutter]) -> tuple[Head, ...]:
    """Place the stages over the columns."""
    flow, columns = piece.flow, piece.columns
    shown = list(dict.fromkeys(stage for stage in flow.stages if stage is not None))
    heads = []
    for stage, run in groupby(range(len(columns)), lambda at: flow.stages[columns[at]]):
        if stage is None:
            continue
        places = list(run)
        first, last = places[0], places[-1]
        left = upright[first].middle if first else upright[0].start
        right = upright[-1].end if last + 1 == len(columns) else upright[last + 1].middle
        heads.append(Head(flow.names[stage], shown.index(stage), left, right))
    return tuple(heads)


def _titles_height(piece: Piece, width: float) -> float:
    if not piece.headed:
        return 0.0
    titles = [[column_title(piece, n, width)] for n in range(len(piece.columns))]
    inner = width - 2 * INSET[0]
    return _highest([(title, inner) for title in titles], 2 * INSET[1])


def _highest(texts: Sequence[tuple[list[Paragraph], float]], more: float) -> float:
    """Return the height of the highest of some texts in their widths, and some more; 0 for none."""
    return max((height(text, width) + more for text, width in texts), default=0.0)


def _bundle(routed: Routed, upright: bool, line: int) -> float:
    """Return the room that the links along a line need side by side, in points; 0 for none."""
    count = routed.tracks.get((upright, line), 0)
    return 2 * _CLEAR + (count - 1) * _TRACK if count else 0.0


def _row_heights(
    piece: Piece, routed: Routed, width: float, label: float, detail: bool
) -> list[float]:
    plan, table = piece.plan, piece.table
    heights = []
    inner = width - 2 * INSET[0]
    for lane, rows in enumerate(table.lane_rows):
        name = height(lane_name(piece, lane, label), label - 12.0) - _PADDING
        for row in rows:
            cards = [
                height(card_text(plan, entry.face, detail), inner) + 2 * INSET[1] + 1
                for (each, _), entry in table.cards.items()
                if each == row
            ]
            crossing = _bundle(routed, False, 2 * row + 1)
            heights.append(max([*cards, crossing, name / len(rows), LEAST_ROW]))
    return heights


def _levels(piece: Piece, routed: Routed, heights: Sequence[float], top: float) -> Sizes:
    """Place lanes and rows from top to bottom."""
    table = piece.table
    row_top: list[float] = []
    level: list[Gutter] = []
    lane_top: list[float] = []
    lane_bottom: list[float] = []
    y = top + (LINE * len(piece.lines[0]) + GAP if piece.lines[0] else 0.0)
    for lane, rows in enumerate(table.lane_rows):
        for row in rows:
            bundle = _bundle(routed, False, 2 * row)
            if row != rows.start:
                gutter = Gutter(y, y + max(_BETWEEN, bundle))
            elif lane == 0:
                lane_top.append(y)
                gutter = Gutter(y, y + max(_PADDING, bundle))
            else:
                count = len(piece.lines[lane])
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
