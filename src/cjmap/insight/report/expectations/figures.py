"""What personas counted on against what happened, and where they like to be met against where they are."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from pydantic import Field

from cjmap.format.feelings import mean, score_for
from cjmap.format.items import Met
from cjmap.insight.gathered.opportunities import Answered, answered, furthest
from cjmap.insight.report.expectations.channels import (
    PreferredChannels,
    Walks,
    preferred_channels,
)
from cjmap.insight.report.expectations.expected import expected
from cjmap.published import Published

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cjmap.insight.inquiry import Inquiry
    from cjmap.insight.report.expectations.expected import Expected


class Verdicts(Published):
    """How many expectations were met."""

    met: int = Field(ge=0, description="So many were met.")
    partly: int = Field(ge=0, description="So many were met in part.")
    not_met: int = Field(ge=0, description="So many were not met.")
    not_judged: int = Field(ge=0, description="Of so many nobody tells.")

    @property
    def judged(self) -> int:
        """Of how many somebody tells."""
        return self.met + self.partly + self.not_met


class ExpectationFigures(Published):
    """An expectation."""

    ref: str = Field(
        description="The step as other maps refer to it, or the map as `journey:first-order`."
    )
    text: str = Field(description="Its words.")
    place: str = Field(description="The title of the step, the journey or the persona.")
    at_step: bool = Field(description="Whether it is an expectation at a step.")
    contexts: list[str] = Field(description="The contexts it is had in, where not always.")
    personas: list[str] = Field(description="The names of those who have it.")
    met: Met | None = Field(description="Whether it was met; null where nobody tells.")
    score: float | None = Field(
        ge=-2, le=2, description="How it feels there, to those who have the expectation."
    )
    answered: Answered = Field(
        description="The status of the opportunity at its step that has got furthest."
    )
    opportunity: str | None = Field(description="The title of that one.")


class PersonaExpectations(Published):
    """A persona: what was expected, and where the persona likes to be met."""

    id: str = Field(description="The id of the persona.")
    name: str = Field(description="What people call them.")
    verdicts: Verdicts = Field(description="How many of their expectations were met.")
    channels: PreferredChannels | None = Field(
        description="Their channels; null without any preference or any step with a channel."
    )


class ExpectationsFigures(Published):
    """The expectations of all personas."""

    verdicts: Verdicts = Field(description="How many expectations were met.")
    personas: list[PersonaExpectations] = Field(description="Each persona.")
    unmet: list[ExpectationFigures] = Field(
        description="Those not met, then those met in part, each the one that feels worst first."
    )
    not_judged: list[ExpectationFigures] = Field(description="Those of which nobody tells.")
    mean_unmet: float | None = Field(
        description="The mean score of the steps at which an expectation was not met, to those who had it."
    )
    steps_unmet: int = Field(ge=0, description="How many such steps with a score there are.")
    mean_rest: float | None = Field(description="The mean score of all other steps.")
    steps_rest: int = Field(ge=0, description="How many of those have a score.")


def figures(inquiry: Inquiry) -> ExpectationsFigures | None:
    """Ask what was expected; None where nothing is, and nobody prefers a channel that could be met."""
    found = expected(inquiry)
    personas = list(_personas(inquiry, found))
    if not found and not any(each.channels for each in personas):
        return None
    unmet = [each for each in found if each.met in (Met.NO, Met.PARTLY)]
    disappointed: dict[int, list[float | None]] = defaultdict(list)
    for each in found:
        if each.at is not None and each.met is Met.NO:
            disappointed[id(each.at)].append(_score(each))
    low = [mean(scores) for scores in disappointed.values()]
    rest = [each.score for each in inquiry.steps if id(each) not in disappointed]
    told = [_told(inquiry, each) for each in unmet]
    return ExpectationsFigures(
        verdicts=_verdicts(found),
        personas=personas,
        unmet=sorted(told, key=lambda each: (each.met is not Met.NO, _or_neutral(each.score))),
        not_judged=[_told(inquiry, each) for each in found if each.met is None],
        mean_unmet=mean(low),
        steps_unmet=sum(each is not None for each in low),
        mean_rest=mean(rest),
        steps_rest=sum(each is not None for each in rest),
    )


def _or_neutral(score: float | None) -> float:
    return 0.0 if score is None else score


def _personas(inquiry: Inquiry, found: Sequence[Expected]) -> Iterator[PersonaExpectations]:
    """Go through the personas who expect something or have preferred channels on their way."""
    theirs: dict[str, list[Expected]] = defaultdict(list)
    for each in found:
        for persona in each.personas:
            theirs[persona].append(each)
    walks = Walks(inquiry)
    for id in dict.fromkeys((*inquiry.personas, *theirs)):
        channels = preferred_channels(inquiry, walks, id)
        if theirs[id] or channels is not None:
            yield PersonaExpectations(
                id=id,
                name=inquiry.name_of("persona", id),
                verdicts=_verdicts(theirs[id]),
                channels=channels,
            )


def _verdicts(found: Iterable[Expected]) -> Verdicts:
    counts: dict[Met | None, int] = defaultdict(int)
    for each in found:
        counts[each.met] += 1
    return Verdicts(
        met=counts[Met.YES],
        partly=counts[Met.PARTLY],
        not_met=counts[Met.NO],
        not_judged=counts[None],
    )


def _score(each: Expected) -> float | None:
    """Return how it feels where something is expected, to those who expect it."""
    if each.emotion is None:
        return None
    if not each.personas:
        return each.emotion.score
    return mean(score_for(each.emotion, persona) for persona in each.personas)


def _told(inquiry: Inquiry, each: Expected) -> ExpectationFigures:
    first = furthest(each.answers)
    return ExpectationFigures(
        ref=each.ref,
        text=each.expectation.text,
        place=each.place,
        at_step=each.at is not None,
        contexts=[inquiry.name_of("context", id) for id in each.contexts],
        personas=[inquiry.name_of("persona", id) for id in each.personas],
        met=each.met,
        score=_score(each),
        answered=answered(each.answers),
        opportunity=first.opportunity.title if first is not None else None,
    )
