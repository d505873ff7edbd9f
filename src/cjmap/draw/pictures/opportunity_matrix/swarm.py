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

_MANY = 500
"""With more discs than these, each is put where others may stand too: in whole steps along the axis."""


def swarm(
    wanted: Sequence[float], distance: float, bounds: Sequence[tuple[float, float]]
) -> list[tuple[float, float]]:
    """Place one disc for each wanted x, in order, none nearer to another than `distance`.

    Give for each its x and how far it stands above (−) or below (+) the line. `bounds` are the
    least and the greatest x of each. A disc is moved across the line first, along it only where
    that would take more than a few rows. All lengths are points; the same input gives the same
    places.
    """
    placed = _Placed(distance)
    half = distance / 2
    free: dict[tuple[float, float, float], Iterator[tuple[float, float]]] = {}
    places = []
    for x, (left, right) in zip(wanted, bounds, strict=True):
        if len(wanted) > _MANY:
            x = min(left + round((x - left) / half) * half, right)
        # What is taken stays taken: the next one that belongs here looks on from the last one.
        search = free.setdefault((x, left, right), _free(x, left, right, half, placed))
        place = next(search)
        placed.add(place)
        places.append(place)
    return places


class _Placed:
    """Discs that have their place, found by where they are."""

    def __init__(self, distance: float) -> None:
        self._distance = distance
        self._cells: dict[tuple[int, int], list[tuple[float, float]]] = {}

    def add(self, place: tuple[float, float]) -> None:
        """Put a disc in its place."""
        self._cells.setdefault(self._cell(place), []).append(place)

    def leaves(self, place: tuple[float, float]) -> bool:
        """Whether a place is far enough from all others."""
        column, row = self._cell(place)
        return all(
            math.dist(place, other) >= self._distance - 1e-9
            for near_column in (column - 1, column, column + 1)
            for near_row in (row - 1, row, row + 1)
            for other in self._cells.get((near_column, near_row), ())
        )

    def _cell(self, place: tuple[float, float]) -> tuple[int, int]:
        return math.floor(place[0] / self._distance), math.floor(place[1] / self._distance)


def _free(
    x: float, left: float, right: float, half: float, placed: _Placed
) -> Iterator[tuple[float, float]]:
    """Give the places that are free, the best first; there is always a further row."""
    known, levels = -1, _LEVELS
    reach = math.ceil((right - left) / half) if right > left else 0
    across = {min(max(x + step * half, left), right) for step in range(-reach, reach + 1)}
    while True:
        candidates = (
            (along, row * half)
            for along in across
            for row in range(-2 * levels, 2 * levels + 1)
            if abs(row) > known
        )
        for place in sorted(
            candidates,
            key=lambda each: (
                round(abs(each[0] - x) * _ASIDE + abs(each[1]), 6),
                each[1],
                each[0],
            ),
        ):
            if placed.leaves(place):
                yield place
        known = 2 * levels
        levels += _LEVELS
