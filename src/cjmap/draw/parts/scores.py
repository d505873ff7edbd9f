"""How a step feels, as one number, and how the feelings of several steps are summed up."""

from __future__ import annotations

from statistics import fmean
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cjmap.draw.parts.setting import Setting
    from cjmap.format.journey import Emotion, Experience


def score_of(experience: Experience) -> float | None:
    """Give the score (−2..2) of a step: its own, else the mean of its personas' scores.

    None if the map does not tell.
    """
    emotion = experience.emotion
    if emotion is None:
        return None
    if emotion.score is not None:
        return emotion.score
    return mean(emotion.by.values())


def mean_score(
    experience: Experience, people: Iterable[str], asked: Sequence[str] = ()
) -> float | None:
    """Give the mean score (−2..2) of a step over the personas that it is told of.

    Those are the `people` of its journey and those with a score of their own; of them the ones
    that are `asked` for, where there are any. Each counts once: with its own score, or else with
    the step's. None if the map does not tell.
    """
    return mean_of(experience.emotion, people, asked)


def mean_of(
    emotion: Emotion | None, people: Iterable[str], asked: Sequence[str] = ()
) -> float | None:
    """Give the mean score of one emotion, counted as `mean_score` does; None for none."""
    if emotion is None:
        return None
    everybody = set(people) | set(emotion.by)
    counted = sorted(everybody & set(asked) or set(asked) or everybody)
    if not counted:
        return emotion.score
    return mean(emotion.by.get(persona, emotion.score) for persona in counted)


def differs(experience: Experience) -> bool:
    """Tell whether personas have scores of their own at a step."""
    return experience.emotion is not None and bool(experience.emotion.by)


def note_on_means(experiences: Iterable[Experience], setting: Setting) -> list[str]:
    """Give the note on whose scores count in `mean_score`; none where no persona has its own."""
    if not any(differs(experience) for experience in experiences):
        return []
    said, asked = setting.said, setting.view.personas
    if not asked:
        return [said["persona-means"]]
    names = ", ".join(setting.name_of("persona", persona) for persona in asked)
    return [said["persona-means-asked"].format(names=names)]


def mean(scores: Iterable[float | None]) -> float | None:
    """Give the arithmetic mean of the scores that are known; None if there is none."""
    known = [score for score in scores if score is not None]
    return fmean(known) if known else None
