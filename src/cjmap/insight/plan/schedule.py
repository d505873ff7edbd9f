"""In which period each choice is finished: what brings more comes first."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from cjmap.insight.plan.solver import Outcome, Solver

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.insight.plan.portfolio import Chosen, Portfolio
    from cjmap.insight.plan.solver import Deadline


@dataclass(frozen=True, slots=True)
class Schedule:
    """What is finished by the end of each period, the last of which has all.

    `enjoyed` are the gains at the end of each period, added up. Where it is not `proven` to be the
    most, it is what was found in time.
    """

    finished: tuple[Chosen, ...]
    enjoyed: Fraction
    proven: bool

    def period_of(self, option: int) -> int:
        """Return the period, from 1, in which an option is finished."""
        return next(number for number, done in enumerate(self.finished, 1) if option in done)


def schedule(periods: Sequence[Portfolio], chosen: Chosen, deadline: Deadline) -> Schedule:
    """Put a choice, which the last period allows, into periods.

    Each period is the portfolio with what its limits are by its end, counted from the start: so work
    may reach over several.
    """
    order = sorted(chosen)
    layers = [each.only(order) for each in periods[:-1]]
    finished: tuple[Chosen, ...] = tuple(frozenset() for _ in layers)
    proven = True
    if layers and order:
        answer = Solver(layers, deadline).most()
        proven = answer.outcome is Outcome.PROVEN
        if answer.layers:
            finished = tuple(frozenset(order[each] for each in layer) for layer in answer.layers)
    whole = (*finished, chosen)
    gains = (period.gain(done) for period, done in zip(periods, whole, strict=True))
    return Schedule(whole, sum(gains, Fraction(0)), proven)
