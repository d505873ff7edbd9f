"""Medians and their ranks."""

from __future__ import annotations

from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmap.statistics.interval import Interval
from cjmap.statistics.medians import median_at, median_contrast, median_of, needed_ranks, ranks

ONE_WIDER = {17, 44, 67, 94, 138, 190, 267, 301, 396}
"""Below 400, the n for which the normal approximation gives a rank more than the exact one."""


@pytest.mark.parametrize(
    ("n", "found"),
    [
        (1, None),
        (5, None),
        (6, (1, 6)),
        (9, (2, 8)),
        (10, (2, 9)),
        (20, (6, 15)),
        (100, (40, 61)),
        (10_000_000, (4_996_901, 5_003_100)),
    ],
)
def test_ranks(n: int, found: tuple[int, int] | None) -> None:
    assert ranks(n) == found


@pytest.mark.parametrize("n", range(6, 400))
def test_ranks_are_those_of_the_exact_sign_test(n: int) -> None:
    exact, below = 0, 1
    while below * 40 <= 2**n:
        exact += 1
        below += comb(n, exact)
    found = ranks(n)
    assert found is not None
    assert found[0] == exact - (n in ONE_WIDER)


@pytest.mark.parametrize(
    ("n", "needed"),
    [
        (1, (1,)),
        (4, (2, 3)),
        (6, (1, 2, 3, 4, 5, 6)),
        (7, (1, 2, 4, 6, 7)),
        (100, (40, 41, 50, 51, 60, 61)),
        (101, (41, 42, 51, 60, 61)),
    ],
)
def test_needed_ranks(n: int, needed: tuple[int, ...]) -> None:
    assert needed_ranks(n) == needed


def test_median_of_ten_by_hand() -> None:
    """Of 1 to 10, ranks 2 and 9 hold the median in 97.3 of 100 cases, ranks 3 and 8 in 88.6.

    To come to 95, λ = 8I/(2 + 6I) with I = (97.32 - 95)/(97.32 - 88.61) = 0.266: 0.592 further in.
    """
    median = median_of((value, 1) for value in range(1, 11))
    assert (median.value, median.n, median.interval) == (5.5, 10, Interval(2, 9))
    assert median.sharp is not None
    assert (median.sharp.low, median.sharp.high) == pytest.approx((2.592, 8.408), abs=0.001)


def test_change_by_hand() -> None:
    """1 to 10, then the same half as far apart and ten more: from 5.5 to 12.75."""
    before = median_of((value, 1) for value in range(1, 11))
    after = median_of((10 + value / 2, 1) for value in range(1, 11))
    found = median_contrast([(-1, before), (1, after)])
    assert found is not None
    half = (2.908**2 + 1.454**2) ** 0.5
    assert (found.interval.low, found.interval.high) == pytest.approx(
        (7.25 - half, 7.25 + half), abs=0.001
    )
    assert found.p < 0.001


def test_too_few_have_no_interval() -> None:
    few, enough = median_of([(3, 5)]), median_of([(3, 6)])
    assert (few.value, few.interval, few.sharp) == (3, None, None)
    assert enough.interval == Interval(3, 3)
    assert median_contrast([(-1, few), (1, enough)]) is None


@given(st.lists(st.integers(0, 30), min_size=1, max_size=80))
def test_histogram_and_ranks_say_the_same(figures: list[int]) -> None:
    figures.sort()
    n = len(figures)
    of_ranks = median_at(n, {rank: figures[rank - 1] for rank in needed_ranks(n)})
    of_counts = median_of((value, figures.count(value)) for value in sorted(set(figures)))
    assert of_counts == of_ranks
    assert of_counts.value == (figures[(n - 1) // 2] + figures[n // 2]) / 2
    if of_counts.interval is not None and of_counts.sharp is not None:
        assert of_counts.interval.low <= of_counts.sharp.low <= of_counts.value
        assert of_counts.value <= of_counts.sharp.high <= of_counts.interval.high
