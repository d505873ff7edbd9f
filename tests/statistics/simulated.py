"""People who answer by chance, with the truth known.

Where answers are few kinds, counts are drawn and not single answers: the number of each answer is binomial
among those who have not answered yet, and comes from a table of its distribution.
"""

from __future__ import annotations

from bisect import bisect
from functools import cache
from itertools import accumulate
from math import comb, exp
from statistics import NormalDist
from typing import TYPE_CHECKING

from cjmap.statistics.medians import median_at, needed_ranks

if TYPE_CHECKING:
    from random import Random

    from cjmap.statistics.medians import Median

NORMAL = NormalDist()

Shares = tuple[tuple[float, float], ...]
"""Each answer with how likely it is."""

Rows = tuple[tuple[float, int, float, float], ...]
"""Answers as an engine counts them: answer, count, sum of weights, sum of squares."""

NPS_MIXED: Shares = ((10, 0.5), (7, 0.3), (3, 0.2))
NPS_BETTER: Shares = ((10, 0.6), (7, 0.25), (3, 0.15))
NPS_HAPPY: Shares = ((10, 0.9), (8, 0.08), (2, 0.02))
EFFORT: Shares = ((1, 0.04), (2, 0.04), (3, 0.08), (4, 0.12), (5, 0.20), (6, 0.27), (7, 0.25))
EFFORT_SKEWED: Shares = (
    (1, 0.03),
    (2, 0.02),
    (3, 0.03),
    (4, 0.04),
    (5, 0.08),
    (6, 0.25),
    (7, 0.55),
)
SATISFACTION: Shares = ((1, 0.05), (2, 0.10), (3, 0.25), (4, 0.40), (5, 0.20))


def yes(share: float) -> Shares:
    """Return a question that this share says yes to."""
    return ((1, share), (0, 1 - share))


def good(share: float) -> Shares:
    """Return a question of 1 to 5 to which this share gives one of the two best answers."""
    return ((5, share), (2, 1 - share))


def counted(chance: Random, n: int, shares: Shares) -> list[tuple[float, int]]:
    """Return how many of `n` people give each answer."""
    left, rest = n, 1.0
    counts = []
    for answer, share in shares:
        count = left
        if share < rest - 1e-12:
            count = bisect(_binomial(left, share / rest), chance.random())
        counts.append((answer, count))
        left, rest = left - count, rest - share
    return counts


@cache
def _binomial(n: int, share: float) -> list[float]:
    """Return how likely each number or a smaller one is; the last is 1 and never passed."""
    return list(accumulate(comb(n, k) * share**k * (1 - share) ** (n - k) for k in range(n)))


def asked(chance: Random, n: int, shares: Shares, weights: Shares = ((1.0, 1.0),)) -> Rows:
    """Return what `n` people answer, whose weights, each with how likely it is, are of their own."""
    return tuple(
        (answer, count, weight * count, weight * weight * count)
        for weight, size in counted(chance, n, weights)
        for answer, count in counted(chance, size, shares)
    )


def lasting(chance: Random, n: int, middle: float, spread: float, grain: float) -> Median:
    """Return the median of `n` log-normal durations; `grain` is what they are rounded to, or 0.

    Only the durations at the ranks that are asked for are drawn: of the part of all people that lies above one
    of them, the next takes a part with a beta distribution.
    """
    durations, below, former = {}, 0.0, 0
    for rank in needed_ranks(n):
        below += (1 - below) * chance.betavariate(rank - former, n + 1 - rank)
        duration = middle * exp(spread * NORMAL.inv_cdf(below))
        durations[rank] = grain * round(duration / grain) if grain else duration
        former = rank
    return median_at(n, durations)
