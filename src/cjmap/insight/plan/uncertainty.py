"""Tells the close calls of a plan, and what is safe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.insight.document import Points, Sentence, Tone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.insight.document import Block
    from cjmap.insight.plan.figures import Call
    from cjmap.insight.plan.saying import Saying
    from cjmap.insight.report.sections import Room


def calls_told(saying: Saying, room: Room) -> Iterator[Block]:
    """Tell each close call, the closest first, then how many choices are safe."""
    best, voice = saying.figures.best, saying.voice
    if best is None or not (best.calls or best.safe or best.unknown):
        return
    shown = best.calls if room.detail else best.calls[: room.rows]
    if shown:
        notes = [("plan-close",), *[()] * len(shown)]
        yield Points(
            tuple(
                Sentence(call_told(saying, each), notes=note)
                for each, note in zip(shown, notes, strict=False)
            )
        )
    more = saying.more(len(best.calls) - len(shown))
    if more:
        yield Sentence(more, Tone.MUTED)
    if best.safe:
        all_safe = not best.calls and not best.unknown
        yield Sentence(voice("all-safe") if all_safe else voice.counted("safe", len(best.safe)))
    if best.unknown:
        yield Sentence(voice.counted("unknown", len(best.unknown)))


def call_told(saying: Saying, call: Call) -> str:
    """Tell a close call: what was decided, what would turn it round, and what would come then."""
    voice = saying.voice
    side = "in" if call.chosen else "out"
    parts = {"gain": call.break_even, "effort": call.effort_break_even}
    if call.loss == 0:
        return voice(
            "call-even-chosen" if call.chosen else "call-even-outside",
            title=voice.title(saying.title_of(call.id)),
            instead=_instead(saying, call),
        )
    errors = [
        voice(f"error-{each}-{side}", part=voice.percent(parts.get(each) or 0.0))
        for each in call.flips
    ]
    told = errors[0]
    if len(errors) > 1:
        told = voice("or", first=", ".join(errors[:-1]), last=errors[-1])
    return voice(
        "call-chosen" if call.chosen else "call-outside",
        title=voice.title(saying.title_of(call.id)),
        errors=told,
        instead=_instead(saying, call),
    )


def _instead(saying: Saying, call: Call) -> str:
    comes, goes = saying.titles(call.comes_in), saying.titles(call.goes_out)
    if comes and goes:
        return saying.voice("then-swap", comes=comes, goes=goes)
    if comes:
        return saying.voice("then-in", comes=comes)
    return saying.voice("then-out", goes=goes) if goes else ""
