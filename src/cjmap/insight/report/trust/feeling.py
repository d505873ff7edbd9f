"""How feelings are known: watched, told, believed, or nothing says."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import Field

from cjmap.check.questions.lows import LOW
from cjmap.format.feelings import mean_score
from cjmap.format.journey import Basis
from cjmap.insight.report.trust.backing import backing_at
from cjmap.insight.report.trust.resting import Rests, resting
from cjmap.published import Published

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.format.journey import Emotion
    from cjmap.insight.gathered.steps import PlacedStep
    from cjmap.insight.inquiry import Inquiry
    from cjmap.problem import MapPath

_SO_MANY = 3
"""So many feelings are looked at one by one."""


class FeelingKnown(Rests):
    """A feeling at a step, or at one in another context."""

    ref: str = Field(description="The step.")
    step: str = Field(description="Its title.")
    contexts: list[str] = Field(description="The contexts in which it holds; none: as usual.")
    score: float = Field(ge=-2, le=2, description="The mean score of the personas.")
    basis: Basis | None = Field(description="How it is known; null where nothing tells.")


class FeelingsKnown(Published):
    """Feelings by how they are known."""

    told: int = Field(ge=0, description="How many feelings have a score.")
    observed: int = Field(ge=0, description="How many somebody watched.")
    reported: int = Field(ge=0, description="How many customers told of.")
    assumed: int = Field(ge=0, description="How many are believed.")
    untold: int = Field(ge=0, description="Of how many nothing says how they are known.")


class FeelingsFigures(Published):
    """How feelings are known: those of the steps, and those that differ in a context."""

    all: FeelingsKnown = Field(description="All of them.")
    lows: FeelingsKnown = Field(description="Those of −1.5 and below.")
    lowest: list[FeelingKnown] = Field(description="The three lowest, the worst first.")


def feelings_of(inquiry: Inquiry) -> FeelingsFigures:
    """Return how the feelings of the journeys that show what is are known."""
    felt = [each for step in inquiry.steps for each in _felt(step)]
    lows = [each for each in felt if each.score <= LOW]
    lowest = sorted(felt, key=lambda each: each.score)[:_SO_MANY]
    return FeelingsFigures(
        all=_bases(felt), lows=_bases(lows), lowest=[_reading(inquiry, each) for each in lowest]
    )


@dataclass(frozen=True, slots=True)
class _Felt:
    """A feeling where it stands: at a step or at one of its variants."""

    at: PlacedStep
    path: MapPath
    contexts: tuple[str, ...]
    score: float
    basis: Basis | None


def _felt(step: PlacedStep) -> Iterator[_Felt]:
    told: list[tuple[MapPath, tuple[str, ...], Emotion | None]] = [
        (step.path, (), step.step.emotion)
    ]
    for number, variant in enumerate(step.step.variants):
        told.append(((*step.path, "variants", number), variant.when, variant.emotion))
    for path, contexts, emotion in told:
        score = mean_score(emotion, step.journey.model.personas)
        if emotion is not None and score is not None:
            basis = Basis.ASSUMED if emotion.assumption else emotion.basis
            yield _Felt(step, (*path, "emotion"), contexts, score, basis)


def _bases(felt: Sequence[_Felt]) -> FeelingsKnown:
    counted = Counter(each.basis for each in felt)
    return FeelingsKnown(
        told=len(felt),
        observed=counted[Basis.OBSERVED],
        reported=counted[Basis.REPORTED],
        assumed=counted[Basis.ASSUMED],
        untold=counted[None],
    )


def _reading(inquiry: Inquiry, felt: _Felt) -> FeelingKnown:
    backing = backing_at(felt.at.journey, felt.path)
    return FeelingKnown(
        ref=felt.at.ref,
        step=felt.at.step.title,
        contexts=[inquiry.name_of("context", each) for each in felt.contexts],
        score=felt.score,
        basis=felt.basis,
        **resting(inquiry, backing),
    )
