"""What there is to choose from, and what a choice is worth: exact figures, and no solver.

Gains are grades times the share of customers, efforts person-days; both are fractions, so that two
choices are equally good only if they really are.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

Chosen = frozenset[int]
"""Options by their numbers."""

NOTHING: Chosen = frozenset()


@dataclass(frozen=True, slots=True)
class Option:
    """Something that may be done: its own expected gain, what it costs, and how sure it is (0..1)."""

    id: str
    gain: Fraction
    effort: Fraction
    confidence: Fraction


@dataclass(frozen=True, slots=True)
class Relief:
    """Pains that the same options answer, with their weight together.

    They count once, with the confidence of the surest of the chosen options that answer them.
    `floor` is the confidence that is counted already, by work that is under way.
    """

    weight: Fraction
    answers: tuple[int, ...]
    floor: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class Limit:
    """Person-days that `members` may take together: of a team, or (`key` empty) of the budget.

    `overdraft` are those that work under way takes beyond what there is: more of them have to come
    before any is left for `members`.
    """

    key: str
    amount: Fraction
    members: Chosen
    overdraft: Fraction = Fraction(0)


@dataclass(frozen=True)
class Portfolio:
    """Options under limits.

    `requires` are pairs of an option and what it needs, `excludes` pairs that make no sense side by
    side; `barred` are options that cannot be chosen whatever there is room for.
    """

    options: tuple[Option, ...]
    reliefs: tuple[Relief, ...] = ()
    limits: tuple[Limit, ...] = ()
    requires: tuple[tuple[int, int], ...] = ()
    excludes: tuple[tuple[int, int], ...] = ()
    barred: Chosen = NOTHING

    @property
    def everything(self) -> Chosen:
        """All options."""
        return frozenset(range(len(self.options)))

    def gain(self, chosen: Collection[int]) -> Fraction:
        """Return what a choice brings: its own gains, and the pains that it answers, each once."""
        own = sum((self.options[each].gain for each in chosen), Fraction(0))
        return own + sum((_relieved(self, each, chosen) for each in self.reliefs), Fraction(0))

    def alone(self, option: int) -> Fraction:
        """Return what an option would bring if nothing else were done."""
        return self.gain((option,))

    def effort(self, chosen: Collection[int]) -> Fraction:
        """Return the person-days that a choice takes."""
        return sum((self.options[each].effort for each in chosen), Fraction(0))

    def taken(self, limit: Limit, chosen: Collection[int]) -> Fraction:
        """Return the person-days that a choice takes of a limit."""
        return self.effort(limit.members.intersection(chosen))

    def exceeded(self, chosen: Collection[int]) -> list[Limit]:
        """Return the limits that a choice does not keep."""
        return [each for each in self.limits if self.taken(each, chosen) > each.amount]

    def allows(self, chosen: Collection[int]) -> bool:
        """Whether a choice keeps all limits, has all that it requires, and nothing that excludes."""
        inside = set(chosen)
        return (
            not self.barred & inside
            and not self.exceeded(inside)
            and all(needed in inside for option, needed in self.requires if option in inside)
            and not any(one in inside and other in inside for one, other in self.excludes)
        )

    def with_needed(self, option: int) -> Chosen:
        """Return an option and all that has to be done for it."""
        found, waiting = {option}, [option]
        while waiting:
            for needed in self._needed.get(waiting.pop(), ()):
                if needed not in found:
                    found.add(needed)
                    waiting.append(needed)
        return frozenset(found)

    @cached_property
    def impossible(self) -> Chosen:
        """The options that can never be chosen: with what they require, they exceed a limit."""
        return frozenset(
            each for each in range(len(self.options)) if not self.allows(self.with_needed(each))
        )

    @cached_property
    def _needed(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for option, needed in self.requires:
            found.setdefault(option, []).append(needed)
        return found

    def only(self, chosen: Sequence[int]) -> Portfolio:
        """Return the portfolio of some of the options alone, which are numbered as they stand here."""
        numbers = {option: number for number, option in enumerate(chosen)}

        def pairs(several: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
            return tuple(
                (numbers[one], numbers[other])
                for one, other in several
                if one in numbers and other in numbers
            )

        return Portfolio(
            options=tuple(self.options[each] for each in chosen),
            reliefs=tuple(
                replace(each, answers=tuple(numbers[one] for one in each.answers if one in numbers))
                for each in self.reliefs
            ),
            limits=tuple(
                replace(each, members=frozenset(numbers[one] for one in each.members & set(chosen)))
                for each in self.limits
            ),
            requires=pairs(self.requires),
            excludes=pairs(self.excludes),
            barred=frozenset(numbers[one] for one in self.barred & set(chosen)),
        )

    def changed(self, number: int, option: Option) -> Portfolio:
        """Return the portfolio with another option in the place of one."""
        options = (*self.options[:number], option, *self.options[number + 1 :])
        return replace(self, options=options)


def _relieved(portfolio: Portfolio, relief: Relief, chosen: Collection[int]) -> Fraction:
    few, many = sorted((relief.answers, chosen), key=len)  # one pain may have thousands of answers
    surest = max(
        (portfolio.options[each].confidence for each in few if each in many), default=relief.floor
    )
    return relief.weight * max(Fraction(0), surest - relief.floor)
