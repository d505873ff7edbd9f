"""Tells what became of a metric, and whether that is more than noise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.format.catalog import Method
from cjmap.insight.metric_values import measured
from cjmap.insight.report.change.measuring import Verdict
from cjmap.insight.voice import short

if TYPE_CHECKING:
    from cjmap.insight.report.change.measuring import MetricChange
    from cjmap.insight.voice import Voice

_POINTS: dict[str | None, tuple[int, str]] = {
    Method.SHARE: (100, "percentage-points"),
    Method.CSAT_TOP2: (1, "percentage-points"),
    Method.NPS: (1, "points"),
    Method.CES_NET: (1, "points"),
}
"""The methods whose values differ by points: what makes them points, and what these are called."""


def metric_told(each: MetricChange, voice: Voice, verdict: str = "") -> str:
    """Tell what became of a metric, and whether that is more than noise: in the words of `verdict`."""
    kind = each.method, each.unit
    told = voice(
        "metric",
        metric=voice.title(each.metric),
        before=measured(each.before, *kind, voice),
        after=measured(each.after, *kind, voice),
        step=voice.title(each.step),
    )
    ns = [voice.number(n) if n is not None else "?" for n in (each.n_before, each.n_after)]
    counts = f" (n = {ns[0]} → {ns[1]})" if ns != ["?", "?"] else ""
    if each.low is None or each.high is None:
        return f"{told}{counts}: {verdict or _verdict(each, voice)}."
    return f"{told}{counts}: {verdict or _verdict(each, voice)} ({_interval(each, voice)})."


def _verdict(each: MetricChange, voice: Voice) -> str:
    """Say whether a change is more than noise, and for better or worse where that is known."""
    if each.verdict is not Verdict.SURE or each.better is None:
        return voice(f"verdict-{each.verdict}")
    return voice("verdict-better" if each.better else "verdict-worse")


def _interval(each: MetricChange, voice: Voice) -> str:
    """Write the interval of a change: of shares and net scores in points, of others in their unit."""
    low, high = each.low or 0.0, each.high or 0.0
    if each.method in _POINTS:
        factor, unit = _POINTS[each.method]
        first, last = (voice.signed(factor * end, 0) for end in (low, high))
        return voice("between", low=first, high=voice(unit, count=last))
    last = voice.signed(high)
    if each.unit:
        last = f"{last}\u00a0{short(each.unit)}"
    return voice("between", low=voice.signed(low), high=last)
