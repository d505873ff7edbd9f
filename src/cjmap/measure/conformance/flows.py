"""What the flow picture draws, from what was measured and what became of the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.draw.pictures.flow import flows as drawn
from cjmap.measure.conformance.result import Failure, Kind
from cjmap.measure.figures.measured import EVERYBODY
from cjmap.measure.plan import Passing

if TYPE_CHECKING:
    from cjmap.measure.conformance.result import Conformance, Deviation
    from cjmap.measure.figures.measured import Measured, Portion, StepFigures


def flows(measured: Measured, found: Conformance) -> drawn.Flows:
    """Return what the picture shows; both must be of the same selection of the same log.

    A step that follows itself is left out: most often several of its activities, in one visit.
    """
    labels = [facts.label for facts in measured.sources.values()]
    events = sum(each.events for each in measured.activities)
    unmapped = sum(each.events for each in measured.unmapped)
    period = measured.period
    return drawn.Flows(
        cases=found.cases,
        source=labels[0] if labels else "",
        period=period.name if period is not None else "",
        steps=tuple(
            _step(each, found, {step.id for step in measured.journey.steps[-1:]})
            for each in measured.steps
            if each.slice == EVERYBODY
        ),
        passages=tuple(
            drawn.Passage(each.left, each.to, _count(each.portion), drawn.Kind(each.passing.value))
            for each in found.transitions
            if each.passing is not Passing.REPEATED
        ),
        ad_hoc=tuple(
            drawn.AdHoc(each.activity or "", _count(each.portion), each.step)
            for each in found.of(Kind.AD_HOC).places
        ),
        as_planned=_count(found.kept) if found.ended else None,
        unmapped=unmapped / events if events else None,
    )


def _step(figures: StepFigures, found: Conformance, last: set[str]) -> drawn.StepFlow:
    step, reached = figures.step, figures.reached.cases
    median = figures.duration
    return drawn.StepFlow(
        step=step,
        reached=_share(reached, found.cases),
        left=None if step in last else _count(figures.left),
        open=_share(figures.open, reached),
        missing=_place(found, Kind.MISSING, step, None),
        failed=_failed(found, step, Failure.STATUS),
        slow=_failed(found, step, Failure.SLOW),
        channel=_failed(found, step, Failure.CHANNEL),
        median=median.value if median is not None else None,
    )


def _failed(found: Conformance, step: str, failure: Failure) -> drawn.Count | None:
    """Return the cases in which a step failed; None where the data do not show it."""
    if failure not in found.of(Kind.FAILED).failures:
        return None
    return _place(found, Kind.FAILED, step, failure) or drawn.Count(0, 0.0)


def _place(
    found: Conformance, kind: Kind, step: str, failure: Failure | None
) -> drawn.Count | None:
    def meant(each: Deviation) -> bool:
        return each.step == step and each.failure == failure

    return next((_count(each.portion) for each in found.of(kind).places if meant(each)), None)


def _share(cases: int, whole: int) -> drawn.Count:
    return drawn.Count(cases, cases / whole if whole else None)


def _count(portion: Portion) -> drawn.Count:
    return drawn.Count(portion.cases, portion.share if portion.whole else None)
