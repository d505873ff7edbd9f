"""The figures of journeys as a whole, the same that `cjmap log` tells of a map, so that two states compare."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from cjmap.check.questions.claims import Ground, claims
from cjmap.format.backlog import OpportunityStatus
from cjmap.format.feelings import mean, score_for
from cjmap.format.items import Met
from cjmap.insight.gathered.curves import EmotionCurve
from cjmap.published import Published

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.check.subject import Subject
    from cjmap.format.items import Expectation, Pain
    from cjmap.format.journey import Journey, Step
    from cjmap.insight.gathered.steps import PlacedStep
    from cjmap.insight.inquiry import Inquiry


class Lowest(Published):
    """The step that feels worst."""

    ref: str = Field(description="The step, as other maps refer to it.")
    title: str = Field(description="Its title.")
    score: float = Field(description="Its score.")


class State(Published):
    """What journeys say as a whole. Scores run from −2 to 2; null where nothing is told."""

    steps: int = Field(ge=0, description="How many steps there are.")
    scored: int = Field(ge=0, description="How many of them have a score.")
    mean: float | None = Field(description="The mean of the scores, each step counted once.")
    by_persona: dict[str, float] = Field(description="The mean of the scores of each, by id.")
    peak_and_end: float | None = Field(
        description="The mean of the scores of peak and end; null for several journeys."
    )
    lowest: Lowest | None = Field(description="The first step with the lowest score.")
    won: int = Field(ge=0, description="Moments of truth with a score above 0.")
    lost: int = Field(ge=0, description="Moments of truth with a score below 0.")
    open: int = Field(ge=0, description="Moments of truth with a score of 0, or none.")
    pains: int = Field(ge=0, description="Pains that no finished opportunity answers.")
    severity: int = Field(
        ge=0, description="The severities (1 to 5) of these pains, added up; one without adds 0."
    )
    met: int = Field(ge=0, description="Expectations that are met.")
    partly: int = Field(ge=0, description="Expectations that are met in part.")
    unmet: int = Field(ge=0, description="Expectations that are not met.")
    claims: int = Field(ge=0, description="Needs, expectations, pains and gains.")
    backed: int = Field(ge=0, description="Those that rest on evidence.")

    @property
    def evidence(self) -> float | None:
        """The share (0..1) of claims that rest on evidence; None where nothing is claimed."""
        return self.backed / self.claims if self.claims else None

    @property
    def judged(self) -> int:
        """How many expectations somebody has judged."""
        return self.met + self.partly + self.unmet


def state_of(inquiry: Inquiry, journeys: Sequence[Subject[Journey]]) -> State:
    """Return the figures of a journey, or of several together."""
    placed = [step for journey in journeys for step in inquiry.steps_of(journey)]
    curve = EmotionCurve(placed)
    truths = curve.truths
    pains = [pain for step in placed for pain in open_pains(inquiry, step)]
    met = [each.met for journey in journeys for each in _expectations(journey.model)]
    stated = [each.ground for journey in journeys for each in claims(journey)]
    lowest = curve.lowest
    return State(
        steps=len(placed),
        scored=len(curve.scored),
        mean=curve.mean,
        by_persona=_by_persona(placed),
        peak_and_end=curve.peak_and_end if len(journeys) == 1 else None,
        lowest=Lowest(ref=lowest.ref, title=lowest.step.title, score=lowest.score or 0.0)
        if lowest is not None
        else None,
        won=sum(each.won for each in truths),
        lost=sum(each.lost for each in truths),
        open=sum(not each.won and not each.lost for each in truths),
        pains=len(pains),
        severity=sum(pain.severity or 0 for pain in pains),
        met=met.count(Met.YES),
        partly=met.count(Met.PARTLY),
        unmet=met.count(Met.NO),
        claims=len(stated),
        backed=stated.count(Ground.EVIDENCE),
    )


def open_pains(inquiry: Inquiry, placed: PlacedStep) -> list[Pain]:
    """Return the pains of a step, and of its variants, that no finished opportunity names."""
    finished = inquiry.once(_finished)
    entry = placed.journey.entry.number
    return [
        pain
        for holder in (placed.step, *placed.step.variants)
        for pain in holder.pains
        if pain.id is None or (entry, pain.id) not in finished
    ]


def _finished(inquiry: Inquiry) -> frozenset[tuple[int, str]]:
    """Gather what finished opportunities name, as (entry number, id).

    Those of a journey are for that journey, those of backlogs for any. A backlog that is deprecated
    counts too: what is done stays done.
    """
    found: set[tuple[int, str]] = set()
    for kind in ("journey", "backlog"):
        for entry, model in inquiry.survey.maps(kind):
            for number, each in enumerate(model.opportunities):
                if each.status is OpportunityStatus.DONE:
                    found.update(
                        (aim.entry.number, aim.id)
                        for aim in inquiry.survey.meant_for(entry, number)
                        if kind == "backlog" or aim.entry is entry
                    )
    return frozenset(found)


def _by_persona(placed: Sequence[PlacedStep]) -> dict[str, float]:
    personas = dict.fromkeys(each for step in placed for each in step.journey.model.personas)
    means = {
        each: mean(
            score_for(step.step.emotion, each)
            for step in placed
            if each in step.journey.model.personas
        )
        for each in personas
    }
    return {each: score for each, score in means.items() if score is not None}


def _expectations(journey: Journey) -> Iterator[Expectation]:
    yield from journey.expectations
    for step in journey.steps:
        yield from _expectations_at(step)


def _expectations_at(step: Step) -> Iterator[Expectation]:
    for holder in (step, *step.variants):
        yield from holder.expectations
