"""Tells where a context makes the same step worse or better, and which contexts nobody mapped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.insight.document import (
    Align,
    Column,
    Fact,
    Facts,
    Said,
    Section,
    Sentence,
    Table,
    Tone,
)
from cjmap.insight.report.circumstances.headlines import headlines
from cjmap.insight.report.circumstances.saying import contexts_of, times_told
from cjmap.insight.voice import short

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.insight.document import Block
    from cjmap.insight.report.circumstances.figures import (
        CircumstancesFigures,
        ContextFigures,
    )
    from cjmap.insight.report.circumstances.variants import VariantFigures
    from cjmap.insight.report.sections import Room
    from cjmap.insight.report.steps_felt import StepsFelt
    from cjmap.insight.voice import Voice

__all__ = ["headlines", "tell"]


def tell(figures: CircumstancesFigures, voice: Voice, room: Room) -> Section:
    """Tell how much is known of contexts, the steps that differ in one, and each context."""
    blocks: list[Block] = [Facts(tuple(_facts(figures, voice)))]
    if figures.variants:
        blocks.append(_variants(figures.variants, voice, room))
    if figures.contexts:
        blocks.append(_contexts(figures.contexts, voice, room))
    blocks += _blind_spots(figures, voice)
    return Section("circumstances", voice("title"), tuple(blocks), lead=voice("lead"))


def _facts(figures: CircumstancesFigures, voice: Voice) -> Iterator[Fact]:
    whole = voice.number(figures.steps)
    told = voice("of", part=voice.number(figures.told), whole=whole)
    yield Fact(voice("told"), Said(told, note="context-told"))
    told = voice("of", part=voice.number(figures.varied), whole=whole)
    yield Fact(voice("varied"), Said(told))


def _variants(variants: Sequence[VariantFigures], voice: Voice, room: Room) -> Table:
    shown = room.cut(variants)
    columns = (
        Column(voice("step")),
        Column(voice("context")),
        Column(voice("usual"), Align.RIGHT),
        Column(voice("then"), Align.RIGHT),
        Column(voice("difference"), Align.RIGHT, "context-loss"),
        Column(voice("besides")),
        Column(voice("opportunity"), note="answered-around"),
    )
    rows = tuple(
        (
            Said(short(each.title)),
            Said(contexts_of(each, voice)),
            Said(voice.score(each.usual)),
            Said(voice.score(each.then)),
            _difference(each.difference, voice),
            Said(_besides(each, voice)),
            _opportunity(each, voice),
        )
        for each in shown
    )
    more = len(variants) - len(shown)
    return Table(columns, rows, left_out=voice.counted("more", more) if more else "")


def _difference(difference: float | None, voice: Voice) -> Said:
    tone = Tone.MUTED if difference is None else Tone.BAD if difference < 0 else Tone.PLAIN
    return Said(voice.score(difference), tone)


def _besides(each: VariantFigures, voice: Voice) -> str:
    """Tell what else differs: times, the place, pains of its own."""
    told = []
    if each.takes is not None and each.takes.usual != each.takes.then:
        told.append(voice("takes", **times_told(each.takes, voice)))
    waits = each.waits if each.waits != each.takes else None
    if waits is not None and waits.usual != waits.then:
        told.append(voice("waits", **times_told(waits, voice)))
    if each.touchpoint:
        told.append(voice("elsewhere", place=short(each.touchpoint)))
    if each.pains:
        told.append(voice.counted("own-pains", len(each.pains)))
    return "; ".join(told) or "–"


def _opportunity(each: VariantFigures, voice: Voice) -> Said:
    if each.opportunity is None:
        return Said(voice("none"), Tone.BAD if (each.difference or 0) < 0 else Tone.PLAIN)
    told = voice("answer", title=voice.title(each.opportunity), status=voice(f"is-{each.answered}"))
    return Said(told, Tone.PLAIN if each.answered.in_work else Tone.MUTED)


def _contexts(contexts: Sequence[ContextFigures], voice: Voice, room: Room) -> Table:
    shown = room.cut(contexts)
    columns = (
        Column(voice("context")),
        Column(voice("variants"), Align.RIGHT),
        Column(voice("difference"), Align.RIGHT, "context-loss"),
        Column(voice("unanswered"), Align.RIGHT, "answered-around"),
        Column(voice("pain-part"), Align.RIGHT, "pain-weight"),
        Column(voice("happening"), Align.RIGHT, "context-happening"),
        Column(voice("others"), Align.RIGHT),
    )
    rows = tuple(
        (
            Said(short(each.name)),
            Said(voice.number(each.variants)),
            _difference(each.difference, voice),
            Said(
                voice.number(each.worse_unanswered) if each.variants else "–",
                Tone.BAD if each.worse_unanswered else Tone.PLAIN,
            ),
            Said(voice.percent(each.pain_part) if each.pain_part else "–"),
            Said(_felt(each.happening, voice)),
            Said(_felt(each.others, voice)),
        )
        for each in shown
    )
    more = len(contexts) - len(shown)
    return Table(columns, rows, left_out=voice.counted("more-contexts", more) if more else "")


def _felt(steps: StepsFelt, voice: Voice) -> str:
    if not steps.steps:
        return "–"
    return voice("felt", steps=voice.number(steps.steps), mean=voice.score(steps.mean))


def _blind_spots(figures: CircumstancesFigures, voice: Voice) -> Iterator[Sentence]:
    """Tell the contexts that are defined without being told of any step, and those never thought of."""
    if figures.unmapped:
        names = voice.titles(figures.unmapped)
        yield Sentence(voice("unmapped", contexts=names), notes=("context-told",))
    if figures.without_variant:
        names = voice.titles(figures.without_variant)
        yield Sentence(voice("without-variant", contexts=names))
    if figures.dimensions_missing:
        names = ", ".join(voice(f"dimension-{each}") for each in figures.dimensions_missing)
        yield Sentence(voice("no-context-about", dimensions=names), Tone.MUTED)
