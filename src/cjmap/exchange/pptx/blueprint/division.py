"""Which of a blueprint's columns and rows stand together on a slide.

One that is too wide for a slide goes on to the next one with further columns, at the end of a stage
where that can be. Columns that are too high go on with further rows, from one lane to the next where
that can be.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.draw.pictures.journey.rows import broken
from cjmap.exchange.pptx.blueprint.layout import GAP, INSET, LEAST_ROW, label_width, layout_of
from cjmap.exchange.pptx.blueprint.pieces import columns_of, flow_of, rows_of, shortened

if TYPE_CHECKING:
    from cjmap.draw.pictures.blueprint.plan import Plan
    from cjmap.exchange.pptx.blueprint.pieces import Flow, Piece
    from cjmap.exchange.pptx.drawing import Box

_LEAST_CARD = 92.0
"""The width of a card from which on a slide takes another column, in points."""

_NARROWEST = 48.0
"""The width that links between the cards have to leave these, in points."""


def division(plan: Plan, area: Box) -> tuple[list[Piece], bool]:
    """Divide a blueprint into slides with this room; whether their cards tell who acts.

    A slide has as many columns as fit, with who acts on the cards if that fits too. Only where a
    single column is too high for a slide, its rows are divided.
    """
    flow = flow_of(plan)
    room = area.width - label_width(plan) - GAP
    most = max(min(int(room // (_LEAST_CARD + 22.0)), len(plan.columns)), 1)
    tried = [broken(flow.runs, count) for count in range(most, 0, -1)]
    fewest = len(tried[0])
    for detail, slides in ((True, fewest + 1), (False, fewest + 2), (True, len(plan.columns))):
        for parts in tried:
            if len(parts) <= slides:
                pieces = [columns_of(flow, part) for part in parts]
                if all(_fits(piece, area, detail) for piece in pieces):
                    return pieces, detail
    return _by_rows(flow, tried, area)


def _fits(piece: Piece, area: Box, detail: bool) -> bool:
    if piece.table.rows > _most_rows(area):
        return False  # found without laying it out
    layout = layout_of(piece, area, detail)
    return layout.spare >= 0 and layout.sizes.card_width >= _NARROWEST


def _most_rows(area: Box) -> int:
    """Return how many rows a slide has room for if all are as low as can be."""
    return max(int(area.height // LEAST_ROW), 1)


def _by_rows(flow: Flow, tried: list[list[range]], area: Box) -> tuple[list[Piece], bool]:
    """Divide columns and their rows into the fewest slides."""
    best: list[Piece] = []
    told = True
    for detail in (True, False):
        for parts in tried:
            found = _divided(flow, parts, area, detail)
            if best and len(found) >= len(best):
                continue
            if all(_fits(piece, area, detail) for piece in found):
                best, told = found, detail
    if best:
        return best, told
    # A text is higher than a slide even on the widest card; its notes tell all of it.
    single = _divided(flow, tried[-1], area, False)
    return [each if _fits(each, area, False) else _cut(each, area) for each in single], False


def _divided(flow: Flow, parts: list[range], area: Box, detail: bool) -> list[Piece]:
    """Divide the rows of some columns into slides; one that does not fit has a single row."""
    found: list[Piece] = []
    for part in parts:
        piece = columns_of(flow, part)
        start, count = 0, _most_rows(area)
        while start < piece.table.rows:
            stop = _end(piece, start, count, area, detail)
            found.append(rows_of(piece, range(start, stop)))
            start, count = stop, stop - start
    return found


def _end(piece: Piece, start: int, count: int, area: Box, detail: bool) -> int:
    """Return where the rows end that fit on a slide from `start` on; `count` is a first guess.

    At least one is taken. A lane is divided only if it is higher than a slide.
    """

    def fit(first: int, end: int) -> bool:
        return _fits(rows_of(piece, range(first, end)), area, detail)

    rows = piece.table.rows
    stop = min(start + count, rows)
    if fit(start, stop):
        while stop < rows and fit(start, stop + 1):
            stop += 1
    else:
        stop = next((end for end in range(stop - 1, start, -1) if fit(start, end)), start + 1)
    if stop < rows:
        lane = piece.table.lane_rows[piece.table.lane_of(stop)]
        if start < lane.start < stop and fit(lane.start, lane.stop):
            return lane.start
    return stop


def _cut(piece: Piece, area: Box) -> Piece:
    """Cut the texts of a row that is higher than a slide."""
    layout = layout_of(piece, area, False)
    across, above = INSET
    tall = layout.sizes.row_height[0] + layout.spare - 2 * above - 1
    return shortened(piece, layout.sizes.card_width - 2 * across, tall)
