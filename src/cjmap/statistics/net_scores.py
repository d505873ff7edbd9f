"""Net scores: the share of one side less that of the other, from -1 to 1 (NPS, net easy score)."""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum, sqrt
from typing import TYPE_CHECKING, NamedTuple

from cjmap.statistics.interval import Contrast, Interval, Z
from cjmap.statistics.p_values import normal_p

if TYPE_CHECKING:
    from collections.abc import Sequence

ADDED = 3
"""The answers that the adjustment adds."""


@dataclass(frozen=True, slots=True)
class Sides:
    """The answers behind a net score: how many on the better side, on the worse, in all.

    They need not be whole: with weights, `n` is the effective number.
    """

    better: float
    worse: float
    n: float

    @property
    def score(self) -> float:
        """The net score."""
        return (self.better - self.worse) / self.n


class Adjusted(NamedTuple):
    """A net score with the answers added, the variance of one answer, and their number."""

    score: float
    variance: float
    n: float


def net_interval(sides: Sides) -> Interval:
    """Return the interval of a net score: adjusted Wald, with three answers added.

    B. Rocks 2016, The American Statistician 70, 365-372: one quarter, one half and one quarter of
    the three go to the worse side, the middle and the better one. It always holds the score itself,
    which a single answer would leave outside.
    """
    score, variance, n = adjusted(sides)
    half = Z * sqrt(variance / n)
    found = Interval(min(score - half, sides.score), max(score + half, sides.score))
    return found.within(-1.0, 1.0)


def net_change(before: Sides, after: Sides) -> Interval:
    """Return the interval of the change of a net score between two independent groups.

    The same adjustment on both: J. Lewis and J. Sauro 2021, “How to compare two NPS scores”.
    """
    return net_contrast([(-1, before), (1, after)]).interval


def net_contrast(groups: Sequence[tuple[int, Sides]]) -> Contrast:
    """Set net scores of independent groups against each other, each with its sign, 1 or -1.

    With two groups it is `net_change`; more add their variances alike.
    """
    scores = [(sign, adjusted(sides)) for sign, sides in groups]
    difference = fsum(sign * each.score for sign, each in scores)
    error = sqrt(fsum(each.variance / each.n for _, each in scores))
    interval = Interval(difference - Z * error, difference + Z * error)
    return Contrast(interval, normal_p(difference / error))


def widest_net_change(before: float, n_before: float, after: float, n_after: float) -> Interval:
    """Return an interval that holds that of `net_change`, where only scores and numbers are known.

    A net score varies most where nobody answers in the middle. A change that lies outside this
    interval is sure whatever the answers were.
    """
    return net_change(_divided(before, n_before), _divided(after, n_after))


def adjusted(sides: Sides) -> Adjusted:
    """Return the score as the intervals take it."""
    n = sides.n + ADDED
    better, worse = (sides.better + ADDED / 4) / n, (sides.worse + ADDED / 4) / n
    score = better - worse
    return Adjusted(score, better + worse - score * score, n)


def _divided(score: float, n: float) -> Sides:
    """Return the answers that give a score with nobody in the middle."""
    return Sides(n * (1 + score) / 2, n * (1 - score) / 2, n)
