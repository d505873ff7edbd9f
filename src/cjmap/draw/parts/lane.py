"""What every lane has, whatever it holds: a ground, and at its left a panel with its name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cjmap.draw import text as texts
from cjmap.draw.parts.cards import paragraph
from cjmap.draw.parts.differences import Flag, difference_sign, flagged
from cjmap.draw.parts.frame import GAP, MARGIN
from cjmap.draw.scene import Box, Mark, Shape, Weight, moved, rounded_area

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cjmap.draw.look.theme import Hue

LABELS = 124.0
"""Width of the column with the lanes' names, in points."""

LANES_LEFT = MARGIN + LABELS + GAP
"""Where the grounds of the lanes begin, in points."""


_NAME = 11.5
_HINT = 9.0


@dataclass(frozen=True, slots=True)
class Kind:
    """One of several kinds of card that share a lane: its name and its hue."""

    label: str
    hue: Hue


def ground(key: str, hue: Hue, right: float, y: float, height: float) -> Mark:
    """Give the ground of a lane from `LANES_LEFT` to `right`, with its upper side at y."""
    area = rounded_area(LANES_LEFT, y, right - LANES_LEFT, height, 12, hue.band)
    return Mark("band", (area,), f"band-{key}")


def lane_label(
    key: str,
    label: str,
    hint: str,
    hue: Hue,
    y: float,
    height: float,
    middle: bool = False,
    flag: Flag | None = None,
) -> Mark:
    """Give the panel at the left of a lane: its colour, a bar, its name, and a hint below.

    `flag` tells how the lane differs from what it was; its sign stands on the panel's corner.
    """
    shapes: list[Shape] = [rounded_area(MARGIN, y, LABELS, height, 12, hue.label)]
    gone = flag is not None and flag.removed
    room = LABELS - 28
    name, tall = paragraph(
        label, MARGIN + 20, 0, room, _NAME, hue.ink, Weight.SEMIBOLD, struck=gone
    )
    more, hint_tall = paragraph(hint, MARGIN + 20, tall + 2, LABELS - 28, _HINT, hue.hint)
    whole = tall + (hint_tall + 2 if hint_tall else 0)
    top = y + (height - whole) / 2 if middle or height < whole + 24 else y + 11
    shapes.append(Box(MARGIN + 9, top - 1, 3.5, max(whole, 16) + 2, hue.accent, rounded=False))
    shapes += [moved(shape, 0, top) for shape in (*name, *more)]
    if flag is not None:
        shapes += difference_sign(flag.difference, MARGIN + 4, y + 4, flag.theme)
    return flagged(Mark("lane-label", tuple(shapes), f"lane-{key}", label), flag)


def label_height(label: str, hint: str) -> float:
    """Give the least height of a lane, in points, so that its name has room."""
    lines = len(texts.wrap(label, LABELS - 28, _NAME, Weight.SEMIBOLD))
    hints = len(texts.wrap(hint, LABELS - 28, _HINT))
    return texts.height(lines, _NAME) + texts.height(hints, _HINT) + 2 + 20


def kinds_label(key: str, kinds: Sequence[Kind], hue: Hue, y: float, height: float) -> Mark:
    """Give the panel of a lane that several kinds of card share: their names, each in its hue."""
    shapes: list[Shape] = [rounded_area(MARGIN, y, LABELS, height, 12, hue.label)]
    top = y + (11 if height >= kinds_height(kinds) + 4 else 9)
    for kind in kinds:
        name, tall = paragraph(
            kind.label, MARGIN + 20, top, LABELS - 28, _NAME, kind.hue.ink, Weight.SEMIBOLD
        )
        bar = Box(MARGIN + 9, top - 1, 3.5, max(tall, 14) + 2, kind.hue.accent, rounded=False)
        shapes += [bar, *name]
        top += tall + 5
    title = " · ".join(kind.label for kind in kinds)
    return Mark("lane-label", tuple(shapes), f"lane-{key}", title)


def kinds_height(kinds: Sequence[Kind]) -> float:
    """Give the least height of a lane that several kinds of card share, in points."""
    lines = [len(texts.wrap(kind.label, LABELS - 28, _NAME, Weight.SEMIBOLD)) for kind in kinds]
    return sum(texts.height(count, _NAME) + 5 for count in lines) - 5 + 20


def of_lane(key: str, marks: Iterable[Mark]) -> list[Mark]:
    """Give the marks with the key of the lane that they belong to."""
    return [replace(mark, lane=key) for mark in marks]
