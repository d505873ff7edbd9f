"""Opportunities in a row: by RICE, and by value for effort, with equal ranks where they tie."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from fractions import Fraction

    from cjmap.insight.plan.portfolio import Portfolio


@dataclass(frozen=True, slots=True)
class Rank:
    """A place in a row, from 1; those that tie share it. `score` is None where the effort is 0.

    What costs nothing comes first, the greatest gain before the others.
    """

    place: int
    score: Fraction | None
    ties: bool


def by_rice(portfolio: Portfolio) -> tuple[Rank, ...]:
    """Rank by reach × impact × confidence / effort."""
    return _ranks(portfolio, lambda number: portfolio.options[number].gain)


def by_value(portfolio: Portfolio) -> tuple[Rank, ...]:
    """Rank by what an option would bring alone, the pains that it answers among it, a person-day."""
    return _ranks(portfolio, portfolio.alone)


def order_of(ranks: tuple[Rank, ...]) -> list[int]:
    """Return the numbers of the options, the best first; of those that tie, as they are written."""
    return sorted(range(len(ranks)), key=lambda number: ranks[number].place)


def _ranks(portfolio: Portfolio, worth: Callable[[int], Fraction]) -> tuple[Rank, ...]:
    keys: list[tuple[bool, Fraction]] = []
    for number, option in enumerate(portfolio.options):
        gain = worth(number)
        keys.append((not option.effort, gain / option.effort if option.effort else gain))
    ordered = sorted(keys, reverse=True)
    places: dict[tuple[bool, Fraction], int] = {}
    for place, key in enumerate(ordered, 1):
        places.setdefault(key, place)
    counts: dict[tuple[bool, Fraction], int] = {}
    for key in keys:
        counts[key] = counts.get(key, 0) + 1
    return tuple(Rank(places[key], None if key[0] else key[1], counts[key] > 1) for key in keys)
