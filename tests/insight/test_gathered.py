"""Guards what several questions rest on: reach along the ways, and how pains are weighed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.insight.asking import ANNA, asked, journey

from cjmap.insight.gathered.pains import weighing

if TYPE_CHECKING:
    from pathlib import Path

WAYS = [
    ("all go on", "{id: a, title: A}\n{id: b, title: B}", [1.0, 1.0]),
    (
        "the rest leaves",
        "{id: a, title: A, next: [{to: b, share: 0.7}]}\n{id: b, title: B}\n{id: c, title: C}",
        [1.0, 0.7, 0.7],
    ),
    (
        "a branch that comes together again",
        "{id: a, title: A, next: [{to: b, share: 0.8}, {to: c, share: 0.2}]}\n"
        "{id: b, title: B, next: [d]}\n{id: c, title: C}\n{id: d, title: D}",
        [1.0, 0.8, 0.2, 1.0],
    ),
    (
        "what no share tells is divided evenly",
        "{id: a, title: A, next: [{to: b, share: 0.5}, c, d]}\n"
        "{id: b, title: B}\n{id: c, title: C}\n{id: d, title: D}",
        [1.0, 0.5, 0.75, 1.0],
    ),
    (
        "who goes back comes by again",
        "{id: a, title: A}\n{id: b, title: B, next: [{to: a, share: 0.5}, {to: c, share: 0.25}]}\n"
        "{id: c, title: C}",
        [1.0, 1.0, 0.5],
    ),
    (
        "nobody goes on from a step that all leave backwards",
        "{id: a, title: A}\n{id: b, title: B, next: [{to: a, share: 1.0}, {to: c, share: 0.0}]}\n"
        "{id: c, title: C}",
        [1.0, 1.0, 0.0],
    ),
]


@pytest.mark.parametrize(("name", "steps", "expected"), WAYS, ids=[row[0] for row in WAYS])
def test_reach(tmp_path: Path, name: str, steps: str, expected: list[float]) -> None:
    inquiry = asked(tmp_path, {"buy.journey.yaml": journey(steps, "")})
    assert [step.reach.share for step in inquiry.steps] == pytest.approx(expected)


def weights(tmp_path: Path, steps: str, **more: str) -> list[tuple[str, float | None]]:
    """Weigh the pains of a journey of Anna's; `more` maps by the name of their file."""
    maps = {"buy.journey.yaml": journey(steps), "anna.persona.yaml": ANNA, **more}
    found = asked(tmp_path, maps).once(weighing)
    return [(each.placed.pain.text, each.weight) for each in found.pains]


def test_a_pain_weighs_its_severity_for_the_share_of_customers_who_feel_it(tmp_path: Path) -> None:
    steps = """
        {id: a, title: A, pains: [{text: x, severity: 4, frequency: 0.5}], next: [{to: b, share: 0.5}]}
        {id: b, title: B, moment_of_truth: true, pains: [{text: y, severity: 4, frequency: 0.5}]}
        {id: c, title: C, pains: [{text: z, severity: 1, frequency: 0}]}
    """
    expected = [("x", 4 * 0.5 * 0.5), ("y", 4 * 0.5 * 0.5 * 0.5 * 2), ("z", 0.0)]
    assert weights(tmp_path, steps) == expected


def test_a_factor_that_no_pain_has_is_left_out_and_one_that_some_lack_is_not_made_up(
    tmp_path: Path,
) -> None:
    steps = """
        {id: a, title: A, pains: [{text: x, severity: 4}]}
        {id: b, title: B, pains: [y]}
    """
    assert weights(tmp_path, steps) == [("x", 4 * 0.5), ("y", None)]


def test_the_configuration_says_how_heavily_a_factor_counts(tmp_path: Path) -> None:
    steps = """
        {id: a, title: A, pains: [{text: x, severity: 5, frequency: 0.1}]}
        {id: b, title: B, pains: [{text: y, severity: 2, frequency: 0.4}]}
    """
    settings = "[report.weights]\nfrequency = 0\nshare = 0\n"
    found = weights(tmp_path, steps, **{"cjmap.toml": settings})
    assert found == [("x", 5.0), ("y", 2.0)]
