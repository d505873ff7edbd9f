"""Tells what hurts most, who answers for it, and whether anybody is at it."""

from __future__ import annotations

from collections import Counter
from math import fsum
from typing import TYPE_CHECKING

from cjmap.check.questions.claims import Ground
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
from cjmap.insight.gathered.opportunities import Answered
from cjmap.insight.gathered.pains import Factor
from cjmap.insight.report.pains.headlines import headlines
from cjmap.insight.report.pains.parts import part_of
from cjmap.insight.report.pains.saying import pain_named, percent
from cjmap.insight.voice import short

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.insight.document import Block
    from cjmap.insight.report.pains.figures import AnswerFigures, PainFigures, PainsFigures
    from cjmap.insight.report.pains.parts import PartFigures
    from cjmap.insight.report.sections import Room
    from cjmap.insight.voice import Voice

__all__ = ["headlines", "tell"]

_OF_A_KIND = 3
"""So many touchpoints, stages and owners are named of each."""

_NOTABLE = 0.01
"""Smaller parts of the weight are not named: nothing is concentrated there."""

_FEW = 3
"""Among fewer pains, where the weight gathers says nothing."""


def tell(figures: PainsFigures, voice: Voice, room: Room) -> Section:
    """Tell how pains are weighed, where the weight is, and the heaviest of them."""
    blocks: list[Block] = [*_weighing(figures, voice)]
    facts = tuple(_facts(figures, voice))
    if facts:
        blocks.append(Facts(facts))
    if figures.weighed:
        blocks.append(_table(figures, voice, room))
    blocks += _not_weighed(figures, voice, room)
    return Section("pains", voice("title"), tuple(blocks), lead=voice("lead"))


def _weighing(figures: PainsFigures, voice: Voice) -> Iterator[Sentence]:
    """Say what the weight is multiplied from, and what is left out."""
    names = []
    for each in figures.factors:
        name = voice(f"factor-{each.factor}")
        exponent = voice.number(each.exponent)
        names.append(name if each.exponent == 1 else voice("power", factor=name, power=exponent))
    if any(each.moment_of_truth for each in figures.pains) and figures.moment_of_truth != 1:
        names.append(voice("at-truth", times=voice.number(figures.moment_of_truth)))
    if names:
        told = voice("weighing", factors=" × ".join(names))
        yield Sentence(told, Tone.MUTED, notes=("pain-weight",))
    if figures.journeys > 1:
        yield Sentence(voice("journeys-alike"), Tone.MUTED)
    counted = {each.factor for each in figures.factors}
    silent = [voice(f"factor-{each}") for each in Factor if each not in counted]
    if silent:
        yield Sentence(voice("not-counted", factors=voice.listed(silent)), Tone.MUTED)
    lacking = any(Factor.SHARE in each.missing for each in figures.pains)
    if figures.without_share and (lacking or Factor.SHARE not in counted):
        yield Sentence(voice("no-share", names=voice.titles(figures.without_share)), Tone.MUTED)
    if 0 < figures.weighed < len(figures.pains):
        part, whole = voice.number(figures.weighed), voice.number(len(figures.pains))
        yield Sentence(voice("weighed-only", part=part, whole=whole), Tone.BAD)


def _facts(figures: PainsFigures, voice: Voice) -> Iterator[Fact]:
    if figures.half is None or figures.weighed < _FEW:
        return
    half = voice.counted("half-of", figures.weighed, half=voice.number(figures.half))
    yield Fact(voice("half"), Said(half, note="pain-weight"))
    for name, parts in (
        ("by-touchpoint", figures.by_touchpoint),
        ("by-stage", figures.by_stage),
        ("by-owner", figures.by_owner),
    ):
        largest = [each for each in parts[:_OF_A_KIND] if (each.part or 0) >= _NOTABLE]
        if largest:
            note = "pain-owner" if name == "by-owner" else ""
            yield Fact(voice(name), Said(_named(largest, voice, f"{name}-none"), note=note))
    told = [
        voice(f"part-{each}", part=percent(part_of(figures.by_answer, each), voice))
        for each in Answered
        if part_of(figures.by_answer, each)
    ]
    done = ", ".join(told)
    if figures.by_step_only:
        done += voice("part-step-only", part=percent(figures.by_step_only, voice))
    yield Fact(voice("by-answer"), Said(done, note="answered"))
    grounds = [
        voice(f"ground-{each.value}", part=percent(part_of(figures.by_ground, each.value), voice))
        for each in Ground
        if part_of(figures.by_ground, each.value)
    ]
    yield Fact(voice("by-ground"), Said(", ".join(grounds), note="pain-ground"))


def _named(parts: Sequence[PartFigures], voice: Voice, nothing: str) -> str:
    """Name some parts of the weight; `nothing` is what one without a name is called."""
    several = len({each.within for each in parts}) > 1
    told = [
        voice.counted(
            "part",
            each.pains,
            name=_within(each, voice, several) or voice(nothing),
            part=percent(each.part or 0, voice),
        )
        for each in parts
    ]
    return ", ".join(told)


def _within(part: PartFigures, voice: Voice, several: bool) -> str:
    """Name a part; a stage with its journey where there are several."""
    if not (several and part.name and part.within):
        return short(part.name)
    return voice("stage-of", stage=short(part.name), journey=short(part.within))


def _table(figures: PainsFigures, voice: Voice, room: Room) -> Table:
    weighed = figures.ranked
    shown = weighed if room.detail else weighed[: room.rows]
    columns = [
        Column(voice("rank"), Align.RIGHT, "pain-rank"),
        Column(voice("weight"), Align.RIGHT, "pain-weight"),
        Column(voice("pain")),
        Column(voice("owner"), note="pain-owner"),
        Column(voice("opportunity"), note="answered"),
        Column(voice("evidence"), note="pain-ground"),
    ]
    if room.detail:
        columns.insert(2, Column(voice("factors"), Align.RIGHT))
    texts = Counter(each.text for each in shown)
    rows = tuple(
        tuple(_row(each, figures, voice, room, where=room.detail or texts[each.text] > 1))
        for each in shown
    )
    left = weighed[len(shown) :]
    left_out = ""
    if left:
        rest = min(1.0, fsum(each.part or 0 for each in left))
        left_out = voice.counted("more-pains", len(left), part=percent(rest, voice))
        tied = sum(each.rank == shown[-1].rank for each in left)
        if tied:
            left_out += voice.counted("tied", tied)
    return Table(tuple(columns), rows, left_out=left_out)


def _row(
    each: PainFigures, figures: PainsFigures, voice: Voice, room: Room, where: bool
) -> Iterator[Said]:
    """Tell a pain; its step as well where that is asked for, or the words alone do not tell which."""
    yield Said(voice.number(each.rank or 0))
    yield Said("–" if each.part is None else percent(each.part, voice))
    if room.detail:
        yield Said(_factors(each, figures, voice))
    words = [short(each.text)]
    if where:
        words.append(voice("at-step", step=voice.title(each.step)))
    if each.contexts:
        words.append(voice("only-in", contexts=voice.listed([short(one) for one in each.contexts])))
    if each.moment_of_truth:
        words.append(voice("truth"))
    yield Said(" · ".join(words))
    yield Said(short(each.owner), Tone.PLAIN) if each.owner else Said(voice("none"), Tone.MUTED)
    yield _opportunity(each, voice)
    yield _ground(each, voice)


def _factors(each: PainFigures, figures: PainsFigures, voice: Voice) -> str:
    """Write the product that the weight is."""
    values = {
        Factor.SEVERITY: voice.number(each.severity or 0),
        Factor.FREQUENCY: voice.percent(each.frequency or 0),
        Factor.REACH: voice.percent(each.reach),
        Factor.SHARE: voice.percent(each.share or 0),
    }
    factors = [values[factor.factor] for factor in figures.factors]
    if each.moment_of_truth and figures.moment_of_truth != 1:
        factors.append(voice.number(figures.moment_of_truth))
    return " × ".join(factors)


def _opportunity(each: PainFigures, voice: Voice) -> Said:
    """Name the opportunity that has got furthest, the one that names the pain, and how many more."""
    if not each.answers:
        return Said(voice("none"), Tone.BAD)
    first = each.answers[0]
    told = _answer(first, voice)
    others = len(each.answers) - 1
    if each.by_step_only:
        told += voice("step-only")
        naming = next((answer for answer in each.answers if answer.names_pain), None)
        if naming is not None:
            told += f"; {_answer(naming, voice)}"
            others -= 1
    if others:
        told += f" (+{others})"
    return Said(told, Tone.PLAIN if first.status.in_work else Tone.MUTED)


def _answer(answer: AnswerFigures, voice: Voice) -> str:
    return voice("answer", title=voice.title(answer.title), status=voice(f"is-{answer.status}"))


def _ground(each: PainFigures, voice: Voice) -> Said:
    if each.ground is Ground.EVIDENCE:
        more = f" (+{len(each.evidence) - 1})" if len(each.evidence) > 1 else ""
        return Said(short(each.evidence[0]) + more)
    return Said(voice("assumption" if each.ground is Ground.ASSUMPTION else "none"), Tone.MUTED)


def _not_weighed(figures: PainsFigures, voice: Voice, room: Room) -> Iterator[Block]:
    """Tell the pains that lack a factor, which counts for others."""
    lacking = [each for each in figures.pains if each.weight is None]
    if not lacking:
        return
    yield Sentence(voice.counted("not-weighed", len(lacking)), notes=("pain-weight",))
    shown = lacking if room.detail else lacking[: room.rows]
    points = [
        Sentence(
            voice(
                "lacks",
                pain=_with_severity(each, voice),
                missing=voice.listed([voice(f"factor-{factor}") for factor in each.missing]),
            )
        )
        for each in shown
    ]
    if len(lacking) > len(shown):
        points.append(
            Sentence(voice.counted("more-lacking", len(lacking) - len(shown)), Tone.MUTED)
        )
    yield Points(tuple(points))


def _with_severity(each: PainFigures, voice: Voice) -> str:
    """Quote a pain with what is known of how bad it is."""
    known = []
    if each.severity is not None:
        known.append(voice("severity", severity=voice.number(each.severity)))
    if each.moment_of_truth:
        known.append(voice("truth"))
    named = pain_named(each, voice)
    return voice("pain-in", pain=named, contexts=", ".join(known)) if known else named
