"""When a figure is not shown: too few answers, or too unsure to say anything.

The gate is on the width of the interval, not on n: how many answers are enough depends on how far they
lie apart. The limits of all methods open at about a hundred answers as people usually give them:

| method | widest interval shown | about as sure as |
|---|---|---|
| `nps`, `ces-net` | ± 15 points | 112 answers, 45 % promoters and 25 % detractors |
| `csat-top2` | ± 10 points | 96 answers, half of them good |
| `share` | ± 0.10 | 96 cases, half of them yes |
| `csat-mean`, `ces-mean`, `score` | ± 5 % of the length of the scale (± 0.2 on 1 to 5) | 99 answers, a standard deviation of a quarter of the scale |
| `duration` | ± 25 % of the median | 97 cases, log-normal with σ = 1 |

A `score` without a scale and `money` have only the gate on n.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import ceil
from typing import TYPE_CHECKING

from cjmap.statistics.methods import Family, Scale, family_of, scale_of
from cjmap.statistics.sample_size import LEAST

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cjmap.statistics.figures import Figure

_NET_LIMIT = 15.0
_LIMITS = {"nps": _NET_LIMIT, "ces-net": _NET_LIMIT, "csat-top2": 10.0, "share": 0.10}
_PART_OF_SCALE = 0.05
_PART_OF_MEDIAN = 0.25


class Reason(StrEnum):
    """Why a figure is not shown."""

    TOO_FEW = "too-few"
    """Single people could be made out (fewer than `LEAST` answers)."""
    NO_INTERVAL = "no-interval"
    """Nothing says how sure it is."""
    TOO_WIDE = "too-wide"
    """The interval is wider than the limit."""
    GIVES_AWAY = "gives-away"
    """Together with the total it would tell a group that is too small (`disclosure`)."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """Why a figure is not shown, and about how many answers would be enough.

    `half_width` and `limit` are told where the interval is too wide, in the unit of the value.
    """

    reason: Reason
    needed: int
    half_width: float | None = None
    limit: float | None = None


def widest(
    method: str, scale: Scale | None, value: float, limits: Mapping[str, float] | None = None
) -> float | None:
    """Return half of the widest interval that a figure is shown with; None where any will do.

    Args:
        method: as in the catalog.
        scale: as in the catalog.
        value: the figure itself, of which the limit of a duration is a part.
        limits: limits of one's own by method, in the unit of the value.
    """
    if limits is not None and method in limits:
        return limits[method]
    if method in _LIMITS:
        return _LIMITS[method]
    ends = scale_of(method, scale)
    if ends is not None:
        return _PART_OF_SCALE * (ends[1] - ends[0])
    return _PART_OF_MEDIAN * abs(value) if family_of(method) is Family.MEDIAN else None


def withheld(
    method: str,
    scale: Scale | None,
    figure: Figure,
    limits: Mapping[str, float] | None = None,
) -> Withheld | None:
    """Return why a figure is not shown; None if it may be shown."""
    if figure.n < LEAST:
        return Withheld(Reason.TOO_FEW, LEAST)
    limit = widest(method, scale, figure.value, limits)
    if limit is None:
        return None
    if figure.interval is None:
        return Withheld(Reason.NO_INTERVAL, figure.n + 1)
    half = figure.interval.half_width
    if half <= limit:
        return None
    needed = ceil(figure.n * (half / limit) ** 2) if limit else figure.n + 1
    return Withheld(Reason.TOO_WIDE, needed, half, limit)
