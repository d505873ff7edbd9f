"""Tells a plan: what to take up, why the rest stays out, and how sure that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.insight.definitions import definitions
from cjmap.insight.document import (
    Align,
    Column,
    Document,
    Drawing,
    Fact,
    Facts,
    Points,
    Said,
    Section,
    Sentence,
    Table,
    Tone,
)
from cjmap.insight.plan.saying import Saying
from cjmap.insight.plan.summary import summary
from cjmap.insight.plan.uncertainty import calls_told
from cjmap.insight.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.insight.document import Block
    from cjmap.insight.plan.figures import LimitFigures, PlanFigures, PlannedOpportunity
    from cjmap.insight.report.sections import Room

MATRIX = Drawing("opportunity-matrix")
"""The picture of a plan: the matrix with the chosen opportunities marked."""


def document(figures: PlanFigures, name: str, lang: str, room: Room) -> Document:
    """Tell a plan in a language; `name` is what it is of."""
    voice = Voice(__package__, lang)
    saying = Saying(figures, voice)
    points = Points(tuple(summary(saying)), numbered=True)
    sections = [Section("in-short", voice("in-short"), (points,))]
    sections += [each for each in _sections(saying, room) if each.blocks]
    return Document(
        title=voice("title", name=name),
        line=_line(saying),
        lang=voice.lang,
        sections=tuple(sections),
        definitions=definitions(lang),
    )


def _line(saying: Saying) -> str:
    """Say what limits the plan, and from when on it counts."""
    figures, voice = saying.figures, saying.voice
    parts = [voice.counted("open-line", len(figures.opportunities))]
    if figures.budget is not None:
        parts.append(voice("budget-line", days=saying.days(figures.budget)))
    parts.append(voice.counted("quarters-line", len(figures.periods)))
    days = [voice.day(figures.periods[0].first), voice.day(figures.periods[-1].last)]
    return " · ".join([*parts, " – ".join(days)])


def _sections(saying: Saying, room: Room) -> Iterator[Section]:
    voice = saying.voice
    if not saying.figures.opportunities:
        return
    yield Section("plan", voice("plan"), tuple(_plan(saying, room)), lead=voice("plan-lead"))
    yield Section("limits", voice("limits"), tuple(_limits(saying)), lead=voice("limits-lead"))
    yield Section("outside", voice("outside"), tuple(_outside(saying, room)))
    calls = tuple(calls_told(saying, room))
    yield Section("calls", voice("calls"), calls, lead=voice("calls-lead"))
    ranking = tuple(_ranking(saying, room))
    yield Section("ranking", voice("ranking"), ranking, lead=voice("ranking-lead"))
    left = tuple(_left_out(saying, room))
    yield Section("left-out", voice("left-out"), left, lead=voice("left-out-lead"))
    yield Section("notes", voice("notes"), tuple(_notes(saying)))


# --- the plan ---


def _plan(saying: Saying, room: Room) -> Iterator[Block]:
    figures, voice = saying.figures, saying.voice
    if figures.best is None:
        return
    planned = [each for each in figures.opportunities if each.standing in ("chosen", "under-way")]
    planned.sort(key=lambda each: (each.period or len(figures.periods) + 1, each.due is None))
    if not planned:
        return
    yield _plan_table(saying, planned, room)
    gain = voice.number(figures.best.gain)
    effort = saying.days(figures.best.effort)
    if figures.under_way_effort:
        part = voice.number(figures.under_way_gain)
        gain = voice("gain-with", gain=gain, part=part)
        effort = voice("effort-with", days=effort, more=saying.days(figures.under_way_effort))
    facts = [
        Fact(voice("total-gain"), Said(gain, note="plan-gain")),
        Fact(voice("total-effort"), Said(effort)),
    ]
    if not figures.best.proven:
        facts.append(Fact(voice("bound"), Said(voice.number(figures.best.bound))))
    yield Facts(tuple(facts))
    if not figures.best.sequence_proven:
        yield Sentence(voice("sequence-unproven"))
    if len(figures.best.plans) > 1:
        yield _plans(saying)
    yield MATRIX


def _plan_table(saying: Saying, planned: Sequence[PlannedOpportunity], room: Room) -> Table:
    figures, voice = saying.figures, saying.voice
    several = len(figures.periods) > 1
    columns = [Column(voice("quarter"), note="plan-quarter")] if several else []
    columns += [
        Column(voice("opportunity")),
        Column(voice("who")),
        Column(voice("effort"), Align.RIGHT),
        Column(voice("alone"), Align.RIGHT, "plan-alone"),
    ]
    dated = any(each.due for each in planned)
    if dated:
        columns.append(Column(voice("due")))
    shown = planned if room.detail else planned[: max(room.rows, _WHOLE_PLAN)]
    rows = []
    for each in shown:
        title = saying.title(each)
        if each.standing == "under-way":
            title = f"{title} ({voice('under-way')})"
        cells = [Said(title), Said(saying.owner(each)), *saying.figures_of(each)]
        if several:
            end = voice("later") if each.period is None else _end(saying, each.period)
            cells.insert(0, Said(end))
        if dated:
            cells.append(saying.due(each))
        rows.append(tuple(cells))
    return Table(tuple(columns), tuple(rows), left_out=saying.more(len(planned) - len(shown)))


_WHOLE_PLAN = 12
"""A plan is what was asked for: so many rows of it are shown however few others may have."""


def _end(saying: Saying, period: int) -> str:
    return saying.voice.day(saying.figures.periods[period - 1].last)


def _plans(saying: Saying) -> Points:
    """Tell how plans that are as good differ."""
    best, voice = saying.figures.best, saying.voice
    assert best is not None
    told = []
    for number, plan in enumerate(best.plans, 1):
        own = [each for each in plan if each not in best.shared]
        if own:
            titles = voice.titles(saying.title_of(each) for each in own)
            key = "one-of" if best.shared else "one-of-apart"
            told.append(Sentence(voice(key, number=number, titles=titles)))
        else:
            told.append(Sentence(voice("one-of-nothing", number=number)))
    return Points(tuple(told))


# --- the limits ---


def _limits(saying: Saying) -> Iterator[Block]:
    figures, voice = saying.figures, saying.voice
    if figures.best is None or not figures.limits:
        return
    columns = (
        Column(voice("team")),
        Column(voice("has"), Align.RIGHT),
        Column(voice("going"), Align.RIGHT),
        Column(voice("takes"), Align.RIGHT),
        Column(voice("left"), Align.RIGHT),
        Column(voice("next"), note="plan-step"),
    )
    yield Table(columns, tuple(_limit(saying, each) for each in figures.limits))


def _limit(saying: Saying, limit: LimitFigures) -> tuple[Said, ...]:
    voice = saying.voice
    number = voice.number
    if limit.available is None:
        has, left = Said(voice("no-limit"), Tone.MUTED), Said("")
    else:
        has = Said(number(limit.available))
        left = Said(number(limit.left or 0.0))
        if limit.overrun:
            left = Said(number(-limit.overrun), Tone.BAD)
    step = ""
    if limit.step is not None:
        step = voice("step-cell", days=saying.days(limit.step.days), gain=number(limit.step.gain))
    name = saying.limit(limit.key, alone=True)
    return (
        Said(name),
        has,
        Said(number(limit.under_way)),
        Said(number(limit.chosen)),
        left,
        Said(step),
    )


# --- what stays out ---


def _outside(saying: Saying, room: Room) -> Iterator[Block]:
    figures, voice = saying.figures, saying.voice
    outside = [each for each in figures.opportunities if each.standing == "outside"]
    if not outside:
        return
    outside.sort(key=lambda each: -(each.gain or 0.0))
    dated = any(each.due for each in outside)
    columns = (
        Column(voice("opportunity")),
        Column(voice("who")),
        Column(voice("effort"), Align.RIGHT),
        Column(voice("alone"), Align.RIGHT, "plan-alone"),
        Column(voice("status")),
        *((Column(voice("due")),) if dated else ()),
        Column(voice("why")),
    )
    shown = room.cut(outside)
    rows = tuple(
        (
            Said(saying.title(each)),
            Said(saying.owner(each)),
            *saying.figures_of(each),
            saying.status(each),
            *((saying.due(each),) if dated else ()),
            Said(saying.why(each)),
        )
        for each in shown
    )
    yield Table(columns, rows, left_out=saying.more(len(outside) - len(rows)))


# --- the ranking ---


def _ranking(saying: Saying, room: Room) -> Iterator[Block]:
    figures, voice = saying.figures, saying.voice
    ranked = [each for each in figures.opportunities if each.value is not None]
    if not ranked:
        return
    ranked.sort(key=lambda each: each.value.place if each.value is not None else 0)
    columns = [
        Column(voice("value"), Align.RIGHT, "plan-value"),
        Column(""),
        Column(voice("rice"), Align.RIGHT, "rice"),
        Column(""),
        Column(voice("opportunity")),
    ]
    if figures.best is not None:
        columns.append(Column(voice("in-plan")))
    shown = room.cut(ranked)
    rows = []
    for each in shown:
        cells = [*saying.rank(each.value), *saying.rank(each.rice), Said(saying.title(each))]
        if figures.best is not None:
            inside = each.standing == "chosen"
            cells.append(
                Said(voice("yes"), Tone.STRONG) if inside else Said(voice("no"), Tone.MUTED)
            )
        rows.append(tuple(cells))
    yield Table(tuple(columns), tuple(rows), left_out=saying.more(len(ranked) - len(shown)))


# --- what is no choice, and what to keep in mind ---


def _left_out(saying: Saying, room: Room) -> Iterator[Block]:
    told = list(_left_out_told(saying))
    if told:
        shown = room.cut(told)
        yield Points(tuple(Sentence(each) for each in shown))
        more = saying.more(len(told) - len(shown))
        if more:
            yield Sentence(more, Tone.MUTED)


def _left_out_told(saying: Saying) -> Iterator[str]:
    voice = saying.voice
    for each in saying.figures.opportunities:
        title = voice.title(each.title)
        names = saying.voice.listed([f"`{one}`" for one in each.because])
        if each.standing == "under-way" and each.reason == "missing":
            yield voice("lacks-under-way", title=title)
        elif each.standing == "under-way" and each.own_gain is None:
            yield voice("gainless", title=title)
        elif each.standing == "left-out" and each.reason == "missing":
            lacking = voice.listed([voice(f"name-{one}") for one in each.because])
            yield voice("lacks", title=title, names=lacking)
        elif each.standing == "left-out" and each.reason == "requires":
            yield voice("requires", title=title, ids=names)
        elif each.standing == "left-out":
            yield voice("settled", title=title, ids=names)


def _notes(saying: Saying) -> Iterator[Block]:
    figures, voice = saying.figures, saying.voice
    told = []
    if figures.unlimited:
        names = [saying.team(each) if each else voice("unowned") for each in figures.unlimited]
        key = "unlimited-all" if figures.budget is None else "unlimited"
        told.append(voice(key, names=voice.listed(names)))
    if figures.repeated:
        ids = voice.listed([f"`{each}`" for each in figures.repeated])
        told.append(voice.counted("repeated", len(figures.repeated), ids=ids))
    if figures.unweighed_pains:
        told.append(voice.counted("unweighed", figures.unweighed_pains))
    if told:
        yield Points(tuple(Sentence(each) for each in told))
