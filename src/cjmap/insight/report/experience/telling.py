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
from cjmap.insight.report.experience.falls import STEEP
from cjmap.insight.report.experience.headlines import headlines
from cjmap.insight.report.experience.phrases import fall_told, placed, scored
from cjmap.insight.report.experience.telling_loyalty import afterwards, motives
from cjmap.insight.report.experience.telling_many import many
from cjmap.insight.voice import short

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.insight.document import Block
    from cjmap.insight.report.experience.figures import (
        ExperienceFigures,
        JourneyExperience,
    )
    from cjmap.insight.report.experience.personas import PersonaFigures
    from cjmap.insight.report.sections import Room
    from cjmap.insight.voice import Voice

__all__ = ["headlines", "tell"]

_IN_FULL = 3
"""So many journeys are told one by one; more are a table, unless details are asked for."""

_MOST_OF_A_KIND = 3
"""So many falls, and steps that personas feel differently, are told of a journey."""

_MOST_PERSONAS = 4
"""For more personas than that a table has no room."""

_SEEN = 0.05
"""Two means that differ by less are the same to the eye."""


def tell(figures: ExperienceFigures, voice: Voice, room: Room) -> Section:
    """Tell each journey by itself where there are few, else all in a table, the worst first."""
    journeys = figures.journeys
    if len(journeys) > _IN_FULL and not room.detail:
        blocks = many(journeys, voice, room)
        return Section("experience", voice("title"), blocks, lead=voice("lead"))
    told = tuple(_journey(each, voice, room) for each in journeys)
    return Section("experience", voice("title"), sections=told, lead=voice("lead"))


def _journey(each: JourneyExperience, voice: Voice, room: Room) -> Section:
    blocks: list[Block] = []
    if not each.complete:
        blocks.append(_incomplete(each, voice))
    if each.scored:
        blocks += (_curve(each, voice), Drawing("journey", each.journey, each.title))
        blocks.append(Facts(tuple(_facts(each, voice))))
        blocks.append(_stages(each, voice))
    points = tuple(_points(each, voice, room))
    if points:
        blocks.append(Points(points))
    if room.detail:
        blocks.append(_steps(each, voice))
    return Section(f"experience-{each.journey}", short(each.title), tuple(blocks))


def _incomplete(each: JourneyExperience, voice: Voice) -> Sentence:
    """Say first of all that what follows does not speak for the whole journey."""
    if not each.scored:
        return Sentence(voice("no-score"), Tone.BAD, ("coverage",))
    missing = voice.titles(step.title for step in each.steps if step.score is None)
    text = voice("incomplete", part=each.scored, whole=len(each.steps), steps=missing)
    return Sentence(text, Tone.BAD, ("coverage",))


def _curve(each: JourneyExperience, voice: Voice) -> Curve:
    readings = tuple(
        Reading(step.title, step.score, step.moment_of_truth is not None) for step in each.steps
    )
    told = [f"{voice.title(step.title)} {voice.score(step.score)}" for step in each.steps]
    spans = tuple(Span(stage.title, stage.steps) for stage in each.stages)
    return Curve(readings, spans, ", ".join(told))


def _facts(each: JourneyExperience, voice: Voice) -> Iterator[Fact]:
    means = voice.score(each.mean)
    if _differing(each):
        own = ", ".join(f"{short(one.name)} {voice.score(one.mean)}" for one in each.personas)
        means = f"{means} ({own})"
    yield Fact(voice("mean"), Said(means, note="mean"))
    if each.branches and abs((each.mean_by_reach or 0) - (each.mean or 0)) >= _SEEN:
        yield Fact(voice("mean-by-reach"), Said(voice.score(each.mean_by_reach), note="reach"))
    if each.peak is not None and each.end is not None:
        peak, end = each.steps[each.peak], each.steps[each.end]
        figure = voice.score(each.peak_and_end)
        if peak is not end:
            where = voice("peak-then-end", peak=placed(peak, voice), end=placed(end, voice))
            figure = f"{figure}: {where}"
        yield Fact(voice("peak-end"), Said(figure, note="peak-end"))


def _differing(each: JourneyExperience) -> Sequence[PersonaFigures]:
    """Return the personas, where there are few and some stage feels different to them."""
    if len(each.personas) not in range(2, _MOST_PERSONAS + 1):
        return ()
    felt = [stage.by_persona.values() for stage in each.stages if stage.by_persona]
    return each.personas if any(max(own) - min(own) >= _SEEN for own in felt) else ()


def _stages(each: JourneyExperience, voice: Voice) -> Table:
    columns = [Column(voice("stage")), Column(voice("mean"), Align.RIGHT, "mean")]
    personas = _differing(each)
    columns += [Column(short(one.name), Align.RIGHT) for one in personas]
    if not each.complete:
        columns.append(Column(voice("scored"), Align.RIGHT, "coverage"))
    rows = []
    for stage in each.stages:
        row = [Said(short(stage.title)), scored(stage.mean, voice)]
        row += [scored(stage.by_persona.get(one.id), voice) for one in personas]
        if not each.complete:
            row.append(Said(voice("of", part=stage.scored, whole=stage.steps)))
        rows.append(tuple(row))
    return Table(tuple(columns), tuple(rows))


def _points(each: JourneyExperience, voice: Voice, room: Room) -> Iterator[Sentence]:
    yield from _truths(each, voice)
    most = len(each.steps) if room.detail else _MOST_OF_A_KIND
    for one in each.apart[:most]:
        told = voice(
            "apart",
            step=voice.title(one.title),
            worst=short(one.worst),
            low=voice.score(one.low),
            best=short(one.best),
            high=voice.score(one.high),
            mean=voice.score(one.mean),
        )
        yield Sentence(told, notes=("score",))
    steep = [fall for fall in each.falls if fall.drop >= STEEP]
    for fall in (steep or each.falls[:1])[:most]:
        yield Sentence(f"{fall_told(fall, voice)}.", notes=("fall",))
    for leaves in each.leaving:
        told = voice("leaves", share=voice.percent(leaves.share), step=voice.title(leaves.title))
        yield Sentence(told, notes=("reach",))
    yield from motives(each, voice)
    yield from afterwards(each.loyalty, voice, room)


def _truths(each: JourneyExperience, voice: Voice) -> Iterator[Sentence]:
    for kind in ("lost", "won", "open"):
        for step in each.steps:
            if step.moment_of_truth != kind:
                continue
            told = (
                voice("moment-unscored", step=voice.title(step.title))
                if step.score is None
                else voice(f"moment-{kind}", step=placed(step, voice))
            )
            if step.feels:
                told += f" ({', '.join(short(feeling) for feeling in step.feels)})"
            if step.reach < 1:
                told += voice("reached", share=voice.percent(step.reach))
            yield Sentence(f"{told}.", notes=("truth",))


def _steps(each: JourneyExperience, voice: Voice) -> Table:
    """Set the steps below one another, with what the curve has no room for."""
    personas = _differing(each)
    columns = [
        Column("", Align.RIGHT),
        Column(voice("step")),
        Column(voice("score"), Align.RIGHT, "score"),
        *(Column(short(one.name), Align.RIGHT) for one in personas),
    ]
    if each.branches:
        columns.append(Column(voice("reach"), Align.RIGHT, "reach"))
    rows = []
    for number, step in enumerate(each.steps, 1):
        row = [
            Said(f"{number}{'◆' if step.moment_of_truth else ''}", Tone.MUTED),
            Said(short(step.title)),
            scored(step.score, voice),
            *(scored(step.by_persona.get(one.id), voice) for one in personas),
        ]
        if each.branches:
            row.append(Said(voice.percent(step.reach)))
        rows.append(tuple(row))
    return Table(tuple(columns), tuple(rows))
