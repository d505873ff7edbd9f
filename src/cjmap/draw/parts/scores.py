"""How a step feels on its own, and what is said of whose scores count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.format.feelings import mean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjmap.draw.parts.setting import Setting
    from cjmap.format.journey import Experience


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


def differs(experience: Experience) -> bool:
    """Tell whether personas have scores of their own at a step."""
    return experience.emotion is not None and bool(experience.emotion.by)


def note_on_means(experiences: Iterable[Experience], setting: Setting) -> list[str]:
    """Give the note on whose scores count in a mean; none where no persona has its own."""
    if not any(differs(experience) for experience in experiences):
        return []
    said, asked = setting.said, setting.view.personas
    if not asked:
        return [said["persona-means"]]
    names = ", ".join(setting.name_of("persona", persona) for persona in asked)
    return [said["persona-means-asked"].format(names=names)]
