"""Tells what futures promise, and what would bring it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.insight.document import Align, Column, Points, Said, Section, Sentence, Table, Tone
from cjmap.insight.report.change.comparing import moved
from cjmap.insight.voice import short

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.insight.document import Block
    from cjmap.insight.report.change.futures import FutureFigures, StepFuture
    from cjmap.insight.report.change.timing import TimeChange
    from cjmap.insight.report.sections import Room
    from cjmap.insight.voice import Voice

_IN_FULL = 3
"""So many futures are told one by one; more are a table, unless details are asked for."""

_NAMED = 3


def futures(told: Sequence[FutureFigures], voice: Voice, room: Room) -> tuple[Section, ...]:
    """Tell each future by itself where there are few, else all in a table."""
    if not told:
        return ()
    if len(told) > _IN_FULL and not room.detail:
        blocks: tuple[Block, ...] = (Sentence(voice("assumed-all")), _table(told, voice, room))
        return (Section("change-futures", voice("futures"), blocks),)
    return tuple(_future(each, voice, room) for each in told)


def _future(each: FutureFigures, voice: Voice, room: Room) -> Section:
    blocks: list[Block] = [Sentence(_assumed(each, voice))]
    if each.before is None:
        blocks.append(Sentence(voice("no-current"), Tone.BAD))
    else:
        heads = voice("today"), voice("future")
        table = moved(each.before, each.after, each.personas, heads, voice, pains=each.pains)
        blocks.append(table if table is not None else Sentence(voice("nothing-moves")))
        points = tuple(_points(each, voice))
        if points:
            blocks.append(Points(points))
        if room.detail and each.steps:
            blocks.append(_steps(each, voice))
    return Section(f"change-{each.future}", short(each.title), tuple(blocks))


def _assumed(each: FutureFigures, voice: Voice) -> str:
    """Say that a future is a promise, and how many of its scores are marked as one."""
    if not each.scored:
        return voice("assumed-none")
    return voice.counted("assumed", each.scored, part=voice.number(each.assumed))


def _points(each: FutureFigures, voice: Voice) -> Iterator[Sentence]:
    if each.before is not None and each.before.pains and not each.pains:
        yield Sentence(voice.counted("no-pains", each.before.pains), notes=("open-pains",))
    better = sorted(
        (step for step in each.steps if (step.change or 0) > 0),
        key=lambda step: -(step.change or 0),
    )
    worse = sorted(
        (step for step in each.steps if (step.change or 0) < 0), key=lambda step: step.change or 0
    )
    for key, steps in (("better", better), ("worse", worse)):
        if steps:
            named = _listed([_step(step, voice) for step in steps], voice)
            yield Sentence(voice.counted(key, len(steps), steps=named), notes=("score",))
    for kind in ("nothing", "idea"):
        found = [step.title for step in better if promised_by(step) == kind]
        if found:
            text = voice.counted(f"promised-{kind}", len(found), steps=voice.titles(found, _NAMED))
            yield Sentence(text, Tone.BAD if kind == "nothing" else Tone.PLAIN, ("promised",))
    left = [step for step in each.steps if (step.before or 0) < 0 and not (step.change or 0) > 0]
    if left:
        titles = voice.titles((step.title for step in left), _NAMED)
        yield Sentence(voice.counted("left", len(left), steps=titles))
    for key, titles_of in (("new", each.new), ("gone", each.gone)):
        if titles_of:
            named = voice.titles(titles_of, _NAMED)
            yield Sentence(voice.counted(key, len(titles_of), steps=named))
    if each.time is not None and each.time.before != each.time.after:
        yield Sentence(_time(each.time, each.planned, voice))


def promised_by(step: StepFuture) -> str:
    """Return what would bring what is promised at a step: `work`, an `idea` or `nothing`."""
    if step.answered in ("doing", "planned"):
        return "work"
    return "idea" if step.answered == "idea" else "nothing"


def _step(step: StepFuture, voice: Voice) -> str:
    return f"{voice.title(step.title)} {voice.score(step.before)} → {voice.score(step.after)}"


def _listed(texts: Sequence[str], voice: Voice) -> str:
    if len(texts) > _NAMED:
        return f"{', '.join(texts[:_NAMED])} (+{len(texts) - _NAMED})"
    return voice.listed(texts)


def _time(time: TimeChange, planned: TimeChange | None, voice: Voice) -> str:
    """Tell the plan of the future against what is, and apart from it against the plan of today."""
    told = _difference("time", time, voice)
    return told if planned is None else f"{told} {_difference('plan', planned, voice)}"


def _difference(key: str, time: TimeChange, voice: Voice) -> str:
    if time.after == time.before:
        return voice.counted(f"{key}-same", time.steps)
    less = time.after < time.before
    difference = voice.seconds(abs(time.after - time.before))
    return voice.counted(f"{key}-{'less' if less else 'more'}", time.steps, time=difference)


def _steps(each: FutureFigures, voice: Voice) -> Table:
    columns = (
        Column(voice("step")),
        Column(voice("today"), Align.RIGHT, "score"),
        Column(voice("future"), Align.RIGHT),
        Column(voice("brought-by"), note="promised"),
    )
    rows = tuple(
        (
            Said(short(step.title)),
            Said(voice.score(step.before)),
            Said(voice.score(step.after)),
            Said(voice(f"answered-{step.answered}") if (step.change or 0) > 0 else "–"),
        )
        for step in each.steps
    )
    return Table(columns, rows)


def _table(told: Sequence[FutureFigures], voice: Voice, room: Room) -> Table:
    """Set many futures below one another, the one that promises most without anything behind first."""
    ranked = sorted(told, key=lambda each: -len(unbacked(each)))
    columns = (
        Column(voice("journey")),
        Column(voice("today"), Align.RIGHT, "mean"),
        Column(voice("future"), Align.RIGHT),
        Column(voice("better-steps"), Align.RIGHT),
        Column(voice("unbacked"), Align.RIGHT, "promised"),
    )
    rows = tuple(
        (
            Said(short(each.title)),
            Said(voice.score(each.before.mean if each.before is not None else None)),
            Said(voice.score(each.after.mean)),
            Said(voice.number(sum((step.change or 0) > 0 for step in each.steps))),
            Said(voice.number(len(unbacked(each)))),
        )
        for each in ranked[: room.rows]
    )
    more = len(ranked) - len(rows)
    return Table(columns, rows, left_out=voice.counted("more-futures", more) if more else "")


def unbacked(each: FutureFigures) -> list[StepFuture]:
    """Return the steps that are to feel better with no opportunity that would bring it."""
    return [
        step for step in each.steps if (step.change or 0) > 0 and promised_by(step) == "nothing"
    ]
