"""Histograms of answers, by hand."""

from __future__ import annotations

from math import inf, nan
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmap.statistics.answers import Answers, Tally

if TYPE_CHECKING:
    from random import Random

ROWS = st.lists(
    st.tuples(st.integers(0, 10), st.floats(0.1, 5)).map(
        lambda each: (each[0], 1, each[1], each[1] ** 2)
    ),
    min_size=2,
    max_size=40,
)


def test_figures_by_hand() -> None:
    """Answers 1, 3 and 5 with the weights 2, 1 and 1: W = 4, Σw² = 6."""
    answers = Answers([(5, 1, 1.0, 1.0), (1, 1, 2.0, 4.0), (3, 1, 1.0, 1.0)])
    assert list(answers.tallies) == [1, 3, 5]
    assert (answers.n, answers.weight, answers.mean) == (3, 4.0, 2.5)
    assert answers.effective_n == pytest.approx(16 / 6)
    assert answers.variance == pytest.approx((2 * 2.25 + 0.25 + 6.25) / (4 - 6 / 4))
    assert answers.is_weighted
    assert answers.part(lambda answer: answer >= 3) == 0.5


def test_answers_of_one_weight() -> None:
    answers = Answers.counted({4: 2, 1: 1, 9: 0})
    assert answers.tallies == {1: Tally(1, 1, 1), 4: Tally(2, 2, 2)}
    assert (answers.n, answers.effective_n, answers.mean, answers.variance) == (3, 3.0, 3.0, 3.0)
    assert not answers.is_weighted


def test_alike_is_alike_to_the_last_digit() -> None:
    """A third of a weight makes no variance where there is none."""
    answers = Answers([(0.1, 3, 1 / 3, 1 / 27)])
    assert (answers.mean, answers.variance) == (0.1, 0.0)


def test_parts_of_a_period_come_together() -> None:
    parts = [(7, 2, 2.0, 2.0), (8, 1, 0.5, 0.25), (7, 1, 3.0, 9.0)]
    assert Answers(parts).tallies == {7: Tally(3, 5.0, 11.0), 8: Tally(1, 0.5, 0.25)}


@pytest.mark.parametrize(
    "row", [(nan, 1, 1, 1), (1, 1, inf, 1), (1, -1, 1, 1), (1, 1, -0.5, 1), (1, 1, 1, nan)]
)
def test_what_is_no_tally_is_refused(row: tuple[float, int, float, float]) -> None:
    with pytest.raises(ValueError, match="no tally"):
        Answers([row])


@given(ROWS, st.randoms(use_true_random=False))
def test_order_changes_no_digit(
    rows: list[tuple[float, int, float, float]], chance: Random
) -> None:
    answers = Answers(rows)
    chance.shuffle(rows)
    again = Answers(rows)
    assert again == answers
    assert (again.mean, again.effective_n) == (answers.mean, answers.effective_n)
    assert 0 < answers.effective_n <= answers.n
    if answers.effective_n > 1:
        assert answers.variance >= 0
