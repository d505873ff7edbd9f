"""How pains and shares of their weight are put into words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cjmap.insight.report.pains.figures import PainFigures
    from cjmap.insight.voice import Voice

_LEAST = 0.001
"""A smaller share is told to be smaller."""


def pain_named(each: PainFigures, voice: Voice) -> str:
    """Quote a pain, with the contexts that it is felt in alone."""
    if not each.contexts:
        return voice.title(each.text)
    contexts = voice.listed([voice.title(one) for one in each.contexts])
    return voice("pain-in", pain=voice.title(each.text), contexts=contexts)


def percent(part: float, voice: Voice) -> str:
    """Write a share; of one that is less than can be shown, that it is."""
    return f"<{voice.percent(_LEAST)}" if 0 < part < _LEAST else voice.percent(part)
