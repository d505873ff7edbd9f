"""How a step feels, as one number, and how the feelings of several steps are summed up."""

from __future__ import annotations

from statistics import fmean
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cjmap.format.journey import Experience


def score_of(experience: Experience, personas: Sequence[str] = ()) -> float | None:
    """Give the score (−2..2) of a step: its own, else the mean of its personas' scores.

    With `personas`, it is the mean of theirs, each their own or else the step's. None if the map
    does not tell.
    """
    emotion = experience.emotion
    if emotion is None:
        return None
    if personas:
        return mean(emotion.by.get(persona, emotion.score) for persona in personas)
    if emotion.score is not None:
        return emotion.score
    return mean(emotion.by.values())


def mean(scores: Iterable[float | None]) -> float | None:
    """Give the arithmetic mean of the scores that are known; None if there is none."""
    known = [score for score in scores if score is not None]
    return fmean(known) if known else None
