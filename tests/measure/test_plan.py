"""A journey as a plan: what may follow what, what may be left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from cjmap.measure.plan import Passing, Plan
from cjmap.workspace import open_workspace

SHOP = Path(__file__).parents[2] / "examples" / "sklep"

# a ─ b ─┬─ c ─┬─ e ─ f, with d as another way from b to e, and a loop from e back to b.
PLAN = Plan(
    tuple("abcdef"),
    frozenset({(0, 1), (1, 2), (1, 3), (2, 4), (3, 4), (4, 5)}),
    {(1, 2): 0.3, (1, 3): 0.7},
    frozenset({(4, 1)}),
)


@pytest.mark.parametrize(
    ("pair", "passing"),
    [
        ("ab", Passing.PLANNED),
        ("bd", Passing.PLANNED),
        ("aa", Passing.REPEATED),
        ("ac", Passing.AHEAD),
        ("bf", Passing.AHEAD),
        ("eb", Passing.LOOP),
        ("ec", Passing.LOOP),
        ("ea", Passing.OUT_OF_ORDER),
        ("cd", Passing.OUT_OF_ORDER),
        ("cb", Passing.OUT_OF_ORDER),
        ("fa", Passing.OUT_OF_ORDER),
    ],
)
def test_passing(pair: str, passing: Passing) -> None:
    left, to = (PLAN.steps.index(each) for each in pair)
    assert PLAN.passing(left, to) is passing
    assert PLAN.allows(left, to) is (passing is not Passing.OUT_OF_ORDER)


@pytest.mark.parametrize(
    ("seen", "missing"),
    [("abcef", ""), ("abdef", ""), ("abef", ""), ("af", "be"), ("f", "abe"), ("a", ""), ("", "")],
)
def test_missing(seen: str, missing: str) -> None:
    found = PLAN.missing({PLAN.steps.index(each) for each in seen})
    assert "".join(PLAN.steps[each] for each in sorted(found)) == missing


def test_shape() -> None:
    assert [PLAN.steps[each] for each in sorted(PLAN.optional)] == ["c", "d"]
    assert [PLAN.steps[each] for each in PLAN.last] == ["f"]
    assert [PLAN.steps[each] for each in PLAN.main_path] == ["a", "b", "d", "e", "f"]


def test_ways_that_go_round() -> None:
    # b leads back to a by `next`: a step that leads to itself comes after itself.
    plan = Plan(tuple("abc"), frozenset({(0, 1), (1, 0), (1, 2)}), {}, frozenset())
    assert plan.passing(1, 0) is Passing.PLANNED
    assert plan.main_path == (0, 1)
    assert plan.last == {2}


def test_without_steps() -> None:
    plan = Plan((), frozenset(), {}, frozenset())
    assert [*plan.after, *plan.optional, *plan.last, *plan.main_path] == []


def test_of_the_shop() -> None:
    journey = open_workspace(SHOP).map_of("journey", "zamawiam-rosline")
    assert journey is not None
    plan = Plan.of(journey)
    names = {step: number for number, step in enumerate(plan.steps)}
    assert {plan.steps[each] for each in plan.optional} == {
        "ustawienie",
        "zgloszenie",
        "odpowiedz",
        "rozwiazanie",
    }
    assert plan.shares[names["rozpakowanie"], names["zgloszenie"]] == pytest.approx(0.14, abs=0.14)
    assert plan.passing(names["polecenie"], names["inspiracja"]) is Passing.LOOP
    assert plan.passing(names["koszyk"], names["szukanie"]) is Passing.OUT_OF_ORDER
