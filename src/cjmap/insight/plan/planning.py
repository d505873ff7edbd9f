"""A plan put together: the best choice, when each part of it comes, and how sure all that is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cjmap.insight.plan.candidates import candidates
from cjmap.insight.plan.extension import next_steps
from cjmap.insight.plan.greedy import greedy
from cjmap.insight.plan.optimum import best
from cjmap.insight.plan.ranking import by_rice, by_value, order_of
from cjmap.insight.plan.schedule import schedule
from cjmap.insight.plan.sensitivity import sensitivity
from cjmap.insight.plan.situation import Situation
from cjmap.insight.plan.solver import Deadline, available

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cjmap.insight.inquiry import Inquiry
    from cjmap.insight.plan.extension import NextStep
    from cjmap.insight.plan.optimum import Optimum
    from cjmap.insight.plan.portfolio import Chosen
    from cjmap.insight.plan.ranking import Rank
    from cjmap.insight.plan.schedule import Schedule
    from cjmap.insight.plan.sensitivity import Sensitivity
    from cjmap.insight.plan.situation import Asked

_STEPS = 8
"""So many limits are looked at for what more person-days would bring."""

_SHARE = 0.25
"""The part of the time that is left which the next steps may take."""


@dataclass(frozen=True)
class Solution:
    """What the solver found: the best plans, the first of them in periods, and how sure it is."""

    optimum: Optimum
    schedule: Schedule
    steps: tuple[NextStep, ...]
    sensitivity: Sensitivity
    unlimited: Optimum
    """The best plan if person-days were no matter."""

    @property
    def chosen(self) -> Chosen:
        """The plan that is told: of those that are as good, the one that brings most early on."""
        return self.schedule.finished[-1]


@dataclass(frozen=True)
class Plan:
    """The rankings of the candidates, what a greedy pick would take, and, with a solver, the solution."""

    situation: Situation
    rankings: Mapping[str, tuple[Rank, ...]]
    greedy: Mapping[str, Chosen]
    solution: Solution | None


def plan(inquiry: Inquiry, asked: Asked, seconds: float) -> Plan:
    """Plan what to do; all searches together take no longer than some seconds.

    Raises `CjmapError` for opportunities that require each other in a circle, or that exclude each
    other and are both under way.
    """
    situation = Situation(inquiry, candidates(inquiry, reconsider=asked.reconsider), asked)
    portfolio = situation.portfolio
    rankings = {"rice": by_rice(portfolio), "value": by_value(portfolio)}
    picks = {name: greedy(portfolio, order_of(ranks)) for name, ranks in rankings.items()}
    solution = _solution(situation, picks, seconds) if available() else None
    return Plan(situation, rankings, picks, solution)


def _solution(situation: Situation, picks: Mapping[str, Chosen], seconds: float) -> Solution:
    deadline = Deadline(seconds)
    portfolio = situation.portfolio
    optimum = best(portfolio, deadline, picks.values())
    schedules = [schedule(situation.periods, each, deadline) for each in optimum.plans]
    first = max(schedules, key=lambda each: each.enjoyed)
    chosen = first.finished[-1]
    unlimited = best(replace(portfolio, limits=()), deadline, (chosen,), most_plans=1)
    some = Deadline(deadline.left * _SHARE)
    steps = next_steps(portfolio, chosen, some, _STEPS) if optimum.proven else ()
    sure = sensitivity(portfolio, chosen, deadline)
    return Solution(optimum, first, steps, sure, unlimited)
