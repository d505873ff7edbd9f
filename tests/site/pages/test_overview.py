"""The first page: what it shows of the maps, and what it leaves to other pages."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.site.pages.small import example, html, ids, links, made

from cjmap.site.page import Link
from cjmap.site.pages.overview.page import Facts, commits
from cjmap.site.pages.overview.sparkline import HEIGHT, sparkline
from cjmap.site.past.lately import Recent
from cjmap.site.references import Ref
from cjmap.site.summary import journey_summary

if TYPE_CHECKING:
    from pathlib import Path

    from cjmap.site.site import Site


def told(site: Site) -> Facts:
    facts = site.facts(site.pages["index"])
    assert isinstance(facts, Facts)
    return facts


def journey(id: str, rest: str = "", score: str = "1") -> str:
    step = f"{{id: a, title: Step a, emotion: {score}}}"
    return f"id: {id}\ntitle: Journey {id}\n{rest}stages: [{{id: s, title: S, steps: [{step}]}}]\n"


def test_the_figures_of_an_example() -> None:
    tiles = [(each.value, each.name, each.detail) for each in told(example("clinic")).tiles]
    assert tiles == [
        ("2", "Current journeys", ""),
        ("+0.25", "Mean emotion", "over 23 steps, from −2 to +2"),
        ("1 of 3", "Moments of truth won", "2 are lost"),
        ("11", "Pains", "4 make half of their weight"),
        ("10", "Open opportunities", ""),
        ("100%", "Rests on evidence", "of 45 claims"),
    ]


def test_every_figure_is_explained_somewhere() -> None:
    site = example("sklep")
    for tile in told(site).tiles:
        assert tile.link is not None
        assert tile.link.address in site.pages
        anchors = ids(html(site, tile.link.address)) if tile.link.anchor else [""]
        assert tile.link.anchor in anchors


def test_what_the_report_says_first_leads_to_where_it_says_more() -> None:
    site = example("clinic")
    found = told(site).headlines
    assert [each.more.title for each in found] == [
        "Report: consistency",
        "Report: pains",
        "Report: pains",
        "Report: experience",
        "Report: consistency",
        "Report: trust",
    ]
    anchors = ids(html(site, "report"))
    assert all(each.more.link and each.more.link.anchor in anchors for each in found)


def test_the_heaviest_pains_with_what_is_done_about_them() -> None:
    first, *_ = told(example("clinic")).pains
    assert first.text.title == "The status stays the same until the end"
    assert first.text.link == Link("journeys/repeat-prescription", "approval")
    assert first.remedy is not None
    assert first.remedy.owner is not None
    assert (first.remedy.status, first.remedy.owner.title) == ("planned", "Hospital Pharmacy")
    assert (first.owner, first.remedy.overdue) == (
        "Owner of the touchpoint: Digital Services",
        False,
    )
    assert first.part == pytest.approx(0.2247, abs=0.0005)


def test_pains_stand_before_what_the_report_says_and_changes_before_notices() -> None:
    text = html(example("sklep"), "index")
    places = [text.index(f'id="overview.{name}"') for name in ("pains", "short", "journeys")]
    assert places == sorted(places)
    assert text.index("Uwagi do map") > places[-1]
    assert re.search(r"właściciel: <a [^>]*>E-commerce</a></span> *<span>termin: 31.mar.2027", text)


def test_changes_that_were_made_together_are_told_together() -> None:
    def change(title: str, subject: str) -> Recent:
        return Recent(date(2026, 11, 1), "Ann", subject, Ref(title), "persona", None, "Added")

    found = commits([change("One", "Start"), change("Two", "Start"), change("Three", "Go on")])
    assert [(each.subject, [one.map.title for one in each.changes]) for each in found] == [
        ("Start", ["One", "Two"]),
        ("Go on", ["Three"]),
    ]


def test_a_journey_in_short() -> None:
    card, _ = told(example("clinic")).journeys.cards
    journey = card.told
    assert [(each.ref.title, each.score) for each in journey.stages][:2] == [
        ("I need an appointment", pytest.approx(2 / 3)),
        ("I get there", -0.625),
    ]
    assert journey.lowest is not None
    assert journey.lowest.ref.link == Link("journeys/first-visit", "check-in")
    assert (journey.lowest.score, journey.truths, journey.won) == (-1.5, 2, 1)
    assert journey.opportunities is not None
    assert journey.opportunities.title == "4"
    assert card.words.startswith("Ask about my referral −0.5, Book a slot online +1.5, ")


def test_a_score_is_a_face_that_is_read_as_a_word() -> None:
    text = html(example("sklep"), "index")
    assert re.search(r'role="img" aria-label="Neutralnie">.*?</svg> −0,08</span>', text)
    assert re.search(r'role="img" aria-label="Źle">.*?</svg> −1,25</span>', text)


def test_a_line_breaks_off_where_nobody_told_the_score(tmp_path: Path) -> None:
    steps = "".join(
        f"  - {{id: s{number}, title: T{felt}}}\n"
        for number, felt in enumerate(
            ("a, emotion: 2", "b, emotion: -2", "c", "d, emotion: 0, moment_of_truth: true")
        )
    )
    site = made(tmp_path, journey_1=f"id: j\ntitle: J\nstages:\n- title: All\n  steps:\n{steps}")
    line = sparkline(journey_summary(site, site.workspace.entries[0]))
    assert line.lines == ("40,8 120,80", "280,44")
    assert line.areas[0] == f"40,{HEIGHT // 2} 40,8 120,80 120,{HEIGHT // 2}"
    assert (line.lowest, line.borders, len(line.dots)) == ((120, 80), (), 3)


def test_a_version_stands_after_what_it_is_a_version_of(tmp_path: Path) -> None:
    site = made(
        tmp_path,
        journey_1=journey("better", "state: future\nof: now\n"),
        journey_2=journey("other"),
        journey_3=journey("now"),
        journey_4=journey("gone", "status: deprecated\n"),
    )
    shown = [each.told.about.ref.title for each in told(site).journeys.cards]
    assert shown == ["Journey other", "Journey now", "Journey better"]


def test_of_many_journeys_those_with_the_heaviest_pains_are_shown(tmp_path: Path) -> None:
    plain = {f"journey_{number:02}": journey(f"j{number}") for number in range(25)}
    pain = ", pains: [{text: Ouch, severity: 5, frequency: 1}]}"
    plain["journey_24"] = plain["journey_24"].replace("}]}", f"{pain}]}}", 1)
    facts = told(made(tmp_path, **plain))
    assert (len(facts.journeys.cards), facts.journeys.count) == (24, 25)
    assert facts.journeys.cards[0].told.about.ref.title == "Journey j24"
    assert facts.all_journeys is not None
    assert (facts.all_journeys.title, facts.all_journeys.link) == (
        "See all 25 journeys",
        Link("journeys"),
    )


def test_broken_maps_are_told_of_last(tmp_path: Path) -> None:
    site = made(tmp_path, journey_1=journey("a"), journey_2="id: b\nstages: 3\n")
    notice = told(site).notice
    assert notice is not None
    assert notice.broken == "1 file is no valid map and is not shown."
    assert notice.link == Link("findings")
    text = html(site, "index")
    assert text.index("no valid map") > text.index("Current journeys")


def test_an_empty_workspace_has_a_first_page(tmp_path: Path) -> None:
    site = made(tmp_path)
    assert "There is no map yet that can be shown." in html(site, "index")
    assert told(site).notice is None


def test_the_page_in_polish() -> None:
    text = html(example("sklep"), "index")
    for words in ("Co boli najbardziej", "Podróże, etap po etapie", "oraz 1 docelowa", "Ludzie"):
        assert words in text
    assert {"journeys/zamawiam-rosline.html#dostawa", "personas/anna.html"} <= links(text)


def test_hostile_texts_stay_texts(tmp_path: Path) -> None:
    bad = "'</title><script>alert(1)</script> {{ 7*7 }}'"
    site = made(tmp_path, journey_1=journey("a", "personas: [p]\n").replace("Journey a", bad))
    text = html(site, "index")
    assert "<script>" not in text
    assert "&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt; {{ 7*7 }}" in text
