"""An interval, and the difference of two estimates that come with theirs."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

Z = 1.959963984540054
"""The normal quantile of a 95 % interval."""


@dataclass(frozen=True, slots=True)
class Interval:
    """The ends of a 95 % confidence interval, in the unit of what it is about."""

    low: float
    high: float

    @property
    def holds_zero(self) -> bool:
        """Whether no change at all is among what it holds: the change is within noise."""
        return self.low <= 0 <= self.high


def difference_of_estimates(
    before: float, before_interval: Interval, after: float, after_interval: Interval
) -> Interval:
    """Return the interval of `after - before` from those of two independent estimates.

    Each side adds the square of its own distance (MOVER, Zou and Donner 2008, Statistics in
    Medicine 27, 1693-1702): for shares with Wilson's intervals it is Newcombe's method.
    """
    change = after - before
    down = sqrt((after - after_interval.low) ** 2 + (before_interval.high - before) ** 2)
    up = sqrt((after_interval.high - after) ** 2 + (before - before_interval.low) ** 2)
    return Interval(change - down, change + up)
