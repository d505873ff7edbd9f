"""How figures are rounded before they are written: as finely as they mean something, by one table."""

from __future__ import annotations

from fractions import Fraction
from math import floor, log10
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_DECIMALS = {
    "nps": 0,
    "ces-net": 0,
    "csat-top2": 1,
    "csat-mean": 2,
    "ces-mean": 2,
    "score": 2,
    "money": 2,
    "share": 3,
}
"""Decimals by the method of a metric; a method that is not here has `_DIGITS` that count."""

_DIGITS = 3
_THOUSAND = 1000


def decimals_of(method: str, value: float) -> int:
    """Return how many decimals a value of a method is written with, and with it its interval."""
    if method in _DECIMALS:
        return _DECIMALS[method]
    return max(_DIGITS - 1 - floor(log10(abs(value))), 0) if value else 0


def rounded(value: float, decimals: int) -> int | float:
    """Round a value; a whole number stays one, as people write it (`25`, never `25.0`)."""
    number = round(value, decimals)
    return int(number) if number == int(number) else number


def rounded_shares(parts: Sequence[Fraction]) -> list[int | float]:
    """Round parts of one whole to thousandths, none above its whole thousandth by more than the rest needs.

    Their sum is rounded, not each of them: the thousandths left over go to the largest remainders
    (Hamilton's method), so that parts of 1 never add up to more than 1.
    """
    scaled = [part * _THOUSAND for part in parts]
    given = [floor(each) for each in scaled]
    left = round(sum(scaled, Fraction())) - sum(given)
    places = sorted(range(len(parts)), key=lambda at: (given[at] - scaled[at], at))
    for at in places[: max(left, 0)]:
        given[at] += 1
    return [rounded(each / _THOUSAND, 3) for each in given]
