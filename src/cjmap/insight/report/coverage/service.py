"""What blueprints show of the steps at which customers are met, and what they leave out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from cjmap.check.questions.service import Service
from cjmap.check.subject import Subject
from cjmap.format.envelope import Status
from cjmap.format.feelings import mean
from cjmap.published import Published

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.insight.gathered.steps import PlacedStep
    from cjmap.insight.inquiry import Inquiry
    from cjmap.problem import MapPath


class StepRef(Published):
    """A step."""

    ref: str = Field(description="The step, as other maps refer to it.")
    title: str = Field(description="Its title.")
    score: float | None = Field(description="Its score; null where none is told.")


class Part(Published):
    """Some of the steps, and how they feel."""

    steps: int = Field(ge=0, description="How many they are.")
    scored: int = Field(ge=0, description="How many have a score.")
    bad: int = Field(ge=0, description="How many have a score below 0.")
    mean: float | None = Field(description="The mean of the scores.")


class Unserved(Published):
    """A journey of whose meetings no blueprint shows all."""

    journey: str = Field(description="The id of the journey.")
    title: str = Field(description="Its title.")
    met: int = Field(ge=0, description="How many of its steps have a touchpoint.")
    steps: list[StepRef] = Field(description="Those of them that no blueprint shows.")


class ServiceFigures(Published):
    """The steps with a touchpoint, by whether a column of a blueprint shows them."""

    blueprints: int = Field(ge=1, description="How many blueprints there are.")
    served: Part = Field(description="The steps that a blueprint shows.")
    unserved: Part = Field(description="The steps that none shows.")
    journeys: list[Unserved] = Field(
        description="The journeys with such steps, those where most of them feel bad first."
    )


def service(inquiry: Inquiry) -> ServiceFigures | None:
    """Return what blueprints show; None where there is no blueprint, or no step with a touchpoint."""
    blueprints = [
        Subject(entry, model, inquiry.survey, {})
        for entry, model in inquiry.survey.maps("blueprint")
        if model.status is not Status.DEPRECATED
    ]
    met = [each for each in inquiry.steps if each.meeting.label]
    if not blueprints or not met:
        return None
    shown: set[tuple[int, MapPath]] = {
        (step.entry.number, step.path)
        for blueprint in blueprints
        for step in Service(blueprint).steps
        if step is not None
    }
    served = [each for each in met if (each.journey.entry.number, each.path) in shown]
    unserved = [each for each in met if (each.journey.entry.number, each.path) not in shown]
    journeys = sorted(_by_journey(inquiry, met, unserved), key=_most_bad)
    return ServiceFigures(
        blueprints=len(blueprints),
        served=_part(served),
        unserved=_part(unserved),
        journeys=journeys,
    )


def step_ref(placed: PlacedStep) -> StepRef:
    """Return a step as figures name it."""
    return StepRef(ref=placed.ref, title=placed.step.title, score=placed.score)


def _part(steps: Sequence[PlacedStep]) -> Part:
    scores = [each.score for each in steps if each.score is not None]
    return Part(
        steps=len(steps),
        scored=len(scores),
        bad=sum(score < 0 for score in scores),
        mean=mean(scores),
    )


def _most_bad(journey: Unserved) -> tuple[int, int]:
    bad = sum(step.score is not None and step.score < 0 for step in journey.steps)
    return -bad, -len(journey.steps)


def _by_journey(
    inquiry: Inquiry, met: Sequence[PlacedStep], unserved: Sequence[PlacedStep]
) -> Iterator[Unserved]:
    counts: dict[int, int] = {}
    for each in met:
        counts[each.journey.entry.number] = counts.get(each.journey.entry.number, 0) + 1
    missing: dict[int, list[StepRef]] = {}
    for each in unserved:
        missing.setdefault(each.journey.entry.number, []).append(step_ref(each))
    for journey in inquiry.journeys:
        number = journey.entry.number
        if number in missing:
            yield Unserved(
                journey=journey.model.id,
                title=journey.model.title,
                met=counts[number],
                steps=missing[number],
            )
