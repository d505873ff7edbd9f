"""How sure the choices are: what one estimate that is off by a third would change.

A gain enters the worth of a plan as it is. So the best plan that decides otherwise about an option
says all about errors of its gain: what that plan brings less is the error that it takes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING

from cjmap.insight.plan.solver import Outcome, Solver

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.insight.plan.portfolio import Chosen, Limit, Option, Portfolio
    from cjmap.insight.plan.solver import Deadline

OFF_BY = Fraction(1, 3)
"""The error that choices are looked at for, as a part of an estimate."""

_HUNDRED = 100

_TRIES = 6
"""So many options are tried to make room for another one before the solver is asked."""


class Estimate(StrEnum):
    """What may be off. Impact and reach are factors of the gain alone: they are one here."""

    GAIN = "gain"
    CONFIDENCE = "confidence"
    EFFORT = "effort"


@dataclass(frozen=True, slots=True)
class CloseCall:
    """A choice that an estimate of the option itself, off by a third, would make the other way.

    `loss` is what the best plan that decides otherwise, `instead`, brings less; None where there is no
    such plan as things are. `flips` are the estimates that would be enough; `effort` is by what part,
    in full hundredths, the effort has to be off, where it is one of them.
    """

    option: int
    chosen: bool
    loss: Fraction | None
    instead: Chosen | None
    flips: tuple[Estimate, ...]
    effort: Fraction | None = None

    def break_even(self, option: Option) -> Fraction | None:
        """Return by what part its own gain has to be off for both plans to be as good; None: never.

        A chosen one whose gain is more than all lost would still be kept for what it makes possible.
        """
        if self.loss is None or not option.gain:
            return None
        part = self.loss / option.gain
        return None if self.chosen and part > 1 else part


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """The close calls, the closest first, the options about which no such error matters (`safe`), and
    those that there was no time to look at.
    """

    calls: tuple[CloseCall, ...]
    safe: Chosen
    unknown: Chosen


def sensitivity(portfolio: Portfolio, chosen: Chosen, deadline: Deadline) -> Sensitivity:
    """Look at each option of a portfolio whose best choice is `chosen`."""
    if not portfolio.options:
        return Sensitivity((), frozenset(), frozenset())
    look = _Look(portfolio, chosen, deadline)
    calls, safe, unknown = [], set(), set()
    for option in look.closest_first():
        found = look.at(option)
        if found is None:
            unknown.add(option)
        elif found.flips:
            calls.append(found)
        else:
            safe.add(option)
    calls.sort(key=lambda each: (each.loss is None, _part(portfolio, each), each.option))
    # How close they are is asked last: what is safe matters more, should time be over.
    return Sensitivity(tuple(map(look.closer, calls)), frozenset(safe), frozenset(unknown))


def _part(portfolio: Portfolio, call: CloseCall) -> Fraction:
    """Return how much a close call would lose, as a part of all that the option may bring."""
    return (call.loss or Fraction(0)) / (_stake(portfolio, call.option) or 1)


def _stake(portfolio: Portfolio, option: int) -> Fraction:
    """Return the most that hangs on an option's gain and confidence."""
    own = portfolio.options[option]
    weight = sum((each.weight for each in portfolio.reliefs if option in each.answers), Fraction(0))
    return own.gain + weight * own.confidence


class _OutOfTime(Exception):
    """There is no answer in time."""


class _Look:
    """Looks at one option after another."""

    def __init__(self, portfolio: Portfolio, chosen: Chosen, deadline: Deadline) -> None:
        self._portfolio, self._chosen, self._deadline = portfolio, chosen, deadline
        self._gain = portfolio.gain(chosen)
        self._whole = Solver([portfolio], deadline)
        self._parts = Solver([portfolio], deadline, whole=False)
        self._bounds: dict[int, Fraction | None] = {}
        self._limits: dict[int, list[Limit]] = {
            each: [limit for limit in portfolio.limits if each in limit.members]
            for each in portfolio.everything
        }

    def closest_first(self) -> Iterator[int]:
        """Give the options: those first that may cost least to decide otherwise about."""
        order = []
        for option in sorted(self._portfolio.everything):
            answer = self._parts.most({option: option not in self._chosen})
            known = answer.outcome is Outcome.PROVEN
            bound = self._bounds[option] = answer.bound if known else None
            stake = _stake(self._portfolio, option) or Fraction(1)
            order.append((((self._gain - bound) / stake) if bound is not None else 0, option))
        yield from (option for _, option in sorted(order))

    def at(self, option: int) -> CloseCall | None:
        """Look at an option; None where time is over."""
        if option not in self._chosen and not _stake(self._portfolio, option):
            return CloseCall(option, False, None, None, ())  # what brings nothing may stay out
        try:
            loss, instead = self._otherwise(option)
            flips = tuple(self._flips(option, loss, instead))
            if flips and loss is None:
                loss, instead = self._otherwise(option, near=False)
        except _OutOfTime:
            return None
        return CloseCall(option, option in self._chosen, loss, instead, flips)

    def closer(self, call: CloseCall) -> CloseCall:
        """Return a call with the least error of the effort, where the effort is one of the flips."""
        if Estimate.EFFORT not in call.flips:
            return call
        return replace(call, effort=self._least_effort(call.option, call.loss))

    def _least_effort(self, option: int, loss: Fraction | None) -> Fraction:
        """Return the least error of an effort that decides otherwise; what is known where time is over.

        An error that is enough stays so when it grows: so the parts are halved again and again.
        """
        enough, least, most = OFF_BY, 0, floor(OFF_BY * _HUNDRED)
        try:
            while least < most:
                middle = (least + most) // 2
                if self._effort_flips(option, loss, Fraction(middle, _HUNDRED)):
                    enough = Fraction(middle, _HUNDRED)
                    most = middle
                else:
                    least = middle + 1
            part = Fraction(most, _HUNDRED)
            return part if self._effort_flips(option, loss, part) else OFF_BY
        except _OutOfTime:
            return enough

    def _effort_flips(self, option: int, loss: Fraction | None, part: Fraction) -> bool:
        """Whether an effort that is off by a part, against an option or for it, decides otherwise."""
        if option in self._chosen:
            return self._more_effort_flips(option, loss, part)
        return self._less_effort_flips(option, part)

    def _flips(
        self, option: int, loss: Fraction | None, instead: Chosen | None
    ) -> Iterator[Estimate]:
        own = self._portfolio.options[option]
        if loss is not None and instead is not None:
            if loss <= own.gain * OFF_BY and own.gain:
                yield Estimate.GAIN
            if self._confidence_flips(option, loss, instead):
                yield Estimate.CONFIDENCE
        if own.effort and self._effort_flips(option, loss, OFF_BY):
            yield Estimate.EFFORT

    def _otherwise(self, option: int, near: bool = True) -> tuple[Fraction | None, Chosen | None]:
        """Return what is lost by deciding otherwise, and the plan then.

        None where there is no such plan, or, if only `near` ones are of interest, where more is lost
        than a third of all that hangs on the option.
        """
        if option in self._portfolio.impossible:
            return None, None
        least = self._gain - _stake(self._portfolio, option) * OFF_BY if near else None
        bound = self._bounds[option]
        if near and bound is not None and bound + self._parts.hair < (least or 0):
            return None, None
        plan = self._best(self._whole, {option: option not in self._chosen}, least)
        return (None, None) if plan is None else (self._gain - self._portfolio.gain(plan), plan)

    def _confidence_flips(self, option: int, loss: Fraction, instead: Chosen) -> bool:
        """Whether a confidence that is a third lower, or higher (1 at most), decides otherwise."""
        own, inside = self._portfolio.options[option], option in self._chosen
        if not own.confidence:
            return False
        confidence = min(Fraction(1), own.confidence * (1 - OFF_BY if inside else 1 + OFF_BY))
        changed = self._portfolio.changed(
            option,
            replace(own, confidence=confidence, gain=own.gain * confidence / own.confidence),
        )
        without = self._gain - loss if inside else self._gain
        # The plans that are known may settle it; else the best one with the option is searched.
        known = changed.gain(self._chosen if inside else instead)
        if inside and known > without:
            return False
        if not inside and known >= without:
            return True
        plan = self._best(Solver([changed], self._deadline), {option: True}, without)
        enough = plan is not None and changed.gain(plan) >= without
        return enough if not inside else plan is None or changed.gain(plan) <= without

    def _more_effort_flips(self, option: int, loss: Fraction | None, part: Fraction) -> bool:
        """Whether an option that is chosen would not be if it took so much more."""
        days = self._portfolio.options[option].effort * part
        limits = self._limits[option]
        if all(self._portfolio.taken(each, self._chosen) + days <= each.amount for each in limits):
            return loss == 0
        # What the best plan without it brings at most: known, or less than a third of its stake away.
        most = self._gain - (_stake(self._portfolio, option) * OFF_BY if loss is None else loss)
        bound = self._bounds[option]
        if bound is not None:
            most = min(most, bound + self._parts.hair)
        if self._making_room(option, days) > most:
            return False
        room = dict.fromkeys(limits, -days)
        plan = self._best(self._whole, {option: True}, most, room)
        if plan is not None and self._portfolio.gain(plan) > most:
            return False
        if loss is not None:
            return True
        plan = self._best(self._whole, {option: True}, room=room)
        other = self._best(self._whole, {option: False})
        if plan is None or other is None:
            return plan is None
        return self._portfolio.gain(other) >= self._portfolio.gain(plan)

    def _making_room(self, option: int, days: Fraction) -> Fraction:
        """Return what the plan still brings if one other option makes room for further days.

        That is no more than a try with the least of them; below 0 where none would do.
        """
        portfolio, found = self._portfolio, Fraction(-1)
        others = sorted(self._chosen - {option}, key=lambda each: portfolio.options[each].gain)
        tries = 0
        for each in others:
            rest = self._chosen - {each}
            if tries < _TRIES and all(
                portfolio.taken(limit, rest) + days <= limit.amount
                for limit in self._limits[option]
            ):
                tries += 1
                if portfolio.allows(rest):
                    found = max(found, portfolio.gain(rest))
        return found

    def _less_effort_flips(self, option: int, part: Fraction) -> bool:
        """Whether an option that stays out would be chosen if it took so much less."""
        own = self._portfolio.options[option]
        days = own.effort * part
        if (
            option
            in self._portfolio.changed(option, replace(own, effort=own.effort - days)).impossible
        ):
            return False
        room = dict.fromkeys(self._limits[option], days)
        bound = self._parts.most({option: True}, room=room)
        if bound.outcome is Outcome.NONE:
            return False
        if bound.bound is not None and bound.bound + self._parts.hair < self._gain:
            return False
        plan = self._best(self._whole, {option: True}, self._gain, room)
        return plan is not None and self._portfolio.gain(plan) >= self._gain

    def _best(
        self,
        solver: Solver,
        fixed: dict[int, bool],
        at_least: Fraction | None = None,
        room: dict[Limit, Fraction] | None = None,
    ) -> Chosen | None:
        """Return the best plan; None where there is none."""
        answer = solver.most(fixed, at_least, room)
        if answer.outcome is Outcome.UNFINISHED:
            raise _OutOfTime
        return answer.chosen
