"""What each method makes of an answer."""

from __future__ import annotations

import pytest

from cjmap.errors import CjmapError
from cjmap.format.catalog import Method
from cjmap.statistics.methods import FAMILIES, Scale, is_better, is_worse, scale_of, takes


def test_every_method_of_the_catalog_is_known() -> None:
    """A count is all there is of it: answers to a question are none."""
    assert set(FAMILIES) == {method.value for method in Method} - {"count"}


@pytest.mark.parametrize(
    ("method", "scale", "sides"),
    [
        ("nps", None, "-------  ++"),
        ("nps", (0, 10), "-------  ++"),
        ("ces-net", None, "---  ++"),
        ("ces-net", (1, 7), "---  ++"),
        ("ces-net", (0, 6), "---  ++"),
        ("ces-net", (1, 3), "- +"),
        ("ces-net", (1, 4), "--++"),
        ("ces-net", (1, 5), "-- ++"),
        ("ces-net", (1, 9), "----  +++"),
        ("ces-net", (1, 10), "----   +++"),
        ("ces-net", (0, 10), "-----  ++++"),
    ],
)
def test_sides_of_a_net_score(method: str, scale: Scale | None, sides: str) -> None:
    lowest = int((scale_of(method, scale) or (0, 0))[0])
    found = "".join(
        "+" if is_better(method, scale, answer) else "-" if is_worse(method, scale, answer) else " "
        for answer in range(lowest, lowest + len(sides))
    )
    assert found == sides


@pytest.mark.parametrize(
    ("method", "scale", "good"),
    [
        ("csat-top2", None, [4, 5]),
        ("csat-top2", (1, 7), [6, 7]),
        ("csat-top2", (0, 10), [9, 10]),
        ("share", None, [1]),
    ],
)
def test_what_counts_for_a_share(method: str, scale: Scale | None, good: list[int]) -> None:
    low, high = scale_of(method, scale) or (0, 0)
    answers = range(int(low), int(high) + 1)
    assert [answer for answer in answers if is_better(method, scale, answer)] == good


@pytest.mark.parametrize(
    ("method", "scale", "taken", "refused"),
    [
        ("nps", None, [0, 10, 7.0], [-1, 11, 7.5]),
        ("share", None, [0, 1], [0.5, 2]),
        ("csat-top2", None, [1, 5], [0, 6, 4.5]),
        ("ces-net", (0, 4), [0, 4], [5, 0.5]),
        ("csat-mean", (1, 5), [1, 4.5, 5], [0.9, 5.1]),
        ("score", None, [-3, 1e9], []),
        ("money", (0, 10), [99.99], []),
        ("duration", None, [0.5, 86_400], []),
    ],
)
def test_answers_taken(
    method: str, scale: Scale | None, taken: list[float], refused: list[float]
) -> None:
    assert [takes(method, scale, answer) for answer in taken] == [True] * len(taken)
    assert [takes(method, scale, answer) for answer in refused] == [False] * len(refused)


@pytest.mark.parametrize(
    ("method", "scale", "message"),
    [
        ("nps", (1, 7), "The method nps takes answers from 0 to 10, not from 1 to 7."),
        ("share", (0, 100), "The method share takes answers from 0 to 1, not from 0 to 100."),
        ("csat-mean", (5, 1), "The scale goes from 5 to 1."),
        ("score", (1, float("inf")), "The scale goes from 1 to inf."),
        (
            "csat-top2",
            (1, 2),
            "The method csat-top2 needs a scale of three whole numbers or more, not from 1 to 2.",
        ),
        (
            "ces-net",
            (0.5, 7),
            "The method ces-net needs a scale of three whole numbers or more, not from 0.5 to 7.",
        ),
        ("count", None, "The method count cannot be calculated from answers."),
    ],
)
def test_scales_that_cannot_be(method: str, scale: Scale | None, message: str) -> None:
    with pytest.raises(CjmapError) as refused:
        scale_of(method, scale)
    assert refused.value.message == message
    assert refused.value.hint
