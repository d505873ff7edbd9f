"""What was measured in two periods at one step: whether it changed, all such pairs considered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from cjmap.insight.report.change.measuring import MetricChange, Verdict
from cjmap.workspace.remeasured import remeasured

if TYPE_CHECKING:
    from cjmap.insight.gathered.steps import PlacedStep
    from cjmap.insight.inquiry import Inquiry
    from cjmap.workspace.remeasured import Remeasured


class PeriodChange(MetricChange):
    """A metric with a value in two periods on one map.

    It is `sure` where the change is more than chance after the correction of Benjamini and Hochberg
    for all such pairs of the report.
    """

    period_before: str = Field(description="The period before.")
    period_after: str = Field(description="The latest period.")


def period_changes(inquiry: Inquiry) -> list[PeriodChange]:
    """Return the metrics with two periods: sure changes first, then in the order of the maps."""
    workspace = inquiry.workspace
    placed = {id(use): each for each in inquiry.steps for use in each.step.metrics}
    found = remeasured((each.step.metrics for each in inquiry.steps), workspace.metric_of)
    told = [_told(placed[id(each.after)], each) for each in found]
    return sorted(told, key=lambda each: each.verdict is not Verdict.SURE)


def _told(placed: PlacedStep, found: Remeasured) -> PeriodChange:
    workspace = placed.journey.workspace
    metric = workspace.metric_of(found.after.metric)
    interval = found.interval
    unsure = Verdict.NOISE if interval is not None else Verdict.UNTOLD
    return PeriodChange(
        ref=placed.ref,
        step=placed.step.title,
        metric=workspace.title_of("metric", found.after.metric) or found.after.metric,
        method=metric.method if metric is not None else None,
        unit=metric.unit if metric is not None else None,
        before=found.before.value or 0.0,
        n_before=found.before.n,
        after=found.after.value or 0.0,
        n_after=found.after.n,
        low=interval.low if interval is not None else None,
        high=interval.high if interval is not None else None,
        verdict=Verdict.SURE if found.sure else unsure,
        better=found.better,
        period_before=found.before.period or "",
        period_after=found.after.period or "",
    )
