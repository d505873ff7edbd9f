"""Intervals against figures of others, and against what they have to hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmap.statistics import (
    Interval,
    Sides,
    difference_of_estimates,
    net_change,
    net_interval,
    share_change,
    share_interval,
    widest_net_change,
)


@pytest.mark.parametrize(
    ("seen", "n", "low", "high"),
    [
        (88, 120, 0.647875606138524, 0.8043154495327476),
        (0, 10, 0.0, 0.27753279986288926),
        (5, 5, 0.5655175352168252, 1.0),
        (1, 3, 0.06149194472039626, 0.7923403991979523),
        (873, 2812, 0.29362250191415445, 0.3278050480422792),
        (97, 100, 0.9154806357094724, 0.9897454759759611),
    ],
)
def test_share_is_as_statsmodels_has_it(seen: int, n: int, low: float, high: float) -> None:
    """`proportion_confint(seen, n, method="wilson")` of statsmodels 0.15.0."""
    found = share_interval(seen / n, n)
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-12)


@pytest.mark.parametrize(
    ("before", "after", "low", "high"),
    [
        ((88, 120), (108, 130), -0.004903938969864255, 0.19891968223575315),
        ((45, 110), (30, 100), -0.23278267762770347, 0.020556446255100835),
        ((3, 25), (0, 20), -0.2995579392092733, 0.05915689189369627),
        ((40, 50), (50, 50), 0.08705013819965718, 0.3303710593222542),
    ],
)
def test_share_change_is_as_statsmodels_has_it(
    before: tuple[int, int], after: tuple[int, int], low: float, high: float
) -> None:
    """`confint_proportions_2indep(*after, *before, method="newcomb")` of statsmodels 0.15.0."""
    first, second = before[0] / before[1], after[0] / after[1]
    found = share_change(first, before[1], second, after[1])
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-12)


def test_net_score_worked_by_hand() -> None:
    """60 promoters and 20 detractors of 120, then 75 and 15 of 130: 32.5 ± 13.2, then 45.1 ± 11.8."""
    before, after = Sides(60, 20, 120), Sides(75, 15, 130)
    first, second = net_interval(before), net_interval(after)
    assert (before.score * 100, after.score * 100) == pytest.approx((33.33, 46.15), abs=0.01)
    assert (100 * first.low, 100 * first.high) == pytest.approx((32.5 - 13.2, 32.5 + 13.2), abs=0.1)
    assert (100 * second.low, 100 * second.high) == pytest.approx((33.3, 56.9), abs=0.1)
    change = net_change(before, after)
    assert (100 * change.low, 100 * change.high) == pytest.approx((-5.1, 30.3), abs=0.05)
    assert change.holds_zero


def test_estimates_with_intervals_of_their_own() -> None:
    """Ten less two to four more, then twenty less three to one more: 10 less 5 to 10 plus √5."""
    found = difference_of_estimates(10, Interval(8, 14), 20, Interval(17, 21))
    assert (found.low, found.high) == pytest.approx((10 - 5, 10 + 5**0.5))


@given(
    st.integers(1, 400),
    st.integers(1, 400),
    st.floats(0, 1),
    st.floats(0, 1),
    st.floats(0, 1),
    st.floats(0, 1),
)
def test_what_intervals_hold(n: int, m: int, a: float, b: float, c: float, d: float) -> None:
    """The widest interval of a net change holds the exact one; the other way round all are turned."""
    before = Sides(n * a * b, n * a * (1 - b), n)
    after = Sides(m * c * d, m * c * (1 - d), m)
    exact, widest = net_change(before, after), widest_net_change(before.score, n, after.score, m)
    assert widest.low - 1e-9 <= exact.low <= exact.high <= widest.high + 1e-9
    back = net_change(after, before)
    assert (back.low, back.high) == pytest.approx((-exact.high, -exact.low), abs=1e-9)
    there, again = share_change(a, n, c, m), share_change(c, m, a, n)
    assert (again.low, again.high) == pytest.approx((-there.high, -there.low), abs=1e-9)
    assert there.low - 1e-9 <= c - a <= there.high + 1e-9
    alone = net_interval(before)
    assert -1 <= alone.low <= alone.high <= 1
