"""Shares of a whole, from 0 to 1."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

from cjmap.statistics.interval import (
    Contrast,
    Interval,
    Z,
    difference_of_estimates,
    sum_of_estimates,
)
from cjmap.statistics.p_values import p_by_inversion

if TYPE_CHECKING:
    from collections.abc import Sequence


def share_interval(share: float, n: float, z: float = Z) -> Interval:
    """Return the interval of a share seen in `n` cases, at least one; with `z`, of another level.

    E. B. Wilson 1927, Journal of the American Statistical Association 22, 209-212.
    """
    spread = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    middle = share + z * z / (2 * n)
    whole = 1 + z * z / n
    return Interval((middle - spread) / whole, (middle + spread) / whole).within(0.0, 1.0)


def share_change(before: float, n_before: float, after: float, n_after: float) -> Interval:
    """Return the interval of the change of a share between two independent groups.

    R. G. Newcombe 1998, Statistics in Medicine 17, 873-890, method 10.
    """
    return difference_of_estimates(
        before, share_interval(before, n_before), after, share_interval(after, n_after)
    )


def share_contrast(groups: Sequence[tuple[int, float, float]]) -> Contrast:
    """Set shares of independent groups against each other: each with its sign, 1 or -1, and n.

    With two groups it is `share_change`.
    """

    def at(z: float) -> Interval:
        return sum_of_estimates([(sign, p, share_interval(p, n, z)) for sign, p, n in groups])

    return Contrast(at(Z), p_by_inversion(at))


def share_variance(share: float, n: float) -> float:
    """Return the variance of one case, judged with care: by the middle of Wilson's interval.

    A share of 0 or 1 that a few cases gave does not mean that others would not differ.
    """
    middle = (share + Z * Z / (2 * n)) / (1 + Z * Z / n)
    return middle * (1 - middle)
