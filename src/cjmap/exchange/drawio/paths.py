"""Lines and outlines of the scene read back: where they turn, and where a curve runs."""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.draw.scene import Area, Point

Piece = tuple["Point", "Point", "Point", "Point"]
"""A cubic Bézier piece: its start, two control points, its end."""

Bounds = tuple[float, float, float, float]
"""Left, top, right and lower side, in points."""

_NEAR = 0.05
_QUARTER = 0.5523
"""Where the control points lie of a corner that is rounded; see `cjmap.draw.scene`."""

_SAMPLES = 8
_ROUNDED_AREA = 25
"""How many points the outline of a rectangle has whose corners are rounded."""


def bounds(points: Sequence[Point]) -> Bounds:
    """Return the rectangle around points."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def pieces(path: Sequence[Point]) -> Iterator[Piece]:
    """Give the Bézier pieces of a path of 3n + 1 points."""
    for index in range(0, len(path) - 1, 3):
        yield path[index], path[index + 1], path[index + 2], path[index + 3]


def at(piece: Piece, t: float) -> Point:
    """Return the point of a piece at `t`, 0..1."""
    a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
    return (
        sum(k * p[0] for k, p in zip((a, b, c, d), piece, strict=True)),
        sum(k * p[1] for k, p in zip((a, b, c, d), piece, strict=True)),
    )


def turns(path: Sequence[Point]) -> list[Point]:
    """Return where a line turns: its corners as they were before they were rounded.

    A piece that is neither straight nor a rounded corner gives points along it.
    """
    found = [path[0]]
    for piece in pieces(path):
        corner = _corner(piece)
        if _is_straight(piece):
            found.append(piece[3])
        elif corner is not None:
            found += [corner, piece[3]]
        else:
            found += [at(piece, number / _SAMPLES) for number in range(1, _SAMPLES + 1)]
    return _without_straight(found)


def radius_of(area: Area) -> float | None:
    """Return how much the corners of a rectangle are rounded; None for any other shape."""
    points = area.points
    left, top, right, bottom = bounds(points)
    if len(points) != _ROUNDED_AREA or abs(points[0][1] - top) > _NEAR:
        return None
    radius = points[0][0] - left
    expected = ((right - radius, top), (right, top + radius), (right - radius, bottom))
    return radius if all(any(_same(p, q) for q in points) for p in expected) else None


def _is_straight(piece: Piece) -> bool:
    (x0, y0), (x3, y3) = piece[0], piece[3]
    length = math.hypot(x3 - x0, y3 - y0) or 1.0
    return all(
        abs((x3 - x0) * (y - y0) - (y3 - y0) * (x - x0)) / length < _NEAR for x, y in piece[1:3]
    )


def _corner(piece: Piece) -> Point | None:
    """Return the corner that a piece rounds; None if it rounds none."""
    start, first, second, end = piece
    seen = [
        (here[0] + (there[0] - here[0]) / _QUARTER, here[1] + (there[1] - here[1]) / _QUARTER)
        for here, there in ((start, first), (end, second))
    ]
    return seen[0] if _same(*seen) else None


def _same(one: Point, other: Point) -> bool:
    return abs(one[0] - other[0]) < _NEAR and abs(one[1] - other[1]) < _NEAR


def _without_straight(points: Sequence[Point]) -> list[Point]:
    """Leave out points at which the line goes straight on, or that it has twice."""
    kept = [points[0]]
    for here, after in itertools.pairwise(points[1:]):
        if _same(here, kept[-1]):
            continue
        if not _is_straight((kept[-1], here, here, after)) or _turns_back(kept[-1], here, after):
            kept.append(here)
    return [*kept, points[-1]]


def _turns_back(before: Point, here: Point, after: Point) -> bool:
    return (here[0] - before[0]) * (after[0] - here[0]) + (here[1] - before[1]) * (
        after[1] - here[1]
    ) < 0
