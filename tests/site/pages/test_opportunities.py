"""The page of the opportunities: each with all that is said of it, ranked, planned, told apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.site.hostile import hostile_workspace
from tests.site.pages.small import TODAY, example, found, html, ids, links, made

from cjmap.insight.plan.solver import available
from cjmap.site.addresses import OPPORTUNITIES
from cjmap.site.page import HERE, Link
from cjmap.site.pages.opportunities.matrix import MOST
from cjmap.site.pages.opportunities.told import Figured
from cjmap.site.progress import Progress
from cjmap.site.references import Ref
from cjmap.site.site import Site
from cjmap.workspace import open_workspace

if TYPE_CHECKING:
    from pathlib import Path

    from cjmap.site.pages.opportunities.page import Facts
    from cjmap.site.pages.opportunities.told import Told

JOURNEY = """\
id: buy
title: I buy a plant
stages:
  - id: look
    title: I look
    steps:
      - id: find
        title: I find one
        pains: [{id: slow, text: It takes ages}, Nobody answers]
opportunities:
  - id: quicker
    title: A quicker search
    for: [slow, look, nowhere#to-be-found]
    status: done
"""
BACKLOG = """\
id: ideas
title: Ideas
opportunities:
  - id: late
    title: A late one
    summary: What it is about.
    for: buy#find
    status: doing
    due: 2026-11-22
    impact: 5
    effort: 2.5
    confidence: 0.5
    reach: 0.125
    owner: Somebody
    outcome: {metric: nps, to: 12}
    excludes: other
    assumption: true
  - id: other
    title: The other one
    requires: [late, unknown]
"""


def facts(site: Site) -> Facts:
    told: Facts = site.facts(site.pages[OPPORTUNITIES])  # type: ignore[assignment]
    return told


def named(site: Site) -> dict[str, Told]:
    return {each.id: each for each in facts(site).all}


@pytest.fixture
def small(tmp_path: Path) -> Site:
    return made(tmp_path, journey=JOURNEY, backlog=BACKLOG)


def test_an_opportunity_is_told_in_full(small: Site) -> None:
    late = named(small)["late"]
    assert late.status == Progress("▶", "in progress", "is-fair", 2)
    assert late.impact == Figured("5/5", "5")
    assert late.effort == Figured("2.5", "2.5")
    assert late.confidence == Figured("50%", "0.5")
    assert late.reach == Figured("12.5%", "0.125")
    assert late.number == Figured("1", "1")
    assert late.field == "Quick wins"
    assert (late.due, late.overdue) == (Figured("Nov\u00a022,\u00a02026", "2026-11-22"), True)
    assert (late.metric, late.change) == (Ref("nps"), "to 12")
    assert late.owner == Ref("Somebody")
    assert late.excludes == (Ref("The other one", Link(HERE, "other")),)
    assert late.assumption
    assert late.home == Ref("Ideas")


def test_what_it_does_not_say_is_empty_and_it_has_no_place(small: Site) -> None:
    other = named(small)["other"]
    assert (other.number, other.impact, other.due) == (Figured(), Figured(), Figured())
    assert (other.field, other.status.word, other.overdue) == ("Not placed", "no status", False)
    assert other.requires == (Ref("A late one", Link(HERE, "late")), Ref("unknown"))
    assert other.excludes == (Ref("A late one", Link(HERE, "late")),)  # it holds both ways


def test_what_it_answers_is_led_to_and_what_is_nowhere_stays_as_written(small: Site) -> None:
    told = named(small)
    assert told["late"].answers == (Ref("I find one", Link("journeys/buy", "find")),)
    assert told["quicker"].answers == (
        Ref("It takes ages", Link("journeys/buy", "item.slow")),
        Ref("I look", Link("journeys/buy", "stage.look")),
        Ref("nowhere#to-be-found"),
    )
    assert told["quicker"].home == Ref("I buy a plant", Link("journeys/buy"))


def test_done_ones_are_told_apart_and_states_are_counted(small: Site) -> None:
    told = facts(small)
    assert [each.id for each in told.all] == ["late", "other", "quicker"]
    assert [each.id for each in told.closed] == ["quicker"]
    assert [(each.status.word, each.count) for each in told.states] == [
        ("in progress", 1),
        ("done", 1),
        ("no status", 1),
    ]
    assert told.overdue == 1


@pytest.mark.parametrize("name", ["clinic", "sklep"])
def test_every_opportunity_of_the_examples_is_in_table_card_picture_and_search(name: str) -> None:
    site = example(name)
    text = html(site, OPPORTUNITIES)
    opportunities = {
        each.id: each
        for kind in ("backlog", "journey")
        for model in site.workspace.maps(kind)
        for each in model.opportunities
    }
    assert len(opportunities) >= 11
    assert {each.id for each in facts(site).all} == set(opportunities)
    assert set(opportunities) <= set(ids(text))
    assert len(ids(text)) == len(set(ids(text)))
    assert {f"#{id}" for id in opportunities} <= links(text)
    picture = facts(site).picture
    assert picture is not None
    assert {mark for mark in picture.links if mark.startswith("bubble-")} == {
        f"bubble-{id}" for id in opportunities
    }
    assert {each.link.anchor for each in found(site, OPPORTUNITIES)} == {"", *opportunities}
    for each in opportunities.values():
        assert text.count(each.title.replace("'", "&#39;")) >= 2


def test_the_ranks_and_the_plan_are_those_of_cjmap_plan() -> None:
    told = facts(example("clinic"))
    ranks = {each.id: each.rank.words for each in told.all if each.rank.words}
    assert ranks["wait-on-display"] == "1."
    assert ranks["one-entrance"] == ranks["stay-signed-in"] == "4. ="
    assert available(), "the plan needs the solver"
    assert told.plan is not None
    assert told.plan.sentences[0].startswith("Take up “Show the expected wait on the display”")
    in_plan = {each.id for each in told.all if each.chosen}
    assert {"code-check-in", "wait-on-display"} <= in_plan
    assert "weekend-approval" not in in_plan
    assert told.picture is not None
    assert told.picture.chosen == in_plan


def test_opportunities_that_require_each_other_are_listed_without_ranks(tmp_path: Path) -> None:
    figures = "impact: 3, effort: 2, confidence: 1, reach: 1"
    text = (
        "id: ring\ntitle: A ring\nopportunities:\n"
        f"  - {{id: one, title: One, requires: two, {figures}}}\n"
        f"  - {{id: two, title: Two, requires: one, {figures}}}\n"
    )
    told = facts(made(tmp_path, backlog=text))
    assert [(each.id, each.rank.words) for each in told.all] == [("one", ""), ("two", "")]
    assert told.plan is None


def test_of_too_many_there_is_no_picture_but_a_word_about_it(tmp_path: Path) -> None:
    rows = "".join(f"  - {{id: o-{n}, title: Number {n}}}\n" for n in range(MOST + 1))
    site = made(tmp_path, backlog=f"id: many\ntitle: Many\nopportunities:\n{rows}")
    assert facts(site).picture is None
    assert "too many opportunities" in html(site, OPPORTUNITIES)


def test_an_empty_backlog_says_so_and_without_any_there_is_no_page(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "none").mkdir()
    empty = made(tmp_path / "empty", backlog="id: b\ntitle: Later\n")
    assert "No opportunity is written down yet." in html(empty, OPPORTUNITIES)
    assert OPPORTUNITIES not in made(tmp_path / "none", persona="id: p\nname: P\n").pages


def test_hostile_texts_stay_texts(tmp_path: Path) -> None:
    folder = hostile_workspace(tmp_path)
    text = html(Site(open_workspace(folder, models=True), TODAY), OPPORTUNITIES)
    assert "<script" not in text
    assert "<img" not in text
    assert "&lt;script&gt;" in text
    assert "\u202e" not in text


def test_texts_of_another_language_than_the_portal_are_marked_and_no_others(tmp_path: Path) -> None:
    made(
        tmp_path, journey=JOURNEY, backlog=BACKLOG.replace("title: Ideas", "title: Ideas\nlang: de")
    )
    site = Site(open_workspace(tmp_path, models=True), TODAY)
    text = html(site, OPPORTUNITIES)
    assert '<span lang="de">A late one</span>' in text
    assert '<p lang="de">What it is about.</p>' in text
    assert '<span lang="de">A quicker search' not in text
    assert '<article class="card opportunity" id="late">' in text
