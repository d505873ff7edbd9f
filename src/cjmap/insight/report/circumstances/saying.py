"""How contexts and times are put into words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.insight.voice import short

if TYPE_CHECKING:
    from cjmap.insight.report.circumstances.variants import TimesCompared, VariantFigures
    from cjmap.insight.voice import Voice


def contexts_of(each: VariantFigures, voice: Voice) -> str:
    """Name the contexts of a variant."""
    return voice.listed([short(name) for name in each.names])


def times_told(times: TimesCompared, voice: Voice) -> dict[str, str]:
    """Write two lengths of time, as the slots of a text."""
    return {"longer": voice.seconds(times.then), "shorter": voice.seconds(times.usual)}
