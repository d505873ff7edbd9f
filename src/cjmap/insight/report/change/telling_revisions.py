"""Tells what moved since an older revision."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cjmap.format.catalog import Method
from cjmap.insight.document import Align, Column, Points, Said, Section, Sentence, Table, Tone
from cjmap.insight.measures import measured
from cjmap.insight.report.change.comparing import moved
from cjmap.insight.report.change.measuring import Verdict
from cjmap.insight.voice import short

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cjmap.insight.document import Block
    from cjmap.insight.report.change.measuring import MetricChange
    from cjmap.insight.report.change.revisions import JourneySince, RevisionFigures
    from cjmap.insight.report.change.states import State
    from cjmap.insight.report.sections import Room
    from cjmap.insight.voice import Voice

_NAMED = 3

_IN_POINTS = frozenset({Method.SHARE, Method.CSAT_TOP2, Method.NPS, Method.CES_NET})
"""The methods whose values differ by points, percentage points or those of a net score."""


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
    steps = [step for each in changed for step in each.steps]
    for key, found in (
        ("feel-better", [step for step in steps if step.after > step.before]),
        ("feel-worse", [step for step in steps if step.after < step.before]),
    ):
        if found:
            found.sort(key=lambda step: -abs(step.after - step.before))
            named = ", ".join(
                f"{voice.title(step.title)} {voice.score(step.before)} → {voice.score(step.after)}"
                for step in found[:_NAMED]
            )
            more = f" (+{len(found) - _NAMED})" if len(found) > _NAMED else ""
            yield Sentence(voice.counted(key, len(found), steps=named + more), notes=("score",))
    for key, titles in (
        ("steps-new", [title for each in changed for title in each.new]),
        ("steps-gone", [title for each in changed for title in each.gone]),
    ):
        if titles:
            yield Sentence(voice.counted(key, len(titles), steps=voice.titles(titles, _NAMED)))
    for kind in ("actual", "planned"):
        difference = sum(
            time.after - time.before
            for each in changed
            for time in [getattr(each, kind)]
            if time is not None
        )
        if difference:
            key = f"{kind}-{'longer' if difference > 0 else 'shorter'}"
            yield Sentence(voice(key, time=voice.seconds(abs(difference))))
    for each in told.done:
        yield Sentence(_done(each.title, each.steps, each.better, each.worse, voice))
    metrics = [metric for each in changed for metric in each.metrics]
    most = len(metrics) if room.detail else room.rows
    for metric in metrics[:most]:
        yield Sentence(metric_told(metric, voice), notes=("change-interval",))
    if metrics[most:]:
        yield Sentence(voice.counted("more-metrics", len(metrics) - most), Tone.MUTED)


def _done(title: str, steps: int, better: int, worse: int, voice: Voice) -> str:
    told = voice("done", title=voice.title(title))
    if not steps:
        return f"{told}."
    felt = voice.counted("done-steps", steps, better=better, worse=worse)
    return f"{told}; {felt}."


def metric_told(each: MetricChange, voice: Voice) -> str:
    """Tell what became of a metric, and whether that is more than noise."""
    kind = each.method, each.unit
    told = voice(
        "metric",
        metric=voice.title(each.metric),
        before=measured(each.before, *kind, voice),
        after=measured(each.after, *kind, voice),
        step=voice.title(each.step),
    )
    ns = [voice.number(n) if n is not None else "?" for n in (each.n_before, each.n_after)]
    counts = f" (n = {ns[0]} → {ns[1]})" if ns != ["?", "?"] else ""
    if each.low is None or each.high is None:
        return f"{told}{counts}: {voice(f'verdict-{each.verdict}')}."
    return f"{told}{counts}: {verdict_told(each, voice)} ({_interval(each, voice)})."


def verdict_told(each: MetricChange, voice: Voice) -> str:
    """Say whether a change is more than noise, and for better or worse where that is known."""
    if each.verdict is not Verdict.SURE or each.better is None:
        return voice(f"verdict-{each.verdict}")
    return voice("verdict-better" if each.better else "verdict-worse")


def _interval(each: MetricChange, voice: Voice) -> str:
    """Write the interval of a change: of shares and net scores in points, of others in their unit."""
    ends = [each.low or 0.0, each.high or 0.0]
    if each.method == Method.SHARE:
        ends = [100 * end for end in ends]
    if each.method in _IN_POINTS:
        low, high = (voice.signed(end, 0) for end in ends)
        return voice("between", low=low, high=voice("points", count=high))
    low, high = map(voice.signed, ends)
    return voice("between", low=low, high=f"{high}\u00a0{short(each.unit)}" if each.unit else high)


def _journeys(changed: Sequence[JourneySince], whole: int, voice: Voice, room: Room) -> Table:
    """Set the journeys that moved below one another, those whose mean moved most first."""
    ranked = sorted(changed, key=lambda each: -abs(mean_change(each)))
    shown = ranked if room.detail else ranked[: room.rows]
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


def mean_change(each: JourneySince) -> float:
    """Return by how much the mean of a journey rose; 0 where either is not told."""
    if each.before.mean is None or each.after.mean is None:
        return 0.0
    return each.after.mean - each.before.mean


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
