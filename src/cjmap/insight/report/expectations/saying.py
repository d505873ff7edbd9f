"""How places and means are put into words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.insight.voice import short

if TYPE_CHECKING:
    from cjmap.insight.report.expectations.figures import ExpectationFigures
    from cjmap.insight.report.steps_felt import StepsFelt
    from cjmap.insight.voice import Voice


def place_of(each: ExpectationFigures, place: str, voice: Voice) -> str:
    """Name a place, with the contexts in which something is expected there."""
    if not each.contexts:
        return place
    contexts = voice.listed([short(one) for one in each.contexts])
    return voice("place-in", place=place, contexts=contexts)


def mean_of(score: float, steps: int, voice: Voice) -> str:
    """Write a mean score with the number of steps it is of."""
    return voice.counted("mean-of", steps, score=voice.score(score))


def felt(steps: StepsFelt, voice: Voice) -> str:
    """Write how steps feel; a dash where nobody tells."""
    return "–" if steps.mean is None else mean_of(steps.mean, steps.scored, voice)
