"""What part of cases: those that have, or lack, one activity among those that have another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.measure.engine.dialect import SECOND

if TYPE_CHECKING:
    from cjmap.measure.events.log import EventLog
    from cjmap.measure.mapping.model import Ratio


def ratio(log: EventLog, asked: Ratio, before: int, end: int) -> tuple[int, int]:
    """Return how many cases count, and how many of them are meant.

    A case counts from the first of the activities `of`. What it lacks may still come: without
    `within`, cases that lack it count once they have ended (not seen from `before` on); with it,
    all cases count that had as long before `end`, the last moment of the log. Microseconds in UTC.
    """
    words = log.engine.dialect
    opens = words.among("activity", asked.of)
    answers = words.among("activity", asked.with_ or asked.without)
    first = f"min(case when {opens} then moment end) over (partition by case_id)"
    in_time = "moment >= opened"
    if asked.within is not None:
        limit = round(asked.within.seconds * SECOND)
        in_time += f" and moment <= opened + {limit}"
        counts = f"opened + {limit} <= {int(end)}"
    else:
        counts = f"(had = 1 or seen < {int(before)})"
    of_cases = (
        f"select case_id, max(opened) as opened, max(moment) as seen,"
        f" max(case when {answers} and {in_time} then 1 else 0 end) as had"
        f" from (select case_id, activity, moment, {first} as opened from {log.view})"
        " where opened is not null group by case_id"
    )
    meant = 1 if asked.with_ else 0
    rows = log.engine.rows(
        f"select count(*), sum(case when had = {meant} then 1 else 0 end)"
        f" from ({of_cases}) where {counts}",
        f"counting {asked.metric}",
    )
    return int(rows[0][0]), int(rows[0][1] or 0)
