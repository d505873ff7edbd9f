"""What was measured at a step: the value against its target, how sure it is, and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.draw.parts.measures import figure
from cjmap.draw.pictures.journey.metrics import verdict_of
from cjmap.insight.gathered.measures import interval_of
from cjmap.insight.metric_values import rounded
from cjmap.site.pages.journey.items import TONES
from cjmap.site.references import Ref, term_ref, term_refs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.format.journey import Experience, MetricUse
    from cjmap.site.pages.journey.shown import Shown


@dataclass(frozen=True, slots=True)
class Measured:
    """A metric with its value and target as they are written, empty where they are not told.

    `verdict` with its `tone` says whether the target is reached; `notes` are the interval, the number
    of answers, the counts, the period, and what changed since the one before.
    """

    metric: Ref
    value: str
    target: str
    verdict: str
    tone: str
    notes: tuple[str, ...]
    evidence: tuple[Ref, ...]


def measured(shown: Shown, experience: Experience) -> tuple[Measured, ...]:
    """Tell what was measured at a step or a variant."""
    return tuple(_measured(shown, use) for use in experience.metrics)


def _measured(shown: Shown, use: MetricUse) -> Measured:
    site, words = shown.site, shown.words
    verdict = verdict_of(use, site.workspace.metric_of(use.metric))
    return Measured(
        metric=term_ref(site, "metric", use.metric),
        value="" if use.value is None else _figure(shown, use, use.value),
        target="" if use.target is None else words("target", value=_figure(shown, use, use.target)),
        verdict=words(f"target-{verdict}") if verdict else "",
        tone=TONES[verdict] if verdict else "",
        notes=tuple(_notes(shown, use)),
        evidence=term_refs(site, "evidence", use.evidence),
    )


def _figure(shown: Shown, use: MetricUse, value: float) -> str:
    return figure(value, use.metric, shown.site.workspace, shown.said)


def _notes(shown: Shown, use: MetricUse) -> Iterator[str]:
    metric = shown.site.workspace.metric_of(use.metric)
    interval = interval_of(use, metric)
    if interval is not None:
        method, unit = (metric.method, metric.unit) if metric is not None else (None, None)
        ends = (rounded(end, method, unit, shown.words) for end in (interval.low, interval.high))
        yield shown.words("interval", ends="–".join(ends))
    if use.n is not None:
        yield f"n\u00a0=\u00a0{shown.said.number(use.n)}"
    for name, count in use.counts.items():
        yield f"{name}:\u00a0{shown.said.number(count)}"
    if use.period:
        yield use.period
    if id(use) in shown.remeasured:
        yield shown.remeasured[id(use)]
