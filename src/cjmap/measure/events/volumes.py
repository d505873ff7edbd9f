"""How many: events, cases and visits by activity, step and channel, and where cases went."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cjmap.measure.events.log import EventLog

BITS = 60
"""Steps that one number of a set of steps can hold."""


@dataclass(frozen=True, slots=True)
class Activity:
    """An activity of the log: how many events, the number of its step or None, and its role or None."""

    name: str
    events: int
    step: int | None
    role: str | None


@dataclass(frozen=True, slots=True)
class Visits:
    """A step: events of it, visits (without leaving it between), cases that had any."""

    events: int
    visits: int
    cases: int


@dataclass(frozen=True, slots=True)
class Passage:
    """How often one step came straight after another, and in how many cases."""

    left: int
    to: int
    times: int
    cases: int


@dataclass(frozen=True, slots=True)
class Ending:
    """The cases whose last step was this: how many, and how many of them have surely ended."""

    cases: int
    ended: int


def activities(log: EventLog) -> list[Activity]:
    """Return the activities of the log, the most frequent first."""
    rows = log.engine.rows(
        f"select activity, count(*) as events, step, role from {log.view}"
        " group by activity, step, role order by events desc, activity",
        "counting activities",
    )
    return [Activity(*row) for row in rows]


def directly_follows(log: EventLog) -> list[tuple[str, str, int]]:
    """Return how often one activity came straight after another, whatever their steps."""
    rows = log.engine.rows(
        "select previous, activity, count(*) as times from (select activity, lag(activity) over"
        f" (partition by case_id order by {log.order}) as previous from {log.view})"
        " where previous is not null group by previous, activity order by previous, activity",
        "following activities",
    )
    return [(row[0], row[1], row[2]) for row in rows]


def visits(log: EventLog, context: str | None = None) -> dict[int, Visits]:
    """Return the visits of each step that has any; of those in a context, if one is given."""
    holds = log.in_context(context)
    rows = log.engine.rows(
        "select step, count(*), sum(case when previous is null or previous <> step then 1 else 0 end),"
        f" count(distinct case_id) from ({log.sequence(holds)}) where {holds}"
        " group by step order by step",
        "counting visits",
    )
    return {row[0]: Visits(row[1], row[2], row[3]) for row in rows}


def passages(log: EventLog) -> list[Passage]:
    """Return what came straight after what, steps that follow themselves among them."""
    rows = log.engine.rows(
        "select previous, step, count(*), count(distinct case_id)"
        f" from ({log.sequence()}) where previous is not null"
        " group by previous, step order by previous, step",
        "following cases",
    )
    return [Passage(*row) for row in rows]


def endings(log: EventLog, before: int) -> dict[int, Ending]:
    """Return where cases were last seen; those not seen from `before` (microseconds) on have ended.

    A case at a last step of the plan has ended as well.
    """
    finished = ", ".join(map(str, sorted(log.plan.last))) or "-1"
    rows = log.engine.rows(
        "select step, count(*),"
        f" sum(case when seen < {int(before)} or step in ({finished}) then 1 else 0 end)"
        f" from ({_last_steps(log)}) group by step order by step",
        "finding where cases end",
    )
    return {row[0]: Ending(row[1], row[2]) for row in rows}


@dataclass(frozen=True, slots=True)
class Leaving:
    """What became of a step that was long enough ago to know: all after it has happened.

    `cases` had the step, and last so long ago; `left` of them were not seen after it. Of visits so
    long ago, `onward` went on to these steps, by number.
    """

    cases: int
    left: int
    onward: dict[int, int]

    @property
    def visits(self) -> int:
        """The visits of which is known how they went on."""
        return self.left + sum(self.onward.values())


def leaving(log: EventLog, before: int) -> dict[int, Leaving]:
    """Return how cases went on from each step, of what happened before a moment (microseconds).

    Counting what is younger would count only those who were quick to go on, and few would seem
    to leave in the last days of a log.
    """
    rows = log.engine.rows(
        f"select step, count(*) from (select case_id, step, max(moment) as seen from {log.view}"
        f" where step is not null group by case_id, step) where seen < {int(before)}"
        " group by step order by step",
        "finding who could leave",
    )
    gone = log.engine.rows(
        f"select step, count(*) from ({_last_steps(log)}) where seen < {int(before)}"
        " group by step order by step",
        "finding who leaves",
    )
    moved = log.engine.rows(
        f"select previous, step, count(*) from ({log.sequence('previous_at')})"
        f" where previous is not null and previous <> step and previous_at < {int(before)}"
        " group by previous, step order by previous, step",
        "finding who goes on",
    )
    onward: dict[int, dict[int, int]] = {}
    for step, to, times in moved:
        onward.setdefault(step, {})[to] = times
    left: dict[int, int] = {row[0]: row[1] for row in gone}
    return {step: Leaving(cases, left.get(step, 0), onward.get(step, {})) for step, cases in rows}


def _last_steps(log: EventLog) -> str:
    """A statement: the last step of each case, and when it was."""
    last = log.engine.dialect.last("step", log.keys)
    return (
        f"select case_id, {last} as step, max(moment) as seen"
        f" from {log.view} where step is not null group by case_id"
    )


def channels(log: EventLog, context: str | None = None) -> list[tuple[int, str, int]]:
    """Return the events of each step by channel, the most frequent first; of those in a context."""
    rows = log.engine.rows(
        f"select step, channel, count(*) as events from {log.view}"
        f" where step is not null and channel is not null and {log.in_context(context)}"
        " group by step, channel"
        " order by step, events desc, channel",
        "counting channels",
    )
    return [(row[0], row[1], row[2]) for row in rows]


def paths(log: EventLog, most: int) -> tuple[list[tuple[tuple[int, ...], int]], int, int]:
    """Return the most frequent ways through the steps, how many ways there are, and cases in all."""
    words = log.engine.dialect
    steps = words.joined(words.ordered("step", log.keys), ",")
    of_cases = (
        f"select case_id, {steps} as path from (select * from ({log.sequence(*log.keys)})"
        " where previous is null or previous <> step) group by case_id"
    )
    counted = f"select path, count(*) as cases from ({of_cases}) group by path"
    rows = log.engine.rows(
        f"select path, cases, count(*) over () as ways, sum(cases) over () as whole"
        f" from ({counted}) order by cases desc, path limit {int(most)}",
        "finding the usual paths",
    )
    if not rows:
        return [], 0, 0
    found = [(tuple(int(each) for each in row[0].split(",")), row[1]) for row in rows]
    return found, rows[0][2], int(rows[0][3])


def funnel(log: EventLog, path: tuple[int, ...]) -> list[int]:
    """Return how many cases got to each step of a path, in this order, others between them allowed.

    Greedy: the earliest match of each step is the best one (a subsequence, not the first times).
    """
    words = log.engine.dialect
    places = {step: place for place, step in enumerate(path)}
    cases = " ".join(f"when {step} then {place}" for step, place in places.items())
    listed = words.ordered("place", log.keys)
    folded = words.fold(listed, "case when x = a then a + 1 else a end")
    rows = log.engine.rows(
        f"select reached, count(*) from (select {folded} as reached from (select case_id, moment, tie, activity,"
        f" case step {cases} end as place from {log.view} where step is not null)"
        " where place is not null group by case_id) group by reached",
        "counting the funnel",
    )
    reached = {row[0]: row[1] for row in rows}
    return [sum(n for depth, n in reached.items() if depth > place) for place in range(len(path))]


def skipped(log: EventLog, before: int) -> dict[int, tuple[int, int]]:
    """Return, for each step that the mapping covers, ended cases that passed it by, and those that could have.

    Passed by: a later step of the plan is there and this one is not.
    """
    plan = log.plan
    steps = [number for number, id in enumerate(plan.steps) if id in log.mapping.steps]
    if not steps:
        return {}
    counts = []
    for step in steps:
        has, later = has_any(frozenset({step})), has_any(plan.after[step])
        counts.append(f"sum(case when {later} and not ({has}) then 1 else 0 end)")
        counts.append(f"sum(case when {later} or {has} then 1 else 0 end)")
    rows = log.engine.rows(
        f"select {', '.join(counts)} from ({sets_of_steps(log, before)}) where ended = 1",
        "finding steps that were passed by",
    )
    values = [int(value or 0) for value in rows[0]]
    return {step: (values[2 * at], values[2 * at + 1]) for at, step in enumerate(steps)}


def sets_of_steps(log: EventLog, before: int) -> str:
    """Return a statement: for each case with a step, its steps as bits in `set0`, `set1`, …, and `ended`.

    A case not seen from `before` (microseconds) on, or that got to a last step, has ended: 1, else 0.
    """
    words = log.engine.dialect
    sets = ", ".join(
        f"bit_or(case when step >= {first} and step < {first + BITS}"
        f" then {words.bits(f'(step - {first})')} else cast(0 as bigint) end) as set{first // BITS}"
        for first in range(0, len(log.plan.steps), BITS)
    )
    finished = ", ".join(map(str, sorted(log.plan.last))) or "-1"
    return (
        f"select case_id, {sets}, case when max(moment) < {int(before)}"
        f" or max(case when step in ({finished}) then 1 else 0 end) = 1 then 1 else 0 end as ended"
        f" from {log.view} where step is not null group by case_id"
    )


def has_any(steps: frozenset[int]) -> str:
    """Return the condition that a case of `sets_of_steps` has any of some steps."""
    masks: dict[int, int] = {}
    for step in sorted(steps):
        masks[step // BITS] = masks.get(step // BITS, 0) | 1 << step % BITS
    parts = [f"set{block} & {mask} <> 0" for block, mask in masks.items()]
    return f"({' or '.join(parts)})" if parts else "(1 = 0)"
