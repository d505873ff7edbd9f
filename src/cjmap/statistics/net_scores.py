"""Net scores: the share of one side less that of the other, from -1 to 1 (NPS, net easy score)."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from cjmap.statistics.interval import Interval, Z


@dataclass(frozen=True, slots=True)
class Sides:
    """The answers behind a net score: how many on the better side, on the worse, in all."""

    better: float
    worse: float
    n: int

    @property
    def score(self) -> float:
        """The net score."""
        return (self.better - self.worse) / self.n


def net_interval(sides: Sides) -> Interval:
    """Return the interval of a net score: adjusted Wald, with three answers added.

    B. Rocks 2016, The American Statistician 70, 365-372: one quarter, one half and one quarter of
    the three go to the worse side, the middle and the better one.
    """
    score, variance, n = _adjusted(sides)
    half = Z * sqrt(variance / n)
    return Interval(max(score - half, -1.0), min(score + half, 1.0))


def net_change(before: Sides, after: Sides) -> Interval:
    """Return the interval of the change of a net score between two independent groups.

    The same adjustment on both: J. Lewis and J. Sauro 2021, “How to compare two NPS scores”.
    """
    first, first_variance, n_first = _adjusted(before)
    second, second_variance, n_second = _adjusted(after)
    half = Z * sqrt(first_variance / n_first + second_variance / n_second)
    return Interval(second - first - half, second - first + half)


def widest_net_change(before: float, n_before: int, after: float, n_after: int) -> Interval:
    """Return an interval that holds that of `net_change`, where only scores and numbers are known.

    A net score varies most where nobody answers in the middle. A change that lies outside this
    interval is sure whatever the answers were.
    """
    return net_change(_divided(before, n_before), _divided(after, n_after))


def _divided(score: float, n: int) -> Sides:
    """Return the answers that give a score with nobody in the middle."""
    return Sides(n * (1 + score) / 2, n * (1 - score) / 2, n)


def _adjusted(sides: Sides) -> tuple[float, float, float]:
    """Return the adjusted score, its variance for one answer, and the adjusted number."""
    n = sides.n + 3
    better, worse = (sides.better + 0.75) / n, (sides.worse + 0.75) / n
    score = better - worse
    return score, better + worse - score * score, n
