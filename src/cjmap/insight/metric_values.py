"""How the value of a metric is written, by its method."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.format.catalog import Method
from cjmap.insight.voice import short

if TYPE_CHECKING:
    from cjmap.insight.voice import Voice

_PER_CENT = frozenset({Method.CSAT_TOP2})
"""The methods whose values are per cent already, rather than a part of one."""


def measured(value: float, method: str | None, unit: str | None, voice: Voice) -> str:
    """Write a value: a share in per cent, anything else as a number with the unit of the metric."""
    if method == Method.SHARE:
        return voice.percent(value)
    if method in _PER_CENT:
        return voice.percent(value / 100)
    number = voice.number(value)
    return f"{number}\u00a0{short(unit)}" if unit else number


def rounded(value: float, method: str | None, unit: str | None, voice: Voice) -> str:
    """Write a calculated value, such as the end of an interval, no finer than it can be meant."""
    if method == Method.SHARE:
        return measured(round(value, 2), method, unit, voice)
    if method in (Method.NPS, Method.CES_NET, *_PER_CENT):
        return measured(round(value), method, unit, voice)
    return measured(value, method, unit, voice)
