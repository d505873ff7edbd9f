"""One metric at several touchpoints."""

from __future__ import annotations

from collections import defaultdict
from statistics import median
from typing import TYPE_CHECKING

from pydantic import Field

from cjmap.check.questions.metrics import direction
from cjmap.format.catalog import Better
from cjmap.insight.report.consistency.places import place_of
from cjmap.published import Published

if TYPE_CHECKING:
    from cjmap.insight.gathered.steps import PlacedStep
    from cjmap.insight.inquiry import Inquiry
    from cjmap.insight.report.consistency.places import Place


class MetricThere(Published):
    """What a metric is at one touchpoint."""

    touchpoint: str = Field(description="What people call the touchpoint.")
    value: float = Field(description="The value; the median of several.")
    values: int = Field(ge=1, description="How many values there are.")
    refs: list[str] = Field(description="The steps they were measured at.")


class MetricSpread(Published):
    """One metric at several touchpoints."""

    metric: str = Field(description="The id of the metric.")
    title: str = Field(description="Its title.")
    method: str | None = Field(description="How it is calculated.")
    unit: str | None = Field(description="Its unit.")
    better: Better | None = Field(description="Which way is better; null where nothing tells.")
    touchpoints: list[MetricThere] = Field(
        description="The touchpoints, the best first; the highest where nothing tells what is better."
    )


def metric_spreads(inquiry: Inquiry) -> list[MetricSpread]:
    """Compare the metrics that were measured at several touchpoints, those with most of them first."""
    values: dict[str, dict[Place, list[tuple[float, PlacedStep]]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for placed in inquiry.steps:
        for use in placed.step.metrics if placed.meeting.label else ():
            if use.value is not None:
                values[use.metric][place_of(placed.meeting)].append((use.value, placed))
    found = [
        _spread(inquiry, metric, list(places.values()))
        for metric, places in values.items()
        if len(places) > 1
    ]
    return sorted(found, key=lambda each: -len(each.touchpoints))


def _spread(
    inquiry: Inquiry, id: str, places: list[list[tuple[float, PlacedStep]]]
) -> MetricSpread:
    metric = inquiry.workspace.metric_of(id)
    better = direction(metric) if metric is not None else None
    there = [
        MetricThere(
            touchpoint=told[0][1].meeting.label,
            value=median(value for value, _ in told),
            values=len(told),
            refs=[placed.ref for _, placed in told],
        )
        for told in places
    ]
    return MetricSpread(
        metric=id,
        title=inquiry.name_of("metric", id),
        method=metric.method if metric is not None else None,
        unit=metric.unit if metric is not None else None,
        better=better,
        touchpoints=sorted(there, key=lambda each: each.value, reverse=better is not Better.LOWER),
    )
