"""How many answers a change needs."""

from __future__ import annotations

import pytest

from cjmap.statistics.answers import Answers
from cjmap.statistics.comparison import change
from cjmap.statistics.sample_size import Spread, answers_needed, smallest_change

TYPICAL = [Spread(0.67, 100), Spread(0.67, 100)]
"""A usual NPS, with 1 for 100 points."""


@pytest.mark.parametrize(
    ("points", "needed"), [(5, 4204), (10, 1049), (15, 465), (20, 260), (30, 114), (-30, 114)]
)
def test_nps_as_usual(points: int, needed: int) -> None:
    assert answers_needed(TYPICAL, points / 100, added=3) == needed


def test_textbook_case_of_shares() -> None:
    """From .5 to .6 with 80 % power: 385 in each group."""
    assert answers_needed([Spread(0.25, 1), Spread(0.24, 1)], 0.1) == 385


def test_no_change_needs_no_number_and_a_huge_one_the_least_that_is_shown() -> None:
    assert answers_needed(TYPICAL, 0) is None
    assert answers_needed(TYPICAL, 1.9) == 5


def test_the_smallest_change_is_the_one_that_needs_as_many() -> None:
    smallest = smallest_change([Spread(0.67, 400), Spread(0.67, 400)])
    assert smallest == pytest.approx(0.1622, abs=1e-4)
    assert answers_needed(TYPICAL, smallest) in (400, 401)


@pytest.mark.parametrize(
    ("before", "after", "needed", "smallest"),
    [
        # the worked case: 46.2 after 33.3 of 120 and 130
        ({10: 60, 7: 40, 4: 20}, {10: 75, 7: 40, 4: 15}, 495, 25.323),
        # ten times as many answers show a third of it
        ({10: 600, 7: 400, 4: 200}, {10: 750, 7: 400, 4: 150}, 492, 8.072),
    ],
)
def test_what_a_change_of_nps_needs(
    before: dict[float, int], after: dict[float, int], needed: int, smallest: float
) -> None:
    found = change("nps", None, Answers.counted(before), Answers.counted(after))
    assert found is not None
    assert (found.needed, found.smallest) == pytest.approx((needed, smallest), abs=0.01)


def test_weighted_answers_need_more() -> None:
    """Where 20 are as sure as 16, the variance of one counts for a quarter more."""
    weighted = Answers([(1, 10, 10, 10), (0, 10, 30, 90)])
    plain = Answers.counted({1: 4, 0: 12})
    more, less = (
        change("share", None, each, Answers.counted({1: 10, 0: 10})) for each in (weighted, plain)
    )
    assert more is not None
    assert less is not None
    assert (more.needed, less.needed) == (65, 58)
    assert more.smallest == pytest.approx(less.smallest)
