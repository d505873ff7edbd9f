"""How long: medians with their intervals, exact to the second, the same on every engine.

Durations are counted by whole second first. All ranks that a median and its interval need are read
off the running sum of these counts: there is one pass, nothing is approximated, and memory holds
the different durations rather than all of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.measure.engine.dialect import SECOND
from cjmap.statistics.interval import Z
from cjmap.statistics.medians import Median, median_at, ranks

if TYPE_CHECKING:
    from cjmap.measure.events.log import EventLog
    from cjmap.measure.mapping.model import Timing


_RANK = f"floor((whole + 1) / 2.0 - {Z!r} * sqrt(whole) / 2)"
"""The rank that the interval begins at, as `cjmap.statistics.medians.ranks` has it."""

_PLACES = {
    "lower": "2 * {upto} >= whole",
    "upper": "2 * {upto} > whole",
    "low": "k >= 1 and {upto} >= k",
    "next_low": "k >= 1 and {upto} >= k + 1",
    "last_high": "k >= 1 and {upto} >= whole - k",
    "high": "k >= 1 and {upto} >= whole + 1 - k",
}
"""Where the ranks that a median and its interval need are reached."""

_READ = ", ".join(
    f"min(case when {place.format(upto='upto')} then s end) as {name}"
    for name, place in _PLACES.items()
)

_AT_ONCE = f"""
with counted as ({{counted}}),
summed as (
  select {{keys}}, s, sum(n) over (partition by {{keys}} order by s) as upto,
    sum(n) over (partition by {{keys}}) as whole from counted),
asked as (select *, {{k}} as k from summed)
select {{keys}}, max(whole), {_READ} from asked group by {{keys}} order by {{keys}}"""
"""Read the ranks off the running sum of all seconds."""

_BUCKET = 600
"""Seconds that are summed up at first."""

_CROSSED = " or ".join(
    f"(not coalesce({place.format(upto='before')}, false) and {place.format(upto='upto')})"
    for place in _PLACES.values()
)

_BY_BUCKET = f"""
with counted as materialized ({{counted}}),
coarse as (select {{keys}}, s // {_BUCKET} as b, sum(n) as n from counted group by {{keys}}, b),
summed as (
  select {{keys}}, b, n, sum(n) over (partition by {{keys}} order by b) as upto,
    sum(n) over (partition by {{keys}}) as whole from coarse),
placed as (select *, upto - n as before, {{k}} as k from summed),
needed as (select {{keys}}, b, before, whole, k from placed where {_CROSSED}),
asked as (
  select {{keys}}, s, whole, k,
    before + sum(c.n) over (partition by {{keys}}, b order by s) as upto
  from needed join (select {{keys}}, s, s // {_BUCKET} as b, n from counted) c
    using ({{keys}}, b))
select {{keys}}, max(whole), {_READ} from asked group by {{keys}} order by {{keys}}"""
"""Find the buckets of seconds that the ranks are in, and read only these second by second.

Long times have nearly as many different seconds as there are times: half the time of the statement
went into the running sum. It reads the counts twice, so it is for engines that keep them meanwhile.
"""


def medians(
    log: EventLog, keys: str, seconds: str, source: str, about: str
) -> dict[tuple[int, ...], Median]:
    """Return the median of whole seconds by keys, which are whole numbers, from a source of rows."""
    counted = (
        f"select {keys}, {seconds} as s, count(*) as n from {source} group by {keys}, {seconds}"
    )
    shape = _BY_BUCKET if log.engine.dialect.keeps_parts else _AT_ONCE
    rows = log.engine.rows(shape.format(keys=keys, counted=counted, k=_RANK), about)
    width = keys.count(",") + 1
    return {tuple(row[:width]): _median(*row[width:]) for row in rows}


def _median(n: int, *seconds: int | None) -> Median:
    n = int(n)
    ends = ranks(n)
    at = [(n + 1) // 2, n // 2 + 1]
    if ends is not None:
        at += [ends[0], ends[0] + 1, ends[1] - 1, ends[1]]
    values = zip(at, seconds, strict=False)
    return median_at(n, {rank: float(value) for rank, value in values if value is not None})


def between_steps(log: EventLog) -> dict[tuple[int, ...], Median]:
    """Return the time from one step to the next, by the pair."""
    elapsed = log.engine.dialect.divided("(moment - previous_at)", SECOND)
    source = f"({log.sequence('moment', 'previous_at')}) where previous is not null"
    return medians(log, "previous, step", elapsed, source, "timing passages")


def in_steps(log: EventLog, context: str | None = None) -> dict[tuple[int, ...], Median]:
    """Return the time from the start of a step to its end, by step, where the data tell a start."""
    if "began" not in log.knows:
        return {}
    lasted = log.engine.dialect.divided("(moment - began)", SECOND)
    holds = log.in_context(context)
    sequence = log.sequence("moment", "began", "started", holds)
    source = f"({sequence}) where started and moment >= began and {holds}"
    return medians(log, "step", lasted, source, "timing steps")


def before_steps(log: EventLog, context: str | None = None) -> dict[tuple[int, ...], Median]:
    """Return the time from the end of one step to the start of the next, by the latter."""
    if "began" not in log.knows:
        return {}
    waited = log.engine.dialect.divided("(began - previous_at)", SECOND)
    holds = log.in_context(context)
    sequence = log.sequence("moment", "began", "started", "previous_at", holds)
    source = (
        f"({sequence}) where started and previous is not null and began >= previous_at"
        f" and moment >= began and {holds}"
    )
    return medians(log, "step", waited, source, "timing waits")


def timing(log: EventLog, asked: Timing, context: str | None = None) -> Median | None:
    """Return the time between activities as a mapping declares it; in a context at its beginning.

    From the first of several beginnings to the first end after them; None where there is no pair.
    """
    seconds = log.engine.dialect.divided("(moment - previous_at)", SECOND)
    source = f"(select 0 as one, * from ({pairs(log, asked, context)}))"
    return medians(log, "one", seconds, source, f"timing {asked.step}").get((0,))


def pairs(log: EventLog, asked: Timing, context: str | None = None) -> str:
    """Return a statement: `case_id`, `previous_at` and `moment` of each beginning and its end."""
    words = log.engine.dialect
    begins = words.among("activity", asked.from_)
    ends = words.among("activity", asked.to)
    marked = (
        f"select case_id, moment, tie, activity, {begins} as begins, {ends} as ends,"
        f" {log.in_context(context)} as holds from {log.view} where {begins} or {ends}"
    )
    ordered = f"window w as (partition by case_id order by {log.order})"
    firsts = (
        "select * from (select *, coalesce(lag(begins and not ends) over w, false) as again"
        f" from ({marked}) {ordered}) where not (begins and not ends and again)"
    )
    opened = (
        "select case_id, moment, ends, lag(moment) over w as previous_at, lag(begins) over w as opened,"
        f" lag(holds) over w as held from ({firsts}) {ordered}"
    )
    return f"select case_id, previous_at, moment from ({opened}) where ends and opened and held"


def usual_pause(log: EventLog) -> int | None:
    """Return the seconds that 99 of 100 pauses within cases do not exceed; None without pauses."""
    pause = log.engine.dialect.divided("(moment - previous_at)", SECOND)
    lags = (
        f"select moment, lag(moment) over (partition by case_id order by {log.order}) as previous_at"
        f" from {log.view}"
    )
    rows = log.engine.rows(
        f"with counted as (select {pause} as s, count(*) as n from ({lags})"
        " where previous_at is not null group by s),"
        " ranked as (select s, sum(n) over (order by s) as upto, sum(n) over () as whole from counted)"
        " select min(case when 100 * upto >= 99 * whole then s end) from ranked",
        "finding the usual pause",
    )
    return None if rows[0][0] is None else int(rows[0][0])


def since_steps(log: EventLog, context: str | None = None) -> dict[tuple[int, ...], Median]:
    """Return the time since the step before, by step: from its event to the first of this visit."""
    elapsed = log.engine.dialect.divided("(moment - previous_at)", SECOND)
    holds = log.in_context(context)
    sequence = log.sequence("moment", "previous_at", holds)
    source = f"({sequence}) where previous is not null and previous <> step and {holds}"
    return medians(log, "step", elapsed, source, "timing from step to step")
