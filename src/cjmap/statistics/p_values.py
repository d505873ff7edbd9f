"""How likely chance alone would make a difference as large: p, in accord with the 95 % interval."""

from __future__ import annotations

from math import erfc, sqrt
from typing import TYPE_CHECKING

from cjmap.statistics.interval import Interval, Z

if TYPE_CHECKING:
    from collections.abc import Callable

_FARTHEST = 40.0
"""The normal value beyond which p is 0 in every way that matters."""


def normal_p(z: float) -> float:
    """Return how likely a standard normal value as far from 0 as `z` is, on either side."""
    return erfc(abs(z) / sqrt(2))


def p_of_interval(difference: float, interval: Interval) -> float:
    """Return p from a difference and its 95 % interval alone.

    The distance to the end on the side of 0 is taken for 1.96 standard errors. It agrees with the
    interval at 0.05, and elsewhere as far as the estimate is near to normal.
    """
    if difference == 0:
        return 1.0
    reach = difference - interval.low if difference > 0 else interval.high - difference
    return normal_p(Z * abs(difference) / reach) if reach > 0 else 0.0


def p_by_inversion(interval_at: Callable[[float], Interval]) -> float:
    """Return p as what is left out by the widest interval that leaves out 0.

    Args:
        interval_at: the interval at a normal value: with 1.96 that of 95 %. With larger values it
            gets wider; with 0 it is the difference itself.
    """
    low, high = 0.0, _FARTHEST
    while high - low > 1e-9:
        middle = (low + high) / 2
        if interval_at(middle).holds_zero:
            high = middle
        else:
            low = middle
    return normal_p(high)
