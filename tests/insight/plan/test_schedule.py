"""Proves the sequence over periods, and the next steps worth taking, by going through all there are."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING

import pytest
from tests.insight.plan.portfolios import budget, by_chance, choices, in_time, options

from cjmap.insight.plan.extension import next_steps
from cjmap.insight.plan.greedy import greedy
from cjmap.insight.plan.optimum import best
from cjmap.insight.plan.portfolio import Limit, Portfolio, Relief
from cjmap.insight.plan.ranking import by_rice, by_value, order_of
from cjmap.insight.plan.schedule import schedule

if TYPE_CHECKING:
    from cjmap.insight.plan.portfolio import Chosen


def periods_of(portfolio: Portfolio, count: int) -> list[Portfolio]:
    """Spread the limits of teams evenly over periods; a budget is one for all of them."""
    return [
        replace(
            portfolio,
            limits=tuple(
                replace(each, amount=each.amount * number / count if each.key else each.amount)
                for each in portfolio.limits
            ),
        )
        for number in range(1, count + 1)
    ]


def most_enjoyed(periods: list[Portfolio], chosen: Chosen) -> Fraction:
    """Put a choice into periods in all ways, and return the greatest sum of gains."""
    order, found = sorted(chosen), Fraction(-1)
    for numbers in product(range(len(periods)), repeat=len(order)):
        done = [
            frozenset(each for each, at in zip(order, numbers, strict=True) if at <= period)
            for period in range(len(periods))
        ]
        if all(period.allows(here) for period, here in zip(periods, done, strict=True)):
            gains = (period.gain(here) for period, here in zip(periods, done, strict=True))
            found = max(found, sum(gains, Fraction(0)))
    return found


@pytest.mark.parametrize("count", [2, 3])
def test_no_sequence_brings_more_early_on(count: int) -> None:
    for seed in range(40):
        portfolio = by_chance(seed, most=6)
        periods = periods_of(portfolio, count)
        chosen = best(portfolio, in_time()).plans[0]
        found = schedule(periods, chosen, in_time())
        assert (found.enjoyed, found.proven) == (most_enjoyed(periods, chosen), True), seed
        assert found.finished[-1] == chosen
        assert all(
            before <= after
            for before, after in zip(found.finished, found.finished[1:], strict=False)
        )


def test_work_that_is_larger_than_a_period_reaches_over_several() -> None:
    portfolio = Portfolio(
        options(("1", "5"), ("6", "25")), limits=(Limit("t", Fraction(30), frozenset({0, 1})),)
    )
    found = schedule(periods_of(portfolio, 3), frozenset({0, 1}), in_time())
    assert [found.period_of(each) for each in (0, 1)] == [1, 3]


@pytest.mark.parametrize("first", [0, 40])
def test_the_next_step_of_a_limit_brings_most_a_day(first: int) -> None:
    met = 0
    for seed in range(first, first + 40):
        portfolio = by_chance(seed, most=7)
        optimum = best(portfolio, in_time())
        steps = {
            each.limit.key: each for each in next_steps(portfolio, optimum.plans[0], in_time(), 9)
        }
        for limit in portfolio.limits:
            wide = replace(
                portfolio, limits=tuple(each for each in portfolio.limits if each is not limit)
            )
            rates = [
                (portfolio.gain(each) - optimum.gain)
                / (portfolio.taken(limit, each) - limit.amount)
                for each in choices(wide)
                if portfolio.gain(each) > optimum.gain
            ]
            step = steps.get(limit.key)
            assert (step.rate if step else None) == (max(rates) if rates else None), (seed, limit)
            met += bool(rates)
    assert met


def test_rankings_share_places_where_they_tie_and_begin_with_what_costs_nothing() -> None:
    portfolio = Portfolio(
        options(("2", "4"), ("1", "2"), ("3", "1"), ("0.1", "0"), ("0", "3")),
        reliefs=(Relief(Fraction(2), (4,)),),
    )
    rice = [(each.place, each.score, each.ties) for each in by_rice(portfolio)]
    half = Fraction(1, 2)
    assert rice == [
        (3, half, True),
        (3, half, True),
        (2, 3, False),
        (1, None, False),
        (5, 0, False),
    ]
    value = [each.place for each in by_value(portfolio)]
    assert value == [4, 4, 2, 1, 3]
    assert order_of(by_rice(portfolio)) == [3, 2, 0, 1, 4]


def test_who_goes_down_a_list_takes_what_fits_and_comes_back_for_what_was_not_ready() -> None:
    portfolio = Portfolio(
        options(("9", "2"), ("1", "1"), ("5", "5")), limits=(budget("5", 3),), requires=((0, 1),)
    )
    assert greedy(portfolio, [0, 1, 2]) == {0, 1}
