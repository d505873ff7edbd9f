"""Maps as diagrams of draw.io: what is one thing in the map is one thing in the editor."""

from __future__ import annotations

import difflib
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.draw.draw_generated import MAPS
from tests.draw.draw_maps import shop
from tests.exchange.drawio.diagrams import Page, pages
from tests.exchange.exporting import export_bytes

from cjmap.draw import picture
from cjmap.draw.text import one_line
from cjmap.exchange.drawio.composing import composed
from cjmap.exchange.drawio.pages import file_of
from cjmap.exchange.going.held import leaves
from cjmap.exchange.going.outgoing import Wishes
from cjmap.workspace import open_workspace

ROOT = Path(__file__).parents[3]
CLINIC, SHOP = ROOT / "examples" / "clinic", ROOT / "examples" / "sklep"
EVERY_FIELD = ROOT / "tests" / "data" / "every_field"

DAY = """\
kind: journey
id: day
title: A day
stages:
  - id: go
    title: I go
    steps:
      - id: walk
        title: I walk
        does: [I put on shoes, I close the door]
        emotion: 1
        pains: [{id: rain, text: "It <b>rains</b> %title%", severity: 2, evidence: [talks]}]
      - {id: ride, title: I ride, emotion: -1, thinks: [Late!]}
"""

COUNTER = """\
kind: blueprint
id: counter
title: At the counter
steps: [{id: ask, title: I ask}, {id: pay, title: I pay}]
lanes: [{id: me, role: customer}, {id: desk, role: frontstage}, {id: office, role: backstage}]
actions:
  - {id: answer, at: ask, lane: desk, text: Clerk answers, owner: Front desk, policy: Within a minute}
  - {id: book, at: pay, lane: office, text: Payment is booked}
links:
  - {from: ask, to: answer}
  - {from: answer, to: book, kind: needs}
  - {from: pay, to: book, kind: agrees}
"""


def drawn(maps: dict[str, str] | Path, *ids: str) -> list[Page]:
    made, losses = export_bytes(maps, ids, "drawio")
    assert losses == []
    (data,) = made.values()
    return pages(data)


def check(page: Page) -> None:
    """Every end and every parent is there, and nothing runs as HTML."""
    known = {"1", *page.cells}
    for cell in page.cells.values():
        assert {cell.parent, cell.source or "1", cell.target or "1"} <= known
        assert cell.is_edge != cell.is_vertex
        assert cell.style.get("html") in ("0", None), cell
        if cell.label:
            assert cell.style["html"] == "0", cell
        if cell.is_edge:
            ends = [end for end in (cell.source, cell.target) if end is None]
            assert cell.geometry["relative"] == "1"
            assert len(cell.points) >= len(ends)
        else:
            assert float(cell.geometry["width"]) >= 0
            assert float(cell.geometry["height"]) >= 0


def test_a_journey_is_lanes_with_cards_in_them() -> None:
    (page,) = drawn({"day.journey.yaml": DAY}, "day")
    check(page)
    assert (page.id, page.name) == ("journey-day", "A day")
    lanes = {cell.id for cell in page.vertices if "swimlane" in cell.style}
    assert lanes == {f"day#band-{name}" for name in ("steps", "thinks", "emotion", "pains")}
    for id in lanes:
        style = page.cells[id].style
        assert (style["container"], style["collapsible"]) == ("1", "0")
    walk, ride = page.cells["day#walk"], page.cells["day#ride"]
    assert (walk.label, walk.parent) == ("I walk", "day#band-steps")
    assert (ride.label, ride.parent) == ("I ride", "day#band-steps")
    assert page.cells["day#walk.text"].label == "• I put on shoes\n• I close the door"
    assert page.cells["day#walk.text"].parent == "day#walk"
    assert page.cells["day#rain"].label == "It <b>rains</b> %title%"
    assert page.cells["day#go"].label == "I go"
    assert page.cells["day#thinks.late"].label == "“Late!”"
    # Cards stand within their lane: they are placed from its corner.
    assert float(walk.geometry["y"]) == 10
    assert 0 < float(walk.geometry["x"]) < float(ride.geometry["x"])


def test_the_curve_is_tied_to_its_faces() -> None:
    (page,) = drawn({"day.journey.yaml": DAY}, "day")
    ties = [
        (edge.source, edge.target)
        for edge in page.edges
        if edge.id.startswith("day#curve-main") and edge.style["curved"] == "1"
    ]
    walk, ride = "day#emotion-walk", "day#emotion-ride"
    assert ties == [(None, walk), (walk, ride), (ride, None)]
    assert page.cells[walk].style["shape"].startswith("stencil(")


def test_the_links_of_a_blueprint_are_edges_between_its_cards() -> None:
    (page,) = drawn({"counter.blueprint.yaml": COUNTER}, "counter")
    check(page)
    links = {
        edge.id: (edge.source, edge.target, edge.style["startArrow"], edge.style["endArrow"])
        for edge in page.edges
        if edge.id.startswith("counter#link")
    }
    assert links == {
        "counter#link-1": ("counter#ask", "counter#answer", "none", "block"),
        "counter#link-2": ("counter#answer", "counter#book", "none", "none"),
        "counter#link-3": ("counter#pay", "counter#book", "block", "block"),
    }
    assert {page.cells[id].parent for id in links} == {"1"}
    assert page.cells["counter#answer"].parent == "counter#band-desk"
    assert page.cells["counter#link-1"].style["exitY"] == "1"
    assert page.cells["counter#link-1"].style["entryY"] == "0"
    assert page.cells["counter#link-2"].style["dashed"] == "1"


def test_what_has_no_shape_is_in_the_data_of_its_object() -> None:
    (page,) = drawn({"counter.blueprint.yaml": COUNTER}, "counter")
    assert page.cells["counter#answer"].facts == {
        "id_": "answer",
        "at": "ask",
        "lane": "desk",
        "text": "Clerk answers",
        "owner": "Front desk",
        "policy": "Within a minute",
    }
    assert page.cells["counter#link-2"].facts == {"from": "answer", "to": "book", "kind": "needs"}
    assert page.facts == {"kind": "blueprint", "id_": "counter", "title": "At the counter"}
    (page,) = drawn({"day.journey.yaml": DAY}, "day")
    assert page.cells["day#walk"].facts["pains"] == (
        "It <b>rains</b> %title% [id: rain; severity: 2; evidence: talks]"
    )


@pytest.mark.parametrize("root", [EVERY_FIELD, CLINIC, SHOP], ids=lambda root: root.name)
def test_nothing_of_a_map_is_missing(root: Path) -> None:
    for entry in open_workspace(root).entries:
        if entry.kind_name == "catalog" or entry.model is None:
            continue
        found, losses = export_bytes(root, (str(entry.id),), "drawio")
        assert losses == []
        (data,) = found.values()
        (page,) = [each for each in pages(data) if each.id == f"{entry.kind_name}-{entry.id}"]
        check(page)
        facts = [page.facts, *(cell.facts for cell in page.cells.values())]
        told = "\n".join(value for each in facts for value in each.values())
        for path, leaf in leaves(entry.document.data):
            shown = str(leaf).lower() if isinstance(leaf, bool) else one_line(leaf)
            assert shown in told.replace("\n", " ") or shown in told, path


def test_all_links_of_the_example_are_tied() -> None:
    (page,) = drawn(CLINIC, "clinic-visit")
    links = [edge for edge in page.edges if edge.id.startswith("clinic-visit#link-")]
    assert len(links) == 28
    assert all(edge.source and edge.target for edge in links)


def test_several_maps_are_pages_of_one_file() -> None:
    found = drawn(CLINIC, "first-visit", "clinic-visit", "helen", "clinic")
    assert [page.id for page in found] == [
        "blueprint-clinic-visit",
        "backlog-clinic",
        "journey-first-visit",
        "persona-helen",
    ]
    for page in found:
        check(page)


def test_a_text_is_whole_where_the_picture_divides_it() -> None:
    word = "Eisenbahnknotenpunkthinundherschieber"
    (page,) = drawn({"day.journey.yaml": DAY.replace("I walk", f"Der {word} kommt")}, "day")
    assert page.cells["day#walk"].label == f"Der {word} kommt"


def test_the_same_map_gives_the_same_bytes_and_a_small_change_a_small_difference() -> None:
    def lines(text: str) -> list[str]:
        made, _ = export_bytes({"day.journey.yaml": text}, ("day",), "drawio")
        return made["day.journey.drawio"].decode().splitlines()

    assert lines(DAY) == lines(DAY)
    changed = [
        line
        for line in difflib.unified_diff(lines(DAY), lines(DAY.replace("I ride", "I run")), n=0)
        if line[:1] in "+-" and line[:3] not in ("+++", "---")
    ]
    assert len(changed) <= 4, changed


@pytest.mark.parametrize(
    ("theme", "fill"), [("light", "#ffffff"), ("dark", "#0b1220"), ("print", "#ffffff")]
)
def test_the_theme_is_that_which_is_asked_for(theme: str, fill: str) -> None:
    made, _ = export_bytes({"day.journey.yaml": DAY}, ("day",), "drawio", Wishes(theme=theme))
    assert f'background="{fill}"' in made["day.journey.drawio"].decode()


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(MAPS)).flatmap(MAPS.__getitem__))
def test_any_map_is_a_diagram_that_holds_together(model: Any) -> None:
    scene = picture(model, shop())
    plain = json.loads(model.model_dump_json(by_alias=True, exclude_unset=True, warnings=False))
    (page,) = pages(file_of([composed(scene, str(model.kind), plain)]))
    check(page)
