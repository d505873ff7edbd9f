"""What more person-days would bring: the next step of the budget, or of a team, that is worth taking."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from cjmap.insight.plan.solver import Outcome, Solver

if TYPE_CHECKING:
    from cjmap.insight.plan.portfolio import Chosen, Limit, Portfolio
    from cjmap.insight.plan.solver import Deadline

_ROUNDS = 12


@dataclass(frozen=True, slots=True)
class NextStep:
    """A limit that is `days` wider lets the best plan bring `gain` more.

    Those days make good first what work under way takes beyond the limit. Of all steps it is the one that brings most a day.
    """

    limit: Limit
    days: Fraction
    gain: Fraction
    plan: Chosen

    @property
    def rate(self) -> Fraction:
        """What each of the days brings."""
        return self.gain / self.days


def next_steps(
    portfolio: Portfolio, chosen: Chosen, deadline: Deadline, most: int
) -> tuple[NextStep, ...]:
    """Return the next step of each limit that more days would help, the best first.

    Of many limits those are looked at for which a bound promises most, `most` of them at most.
    """
    if not portfolio.options:
        return ()
    looks = [_Look(portfolio, chosen, each, deadline) for each in portfolio.limits]
    promising = sorted(looks, key=lambda each: (-each.promise, each.limit.key))
    steps = [each.next_step() for each in promising[:most] if each.can_help]
    return tuple(sorted((each for each in steps if each), key=lambda each: -each.rate))


class _Look:
    """Looks at one limit."""

    def __init__(
        self, portfolio: Portfolio, chosen: Chosen, limit: Limit, deadline: Deadline
    ) -> None:
        self.limit = limit
        self._chosen, self._deadline = chosen, deadline
        widest = limit.amount + portfolio.effort(limit.members - chosen)
        self._wide = replace(limit, amount=widest)
        limits = tuple(self._wide if each is limit else each for each in portfolio.limits)
        self._portfolio = replace(portfolio, limits=limits)

    @property
    def can_help(self) -> bool:
        """Whether there is anything that further days could be used for."""
        return self._wide.amount > self.limit.amount

    @cached_property
    def promise(self) -> Fraction:
        """What a day more could bring if options could be done in part."""
        amount, free = self.limit.amount, Fraction(0)
        if not self.can_help:
            return Fraction(0)
        parts = Solver([self._portfolio], self._deadline, whole=False)
        now = parts.extended(self._wide, amount, free, free).bound
        more = parts.extended(self._wide, amount, Fraction(1), free).bound
        if now is None or more is None:
            return Fraction(0)
        return max(Fraction(0), more - now - parts.hair)

    def next_step(self) -> NextStep | None:
        """Search the step that brings most a day: Dinkelbach's way of maximising a quotient.

        A price a day is raised to what the best step so far brings, until no step is worth its price.
        """
        solver = Solver([self._portfolio], self._deadline)
        gain, amount = self._portfolio.gain(self._chosen), self.limit.amount
        most = self._wide.amount - amount
        found: NextStep | None = None
        for _ in range(_ROUNDS):
            price = found.rate if found is not None else Fraction(0)
            answer = solver.extended(self._wide, amount, most, price)
            if answer.chosen is None or answer.outcome is Outcome.UNFINISHED:
                return None
            more = self._portfolio.gain(answer.chosen) - gain
            days = self._portfolio.taken(self.limit, answer.chosen) - amount
            if days <= 0:
                break
            days += self.limit.overdraft
            if more - price * days <= solver.hair:
                break
            found = NextStep(self.limit, days, more, answer.chosen)
        return found
