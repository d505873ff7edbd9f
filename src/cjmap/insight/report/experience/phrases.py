"""Steps, scores and falls in words, as several parts of the section tell them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.insight.document import Said, Tone

if TYPE_CHECKING:
    from cjmap.insight.report.experience.falls import Fall
    from cjmap.insight.report.experience.figures import StepFigures
    from cjmap.insight.voice import Voice


def placed(step: StepFigures, voice: Voice) -> str:
    """Name a step with its score."""
    return f"{voice.title(step.title)} {voice.score(step.score)}"


def scored(score: float | None, voice: Voice) -> Said:
    """Write a score with the tone that its sign has."""
    tone = Tone.MUTED if score is None else Tone.BAD if score < 0 else Tone.PLAIN
    return Said(voice.score(score), tone)


def fall_told(fall: Fall, voice: Voice) -> str:
    """Tell a fall, without the full stop."""
    told = voice(
        "fall",
        drop=voice.number(fall.drop),
        before=voice.title(fall.before),
        after=voice.title(fall.after),
    )
    if fall.share < 1:
        told += voice("fall-share", share=voice.percent(fall.share))
    if fall.changes_channel:
        told += voice("fall-channel")
    return told
