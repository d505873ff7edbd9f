"""How a journey feels to each persona, and which steps divide them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from cjmap.format.feelings import mean, score_for
from cjmap.published import Published

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.insight.gathered.steps import PlacedStep
    from cjmap.insight.inquiry import Inquiry

FAR_APART = 1.5
"""From this difference on, the scores of two personas are no matter of degree."""


class PersonaFigures(Published):
    """How a journey feels to one persona."""

    id: str = Field(description="The id of the persona.")
    name: str = Field(description="What people call them.")
    mean: float | None = Field(description="The mean of their scores.")


class Apart(Published):
    """A step that two personas feel quite differently."""

    ref: str = Field(description="The step.")
    title: str = Field(description="Its title.")
    mean: float = Field(description="The mean of the scores, which hides it.")
    worst: str = Field(description="The name of the one who feels worst.")
    low: float = Field(description="Their score.")
    best: str = Field(description="The name of the one who feels best.")
    high: float = Field(description="Their score.")


def felt_by(placed: Sequence[PlacedStep], persona: str) -> float | None:
    """Return the mean of the scores of one persona; None where nothing is told."""
    return mean(score_for(each.step.emotion, persona) for each in placed)


def by_persona(placed: PlacedStep) -> dict[str, float]:
    """Return the scores of the personas of a journey, and of others with one of their own."""
    emotion = placed.step.emotion
    if emotion is None:
        return {}
    everybody = dict.fromkeys((*placed.journey.model.personas, *emotion.by))
    scores = {each: score_for(emotion, each) for each in everybody}
    return {each: score for each, score in scores.items() if score is not None}


def apart_at(inquiry: Inquiry, placed: Sequence[PlacedStep]) -> list[Apart]:
    """Return the steps that personas feel quite differently, the widest gap first."""
    return sorted(_apart(inquiry, placed), key=lambda each: each.low - each.high)


def _apart(inquiry: Inquiry, placed: Sequence[PlacedStep]) -> Iterator[Apart]:
    for each in placed:
        emotion = each.step.emotion
        if emotion is None or not emotion.by:  # the usual case: one score for all
            continue
        scores = by_persona(each)
        worst, best = min(scores, key=scores.__getitem__), max(scores, key=scores.__getitem__)
        if scores[best] - scores[worst] >= FAR_APART and each.score is not None:
            yield Apart(
                ref=each.ref,
                title=each.step.title,
                mean=each.score,
                worst=inquiry.name_of("persona", worst),
                low=scores[worst],
                best=inquiry.name_of("persona", best),
                high=scores[best],
            )
