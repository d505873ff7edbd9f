"""How journeys feel, stage by stage and step by step, for everybody and for each persona."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from cjmap.format.feelings import mean
from cjmap.insight.gathered.curves import EmotionCurve
from cjmap.insight.gathered.opportunities import answers
from cjmap.insight.gathered.ways import ways_of
from cjmap.insight.report.experience.falls import ChannelChanges, Fall, channel_changes, falls_of
from cjmap.insight.report.experience.loyalty import Loyalty, loyalty
from cjmap.insight.report.experience.personas import (
    Apart,
    PersonaFigures,
    apart_at,
    by_persona,
    felt_by,
)
from cjmap.published import Published

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.check.subject import Subject
    from cjmap.format.journey import Journey
    from cjmap.insight.gathered.opportunities import PlacedOpportunity
    from cjmap.insight.gathered.steps import PlacedStep
    from cjmap.insight.inquiry import Inquiry


class StepFigures(Published):
    """A step and how it feels."""

    ref: str = Field(description="The step, as other maps refer to it.")
    title: str = Field(description="Its title.")
    score: float | None = Field(ge=-2, le=2, description="Its mean score; null where none is told.")
    by_persona: dict[str, float] = Field(description="The score of each persona, by id.")
    feels: list[str] = Field(description="The feelings in words.")
    reach: float = Field(ge=0, le=1, description="The share of customers who get to it.")
    moment_of_truth: Literal["won", "lost", "open"] | None = Field(
        description="What becomes of it where customers make up their mind: won with a score above"
        " 0, lost with one below, open with 0 or none; null where they do not."
    )
    opportunities: int = Field(
        ge=0,
        description="How many opportunities are for it, its stage or its pains and still open.",
    )


class StageFigures(Published):
    """A stage and how its steps feel."""

    title: str = Field(description="Its title.")
    phase: str | None = Field(description="Before, during or after the purchase or use.")
    steps: int = Field(ge=0, description="How many steps it has.")
    scored: int = Field(ge=0, description="How many of them have a score.")
    mean: float | None = Field(description="The mean of their scores.")
    by_persona: dict[str, float] = Field(description="The mean of the scores of each, by id.")


class Leaves(Published):
    """A step after which customers leave the journey."""

    ref: str = Field(description="The step.")
    title: str = Field(description="Its title.")
    share: float = Field(gt=0, le=1, description="The share of those who began the journey.")
    mean: float | None = Field(
        description="The mean of the scores up to this step, each counted by the share of customers"
        " who get to it."
    )


class Motive(Published):
    """What moves customers on, or holds them back, at a step."""

    ref: str = Field(description="The step.")
    title: str = Field(description="Its title.")
    phase: str | None = Field(description="Before, during or after the purchase or use.")
    text: str = Field(description="What moves them or holds them back.")


class JourneyExperience(Published):
    """One journey as a whole. Scores run from −2 to 2; null where nothing is told."""

    journey: str = Field(description="The id of the journey.")
    title: str = Field(description="Its title.")
    personas: list[PersonaFigures] = Field(description="Those who walk it.")
    steps: list[StepFigures] = Field(description="Its steps in order.")
    stages: list[StageFigures] = Field(description="Its stages in order.")
    scored: int = Field(ge=0, description="How many steps have a score.")
    mean: float | None = Field(description="The mean of the scores of the steps.")
    mean_by_reach: float | None = Field(
        description="The same, each step counted by the share of customers who get to it."
    )
    branches: bool = Field(description="Whether some steps are not everybody's.")
    peak: int | None = Field(description="The number of the peak among the steps, from 0.")
    end: int | None = Field(description="The number of the last step with a score, from 0.")
    peak_and_end: float | None = Field(description="The mean of the scores of peak and end.")
    falls: list[Fall] = Field(description="All falls, the steepest first.")
    channels: ChannelChanges = Field(description="Falls and changes of the channel.")
    apart: list[Apart] = Field(
        description="The steps that personas feel differently by 1.5 or more, the widest gap first."
    )
    leaving: list[Leaves] = Field(description="Where customers leave, as the shares say.")
    drivers: list[Motive] = Field(description="What moves customers on.")
    barriers: list[Motive] = Field(description="What holds them back.")
    loyalty: Loyalty = Field(description="What is known of the time after the purchase.")

    @property
    def complete(self) -> bool:
        """Whether every step has a score."""
        return self.scored == len(self.steps)


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
    curve, ways = EmotionCurve(placed), ways_of(model.steps)
    return JourneyExperience(
        journey=model.id,
        title=model.title,
        personas=[
            PersonaFigures(
                id=each, name=inquiry.name_of("persona", each), mean=felt_by(placed, each)
            )
            for each in dict.fromkeys(model.personas)
        ],
        steps=[_step(inquiry, each) for each in placed],
        stages=list(_stages(placed, model)),
        scored=len(curve.scored),
        mean=curve.mean,
        mean_by_reach=_mean_by_reach(placed),
        branches=ways.branch,
        peak=curve.peak.number - 1 if curve.peak is not None else None,
        end=curve.end.number - 1 if curve.end is not None else None,
        peak_and_end=curve.peak_and_end,
        falls=falls_of(placed, ways),
        channels=channel_changes(placed, ways),
        apart=apart_at(inquiry, placed),
        leaving=[
            Leaves(
                ref=placed[each.source].ref,
                title=placed[each.source].step.title,
                share=each.share,
                mean=_mean_by_reach(placed[: each.source + 1]),
            )
            for each in ways.leaving
            if each.share > 0
        ],
        drivers=list(_motives(placed, "drivers")),
        barriers=list(_motives(placed, "barriers")),
        loyalty=loyalty(inquiry, journey, placed),
    )


def _step(inquiry: Inquiry, placed: PlacedStep) -> StepFigures:
    step = placed.step
    return StepFigures(
        ref=placed.ref,
        title=step.title,
        score=placed.score,
        by_persona=by_persona(placed),
        feels=[each.text for each in step.feels],
        reach=placed.reach.share,
        moment_of_truth=_truth(placed),
        opportunities=sum(each.open for each in _for(inquiry, placed)),
    )


def _for(inquiry: Inquiry, placed: PlacedStep) -> Sequence[PlacedOpportunity]:
    return inquiry.once(answers).around(placed.journey.entry, placed.path)


def _truth(placed: PlacedStep) -> Literal["won", "lost", "open"] | None:
    if not placed.step.moment_of_truth:
        return None
    return "won" if placed.won else "lost" if placed.lost else "open"


def _stages(placed: Sequence[PlacedStep], journey: Journey) -> Iterator[StageFigures]:
    first = 0
    for stage in journey.stages:
        own = placed[first : first + len(stage.steps)]
        first += len(own)
        felt = {each: felt_by(own, each) for each in journey.personas}
        yield StageFigures(
            title=stage.label,
            phase=stage.phase,
            steps=len(own),
            scored=sum(each.score is not None for each in own),
            mean=mean(each.score for each in own),
            by_persona={each: score for each, score in felt.items() if score is not None},
        )


def _mean_by_reach(placed: Sequence[PlacedStep]) -> float | None:
    """Return the mean of the scores, each counted by the share of customers who get to the step."""
    told = [(each.score, each.reach.share) for each in placed if each.score is not None]
    whole = sum(share for _, share in told)
    return sum(score * share for score, share in told) / whole if whole else None


def _motives(placed: Sequence[PlacedStep], field: str) -> Iterator[Motive]:
    for each in placed:
        for item in getattr(each.step, field):
            yield Motive(
                ref=each.ref, title=each.step.title, phase=each.stage.phase, text=item.text
            )
