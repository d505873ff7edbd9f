"""The tracks of the arrows: at which coordinate each part of an arrow runs."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from cjmap.draw.pictures.blueprint.spacing import BADGES, CLEAR, CORNER, TRACK, Gutter, Sizes

if TYPE_CHECKING:
    from cjmap.draw.parts.routing import Segment

_SPREAD = 10.0
"""The distance of two arrows at the upper or lower side of a card, where there is room."""


def coordinate(sizes: Sizes, segment: Segment) -> float:
    """Give the coordinate of a segment in points: x if it is upright, else y."""
    index = segment.line // 2
    if segment.line % 2 == 1:
        return _at_card(sizes, segment, index)
    gutter = sizes.upright[index] if segment.upright else sizes.level[index]
    return _beside_lines(gutter.lines, segment) if gutter.lines else _spread(gutter, segment)


def _at_card(sizes: Sizes, segment: Segment, index: int) -> float:
    """Spread the tracks around the middle of a column or a row, clear of the cards' corners."""
    if segment.upright:
        start, length, spacing = sizes.card_left[index], sizes.card_width, _SPREAD
        before, after = CORNER, BADGES
    else:
        start, length, spacing = sizes.row_top[index], sizes.row_height[index], TRACK + 1
        before = after = CORNER
    last = segment.tracks - 1
    if not last:
        return start + length / 2
    # As far apart as the side of the middle one that has less room allows.
    even = min(
        spacing,
        (length / 2 - before) / segment.middle if segment.middle else spacing,
        (length / 2 - after) / (last - segment.middle) if segment.middle < last else spacing,
    )
    if even >= TRACK:
        return start + length / 2 + (segment.track - segment.middle) * even
    # Too many for that: they share the whole side.
    even = min(spacing, (length - before - after) / last)
    first = min(max(length / 2 - even * last / 2, before), length - after - even * last)
    return start + first + segment.track * even


def _beside_lines(lines: tuple[float, float], segment: Segment) -> float:
    """Put the first half of the tracks above the room of the three lines, the others below."""
    above, below = lines
    upper = math.ceil(segment.tracks / 2)
    if segment.track < upper:
        return above + 3 - (upper - 1 - segment.track) * TRACK
    return below - 3 + (segment.track - upper) * TRACK


def _spread(gutter: Gutter, segment: Segment) -> float:
    """Spread the tracks around the middle of a gutter, closer where it is narrow."""
    offset = segment.track - (segment.tracks - 1) / 2
    room = max(gutter.end - gutter.start - 2 * (CLEAR - 2), 0.0)
    spacing = min(TRACK, room / (segment.tracks - 1)) if segment.tracks > 1 else 0.0
    return gutter.middle + offset * spacing
