"""What Graphviz makes of a shape: corners, dashes and arrowheads, for those who draw it themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.draw.scene import Box, Stroke

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.draw.scene import Point

RADIUS = 12.0
"""The largest radius of a rounded corner, in points."""

ARROW = 7.5
"""Length of an arrowhead, in points; a spline with one ends that far before its tip."""

ARROW_WIDTH = 0.7 * ARROW
"""Width of an arrowhead's base, in points."""


def radius_of(box: Box) -> float:
    """Give the radius of a box's corners, in points: `RADIUS`, but no more than a third of a side.

    That is the rule of Graphviz.
    """
    return min(RADIUS, box.width / 3, box.height / 3) if box.rounded else 0.0


def dashes_of(shape: Box | Stroke) -> tuple[float, ...]:
    """Give the lengths of dashes and gaps, in points; a stroke's are in proportion to its pen."""
    if isinstance(shape, Box):
        dash, gap, dot = 5.0, 2.0, 1.0
    else:
        dash, gap, dot = shape.width * 3, shape.width * 2.4, 0.1
    match shape.dash:
        case "solid":
            return ()
        case "dashed":
            return dash, gap
        case "dotted":
            return dot, gap if isinstance(shape, Stroke) else 5.0
        case "chained":
            return dash, gap, dot, gap


def arrowheads_of(stroke: Stroke) -> Sequence[tuple[Point, ...]]:
    """Give the triangles at the ends of a stroke: a corner of the base, the tip, the other."""
    if stroke.heads is not None:
        return stroke.heads
    line = line_of(stroke)
    tail, head = (line[0], stroke.points[0]), (line[-1], stroke.points[-1])
    triangles = []
    for (x0, y0), tip in [tail] * stroke.tail + [head] * stroke.head:
        across = ARROW_WIDTH / ARROW / 2
        dx, dy = (tip[0] - x0) * across, (tip[1] - y0) * across
        triangles.append(((x0 - dy, y0 + dx), tip, (x0 + dy, y0 - dx)))
    return triangles


def line_of(stroke: Stroke) -> list[Point]:
    """Give the points of a stroke without its arrowheads, which cover the rest of it."""
    points = list(stroke.points)
    if stroke.heads is not None:
        return points
    if stroke.tail:
        points[0] = _shortened(stroke.points[0], points)
    if stroke.head:
        points[-1] = _shortened(stroke.points[-1], points[::-1])
    return points


def _shortened(tip: Point, path: list[Point]) -> Point:
    """Step back from the tip, along the line's first piece, by the length of an arrowhead."""
    beyond = next((point for point in path if point != tip), tip)
    length = ((beyond[0] - tip[0]) ** 2 + (beyond[1] - tip[1]) ** 2) ** 0.5
    if length == 0:
        return tip
    return (
        tip[0] + (beyond[0] - tip[0]) / length * ARROW,
        tip[1] + (beyond[1] - tip[1]) / length * ARROW,
    )
