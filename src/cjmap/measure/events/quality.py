"""What a log is worth: rows left out, times that are doubtful, what the mapping explains."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from cjmap.measure.engine.dialect import SECOND
from cjmap.measure.errors import MeasureError
from cjmap.measure.events.log import READ
from cjmap.measure.events.shaping import WHOSE
from cjmap.measure.mapping.model import Repeated
from cjmap.printable import one_line

if TYPE_CHECKING:
    from cjmap.measure.events.log import EventLog


_FORMATS = (
    "%d.%m.%Y %H:%M:%S",
    "%d.%m.%Y %H:%M",
    "%d.%m.%Y",
    "%d/%m/%Y %H:%M:%S",
    "%d/%m/%Y %H:%M",
    "%d/%m/%Y",
    "%m/%d/%Y %H:%M:%S",
    "%m/%d/%Y %H:%M",
    "%m/%d/%Y %I:%M %p",
    "%m/%d/%Y",
    "%d-%m-%Y %H:%M:%S",
    "%d-%m-%Y %H:%M",
    "%d-%m-%Y",
    "%Y/%m/%d %H:%M:%S",
    "%Y/%m/%d %H:%M",
    "%Y%m%d%H%M%S",
    "%Y%m%d",
)
"""Formats that are tried on times that cannot be read, the likeliest first."""

_YEAR = 366 * 86_400 * SECOND
_FEW = 1000
"""A year with fewer than one of so many events at the end of a log is none of its years."""

_LOOKED_AT = 1000
"""Times that cannot be read that tell how they are written: days above 12 tell days from months."""


@dataclass(frozen=True, slots=True)
class Quality:
    """Counts of rows of a log, before any selection.

    `first` and `last` are microseconds in UTC, None in an empty log. `tied` are cases in which
    two events have the same time, `repeated` rows that say the same as another; `personas` and
    `groups` cases whose events tell several of them. `before_stray` is the last moment of nearly all
    events, where the last event of the log lies more than a year after them; else None.
    """

    rows: int
    without_case: int
    without_activity: int
    without_time: int
    first: int | None
    last: int | None
    cases: int
    explained_cases: int
    tied: int
    repeated: int
    personas: int
    groups: int
    before_stray: int | None


def quality(log: EventLog) -> Quality:
    """Look at a whole log."""
    said = log.engine.rows(
        "select count(*), sum(case when case_id is null then 1 else 0 end),"
        " sum(case when activity is null then 1 else 0 end),"
        f" sum(case when moment is null then 1 else 0 end) from {READ}",
        "looking at the rows",
    )[0]
    again = "lag(moment) over w = moment"
    seen = log.engine.rows(
        "select min(first), max(last), count(*), sum(explained), sum(tied), sum(repeated) from"
        " (select case_id, min(moment) as first, max(moment) as last,"
        " max(explained) as explained, max(tied) as tied, sum(repeated) as repeated from"
        " (select case_id, moment, case when role is not null then 1 else 0 end as explained,"
        f" case when {again} then 1 else 0 end as tied,"
        f" case when {again} and lag(activity) over w = activity then 1 else 0 end as repeated"
        f" from {log.view} window w as (partition by case_id order by moment, activity))"
        " group by case_id)",
        "looking at the cases",
    )[0]
    whole, caseless, nameless, timeless = (int(value or 0) for value in said)
    first, last, *more = seen
    cases, explained, tied, repeated = (int(value or 0) for value in more)
    events = log.mapping.events
    if events is not None and events.repeated is Repeated.DROP:
        repeated = _dropped(log)
    return Quality(
        rows=whole,
        without_case=caseless,
        without_activity=nameless,
        without_time=timeless,
        first=first,
        last=last,
        cases=cases,
        explained_cases=explained,
        tied=tied,
        repeated=repeated,
        before_stray=_before_stray(log, first, last),
        **_several(log),
    )


def _before_stray(log: EventLog, first: int | None, last: int | None) -> int | None:
    """Return the last moment of all events but those of the last year, if that has hardly any."""
    if first is None or last is None or first >= last - _YEAR:
        return None
    cut = last - _YEAR
    events, late, before = log.engine.rows(
        f"select count(*), sum(case when moment >= {cut} then 1 else 0 end),"
        f" max(case when moment < {cut} then moment end) from {log.view}",
        "looking at the end of the log",
    )[0]
    return int(before) if late <= max(1, events // _FEW) else None


def _several(log: EventLog) -> dict[str, int]:
    """Return how many cases have events of several personas, and of several groups."""
    if not {"persona", "grp"} & log.knows:
        return {"personas": 0, "groups": 0}
    rows = log.engine.rows(
        f"select sum(personas), sum(groups) from {WHOSE}", "looking at whose cases are"
    )
    personas, groups = (int(value or 0) for value in rows[0])
    return {"personas": personas, "groups": groups}


def _dropped(log: EventLog) -> int:
    """Return how many rows were left out because they say the same as others."""
    rows = log.engine.rows(
        "select sum(copies - 1) from (select case_id, activity, moment, transition,"
        f" count(*) as copies from {READ} where case_id is not null and activity is not null"
        " and moment is not null group by case_id, activity, moment, transition)",
        "looking for rows that say the same",
    )
    return int(rows[0][0] or 0)


def odd_times(log: EventLog, most: int = 3) -> list[str]:
    """Return some times that cannot be read, as they are written, in order."""
    rows = log.engine.rows(
        f"select distinct time_said from {READ} where moment is null and time_said is not null"
        f" order by time_said limit {int(most)}",
        "looking at times",
    )
    return [row[0] for row in rows]


def check_readable(log: EventLog, found: Quality, label: str) -> None:
    """Raise `MeasureError`, naming the data by `label`, where not one row is an event."""
    if found.first is not None:
        return
    if not found.rows:
        raise MeasureError(f"{one_line(label)}: the log has no rows.")
    lacking = [
        f"{count:,} {what}"
        for count, what in (
            (found.without_case, "without a case"),
            (found.without_activity, "without an activity"),
            (found.without_time, "without a time that can be read"),
        )
        if count
    ]
    odd = odd_times(log, _LOOKED_AT)
    shown = ", ".join(f"“{one_line(each)}”" for each in odd[:3])
    raise MeasureError(
        f"{one_line(label)}: not one of {found.rows:,} rows is an event: {', '.join(lacking)}"
        f"{f', such as {shown}' if shown else ''}.",
        hint=_way_out(odd),
    )


def _way_out(odd: list[str]) -> str | None:
    """Return what to do about times that cannot be read."""
    if not odd:
        return None
    if all(each.isdecimal() and len(each) in (10, 13, 16) for each in odd):
        return (
            "A time is a text, or a number of seconds since 1970 in a column of numbers (Parquet, a"
            " database): these look like texts, or like smaller parts of a second."
        )
    fits = next((each for each in _FORMATS if all(_is_written(said, each) for said in odd)), None)
    return (
        "Say in `events` of the mapping how times are written, where not as 2026-07-01 09:30:"
        f' `time_format: "{fits or "%d/%m/%Y %H:%M"}"`.'
    )


def _is_written(said: str, written: str) -> bool:
    try:
        datetime.strptime(said, written)
    except ValueError:
        return False
    return True
