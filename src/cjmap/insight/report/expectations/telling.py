"""Tells what personas counted on against what happened, and where they are met."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.format.items import Met
from cjmap.insight.document import (
    Align,
    Column,
    Fact,
    Facts,
    Points,
    Said,
    Section,
    Sentence,
    Table,
    Tone,
)
from cjmap.insight.report.expectations.headlines import headlines
from cjmap.insight.report.expectations.saying import mean_of, place_of
from cjmap.insight.voice import short

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.insight.document import Block
    from cjmap.insight.report.expectations.channels import PreferredChannels
    from cjmap.insight.report.expectations.figures import (
        ExpectationFigures,
        ExpectationsFigures,
        PersonaExpectations,
    )
    from cjmap.insight.report.sections import Room
    from cjmap.insight.voice import Voice

__all__ = ["headlines", "tell"]


def tell(figures: ExpectationsFigures, voice: Voice, room: Room) -> Section:
    """Tell what was met, by persona; what was not; what nobody judged; and preferred channels."""
    blocks: list[Block] = []
    facts = tuple(_facts(figures, voice))
    if facts:
        blocks.append(Facts(facts))
    if figures.personas:
        blocks.append(_personas(figures.personas, voice, room))
    if figures.unmet:
        blocks.append(_unmet(figures.unmet, voice, room))
    blocks += _not_judged(figures.not_judged, voice, room)
    points = [each for persona in figures.personas for each in _channels(persona, voice)]
    if points:
        shown = room.cut(points)
        if len(points) > len(shown):
            more = voice.counted("more", len(points) - len(shown))
            shown = [*shown, Sentence(more, Tone.MUTED)]
        blocks.append(Points(tuple(shown)))
    if room.detail:
        blocks += [
            _every_channel(each.name, each.channels, voice)
            for each in figures.personas
            if each.channels is not None
        ]
    return Section("expectations", voice("title"), tuple(blocks), lead=voice("lead"))


def _facts(figures: ExpectationsFigures, voice: Voice) -> Iterator[Fact]:
    verdicts = figures.verdicts
    if verdicts.judged:
        told = voice(
            "verdicts",
            met=voice.number(verdicts.met),
            partly=voice.number(verdicts.partly),
            unmet=voice.number(verdicts.not_met),
        )
        tone = Tone.BAD if verdicts.not_met else Tone.PLAIN
        yield Fact(voice("judged"), Said(told, tone, "expectation"))
    if verdicts.not_judged:
        yield Fact(voice("unjudged"), Said(voice.number(verdicts.not_judged), note="taken-up"))
    if figures.mean_unmet is not None:
        told = mean_of(figures.mean_unmet, figures.steps_unmet, voice)
        yield Fact(voice("where-unmet"), Said(told, note="expectation"))
        if figures.mean_rest is not None:
            told = mean_of(figures.mean_rest, figures.steps_rest, voice)
            yield Fact(voice("elsewhere"), Said(told, note="mean"))


def _personas(personas: Sequence[PersonaExpectations], voice: Voice, room: Room) -> Table:
    ranked = sorted(personas, key=lambda each: -each.verdicts.not_met)
    shown = room.cut(ranked)
    columns = [
        Column(voice("persona")),
        Column(voice("met"), Align.RIGHT, "expectation"),
        Column(voice("partly"), Align.RIGHT),
        Column(voice("not-met"), Align.RIGHT),
        Column(voice("not-judged"), Align.RIGHT, "taken-up"),
    ]
    with_channels = any(each.channels is not None for each in personas)
    if with_channels:
        columns += [
            Column(voice("on-preferred"), Align.RIGHT, "preferred"),
            Column(voice("feels-there"), Align.RIGHT),
            Column(voice("feels-other"), Align.RIGHT),
        ]
    rows = tuple(tuple(_persona(each, voice, with_channels)) for each in shown)
    more = len(ranked) - len(shown)
    left_out = voice.counted("more-personas", more) if more else ""
    return Table(tuple(columns), rows, voice("by-persona"), left_out)


def _persona(each: PersonaExpectations, voice: Voice, with_channels: bool) -> Iterator[Said]:
    verdicts = each.verdicts
    yield Said(short(each.name))
    yield Said(voice.number(verdicts.met))
    yield Said(voice.number(verdicts.partly))
    yield Said(voice.number(verdicts.not_met), Tone.BAD if verdicts.not_met else Tone.PLAIN)
    yield Said(voice.number(verdicts.not_judged))
    if with_channels and each.channels is None:
        yield from (Said("–", Tone.MUTED), Said("–", Tone.MUTED), Said("–", Tone.MUTED))
    elif each.channels is not None:
        on, off = each.channels.preferred, each.channels.other
        whole = voice.number(on.steps + off.steps)
        yield Said(voice("of", part=voice.number(on.steps), whole=whole))
        yield _scored(on.mean, voice)
        yield _scored(off.mean, voice)


def _scored(score: float | None, voice: Voice) -> Said:
    tone = Tone.MUTED if score is None else Tone.BAD if score < 0 else Tone.PLAIN
    return Said(voice.score(score), tone)


def _unmet(unmet: Sequence[ExpectationFigures], voice: Voice, room: Room) -> Table:
    shown = room.cut(unmet)
    columns = (
        Column(voice("unmet")),
        Column(voice("who")),
        Column(voice("verdict"), note="expectation"),
        Column(voice("step")),
        Column(voice("score"), Align.RIGHT),
        Column(voice("opportunity"), note="answered-around"),
    )
    rows = tuple(
        (
            Said(short(each.text)),
            Said(_who(each, voice)),
            Said(voice("said-no" if each.met is Met.NO else "said-partly")),
            Said(place_of(each, short(each.place), voice)),
            _scored(each.score, voice),
            _opportunity(each, voice),
        )
        for each in shown
    )
    more = len(unmet) - len(shown)
    return Table(columns, rows, left_out=voice.counted("more", more) if more else "")


def _who(each: ExpectationFigures, voice: Voice) -> str:
    return voice.listed([short(name) for name in each.personas]) or voice("somebody")


def _opportunity(each: ExpectationFigures, voice: Voice) -> Said:
    if each.opportunity is None:
        return Said(voice("none"), Tone.BAD)
    told = voice("answer", title=voice.title(each.opportunity), status=voice(f"is-{each.answered}"))
    return Said(told, Tone.PLAIN if each.answered.in_work else Tone.MUTED)


def _not_judged(found: Sequence[ExpectationFigures], voice: Voice, room: Room) -> Iterator[Block]:
    """Tell what is expected without anybody saying whether it happened."""
    if not found:
        return
    yield Sentence(voice.counted("nobody-judged", len(found)), notes=("taken-up",))
    shown = room.cut(found)
    points = [
        Sentence(voice("unjudged-one", text=voice.title(each.text), place=short(each.place)))
        for each in shown
    ]
    if len(found) > len(shown):
        points.append(Sentence(voice.counted("more", len(found) - len(shown)), Tone.MUTED))
    yield Points(tuple(points))


def _channels(each: PersonaExpectations, voice: Voice) -> Iterator[Sentence]:
    """Tell which preferred channels never occur, and the worst step on another one."""
    if each.channels is None:
        return
    absent = [one.name for one in each.channels.channels if one.preferred and not one.steps]
    if absent:
        names = voice.titles(absent)
        yield Sentence(voice("absent", who=short(each.name), channels=names), notes=("preferred",))
    worst = each.channels.worst
    if worst is not None and worst.score < 0:
        told = voice(
            "worst-off",
            who=short(each.name),
            step=voice.title(worst.title),
            score=voice.score(worst.score),
            channel=short(worst.channel),
        )
        yield Sentence(told, notes=("preferred",))


def _every_channel(name: str, channels: PreferredChannels, voice: Voice) -> Table:
    columns = (
        Column(voice("channel"), note="preferred"),
        Column(voice("preferred")),
        Column(voice("steps"), Align.RIGHT),
        Column(voice("mean"), Align.RIGHT, "mean"),
    )
    rows = tuple(
        (
            Said(short(each.name)),
            Said(voice("yes" if each.preferred else "no")),
            Said(voice.number(each.steps)),
            _scored(each.mean, voice),
        )
        for each in channels.channels
    )
    return Table(columns, rows, caption=voice("channels-of", who=short(name)))
