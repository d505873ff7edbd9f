"""A plan as figures: what JSON and its schema come from, and what is told of."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from cjmap.insight.plan.candidates import Bar
from cjmap.insight.plan.outside import Reason, why_outside
from cjmap.insight.plan.sensitivity import Estimate
from cjmap.insight.plan.situation import BUDGET
from cjmap.published import Published

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.insight.gathered.opportunities import PlacedOpportunity
    from cjmap.insight.plan.candidates import Estimated
    from cjmap.insight.plan.planning import Plan, Solution
    from cjmap.insight.plan.ranking import Rank
    from cjmap.insight.plan.sensitivity import CloseCall

Standing = Literal["chosen", "under-way", "outside", "left-out", "open"]

_MONTHS = 3
"""A planning period is a quarter."""


class RankFigures(Published):
    """A place in a ranking."""

    place: int = Field(ge=1, description="The place, from 1; those that tie share it.")
    score: float | None = Field(description="What is ranked by; null where the effort is 0.")
    ties: bool = Field(description="Whether others have the same place.")


class PlannedOpportunity(Published):
    """An open opportunity, its estimates, and what the plan makes of it."""

    id: str = Field(description="Its id.")
    title: str = Field(description="Its title.")
    map: str = Field(description="The map that it stands in, with its kind.")
    owner: str | None = Field(description="Who does it, as it is written.")
    owner_name: str | None = Field(description="What people call its owner.")
    status: str | None = Field(description="How far it has got.")
    impact: int | None = Field(description="How much it helps, 1 to 5.")
    reach: float | None = Field(description="The share of customers it helps.")
    confidence: float | None = Field(description="How sure the estimate is.")
    effort: float | None = Field(description="What it costs, in person-days.")
    effort_with_needed: float | None = Field(
        description="The person-days of it and of all that it requires and that is not under way."
    )
    own_gain: float | None = Field(description="Impact × reach × confidence.")
    pains: int = Field(ge=0, description="How many pains it answers that have a weight.")
    gain: float | None = Field(description="What it would bring alone, with the pains it answers.")
    rice: RankFigures | None = Field(description="Its place by RICE; null where it is no choice.")
    value: RankFigures | None = Field(description="Its place by value for effort.")
    standing: Standing = Field(
        description="`chosen`; `under-way`; `outside`: others are better, or it does not fit;"
        " `left-out`: no choice at all; `open`: nothing was chosen for want of a solver."
    )
    period: int | None = Field(description="The period, from 1, in which it is finished.")
    reason: str | None = Field(description="Why it stays outside or is left out.")
    because: list[str] = Field(
        description="What that is because of: opportunities, teams (the budget is an empty text) or"
        " missing estimates."
    )
    due: date | None = Field(description="The day by which it should be done.")
    misses_due: bool = Field(description="Whether it cannot be done by then in this plan.")


class Step(Published):
    """The next step of more person-days that is worth taking."""

    days: float = Field(
        gt=0,
        description="How many more, with those that work under way takes beyond what there is.",
    )
    gain: float = Field(gt=0, description="How much more the best plan then brings.")
    comes_in: list[str] = Field(description="The opportunities that it then has besides.")
    goes_out: list[str] = Field(description="Those that it then lacks.")


class LimitFigures(Published):
    """The budget or a team: what there is, and what is done with it."""

    key: str = Field(description="The id of the team; empty for the budget.")
    name: str = Field(description="What people call it.")
    capacity: float | None = Field(description="Person-days for one period; null: nobody knows.")
    available: float | None = Field(description="Person-days for all periods.")
    under_way: float = Field(description="Person-days of work that is under way.")
    chosen: float = Field(description="Person-days of what was chosen.")
    left: float | None = Field(description="Person-days that nothing was chosen for.")
    overrun: float = Field(description="Person-days of work under way beyond what there is.")
    step: Step | None = Field(description="What more of it would bring.")


class Call(Published):
    """A close call: a choice that an estimate off by a third would make the other way."""

    id: str = Field(description="The opportunity.")
    chosen: bool = Field(description="Whether it is in the plan.")
    flips: list[Literal["gain", "confidence", "effort"]] = Field(
        description="The estimates that would be enough; `gain` is impact or reach."
    )
    loss: float | None = Field(
        description="What the best plan that decides otherwise brings less; null: there is none."
    )
    break_even: float | None = Field(
        description="By what part impact or reach would have to be lower (of a chosen one) or higher"
        " for both plans to be as good; null: that does not decide."
    )
    effort_break_even: float | None = Field(
        description="By what part, in full per cent, the effort would have to be higher (of a chosen"
        " one) or lower; null: that does not decide."
    )
    comes_in: list[str] = Field(description="What the plan then has besides.")
    goes_out: list[str] = Field(description="What it then lacks.")


class Greedy(Published):
    """What somebody picks who goes down a ranking."""

    by: Literal["rice", "value"] = Field(description="The ranking.")
    gain: float = Field(description="What it brings, with the work under way.")
    less: float = Field(description="How much less that is than the best plan.")
    opportunities: list[str] = Field(description="The opportunities.")


class Best(Published):
    """The best plan."""

    proven: bool = Field(description="Whether no plan brings more; else time was over.")
    gain: float = Field(description="What it brings, with the work under way.")
    bound: float = Field(description="What no plan exceeds.")
    effort: float = Field(description="The person-days of what was chosen.")
    unlimited_gain: float = Field(description="What the best plan would bring without limits.")
    unlimited_effort: float = Field(description="The person-days of what that one has chosen.")
    plans: list[list[str]] = Field(description="All plans that are as good, up to ten.")
    all_plans: bool = Field(description="Whether there are no more of them.")
    shared: list[str] = Field(description="What all of them have.")
    sequence_proven: bool = Field(description="Whether no other sequence brings more early on.")
    safe: list[str] = Field(description="Choices that no estimate off by a third changes.")
    unknown: list[str] = Field(description="Choices that there was no time to look at.")
    calls: list[Call] = Field(description="The close calls, the closest first.")


class Period(Published):
    """A planning period."""

    first: date = Field(description="Its first day.")
    last: date = Field(description="Its last day.")


class PlanFigures(Published):
    """A plan."""

    budget: float | None = Field(description="Person-days that the plan may take; null: no limit.")
    pain_weight: float = Field(description="How much pains count beside gains.")
    periods: list[Period] = Field(description="The planning periods.")
    under_way_gain: float = Field(description="What the work under way brings.")
    under_way_effort: float = Field(description="The person-days of the work under way.")
    best: Best | None = Field(description="The best plan; null without the solver.")
    greedy: list[Greedy] = Field(description="What a greedy pick would take.")
    limits: list[LimitFigures] = Field(description="The budget, then the teams that do something.")
    opportunities: list[PlannedOpportunity] = Field(description="All open opportunities.")
    closed: int = Field(ge=0, description="How many are done or dropped.")
    repeated: list[str] = Field(description="Ids that are written down twice; the first counts.")
    unlimited: list[str] = Field(
        description="Owners whose capacity nobody knows, as they are written; empty: no owner."
    )
    unweighed_pains: int = Field(ge=0, description="Pains that are answered and have no weight.")


def figures(plan: Plan) -> PlanFigures:
    """Return the figures of a plan."""
    situation, asked = plan.situation, plan.situation.asked
    base = situation.base(asked.quarters)
    return PlanFigures(
        budget=None if asked.budget is None else float(asked.budget),
        pain_weight=float(asked.pain_weight),
        periods=list(_periods(situation.inquiry.today, asked.quarters)),
        under_way_gain=float(base),
        under_way_effort=float(situation.under_way),
        best=None if plan.solution is None else _best(plan, plan.solution),
        greedy=list(_greedy(plan, base)),
        limits=list(_limits(plan)),
        opportunities=list(_opportunities(plan)),
        closed=situation.candidates.closed,
        repeated=list(situation.candidates.repeated),
        unlimited=sorted(_unlimited(plan)),
        unweighed_pains=situation.candidates.unweighed,
    )


def _periods(today: date, count: int) -> Iterator[Period]:
    first = today
    for number in range(1, count + 1):
        following = _months_later(today, number * _MONTHS)
        yield Period(first=first, last=following - timedelta(days=1))
        first = following


def _months_later(day: date, months: int) -> date:
    """Return the same day some months later, or the last of a month that has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first = date(year, month + 1, 1)
    after = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    return first.replace(day=min(day.day, (after - timedelta(days=1)).day))


def _best(plan: Plan, solution: Solution) -> Best:
    situation, optimum, sure = plan.situation, solution.optimum, solution.sensitivity
    base = situation.base(situation.asked.quarters)
    first = [solution.chosen, *(each for each in optimum.plans if each != solution.chosen)]
    return Best(
        proven=optimum.proven,
        gain=float(base + optimum.gain),
        bound=float(base + optimum.bound),
        effort=float(optimum.effort),
        unlimited_gain=float(base + solution.unlimited.gain),
        unlimited_effort=float(solution.unlimited.effort),
        plans=[situation.ids(each) for each in first],
        all_plans=optimum.all,
        shared=situation.ids(frozenset.intersection(*optimum.plans)),
        sequence_proven=solution.schedule.proven,
        safe=situation.ids(sure.safe),
        unknown=situation.ids(sure.unknown),
        calls=[_call(plan, solution, each) for each in sure.calls],
    )


def _call(plan: Plan, solution: Solution, call: CloseCall) -> Call:
    situation = plan.situation
    instead = solution.chosen if call.instead is None else call.instead
    part = call.break_even(situation.portfolio.options[call.option])
    own = {call.option}
    return Call(
        id=situation.candidates.choice[call.option].id,
        chosen=call.chosen,
        flips=[each.value for each in Estimate if each in call.flips],
        loss=None if call.loss is None else float(call.loss),
        break_even=None if part is None else float(part),
        effort_break_even=_number(call.effort),
        comes_in=situation.ids(instead - solution.chosen - own),
        goes_out=situation.ids(solution.chosen - instead - own),
    )


def _greedy(plan: Plan, base: Fraction) -> Iterator[Greedy]:
    portfolio = plan.situation.portfolio
    for name, chosen in plan.greedy.items():
        gain = portfolio.gain(chosen)
        best = plan.solution.optimum.gain if plan.solution is not None else gain
        yield Greedy(
            by="rice" if name == "rice" else "value",
            gain=float(base + gain),
            less=float(best - gain),
            opportunities=plan.situation.ids(chosen),
        )


def _limits(plan: Plan) -> Iterator[LimitFigures]:
    situation, solution = plan.situation, plan.solution
    chosen = solution.chosen if solution is not None else frozenset()
    quarters = situation.asked.quarters
    steps = {} if solution is None else {each.limit.key: each for each in solution.steps}
    spent: dict[str, Fraction] = {}
    for number, each in enumerate(situation.candidates.choice):
        crew = situation.crew_of(each)
        if crew is not None:
            spent.setdefault(crew.id, Fraction(0))
            spent[crew.id] += each.effort if number in chosen else 0
    rows: list[tuple[str, Fraction | None, Fraction | None, Fraction, Fraction]] = []
    if situation.asked.budget is not None:
        effort = situation.portfolio.effort(chosen)
        rows.append((BUDGET, None, situation.asked.budget, situation.under_way, effort))
    for id, crew in situation.crews.items():
        if id in spent or crew.under_way:
            whole = None if crew.capacity is None else quarters * crew.capacity
            taken = spent.get(id, Fraction(0))
            rows.append((id, crew.capacity, whole, crew.under_way, taken))
    for key, capacity, whole, under_way, taken in rows:
        step = steps.get(key)
        left = None if whole is None else max(Fraction(0), whole - under_way - taken)
        yield LimitFigures(
            key=key,
            name="" if key == BUDGET else situation.inquiry.name_of("team", key),
            capacity=_number(capacity),
            available=_number(whole),
            under_way=float(under_way),
            chosen=float(taken),
            left=_number(left),
            overrun=0.0 if whole is None else float(max(Fraction(0), under_way - whole)),
            step=None
            if step is None
            else Step(
                days=float(step.days),
                gain=float(step.gain),
                comes_in=situation.ids(step.plan - chosen),
                goes_out=situation.ids(chosen - step.plan),
            ),
        )


def _number(value: Fraction | None) -> float | None:
    return None if value is None else float(value)


def _unlimited(plan: Plan) -> set[str]:
    situation = plan.situation
    found = set()
    for each in (*situation.candidates.choice, *situation.candidates.under_way):
        crew = situation.crew_of(each)
        if crew is None or crew.capacity is None:
            found.add(each.placed.opportunity.owner or "")
    return found


def _opportunities(plan: Plan) -> Iterator[PlannedOpportunity]:
    situation, solution = plan.situation, plan.solution
    periods = list(_periods(situation.inquiry.today, situation.asked.quarters))
    for number, each in enumerate(situation.candidates.choice):
        ranks = (plan.rankings["rice"][number], plan.rankings["value"][number])
        if solution is None:
            yield _opportunity(plan, each.placed, periods, "open", each, ranks=ranks)
        elif number in solution.chosen:
            period = solution.schedule.period_of(number)
            yield _opportunity(plan, each.placed, periods, "chosen", each, period, ranks=ranks)
        else:
            why = why_outside(situation, solution.chosen, number)
            yield _opportunity(
                plan, each.placed, periods, "outside", each, None, why.reason, why.because, ranks
            )
    for each in situation.candidates.under_way:
        period_ = situation.finishing[each.id]
        yield _opportunity(plan, each.placed, periods, "under-way", each, period_)
    for placed in situation.candidates.endless:
        yield _opportunity(
            plan, placed, periods, "under-way", reason=Bar.MISSING, because=("effort",)
        )
    for barred in situation.candidates.barred:
        yield _opportunity(
            plan, barred.placed, periods, "left-out", reason=barred.bar, because=barred.because
        )


def _opportunity(
    plan: Plan,
    placed: PlacedOpportunity,
    periods: list[Period],
    standing: Standing,
    known: Estimated | None = None,
    period: int | None = None,
    reason: Reason | Bar | None = None,
    because: tuple[str, ...] = (),
    ranks: tuple[Rank, Rank] | None = None,
) -> PlannedOpportunity:
    situation, found = plan.situation, placed.opportunity
    return PlannedOpportunity(
        id=found.id,
        title=found.title,
        map=f"{placed.entry.kind_name}:{placed.entry.id}",
        owner=found.owner,
        owner_name=situation.inquiry.owner_name(found.owner),
        status=found.status,
        impact=found.impact,
        reach=found.reach,
        confidence=found.confidence,
        effort=found.effort,
        effort_with_needed=None if ranks is None or known is None else _with_needed(plan, known),
        own_gain=None if known is None or known.gain is None else float(known.gain),
        pains=0 if known is None else len(known.pains),
        gain=None if known is None else _alone(plan, known),
        rice=None if ranks is None else _rank(ranks[0]),
        value=None if ranks is None else _rank(ranks[1]),
        standing=standing,
        period=period,
        reason=reason,
        because=list(because),
        due=found.due,
        misses_due=found.due is not None
        and standing in ("chosen", "under-way", "outside")
        and found.due < (periods[-1].last if period is None else periods[period - 1].first),
    )


def _alone(plan: Plan, known: Estimated) -> float | None:
    if known.gain is None or known.confidence is None:
        return None
    weight = plan.situation.weight_of
    pains = sum((weight(each.placed) for each in known.pains), Fraction(0))
    return float(known.gain + known.confidence * pains)


def _with_needed(plan: Plan, known: Estimated) -> float:
    portfolio = plan.situation.portfolio
    return float(portfolio.effort(portfolio.with_needed(plan.situation.numbers[known.id])))


def _rank(rank: Rank) -> RankFigures:
    score = None if rank.score is None else float(rank.score)
    return RankFigures(place=rank.place, score=score, ties=rank.ties)
