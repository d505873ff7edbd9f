"""From a sample to a measure: the figure by the method of the metric, and whether it may be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.errors import CjmapError
from cjmap.format.near import nearest
from cjmap.measure.answers.survey import Allowed
from cjmap.measure.errors import MeasureError
from cjmap.measure.figures.measured import Measure
from cjmap.measure.figures.units import unit_seconds
from cjmap.statistics.answers import Answers
from cjmap.statistics.figures import Figure, measured
from cjmap.statistics.gates import Reason, Withheld, withheld
from cjmap.statistics.interval import Interval
from cjmap.statistics.methods import scale_of, takes_whole

if TYPE_CHECKING:
    from cjmap.format.catalog import Metric
    from cjmap.measure.figures.measured import Slice
    from cjmap.measure.mapping.model import Mapping
    from cjmap.statistics.medians import Median
    from cjmap.statistics.methods import Scale
    from cjmap.workspace import Workspace


def metric_named(workspace: Workspace, id: str, place: str) -> Metric:
    """Return a metric of the catalog with its method; raises `MeasureError` without."""
    metric = workspace.metric_of(id)
    if metric is None:
        from cjmap.format.roles import Section

        known = sorted(workspace.index.workspace_ids(Section.METRIC))
        near = nearest(id, known)
        raise MeasureError(
            f"`{place}` is `{id}`, but no catalog has such a metric.",
            hint=f"Did you mean `{near}`?" if near else "Add it to the `metrics` of a catalog.",
        )
    if metric.method is None:
        raise MeasureError(
            f"The metric `{id}` has no `method`, so nobody knows how to calculate it.",
            hint="Add it in the catalog: `method: csat-mean`, for example.",
        )
    return metric


def scale_of_metric(metric: Metric) -> Scale | None:
    """Return the ends of the scale of a metric, where the catalog declares them."""
    return (metric.scale.min, metric.scale.max) if metric.scale is not None else None


def allowed_by(metric: Metric) -> Allowed:
    """Return which answers a metric takes: its method says it, where the catalog declares no scale.

    Raises `MeasureError` where the two contradict each other.
    """
    method = str(metric.method)
    try:
        return Allowed(scale_of(method, scale_of_metric(metric)), takes_whole(method))
    except CjmapError as error:
        raise _of_metric(metric, error) from None


def measure_of(
    mapping: Mapping, metric: Metric, step: str, whose: Slice, sample: Answers | Median, source: str
) -> Measure:
    """Return what comes of a sample; raises `MeasureError` where the method cannot use it."""
    method, scale = str(metric.method), scale_of_metric(metric)
    try:
        figure = (
            measured(method, scale, sample)
            if isinstance(sample, Answers)
            else _of_median(metric, sample)
        )
    except CjmapError as error:
        raise _of_metric(metric, error) from None
    reason = None
    if figure is not None:
        limits = {str(each): float(width) for each, width in mapping.widest.items()}
        reason = withheld(method, scale, figure, limits)
        if figure.n < mapping.least:
            reason = Withheld(Reason.TOO_FEW, mapping.least)
    return Measure(step, metric.id, method, scale, whose, sample, figure, reason, source)


def _of_metric(metric: Metric, error: CjmapError) -> MeasureError:
    return MeasureError(f"Metric `{metric.id}`: {error.message}", hint=error.hint)


def _of_median(metric: Metric, sample: Median) -> Figure:
    """Return the figure of a median of seconds, in the unit of its metric."""
    seconds = unit_seconds(metric.unit)
    if metric.method != "duration" or seconds is None:
        raise MeasureError(
            f"Metric `{metric.id}` is to be measured as a time, but its"
            + (
                f" method is `{metric.method}`."
                if metric.method != "duration"
                else " unit is none of time."
            ),
            hint="Say `method: duration` and `unit: h` (or s, min, days) in the catalog.",
        )
    interval = sample.interval
    given = Interval(interval.low / seconds, interval.high / seconds) if interval else None
    return Figure(sample.value / seconds, sample.n, sample.n, given)
