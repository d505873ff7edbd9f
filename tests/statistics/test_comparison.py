"""Changes between periods, and against a comparison group."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmap.statistics.answers import Answers
from cjmap.statistics.comparison import (
    Change,
    change,
    contrast_of_medians,
    difference_in_differences,
)
from cjmap.statistics.figures import measured
from cjmap.statistics.interval import Interval
from cjmap.statistics.measurements import Measurement, change_between
from cjmap.statistics.medians import median_of

if TYPE_CHECKING:
    from cjmap.statistics.methods import Scale

SCALES: dict[str, Scale | None] = {
    "nps": None,
    "ces-net": (0, 10),
    "csat-top2": (0, 10),
    "csat-mean": (0, 10),
    "score": None,
    "duration": None,
}
COUNTS = st.dictionaries(st.integers(0, 10), st.integers(1, 60), min_size=2)


def nps(promoters: int, detractors: int, n: int) -> Answers:
    return Answers.counted({10: promoters, 7: n - promoters - detractors, 4: detractors})


def yes(count: int, n: int) -> Answers:
    return Answers.counted({1: count, 0: n - count})


BEFORE, AFTER = nps(60, 20, 120), nps(75, 15, 130)
"""The worked case."""


def figures(found: Change | None) -> tuple[float, float, float, float]:
    assert found is not None
    assert found.interval is not None
    assert found.p is not None
    return found.difference, found.interval.low, found.interval.high, found.p


@pytest.mark.parametrize(
    ("method", "scale", "before", "after", "expected"),
    [
        # z = 1.39
        ("nps", None, BEFORE, AFTER, (12.8205, -5.1229, 30.3079, 0.1636)),
        ("nps", None, BEFORE, BEFORE, (0.0, -18.6499, 18.6499, 1.0)),
        # statsmodels 0.15.0, confint_proportions_2indep(…, method="newcomb"); it has no p for it
        ("share", None, yes(88, 120), yes(108, 130), (0.097436, -0.004904, 0.198920, 0.062014)),
        ("share", None, yes(45, 110), yes(30, 100), (-0.109091, -0.232783, 0.020556, 0.099318)),
        (
            "csat-top2",
            (1, 5),
            Answers.counted({5: 40, 1: 10}),
            Answers.counted({4: 50}),
            (20.0, 8.70501, 33.03714, 0.001982),
        ),
        # scipy 1.17.1, ttest_ind(…, equal_var=False)
        (
            "csat-mean",
            (1, 5),
            Answers.counted({1: 3, 2: 4, 3: 10, 4: 20, 5: 13}),
            Answers.counted({1: 1, 2: 1, 3: 4, 4: 11, 5: 23}),
            (0.63, 0.1953203, 1.0646797, 0.0049909),
        ),
        (
            "score",
            None,
            Answers.counted({1: 2, 5: 3}),
            Answers.counted({4: 6, 5: 30}),
            (1.4333333, -1.2838246, 4.1504912, 0.2175367),
        ),
        # ten times 5 is 5 with -1.234 + 0; Welch would take it for certain
        (
            "csat-mean",
            (1, 5),
            Answers.counted({5: 10}),
            Answers.counted({3: 10}),
            (-2.0, -2.616993, -0.620362, 0.004505),
        ),
    ],
)
def test_change(
    method: str,
    scale: Scale | None,
    before: Answers,
    after: Answers,
    expected: tuple[float, float, float, float],
) -> None:
    assert figures(change(method, scale, before, after)) == pytest.approx(expected, abs=1e-4)


@pytest.mark.parametrize(
    ("method", "before", "after", "difference"),
    [
        ("money", Answers.counted({10: 50}), Answers.counted({10: 40, 20: 10}), 2.0),
        ("duration", Answers.counted({1: 5}), Answers.counted({3: 50}), 2.0),
        ("score", Answers.counted({1: 5}), Answers.counted({3: 50, 4: 1}), 2.0196),
        ("csat-mean", Answers.counted({1: 1}), Answers.counted({3: 50, 5: 50}), 3.0),
    ],
)
def test_difference_of_which_nothing_says_how_sure_it_is(
    method: str, before: Answers, after: Answers, difference: float
) -> None:
    found = change(method, None, before, after)
    assert found is not None
    assert found.difference == pytest.approx(difference, abs=1e-4)
    assert (found.interval, found.p, found.needed, found.smallest) == (None, None, None, None)


def test_a_side_without_answers_has_no_change() -> None:
    assert change("nps", None, BEFORE, Answers()) is None
    assert change("nps", None, Answers.counted({11: 40}), AFTER) is None
    assert difference_in_differences("nps", None, BEFORE, AFTER, BEFORE, Answers()) is None


def test_against_a_comparison_group() -> None:
    """By hand: 12.6 less 3.1 of the adjusted scores, and the variances of all four added."""
    control = nps(50, 25, 100), nps(48, 21, 100)
    first, second = change("nps", None, BEFORE, AFTER), change("nps", None, *control)
    found = difference_in_differences("nps", None, BEFORE, AFTER, *control)
    (d1, low1, high1, _), (d2, low2, high2, _) = figures(first), figures(second)
    difference, low, high, p = figures(found)
    assert difference == pytest.approx(d1 - d2)
    assert high + low == pytest.approx(high1 + low1 - high2 - low2)
    assert (high - low) ** 2 == pytest.approx((high1 - low1) ** 2 + (high2 - low2) ** 2)
    assert 0.05 < p < 1


def test_shares_and_medians_against_a_comparison_group() -> None:
    """The squares of the distances to the ends add up, each with the end on its side."""
    groups = (yes(30, 60), yes(45, 60), yes(28, 60), yes(30, 60))
    durations = tuple(
        Answers.counted({part * factor: 1 for part in range(1, 41)}) for factor in (3, 2, 3, 3)
    )
    for method, four in (("share", groups), ("duration", durations)):
        (d1, low1, high1, _), (d2, low2, high2, _) = (
            figures(change(method, None, *pair)) for pair in (four[:2], four[2:])
        )
        d, low, high, _ = figures(difference_in_differences(method, None, *four))
        assert d == pytest.approx(d1 - d2)
        assert (d - low) ** 2 == pytest.approx((d1 - low1) ** 2 + (high2 - d2) ** 2)
        assert (high - d) ** 2 == pytest.approx((high1 - d1) ** 2 + (d2 - low2) ** 2)


def test_medians_from_a_database_change_alike() -> None:
    before, after = ({float(part * factor): 2 for part in range(1, 30)} for factor in (3, 2))
    of_ranks = contrast_of_medians(
        [(-1, median_of(sorted(before.items()))), (1, median_of(sorted(after.items())))]
    )
    assert of_ranks == change("duration", None, Answers.counted(before), Answers.counted(after))


def test_a_change_in_another_unit() -> None:
    """Seconds told in minutes; how sure it is stays."""
    seconds = Change(-90.0, Interval(-150.0, -30.0), 0.004, 61, 75.0)
    assert seconds.times(1 / 60) == Change(-1.5, Interval(-2.5, -0.5), 0.004, 61, 1.25)
    unsure = Change(-90.0, None, None, None, None)
    assert unsure.times(1 / 60) == Change(-1.5, None, None, None, None)


def test_weights_make_a_change_less_sure() -> None:
    """Ten of weight 1 and ten of weight 3 say as much as sixteen, so the width is as of sixteen."""
    weighted = Answers([(1, 10, 10, 10), (0, 10, 30, 90)])
    found, plain = (change("share", None, each, yes(50, 100)) for each in (weighted, yes(4, 16)))
    assert found is not None
    assert plain is not None
    assert (found.difference, found.interval, found.p) == (
        plain.difference,
        plain.interval,
        plain.p,
    )


@given(st.sampled_from(sorted(SCALES)), COUNTS, COUNTS)
def test_p_agrees_with_the_interval_and_back_is_the_other_way(
    method: str, before: dict[float, int], after: dict[float, int]
) -> None:
    groups = Answers.counted(before), Answers.counted(after)
    there, back = (change(method, SCALES[method], *each) for each in (groups, groups[::-1]))
    assert there is not None
    assert back is not None
    assert back.difference == pytest.approx(-there.difference, abs=1e-9)
    if there.interval is None or there.p is None or back.interval is None:
        return
    assert (back.interval.low, back.interval.high) == pytest.approx(
        (-there.interval.high, -there.interval.low), abs=1e-9
    )
    margin = min(abs(there.interval.low), abs(there.interval.high))
    if margin > 1e-6:
        assert (there.p < 0.05) == (not there.interval.holds_zero)


def test_two_maps_of_weighted_answers_are_no_surer_than_the_answers() -> None:
    """A map holds n and the interval. The interval knows of the weights, n does not."""
    weighted = Answers([(1, 10, 10, 10), (0, 10, 30, 90)]), Answers([(1, 30, 30, 30)])
    told = []
    for answers in weighted:
        figure = measured("share", None, answers)
        assert figure is not None
        assert figure.interval is not None
        told.append(Measurement(figure.value, figure.n, figure.interval.low, figure.interval.high))
    interval, rests_on = change_between("share", *told)
    direct = change("share", None, *weighted)
    assert rests_on == "intervals"
    assert interval is not None
    assert direct is not None
    assert direct.interval is not None
    assert (interval.low, interval.high) == pytest.approx(
        (direct.interval.low, direct.interval.high)
    )
