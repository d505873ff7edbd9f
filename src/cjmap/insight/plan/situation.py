"""What a plan starts from: teams, work under way, and what there is to choose from, period by period."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from cjmap.insight.plan.candidates import exact, exact_product
from cjmap.insight.plan.portfolio import Limit, Option, Portfolio, Relief

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cjmap.format.catalog import Team
    from cjmap.insight.gathered.pains import PlacedPain
    from cjmap.insight.inquiry import Inquiry
    from cjmap.insight.plan.candidates import Candidates, Estimated
    from cjmap.insight.plan.portfolio import Chosen

BUDGET = ""
"""The key of the limit that is the budget; the others are ids of teams."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a plan is asked to keep to.

    `budget` is person-days of the whole plan, None for no such limit; `quarters` are planning periods,
    for one of which a capacity is. `pain_weight` is what pains count beside gains.
    """

    budget: Fraction | None = None
    quarters: int = 1
    pain_weight: Fraction = Fraction(1)
    reconsider: bool = False


@dataclass(frozen=True, slots=True)
class Crew:
    """A team: what it has for one period (None: nobody knows), and what is under way there."""

    id: str
    capacity: Fraction | None
    under_way: Fraction

    def left_by(self, period: int) -> Fraction | None:
        """Return the person-days from the start to the end of a period that are not taken already.

        Below 0 are those that work under way takes beyond what there is.
        """
        return None if self.capacity is None else period * self.capacity - self.under_way


@dataclass(frozen=True, eq=False)
class Situation:
    """The candidates with all that limits them.

    `options` of the portfolios are numbered as `candidates.choice`.
    """

    inquiry: Inquiry
    candidates: Candidates
    asked: Asked

    @cached_property
    def crews(self) -> Mapping[str, Crew]:
        """The teams of the catalog by id."""
        taken: defaultdict[str, Fraction] = defaultdict(Fraction)
        for each in self.candidates.under_way:
            taken[each.placed.opportunity.owner or ""] += each.effort
        return {
            each.id: Crew(
                each.id, None if each.capacity is None else exact(each.capacity), taken[each.id]
            )
            for each in _teams(self.inquiry)
        }

    def crew_of(self, estimated: Estimated) -> Crew | None:
        """Return the team that does it; None where its owner is no team of the catalog."""
        return self.crews.get(estimated.placed.opportunity.owner or "")

    @cached_property
    def finishing(self) -> Mapping[str, int | None]:
        """The period, from 1, in which each work that is under way is finished; None: in none of them.

        A team finishes first what is due first.
        """
        spent: defaultdict[str, Fraction] = defaultdict(Fraction)
        found: dict[str, int | None] = {}
        for each in sorted(self.candidates.under_way, key=_by_due):
            crew = self.crew_of(each)
            if crew is None or crew.capacity is None:
                found[each.id] = 1
                continue
            spent[crew.id] += each.effort
            periods = range(1, self.asked.quarters + 1)
            found[each.id] = next(
                (number for number in periods if spent[crew.id] <= number * crew.capacity), None
            )
        return found

    @cached_property
    def under_way(self) -> Fraction:
        """The person-days of all work that is under way."""
        return sum((each.effort for each in self.candidates.under_way), Fraction(0))

    def done_by(self, period: int) -> tuple[Estimated, ...]:
        """Return the work under way that is finished by the end of a period."""
        return tuple(
            each
            for each in self.candidates.under_way
            if (self.finishing[each.id] or period + 1) <= period
        )

    def base(self, period: int) -> Fraction:
        """Return what the work that is under way brings by the end of a period."""
        done = self.done_by(period)
        own = sum((each.gain or Fraction(0) for each in done), Fraction(0))
        surest = _surest(done)
        return own + sum((self.weight_of(pain) * surest[pain] for pain in surest), Fraction(0))

    def weight_of(self, pain: PlacedPain) -> Fraction:
        """Return what a pain counts in a plan."""
        return self._weights[pain]

    @cached_property
    def _weights(self) -> dict[PlacedPain, Fraction]:
        known = (*self.candidates.choice, *self.candidates.under_way)
        return {
            pain.placed: self.asked.pain_weight * exact_product(pain.weight or 0.0)
            for each in known
            for pain in each.pains
        }

    @cached_property
    def periods(self) -> tuple[Portfolio, ...]:
        """What there is to choose from by the end of each period, counted from the start."""
        return tuple(self._portfolio(number) for number in range(1, self.asked.quarters + 1))

    @property
    def portfolio(self) -> Portfolio:
        """What there is to choose from in all periods together."""
        return self.periods[-1]

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number of each option, by the id of its opportunity."""
        return {each.id: number for number, each in enumerate(self.candidates.choice)}

    def ids(self, chosen: Chosen) -> list[str]:
        """Return the ids of a choice in the order of the maps."""
        return [self.candidates.choice[each].id for each in sorted(chosen)]

    def _portfolio(self, period: int) -> Portfolio:
        choice = self.candidates.choice
        return Portfolio(
            options=tuple(
                Option(
                    each.id, each.gain or Fraction(0), each.effort, each.confidence or Fraction(0)
                )
                for each in choice
            ),
            reliefs=tuple(self._reliefs(period)),
            limits=tuple(self._limits(period)),
            requires=tuple(
                (self.numbers[id], self.numbers[need])
                for id, needs in self.candidates.requires.items()
                for need in needs
                if need in self.numbers
            ),
            excludes=tuple(
                (self.numbers[id], self.numbers[other])
                for id in self.numbers
                for other in sorted(self.candidates.excludes.get(id, ()))
                if other in self.numbers and id < other
            ),
            barred=frozenset(self._waiting(period)),
        )

    def _waiting(self, period: int) -> Iterator[int]:
        """Give the options that require work under way which is not finished by then."""
        unfinished = self.finishing.keys() - {each.id for each in self.done_by(period)}
        for id, needs in self.candidates.requires.items():
            if unfinished & set(needs):
                yield self.numbers[id]

    def _limits(self, period: int) -> Iterator[Limit]:
        members: defaultdict[str, set[int]] = defaultdict(set)
        for number, each in enumerate(self.candidates.choice):
            crew = self.crew_of(each)
            if crew is not None:
                members[crew.id].add(number)
        for id, numbers in sorted(members.items()):
            left = self.crews[id].left_by(period)
            if left is not None:
                yield _limit(id, left, numbers)
        if self.asked.budget is not None:
            left = self.asked.budget - self.under_way
            yield _limit(BUDGET, left, range(len(self.candidates.choice)))

    def _reliefs(self, period: int) -> Iterator[Relief]:
        answers: defaultdict[PlacedPain, list[int]] = defaultdict(list)
        for number, each in enumerate(self.candidates.choice):
            for pain in each.pains:
                answers[pain.placed].append(number)
        surest = _surest(self.done_by(period))
        together: defaultdict[tuple[tuple[int, ...], Fraction], Fraction] = defaultdict(Fraction)
        for placed, numbers in answers.items():
            together[tuple(numbers), surest.get(placed, Fraction(0))] += self.weight_of(placed)
        for (several, floor), weight in together.items():
            if weight:
                yield Relief(weight, several, floor)


def _limit(key: str, left: Fraction, members: Iterable[int]) -> Limit:
    """Return the limit of what is left; less than nothing is what has to be made good first."""
    nothing = Fraction(0)
    return Limit(key, max(nothing, left), frozenset(members), max(nothing, -left))


def _surest(done: Sequence[Estimated]) -> dict[PlacedPain, Fraction]:
    """Return how sure each pain is answered by what is done."""
    found: dict[PlacedPain, Fraction] = {}
    for each in done:
        if each.confidence is not None:
            for pain in each.pains:
                found[pain.placed] = max(found.get(pain.placed, Fraction(0)), each.confidence)
    return found


def _teams(inquiry: Inquiry) -> Iterator[Team]:
    """Give the teams of all catalogs, each id once."""
    seen: set[str] = set()
    for _, catalog in inquiry.survey.maps("catalog"):
        for each in catalog.teams:
            if each.id not in seen:
                seen.add(each.id)
                yield each


def _by_due(estimated: Estimated) -> tuple[date, str]:
    return (estimated.placed.opportunity.due or date.max, estimated.id)
