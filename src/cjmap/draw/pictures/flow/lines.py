"""The lines of flows: as wide as the cases are many, with arrowheads in proportion.

The arrowheads of Graphviz have one size, which is too small for a wide line; so these are areas.
A wide line that is not one of the plan is pale, and a thin one with its dashes runs along its middle:
dashes as wide as such a line would be too coarse to follow.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.draw.scene import Area, Mark, Stroke, polygon, polyline

if TYPE_CHECKING:
    from cjmap.draw.scene import Dash, Point

_CORE = 1.6
_WIDE = 2.4
"""The width of the line along the middle of a wide one, and from which width there is one."""

_STUB_LENGTH = 12.0
_STUB_RISE = 12.0
"""How long the line of those who leave is, and how far above the lower side of its card, in points."""


def head_width(width: float) -> float:
    """Give the width of the arrowhead of a line of this width, in points."""
    return width + 5.0


def head_length(width: float) -> float:
    """Give the length of the arrowhead of a line of this width, in points."""
    return head_width(width) * 0.7


@dataclass(frozen=True, slots=True)
class Line:
    """How the line of a flow looks, and what it is called."""

    id: str
    title: str
    width: float
    colour: str
    dash: Dash
    ink: str
    """The colour of its label."""
    pale: str
    """The colour of a wide line with dashes along its middle."""

    def marks(self, path: tuple[Point, ...], css: str = "link", part: str = "") -> list[Mark]:
        """Draw the line along Bézier pieces, of which the last is straight and holds the arrowhead."""
        shortened, head = _headed(path, self.width)
        arrow = Area(head, self.colour)
        id = f"{self.id}{part}"
        if self.dash == "solid" or self.width < _WIDE:
            line = Stroke(shortened, self.colour, self.width, self.dash)
            return [Mark(css, (line, arrow), id, self.title)]
        core = Stroke(shortened, self.colour, _CORE, self.dash)
        return [
            Mark("volume", (Stroke(shortened, self.pale, self.width),)),
            Mark(css, (core, arrow), id, self.title),
        ]


def _headed(path: tuple[Point, ...], width: float) -> tuple[tuple[Point, ...], tuple[Point, ...]]:
    """Give a path that ends where its arrowhead begins, and the outline of that."""
    tip, before = path[-1], path[-4]
    far = abs(tip[0] - before[0]) + abs(tip[1] - before[1])
    x, y = (tip[0] - before[0]) / far, (tip[1] - before[1]) / far
    length, half = head_length(width), head_width(width) / 2
    base = (tip[0] - x * length, tip[1] - y * length)
    third = ((base[0] - before[0]) / 3, (base[1] - before[1]) / 3)
    shortened = (
        *path[:-3],
        (before[0] + third[0], before[1] + third[1]),
        (base[0] - third[0], base[1] - third[1]),
        base,
    )
    sides = (base[0] - y * half, base[1] + x * half), (base[0] + y * half, base[1] - x * half)
    return shortened, polygon(sides[0], tip, sides[1])


def stub(right: float, bottom: float, width: float, colour: str) -> Mark:
    """Draw where cases leave for good, at the right side of a card: a short line up to a bar."""
    y = bottom - _STUB_RISE - width / 2
    end = right + _STUB_LENGTH
    line = Stroke(polyline((right, y), (end - width / 2, y)), colour, width)
    half = width / 2 + 4
    bar = Stroke(polyline((end, y - half), (end, y + half)), colour, 1.8)
    return Mark("stub", (line, bar))
