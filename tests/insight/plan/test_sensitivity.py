"""Proves the close calls by changing each estimate and going through all choices again."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from tests.insight.plan.portfolios import best_by_hand, budget, by_chance, in_time, options

from cjmap.insight.plan.optimum import best
from cjmap.insight.plan.portfolio import Portfolio
from cjmap.insight.plan.sensitivity import OFF_BY, Estimate, sensitivity
from cjmap.insight.plan.solver import Deadline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.insight.plan.portfolio import Option


def flips_by_hand(portfolio: Portfolio, option: int, inside: bool) -> Iterator[Estimate]:
    """Change each estimate of an option by a third, for or against it, and look who wins.

    What brings nothing in any case stays out in any case.
    """
    weight = sum(each.weight for each in portfolio.reliefs if option in each.answers)
    if not inside and not portfolio.options[option].gain + weight:
        return
    for estimate, changed in _changed(portfolio.options[option], inside):
        then = portfolio.changed(option, changed)
        with_it, without = (best_by_hand(then, {option: way}) for way in (True, False))
        if inside and (with_it is None or (without and without[0] >= with_it[0])):
            yield estimate
        if not inside and with_it is not None and without and with_it[0] >= without[0]:
            yield estimate


def _changed(own: Option, inside: bool) -> Iterator[tuple[Estimate, Option]]:
    less, more = 1 - OFF_BY, 1 + OFF_BY
    if own.gain:
        yield Estimate.GAIN, replace(own, gain=own.gain * (less if inside else more))
    if own.confidence:
        sure = min(Fraction(1), own.confidence * (less if inside else more))
        gain = own.gain * sure / own.confidence
        yield Estimate.CONFIDENCE, replace(own, confidence=sure, gain=gain)
    if own.effort:
        yield Estimate.EFFORT, replace(own, effort=own.effort * (more if inside else less))


@pytest.mark.parametrize("first", range(0, 120, 30))
def test_the_choices_that_an_estimate_off_by_a_third_turns_round(first: int) -> None:
    met: set[Estimate] = set()
    for seed in range(first, first + 30):
        portfolio = by_chance(seed, most=7)
        optimum = best(portfolio, in_time())
        chosen = optimum.plans[0]
        found = sensitivity(portfolio, chosen, in_time())
        assert not found.unknown
        calls = {each.option: each for each in found.calls}
        for option in sorted(portfolio.everything):
            expected = tuple(flips_by_hand(portfolio, option, option in chosen))
            call = calls.get(option)
            assert (call.flips if call else ()) == expected, (seed, option)
            assert (option in found.safe) is (not expected), (seed, option)
            met.update(expected)
            if call is not None:
                other = best_by_hand(portfolio, {option: option not in chosen})
                assert call.loss == (optimum.gain - other[0] if other else None), (seed, option)
                assert (
                    other is None
                    or call.instead in set(other[2])
                    or (portfolio.gain(call.instead or ()) == other[0])
                )
    assert met == set(Estimate)


def test_the_break_even_is_the_error_at_which_both_plans_are_as_good() -> None:
    portfolio = Portfolio(options(("10", "2"), ("8", "2"), ("1", "2")), limits=(budget("2", 3),))
    found = sensitivity(portfolio, frozenset({0}), in_time())
    told = {
        each.option: (each.chosen, each.loss, each.break_even(portfolio.options[each.option]))
        for each in found.calls
    }
    two = Fraction(2)
    assert told == {0: (True, two, Fraction(1, 5)), 1: (False, two, Fraction(1, 4))}
    assert {each.instead for each in found.calls} == {frozenset({1})}
    assert found.safe == {2}


def effort_by_hand(portfolio: Portfolio, option: int, inside: bool) -> Fraction:
    """Try every hundredth until the effort decides otherwise; else it is the third."""
    own = portfolio.options[option]
    for number in range(34):
        part = Fraction(number, 100) if inside else -Fraction(number, 100)
        then = portfolio.changed(option, replace(own, effort=own.effort * (1 + part)))
        with_it, without = (best_by_hand(then, {option: way}) for way in (True, False))
        out = with_it is None or bool(without and without[0] >= with_it[0])
        into = bool(with_it and without and with_it[0] >= without[0])
        if out if inside else into:
            return abs(part)
    return OFF_BY


def test_the_least_error_of_an_effort_that_is_enough() -> None:
    """Five days of six: one day more fits, and a hundredth beyond a fifth does not."""
    portfolio = Portfolio(options(("3", "5"), ("2", "6")), limits=(budget("6", 2),))
    (call,) = sensitivity(portfolio, frozenset({0}), in_time()).calls
    assert (call.option, call.effort) == (0, Fraction(21, 100))


def test_the_least_error_of_an_effort_by_hand() -> None:
    looked = 0
    for seed in range(30):
        portfolio = by_chance(seed, most=5)
        chosen = best(portfolio, in_time()).plans[0]
        for call in sensitivity(portfolio, chosen, in_time()).calls:
            if Estimate.EFFORT in call.flips:
                looked += 1
                expected = effort_by_hand(portfolio, call.option, call.chosen)
                assert call.effort == expected, (seed, call.option)
            else:
                assert call.effort is None
    assert looked > 10


def test_an_option_that_others_need_is_kept_whatever_its_own_gain() -> None:
    portfolio = Portfolio(
        options(("1", "2"), ("8", "2"), ("4", "4")), limits=(budget("4", 3),), requires=((1, 0),)
    )
    found = sensitivity(portfolio, frozenset({0, 1}), in_time())
    (call,) = [each for each in found.calls if each.option == 0]
    assert (call.loss, call.flips) == (Fraction(5), (Estimate.EFFORT,))
    assert call.break_even(portfolio.options[0]) is None


def test_without_time_nothing_is_said_to_be_safe() -> None:
    portfolio = by_chance(2)
    found = sensitivity(portfolio, best(portfolio, in_time()).plans[0], Deadline(0.0))
    assert not found.calls
    assert found.safe == portfolio.impossible
    assert found.unknown == portfolio.everything - portfolio.impossible
