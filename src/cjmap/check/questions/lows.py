"""Where a journey hurts: its lows, and what of all that hurts no opportunity answers.

A step is a low from −1.5 down, by its own score or by that of any persona: who suffers alone is not
to disappear in a mean. A pain is grave from severity 4 up.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from cjmap.check.questions.sketches import is_sketch
from cjmap.check.questions.stages import own_steps
from cjmap.format.journey import Basis, State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.format.items import Pain
    from cjmap.format.journey import Emotion, Journey, Step
    from cjmap.problem import MapPath

LOW = -1.5
"""The score from which on a step is a low."""

GRAVE = 4
"""The severity from which on a pain is grave: people look for a way around us, or leave."""


@dataclass(frozen=True, slots=True)
class Lowest:
    """The lowest score at a step (−2..2), and the persona whose own it is."""

    score: float
    persona: str | None = None

    @property
    def told(self) -> str:
        """The score, and whose it is where personas differ."""
        score = f"{self.score:+g}"
        return f"{score} for `{self.persona}`" if self.persona else score


def lowest(emotion: Emotion | None) -> Lowest | None:
    """Return the lowest score that an emotion holds, that of the step before that of a persona."""
    if emotion is None:
        return None
    found = Lowest(emotion.score) if emotion.score is not None else None
    for persona, score in emotion.by.items():
        if found is None or score < found.score:
            found = Lowest(score, persona)
    return found


def low(step: Step) -> Lowest | None:
    """Return the lowest score of a step if that makes it a low."""
    emotion = step.emotion
    if emotion is None or (not emotion.by and emotion.score is not None and emotion.score > LOW):
        return None
    found = lowest(emotion)
    return found if found is not None and found.score <= LOW else None


@dataclass(frozen=True, slots=True)
class Hurt:
    """A grave pain, or a low, that no opportunity answers: its step, and the path at which it stands."""

    step: Step
    path: MapPath
    cause: Pain | Lowest


def unanswered(subject: Subject[Journey]) -> Iterator[Hurt]:
    """Go through what hurts most in a journey and is answered by nothing.

    A low that has a grave pain to tell of is told of by that pain. What is assumed is to be checked
    first, a future is the answer itself, and traces know no feelings: none of them counts. Nor does a
    low before the first touchpoint of which no pain is told, such as the accident that a claim begins with.
    """
    journey = subject.model
    if journey.assumption or journey.state is State.FUTURE or subject.from_logs:
        return
    survey, entry = subject.survey, subject.entry
    for placed in own_steps(subject):
        step = placed.value
        if step.assumption:
            continue
        grave = False
        answered = False
        for number, pain in enumerate(step.pains):
            if survey.answered_id(entry, pain.id):
                answered = True
            elif _grave(pain):
                path = (*placed.path, "pains", number)
                if not survey.answered(entry, path):
                    grave = True
                    yield Hurt(step, path, pain)
        emotion = step.emotion
        found = low(step)
        if emotion is None or found is None or grave or answered:
            continue
        assumed = emotion.assumption or emotion.basis is Basis.ASSUMED
        if assumed or survey.answered_within(entry, placed.path):
            continue
        if _can_be_answered(step, subject):
            yield Hurt(step, (*placed.path, "emotion"), found)


def _can_be_answered(step: Step, subject: Subject[Journey]) -> bool:
    """Whether customers have met the organisation by then, or the step names something to mend.

    Maps that tell no touchpoints at all leave it open where that is.
    """
    if step.initiator or step.pains or step.barriers or step.needs:
        return True
    for placed in subject.steps:
        if placed.value.touchpoint:
            return True
        if placed.value is step:
            break
    return not any(placed.value.touchpoint for placed in subject.steps)


def _grave(pain: Pain) -> bool:
    return pain.severity is not None and pain.severity >= GRAVE and not pain.assumption


@lru_cache(maxsize=1)  # several rules ask for the same map, at many steps
def told_as_pain(subject: Subject[Journey]) -> frozenset[str]:
    """Return the steps of which `unanswered-pain` speaks; it lets sketches alone."""
    return (
        frozenset()
        if is_sketch(subject)
        else frozenset(hurt.step.id for hurt in unanswered(subject))
    )
