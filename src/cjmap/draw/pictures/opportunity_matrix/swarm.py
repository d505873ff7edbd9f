"""Places discs side by side: each as near to where it belongs as the others let it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ASIDE = 3.0
"""How much worse it is to move a disc along the axis, which says something, than across it."""

_LEVELS = 2
"""How many discs may stand on either side of the line of their row before they move along."""


def swarm(
    wanted: Sequence[float], distance: float, bounds: Sequence[tuple[float, float]]
) -> list[tuple[float, float]]:
    """Place one disc for each wanted x, in order, none nearer to another than `distance`.

    Give for each its x and how far it stands above (−) or below (+) the line. `bounds` are the
    least and the greatest x of each. A disc is moved across the line first, along it only where
    that would take more than a few rows. All lengths are points; the same input gives the same
    places.
    """
    placed: list[tuple[float, float]] = []
    for x, (left, right) in zip(wanted, bounds, strict=True):
        placed.append(next(_free(x, left, right, distance, placed)))
    return placed


def _free(
    x: float, left: float, right: float, distance: float, placed: Sequence[tuple[float, float]]
) -> Iterator[tuple[float, float]]:
    """Give the places that are free, the best first; there is always a further row."""
    half = distance / 2
    levels = _LEVELS
    while True:
        reach = math.ceil((right - left) / half) if right > left else 0
        candidates = {
            (min(max(x + step * half, left), right), row * half)
            for step in range(-reach, reach + 1)
            for row in range(-2 * levels, 2 * levels + 1)
        }
        for place in sorted(
            candidates,
            key=lambda each: (
                round(abs(each[0] - x) * _ASIDE + abs(each[1]), 6),
                each[1],
                each[0],
            ),
        ):
            if all(math.dist(place, other) >= distance - 1e-9 for other in placed):
                yield place
        levels += _LEVELS
