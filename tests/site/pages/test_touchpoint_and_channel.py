"""Touchpoints and channels: every appearance, what is promised, and what becomes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.site.pages.small import example, found, html, ids, links, made

from cjmap.site import appearances
from cjmap.site.page import Link
from cjmap.site.pages.channel.page import Facts as ChannelFacts
from cjmap.site.pages.touchpoint.page import Facts as TouchpointFacts

if TYPE_CHECKING:
    from pathlib import Path

    from cjmap.site.site import Site

JOURNEY = """id: j
title: J
state: future
personas: [ann]
stages:
- id: all
  title: All
  steps:
  - {id: a, title: First, touchpoint: desk, emotion: 1}
  - {id: b, title: Second, touchpoint: desk, emotion: -1}
  - {id: c, title: Third, touchpoint: {channel: store, title: Window}}
"""
CATALOG = """id: c
title: C
channels: [{id: store, title: Store, owner: sales}, {id: web}]
touchpoints: [{id: desk, title: Desk, channel: store}, {id: form, channel: web, promise: Quick}]
teams: [{id: sales, title: Sales}]
"""


def touchpoint(site: Site, id: str) -> TouchpointFacts:
    facts = site.facts(site.pages[f"touchpoints/{id}"])
    assert isinstance(facts, TouchpointFacts)
    return facts


def channel(site: Site, id: str) -> ChannelFacts:
    facts = site.facts(site.pages[f"channels/{id}"])
    assert isinstance(facts, ChannelFacts)
    return facts


def test_what_a_touchpoint_promises_and_what_becomes_of_it() -> None:
    told = touchpoint(example("clinic"), "kiosk")
    assert (told.promise, told.standard) == (
        "Checked in within a minute",
        "Nine in ten patients need no help",
    )
    assert [(goal.told, goal.outcome.word) for goal in told.goals] == [
        (("“Checked in without help” is 78% against a target of 90%",), "missed"),
        (("The expectation “Checked in within a minute” is not met",), "missed"),
        (("“Check in at the kiosk” takes 3\u00a0min instead of 1\u00a0min",), "missed"),
    ]


def test_an_appearance_with_feelings_pains_values_and_what_is_done_there() -> None:
    (row,) = touchpoint(example("clinic"), "kiosk").appearances.rows
    assert row.step.link == Link("journeys/first-visit", "check-in")
    assert (row.stage, row.truth, row.score, row.state) == ("I get there", True, -1.5, None)
    assert [(pain.text, pain.told) for pain in row.pains] == [
        ("The kiosk wants the name letter by letter", "severity 4/5, happens to 22%"),
        ("The screen times out after 20 seconds", "severity 3/5, happens to 35%"),
    ]
    assert [(value.metric.title, value.told, value.reached) for value in row.metrics] == [
        ("Checked in without help", "78%, target 90%, 2026-Q3", False)
    ]
    assert [action.title for action in row.behind] == ["Kiosk screen", "Kiosk asks who you are"]


def test_personas_are_told_apart_where_they_differ() -> None:
    rows = touchpoint(example("sklep"), "koszyk").appearances.rows
    assert rows[0].by == (("Anna Wilk", 0.5), ("Jan Kalinowski", 0))
    assert [row.state.word if row.state else "" for row in rows] == [
        "",
        "",
        "Przyszłość",
        "Przyszłość",
    ]


def test_an_uneven_touchpoint_is_said_to_be_one() -> None:
    told = touchpoint(example("clinic"), "patient-portal")
    assert told.even == (
        "It feels +1.25 in “I see a specialist for the first time”, and −0.92 in"
        " “I get my tablets every month”.",
    )


def test_a_touchpoint_of_futures_alone_has_no_figures_of_today(tmp_path: Path) -> None:
    site = made(tmp_path, journey_1=JOURNEY, catalog_1=CATALOG)
    told = touchpoint(site, "desk")
    assert (told.felt, len(told.appearances.rows)) == (None, 2)
    assert told.owner is not None
    assert told.owner.link == Link("glossary", "team.sales")  # the owner of the channel
    assert "No journey that shows what is meets it." in html(site, "touchpoints/desk")
    assert touchpoint(site, "form").appearances.rows == ()


def test_of_many_appearances_the_worst_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(appearances, "_MOST", 1)
    site = made(tmp_path, journey_1=JOURNEY, catalog_1=CATALOG)
    told = touchpoint(site, "desk").appearances
    assert ([row.step.title for row in told.rows], told.note) == (
        ["Second"],
        "1 of 2: those that feel worst.",
    )


def test_a_channel_with_its_touchpoints_and_who_prefers_it() -> None:
    told = channel(example("clinic"), "web")
    assert (told.mode, told.place, told.places) == ("Online", 4, 7)
    assert [each.ref.title for each in told.preferred] == ["Helen Marsh"]
    assert [(each.touchpoint.title, each.missed, each.goals) for each in told.touchpoints] == [
        ("Patient portal", 6, 8)
    ]


def test_what_is_described_on_the_spot_stands_on_the_page_of_its_channel() -> None:
    site = example("sklep")
    (row,) = channel(site, "rozmowa").touchpoints
    assert (row.touchpoint.title, row.touchpoint.link) == ("Rozmowa przy kawie", None)
    assert row.on_the_spot
    (one,) = found(site, "channels/rozmowa")
    assert "Rozmowa przy kawie" in one.texts


def test_links_lead_to_what_is_there() -> None:
    site = example("clinic")
    written = {each: set(ids(html(site, each))) for each in ("journeys/first-visit", "glossary")}
    for link in links(html(site, "touchpoints/kiosk")) | links(html(site, "channels/building")):
        file, _, anchor = link.removeprefix("../").partition("#")
        assert file.removesuffix(".html") in site.pages or not file
        if anchor:
            assert anchor in written.get(file.removesuffix(".html"), {anchor})


def test_a_touchpoint_is_found_by_what_it_promises() -> None:
    (one,) = found(example("clinic"), "touchpoints/kiosk")
    assert (one.kind, one.title, one.place) == ("Touchpoint", "Check-in kiosk", "Self-service")
    assert "Checked in within a minute" in one.texts


@pytest.mark.parametrize("address", ["touchpoints/desk", "channels/store"])
def test_hostile_texts_stay_texts(tmp_path: Path, address: str) -> None:
    bad = "'</td><script>alert(1)</script>'"
    catalog = CATALOG.replace("Desk", bad).replace("Store", bad)
    site = made(tmp_path, journey_1=JOURNEY.replace("First", bad), catalog_1=catalog)
    text = html(site, address)
    assert "<script>" not in text
    assert text.count("&lt;/td&gt;&lt;script&gt;alert(1)&lt;/script&gt;") >= 2
