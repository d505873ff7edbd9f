"""Shares of a whole, from 0 to 1."""

from __future__ import annotations

from math import sqrt

from cjmap.statistics.interval import Interval, Z, difference_of_estimates


def share_interval(share: float, n: int) -> Interval:
    """Return the interval of a share seen in `n` cases, at least one.

    E. B. Wilson 1927, Journal of the American Statistical Association 22, 209-212.
    """
    spread = Z * sqrt(share * (1 - share) / n + Z * Z / (4 * n * n))
    middle = share + Z * Z / (2 * n)
    whole = 1 + Z * Z / n
    return Interval(max((middle - spread) / whole, 0.0), min((middle + spread) / whole, 1.0))


def share_change(before: float, n_before: int, after: float, n_after: int) -> Interval:
    """Return the interval of the change of a share between two independent groups.

    R. G. Newcombe 1998, Statistics in Medicine 17, 873-890, method 10.
    """
    return difference_of_estimates(
        before, share_interval(before, n_before), after, share_interval(after, n_after)
    )
