"""Medians of long-tailed figures such as durations: how sure one is, and how sure a difference.

All that is needed are the values at a few ranks of the sorted figures. A database can fetch just
these, or a histogram has them.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from math import erf, floor, fsum, sqrt
from typing import TYPE_CHECKING

from cjmap.statistics.interval import LEVEL, Contrast, Interval, Z, sum_of_estimates
from cjmap.statistics.p_values import p_of_interval

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Median:
    """A median of `n` figures, with its interval where there are six or more.

    The ends of `interval` are two of the figures themselves: what is shown, and a little wider than
    it must be. Those of `sharp` lie between figures, and are for differences.
    """

    value: float
    n: int
    interval: Interval | None
    sharp: Interval | None


def ranks(n: int) -> tuple[int, int] | None:
    """Return the ranks, from 1, of the two figures that are the ends of the interval.

    The ranks of the sign test, by the normal approximation (W. J. Conover 1999, Practical
    Nonparametric Statistics, section 3.2): k = ⌊(n + 1)/2 − z√n/2⌋ from below and from above. For
    n < 6 there are none: the smallest and the largest of five hold the median in 94 of 100 cases.
    """
    rank = floor((n + 1) / 2 - Z * sqrt(n) / 2)
    return (rank, n + 1 - rank) if rank >= 1 else None


def needed_ranks(n: int) -> tuple[int, ...]:
    """Return the ranks, from 1 and rising, whose figures `median_at` asks for; at most six."""
    wanted = {(n + 1) // 2, n // 2 + 1}
    if (ends := ranks(n)) is not None:
        low, high = ends
        wanted |= {low, low + 1, high - 1, high}
    return tuple(sorted(wanted))


def median_at(n: int, figures: Mapping[int, float]) -> Median:
    """Return the median of `n` figures, at least one, from those at the needed ranks.

    For the sharp interval each end is moved inwards to the next figure by as much as 95 % allow
    (T. P. Hettmansperger and S. J. Sheather 1986, Statistics & Probability Letters 4, 75-79).
    """
    value = (figures[(n + 1) // 2] + figures[n // 2 + 1]) / 2
    ends = ranks(n)
    if ends is None:
        return Median(value, n, None, None)
    low, high = ends
    excess = (_level(low, n) - LEVEL) / (_level(low, n) - _level(low + 1, n))
    part = (n - low) * excess / (low + (n - 2 * low) * excess)
    sharp = Interval(
        figures[low] + part * (figures[low + 1] - figures[low]),
        figures[high] - part * (figures[high] - figures[high - 1]),
    )
    return Median(value, n, Interval(figures[low], figures[high]), sharp)


def median_of(histogram: Iterable[tuple[float, int]]) -> Median:
    """Return the median of figures that come with how often they occur, smallest first."""
    rows = [(figure, count) for figure, count in histogram if count]
    sums = list(accumulate(count for _, count in rows))
    n, at, place = sums[-1], {}, 0
    for rank in needed_ranks(n):
        while sums[place] < rank:
            place += 1
        at[rank] = rows[place][0]
    return median_at(n, at)


def median_contrast(groups: Sequence[tuple[int, Median]]) -> Contrast | None:
    """Set medians of independent groups against each other, each with its sign, 1 or -1.

    Nothing is supposed about the shape of the figures. The interval is a little wider than it must
    be for fewer than about 30 figures, and where many are equal.
    """
    estimates = []
    for sign, median in groups:
        if median.sharp is None:
            return None
        estimates.append((sign, median.value, median.sharp))
    interval = sum_of_estimates(estimates)
    difference = fsum(sign * median.value for sign, median in groups)
    return Contrast(interval, p_of_interval(difference, interval))


def median_variance(median: Median) -> float:
    """Return the variance that one figure would have, were the median their mean.

    The interval gets narrower with √n as that of a mean does. It needs a `sharp` one.
    """
    if median.sharp is None:
        raise TypeError("fewer than six figures have no interval")
    return (median.sharp.half_width / Z) ** 2 * median.n


def _level(rank: int, n: int) -> float:
    """Return how often the figures at a rank from either end hold the median between them."""
    return erf((n + 1 - 2 * rank) / sqrt(2 * n))
