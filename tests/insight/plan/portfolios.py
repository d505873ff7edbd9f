"""Small portfolios made by chance, and all their choices gone through one by one."""

from __future__ import annotations

import random
from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING

from cjmap.insight.plan.portfolio import Limit, Option, Portfolio, Relief
from cjmap.insight.plan.solver import Deadline

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cjmap.insight.plan.portfolio import Chosen

SECONDS = 60.0


def in_time() -> Deadline:
    """Return a deadline that no test comes near."""
    return Deadline(SECONDS)


def options(*rows: tuple[str, str], sure: str = "1") -> tuple[Option, ...]:
    """Return options `a`, `b` … of these gains and efforts."""
    return tuple(
        Option(chr(97 + number), Fraction(gain), Fraction(effort), Fraction(sure))
        for number, (gain, effort) in enumerate(rows)
    )


def budget(days: str, count: int) -> Limit:
    """Return a budget for so many options."""
    return Limit("", Fraction(days), frozenset(range(count)))


def by_chance(seed: int, most: int = 9) -> Portfolio:
    """Make a portfolio; every second one of few different figures, so that many choices tie."""
    chance = random.Random(seed)
    count = chance.randint(1, most)
    coarse = bool(seed % 2)
    sure = [Fraction(1, 2), Fraction(1)] if coarse else [Fraction(n, 10) for n in range(3, 11)]
    made = tuple(
        Option(
            f"o{number}",
            chance.randint(0, 3) * chance.choice(sure)
            if coarse
            else chance.randint(1, 5) * Fraction(chance.randint(1, 99), 100) * chance.choice(sure),
            Fraction(chance.choice([0, 1, 2, 3, 5]), chance.choice([1, 2]))
            if coarse
            else Fraction(chance.randint(1, 20)),
            chance.choice(sure),
        )
        for number in range(count)
    )
    reliefs = tuple(
        Relief(
            Fraction(chance.randint(1, 4), 2 if coarse else 7),
            tuple(sorted(chance.sample(range(count), chance.randint(1, min(count, 3))))),
            chance.choice([Fraction(0), Fraction(0), Fraction(1, 2)]),
        )
        for _ in range(chance.randint(0, 5))
    )
    whole = sum((each.effort for each in made), Fraction(0))
    limits = [
        Limit(
            f"t{team}",
            round(whole * Fraction(chance.randint(0, 5), 10), 1),
            frozenset(number for number in range(count) if chance.random() < 0.4),
        )
        for team in range(2)
    ]
    if chance.random() < 0.7:
        limits.append(
            Limit("", round(whole * Fraction(chance.randint(0, 7), 10), 1), frozenset(range(count)))
        )
    pairs = [(one, chance.randrange(one)) for one in range(1, count)]
    return Portfolio(
        made,
        reliefs,
        tuple(limits),
        requires=tuple(pair for pair in pairs if chance.random() < 0.2),
        excludes=tuple(pair for pair in pairs if chance.random() < 0.2),
        barred=frozenset(number for number in range(count) if chance.random() < 0.05),
    )


def choices(portfolio: Portfolio, fixed: Mapping[int, bool] | None = None) -> Iterator[Chosen]:
    """Go through all that is allowed, with some options fixed."""
    count = len(portfolio.options)
    for size in range(count + 1):
        for each in combinations(range(count), size):
            chosen = frozenset(each)
            if all((number in chosen) is inside for number, inside in (fixed or {}).items()) and (
                portfolio.allows(chosen)
            ):
                yield chosen


def best_by_hand(
    portfolio: Portfolio, fixed: Mapping[int, bool] | None = None
) -> tuple[Fraction, Fraction, set[Chosen]] | None:
    """Return the greatest gain, the least effort for it, and all choices that reach both."""
    found: list[tuple[Fraction, Fraction, Chosen]] = [
        (-portfolio.gain(each), portfolio.effort(each), each) for each in choices(portfolio, fixed)
    ]
    if not found:
        return None
    loss, effort = min(row[:2] for row in found)
    return -loss, effort, {row[2] for row in found if row[:2] == (loss, effort)}
