"""The statements that find deviations: one row for each case, kind and place; then counts of them.

A place is a text: the number of a step; two of them, the one before first, where a step came
out of order; the activity of an ad hoc touchpoint. A detail is told beside it: the step that an ad hoc
touchpoint came after, the channel that was used.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from cjmap.measure.engine.dialect import SECOND
from cjmap.measure.events import times, volumes

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from cjmap.measure.conformance.expected import Expected
    from cjmap.measure.events.log import EventLog

EXAMPLES = 3
"""Ids of cases that are told of one deviation."""


class Mark(IntEnum):
    """What a row says of a case."""

    OPEN = 0
    ENDED = 1
    TIED = 2
    MISSING = 3
    AD_HOC = 4
    OUT_OF_ORDER = 5
    STATUS = 6
    SLOW = 7
    CHANNEL = 8


DEVIATING = tuple(mark for mark in Mark if mark >= Mark.MISSING)


@dataclass(frozen=True, slots=True)
class Found:
    """A deviation at a place: how many cases, how often, the smallest ids, the most frequent detail."""

    mark: Mark
    place: str
    cases: int
    times: int
    examples: tuple[str, ...]
    detail: str | None


@dataclass(frozen=True, slots=True)
class Alike:
    """How many cases have the same marks."""

    marks: frozenset[Mark]
    cases: int


def find(
    log: EventLog, plan_of: Expected, wrong: Collection[tuple[int, int]], before: int, name: str
) -> tuple[list[Found], list[Alike]]:
    """Find deviations; `wrong` are pairs of steps of which one may not come straight after the other."""
    words = log.engine.dialect
    parts = [*_cases(log, before), _tied(log)]
    parts += [_passed_by(log, before), *_ad_hoc(log), *_out_of_order(log, wrong)]
    parts += _failed(log, plan_of)
    whole = " union all ".join(
        f"select case_id, {int(mark)} as mark, cast({place} as {words.TEXT}) as place,"
        f" cast({detail} as {words.TEXT}) as detail from ({source})"
        for mark, place, detail, source in parts
    )
    view = f"deviations_{name}"
    log.engine.keep(
        view,
        "select case_id, mark, place, detail, count(*) as times"
        f" from ({whole}) group by case_id, mark, place, detail",
        "finding deviations",
    )
    return _places(log, view), _alike(log, view)


Part = tuple[Mark, str, str, str]
"""A mark, expressions of place and detail, and the statement of the cases."""


def _cases(log: EventLog, before: int) -> Iterator[Part]:
    """Tell every case with a step or an ad hoc touchpoint, ended or open."""
    finished = ", ".join(map(str, sorted(log.plan.last))) or "-1"
    ended = (
        f"max(moment) < {int(before)} or max(case when step in ({finished}) then 1 else 0 end) = 1"
    )
    source = f"select case_id from {log.view} where role in ('step', 'extra') group by case_id"
    yield Mark.ENDED, "''", "''", f"{source} having {ended}"
    yield Mark.OPEN, "''", "''", f"{source} having not ({ended})"


def _tied(log: EventLog) -> Part:
    source = (
        f"select case_id from ({log.sequence('moment', 'previous_at')})"
        " where previous <> step and previous_at = moment"
    )
    return Mark.TIED, "''", "''", source


def _passed_by(log: EventLog, before: int) -> Part:
    plan = log.plan
    steps = [
        number
        for number, id in enumerate(plan.steps)
        if id in log.mapping.steps and number not in plan.optional
    ]
    columns = {"number": "int"}
    log.engine.small_table("needed_steps", columns, [(step,) for step in steps])
    missing = " ".join(
        f"when {step} then not {volumes.has_any(frozenset({step}))} and {volumes.has_any(plan.after[step])}"
        for step in steps
    )
    condition = f"case number {missing} else false end" if steps else "false"
    source = (
        f"select case_id, number from ({volumes.sets_of_steps(log, before)}) cross join needed_steps"
        f" where ended = 1 and {condition}"
    )
    return Mark.MISSING, "number", "''", source


def _ad_hoc(log: EventLog) -> Iterator[Part]:
    """Tell ad hoc touchpoints with the step before: that of the same count of steps so far."""
    if not log.mapping.extra:
        return
    keys = ", ".join(sorted({"activity", *log.keys}))
    counted = (
        f"select case_id, {keys}, step, role, sum(case when step is not null then 1 else 0 end)"
        f" over (partition by case_id order by {log.order} rows unbounded preceding) as so_far"
        f" from {log.view} where role in ('step', 'extra')"
        f" and case_id in (select case_id from {log.view} where role = 'extra')"
    )
    source = (
        "select * from (select case_id, activity, role,"
        " coalesce(max(step) over (partition by case_id, so_far), -1) as after_step"
        f" from ({counted})) where role = 'extra'"
    )
    yield Mark.AD_HOC, "activity", "after_step", source


def _out_of_order(log: EventLog, wrong: Iterable[tuple[int, int]]) -> Iterator[Part]:
    width = len(log.plan.steps)
    codes = ", ".join(str(left * width + to) for left, to in sorted(wrong))
    if codes:
        source = (
            f"select case_id, previous * {width} + step as pair from ({log.sequence()})"
            f" where previous * {width} + step in ({codes})"
        )
        yield Mark.OUT_OF_ORDER, "pair", "''", source


def _failed(log: EventLog, plan_of: Expected) -> Iterator[Part]:
    words = log.engine.dialect
    if plan_of.status:
        yield (
            Mark.STATUS,
            "step",
            "''",
            f"select case_id, step from {log.view} where step is not null and failed",
        )
    if plan_of.limits:
        limit = " ".join(
            f"when {step} then {round(seconds * SECOND)}"
            for step, seconds in plan_of.limits.items()
        )
        source = (
            f"select case_id, step from {log.view} where began is not null"
            f" and moment - began > case step {limit} end"
        )
        yield Mark.SLOW, "step", "''", source
    for step, asked, seconds in plan_of.timed:
        source = (
            f"select case_id from ({times.pairs(log, asked)})"
            f" where moment - previous_at > {round(seconds * SECOND)}"
        )
        yield Mark.SLOW, str(step), "''", source
    if plan_of.channels:
        planned = " ".join(
            f"when {step} then {words.among('channel', channels)}"
            for step, channels in plan_of.channels.items()
        )
        steps = ", ".join(map(str, plan_of.channels))
        source = (
            "select * from (select case_id, step, channel, max(case when"
            f" case step {planned} end then 1 else 0 end) over (partition by case_id, step) as met"
            f" from {log.view} where channel is not null and step in ({steps})) where met = 0"
        )
        yield Mark.CHANNEL, "step", "channel", source


def timed_cases(log: EventLog, plan_of: Expected) -> dict[int, int]:
    """Return the cases in which a step was timed as the mapping says, by the step."""
    parts = [
        f"select {step} as step, case_id from ({times.pairs(log, asked)})"
        for step, asked, _ in plan_of.timed
    ]
    if not parts:
        return {}
    rows = log.engine.rows(
        f"select step, count(distinct case_id) from ({' union all '.join(parts)})"
        " group by step order by step",
        "counting what was timed",
    )
    return {row[0]: row[1] for row in rows}


def _places(log: EventLog, view: str) -> list[Found]:
    """Count the deviations by place."""
    deviating = ", ".join(str(int(mark)) for mark in DEVIATING)
    by_case = (
        f"select mark, place, case_id, sum(times) as times from {view} where mark in ({deviating})"
        " group by mark, place, case_id"
    )
    rows = log.engine.rows(
        "select mark, place, cases, whole, case_id from (select mark, place, case_id,"
        " row_number() over (partition by mark, place order by case_id) as place_in_line,"
        " count(*) over (partition by mark, place) as cases,"
        f" sum(times) over (partition by mark, place) as whole from ({by_case}))"
        f" where place_in_line <= {EXAMPLES} order by mark, place, place_in_line",
        "counting deviations",
    )
    details = dict(_details(log, view))
    found: dict[tuple[int, str], Found] = {}
    for mark, place, cases, whole, case in rows:
        before = found.get((mark, place))
        examples = (*(before.examples if before else ()), case)
        detail = details.get((mark, place))
        found[mark, place] = Found(Mark(mark), place, cases, int(whole), examples, detail)
    return list(found.values())


def _details(log: EventLog, view: str) -> Iterator[tuple[tuple[int, str], str]]:
    """Return the most frequent detail by place; the smallest as a text where several are."""
    with_details = f"{int(Mark.AD_HOC)}, {int(Mark.CHANNEL)}"
    rows = log.engine.rows(
        "select mark, place, detail from (select mark, place, detail, row_number() over"
        " (partition by mark, place order by whole desc, detail) as place_in_line"
        " from (select mark, place, detail, sum(times) as whole"
        f" from {view} where mark in ({with_details}) group by mark, place, detail))"
        " where place_in_line = 1 order by mark, place",
        "finding where deviations stand",
    )
    for mark, place, detail in rows:
        yield (mark, place), detail


def _alike(log: EventLog, view: str) -> list[Alike]:
    """Count the cases by what was found in them."""
    flags = ", ".join(
        f"max(case when mark = {int(mark)} then 1 else 0 end) as has{int(mark)}" for mark in Mark
    )
    names = ", ".join(f"has{int(mark)}" for mark in Mark)
    rows = log.engine.rows(
        f"select {names}, count(*) from (select case_id, {flags} from {view} group by case_id)"
        f" group by {names} order by {names}",
        "counting cases with deviations",
    )
    return [
        Alike(frozenset(mark for mark, has in zip(Mark, row, strict=False) if has), row[-1])
        for row in rows
    ]
