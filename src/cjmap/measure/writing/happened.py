"""What happened in a log, touchpoints that the plan lacks among it: visits, and what came straight after what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.measure.events.log import Role
from cjmap.measure.figures.measured import Portion

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cjmap.measure.events.log import EventLog
    from cjmap.measure.plan import Plan

Place = tuple[bool, str]
"""Where a case can be: at a planned step (True, its id), or at an activity that the plan lacks."""


@dataclass(frozen=True, slots=True)
class Happened:
    """The places of a log with their cases and visits, and the visits that went from one to another.

    `closed` are the visits that went on or surely ended: what shares of the ways out are parts of.
    """

    cases: Mapping[Place, int]
    closed: Mapping[Place, int]
    passages: Mapping[tuple[Place, Place], int]

    def portion(self, left: Place, to: Place, least: int) -> Portion:
        """Return the part of the visits of one place that went straight to another; fewer than `least` are none."""
        times = self.passages.get((left, to), 0)
        return Portion(times if times >= least else 0, self.closed.get(left, 0), None)


def what_happened(log: EventLog, seen_before: int) -> Happened:
    """Ask a log; cases not seen from `seen_before` (microseconds) on have ended."""
    words = log.engine.dialect
    last = ", ".join(map(str, sorted(log.plan.last))) or "-1"
    places = (
        "select case_id, step, moment, tie, activity, case when step is not null"
        f" then 's' || cast(step as {words.TEXT}) else 'x' || activity end as place"
        f" from {log.view} where step is not null or role = {words.literal(Role.EXTRA)}"
    )
    moves = (
        "select case_id, step, moment, place, lag(place) over w as previous,"
        f" lead(place) over w as following from ({places})"
        f" window w as (partition by case_id order by {log.order})"
    )
    visits = log.engine.rows(
        "select place, count(distinct case_id),"
        " sum(case when previous is null or previous <> place then 1 else 0 end),"
        f" sum(case when following is null and moment >= {int(seen_before)}"
        f" and (step is null or step not in ({last})) then 1 else 0 end)"
        f" from ({moves}) group by place order by place",
        "counting what happened",
    )
    passages = log.engine.rows(
        f"select previous, place, count(*) from ({moves})"
        " where previous is not null and previous <> place"
        " group by previous, place order by previous, place",
        "following what happened",
    )
    return Happened(
        {_place(log.plan, row[0]): int(row[1]) for row in visits},
        {_place(log.plan, row[0]): int(row[2]) - int(row[3]) for row in visits},
        {(_place(log.plan, row[0]), _place(log.plan, row[1])): int(row[2]) for row in passages},
    )


def _place(plan: Plan, said: str) -> Place:
    name = said[1:]
    return (True, plan.steps[int(name)]) if said[0] == "s" else (False, name)
