"""How a step feels, as one number: for everybody, for some personas, or for one."""

from __future__ import annotations

from statistics import fmean
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from cjmap.format.journey import Emotion


def mean_score(
    emotion: Emotion | None, people: Iterable[str], asked: Collection[str] = ()
) -> float | None:
    """Return the mean score (−2..2) over the personas that an emotion is told of.

    Those are the `people` of the journey and those with a score of their own; of them the ones that
    are `asked` for, where there are any. Each counts once, with a score of their own or else that of
    the step. None where nothing is told.
    """
    if emotion is None:
        return None
    if not emotion.by:  # the usual case
        return emotion.score
    everybody = dict.fromkeys((*people, *emotion.by))
    counted = [each for each in everybody if each in asked] if asked else everybody
    return mean(emotion.by.get(each, emotion.score) for each in counted or asked)


def score_for(emotion: Emotion | None, persona: str) -> float | None:
    """Return the score of one persona: their own, or else that of the step."""
    return None if emotion is None else emotion.by.get(persona, emotion.score)


def mean(scores: Iterable[float | None]) -> float | None:
    """Return the arithmetic mean of what is known; None where nothing is."""
    known = [score for score in scores if score is not None]
    return fmean(known) if known else None
