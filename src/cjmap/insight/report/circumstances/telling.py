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
from cjmap.insight.gathered.opportunities import Answered
from cjmap.insight.report.sections import Headline
from cjmap.insight.voice import short

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.insight.document import Block
    from cjmap.insight.report.circumstances.figures import (
        CircumstancesFigures,
        ContextFigures,
    )
    from cjmap.insight.report.circumstances.variants import TimesCompared, VariantFigures
    from cjmap.insight.report.sections import Room
    from cjmap.insight.report.steps_felt import StepsFelt
    from cjmap.insight.voice import Voice

_MUCH = 0.5
"""From this loss on, a step feels worse in a context."""

_MUCH_PAIN = 0.1
"""From this share of the weight of all pains on, a context is where it hurts."""


def tell(figures: CircumstancesFigures, voice: Voice, room: Room) -> Section:
    """Tell how much is known of contexts, the steps that differ in one, and each context."""
    blocks: list[Block] = [Facts(tuple(_facts(figures, voice)))]
    if figures.variants:
        blocks.append(_variants(figures.variants, voice, room))
    if figures.contexts:
        blocks.append(_contexts(figures.contexts, voice, room))
    blocks += _blind_spots(figures, voice)
    return Section("circumstances", voice("title"), tuple(blocks), lead=voice("lead"))


def headlines(figures: CircumstancesFigures, voice: Voice) -> Sequence[Headline]:
    """Tell the loss that nobody is at, a moment of truth lost in a context alone, and what one costs."""
    worse = [each for each in figures.variants if (each.difference or 0) <= -_MUCH]
    told = (
        _nobody(worse, voice),
        _lost_then(worse, voice),
        _costs(figures, voice),
        _hurts(figures, voice),
    )
    return [each for each in told if each is not None]


# --- headlines ---


def _nobody(worse: Sequence[VariantFigures], voice: Voice) -> Headline | None:
    """Tell the greatest loss without any opportunity, against a smaller one that has one."""
    alone = [each for each in worse if each.answered is Answered.NOTHING]
    if not alone:
        return None
    first = min(alone, key=_felt_by_many)
    sentence = voice("nobody-truth" if first.lost_then else "nobody", **_loss(first, voice))
    helped = [
        each
        for each in worse
        if each.answered.in_work
        and each.reach < first.reach
        and (each.difference or 0) >= (first.difference or 0)
    ]
    if helped:
        other = helped[0]
        sentence += " " + voice(
            "while-helped",
            reach=voice.percent(first.reach),
            step=voice.title(other.title),
            context=_names(other, voice),
            part=voice.percent(other.reach),
        )
    weight = 0.7 + (0.1 if first.lost_then else 0) + (0.05 if helped else 0)
    notes = ("context-loss", "reach") if helped else ("context-loss",)
    return Headline(weight, Sentence(sentence, notes=notes))


def _lost_then(worse: Sequence[VariantFigures], voice: Voice) -> Headline | None:
    """Tell the moment of truth that is lost in a context alone, where an opportunity is for it."""
    found = (each for each in worse if each.lost_then and each.answered is not Answered.NOTHING)
    first = min(found, key=_felt_by_many, default=None)
    if first is None:
        return None
    sentence = voice("lost-then", **_loss(first, voice))
    return Headline(0.6, Sentence(sentence, notes=("context-loss", "truth")))


def _felt_by_many(each: VariantFigures) -> float:
    """Sort by the loss and by how many get to the step; what loses a moment of truth counts twice."""
    return (each.difference or 0) * each.reach * (2 if each.lost_then else 1)


def _costs(figures: CircumstancesFigures, voice: Voice) -> Headline | None:
    """Tell the context that makes several steps worse, and the wait that grows most in it."""
    found = [
        each
        for each in figures.contexts
        if each.compared > 1 and each.difference is not None and each.difference <= -_MUCH
    ]
    if not found:
        return None
    context = min(found, key=lambda each: (each.difference or 0) * each.compared)
    sentence = voice.counted(
        "costs",
        context.compared,
        context=short(context.name),
        loss=voice.number(-(context.difference or 0)),
    )
    longest = max(
        (each for each in figures.variants if each.waits and context.id in each.contexts),
        key=lambda each: each.waits.then - each.waits.usual if each.waits else 0,
        default=None,
    )
    if longest is not None and longest.waits and longest.waits.then > longest.waits.usual:
        times = _times(longest.waits, voice)
        sentence += " " + voice("waits-there", step=voice.title(longest.title), **times)
    return Headline(0.5, Sentence(sentence, notes=("context-loss",)))


def _hurts(figures: CircumstancesFigures, voice: Voice) -> Headline | None:
    """Tell the context that few steps are told of, and much of what hurts is felt in alone."""
    first = max(figures.contexts, key=lambda each: each.pain_part or 0, default=None)
    if first is None or (first.pain_part or 0) < _MUCH_PAIN:
        return None
    sentence = voice.counted(
        "hurts",
        first.variants,
        context=short(first.name),
        part=voice.percent(first.pain_part or 0),
        whole=voice.number(figures.steps),
    )
    return Headline(0.45, Sentence(sentence, notes=("pain-weight",)))


def _loss(each: VariantFigures, voice: Voice) -> dict[str, str]:
    return {
        "context": _names(each, voice),
        "step": voice.title(each.title),
        "then": voice.score(each.then),
        "usual": voice.score(each.usual),
    }


# --- the section ---


def _facts(figures: CircumstancesFigures, voice: Voice) -> Iterator[Fact]:
    whole = voice.number(figures.steps)
    told = voice("of", part=voice.number(figures.told), whole=whole)
    yield Fact(voice("told"), Said(told, note="context-told"))
    told = voice("of", part=voice.number(figures.varied), whole=whole)
    yield Fact(voice("varied"), Said(told))


def _variants(variants: Sequence[VariantFigures], voice: Voice, room: Room) -> Table:
    shown = variants if room.detail else variants[: room.rows]
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
            Said(_names(each, voice)),
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


def _names(each: VariantFigures, voice: Voice) -> str:
    return voice.listed([short(name) for name in each.names])


def _difference(difference: float | None, voice: Voice) -> Said:
    tone = Tone.MUTED if difference is None else Tone.BAD if difference < 0 else Tone.PLAIN
    return Said(voice.score(difference), tone)


def _besides(each: VariantFigures, voice: Voice) -> str:
    """Tell what else differs: times, the place, pains of its own."""
    told = []
    if each.takes is not None and each.takes.usual != each.takes.then:
        told.append(voice("takes", **_times(each.takes, voice)))
    waits = each.waits if each.waits != each.takes else None
    if waits is not None and waits.usual != waits.then:
        told.append(voice("waits", **_times(waits, voice)))
    if each.touchpoint:
        told.append(voice("elsewhere", place=short(each.touchpoint)))
    if each.pains:
        told.append(voice.counted("own-pains", len(each.pains)))
    return "; ".join(told) or "–"


def _times(times: TimesCompared, voice: Voice) -> dict[str, str]:
    return {"longer": voice.seconds(times.then), "shorter": voice.seconds(times.usual)}


def _opportunity(each: VariantFigures, voice: Voice) -> Said:
    if each.opportunity is None:
        return Said(voice("none"), Tone.BAD if (each.difference or 0) < 0 else Tone.PLAIN)
    told = voice("answer", title=voice.title(each.opportunity), status=voice(f"is-{each.answered}"))
    return Said(told, Tone.PLAIN if each.answered.in_work else Tone.MUTED)


def _contexts(contexts: Sequence[ContextFigures], voice: Voice, room: Room) -> Table:
    shown = contexts if room.detail else contexts[: room.rows]
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
