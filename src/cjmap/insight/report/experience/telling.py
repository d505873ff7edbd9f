"""Tells how journeys feel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.insight.document import (
    Align,
    Column,
    Curve,
    Drawing,
    Fact,
    Facts,
    Points,
    Reading,
    Said,
    Section,
    Sentence,
    Span,
    Table,
    Tone,
)
from cjmap.insight.report.sections import Headline
from cjmap.insight.voice import short

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.insight.document import Block
    from cjmap.insight.report.experience.figures import (
        ExperienceFigures,
        JourneyExperience,
        StepFigures,
    )
    from cjmap.insight.report.sections import Room
    from cjmap.insight.voice import Voice

_IN_FULL = 3
"""So many journeys are told one by one; more are a table, unless details are asked for."""


def tell(figures: ExperienceFigures, voice: Voice, room: Room) -> Section:
    """Tell each journey by itself where there are few, else all in a table, the worst first."""
    journeys = figures.journeys
    if len(journeys) > _IN_FULL and not room.detail:
        blocks: tuple[Block, ...] = (_table(journeys, voice, room),)
        return Section("experience", voice("title"), blocks, lead=voice("lead"))
    told = tuple(_journey(each, voice) for each in journeys)
    return Section("experience", voice("title"), sections=told, lead=voice("lead"))


def headlines(figures: ExperienceFigures, voice: Voice) -> Sequence[Headline]:
    """Tell where memory differs from what was lived, and the moments of truth that are lost."""
    found = []
    for each in figures.journeys:
        if each.mean is not None and each.peak_and_end is not None:
            gap = each.peak_and_end - each.mean
            if abs(gap) >= 0.5:
                sentence = voice(
                    "remembered-better" if gap > 0 else "remembered-worse",
                    journey=voice.title(each.title),
                    mean=voice.score(each.mean),
                    remembered=voice.score(each.peak_and_end),
                )
                found.append(Headline(0.5, Sentence(sentence, notes=("mean", "peak-end"))))
    return found


def _journey(each: JourneyExperience, voice: Voice) -> Section:
    blocks: list[Block] = [_curve(each, voice), Drawing("journey", each.journey, each.title)]
    blocks.append(Facts(tuple(_facts(each, voice))))
    blocks.append(_stages(each, voice))
    if each.falls:
        blocks.append(Points(tuple(_falls(each, voice))))
    return Section(f"experience-{each.journey}", short(each.title), tuple(blocks))


def _curve(each: JourneyExperience, voice: Voice) -> Curve:
    readings = tuple(Reading(step.title, step.score, step.moment_of_truth) for step in each.steps)
    told = [f"{voice.title(step.title)} {voice.score(step.score)}" for step in each.steps]
    spans = tuple(Span(stage.title, stage.steps) for stage in each.stages)
    return Curve(readings, spans, ", ".join(told))


def _facts(each: JourneyExperience, voice: Voice) -> Iterator[Fact]:
    if each.mean is not None:
        yield Fact(voice("mean"), Said(voice.score(each.mean), note="mean"))
    if each.peak_and_end is not None:
        yield Fact(voice("peak-end"), Said(voice.score(each.peak_and_end), note="peak-end"))
    if each.peak is not None:
        yield Fact(voice("peak"), _place(each.steps[each.peak], voice, "peak"))
    if each.end is not None:
        yield Fact(voice("end"), _place(each.steps[each.end], voice, "end"))
    coverage = voice("of", part=each.scored, whole=len(each.steps))
    yield Fact(voice("coverage"), Said(coverage, note="coverage"))
    if each.won or each.lost or each.open:
        told = voice("truths", won=len(each.won), lost=len(each.lost), open=len(each.open))
        tone = Tone.BAD if each.lost else Tone.GOOD if each.won else Tone.PLAIN
        yield Fact(voice("truth"), Said(told, tone, "truth"))


def _place(step: StepFigures, voice: Voice, note: str) -> Said:
    return Said(f"{voice.title(step.title)} {voice.score(step.score)}", note=note)


def _stages(each: JourneyExperience, voice: Voice) -> Table:
    columns = (
        Column(voice("stage")),
        Column(voice("scored"), Align.RIGHT, "coverage"),
        Column(voice("mean"), Align.RIGHT, "mean"),
    )
    rows = tuple(
        (
            Said(short(stage.title)),
            Said(voice("of", part=stage.scored, whole=stage.steps)),
            scored(stage.mean, voice),
        )
        for stage in each.stages
    )
    return Table(columns, rows)


def scored(score: float | None, voice: Voice) -> Said:
    """Write a score with the tone that its sign has."""
    tone = Tone.MUTED if score is None else Tone.BAD if score < 0 else Tone.PLAIN
    return Said(voice.score(score), tone)


def _falls(each: JourneyExperience, voice: Voice) -> Iterator[Sentence]:
    for fall in each.falls:
        told = voice(
            "fall-channel" if fall.changes_channel else "fall",
            drop=voice.number(fall.drop),
            before=voice.title(fall.before),
            after=voice.title(fall.after),
        )
        yield Sentence(told, notes=("fall",))


def _table(journeys: Sequence[JourneyExperience], voice: Voice, room: Room) -> Table:
    """Set many journeys below one another, the one that is remembered worst first."""
    ranked = sorted(
        journeys,
        key=lambda each: (each.peak_and_end is None, each.peak_and_end or 0, each.mean or 0),
    )
    columns = (
        Column(voice("journey")),
        Column(voice("mean"), Align.RIGHT, "mean"),
        Column(voice("peak-end"), Align.RIGHT, "peak-end"),
        Column(voice("lost"), Align.RIGHT, "truth"),
        Column(voice("scored"), Align.RIGHT, "coverage"),
    )
    rows = tuple(
        (
            Said(short(each.title)),
            scored(each.mean, voice),
            scored(each.peak_and_end, voice),
            Said(str(len(each.lost)), Tone.BAD if each.lost else Tone.PLAIN),
            Said(voice("of", part=each.scored, whole=len(each.steps))),
        )
        for each in ranked[: room.rows]
    )
    more = len(ranked) - len(rows)
    return Table(columns, rows, left_out=voice.counted("more-journeys", more) if more else "")
