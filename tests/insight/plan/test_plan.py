"""Guards plans of workspaces: what counts, what is left out and why, and the figures by hand."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from tests.insight.asking import ANNA, EXAMPLES, asked, inquiry_into, journey

from cjmap.errors import CjmapError
from cjmap.insight.inquiry import Inquiry
from cjmap.insight.plan.figures import figures
from cjmap.insight.plan.planning import plan
from cjmap.insight.plan.situation import Asked

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from cjmap.insight.plan.figures import PlanFigures, PlannedOpportunity

TEAMS = """
kind: catalog
id: shop
title: Words
teams: [{id: web, capacity: 10}, {id: desk, capacity: 4}, {id: lab}]
"""
KNOWN = "impact: 4, reach: 0.5, confidence: 0.5"  # a gain of 1


def backlog(*rows: str) -> str:
    """Return a backlog of opportunities, each a line of YAML without its braces."""
    lines = "".join(f"  - {{title: {row.split(',')[0][4:]}, {row}}}\n" for row in rows)
    return f"kind: backlog\nid: b\ntitle: B\nopportunities:\n{lines}"


def planned(
    folder: Path,
    *rows: str,
    budget: str | None = None,
    quarters: int = 1,
    reconsider: bool = False,
    pain_weight: str = "1",
    maps: Mapping[str, str] | None = None,
) -> PlanFigures:
    """Plan a backlog of some rows, with the teams above."""
    files = {"b.backlog.yaml": backlog(*rows), "shop.catalog.yaml": TEAMS, **(maps or {})}
    inquiry = asked(folder, files)
    days = None if budget is None else Fraction(budget)
    wanted = Asked(days, quarters, Fraction(pain_weight), reconsider)
    return figures(plan(inquiry, wanted, 60))


def standings(found: PlanFigures) -> dict[str, tuple[str, str | None, list[str]]]:
    """Return what became of each opportunity, and because of what."""
    return {each.id: (each.standing, each.reason, each.because) for each in found.opportunities}


def of(found: PlanFigures, id: str) -> PlannedOpportunity:
    """Return an opportunity of a plan."""
    return next(each for each in found.opportunities if each.id == id)


REASONS = [
    ("it fits", [f"id: a, {KNOWN}, effort: 2"], {"a": ("chosen", None, [])}),
    ("an estimate is missing", ["id: a, impact: 4, effort: 2"],
     {"a": ("left-out", "missing", ["reach", "confidence"])}),
    ("no estimate at all", ["id: a"],
     {"a": ("left-out", "missing", ["impact", "reach", "confidence", "effort"])}),
    ("zero is an estimate", ["id: a, impact: 4, reach: 0, confidence: 0, effort: 0"],
     {"a": ("outside", "nothing-more", [])}),
    ("it requires what is left out", ["id: a", f"id: b, {KNOWN}, effort: 1, requires: a",
      f"id: c, {KNOWN}, effort: 1, requires: b"],
     {"a": ("left-out", "missing", ["impact", "reach", "confidence", "effort"]),
      "b": ("left-out", "requires", ["a"]), "c": ("left-out", "requires", ["b"])}),
    ("it requires what was dropped", [f"id: a, {KNOWN}, status: dropped, effort: 1",
      f"id: b, {KNOWN}, effort: 1, requires: a"], {"b": ("left-out", "requires", ["a"])}),
    ("it requires what nobody knows", [f"id: b, {KNOWN}, effort: 1, requires: zzz"],
     {"b": ("left-out", "requires", ["zzz"])}),
    ("what is done is there", ["id: a, status: done", f"id: b, {KNOWN}, effort: 1, requires: a"],
     {"b": ("chosen", None, [])}),
    ("what is done excludes", ["id: a, status: done, excludes: b", f"id: b, {KNOWN}, effort: 1"],
     {"b": ("left-out", "excluded", ["a"])}),
    ("what was dropped excludes nothing", ["id: a, status: dropped, excludes: b",
      f"id: b, {KNOWN}, effort: 1"], {"b": ("chosen", None, [])}),
    ("what is under way excludes, whoever says so", [f"id: a, {KNOWN}, effort: 1, status: doing",
      f"id: b, {KNOWN}, effort: 1, excludes: a"],
     {"a": ("under-way", None, []), "b": ("left-out", "excluded", ["a"])}),
    ("another one is better", [f"id: a, {KNOWN}, effort: 1, excludes: b",
      "id: b, impact: 5, reach: 0.5, confidence: 0.5, effort: 1"],
     {"a": ("outside", "excluded", ["b"]), "b": ("chosen", None, [])}),
    ("the team has no room for two", [f"id: a, {KNOWN}, effort: 3, owner: desk",
      f"id: b, {KNOWN}, effort: 2, owner: desk"],
     {"a": ("outside", "no-room", ["desk"]), "b": ("chosen", None, [])}),
    ("it is larger than the team", [f"id: a, {KNOWN}, effort: 5, owner: desk"],
     {"a": ("outside", "too-large", ["desk"])}),
    ("it is larger with what it requires", [f"id: a, {KNOWN}, effort: 3, owner: desk, requires: b",
      f"id: b, {KNOWN}, effort: 2, owner: desk"],
     {"a": ("outside", "too-large", ["desk"]), "b": ("chosen", None, [])}),
    ("it requires what it excludes", [f"id: a, {KNOWN}, effort: 1, requires: b, excludes: b",
      f"id: b, {KNOWN}, effort: 1"],
     {"a": ("outside", "contradiction", ["b"]), "b": ("chosen", None, [])}),
    ("a team without capacity, and no team", [f"id: a, {KNOWN}, effort: 900, owner: lab",
      f"id: b, {KNOWN}, effort: 900, owner: whoever"],
     {"a": ("chosen", None, []), "b": ("chosen", None, [])}),
    ("work under way that nobody has estimated", ["id: a, status: doing",
      f"id: b, {KNOWN}, effort: 1, requires: a"],
     {"a": ("under-way", "missing", ["effort"]), "b": ("chosen", None, [])}),
    ("it waits for work that takes too long",
     [f"id: a, {KNOWN}, effort: 11, owner: web, status: doing",
      f"id: b, {KNOWN}, effort: 1, requires: a"],
     {"a": ("under-way", None, []), "b": ("outside", "unfinished", ["a"])}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "rows", "expected"), REASONS, ids=[row[0] for row in REASONS])
def test_what_becomes_of_an_opportunity(
    tmp_path: Path, name: str, rows: list[str], expected: dict[str, tuple[str, str, list[str]]]
) -> None:
    assert standings(planned(tmp_path, *rows)) == expected


REFUSED = [
    (
        "a circle",
        [f"id: a, {KNOWN}, effort: 1, requires: b", f"id: b, {KNOWN}, effort: 1, requires: a"],
        "The opportunities `a` → `b` → `a` require each other, so none of them can be first.",
    ),
    (
        "two under way that exclude each other",
        [f"id: a, {KNOWN}, effort: 1, status: doing", "id: b, status: doing, excludes: a"],
        "`a` and `b` exclude each other, and both are under way.",
    ),
]


@pytest.mark.parametrize(("name", "rows", "message"), REFUSED, ids=[row[0] for row in REFUSED])
def test_what_cannot_be_planned(tmp_path: Path, name: str, rows: list[str], message: str) -> None:
    with pytest.raises(CjmapError) as refused:
        planned(tmp_path, *rows)
    assert refused.value.message == message


def test_a_circle_that_is_done_is_no_circle(tmp_path: Path) -> None:
    rows = ["id: a, status: done, requires: b", f"id: b, {KNOWN}, effort: 1, requires: a"]
    assert standings(planned(tmp_path, *rows)) == {"b": ("chosen", None, [])}


def test_two_under_way_that_exclude_each_other_can_be_chosen_between(tmp_path: Path) -> None:
    rows = [
        f"id: a, {KNOWN}, effort: 1, status: doing",
        f"id: b, {KNOWN}, effort: 2, status: doing, excludes: a",
    ]
    found = planned(tmp_path, *rows, reconsider=True)
    assert standings(found) == {"a": ("chosen", None, []), "b": ("outside", "excluded", ["a"])}


STEPS = """
    {id: pay, title: Pay, pains: [{id: slow, text: Slow, severity: 4, frequency: 0.5}]}
    {id: wait, title: Wait, moment_of_truth: true, pains: [{id: long, text: Long, severity: 2, frequency: 0.5}]}
"""
WITH_PAINS = {"buy.journey.yaml": journey(STEPS), "anna.persona.yaml": ANNA}
"""Pains that weigh 4 × 0.5 × 0.5 = 1 and 2 × 0.5 × 0.5 × 2 = 1."""


def test_the_figures_of_a_plan(tmp_path: Path) -> None:
    rows = [
        f"id: a, {KNOWN}, effort: 4, for: 'buy#slow'",  # 1 + 1 × 0.5
        "id: b, impact: 2, reach: 0.5, confidence: 0.8, effort: 5, for: ['buy#pay', 'buy#wait']",
        f"id: c, {KNOWN}, effort: 10",
    ]
    found = planned(tmp_path, *rows, budget="10", maps=WITH_PAINS)
    assert [(each.own_gain, each.pains, each.gain) for each in found.opportunities] == [
        (1.0, 1, 1.5),
        (0.8, 2, 2.4),
        (1.0, 0, 1.0),
    ]
    assert [each.rice and each.rice.score for each in found.opportunities] == [0.25, 0.16, 0.1]
    assert [each.value and each.value.place for each in found.opportunities] == [2, 1, 3]
    best = found.best
    assert best is not None
    # Both answer “Slow”; the surer of them counts: 1 + 0.8 + 0.8 × 2.
    assert (best.proven, best.gain, best.effort, best.plans) == (True, 3.4, 9.0, [["a", "b"]])
    assert (best.unlimited_gain, best.unlimited_effort) == (4.4, 19.0)
    (budget,) = found.limits
    assert (budget.available, budget.chosen, budget.left) == (10.0, 9.0, 1.0)
    assert budget.step is not None
    assert (budget.step.days, budget.step.gain, budget.step.comes_in) == (9.0, 1.0, ["c"])
    assert {each.by: each.less for each in found.greedy} == {"rice": 0.0, "value": 0.0}


def test_pains_count_as_heavily_as_is_asked_for(tmp_path: Path) -> None:
    row = f"id: a, {KNOWN}, effort: 4, for: 'buy#slow'"
    for weight, gain in (("0", 1.0), ("1", 1.5), ("2.5", 2.25)):
        found = planned(tmp_path, row, pain_weight=weight, maps=WITH_PAINS)
        assert found.best is not None
        assert found.best.gain == gain


def test_work_under_way_takes_its_days_first_and_answers_its_pains(tmp_path: Path) -> None:
    rows = [
        f"id: a, {KNOWN}, effort: 7, owner: web, status: doing, for: 'buy#slow'",
        f"id: b, {KNOWN}, effort: 4, owner: web, for: 'buy#slow'",
        "id: c, impact: 1, reach: 0.5, confidence: 0.5, effort: 3, owner: web",
    ]
    found = planned(tmp_path, *rows, maps=WITH_PAINS)
    assert standings(found)["b"] == ("outside", "too-large", ["web"])
    assert found.under_way_gain == 1.5
    assert found.best is not None
    assert (found.best.gain, found.best.plans) == (1.75, [["c"]])
    (web,) = found.limits
    assert (web.available, web.under_way, web.chosen, web.left, web.overrun) == (10, 7, 3, 0, 0)


def test_work_under_way_beyond_the_capacity_is_told_and_is_not_finished(tmp_path: Path) -> None:
    rows = [
        f"id: a, {KNOWN}, effort: 9, owner: web, status: doing, due: 2027-01-31",
        f"id: b, {KNOWN}, effort: 3, owner: web, status: doing, due: 2026-12-31",
        f"id: c, {KNOWN}, effort: 0.5, owner: web",
    ]
    found = planned(tmp_path, *rows)
    assert [(of(found, id).period, of(found, id).misses_due) for id in "ab"] == [
        (None, True),
        (1, False),
    ]
    assert standings(found)["c"] == ("outside", "too-large", ["web"])
    (web,) = found.limits
    assert (web.overrun, web.left) == (2.0, 0.0)
    assert found.under_way_gain == 1.0  # of what is finished


def test_quarters_add_up_and_what_brings_more_a_day_comes_first(tmp_path: Path) -> None:
    rows = [
        f"id: a, {KNOWN}, effort: 4, owner: desk",
        "id: b, impact: 5, reach: 0.5, confidence: 0.8, effort: 6, owner: desk, due: 2027-02-01",
        "id: c, impact: 5, reach: 0.5, confidence: 0.5, effort: 2, owner: desk, requires: a",
    ]
    found = planned(tmp_path, *rows, quarters=3)
    assert {each.id: each.period for each in found.opportunities} == {"a": 1, "b": 3, "c": 2}
    assert [(each.first, each.last) for each in found.periods] == [
        (date(2026, 11, 22), date(2027, 2, 21)),
        (date(2027, 2, 22), date(2027, 5, 21)),
        (date(2027, 5, 22), date(2027, 8, 21)),
    ]
    assert of(found, "b").misses_due


def test_a_team_may_be_the_bottleneck(tmp_path: Path) -> None:
    rows = [f"id: a, {KNOWN}, effort: 3, owner: desk", f"id: b, {KNOWN}, effort: 3, owner: desk"]
    found = planned(tmp_path, *rows)
    assert found.best is not None
    assert found.best.plans == [["a"], ["b"]]
    assert (found.best.shared, found.best.all_plans) == ([], True)
    (desk,) = found.limits
    assert desk.step is not None
    assert (desk.step.days, desk.step.gain) == (2.0, 1.0)


def test_one_map_is_planned_with_the_pains_of_the_whole_workspace(tmp_path: Path) -> None:
    maps = {
        "b.backlog.yaml": backlog(f"id: a, {KNOWN}, effort: 4, for: 'buy#slow'"),
        "c.backlog.yaml": backlog(f"id: c, {KNOWN}, effort: 4").replace("id: b\n", "id: c\n"),
        **WITH_PAINS,
    }
    whole = asked(tmp_path, maps)
    entries = [entry for entry in whole.entries if entry.file.name == "b.backlog.yaml"]
    found = figures(plan(Inquiry(whole.workspace, entries, whole.today), Asked(), 60))
    assert [(each.id, each.gain) for each in found.opportunities] == [("a", 1.5)]


def test_nothing_to_plan_is_a_plan_of_nothing(tmp_path: Path) -> None:
    found = planned(tmp_path, "id: a, status: done")
    assert found.opportunities == []
    assert found.closed == 1
    assert found.best is not None
    assert found.best.plans == [[]]


def test_without_the_solver_there_are_rankings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cjmap.insight.plan.planning.available", lambda: False)
    found = planned(tmp_path, f"id: a, {KNOWN}, effort: 4")
    assert found.best is None
    assert [(each.standing, each.rice and each.rice.score) for each in found.opportunities] == [
        ("open", 0.25)
    ]


EXPECTED = {
    # 40 person-days for one quarter
    "clinic": (40, 1, 10.29032, 28, ["letter-arrived", "running-low-text", "wait-on-display", "stay-signed-in"]),
    # 60 person-days for two
    "sklep": (60, 2, 10.609537548, 50, ["nazwy-w-wyszukiwarce", "jedna-miara-swiatla", "galeria-lisci",
              "termin-zgloszenia", "data-odbioru", "zmiana-odbioru", "kalendarz-podlewania"]),
}  # fmt: skip


@pytest.mark.parametrize("name", EXPECTED)
def test_the_examples(name: str) -> None:
    days, quarters, gain, effort, ids = EXPECTED[name]
    found = figures(plan(inquiry_into(EXAMPLES / name), Asked(Fraction(days), quarters), 60))
    best = found.best
    assert best is not None
    assert (best.proven, best.plans, best.effort) == (True, [ids], effort)
    assert best.gain == pytest.approx(gain)
    assert best.unknown == []
