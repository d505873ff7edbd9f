"""What is not shown, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cjmap.statistics.answers import Answers
from cjmap.statistics.disclosure import hidden_groups
from cjmap.statistics.figures import measured
from cjmap.statistics.gates import Reason, Withheld, withheld

if TYPE_CHECKING:
    from cjmap.statistics.methods import Scale

NPS: dict[float, int] = {10: 45, 7: 30, 4: 25}


def times(counts: dict[float, int], factor: float) -> dict[float, int]:
    return {answer: round(count * factor) for answer, count in counts.items()}


@pytest.mark.parametrize(
    ("method", "scale", "counts", "reason", "needed"),
    [
        ("nps", None, {10: 4}, Reason.TOO_FEW, 5),
        ("nps", None, NPS, Reason.TOO_WIDE, 109),
        ("nps", None, times(NPS, 1.2), None, None),
        ("ces-net", (1, 7), {7: 45, 5: 30, 1: 25}, Reason.TOO_WIDE, 109),
        ("csat-top2", None, {5: 45, 1: 45}, Reason.TOO_WIDE, 93),
        ("csat-top2", None, {5: 50, 1: 50}, None, None),
        ("csat-top2", None, {5: 39, 1: 2}, None, None),
        ("share", None, {1: 45, 0: 45}, Reason.TOO_WIDE, 93),
        ("share", None, {1: 50, 0: 50}, None, None),
        ("csat-mean", (1, 5), {5: 20, 4: 20, 3: 20, 2: 10}, Reason.TOO_WIDE, 108),
        ("csat-mean", (1, 5), {5: 40, 4: 40, 3: 40, 2: 20}, None, None),
        ("score", None, {5: 2, 900: 5}, None, None),
        ("money", None, {5: 2, 900: 5}, None, None),
        ("money", None, {5: 2, 900: 2}, Reason.TOO_FEW, 5),
        ("duration", None, {60: 5}, Reason.NO_INTERVAL, 6),
        ("duration", None, {60: 4, 90: 4, 300: 4}, Reason.TOO_WIDE, 342),
        ("duration", None, {60: 10, 90: 30, 300: 10}, None, None),
        ("duration", None, {0: 10, 5: 1}, None, None),
        ("duration", None, {0: 6, 5: 4}, Reason.TOO_WIDE, 11),
    ],
)
def test_gate(
    method: str,
    scale: Scale | None,
    counts: dict[float, int],
    reason: Reason | None,
    needed: int | None,
) -> None:
    figure = measured(method, scale, Answers.counted(counts))
    assert figure is not None
    found = withheld(method, scale, figure)
    assert (found.reason if found else None, found.needed if found else None) == (reason, needed)


def test_as_many_answers_as_needed_open_the_gate() -> None:
    figure = measured("nps", None, Answers.counted(times(NPS, 1.10)))
    assert figure is not None
    assert withheld("nps", None, figure) is None


def test_a_limit_of_ones_own() -> None:
    figure = measured("nps", None, Answers.counted(NPS))
    assert figure is not None
    assert withheld("nps", None, figure, {"nps": 20}) is None
    found = withheld("nps", None, figure, {"nps": 10})
    assert found is not None
    assert found == Withheld(Reason.TOO_WIDE, 245, found.half_width, 10)


@pytest.mark.parametrize(
    ("sizes", "small", "further"),
    [
        ({"anna": 40, "jan": 12}, "", ""),
        # 52 less 48 is known as soon as one other group is
        ({"anna": 40, "jan": 8, "ola": 4}, "ola", "jan"),
        ({"anna": 8, "jan": 8, "ola": 4}, "ola", "anna"),
        ({"anna": 40, "ola": 4}, "ola", "anna"),
        # two are hidden already, but together they are four
        ({"anna": 40, "jan": 20, "ola": 3, "ewa": 1}, "ewa ola", "jan"),
        ({"anna": 40, "jan": 20, "ola": 3, "ewa": 2}, "ewa ola", ""),
        # nobody to hide
        ({"anna": 40, "ola": 0}, "", ""),
        ({"anna": 40, "jan": 9, "ola": 4, "ewa": 0}, "ola", "jan"),
        ({"ola": 4}, "ola", ""),
        ({}, "", ""),
    ],
)
def test_groups_that_could_be_had_by_subtraction(
    sizes: dict[str, int], small: str, further: str
) -> None:
    found = hidden_groups(sizes)
    assert (" ".join(sorted(found.small)), " ".join(sorted(found.further))) == (small, further)
