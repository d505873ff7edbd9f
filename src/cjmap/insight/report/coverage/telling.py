"""Tells what the maps cover, and what nobody looked at."""

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
from cjmap.insight.gathered.opportunities import Answered
from cjmap.insight.report.coverage.gaps import gaps
from cjmap.insight.report.coverage.grid import grid
from cjmap.insight.report.coverage.headlines import headlines
from cjmap.insight.voice import short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.insight.document import Block
    from cjmap.insight.report.coverage.figures import CoverageFigures
    from cjmap.insight.report.coverage.service import ServiceFigures, StepRef
    from cjmap.insight.report.coverage.work import StateFigures, WorkFigures
    from cjmap.insight.report.sections import Room
    from cjmap.insight.voice import Voice

__all__ = ["headlines", "tell"]

_WORST = 3
"""So many of a kind are told one by one, the worst first; details tell all."""


def tell(figures: CoverageFigures, voice: Voice, room: Room) -> Section:
    """Tell who is met when on which channel, what blueprints show, what is in work, what is missing."""
    sections = []
    if any(cell.channel for cell in figures.matrix.cells):
        table = grid(figures.matrix, voice, room)
        sections.append(Section("coverage-matrix", voice("matrix-title"), (table,)))
    if figures.service is not None:
        blocks = tuple(_service(figures.service, voice, room))
        sections.append(Section("coverage-service", voice("service-title"), blocks))
    if figures.work is not None:
        blocks = tuple(_work(figures.work, voice, room))
        sections.append(Section("coverage-work", voice("work-title"), blocks))
    missing = tuple(gaps(figures, voice, room.rows if room.detail else _WORST))
    if missing:
        sections.append(Section("coverage-gaps", voice("gaps-title"), (Points(missing),)))
    return Section("coverage", voice("title"), sections=tuple(sections), lead=voice("lead"))


# --- what blueprints show ---


def _service(service: ServiceFigures, voice: Voice, room: Room) -> Iterator[Block]:
    served, unserved = service.served, service.unserved
    whole = voice.number(served.steps + unserved.steps)
    told = [voice.counted("served", served.steps, whole=whole)]
    for key, some in (("served-mean", served), ("unserved-mean", unserved)):
        if some.mean is not None:
            told.append(voice(key, mean=voice.score(some.mean)))
    yield Sentence(" ".join(told), notes=("served",))
    points = []
    shown = service.journeys if room.detail else service.journeys[:_WORST]
    for each in shown:
        steps = sorted(each.steps, key=lambda step: (step.score is None, step.score or 0.0))
        named = steps if room.detail else steps[:_WORST]
        more = len(steps) - len(named)
        scored = all(step.score is not None for step in named)
        listed = ", ".join(_step(step, voice) for step in named)
        text = voice(
            "unserved-all" if len(each.steps) == each.met else "unserved",
            journey=voice.title(each.title),
            part=voice.number(len(each.steps)),
            whole=voice.number(each.met),
            steps=voice("worst-steps" if more and scored else "steps", steps=listed),
        )
        if more:
            text = f"{text} {voice.counted('and-more', more)}"
        points.append(Sentence(text))
    more = len(service.journeys) - len(shown)
    if more:
        points.append(Sentence(voice.counted("more-journeys", more), Tone.MUTED))
    if points:
        yield Points(tuple(points))


def _step(step: StepRef, voice: Voice) -> str:
    title = voice.title(step.title)
    return title if step.score is None else f"{title} {voice.score(step.score)}"


# --- what is in work ---


def _work(work: WorkFigures, voice: Voice, room: Room) -> Iterator[Block]:
    columns = (
        Column(voice("state")),
        Column(voice("opportunities"), Align.RIGHT),
        Column(voice("effort"), Align.RIGHT),
        Column(voice("overdue"), Align.RIGHT, "overdue"),
        Column(voice("pains"), Align.RIGHT, "answered"),
        Column(voice("weight"), Align.RIGHT, "pain-weight"),
    )
    rows = tuple(_state(each, voice) for each in work.states if each.opportunities or each.pains)
    left_out = voice.counted("unweighed", work.unweighed) if work.unweighed else ""
    yield Drawing("opportunity-matrix")
    yield Table(columns, rows, left_out=left_out)
    shown = work.overdue if room.detail else work.overdue[:_WORST]
    points = [
        Sentence(
            voice.counted(
                "late",
                each.days,
                title=voice.title(each.title),
                due=voice.day(each.due),
                owner=short(each.owner) if each.owner else voice("no-owner"),
            )
        )
        for each in shown
    ]
    more = len(work.overdue) - len(shown)
    if more:
        points.append(Sentence(voice.counted("more-late", more)))
    if points:
        yield Points(tuple(points))


def _state(state: StateFigures, voice: Voice) -> tuple[Said, ...]:
    nothing = state.state is Answered.NOTHING
    return (
        Said(voice(f"state-{state.state}")),
        Said("–" if nothing else voice.number(state.opportunities)),
        Said(_effort(state, voice)),
        Said(voice.number(state.overdue), Tone.BAD) if state.overdue else Said("–"),
        Said(voice.number(state.pains)),
        Said("–" if state.share is None else voice.percent(state.share)),
    )


def _effort(state: StateFigures, voice: Voice) -> str:
    """Tell the person-days, and of how many opportunities they are not known."""
    if state.opportunities == state.without_effort:
        return "–" if not state.opportunities else voice("effort-unknown")
    told = voice.number(state.effort)
    if not state.without_effort:
        return told
    missing = voice.number(state.without_effort)
    return voice("effort-missing", effort=told, missing=missing)
