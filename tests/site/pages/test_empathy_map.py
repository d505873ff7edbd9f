"""The page of an empathy map: whose it is, where it happens, and every area of the canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.site.hostile import hostile_workspace
from tests.site.pages.small import TODAY, example, found, html, ids, links, made

from cjmap.site.page import Link
from cjmap.site.references import Ref, empathy_maps_of
from cjmap.site.summary import Badge

if TYPE_CHECKING:
    from pathlib import Path

    from cjmap.site.pages.empathy_map.page import Facts
    from cjmap.site.site import Site

BOTH = [("clinic", "helen-at-the-kiosk"), ("sklep", "anna-sobota-z-kartonem")]


def facts(site: Site, id: str) -> Facts:
    told: Facts = site.facts(site.pages[f"empathy-maps/{id}"])  # type: ignore[assignment]
    return told


@pytest.mark.parametrize(("name", "id"), BOTH)
def test_all_that_a_map_says_is_on_the_page(name: str, id: str) -> None:
    site = example(name)
    model = site.workspace.map_of("empathy-map", id)
    text = html(site, f"empathy-maps/{id}").replace("&#39;", "'")
    assert model is not None
    areas = ("sees", "hears", "says", "does", "thinks", "feels", "pains", "gains")
    items = [item for area in areas for item in getattr(model, area)]
    assert len(items) >= 20
    assert [item.text for item in items if item.text not in text] == []
    assert model.goal.who in text
    assert model.goal.must_do in text
    assert len(ids(text)) == len(set(ids(text)))


def test_the_areas_stand_in_the_order_of_the_canvas_with_what_they_ask() -> None:
    panels = facts(example("sklep"), "anna-sobota-z-kartonem").panels
    assert [(panel.area, panel.title, len(panel.lines)) for panel in panels] == [
        ("sees", "Widzi", 3),
        ("says", "Mówi", 3),
        ("does", "Robi", 3),
        ("hears", "Słyszy", 2),
        ("thinks", "Myśli", 3),
        ("feels", "Uczucia", 3),
        ("pains", "Bolączki", 3),
        ("gains", "Korzyści", 3),
    ]
    assert panels[0].question == "Co widzi: oferty, innych ludzi, miejsce?"


def test_the_map_leads_to_its_persona_and_the_step() -> None:
    told = facts(example("clinic"), "helen-at-the-kiosk")
    assert told.persona is not None
    assert told.persona.ref == Ref("Helen Marsh", Link("personas/helen"))
    assert told.place == (
        Ref("I see a specialist for the first time", Link("journeys/first-visit")),
        Ref("Check in at the kiosk", Link("journeys/first-visit", "check-in")),
    )
    assert told.picture.links == {"person-helen": Link("personas/helen")}


def test_a_journey_finds_its_empathy_maps_by_step() -> None:
    assert empathy_maps_of(example("clinic"), "first-visit") == {
        "check-in": (
            Ref(
                "Monday morning, and the kiosk cannot find me",
                Link("empathy-maps/helen-at-the-kiosk"),
            ),
        )
    }
    assert empathy_maps_of(example("clinic"), "repeat-prescription") == {}


def test_what_is_said_tells_where_it_was_said_and_what_it_rests_on() -> None:
    panels = {each.area: each for each in facts(example("clinic"), "helen-at-the-kiosk").panels}
    assert panels["says"].lines[0].notes == ("Interview 5, May 2026",)
    assert [each.title for each in panels["hears"].lines[1].evidence] == [
        "Two mornings at the kiosk"
    ]


def test_the_search_finds_every_line() -> None:
    first, *others = found(example("clinic"), "empathy-maps/helen-at-the-kiosk")
    assert (first.kind, first.place) == ("empathy map", "Helen Marsh")
    assert (len(others), {each.kind for each in others}) == (
        22,
        {"sight", "hearing", "quote", "doing", "thought", "feeling", "pain", "gain"},
    )


def test_a_map_of_nobody_and_nowhere_has_a_page(tmp_path: Path) -> None:
    site = made(
        tmp_path,
        empathy_1="""id: odd
title: Odd
persona: gone
step: gone#away
sees:
  - {id: sign, text: A sign, assumption: true}
  - {id: sign, text: The same id}
pains: [{id: sign, text: In another area, severity: 2, frequency: 0.5}]
""",
    )
    told = facts(site, "odd")
    assert told.persona is not None
    assert told.persona.ref == Ref("gone")
    assert told.place == (Ref("gone"), Ref("gone#away"))
    sees = told.panels[0].lines
    assert [(each.anchor, each.badges) for each in sees] == [
        ("item.sign", (Badge("Assumption", "is-fair"),)),
        ("", ()),
    ]
    assert told.panels[6].lines[0].anchor == ""
    text = html(site, "empathy-maps/odd")
    assert "Nobody has told this yet." in text
    assert len(ids(text)) == len(set(ids(text)))


def test_hostile_texts_stay_texts(tmp_path: Path) -> None:
    from cjmap.site.site import Site
    from cjmap.workspace import open_workspace

    site = Site(open_workspace(hostile_workspace(tmp_path), models=True), TODAY)
    text = html(site, "empathy-maps/helen-at-the-kiosk")
    assert "<script" not in text
    assert "&lt;/script&gt;" in text
    assert not any(link.startswith("javascript") for link in links(text))
