"""The page of a blueprint: the picture and the table tell the same, and everything leads somewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.site.hostile import hostile_workspace
from tests.site.pages.small import TODAY, example, found, html, ids, links, made

from cjmap.draw import picture
from cjmap.site.page import Link
from cjmap.site.pages.blueprint.lanes import Lane
from cjmap.site.pages.blueprint.rows import Named, Part, Row
from cjmap.site.pages.blueprint.weak_points import WeakPoint
from cjmap.site.references import Ref, blueprints_of, columns_of
from cjmap.site.summary import Badge

if TYPE_CHECKING:
    from pathlib import Path

    from cjmap.site.pages.blueprint.page import Facts
    from cjmap.site.site import Site

BOTH = [("clinic", "blueprints/clinic-visit"), ("sklep", "blueprints/dostawa-rosliny")]


def facts(site: Site, address: str) -> Facts:
    told: Facts = site.facts(site.pages[address])  # type: ignore[assignment]
    return told


def rows(part: Part) -> dict[str, Row]:
    return {row.anchor: row for row in (part.column, *part.actions) if row is not None}


# --- the examples ---


@pytest.mark.parametrize(("name", "address"), BOTH)
def test_every_card_of_the_picture_leads_to_its_row(name: str, address: str) -> None:
    site = example(name)
    page = site.pages[address]
    marks = {mark.id for mark in picture(site.entry_of(page).model, site.workspace).marks}
    cards = {id for id in marks if id.startswith(("action-", "column-"))}
    shown = facts(site, address).picture.links
    assert cards == {id for id in shown if not id.startswith("stage-")}
    assert {id for id in marks if id.startswith("stage-")} <= set(shown)
    there = set(ids(html(site, address)))
    assert {shown[id].anchor for id in cards} <= there


@pytest.mark.parametrize(("name", "address"), BOTH)
def test_each_id_is_there_once_and_links_within_the_page_find_theirs(
    name: str, address: str
) -> None:
    text = html(example(name), address)
    assert len(ids(text)) == len(set(ids(text)))
    within = {link[1:] for link in links(text) if link.startswith("#")}
    assert within
    assert within <= set(ids(text))


def test_a_column_is_told_first_then_its_actions_lane_by_lane() -> None:
    told = facts(example("clinic"), "blueprints/clinic-visit")
    part = told.parts[3]
    assert [(row.anchor, row.lane) for row in rows(part).values()] == [
        ("check-in", "Customer actions"),
        ("kiosk-screen", "Physical evidence"),
        ("ask-identity", "Frontstage"),
        ("prepare-file", "Backstage"),
        ("check-cover", "Support processes"),
    ]


def test_what_the_customer_does_leads_to_the_journey_with_how_it_feels() -> None:
    site = example("clinic")
    row = facts(site, "blueprints/clinic-visit").parts[3].column
    assert row is not None
    assert (row.title, row.step, row.score, row.times, row.badges) == (
        "Check in at the kiosk",
        Ref("Check in at the kiosk", Link("journeys/first-visit", "check-in")),
        -1.5,
        ("planned 1\u00a0min", "actual 3\u00a0min"),
        (Badge("Moment of truth", "is-fair"),),
    )


def test_an_action_is_told_with_all_that_the_map_says_of_it() -> None:
    part = facts(example("clinic"), "blueprints/clinic-visit").parts[3]
    row = rows(part)["ask-identity"]
    assert row.badges == (Badge("Weak point", "is-bad"),)
    assert [(each.label, each.refs[0].title) for each in row.who] == [
        ("Team", "Digital Services"),
        ("System", "Kiosk software"),
    ]
    assert [
        (each.label, each.text, [ref.title for ref in each.refs], each.more) for each in row.notes
    ] == [
        ("Fail point", "The name does not match the record", [], "severity 4/5"),
        ("Way back", "Reception checks the patient in by hand", [], ""),
        ("To improve", "Accept the code from the text message", [], ""),
        ("Watched", "", ["Checked in without help"], "target 90%"),
        ("Sources", "", ["Two mornings at the kiosk"], ""),
        ("Opportunities", "", ["Check in with the code from the text message"], ""),
    ]


def test_links_are_told_in_words_at_both_ends() -> None:
    parts = facts(example("clinic"), "blueprints/clinic-visit").parts

    def bonds(number: int, anchor: str) -> list[tuple[str, list[tuple[str, str]]]]:
        return [
            (each.label, [(ref.title, ref.link.anchor if ref.link else "") for ref in each.refs])
            for each in rows(parts[number])[anchor].bonds
        ]

    assert bonds(3, "prepare-file") == [
        ("Triggers", [("Assistant readies the room", "ready-room")]),
        ("Triggered by", [("Kiosk asks who you are", "ask-identity")]),
        ("Depends on", [("Registry confirms the insurance", "check-cover")]),
    ]
    assert bonds(3, "check-cover") == [
        ("Needed by", [("Clerk prepares the patient file", "prepare-file")])
    ]
    assert bonds(2, "direct") == [("Agrees with", [("Find the right entrance", "arrive")])]


def test_the_lanes_are_told_with_the_lines_between_them() -> None:
    assert facts(example("sklep"), "blueprints/dostawa-rosliny").lanes == (
        Lane("Dowody materialne", "physical-evidence", 9, ()),
        Lane("Działania klienta", "customer", 9, ()),
        Lane("Scena", "frontstage", 8, ("Linia interakcji",)),
        Lane("Zaplecze", "backstage", 6, ("Linia widoczności",)),
        Lane("Procesy wsparcia", "support", 5, ("Linia interakcji wewnętrznej",)),
    )


def test_weak_points_say_why_they_are_and_what_would_be_done() -> None:
    site = example("clinic")
    first, second, *_ = facts(site, "blueprints/clinic-visit").weak_points
    assert first == WeakPoint(
        Ref("Scheduler reserves doctor and room", Link(anchor="reserve")),
        "Book a slot online",
        ("The customer waits 1\u00a0min",),
        (),
    )
    assert (second.action.title, second.reasons, [each.title for each in second.opportunities]) == (
        "Kiosk asks who you are",
        (
            "The name does not match the record → Reception checks the patient in by hand"
            " (severity 4/5)",
        ),
        ["Check in with the code from the text message"],
    )


def test_the_head_counts() -> None:
    assert facts(example("sklep"), "blueprints/dostawa-rosliny").counts == (
        "28 działań",
        "5 słabych punktów",
        "Razem: 7\u00a0dni 12\u00a0godz. (czekania 2\u00a0dni 5\u00a0godz.)",
    )


def test_a_journey_finds_the_blueprints_behind_it_step_by_step() -> None:
    site = example("clinic")
    visit = "A visit to the outpatient clinic"
    assert blueprints_of(site, "first-visit") == (Ref(visit, Link("blueprints/clinic-visit")),)
    assert blueprints_of(site, "repeat-prescription") == ()
    columns = columns_of(site, "first-visit")
    assert list(columns) == [
        "book", "confirm", "arrive", "check-in", "wait", "consult", "pay", "rate"
    ]  # fmt: skip
    assert columns["pay"] == (Ref(visit, Link("blueprints/clinic-visit", "pay")),)


def test_the_search_finds_an_action_by_whatever_is_told_of_it() -> None:
    here = {each.link.anchor: each for each in found(example("clinic"), "blueprints/clinic-visit")}
    assert here["take-payment"].title == "Terminal takes the payment"
    assert here["take-payment"].place == "A visit to the outpatient clinic"
    assert here["take-payment"].texts == (
        "the clinic",
        "The terminal loses its connection",
        "Send an invoice by post",
        "payment provider",
        "Payment terminal",
    )
    assert here[""].title == "A visit to the outpatient clinic"


# --- maps that nobody has looked after ---

ODD = """id: odd
title: Odd
journey: nowhere
steps:
  - {id: a, title: Ask}
  - {id: a, title: Ask again}
  - {title: Without an id}
  - {step: nowhere#b}
actions:
  - {id: a, at: a, lane: front, text: Has the id of a column}
  - {id: x, at: a, lane: back, text: First}
  - {id: x, at: b, lane: front, text: Second of this id}
  - {at: gone, lane: front, text: In no column}
  - {id: y, at: b, lane: gone, text: In no lane}
links:
  - {from: x, to: nobody, title: why}
  - {from: x, to: x, kind: needs}
  - {from: b, to: x, kind: agrees}
"""


def test_ids_that_are_twice_or_nowhere_do_no_harm(tmp_path: Path) -> None:
    site = made(tmp_path, blueprint_1=ODD)
    parts = facts(site, "blueprints/odd").parts
    assert [[(row.anchor, row.title) for row in (part.column, *part.actions) if row] for part in parts] == [
        [("a", "Ask"), ("", "Has the id of a column"), ("x", "First")],
        [("column.2", "Ask again")],
        [("column.3", "Without an id")],
        [("b", "b"), ("", "Second of this id")],
        [("", "In no column"), ("y", "In no lane")],
    ]  # fmt: skip
    assert parts[4].column is None
    x = rows(parts[0])["x"]
    assert x.bonds == (
        Named("Triggers", refs=(Ref("nobody (why)"),)),
        Named("Depends on", refs=(Ref("First", Link(anchor="x")),)),
        Named("Needed by", refs=(Ref("First", Link(anchor="x")),)),
        Named("Agrees with", refs=(Ref("b", Link(anchor="b")),)),
    )
    text = html(site, "blueprints/odd")
    assert len(ids(text)) == len(set(ids(text)))
    assert "Without a place" in text


def test_a_bare_blueprint_has_a_page(tmp_path: Path) -> None:
    site = made(tmp_path, blueprint_1="id: bare\ntitle: Bare\n")
    told = facts(site, "blueprints/bare")
    assert (told.parts, told.weak_points, told.counts, told.journey) == (
        (),
        (),
        ("0 actions",),
        None,
    )
    assert "<tbody>" not in html(site, "blueprints/bare")


def test_a_journey_is_found_by_steps_alone(tmp_path: Path) -> None:
    journey = "id: j\ntitle: J\nstages:\n  - steps:\n      - {id: s, title: S}\n"
    blueprint = "id: b\ntitle: B\nsteps:\n  - {step: j#s}\n  - {step: other#s}\n"
    site = made(tmp_path, journey_1=journey, blueprint_1=blueprint)
    assert blueprints_of(site, "j") == (Ref("B", Link("blueprints/b")),)
    assert columns_of(site, "j") == {"s": (Ref("B", Link("blueprints/b", "s")),)}


def test_hostile_texts_stay_texts(tmp_path: Path) -> None:
    from cjmap.site.site import Site
    from cjmap.workspace import open_workspace

    site = Site(open_workspace(hostile_workspace(tmp_path), models=True), TODAY)
    text = html(site, "blueprints/clinic-visit")
    assert "<script" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert "onmouseover=&#34;" in text
    assert 'href="javascript' not in text
    assert "\u202e" not in text
