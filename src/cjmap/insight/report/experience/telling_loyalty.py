"""Tells what moves customers on before the purchase, and what is known of them after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.format.journey import Phase
from cjmap.insight.document import Sentence, Tone
from cjmap.insight.metric_values import measured, rounded
from cjmap.insight.report.experience.loyalty import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.insight.report.experience.figures import JourneyExperience
    from cjmap.insight.report.experience.loyalty import Loyalty, Measured
    from cjmap.insight.report.sections import Room
    from cjmap.insight.voice import Voice


def motives(each: JourneyExperience, voice: Voice) -> Iterator[Sentence]:
    """Tell what moves customers on and what holds them back, before the purchase and after it."""
    for phase in (Phase.BEFORE, Phase.AFTER):
        told = [
            voice(key, texts=voice.titles(one.text for one in found if one.phase == phase))
            for key, found in (("drivers", each.drivers), ("barriers", each.barriers))
            if any(one.phase == phase for one in found)
        ]
        if told:
            yield Sentence(f"{voice(phase)}: {'; '.join(told)}.")


def afterwards(loyalty: Loyalty, voice: Voice, room: Room) -> Iterator[Sentence]:
    """Tell who comes back and who recommends, and plainly where nobody asked."""
    for loop in loyalty.loops:
        yield Sentence(
            voice("loop", start=voice.title(loop.from_title), end=voice.title(loop.to_title))
        )
    told = [each for each in loyalty.measured if room.detail or each.role is not Role.OTHER]
    for each in told:
        tone = Tone.BAD if each.reached is False else Tone.PLAIN
        yield Sentence(_measured(each, voice), tone, ("interval",) if each.low is not None else ())
    if loyalty.steps is None:
        return
    if not loyalty.steps:
        yield Sentence(voice("no-after"))
    elif not loyalty.measured:
        yield Sentence(voice("nothing-measured"))
    elif all(each.role is Role.OTHER for each in loyalty.measured):
        yield Sentence(voice.counted("only-other", len(loyalty.measured)))
    elif len(told) < len(loyalty.measured):
        yield Sentence(voice.counted("others", len(loyalty.measured) - len(told)), Tone.MUTED)


def _measured(each: Measured, voice: Voice) -> str:
    kind = each.method, each.unit
    details = []
    if each.n is not None:
        details.append(voice("n", n=voice.number(each.n)))
    if each.low is not None and each.high is not None:
        low, high = (rounded(end, *kind, voice) for end in (each.low, each.high))
        details.append(voice("between", low=low, high=high))
    if each.target is not None:
        key = {True: "reached-target", False: "missed-target", None: "target"}[each.reached]
        details.append(voice(key, target=measured(each.target, *kind, voice)))
    value = measured(each.value, *kind, voice)
    told = voice(f"measured-{each.role}", metric=voice.title(each.title), value=value)
    return f"{told} ({', '.join(details)})." if details else f"{told}."
