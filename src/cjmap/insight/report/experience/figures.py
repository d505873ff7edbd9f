"""How journeys feel, stage by stage and step by step."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from pydantic import Field

from cjmap.format.journey import LoopKind, Phase
from cjmap.insight.gathered.feelings import mean, score_for
from cjmap.published import Published

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.check.subject import Subject
    from cjmap.format.journey import Journey
    from cjmap.insight.gathered.steps import PlacedStep
    from cjmap.insight.inquiry import Inquiry

_FALLS = 3


class StepFigures(Published):
    """A step and how it feels."""

    ref: str = Field(description="The step, as other maps refer to it.")
    title: str = Field(description="Its title.")
    score: float | None = Field(ge=-2, le=2, description="Its mean score; null where none is told.")
    by_persona: dict[str, float] = Field(description="The score of each persona of the journey.")
    feels: list[str] = Field(description="The feelings in words.")
    reach: float = Field(ge=0, le=1, description="The share of customers who get to it.")
    moment_of_truth: bool = Field(description="Whether the customer makes up their mind here.")


class StageFigures(Published):
    """A stage and how its steps feel."""

    title: str = Field(description="Its title.")
    phase: str | None = Field(description="Before, during or after the purchase or use.")
    steps: int = Field(ge=0, description="How many steps it has.")
    scored: int = Field(ge=0, description="How many of them have a score.")
    mean: float | None = Field(description="The mean of their scores.")


class Fall(Published):
    """Two steps that follow on each other, the second of which feels worse."""

    before: str = Field(description="The title of the first.")
    after: str = Field(description="The title of the second.")
    ref: str = Field(description="The second, as other maps refer to it.")
    drop: float = Field(gt=0, le=4, description="By how much the score falls.")
    changes_channel: bool = Field(description="Whether the channel is another one after it.")


class Motive(Published):
    """What moves customers on, or holds them back, at a step before the purchase."""

    ref: str = Field(description="The step.")
    title: str = Field(description="Its title.")
    text: str = Field(description="What moves them or holds them back.")


class Loyalty(Published):
    """A metric after the purchase."""

    ref: str = Field(description="The step it was measured at.")
    title: str = Field(description="The title of the metric.")
    method: str | None = Field(description="How it is calculated.")
    value: float | None = Field(description="The value.")
    n: int | None = Field(description="How many answers or cases it rests on.")
    target: float | None = Field(description="What is aimed at.")


class JourneyExperience(Published):
    """One journey as a whole. Scores run from −2 to 2; null where nothing is told."""

    journey: str = Field(description="The id of the journey.")
    title: str = Field(description="Its title.")
    personas: list[str] = Field(description="The ids of those who walk it.")
    steps: list[StepFigures] = Field(description="Its steps in order.")
    stages: list[StageFigures] = Field(description="Its stages in order.")
    scored: int = Field(ge=0, description="How many steps have a score.")
    mean: float | None = Field(description="The mean of the scores of the steps.")
    peak: int | None = Field(description="The number of the peak among the steps, from 0.")
    end: int | None = Field(description="The number of the last step with a score, from 0.")
    peak_and_end: float | None = Field(description="The mean of the scores of peak and end.")
    falls: list[Fall] = Field(description="The steepest falls, the steepest first.")
    won: list[str] = Field(description="The moments of truth that are won, as references.")
    lost: list[str] = Field(description="Those that are lost.")
    open: list[str] = Field(description="Those with a score of 0 or none.")
    drivers: list[Motive] = Field(description="What moves customers on before the purchase.")
    barriers: list[Motive] = Field(description="What holds them back before it.")
    loyalty_loops: int = Field(ge=0, description="Ways back because it was good.")
    loyalty: list[Loyalty] = Field(description="What was measured after the purchase.")


class ExperienceFigures(Published):
    """The section “experience”."""

    journeys: list[JourneyExperience] = Field(description="The journeys that show what is.")


def figures(inquiry: Inquiry) -> ExperienceFigures | None:
    """Return how the journeys feel; None where there is none."""
    if not inquiry.journeys:
        return None
    return ExperienceFigures(journeys=[journey_figures(inquiry, each) for each in inquiry.journeys])


def journey_figures(inquiry: Inquiry, journey: Subject[Journey]) -> JourneyExperience:
    """Return how one journey feels."""
    model, placed = journey.model, inquiry.steps_of(journey)
    scored = [each for each in placed if each.score is not None]
    peak, end = _peak(scored), scored[-1] if scored else None
    return JourneyExperience(
        journey=model.id,
        title=model.title,
        personas=list(model.personas),
        steps=[_step(each) for each in placed],
        stages=list(_stages(placed, model)),
        scored=len(scored),
        mean=mean(each.score for each in placed),
        peak=peak.number - 1 if peak is not None else None,
        end=end.number - 1 if end is not None else None,
        peak_and_end=mean((peak.score, end.score)) if peak and end else None,
        falls=_falls(scored),
        won=[each.ref for each in placed if each.won],
        lost=[each.ref for each in placed if each.lost],
        open=[
            each.ref
            for each in placed
            if each.step.moment_of_truth and not each.won and not each.lost
        ],
        drivers=list(_motives(placed, "drivers")),
        barriers=list(_motives(placed, "barriers")),
        loyalty_loops=sum(loop.kind is LoopKind.LOYALTY for loop in model.loops),
        loyalty=list(_loyalty(inquiry, placed)),
    )


def _step(placed: PlacedStep) -> StepFigures:
    step, journey = placed.step, placed.journey.model
    scores = {each: score_for(step.emotion, each) for each in journey.personas}
    return StepFigures(
        ref=placed.ref,
        title=step.title,
        score=placed.score,
        by_persona={each: score for each, score in scores.items() if score is not None},
        feels=[each.text for each in step.feels],
        reach=placed.reach.share,
        moment_of_truth=step.moment_of_truth,
    )


def _stages(placed: Sequence[PlacedStep], journey: Journey) -> Iterator[StageFigures]:
    for stage in journey.stages:
        scores = [each.score for each in placed if each.stage is stage]
        yield StageFigures(
            title=stage.label,
            phase=stage.phase,
            steps=len(scores),
            scored=sum(score is not None for score in scores),
            mean=mean(scores),
        )


def _peak(scored: Sequence[PlacedStep]) -> PlacedStep | None:
    """Return the step furthest from 0; of two as far the bad one, then the first."""
    return max(scored, key=lambda each: (abs(each.score or 0), (each.score or 0) < 0), default=None)


def _falls(scored: Sequence[PlacedStep]) -> list[Fall]:
    found = [
        Fall(
            before=first.step.title,
            after=second.step.title,
            ref=second.ref,
            drop=(first.score or 0) - (second.score or 0),
            changes_channel=bool(first.meeting.channel and second.meeting.channel)
            and first.meeting.channel != second.meeting.channel,
        )
        for first, second in pairwise(scored)
        if (first.score or 0) > (second.score or 0) and _follows(first, second)
    ]
    return sorted(found, key=lambda fall: -fall.drop)[:_FALLS]


def _follows(first: PlacedStep, second: PlacedStep) -> bool:
    """Whether customers come from the first step to the second, rather than by another way."""
    if first.step.next:
        return any(way.to == second.step.id for way in first.step.next)
    return second.number == first.number + 1


def _motives(placed: Sequence[PlacedStep], field: str) -> Iterator[Motive]:
    for each in placed:
        if each.stage.phase is Phase.BEFORE:
            for item in getattr(each.step, field):
                yield Motive(ref=each.ref, title=each.step.title, text=item.text)


def _loyalty(inquiry: Inquiry, placed: Sequence[PlacedStep]) -> Iterator[Loyalty]:
    for each in placed:
        if each.stage.phase is not Phase.AFTER:
            continue
        for use in each.step.metrics:
            metric = inquiry.workspace.metric_of(use.metric)
            yield Loyalty(
                ref=each.ref,
                title=inquiry.name_of("metric", use.metric),
                method=metric.method if metric is not None else None,
                value=use.value,
                n=use.n,
                target=use.target,
            )
