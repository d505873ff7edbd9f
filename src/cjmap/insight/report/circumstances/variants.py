"""The same step in a context against how it usually is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from cjmap.format.feelings import mean, mean_score, score_for
from cjmap.insight.gathered.opportunities import Answered, answered, answers, furthest
from cjmap.insight.gathered.steps import meeting_of
from cjmap.published import Published

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.format.items import Pain
    from cjmap.format.journey import Emotion, Step, Timing, Variant
    from cjmap.insight.gathered.steps import PlacedStep
    from cjmap.insight.inquiry import Inquiry


class TimesCompared(Published):
    """A length of time in a context, against the usual one."""

    usual: float = Field(ge=0, description="The usual length in seconds.")
    then: float = Field(ge=0, description="The length in the context, in seconds.")


class VariantFigures(Published):
    """A step in a context. Scores are those of the personas of whom both are told."""

    ref: str = Field(description="The step, as other maps refer to it.")
    title: str = Field(description="Its title.")
    contexts: list[str] = Field(description="The ids of the contexts.")
    names: list[str] = Field(description="What people call the contexts.")
    usual: float | None = Field(ge=-2, le=2, description="The usual score.")
    then: float | None = Field(ge=-2, le=2, description="The score in the context.")
    difference: float | None = Field(
        ge=-4, le=4, description="The score in the context less the usual one."
    )
    moment_of_truth: bool = Field(description="Whether the customer makes up their mind here.")
    reach: float = Field(ge=0, le=1, description="The share of customers who get to the step.")
    pains: list[str] = Field(description="The pains that the step usually does not have.")
    takes: TimesCompared | None = Field(
        description="How long the step takes; null where not both are told."
    )
    waits: TimesCompared | None = Field(description="How much of it is waiting.")
    touchpoint: str | None = Field(description="Where it happens then, if elsewhere than usual.")
    answered: Answered = Field(
        description="The status of the opportunity at the step that has got furthest."
    )
    opportunity: str | None = Field(description="The title of that one.")

    @property
    def lost_then(self) -> bool:
        """Whether it is a moment of truth that is lost in the context alone."""
        return bool(
            self.moment_of_truth
            and self.usual is not None
            and self.then is not None
            and self.then < 0 <= self.usual
        )


def variants(inquiry: Inquiry) -> Iterator[VariantFigures]:
    """Compare each variant of each step with the step."""
    for placed in inquiry.steps:
        if placed.step.variants:
            named = inquiry.once(answers).around(placed.journey.entry, placed.path)
            first = furthest(named)
            for variant in placed.step.variants:
                usual, then = scores(placed, variant.emotion)
                yield VariantFigures(
                    ref=placed.ref,
                    title=placed.step.title,
                    contexts=list(variant.when),
                    names=[inquiry.name_of("context", id) for id in variant.when],
                    usual=usual,
                    then=then,
                    difference=None if usual is None or then is None else then - usual,
                    moment_of_truth=placed.step.moment_of_truth,
                    reach=placed.reach.share,
                    pains=list(_added(placed.step, variant)),
                    takes=_takes(placed.step.duration, variant.duration),
                    waits=_waits(placed.step.duration, variant.duration),
                    touchpoint=_elsewhere(placed, variant),
                    answered=answered(named),
                    opportunity=first.opportunity.title if first is not None else None,
                )


def scores(placed: PlacedStep, here: Emotion | None) -> tuple[float | None, float | None]:
    """Return the usual score and the one in a context; where both are told, over those of whom they are."""
    usual, personas = placed.step.emotion, placed.journey.model.personas
    if here is None or usual is None:
        return placed.score, mean_score(here, personas)
    if not (usual.by or here.by):  # the usual case
        return usual.score, here.score
    everybody = dict.fromkeys((*personas, *usual.by, *here.by))
    told = [(score_for(usual, each), score_for(here, each)) for each in everybody]
    pairs = [(before, after) for before, after in told if before is not None and after is not None]
    return mean(before for before, _ in pairs), mean(after for _, after in pairs)


def _added(step: Step, variant: Variant) -> Iterator[str]:
    usual = {_identity(pain) for pain in step.pains}
    return (pain.text for pain in variant.pains if _identity(pain) not in usual)


def _identity(pain: Pain) -> str:
    return pain.id or pain.text


def _takes(usual: Timing | None, then: Timing | None) -> TimesCompared | None:
    """Compare how long it takes; how long it should take where only that is told of both."""
    if usual is None or then is None:
        return None
    for before, after in ((usual.actual, then.actual), (usual.planned, then.planned)):
        if before is not None and after is not None:
            return TimesCompared(usual=before.seconds, then=after.seconds)
    return None


def _waits(usual: Timing | None, then: Timing | None) -> TimesCompared | None:
    if usual is None or then is None or usual.wait is None or then.wait is None:
        return None
    return TimesCompared(usual=usual.wait.seconds, then=then.wait.seconds)


def _elsewhere(placed: PlacedStep, variant: Variant) -> str | None:
    if variant.touchpoint is None:
        return None
    there = meeting_of(variant, placed.journey.workspace)
    same = (there.touchpoint, there.channel, there.label) == (
        placed.meeting.touchpoint,
        placed.meeting.channel,
        placed.meeting.label,
    )
    return None if same else there.label
