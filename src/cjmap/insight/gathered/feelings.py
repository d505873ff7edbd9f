"""How a step feels, as one number: for everybody, or for one persona."""

from __future__ import annotations

from statistics import fmean
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjmap.format.journey import Emotion


def mean_score(emotion: Emotion | None, personas: Iterable[str]) -> float | None:
    """Return the mean score (−2..2) over the personas of a journey, and those with their own.

    Each counts once, with a score of their own or else that of the step. None where nothing is told.
    """
    if emotion is None:
        return None
    if not emotion.by:  # the usual case
        return emotion.score
    everybody = dict.fromkeys((*personas, *emotion.by))
    told = [emotion.by.get(each, emotion.score) for each in everybody]
    return mean(told)


def score_for(emotion: Emotion | None, persona: str) -> float | None:
    """Return the score of one persona: their own, or else that of the step."""
    return None if emotion is None else emotion.by.get(persona, emotion.score)


def mean(scores: Iterable[float | None]) -> float | None:
    """Return the arithmetic mean of what is known; None where nothing is."""
    known = [score for score in scores if score is not None]
    return fmean(known) if known else None
