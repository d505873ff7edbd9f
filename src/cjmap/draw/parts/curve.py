"""A smooth line through scores that never rises above or falls below them.

The tangents are those of Fritsch and Carlson, "Monotone Piecewise Cubic Interpolation", SIAM
Journal on Numerical Analysis 17(2), 1980: between two points the line is monotone, so it cannot
overshoot, as other splines do. Pieces are cubic Bézier curves.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from cjmap.draw.scene import Point

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Piece = tuple[Point, Point, Point, Point]

_LEAST = 1e-6
_SAMPLES = 12
"""At how many places two pieces are compared, to find where they cross."""


def monotone(points: Sequence[Point]) -> list[Piece]:
    """Give the curve through `points` (x strictly rising), one piece between each two of them."""
    if len(points) < 2:
        return []
    steps = [b[0] - a[0] for a, b in itertools.pairwise(points)]
    slopes = [(b[1] - a[1]) / step for a, b, step in zip(points, points[1:], steps, strict=False)]
    tangents = [slopes[0], *_inner(slopes), slopes[-1]]
    for index, slope in enumerate(slopes):
        if slope == 0:
            tangents[index] = tangents[index + 1] = 0.0
            continue
        alpha, beta = tangents[index] / slope, tangents[index + 1] / slope
        length = alpha * alpha + beta * beta
        if length > 9:
            # Back onto the circle of radius 3, inside of which the piece is monotone.
            factor = 3 / length**0.5
            tangents[index] = factor * alpha * slope
            tangents[index + 1] = factor * beta * slope
    return [
        (
            (x0, y0),
            (x0 + step / 3, y0 + start * step / 3),
            (x1 - step / 3, y1 - end * step / 3),
            (x1, y1),
        )
        for (x0, y0), (x1, y1), step, start, end in zip(
            points, points[1:], steps, tangents, tangents[1:], strict=False
        )
    ]


def _inner(slopes: Sequence[float]) -> Iterator[float]:
    for before, after in itertools.pairwise(slopes):
        yield 0.0 if before * after <= 0 else (before + after) / 2


def at(piece: Piece, t: float) -> Point:
    """Give the point of a piece at parameter t, 0..1."""
    s = 1 - t
    a, b, c, d = s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t
    return (
        a * piece[0][0] + b * piece[1][0] + c * piece[2][0] + d * piece[3][0],
        a * piece[0][1] + b * piece[1][1] + c * piece[2][1] + d * piece[3][1],
    )


def split(piece: Piece, t: float) -> tuple[Piece, Piece]:
    """Cut a piece in two at parameter t (de Casteljau)."""

    def between(a: Point, b: Point) -> Point:
        return (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t)

    ab, bc, cd = between(piece[0], piece[1]), between(piece[1], piece[2]), between(*piece[2:])
    abc, bcd = between(ab, bc), between(bc, cd)
    middle = between(abc, bcd)
    return (piece[0], ab, abc, middle), (middle, bcd, cd, piece[3])


def parts(piece: Piece, count: int) -> list[Piece]:
    """Cut a piece into `count` parts of equal parameter length."""
    result: list[Piece] = []
    rest = piece
    for left in range(count, 1, -1):
        first, rest = split(rest, 1 / left)
        result.append(first)
    return [*result, rest]


def cut_at_level(piece: Piece, level: float) -> list[Piece]:
    """Cut a monotone piece where it passes y = `level`; one that does not pass stays whole."""
    start, end = piece[0][1] - level, piece[3][1] - level
    if start * end >= 0:
        return [piece]
    low, high = 0.0, 1.0
    for _ in range(40):
        middle = (low + high) / 2
        if (at(piece, middle)[1] - level) * start > 0:
            low = middle
        else:
            high = middle
    return list(split(piece, (low + high) / 2))


def between(pieces: Sequence[Piece], left: float, right: float) -> list[Piece]:
    """Give the part of a curve between two x, cut at both; each piece must run evenly in x."""
    found = []
    for piece in pieces:
        start, end = piece[0][0], piece[3][0]
        if end <= left or start >= right:
            continue
        if end > right:
            piece = split(piece, (right - start) / (end - start))[0]
            end = right
        if start < left:
            piece = split(piece, (left - start) / (end - start))[1]
        found.append(piece)
    return found


def extent(pieces: Sequence[Piece], left: float, right: float) -> tuple[float, float] | None:
    """Give the least and the greatest y of a curve between two x, or None if it is not there."""
    inside = [
        y
        for piece in pieces
        if piece[3][0] >= left and piece[0][0] <= right
        for x, y in (at(piece, step / 16) for step in range(17))
        if left - 4 <= x <= right + 4
    ]
    return (min(inside), max(inside)) if inside else None


Lens = tuple[int, list[Piece], list[Piece]]
"""A stretch between two curves: −1 where the first has the lesser y, else 1, and both curves."""


def lenses(first: Sequence[Piece], second: Sequence[Piece], least: float = 0.05) -> list[Lens]:
    """Cut two curves where they cross or touch, over what they share from left to right.

    Both must run evenly in x and have no gaps. A stretch along which they are nowhere `least`
    apart in y is left out.
    """
    if not first or not second:
        return []
    left = max(first[0][0][0], second[0][0][0])
    right = min(first[-1][3][0], second[-1][3][0])
    if right - left < _LEAST:
        return []
    ends = {piece[end][0] for piece in (*first, *second) for end in (0, 3)}
    knots = sorted({left, right, *(x for x in ends if left < x < right)})
    found: list[Lens] = []
    for start, end in itertools.pairwise(knots):
        if end - start < _LEAST:
            continue
        for upper, lower in _apart(_over(first, start, end), _over(second, start, end)):
            side = _side_of(upper, lower, least)
            if not side:
                found.append((0, [], []))
            elif found and found[-1][0] == side:
                found[-1][1].append(upper)
                found[-1][2].append(lower)
            else:
                found.append((side, [upper], [lower]))
    return [lens for lens in found if lens[0]]


def _over(pieces: Sequence[Piece], left: float, right: float) -> Piece:
    """Give the one piece of a curve between two x; rounding may leave a sliver of another."""
    return max(between(pieces, left, right), key=lambda piece: piece[3][0] - piece[0][0])


def _apart(first: Piece, second: Piece) -> Iterator[tuple[Piece, Piece]]:
    """Cut two pieces over the same x wherever they cross."""

    def ahead(t: float) -> float:
        return at(first, t)[1] - at(second, t)[1]

    cuts = []
    for step in range(_SAMPLES):
        low, high = step / _SAMPLES, (step + 1) / _SAMPLES
        if step and abs(ahead(low)) < _LEAST:
            cuts.append(low)  # They meet right at a sample.
        elif ahead(low) * ahead(high) < 0 and abs(ahead(high)) >= _LEAST:
            for _ in range(40):
                middle = (low + high) / 2
                if ahead(low) * ahead(middle) > 0:
                    low = middle
                else:
                    high = middle
            cuts.append((low + high) / 2)
    done = 0.0
    for cut in cuts:
        share = (cut - done) / (1 - done)
        (one, first_rest), (other, second_rest) = split(first, share), split(second, share)
        yield one, other
        # From here on the parameter counts what is left.
        first, second, done = first_rest, second_rest, cut
    yield first, second


def _side_of(first: Piece, second: Piece, least: float) -> int:
    """Tell which of two pieces over the same x has the lesser y; 0 if they nearly coincide."""
    apart = max((at(first, step / 4)[1] - at(second, step / 4)[1] for step in range(1, 4)), key=abs)
    return 0 if abs(apart) < least else (-1 if apart < 0 else 1)
