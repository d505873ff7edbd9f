"""After the purchase: who comes back, who recommends, and what was measured of it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from pydantic import Field

from cjmap.format.catalog import Method
from cjmap.format.journey import LoopKind, Phase
from cjmap.insight.gathered.measures import interval_of, reaches
from cjmap.published import Published

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.check.subject import Subject
    from cjmap.format.catalog import Metric
    from cjmap.format.journey import Journey, Loop
    from cjmap.insight.gathered.steps import PlacedStep
    from cjmap.insight.inquiry import Inquiry


class Role(StrEnum):
    """What a metric after the purchase says of loyalty."""

    RECOMMENDATION = "recommendation"
    """Whether customers would recommend: a net promoter score."""
    RETURN = "return"
    """What was measured where a loyalty loop leads back."""
    OTHER = "other"


class Measured(Published):
    """A metric after the purchase."""

    ref: str = Field(description="The step it was measured at.")
    step: str = Field(description="The title of the step.")
    score: float | None = Field(description="The score of the step.")
    title: str = Field(description="The title of the metric.")
    role: Role = Field(
        description="recommendation: a net promoter score; return: measured where a loyalty loop"
        " leads back; other."
    )
    method: str | None = Field(description="How it is calculated.")
    unit: str | None = Field(description="The unit of the value.")
    value: float = Field(description="The value.")
    n: int | None = Field(description="How many answers or cases it rests on.")
    low: float | None = Field(description="The lower end of the 95 % interval, where one is known.")
    high: float | None = Field(description="The upper end of it.")
    target: float | None = Field(description="What is aimed at.")
    reached: bool | None = Field(description="Whether the target is reached; null: not known.")
    detractors: float | None = Field(description="The share of detractors, who give 0 to 6 of 10.")


class LoopFigures(Published):
    """A way back because it was good."""

    from_title: str = Field(description="The title of the step or stage that it leaves.")
    to_title: str = Field(description="The title of the step or stage that it leads back to.")


class Loyalty(Published):
    """What is known of the time after the purchase."""

    steps: int | None = Field(
        description="How many steps lie after the purchase; null where no stage says when it is."
    )
    loops: list[LoopFigures] = Field(description="Ways back because it was good.")
    measured: list[Measured] = Field(description="What was measured after the purchase.")


def loyalty(inquiry: Inquiry, journey: Subject[Journey], placed: Sequence[PlacedStep]) -> Loyalty:
    """Return what is known of the time after the purchase of a journey."""
    model = journey.model
    loops = [loop for loop in model.loops if loop.kind is LoopKind.LOYALTY]
    titles = {stage.id: stage.label for stage in model.stages if stage.id}
    titles |= {each.step.id: each.step.title for each in placed}
    dated = any(stage.phase is not None for stage in model.stages)
    after = [each for each in placed if each.stage.phase is Phase.AFTER]
    return Loyalty(
        steps=len(after) if dated else None,
        loops=[
            LoopFigures(
                from_title=titles.get(loop.from_, loop.from_),
                to_title=titles.get(loop.to, loop.to),
            )
            for loop in loops
        ],
        measured=list(_measured(inquiry, after, loops)),
    )


def _measured(
    inquiry: Inquiry, after: Sequence[PlacedStep], loops: Sequence[Loop]
) -> Iterator[Measured]:
    leading_back = {loop.from_ for loop in loops}
    for each in after:
        returns = bool(leading_back & {each.step.id, each.stage.id})
        for use in each.step.metrics:
            if use.value is None:
                continue  # aimed at, not measured
            metric = inquiry.workspace.metric_of(use.metric)
            interval = interval_of(use, metric)
            yield Measured(
                ref=each.ref,
                step=each.step.title,
                score=each.score,
                title=inquiry.name_of("metric", use.metric),
                role=_role(metric, returns),
                method=metric.method if metric is not None else None,
                unit=metric.unit if metric is not None else None,
                value=use.value,
                n=use.n,
                low=interval.low if interval is not None else None,
                high=interval.high if interval is not None else None,
                target=use.target,
                reached=reaches(use, metric),
                detractors=_detractors(use.counts, use.n) if _is_nps(metric) else None,
            )


def _role(metric: Metric | None, returns: bool) -> Role:
    if _is_nps(metric):
        return Role.RECOMMENDATION
    return Role.RETURN if returns else Role.OTHER


def _is_nps(metric: Metric | None) -> bool:
    return metric is not None and metric.method is Method.NPS


def _detractors(counts: dict[str, int], n: int | None) -> float | None:
    against, whole = counts.get("detractors"), n or sum(counts.values())
    return against / whole if against is not None and 0 < whole >= against else None
