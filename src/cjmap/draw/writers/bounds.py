"""The rectangle around a mark or a shape."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.draw import text as texts
from cjmap.draw.scene import Area, Disc, Stroke, Words

if TYPE_CHECKING:
    from cjmap.draw.scene import Mark, Shape


@dataclass(frozen=True, slots=True)
class Bounds:
    """A rectangle by its sides, in points."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From the left side to the right one."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From the upper side to the lower one."""
        return self.bottom - self.top

    def meets(self, other: Bounds) -> bool:
        """Tell whether both have a point in common."""
        return (
            self.left <= other.right
            and other.left <= self.right
            and self.top <= other.bottom
            and other.top <= self.bottom
        )


def bounds_of(mark: Mark) -> Bounds:
    """Give the rectangle around all shapes of a mark that has any."""
    all_ = [bounds_of_shape(shape) for shape in mark.shapes]
    return Bounds(
        min(each.left for each in all_),
        min(each.top for each in all_),
        max(each.right for each in all_),
        max(each.bottom for each in all_),
    )


def bounds_of_shape(shape: Shape) -> Bounds:
    """Give the rectangle around a shape, without its line; around a curve, that of its handles."""
    match shape:
        case Area() | Stroke():
            xs, ys = [x for x, _ in shape.points], [y for _, y in shape.points]
            return Bounds(min(xs), min(ys), max(xs), max(ys))
        case Disc():
            x, y, r = shape.x, shape.y, shape.radius
            return Bounds(x - r, y - r, x + r, y + r)
        case Words():
            wide = texts.widest(shape.lines, shape.size, shape.weight)
            left = shape.x - wide * {"start": 0.0, "middle": 0.5, "end": 1.0}[shape.anchor]
            below = texts.height(len(shape.lines) - 1, shape.size) + texts.DESCENT * shape.size
            return Bounds(left, shape.y - texts.ASCENT * shape.size, left + wide, shape.y + below)
        case _:
            return Bounds(shape.x, shape.y, shape.x + shape.width, shape.y + shape.height)
