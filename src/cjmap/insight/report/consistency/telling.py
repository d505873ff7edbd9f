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
from cjmap.insight.report.consistency.commitments import Missing
from cjmap.insight.report.consistency.differences import differences
from cjmap.insight.report.consistency.headlines import headlines
from cjmap.insight.report.consistency.saying import missed_goals, missed_most, said, worst_pain
from cjmap.insight.report.consistency.statements import Outcome
from cjmap.insight.voice import short

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.insight.document import Block
    from cjmap.insight.report.consistency.commitments import Commitment
    from cjmap.insight.report.consistency.figures import (
        ChannelFigures,
        ConsistencyFigures,
        HowItFeels,
        TouchpointFigures,
    )
    from cjmap.insight.report.sections import Room
    from cjmap.insight.voice import Voice

    _Committed = Sequence[tuple[TouchpointFigures, Commitment]]

__all__ = ["headlines", "tell"]

_IN_WORDS = 3
"""Of so many touchpoints that miss most goals, these are told in words; details tell all."""

_OF_A_KIND = 3
"""So many differences of a kind are told; details tell all."""

_TONES = {Missing.MOST: Tone.BAD, Missing.NONE: Tone.GOOD, Missing.NOTHING_SAYS: Tone.MUTED}


def tell(figures: ConsistencyFigures, voice: Voice, room: Room) -> Section:
    """Tell what is promised, where customers are met, and where the same thing differs."""
    sections = []
    committed = missed_most(figures.touchpoints)
    if committed:
        blocks = tuple(_promises(committed, voice, room))
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


# --- promises and standards ---


def _promises(committed: _Committed, voice: Voice, room: Room) -> Iterator[Block]:
    missing = [commitment.missing for _, commitment in committed]
    counts = [
        voice.counted(f"count-{each}", missing.count(each)) for each in Missing if each in missing
    ]
    yield Sentence(voice("promises-counted", counts=voice.listed(counts)), notes=("goals-missed",))
    yield _promise_table(committed, voice, room)
    if room.detail:
        points = [sentence for each in committed for sentence in _in_full(*each, voice)]
    else:
        points = [
            _in_short(touchpoint, commitment, voice)
            for touchpoint, commitment in committed[:_IN_WORDS]
            if commitment.missing is Missing.MOST
        ]
    if points:
        yield Points(tuple(points))


def _promise_table(committed: _Committed, voice: Voice, room: Room) -> Table:
    columns = (
        Column(voice("touchpoint")),
        Column(voice("promise")),
        Column(voice("standard")),
        Column(voice("goals-missed"), note="goals-missed"),
        Column(voice("pains"), Align.RIGHT),
        Column(voice("mean"), Align.RIGHT, "mean"),
    )
    shown = room.cut(committed)
    rows = tuple(
        (
            Said(short(touchpoint.title)),
            _quoted(commitment.promise, voice),
            _quoted(commitment.standard, voice),
            Said(_part(commitment, voice), _TONES.get(commitment.missing, Tone.PLAIN)),
            Said(voice.number(len(commitment.pains))),
            _score(touchpoint.felt.mean, voice),
        )
        for touchpoint, commitment in shown
    )
    return Table(columns, rows, left_out=_left_out("more-promises", committed, shown, voice))


def _quoted(words: str | None, voice: Voice) -> Said:
    return Said(voice.title(words) if words else "–")


def _part(commitment: Commitment, voice: Voice) -> str:
    """Tell how many of the goals are missed, how many reached in part, how many undecided."""
    if not commitment.goals:
        return voice("none-told")
    told = [
        voice(
            "part",
            missed=voice.number(commitment.missed),
            whole=voice.number(len(commitment.goals)),
        )
    ]
    for key, count in (("part-in", commitment.in_part), ("part-open", commitment.undecided)):
        if count:
            told.append(voice(key, count=voice.number(count)))
    return ", ".join(told)


def _in_short(touchpoint: TouchpointFigures, commitment: Commitment, voice: Voice) -> Sentence:
    """Tell the goals that are missed most plainly, and the pain that most there have."""
    name = voice.title(touchpoint.title)
    told = voice("facts", touchpoint=name, facts=missed_goals(commitment, voice))
    pain = worst_pain(commitment)
    if pain is not None:
        told = f"{told} {voice('sentence', told=said(pain, voice))}"
    return Sentence(told)


def _in_full(
    touchpoint: TouchpointFigures, commitment: Commitment, voice: Voice
) -> Iterator[Sentence]:
    """Tell all goals by what becomes of them, and all pains and gains; of one goal, all that is told."""
    name = voice.title(touchpoint.title)
    parts = [
        (
            f"all-{outcome}",
            [
                voice.listed([said(statement, voice) for statement in goal.statements])
                for goal in commitment.goals
                if goal.outcome is outcome
            ],
        )
        for outcome in Outcome
    ]
    parts.append(("all-pains", [said(each, voice) for each in commitment.pains]))
    parts.append(("all-gains", [said(each, voice) for each in commitment.gains]))
    for key, told in parts:
        if told:
            yield Sentence(voice(key, touchpoint=name, facts="; ".join(told)))


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
    shown = room.cut(met)
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
    shown = room.cut(ranked)
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
