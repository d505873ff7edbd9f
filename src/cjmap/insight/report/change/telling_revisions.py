"""Tells what moved since an older revision."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cjmap.insight.document import Align, Column, Points, Said, Section, Sentence, Table, Tone
from cjmap.insight.report.change.comparing import moved
from cjmap.insight.report.change.telling_metrics import metric_told
from cjmap.insight.voice import short

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cjmap.insight.document import Block
    from cjmap.insight.report.change.revisions import (
        DoneSince,
        JourneySince,
        RevisionFigures,
        StepSince,
    )
    from cjmap.insight.report.change.states import State
    from cjmap.insight.report.sections import Room
    from cjmap.insight.voice import Voice

_NAMED = 3


def revision(told: RevisionFigures, voice: Voice, room: Room) -> Section:
    """Tell what moved over all, then in which journeys, then what was measured again."""
    blocks: list[Block] = []
    if told.left_out:
        files = ", ".join(map(short, told.left_out[:_NAMED]))
        text = voice.counted("left-out", len(told.left_out), files=files)
        blocks.append(Sentence(text, Tone.BAD))
    heads = voice("then"), voice("now")
    table = moved(told.before, told.after, {}, heads, voice)
    if table is not None and (told.new or told.gone):
        table = replace(table, caption=voice.counted("of-both", len(told.journeys)))
    changed = [each for each in told.journeys if each.moved]
    if table is not None:
        blocks.append(table)
    elif not changed:
        blocks.append(Sentence(voice("nothing-moved")))
    if len(told.journeys) > 1 and changed:
        blocks.append(_journeys(changed, len(told.journeys), voice, room))
    points = tuple(_points(told, changed, voice, room))
    if points:
        blocks.append(Points(points))
    return Section("change-since", since_of(told, voice), tuple(blocks))


def since_of(told: RevisionFigures, voice: Voice) -> str:
    """Name the revision: as it was asked for, its commit where that is another word, its day."""
    named = [short(told.since)]
    if not told.since.startswith(told.commit) and not told.commit.startswith(told.since):
        named.append(told.commit)
    return voice("since", revision=" · ".join([*named, voice.day(told.day)]))


def _points(
    told: RevisionFigures, changed: Sequence[JourneySince], voice: Voice, room: Room
) -> Iterator[Sentence]:
    for key, titles in (("journeys-new", told.new), ("journeys-gone", told.gone)):
        if titles:
            named = voice.titles(titles, _NAMED)
            yield Sentence(voice.counted(key, len(titles), journeys=named))
    yield from _felt([step for each in changed for step in each.steps], voice)
    for key, titles in (
        ("steps-new", [title for each in changed for title in each.new]),
        ("steps-gone", [title for each in changed for title in each.gone]),
    ):
        if titles:
            yield Sentence(voice.counted(key, len(titles), steps=voice.titles(titles, _NAMED)))
    yield from _times(changed, voice)
    most = len(told.done) if room.detail else room.rows
    for each in told.done[:most]:
        yield Sentence(_done(each, voice))
    if told.done[most:]:
        yield Sentence(voice.counted("more-done", len(told.done) - most), Tone.MUTED)
    metrics = [metric for each in changed for metric in each.metrics]
    most = len(metrics) if room.detail else room.rows
    for metric in metrics[:most]:
        yield Sentence(metric_told(metric, voice), notes=("change-interval",))
    if metrics[most:]:
        yield Sentence(voice.counted("more-metrics", len(metrics) - most), Tone.MUTED)


def _felt(steps: Sequence[StepSince], voice: Voice) -> Iterator[Sentence]:
    """Tell the steps that feel better, and those that feel worse, the greatest change first."""
    ranked = sorted(steps, key=lambda step: -abs(step.after - step.before))
    for key, found in (
        ("feel-better", [step for step in ranked if step.after > step.before]),
        ("feel-worse", [step for step in ranked if step.after < step.before]),
    ):
        if found:
            named = ", ".join(
                f"{voice.title(step.title)} {voice.score(step.before)} → {voice.score(step.after)}"
                for step in found[:_NAMED]
            )
            more = f" (+{len(found) - _NAMED})" if len(found) > _NAMED else ""
            yield Sentence(voice.counted(key, len(found), steps=named + more), notes=("score",))


def _times(changed: Sequence[JourneySince], voice: Voice) -> Iterator[Sentence]:
    for kind, times in (
        ("actual", [each.actual for each in changed]),
        ("planned", [each.planned for each in changed]),
    ):
        longer = sum(time.after - time.before for time in times if time is not None)
        if longer:
            key = f"{kind}-{'longer' if longer > 0 else 'shorter'}"
            yield Sentence(voice(key, time=voice.seconds(abs(longer))))


def _done(each: DoneSince, voice: Voice) -> str:
    told = voice("done", title=voice.title(each.title))
    if not each.steps:
        return f"{told}."
    felt = voice.counted("done-steps", each.steps, better=each.better, worse=each.worse)
    return f"{told}; {felt}."


def _journeys(changed: Sequence[JourneySince], whole: int, voice: Voice, room: Room) -> Table:
    """Set the journeys that moved below one another, those whose mean moved most first."""
    ranked = sorted(changed, key=lambda each: -abs(each.rise))
    shown = room.cut(ranked)
    columns = [Column(voice("journey"))]
    rows = [[Said(short(each.title))] for each in shown]
    for key, note, told in _FIGURES:
        cells = [(told(each.before, voice), told(each.after, voice)) for each in shown]
        if any(before != after for before, after in cells):
            columns.append(Column(voice(key), Align.RIGHT, note))
            for row, both in zip(rows, cells, strict=True):
                row.append(_arrow(both))
    more = len(ranked) - len(rows)
    return Table(
        tuple(columns),
        tuple(map(tuple, rows)),
        caption=voice("journeys-moved", part=voice.number(len(changed)), whole=voice.number(whole)),
        left_out=voice.counted("more-journeys", more) if more else "",
    )


def _evidence(state: State, voice: Voice) -> str:
    return "–" if state.evidence is None else voice.percent(round(state.evidence, 2))


_FIGURES: tuple[tuple[str, str, Callable[[State, Voice], str]], ...] = (
    ("mean", "mean", lambda state, voice: voice.score(state.mean)),
    ("peak-end", "peak-end", lambda state, voice: voice.score(state.peak_and_end)),
    ("lost", "truth", lambda state, voice: voice.number(state.lost)),
    ("pains", "open-pains", lambda state, voice: voice.number(state.pains)),
    ("evidence", "backed", _evidence),
    ("steps", "", lambda state, voice: voice.number(state.steps)),
)
"""What is told of each journey: the word for it, its definition, how it is written."""


def _arrow(both: Sequence[str]) -> Said:
    """Write a figure then and now; once, and muted, where it stayed."""
    return Said(both[0], Tone.MUTED) if both[0] == both[1] else Said(" → ".join(both))
