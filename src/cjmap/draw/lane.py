"""What every lane has, whatever it holds: a ground, and at its left a panel with its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.draw import text as texts
from cjmap.draw.cards import paragraph
from cjmap.draw.frame import GAP, MARGIN
from cjmap.draw.scene import Box, Mark, Shape, Weight, moved, rounded_area

if TYPE_CHECKING:
    from cjmap.draw.theme import Hue

LABELS = 124.0
"""Width of the column with the lanes' names, in points."""

LANES_LEFT = MARGIN + LABELS + GAP
"""Where the grounds of the lanes begin, in points."""


def ground(key: str, hue: Hue, right: float, y: float, height: float) -> Mark:
    """Give the ground of a lane from `LANES_LEFT` to `right`, with its upper side at y."""
    area = rounded_area(LANES_LEFT, y, right - LANES_LEFT, height, 12, hue.band)
    return Mark("band", (area,), f"band-{key}")


def lane_label(
    key: str, label: str, hint: str, hue: Hue, y: float, height: float, middle: bool = False
) -> Mark:
    """Give the panel at the left of a lane: its colour, a bar, its name, and a hint below."""
    shapes: list[Shape] = [rounded_area(MARGIN, y, LABELS, height, 12, hue.label)]
    name, tall = paragraph(label, MARGIN + 20, 0, LABELS - 28, 11.5, hue.ink, Weight.SEMIBOLD)
    more, hint_tall = paragraph(hint, MARGIN + 20, tall + 2, LABELS - 28, 9, hue.hint)
    whole = tall + (hint_tall + 2 if hint_tall else 0)
    top = y + (height - whole) / 2 if middle or height < whole + 24 else y + 11
    shapes.append(Box(MARGIN + 9, top - 1, 3.5, max(whole, 16) + 2, hue.accent, rounded=False))
    shapes += [moved(shape, 0, top) for shape in (*name, *more)]
    return Mark("lane-label", tuple(shapes), f"lane-{key}", label)


def label_height(label: str, hint: str) -> float:
    """Give the least height of a lane, in points, so that its name has room."""
    lines = len(texts.wrap(label, LABELS - 28, 11.5, Weight.SEMIBOLD))
    hints = len(texts.wrap(hint, LABELS - 28, 9))
    return texts.height(lines, 11.5) + texts.height(hints, 9) + 2 + 20
