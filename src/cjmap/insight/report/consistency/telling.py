"""Tells how consistent what customers meet is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.insight.document import (
    Align,
    Column,
    Drawing,
    Points,
    Said,
    Section,
    Sentence,
    Table,
    Tone,
)
from cjmap.insight.report.consistency.differences import differences
from cjmap.insight.report.consistency.headlines import headlines
from cjmap.insight.report.consistency.promises import PromiseVerdict
from cjmap.insight.report.consistency.saying import against, pledge, promising, said
from cjmap.insight.voice import short

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.insight.document import Block
    from cjmap.insight.report.consistency.figures import (
        ChannelFigures,
        ConsistencyFigures,
        HowItFeels,
        TouchpointFigures,
    )
    from cjmap.insight.report.consistency.promises import Promise
    from cjmap.insight.report.sections import Room
    from cjmap.insight.voice import Voice

    _Promising = Sequence[tuple[TouchpointFigures, Promise]]

__all__ = ["headlines", "tell"]

_BROKEN_IN_WORDS = 3
"""So many broken promises are told with what speaks against them; details tell all."""

_OF_A_KIND = 3
"""So many differences of a kind are told; details tell all."""

_TONES = {
    PromiseVerdict.BROKEN: Tone.BAD,
    PromiseVerdict.KEPT: Tone.GOOD,
    PromiseVerdict.NOTHING_SAYS: Tone.MUTED,
}


def tell(figures: ConsistencyFigures, voice: Voice, room: Room) -> Section:
    """Tell what is promised, where customers are met, and where the same thing differs."""
    sections = []
    promises = promising(figures.touchpoints)
    if promises:
        blocks = tuple(_promises(promises, voice, room))
        sections.append(Section("consistency-promises", voice("promises"), blocks))
    tables = (
        _touchpoints(figures.touchpoints, voice, room),
        _channels(figures.channels, voice, room),
    )
    shown = tuple(each for each in tables if each.rows)
    if shown:
        blocks = (Drawing("heat-map"), *shown)
        sections.append(Section("consistency-places", voice("places-title"), blocks))
    most = room.rows if room.detail else _OF_A_KIND
    told = tuple(differences(figures, voice, most))
    if told:
        sections.append(Section("consistency-sides", voice("differences"), (Points(told),)))
    return Section("consistency", voice("title"), sections=tuple(sections), lead=voice("lead"))


# --- promises ---


def _promises(promises: _Promising, voice: Voice, room: Room) -> Iterator[Block]:
    verdicts = [promise.verdict for _, promise in promises]
    counts = [
        voice.counted(f"count-{each}", verdicts.count(each))
        for each in PromiseVerdict
        if each in verdicts
    ]
    yield Sentence(voice("promises-counted", counts=voice.listed(counts)), notes=("promise",))
    yield _promise_table(promises, voice, room)
    if room.detail:
        told = [_in_full(touchpoint, promise, voice) for touchpoint, promise in promises]
        points = [sentence for sentences in told for sentence in sentences]
    else:
        points = [
            _against(touchpoint, promise, voice)
            for touchpoint, promise in promises[:_BROKEN_IN_WORDS]
            if promise.verdict is PromiseVerdict.BROKEN
        ]
    if points:
        yield Points(tuple(points))


def _promise_table(promises: _Promising, voice: Voice, room: Room) -> Table:
    columns = (
        Column(voice("touchpoint")),
        Column(voice("promise")),
        Column(voice("verdict"), note="promise"),
        Column(voice("for"), Align.RIGHT),
        Column(voice("against"), Align.RIGHT),
        Column(voice("mean"), Align.RIGHT, "mean"),
    )
    shown = promises if room.detail else promises[: room.rows]
    rows = tuple(
        (
            Said(short(touchpoint.title)),
            Said(voice.title(pledge(promise))),
            Said(voice(promise.verdict), _TONES.get(promise.verdict, Tone.PLAIN)),
            Said(voice.number(len(promise.speaks_for))),
            Said(voice.number(len(promise.speaks_against))),
            _score(touchpoint.felt.mean, voice),
        )
        for touchpoint, promise in shown
    )
    return Table(columns, rows, left_out=_left_out("more-promises", promises, shown, voice))


def _against(touchpoint: TouchpointFigures, promise: Promise, voice: Voice) -> Sentence:
    name = voice.title(touchpoint.title)
    told = voice("facts", touchpoint=name, facts=against(promise, voice))
    return Sentence(told, notes=("promise",))


def _in_full(touchpoint: TouchpointFigures, promise: Promise, voice: Voice) -> Iterator[Sentence]:
    """Tell all that speaks for a promise and against it."""
    name = voice.title(touchpoint.title)
    for key, statements in (
        ("all-against", promise.speaks_against),
        ("all-for", promise.speaks_for),
    ):
        if statements:
            facts = "; ".join(said(each, voice) for each in statements)
            yield Sentence(voice(key, touchpoint=name, facts=facts))


# --- touchpoints and channels ---


def _touchpoints(touchpoints: Sequence[TouchpointFigures], voice: Voice, room: Room) -> Table:
    """List the touchpoints that are met more than once, those that feel most different first."""
    often = [each for each in touchpoints if each.felt.scored > 1 or room.detail]
    met = sorted(often, key=lambda each: (-(each.felt.spread or 0.0), *_by(each.felt)))
    columns = (
        Column(voice("touchpoint")),
        Column(voice("channel")),
        *_felt_columns(voice),
    )
    shown = met if room.detail else met[: room.rows]
    rows = tuple(
        (Said(short(each.title)), Said(short(each.channel_title)), *_felt(each.felt, voice))
        for each in shown
    )
    return Table(columns, rows, left_out=_left_out("more-touchpoints", met, shown, voice))


def _channels(channels: Sequence[ChannelFigures], voice: Voice, room: Room) -> Table:
    ranked = sorted(channels, key=lambda each: _by(each.felt))
    columns = (
        Column(voice("channel")),
        Column(voice("mode")),
        *_felt_columns(voice),
    )
    shown = ranked if room.detail else ranked[: room.rows]
    rows = tuple(
        (
            Said(short(each.title)),
            Said(voice(each.mode) if each.mode else "–"),
            *_felt(each.felt, voice),
        )
        for each in shown
    )
    return Table(columns, rows, left_out=_left_out("more-channels", ranked, shown, voice))


def _felt_columns(voice: Voice) -> tuple[Column, ...]:
    return (
        Column(voice("steps-title"), Align.RIGHT),
        Column(voice("journeys-title"), Align.RIGHT),
        Column(voice("mean"), Align.RIGHT, "mean"),
        Column(voice("spread"), Align.RIGHT, "spread"),
    )


def _felt(felt: HowItFeels, voice: Voice) -> tuple[Said, ...]:
    ends = "–"
    if felt.scored > 1:
        ends = voice("from-to", low=voice.score(felt.lowest), high=voice.score(felt.highest))
    return (
        Said(voice.number(felt.steps)),
        Said(voice.number(len(felt.journeys))),
        _score(felt.mean, voice),
        Said(ends),
    )


def _by(felt: HowItFeels) -> tuple[bool, float, int]:
    return felt.mean is None, felt.mean or 0.0, -felt.steps


def _score(score: float | None, voice: Voice) -> Said:
    tone = Tone.MUTED if score is None else Tone.BAD if score < 0 else Tone.PLAIN
    return Said(voice.score(score), tone)


def _left_out(key: str, all_of: Sequence[object], shown: Sequence[object], voice: Voice) -> str:
    more = len(all_of) - len(shown)
    return voice.counted(key, more) if more else ""
