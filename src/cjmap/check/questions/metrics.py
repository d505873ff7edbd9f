"""What a number of a metric can be, and which way is better: both follow from its method.

The ranges are those of the methods' definitions: NPS as the share of promoters minus that of
detractors, CSAT as the share of the two best answers, CES either as a mean or as a net share.
"""

from __future__ import annotations

from functools import lru_cache
from math import inf
from typing import TYPE_CHECKING

from cjmap.check.subject import Placed
from cjmap.format.catalog import Better, Method
from cjmap.format.roles import Section

if TYPE_CHECKING:
    from cjmap.check.subject import Subject
    from cjmap.check.survey import Survey
    from cjmap.format.backlog import Backlog
    from cjmap.format.catalog import Catalog, Metric, Scale
    from cjmap.format.journey import Journey, MetricUse
    from cjmap.workspace import Entry

_RANGES = {
    Method.NPS: (-100.0, 100.0),
    Method.CSAT_TOP2: (0.0, 100.0),
    Method.CES_NET: (-100.0, 100.0),
    Method.SHARE: (0.0, 1.0),
    Method.DURATION: (0.0, inf),
    Method.COUNT: (0.0, inf),
    Method.MONEY: (0.0, inf),
}
"""The least and the greatest number that a method can give; the others give numbers of a scale."""

SURVEYS = frozenset(
    {Method.NPS, Method.CSAT_TOP2, Method.CSAT_MEAN, Method.CES_MEAN, Method.CES_NET}
)
"""The methods that count or average answers to a question."""

ON_A_SCALE = frozenset({Method.CSAT_MEAN, Method.CES_MEAN, Method.SCORE})
"""The methods whose numbers mean nothing without the ends of the scale."""

_MORE_IS_BETTER = frozenset({Method.NPS, Method.CSAT_TOP2, Method.CSAT_MEAN, Method.CES_NET})
"""The methods whose definition says which way is better."""


def metric_of(survey: Survey, id: str) -> Metric | None:
    """Return the metric of an id, whichever catalog has it; of two with one id the first."""
    return survey.ask(_metric, id)


def metrics_in(catalog: Catalog) -> tuple[Metric, ...] | None:
    """Tell the metrics of a catalog."""
    return catalog.metrics or None


def _metric(survey: Survey, id: str) -> Metric | None:
    return survey.ask(_by_id).get(id)


def _by_id(survey: Survey) -> dict[str, Metric]:
    """File the metrics of all catalogs under their ids."""
    found: dict[str, Metric] = {}
    for _, metrics in survey.told(metrics_in, Section.CATALOG):
        for metric in metrics:
            found.setdefault(metric.id, metric)
    return found


def scale_of(metric: Metric) -> Scale | None:
    """Return the scale of a metric, unless it is missing or its ends are the wrong way round."""
    scale = metric.scale
    return scale if scale is not None and scale.min < scale.max else None


def bounds(metric: Metric) -> tuple[float, float] | None:
    """Return the least and the greatest number that a metric can have; None where nothing tells."""
    method = metric.method
    if method in ON_A_SCALE:
        scale = scale_of(metric)
        return (scale.min, scale.max) if scale is not None else None
    return _RANGES[method] if method is not None else None


def direction(metric: Metric) -> Better | None:
    """Return which way is better, as the catalog says or else the method; None where neither does."""
    if metric.better is not None:
        return metric.better
    return Better.HIGHER if metric.method in _MORE_IS_BETTER else None


def is_worse(value: float, than: float, metric: Metric) -> bool:
    """Whether one number is worse than another; never where the direction is unknown."""
    way = direction(metric)
    return value < than if way is Better.HIGHER else way is Better.LOWER and value > than


@lru_cache(maxsize=1)  # several rules ask for the same map, one after another
def metric_uses(subject: Subject[Journey]) -> tuple[Placed[MetricUse], ...]:
    """Return what was measured at the steps of a journey, as usual and in other contexts."""
    found: list[Placed[MetricUse]] = []
    for placed in subject.steps:
        step = placed.value
        if step.metrics:
            found.extend(
                Placed((*placed.path, "metrics", number), use)
                for number, use in enumerate(step.metrics)
            )
        if step.variants:
            found.extend(
                Placed((*placed.path, "variants", where, "metrics", number), use)
                for where, variant in enumerate(step.variants)
                for number, use in enumerate(variant.metrics)
            )
    return tuple(found)


def aimed_at(survey: Survey, entry: Entry, metric: str) -> bool:
    """Whether the outcome of an opportunity for a journey is on the metric of this id."""
    return survey.ask(_is_aimed_at, entry, metric)


def _is_aimed_at(survey: Survey, entry: Entry, metric: str) -> bool:
    return (entry, metric) in survey.ask(_aims)


def _aims(survey: Survey) -> frozenset[tuple[Entry, str]]:
    """Gather the outcomes of opportunities, as (entry of a journey that they are for, metric)."""
    found: set[tuple[Entry, str]] = set()
    for entry, outcomes in survey.told(_outcomes, Section.JOURNEY, Section.BACKLOG):
        for number, metric in outcomes:
            if entry.kind_name == Section.JOURNEY:  # what stands in a journey is for it
                found.add((entry, metric))
            found.update((each.entry, metric) for each in survey.meant_for(entry, number))
    return frozenset(found)


def _outcomes(model: Journey | Backlog) -> tuple[tuple[int, str], ...] | None:
    """Tell which opportunities of a map, by their places in its list, have an outcome on which metric."""
    found = (
        (number, each.outcome.metric)
        for number, each in enumerate(model.opportunities)
        if each.outcome is not None
    )
    return tuple(found) or None


def figure(number: float) -> str:
    """Write a number as an author would: `41`, `0.78`."""
    return f"{number:.15g}"
