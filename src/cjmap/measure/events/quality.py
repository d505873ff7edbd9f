"""What a log is worth: rows left out, times that are doubtful, what the mapping explains."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.measure.events.log import READ
from cjmap.measure.mapping.model import Repeated

if TYPE_CHECKING:
    from cjmap.measure.events.log import EventLog


@dataclass(frozen=True, slots=True)
class Quality:
    """Counts of rows of a log, before any selection.

    `first` and `last` are microseconds in UTC, None in an empty log. `tied` are cases in which
    two events have the same time, `repeated` rows that say the same as another.
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
        whole, caseless, nameless, timeless, first, last, cases, explained, tied, repeated
    )


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
