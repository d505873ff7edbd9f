"""A log put into shape: what says the same twice, starts and ends, several journeys of one case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.measure.engine.dialect import SECOND
from cjmap.measure.mapping.model import Day, Repeated

if TYPE_CHECKING:
    from cjmap.measure.engine.dialect import Dialect
    from cjmap.measure.mapping.model import Circumstance, Events, Mapping, Split

MOMENT = "e.moment"


WHOSE = "events_whose"
"""The view of cases with their persona and group, where the mapping declares any."""


def shaped_statement(words: Dialect, mapping: Mapping, events: Events, source: str) -> str:
    """Return the statement of the log as `EventLog` has it, from that of its rows."""
    rows = _rows(words, events, source)
    case, began = _case(words, events), "e.began"
    if events.lifecycle is not None:
        began = "coalesce(e.start_at, e.began)"
    told = events.order is not None or words.knows_file_order
    tie = (
        "e.tie" if told else "coalesce(m.step, -1)"
    )  # the order of the plan, where nothing tells any
    channel, channels = _named("channel", bool(events.channels))
    nobody = f"cast(null as {words.TEXT})"
    persona = "w.persona" if events.persona is not None else nobody
    group = "w.grp" if events.group is not None else nobody
    whose = f" left join {WHOSE} w on {case} = w.case_id" if tells_whose(events) else ""
    contexts = "".join(
        f", {holds(words, id, when, mapping.zone, 'e.moment')} as {words.quoted(f'in_{id}')}"
        for id, when in mapping.contexts.items()
    )
    return (
        f"select {case} as case_id, e.activity, m.step, m.role, e.moment, {began} as began, {tie} as tie,"
        f" {channel} as channel, {persona} as persona, {group} as grp, e.failed{contexts}"
        f" from ({rows}) e left join activities m on e.activity = m.activity{channels}{whose}"
    )


def tells_whose(events: Events) -> bool:
    """Whether a log tells of which persona or group a case is."""
    return events.persona is not None or events.group is not None


def whose_statement(words: Dialect, events: Events, source: str) -> str:
    """Return the statement of `WHOSE`: each case with the first persona and group that its events tell.

    `personas` and `groups` are 1 where they tell several, else 0.
    """
    persona, personas = _named("persona", bool(events.personas))
    first = {each: words.first(each, ("moment", "tie")) for each in ("persona", "grp")}
    several = {each: f"case when min({each}) <> max({each}) then 1 else 0 end" for each in first}
    return (
        f"select case_id, {first['persona']} as persona, {several['persona']} as personas,"
        f" {first['grp']} as grp, {several['grp']} as groups from (select {_case(words, events)} as case_id,"
        f" e.moment, e.tie, nullif({persona}, '') as persona, nullif(e.grp, '') as grp"
        f" from ({_rows(words, events, source)}) e{personas}) group by case_id"
    )


def _case(words: Dialect, events: Events) -> str:
    """Return the case of a row: a journey of it, where it has several."""
    if events.split is None:
        return "e.case_id"
    later = f"e.case_id || '#' || cast(e.part + 1 as {words.TEXT})"
    return f"case when e.part = 0 then e.case_id else {later} end"


def _rows(words: Dialect, events: Events, source: str) -> str:
    """Return the statement of the rows that count, as they say it themselves."""
    rows = f"select * from {source} where case_id is not null and activity is not null and moment is not null"
    if events.repeated is Repeated.DROP:
        rows = _once(rows)
    if events.lifecycle is not None:
        rows = _paired(words, events, rows)
    if events.split is not None:
        rows = _split(words, events.split, rows)
    return rows


def _once(rows: str) -> str:
    """Leave out what says the same as another row."""
    same = "partition by case_id, activity, moment, coalesce(transition, '') order by tie"
    return (
        f"select * from (select *, row_number() over ({same}) as copy from ({rows})) where copy = 1"
    )


def _paired(words: Dialect, events: Events, rows: str) -> str:
    """Make one event of an activity that begins and ends: its end, with when it began.

    A start without an end stays. Other transitions (scheduled, suspended) are left out.
    """
    starts = words.among("transition", events.starts)
    ends = words.among("transition", events.completes)
    window = "window w as (partition by case_id, activity order by moment, tie)"
    return (
        "select * from (select *, case when ends and lag(starts) over w then lag(moment) over w end"
        " as start_at, starts and coalesce(lead(ends) over w, false) as paired"
        f" from (select *, {starts} as starts, {ends} as ends from ({rows}))"
        f" where starts or ends {window}) where not paired"
    )


def _split(words: Dialect, split: Split, rows: str) -> str:
    """Number the journeys of one case from 0, as `part`."""
    breaks = [] if not split.start else [words.among("activity", split.start)]
    if split.gap is not None:
        breaks.append(f"moment - lag(moment) over w > {round(split.gap.seconds * SECOND)}")
    begins = f"lag(moment) over w is not null and ({' or '.join(breaks)})"
    ordered = "partition by case_id order by moment, tie"
    return (
        f"select *, sum(begins) over ({ordered} rows unbounded preceding) as part"
        f" from (select *, case when {begins} then 1 else 0 end as begins"
        f" from ({rows}) window w as ({ordered}))"
    )


def _named(name: str, translated: bool) -> tuple[str, str]:
    """Return the expression of a channel or persona, and the join that it needs."""
    said = f"e.{name}_said"
    if not translated:
        return said, ""
    table = f"event_{name}s"
    return f"coalesce({table}.id, {said})", f" left join {table} on {said} = {table}.value"


def holds(words: Dialect, id: str, when: Circumstance, zone: str, moment: str) -> str:
    """Return whether a context holds at a moment (microseconds in UTC)."""
    parts = []
    if when.days:
        week = list(Day)
        days = sorted(week.index(day) for day in when.days)
        parts.append(f"{words.weekday(moment, zone)} in ({', '.join(map(str, days))})")
    if when.hours:
        start, end = (int(each[:2]) for each in when.hours.split("-"))
        hour = words.hour(moment, zone)
        joint = "and" if start < end else "or"
        parts.append(f"({hour} >= {start} {joint} {hour} < {end})")
    if when.column is not None:
        parts.append(f"e.{words.quoted(f'said_{id}')}")
    return " and ".join(parts)
