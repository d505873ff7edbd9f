"""What was measured in both versions, and whether the difference is more than noise."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from pydantic import Field

from cjmap.check.questions.metrics import direction
from cjmap.format.catalog import Better
from cjmap.insight.gathered.measures import measurement
from cjmap.published import Published
from cjmap.statistics import change_between

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cjmap.format.catalog import Metric
    from cjmap.format.journey import MetricUse
    from cjmap.insight.gathered.steps import PlacedStep
    from cjmap.insight.report.change.pairing import Pair


class Verdict(StrEnum):
    """What a difference of two values is worth."""

    SURE = "sure"
    """More than noise: the 95 % interval of the change leaves out 0."""
    NOISE = "noise"
    """Within noise."""
    UNTOLD = "untold"
    """Too little is told beside the values."""
    INCOMPARABLE = "incomparable"
    """The metric is calculated otherwise now."""


class MetricChange(Published):
    """A metric with a value in both versions that is not the same."""

    ref: str = Field(description="The step it is measured at.")
    step: str = Field(description="The title of the step.")
    metric: str = Field(description="The title of the metric.")
    method: str | None = Field(description="How it is calculated.")
    unit: str | None = Field(description="The unit of the values.")
    before: float = Field(description="The value before.")
    n_before: int | None = Field(description="How many answers or cases it rests on.")
    after: float = Field(description="The value after.")
    n_after: int | None = Field(description="How many answers or cases it rests on.")
    low: float | None = Field(description="The lower end of the 95 % interval of the change.")
    high: float | None = Field(description="The upper end of it.")
    verdict: Verdict = Field(
        description="sure: more than noise; noise: within it; untold: too little is told to say;"
        " incomparable: calculated otherwise now."
    )
    better: bool | None = Field(description="Whether it is better; null where nothing says.")


def metric_changes(pairs: Iterable[Pair]) -> Iterator[MetricChange]:
    """Go through the metrics that were measured once at a step in both versions, and differ."""
    for pair in pairs:
        before, after = _single(pair.before), _single(pair.after)
        for id, use in after.items():
            if id in before and before[id].value != use.value:
                yield _change(pair, before[id], use)


def _single(placed: PlacedStep) -> dict[str, MetricUse]:
    """Return the values of a step by metric; one that has several there cannot be told apart."""
    found: dict[str, list[MetricUse]] = {}
    for use in placed.step.metrics:
        if use.value is not None:
            found.setdefault(use.metric, []).append(use)
    return {id: uses[0] for id, uses in found.items() if len(uses) == 1}


def _change(pair: Pair, before: MetricUse, after: MetricUse) -> MetricChange:
    workspace = pair.after.journey.workspace
    now = workspace.metric_of(after.metric)
    then = pair.before.journey.workspace.metric_of(before.metric) or now
    now = now or then
    old, new = measurement(before), measurement(after)
    if old is None or new is None:
        raise ValueError("both must have a value")
    interval = None
    if now is not None and then is not None and _way(now) != _way(then):
        verdict = Verdict.INCOMPARABLE
    else:
        interval, _ = change_between(now.method if now is not None else None, old, new)
        verdict = (
            Verdict.UNTOLD
            if interval is None
            else Verdict.NOISE
            if interval.holds_zero
            else Verdict.SURE
        )
    better = direction(now) if now is not None else None
    return MetricChange(
        ref=pair.after.ref,
        step=pair.after.step.title,
        metric=workspace.title_of("metric", after.metric) or after.metric,
        method=now.method if now is not None else None,
        unit=now.unit if now is not None else None,
        before=old.value,
        n_before=before.n,
        after=new.value,
        n_after=after.n,
        low=interval.low if interval is not None else None,
        high=interval.high if interval is not None else None,
        verdict=verdict,
        better=(new.value > old.value) == (better is Better.HIGHER) if better else None,
    )


def _way(metric: Metric) -> tuple[object, ...]:
    """Return what decides whether two values compare: method, scale and unit."""
    return metric.method, metric.scale, metric.unit
