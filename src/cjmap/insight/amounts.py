"""Values of metrics in words: the method says what kind of number it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.format.catalog import Method

if TYPE_CHECKING:
    from cjmap.insight.voice import Voice


def amount(voice: Voice, value: float, method: str | None, unit: str | None = None) -> str:
    """Write a value of a metric: a share in per cent, anything else as a number with its unit."""
    if method == Method.SHARE:
        return voice.percent(value)
    if method == Method.CSAT_TOP2:
        return voice.percent(value / 100)
    number = voice.number(value)
    return f"{number}\u00a0{unit}" if unit else number


def rounded(voice: Voice, value: float, method: str | None, unit: str | None = None) -> str:
    """Write a calculated end of an interval, no finer than it can be meant."""
    if method == Method.SHARE:
        return voice.percent(round(value, 2))
    if method in (Method.NPS, Method.CSAT_TOP2, Method.CES_NET):
        return amount(voice, round(value), method, unit)
    return amount(voice, value, method, unit)
