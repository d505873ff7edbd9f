"""Proves the best plans: by going through all choices of small portfolios, and by figures set by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest
from tests.insight.plan.portfolios import best_by_hand, budget, by_chance, in_time, options

from cjmap.insight.plan.greedy import greedy
from cjmap.insight.plan.optimum import MOST_PLANS, best
from cjmap.insight.plan.portfolio import Limit, Option, Portfolio, Relief
from cjmap.insight.plan.solver import Deadline


@pytest.mark.parametrize("first", range(0, 300, 50))
def test_nothing_is_better_and_all_that_is_as_good_is_found(first: int) -> None:
    tied = 0
    for seed in range(first, first + 50):
        portfolio = by_chance(seed)
        expected = best_by_hand(portfolio)
        assert expected is not None
        gain, effort, plans = expected
        found = best(portfolio, in_time())
        assert (found.gain, found.effort, found.proven) == (gain, effort, True), seed
        assert set(found.plans) <= plans, seed
        assert len(found.plans) == min(len(plans), MOST_PLANS), seed
        assert found.all is (len(plans) <= MOST_PLANS), seed
        tied += len(plans) > 1
    assert tied  # else nothing was shown of plans that are as good


def test_what_cannot_be_told_apart_in_floats_is_decided_by_fractions() -> None:
    rows = [("1", "1"), ("1.000000000000000000001", "1")]
    for several in (rows, rows[::-1]):
        portfolio = Portfolio(options(*several), limits=(budget("1", 2),))
        (plan,) = best(portfolio, in_time()).plans
        assert portfolio.gain(plan) == Fraction("1.000000000000000000001")


def test_what_exceeds_a_limit_only_in_fractions_does_not_fit() -> None:
    third = "0.333333333333333333333334"
    portfolio = Portfolio(
        options(("1", third), ("1", third), ("1", third)), limits=(budget("1", 3),)
    )
    found = best(portfolio, in_time())
    assert (found.gain, found.effort) == (Fraction(2), 2 * Fraction(third))
    assert len(found.plans) == 3


def test_more_plans_than_can_be_told_are_said_to_be_more() -> None:
    portfolio = Portfolio(options(*[("1", "1")] * 12), limits=(budget("6", 12),))
    found = best(portfolio, in_time())
    assert (found.gain, len(found.plans), found.all) == (Fraction(6), MOST_PLANS, False)


def test_of_plans_that_bring_as_much_the_one_with_the_fewest_days_is_best() -> None:
    portfolio = Portfolio(
        options(("2", "5"), ("1", "1"), ("1", "1"), ("0", "1")), limits=(budget("5", 4),)
    )
    assert best(portfolio, in_time()).plans == (frozenset({1, 2}),)


def test_a_pain_counts_once_with_the_surest_that_answers_it() -> None:
    portfolio = Portfolio(
        (
            Option("a", Fraction(0), Fraction(1), Fraction(1, 2)),
            Option("b", Fraction(0), Fraction(1), Fraction(9, 10)),
        ),
        reliefs=(Relief(Fraction(10), (0, 1)),),
    )
    assert [portfolio.gain(each) for each in ((), (0,), (1,), (0, 1))] == [0, 5, 9, 9]
    assert best(portfolio, in_time()).plans == (frozenset({1}),)


def test_what_work_under_way_answers_already_brings_only_what_is_surer() -> None:
    portfolio = Portfolio(
        options(("0", "1"), sure="0.75"), reliefs=(Relief(Fraction(4), (0,), Fraction(1, 2)),)
    )
    assert best(portfolio, in_time()).gain == 1


def test_nothing_to_choose_from_is_a_plan_of_nothing() -> None:
    found = best(Portfolio(()), in_time())
    assert found.plans == (frozenset(),)
    assert found.proven


def test_efforts_beyond_all_measure_disturb_nothing() -> None:
    rows = [("5", "1e300"), ("1", "1"), ("2", "1e-9")]
    portfolio = Portfolio(options(*rows), limits=(budget("2", 3),))
    assert best(portfolio, in_time()).plans == (frozenset({1, 2}),)


def test_a_limit_of_a_team_and_what_is_required_hold_together() -> None:
    # a needs b; both are of one team, which has room for one of them and c.
    portfolio = Portfolio(
        options(("9", "3"), ("1", "3"), ("4", "2")),
        limits=(Limit("t", Fraction(5), frozenset({0, 1, 2})),),
        requires=((0, 1),),
    )
    assert portfolio.impossible == {0}
    assert best(portfolio, in_time()).plans == (frozenset({1, 2}),)


def test_when_time_is_over_the_best_known_is_told_with_a_bound_and_not_as_proven() -> None:
    portfolio = by_chance(4)
    known = greedy(portfolio, range(len(portfolio.options)))
    found = best(portfolio, Deadline(0.0), [known])
    assert (found.proven, found.all, found.plans) == (False, False, (known,))
    expected = best_by_hand(portfolio)
    assert expected is not None
    assert found.bound >= expected[0] >= found.gain
