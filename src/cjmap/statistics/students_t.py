"""Student's t distribution, which the standard library lacks."""

from __future__ import annotations

from functools import lru_cache
from math import erfc, exp, inf, lgamma, log, log1p, pi, sqrt

_MANY = 10_000
"""Degrees of freedom from which the normal distribution, corrected, is as good."""


def two_sided_p(t: float, freedom: float) -> float:
    """Return how likely a value as far from 0 as `t` is, on either side.

    It is the incomplete beta function of freedom/(freedom + t²) at freedom/2 and 1/2 (Abramowitz
    and Stegun 1964, 26.7.1), to eleven digits.

    Args:
        t: the value, of any sign.
        freedom: the degrees of freedom, above 0; they need not be whole.
    """
    t = abs(t)
    if freedom > _MANY:
        return erfc(_as_normal(t, freedom) / sqrt(2))
    return _incomplete_beta(freedom / 2, 0.5, freedom / (freedom + t * t))


@lru_cache(maxsize=4096)
def t_quantile(level: float, freedom: float) -> float:
    """Return how far from 0 the given part of all values reaches, on both sides together.

    For a level of 0.95 it is the factor of a 95 % interval. Newton's method, from 0: as p falls ever
    more slowly, each step stays below the quantile, until the digits end.
    """
    t = 0.0
    while (
        step := (two_sided_p(t, freedom) - (1 - level)) / (2 * _density(t, freedom))
    ) > 1e-14 * t:
        t += step
    return t


def _density(t: float, freedom: float) -> float:
    scale = lgamma((freedom + 1) / 2) - lgamma(freedom / 2)
    return exp(scale - (freedom + 1) / 2 * log1p(t * t / freedom)) / sqrt(freedom * pi)


def _as_normal(t: float, freedom: float) -> float:
    """Return the normal value as likely as `t`: the inverse of Abramowitz and Stegun 26.7.5."""
    if t**4 > freedom:
        return inf
    return t - (t**3 + t) / (4 * freedom) + (13 * t**5 + 8 * t**3 + 3 * t) / (96 * freedom**2)


def _incomplete_beta(a: float, b: float, x: float) -> float:
    """Return the regularised incomplete beta function at `x` from 0 to 1."""
    if x in (0, 1):
        return x
    scale = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x))
    if x < (a + 1) / (a + b + 2):
        return scale * _fraction(a, b, x) / a
    return 1 - scale * _fraction(b, a, 1 - x) / b


def _fraction(a: float, b: float, x: float) -> float:
    """Return its continued fraction, evaluated by Lentz's method.

    W. J. Lentz 1976, Applied Optics 15, 668-671; the fraction is Abramowitz and Stegun 26.5.8.
    """
    c, d = 1.0, 1 / (1 - (a + b) * x / (a + 1))
    value = d
    for m in range(1, 100_000):
        for part in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            c, d = 1 + part / c, 1 / (1 + part * d)
            value *= c * d
        if abs(c * d - 1) < 1e-15:
            break
    return value
