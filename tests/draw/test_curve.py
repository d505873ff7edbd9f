"""The emotion curve goes through its points and never beyond them."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmap.draw.parts import curve as curves

scores = st.lists(st.integers(-4, 4).map(lambda half: half / 2), min_size=2, max_size=30)


@given(scores, st.floats(min_value=20, max_value=300))
def test_curve_does_not_overshoot(values: list[float], step: float) -> None:
    points = [(index * step, value * 30) for index, value in enumerate(values)]
    pieces = curves.monotone(points)
    assert [piece[0] for piece in pieces] == points[:-1]
    assert pieces[-1][3] == points[-1]
    for piece, (_, low), (_, high) in zip(pieces, points, points[1:], strict=False):
        heights = [curves.at(piece, t / 20)[1] for t in range(21)]
        assert min(heights) >= min(low, high) - 1e-6
        assert max(heights) <= max(low, high) + 1e-6
        rising = sorted(heights)
        assert heights == pytest.approx(rising if low <= high else rising[::-1])


@given(scores)
def test_curve_is_smooth(values: list[float]) -> None:
    pieces = curves.monotone([(index * 100.0, value) for index, value in enumerate(values)])
    for before, after in itertools.pairwise(pieces):
        leaving = (before[3][1] - before[2][1]) / (before[3][0] - before[2][0])
        entering = (after[1][1] - after[0][1]) / (after[1][0] - after[0][0])
        assert leaving == pytest.approx(entering, abs=1e-9)


@given(scores, scores)
def test_the_stretches_between_two_curves_fill_what_lies_between(
    values: list[float], others: list[float]
) -> None:
    first, second = (
        curves.monotone([(index * 100.0, value * 30) for index, value in enumerate(each)])
        for each in (values, others)
    )
    found = curves.lenses(first, second)
    for side, upper, lower in found:
        for one, other in zip(upper, lower, strict=True):
            # Both cover the same x, and one of them stays above.
            assert (one[0][0], one[3][0]) == pytest.approx((other[0][0], other[3][0]))
            apart = [curves.at(one, t / 8)[1] - curves.at(other, t / 8)[1] for t in range(9)]
            assert all(each * side > -0.02 for each in apart)
    for before, after in itertools.pairwise(found):
        assert before[1][-1][3][0] <= after[1][0][0][0] + 1e-6
    mirrored = curves.lenses(second, first)
    assert [-side for side, _, _ in mirrored] == [side for side, _, _ in found]


@pytest.mark.parametrize(
    ("values", "others", "sides"),
    [
        ([1, 2], [1, 2], []),
        ([0, 0], [1, 1], [-1]),
        ([0, 2], [2, 0], [-1, 1]),
        ([0, 0, 0], [0, 0, 1], [-1]),
        ([0, 2, 0, 2], [1, 1, 1, 1], [-1, 1, -1, 1]),
        ([0], [0, 1], []),
    ],
)
def test_the_sides_of_two_curves(
    values: list[float], others: list[float], sides: list[int]
) -> None:
    first, second = (
        curves.monotone([(index * 100.0, value * 30) for index, value in enumerate(each)])
        for each in (values, others)
    )
    assert [side for side, _, _ in curves.lenses(first, second)] == sides


def test_curves_that_do_not_meet_in_x_have_nothing_between() -> None:
    first = curves.monotone([(0.0, 0.0), (100.0, 0.0)])
    second = curves.monotone([(200.0, 9.0), (300.0, 9.0)])
    assert curves.lenses(first, second) == []


def test_cutting_keeps_the_curve() -> None:
    piece = curves.monotone([(0.0, -30.0), (100.0, 60.0)])[0]
    first, second = curves.cut_at_level(piece, 0.0)
    assert first[3] == second[0]
    assert first[3][1] == pytest.approx(0, abs=1e-6)
    assert curves.cut_at_level(piece, 100.0) == [piece]
    parts = curves.parts(piece, 4)
    assert parts[0][0] == piece[0]
    assert parts[-1][3] == piece[3]
    assert parts[1][3] == pytest.approx(curves.at(piece, 0.5))


def test_one_point_is_no_curve() -> None:
    assert curves.monotone([(0.0, 1.0)]) == []


@given(scores, st.floats(0, 1), st.floats(0, 1))
def test_a_part_of_the_curve_is_cut_where_it_is_asked_to_be(
    values: list[float], one: float, other: float
) -> None:
    whole = curves.monotone([(index * 100.0, value) for index, value in enumerate(values)])
    end = (len(values) - 1) * 100.0
    left, right = sorted((one * end, other * end))
    part = curves.between(whole, left, right)
    if right - left < 1e-6:
        return
    assert part[0][0][0] == pytest.approx(left)
    assert part[-1][3][0] == pytest.approx(right)
    for before, after in itertools.pairwise(part):
        assert before[3] == pytest.approx(after[0])
    for piece in part:
        x, y = curves.at(piece, 0.5)
        around = next(each for each in whole if each[0][0] - 1e-6 <= x <= each[3][0] + 1e-6)
        place = (x - around[0][0]) / (around[3][0] - around[0][0])
        assert curves.at(around, place)[1] == pytest.approx(y, abs=1e-6)
