"""An interval, and what becomes of it where estimates that come with theirs are set against others."""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum, sqrt
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

LEVEL = 0.95
"""How many intervals of a hundred hold what they are about."""

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

    @property
    def half_width(self) -> float:
        """Half of its length: the figure behind a ±."""
        return (self.high - self.low) / 2

    def times(self, factor: float) -> Interval:
        """Return it in another unit."""
        return Interval(self.low * factor, self.high * factor)

    def within(self, low: float, high: float) -> Interval:
        """Return it cut to where values can be."""
        return Interval(max(self.low, low), min(self.high, high))


class Contrast(NamedTuple):
    """The interval of a difference, and how likely chance alone makes one as far from 0.

    `p` is below 0.05 where the interval leaves 0 out, and only there.
    """

    interval: Interval
    p: float


def difference_of_estimates(
    before: float, before_interval: Interval, after: float, after_interval: Interval
) -> Interval:
    """Return the interval of `after - before` from those of two independent estimates.

    For shares with Wilson's intervals it is Newcombe's method; see `sum_of_estimates`.
    """
    return sum_of_estimates([(-1, before, before_interval), (1, after, after_interval)])


def sum_of_estimates(estimates: Sequence[tuple[int, float, Interval]]) -> Interval:
    """Return the interval of a sum of independent estimates, each with its sign, 1 or -1.

    The squares of the distances from each estimate to the ends of its interval add up (MOVER, Zou
    and Donner 2008, Statistics in Medicine 27, 1693-1702).
    """
    total = fsum(sign * value for sign, value, _ in estimates)
    down, up = (
        sqrt(
            fsum(
                (value - (each.low if sign == side else each.high)) ** 2
                for sign, value, each in estimates
            )
        )
        for side in (1, -1)
    )
    return Interval(total - down, total + up)
