"""The metrics of the glossary: how each is calculated, and what was measured where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from cjmap.insight.definitions import definitions
from cjmap.insight.gathered.measures import interval_of, reaches
from cjmap.insight.metric_values import measured, rounded
from cjmap.site.references import Ref, map_ref, opportunity_ref, term_refs, thing_ref
from cjmap.site.uses import uses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.format.catalog import Metric
    from cjmap.format.journey import MetricUse
    from cjmap.insight.gathered.things import Thing
    from cjmap.insight.voice import Voice
    from cjmap.site.site import Site


_MOST = 200
"""So many values are told; of more, those first that miss their target."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a metric at a step, in words; `order` is the value itself.

    `reached` is None where no target decides it.
    """

    step: Ref
    journey: Ref
    value: str
    interval: str
    target: str
    reached: bool | None
    n: int | None
    period: str
    evidence: tuple[Ref, ...]
    order: float | None


@dataclass(frozen=True, slots=True)
class MetricEntry:
    """A metric: `method` says how it is calculated, `source` whose idea that is.

    `note` says so where there are too many values for all to be told.
    """

    id: str
    title: str
    method: str
    source: str
    scale: str
    better: str
    unit: str
    note: str
    values: tuple[Value, ...]
    aims: tuple[Ref, ...]
    watched: tuple[Ref, ...]


def metric_entry(site: Site, metric: Metric, words: Voice) -> MetricEntry:
    """Tell of a metric."""
    named = uses(site).of("metric", metric.id)
    values = [use.thing for use in named if use.thing.kind == "metric-value"]
    aiming = [use.thing for use in named if use.thing.kind == "opportunity"]
    watched = [use.thing for use in named if use.thing.kind == "kpi"]
    scale, note = metric.scale, ""
    if len(values) > _MOST:
        note = words("missed-first", shown=words.number(_MOST), all=words.number(len(values)))
        values = sorted(values, key=lambda each: reaches(each.part, metric) is not False)[:_MOST]
    return MetricEntry(
        id=metric.id,
        title=metric.label,
        method=words(f"method-{metric.method}") if metric.method else "",
        source=_source(site, metric),
        scale=words("scale-ends", low=words.number(scale.min), high=words.number(scale.max))
        if scale is not None
        else "",
        better=words(metric.better) if metric.better else "",
        unit=metric.unit or "",
        note=note,
        values=tuple(_values(site, metric, values, words)),
        aims=tuple(opportunity_ref(site, str(each.id), each.title) for each in aiming),
        watched=tuple(thing_ref(site, each) for each in watched),
    )


def _source(site: Site, metric: Metric) -> str:
    """Name whose idea the method is, where the definitions know."""
    known = definitions(site.lang).get(str(metric.method))
    return known.source if known is not None else ""


def _values(site: Site, metric: Metric, found: list[Thing], words: Voice) -> Iterator[Value]:
    for thing in found:
        use = cast("MetricUse", thing.part)
        interval = interval_of(use, metric)
        within = thing.within or thing
        yield Value(
            step=thing_ref(site, within),
            journey=map_ref(site, str(thing.entry.kind_name), thing.map_id),
            value=_said(use.value, metric, words),
            interval=words(
                "interval",
                low=rounded(interval.low, metric.method, metric.unit, words),
                high=rounded(interval.high, metric.method, metric.unit, words),
            )
            if interval is not None
            else "",
            target=_said(use.target, metric, words),
            reached=reaches(use, metric),
            n=use.n,
            period=use.period or "",
            evidence=term_refs(site, "evidence", use.evidence),
            order=use.value,
        )


def _said(value: float | None, metric: Metric, words: Voice) -> str:
    return measured(value, metric.method, metric.unit, words) if value is not None else ""
