"""Tables for the rules of opportunities: small maps in, codes and places out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Found = Callable[[dict[str, str], str], list[tuple[str, str]]]

METRICS = """\
kind: catalog
id: shop
title: Words of the shop
metrics:
  - {id: nps, title: NPS, method: nps}
  - {id: wait, title: Wait, method: duration, better: lower}
  - {id: calls, title: Calls, method: count}
"""


def backlog(*opportunities: str, head: str = "", id: str = "ideas") -> str:
    """Write a backlog of opportunities `o0`, `o1` …, each given by its other fields."""
    lines = "\n".join(
        f"  - {{id: o{number}, title: Idea {number}{', ' if each else ''}{each}}}"
        for number, each in enumerate(opportunities)
    )
    return f"kind: backlog\nid: {id}\ntitle: Ideas\n{head}\nopportunities:\n{lines}\n"


def expected(code: str, *places: str) -> list[tuple[str, str]]:
    return [(code, f"opportunities[{place[0]}].{place[2:]}") for place in places]


@pytest.mark.parametrize(
    ("opportunity", "fires"),
    [
        ("status: planned", True),
        ("status: doing", True),
        ("status: doing, owner: ' '", True),
        ("status: doing, owner: Ann", False),
        ("status: idea", False),
        ("status: done", False),
        ("status: dropped", False),
        ("", False),
    ],
)
def test_unowned_opportunity(found: Found, opportunity: str, fires: bool) -> None:
    files = {"ideas.backlog.yaml": backlog("status: idea", opportunity)}
    places = ["1.status"] if fires else []
    assert found(files, "unowned-opportunity") == expected("CJ551", *places)


def test_opportunities_of_a_journey(found: Found) -> None:
    text = """\
kind: journey
id: buy
title: I buy
stages: [{title: I choose, steps: [{id: search, title: I search}]}]
opportunities: [{id: o0, title: Idea, status: planned, due: 2026-11-14}]
"""
    files = {"buy.journey.yaml": text}
    assert found(files, "unowned-opportunity") == expected("CJ551", "0.status")
    assert found(files, "opportunity-without-outcome") == expected("CJ552", "0.status")
    assert found(files, "overdue-opportunity") == expected("CJ554", "0.due")
    assert found(files, "aimless-opportunity") == expected("CJ556", "0.for")
    deprecated = {"buy.journey.yaml": f"status: deprecated\n{text}"}
    assert found(deprecated, "CJ55") == []


@pytest.mark.parametrize(
    ("opportunity", "fires"),
    [
        ("status: planned", True),
        ("status: doing", True),
        ("status: done", True),
        ("status: done, outcome: {metric: nps}", False),
        ("status: idea", False),
        ("status: dropped", False),
        ("", False),
        ("status: done, kind: fix", True),
        ("status: done, kind: fix, effort: 5", False),
        ("status: done, kind: fix, effort: 6", True),
        ("status: done, kind: fix, effort: 5, impact: 3", False),
        ("status: done, kind: fix, effort: 1, impact: 4", True),
        ("status: planned, kind: fix, effort: 1, impact: 5", True),
        ("status: done, kind: improve, effort: 1", True),
    ],
)
def test_opportunity_without_outcome(found: Found, opportunity: str, fires: bool) -> None:
    files = {"ideas.backlog.yaml": backlog(opportunity)}
    places = ["0.status"] if fires else []
    assert found(files, "opportunity-without-outcome") == expected("CJ552", *places)


@pytest.mark.parametrize(
    ("opportunities", "places"),
    [
        (["requires: o1", ""], []),
        (["requires: o1, excludes: o1", ""], ["0.excludes[0]"]),
        (["requires: [o1], excludes: [o2]", "requires: o2", ""], ["0.excludes[0]"]),
        (["requires: [o2, o1]", "excludes: o0", ""], ["0.requires[1]"]),
        (["requires: [o2, o1]", "requires: o3", "", "excludes: o0"], ["0.requires[1]"]),
        (["excludes: o0"], ["0.excludes[0]"]),
        (["excludes: nowhere, requires: nowhere", ""], []),
        (["excludes: o1, status: planned", "status: doing"], ["0.excludes[0]"]),
        (["excludes: o1, status: planned", "excludes: o0, status: doing"], ["0.excludes[0]"]),
        (["status: planned", "excludes: o0, status: doing"], ["1.excludes[0]"]),
        (["excludes: o1, status: planned", "status: idea"], []),
        (["excludes: o1, status: idea", "status: doing"], []),
        (["excludes: o1, status: done", "status: doing"], []),
        (["requires: o1, status: planned", "status: dropped"], ["0.requires[0]"]),
        (["requires: o1, status: doing", "requires: o2", "status: dropped"], ["0.requires[0]"]),
        (["requires: o1, status: idea", "status: dropped"], []),
        # a circle is told by `circular-reference`
        (["requires: o1, status: planned", "requires: o0, status: planned"], []),
        (["requires: o0, status: planned"], []),
    ],
)
def test_opportunity_conflict(found: Found, opportunities: list[str], places: list[str]) -> None:
    files = {"ideas.backlog.yaml": backlog(*opportunities)}
    assert found(files, "opportunity-conflict") == expected("CJ553", *places)


def test_opportunity_conflict_between_maps(found: Found) -> None:
    other = (
        "kind: backlog\nid: more\ntitle: More\nopportunities: [{id: p, title: P, status: doing}]\n"
    )
    files = {
        "ideas.backlog.yaml": backlog("excludes: p, status: planned"),
        "more.backlog.yaml": other,
    }
    assert found(files, "opportunity-conflict") == expected("CJ553", "0.excludes[0]")
    files["more.backlog.yaml"] = f"status: deprecated\n{other}"
    assert found(files, "opportunity-conflict") == []


@pytest.mark.parametrize(
    ("opportunity", "fires"),
    [
        ("due: 2026-11-14", True),
        ("due: 2026-11-15", False),
        ("due: 2027-01-01, status: doing", False),
        ("due: 2026-11-14, status: idea", True),
        ("due: 2026-11-14, status: doing", True),
        ("due: 2026-11-14, status: done", False),
        ("due: 2026-11-14, status: dropped", False),
        ("status: doing", False),
    ],
)
def test_overdue_opportunity(found: Found, opportunity: str, fires: bool) -> None:
    files = {"ideas.backlog.yaml": backlog(opportunity)}
    assert found(files, "overdue-opportunity") == expected("CJ554", *(["0.due"] if fires else []))


@pytest.mark.parametrize(
    ("opportunity", "fires"),
    [
        ("outcome: {metric: nps, from: 41, to: 40}", True),
        ("outcome: {metric: nps, from: 41, to: 41}", False),
        ("outcome: {metric: nps, from: 41, to: 50}", False),
        ("outcome: {metric: wait, from: 10, to: 18}", True),
        ("outcome: {metric: wait, from: 18, to: 10}", False),
        ("outcome: {metric: calls, from: 18, to: 10}", False),
        ("outcome: {metric: calls, from: 10, to: 18}", False),
        ("outcome: {metric: nowhere, from: 10, to: 1}", False),
        ("outcome: {metric: nps, from: 41}", False),
        ("outcome: {metric: nps, to: 41}", False),
        ("outcome: {metric: nps, from: 41, to: 40}, status: dropped", False),
        ("", False),
    ],
)
def test_outcome_gets_worse(found: Found, opportunity: str, fires: bool) -> None:
    files = {"shop.catalog.yaml": METRICS, "ideas.backlog.yaml": backlog(opportunity)}
    places = ["0.outcome.to"] if fires else []
    assert found(files, "outcome-gets-worse") == expected("CJ555", *places)


@pytest.mark.parametrize(
    ("opportunities", "head", "places"),
    [
        ([""], "", ["0.for"]),
        (["", "status: idea"], "", ["0.for"]),
        ([""], "status: draft", []),
        (["for: buy#pay"], "", []),
        (["status: dropped"], "", []),
        (["status: done"], "", ["0.for"]),
    ],
)
def test_aimless_opportunity(
    found: Found, opportunities: list[str], head: str, places: list[str]
) -> None:
    files = {"ideas.backlog.yaml": backlog(*opportunities, head=head)}
    assert found(files, "aimless-opportunity") == expected("CJ556", *places)


@pytest.mark.parametrize(
    ("opportunities", "places"),
    [
        (["impact: 3, effort: 2", ""], ["1.impact"]),
        (["impact: 3, effort: 2", "impact: 3"], ["1.effort"]),
        (["impact: 3, effort: 2", "effort: 0"], ["1.impact"]),
        (["impact: 3, effort: 2", "impact: 1, effort: 0"], []),
        (["impact: 3, effort: 2", "status: done"], []),
        (["impact: 3, effort: 2", "status: dropped"], []),
        (["impact: 3, effort: 2, status: done", ""], ["1.impact"]),
        (["impact: 3", "effort: 2"], []),
        (["", ""], []),
    ],
)
def test_unscored_opportunity(found: Found, opportunities: list[str], places: list[str]) -> None:
    files = {"ideas.backlog.yaml": backlog(*opportunities)}
    assert found(files, "unscored-opportunity") == expected("CJ557", *places)
