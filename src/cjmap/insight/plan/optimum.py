"""The best plan, all that are as good, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.insight.plan.solver import Outcome, Solver

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

    from cjmap.insight.plan.portfolio import Chosen, Portfolio
    from cjmap.insight.plan.solver import Deadline

MOST_PLANS = 10
"""So many equally good plans are told at most."""

_MOST_LOOKED_AT = 100
"""So many plans that fall short by less than a hair are looked at, at most."""


@dataclass(frozen=True, slots=True)
class Optimum:
    """The best choices: all bring `gain` and take `effort`.

    The best one brings most; of those that bring as much, it takes the fewest person-days. Where it is
    not `proven`, it is the best that was found in time, and nothing brings more than `bound`. `all`
    says that there are no more than these.
    """

    plans: tuple[Chosen, ...]
    gain: Fraction
    effort: Fraction
    proven: bool
    bound: Fraction
    all: bool


def best(
    portfolio: Portfolio,
    deadline: Deadline,
    known: Iterable[Chosen] = (),
    most_plans: int = MOST_PLANS,
) -> Optimum:
    """Search the best choices. `known` are allowed ones, of which the best is told if time is over.

    Raises `CjmapError` without HiGHS.
    """
    if not portfolio.options:
        nothing = portfolio.gain(())
        return Optimum((frozenset(),), nothing, nothing, True, nothing, True)
    solver = Solver([portfolio], deadline)
    answer = solver.most()
    found = [*known, *([answer.chosen] if answer.chosen is not None else []), frozenset()]
    first = min(found, key=lambda each: (-portfolio.gain(each), portfolio.effort(each)))
    gain = portfolio.gain(first)
    if answer.outcome is not Outcome.PROVEN:
        bound = answer.bound if answer.bound is not None else portfolio.gain(portfolio.everything)
        effort = portfolio.effort(first)
        return Optimum((first,), gain, effort, False, max(bound, gain), False)
    return _all_as_good(portfolio, solver, first, most_plans)


def _all_as_good(portfolio: Portfolio, solver: Solver, first: Chosen, most_plans: int) -> Optimum:
    """Go through what brings as much, from the fewest person-days on; fractions decide.

    What the solver takes for as good may be better, or fall short, by less than floats can tell.
    """
    gain, plans, complete = portfolio.gain(first), [first], False
    for _ in range(_MOST_LOOKED_AT):
        answer = solver.cheapest(gain)
        if answer.outcome is Outcome.NONE:
            complete = True
            break
        here = answer.chosen
        if here is None or answer.outcome is Outcome.UNFINISHED:
            break
        least = portfolio.effort(plans[0])
        effort, worth = portfolio.effort(here), portfolio.gain(here)
        if worth > gain or (worth == gain and effort < least):
            gain, plans = worth, [here]
        elif effort > least:
            complete = True
            break
        elif worth == gain and here not in plans:
            plans.append(here)
        if len(plans) > most_plans:
            break
        solver.leave_out(here)
    plans = sorted(plans[:most_plans], key=sorted)
    return Optimum(tuple(plans), gain, portfolio.effort(plans[0]), True, gain, complete)
