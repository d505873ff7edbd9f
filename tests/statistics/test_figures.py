"""Values with their intervals, from answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmap.errors import CjmapError
from cjmap.statistics.answers import Answers
from cjmap.statistics.figures import measured
from cjmap.statistics.measurements import Measurement, interval_of
from cjmap.statistics.net_scores import Sides, net_interval
from cjmap.statistics.shares import share_interval

if TYPE_CHECKING:
    from cjmap.statistics.methods import Scale


@pytest.mark.parametrize(
    ("method", "scale", "counts", "value", "low", "high"),
    [
        # the worked case: 32.5 ± 13.2, and 45.1 ± 11.8
        ("nps", None, {10: 40, 9: 20, 8: 40, 6: 15, 0: 5}, 33.3333, 19.3328, 45.7078),
        ("nps", None, {9: 75, 7: 40, 5: 15}, 46.1538, 33.2838, 56.9418),
        ("nps", None, {10: 1}, 100.0, -48.4986, 100.0),
        ("ces-net", (1, 7), {7: 30, 6: 30, 5: 20, 4: 20, 3: 10, 1: 10}, 33.3333, 19.3328, 45.7078),
        ("csat-top2", (1, 5), {5: 50, 4: 38, 3: 20, 2: 12}, 73.3333, 64.7876, 80.4315),
        ("share", None, {1: 88, 0: 32}, 0.733333, 0.647876, 0.804315),
        ("share", None, {0: 10}, 0.0, 0.0, 0.277533),
        # scipy 1.17.1, t.interval
        ("csat-mean", (1, 5), {1: 3, 2: 4, 3: 10, 4: 20, 5: 13}, 3.72, 3.4001126, 4.0398874),
        ("ces-mean", (1, 5), {5: 9, 4: 1}, 4.9, 4.6737843, 5.0),
        ("score", None, {5: 9, 4: 1}, 4.9, 4.6737843, 5.1262157),
        # all alike: up to 1 - 0.025^(1/10) = 30.85 % of all people may be at the other end
        ("csat-mean", (1, 5), {5: 10}, 5.0, 3.766013, 5.0),
        ("csat-mean", (1, 5), {3: 10}, 3.0, 2.383007, 3.616993),
        ("duration", None, dict.fromkeys([1, 2, 3, 5, 8, 13], 1), 4.0, 1.0, 13.0),
        ("duration", None, {60: 4, 90: 3, 300: 3}, 90.0, 60.0, 300.0),
    ],
)
def test_value_and_interval(
    method: str,
    scale: Scale | None,
    counts: dict[float, int],
    value: float,
    low: float,
    high: float,
) -> None:
    figure = measured(method, scale, Answers.counted(counts))
    assert figure is not None
    assert figure.interval is not None
    found = (figure.value, figure.interval.low, figure.interval.high)
    assert found == pytest.approx((value, low, high), abs=1e-4)
    assert figure.n == figure.effective_n == sum(counts.values())


@pytest.mark.parametrize(
    ("method", "counts", "value"),
    [
        ("money", {10: 5, 250: 1}, 50.0),
        ("score", {7: 12}, 7.0),
        ("csat-mean", {4: 1}, 4.0),
        ("duration", {1: 2, 4: 3}, 4.0),
    ],
)
def test_value_of_which_nothing_says_how_sure_it_is(
    method: str, counts: dict[float, int], value: float
) -> None:
    figure = measured(method, None, Answers.counted(counts))
    assert figure is not None
    assert (figure.value, figure.interval) == (value, None)


def test_counts_name_the_two_sides() -> None:
    answers = Answers.counted({10: 4, 8: 3, 2: 1})
    nps, ease = measured("nps", None, answers), measured("ces-net", (0, 10), answers)
    assert nps is not None
    assert ease is not None
    assert nps.counts == {"promoters": 4, "detractors": 1}
    assert ease.counts == {"easy": 7, "difficult": 1}


def test_answers_that_the_question_does_not_allow_are_told() -> None:
    figure = measured("nps", None, Answers.counted({10: 6, 11: 2, 7.5: 1, -1: 1}))
    assert figure is not None
    assert (figure.value, figure.n) == (100, 6)
    assert {answer: tally.count for answer, tally in figure.left_out} == {-1: 1, 7.5: 1, 11: 2}


@pytest.mark.parametrize("answers", [Answers(), Answers.counted({11: 3}), Answers([(5, 2, 0, 0)])])
def test_no_answer_gives_no_value(answers: Answers) -> None:
    assert measured("nps", None, answers) is None


def test_weights_make_less_sure() -> None:
    """Ten promoters of weight 1, ten detractors of weight 3: W = 40, Σw² = 100, effective n = 16."""
    figure = measured("nps", None, Answers([(9, 10, 10, 10), (3, 10, 30, 90)]))
    assert figure is not None
    assert (figure.value, figure.n, figure.effective_n) == (-50, 20, 16)
    assert figure.interval == net_interval(Sides(4, 12, 16)).times(100)
    assert figure.counts == {}
    share = measured("share", None, Answers([(1, 10, 10, 10), (0, 10, 30, 90)]))
    assert share is not None
    assert share.interval == share_interval(0.25, 16)


def test_durations_have_no_weights() -> None:
    with pytest.raises(CjmapError, match="without"):
        measured("duration", None, Answers([(60, 1, 2, 4), (90, 1, 1, 1)]))


METHODS: dict[str, Scale | None] = {
    "nps": None,
    "ces-net": (0, 10),
    "csat-top2": (0, 10),
    "csat-mean": (0, 10),
    "score": None,
    "duration": None,
}


@given(
    st.sampled_from(sorted(METHODS)),
    st.dictionaries(st.integers(0, 10), st.integers(1, 300), min_size=1),
)
def test_the_interval_holds_the_value_and_stays_where_values_can_be(
    method: str, counts: dict[float, int]
) -> None:
    figure = measured(method, METHODS[method], Answers.counted(counts))
    assert figure is not None
    lowest, highest = {"nps": (-100, 100), "ces-net": (-100, 100), "csat-top2": (0, 100)}.get(
        method, (0, 10)
    )
    assert lowest <= figure.value <= highest
    if figure.interval is None:
        assert figure.n < 6 or len(counts) == 1
        return
    assert figure.interval.low - 1e-9 <= figure.value <= figure.interval.high + 1e-9
    if method != "score":
        assert lowest <= figure.interval.low <= figure.interval.high <= highest
    written = Measurement(figure.value, figure.n, counts=dict(figure.counts))
    if method in ("nps", "ces-net", "csat-top2"):
        # what a map holds of it is enough to have the same interval again
        again = interval_of(method, written)
        assert again is not None
        assert (again.low, again.high) == pytest.approx(
            (figure.interval.low, figure.interval.high), abs=1e-9
        )
