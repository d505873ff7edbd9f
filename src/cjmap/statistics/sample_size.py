"""How many answers it takes to see a change, and how small a change so many answers can show.

"See" is always: in four of five such comparisons the 95 % interval of the change leaves out 0.
"""

from __future__ import annotations

from math import ceil, fsum, sqrt
from typing import TYPE_CHECKING, NamedTuple

from cjmap.statistics.interval import Z

if TYPE_CHECKING:
    from collections.abc import Sequence

_POWER_Z = 0.8416212335729143
"""The normal quantile of 80 % power."""

LEAST = 5
"""The fewest answers that any figure is shown for."""


class Spread(NamedTuple):
    """How far single answers of a group lie apart: the variance of one, and how many there are."""

    variance: float
    n: float


def answers_needed(spreads: Sequence[Spread], change: float, added: int = 0) -> int | None:
    """Return how many answers each group needs to see a change; None for no change at all.

    n = (sum of the variances)·(1.96 + 0.84)² / change², and never less than are shown at all
    (J. Sauro and J. Lewis 2016, Quantifying the User Experience, chapter 7).

    Args:
        spreads: the groups compared: two periods, or four with a comparison group.
        change: in the unit of the answers, of which the variances are the squares.
        added: the answers that the method of the interval adds by itself.
    """
    if change == 0:
        return None
    variance = fsum(spread.variance for spread in spreads)
    return max(ceil(variance * ((Z + _POWER_Z) / change) ** 2 - added), LEAST)


def smallest_change(spreads: Sequence[Spread]) -> float:
    """Return the smallest change that as many answers as there are can show."""
    return (Z + _POWER_Z) * sqrt(fsum(spread.variance / spread.n for spread in spreads))
