"""What was measured in two periods at one step of a map: the change, and whether it is sure.

A map holds values with what they rest on. All pairs that are told together are corrected for together
(Y. Benjamini and Y. Hochberg 1995): of twenty metrics that stayed as they are, one looks changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.format.catalog import Better
from cjmap.format.periods import span_of
from cjmap.statistics.measurements import Measurement, change_between
from cjmap.statistics.multiplicity import passing
from cjmap.statistics.p_values import p_of_interval

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cjmap.format.catalog import Metric
    from cjmap.format.journey import MetricUse
    from cjmap.statistics.interval import Interval

_MORE_IS_BETTER = frozenset({"nps", "ces-net", "csat-top2", "csat-mean"})


@dataclass(frozen=True, slots=True)
class Remeasured:
    """A metric in its latest period and the one before, both with a value.

    `interval` (95 %) is that of the change, None where too little is told beside the values. `sure`
    says that the change is more than chance, all pairs considered; `better` whether it is for the
    better, None where nothing says which way that is.
    """

    before: MetricUse
    after: MetricUse
    change: float
    interval: Interval | None
    sure: bool
    better: bool | None


def remeasured(
    steps: Iterable[Iterable[MetricUse]], metric_of: Callable[[str], Metric | None]
) -> list[Remeasured]:
    """Return the metrics with two periods or more, from the values of each step, in their order."""
    pairs = [pair for uses in steps for pair in _pairs(uses)]
    changes = []
    for before, after in pairs:
        metric = metric_of(after.metric)
        method = str(metric.method) if metric is not None and metric.method is not None else None
        changes.append(change_between(method, _measurement(before), _measurement(after))[0])
    p_values = [
        p_of_interval((after.value or 0.0) - (before.value or 0.0), change)
        if change is not None
        else None
        for (before, after), change in zip(pairs, changes, strict=True)
    ]
    return [
        Remeasured(
            before,
            after,
            (after.value or 0.0) - (before.value or 0.0),
            change,
            sure,
            _better(metric_of(after.metric), before, after),
        )
        for (before, after), change, sure in zip(pairs, changes, passing(p_values), strict=True)
    ]


def _pairs(uses: Iterable[MetricUse]) -> Iterable[tuple[MetricUse, MetricUse]]:
    """Go through the metrics of a step that have a value in two periods that do not overlap."""
    found: dict[str, list[MetricUse]] = {}
    for use in uses:
        if use.value is not None and use.period is not None and span_of(use.period) is not None:
            found.setdefault(use.metric, []).append(use)
    for several in found.values():
        *_, before, after = (None, None, *sorted(several, key=_span))
        if before is not None and after is not None and _span(before)[1] < _span(after)[0]:
            yield before, after


def _span(use: MetricUse) -> tuple[str, str]:
    first, last = span_of(use.period or "") or ("", "")
    return str(first), str(last)


def _measurement(use: MetricUse) -> Measurement:
    return Measurement(use.value or 0.0, use.n, use.low, use.high, use.counts)


def _better(metric: Metric | None, before: MetricUse, after: MetricUse) -> bool | None:
    if metric is None or after.value == before.value:
        return None
    way = metric.better
    if way is None:
        if metric.method not in _MORE_IS_BETTER:
            return None
        way = Better.HIGHER
    return ((after.value or 0.0) > (before.value or 0.0)) == (way is Better.HIGHER)
