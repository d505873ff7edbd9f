"""The empathy map: the shape of the canvas, its order, its questions, and no wasted room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.draw.draw_checks import complaints
from tests.draw.draw_complete import has
from tests.draw.draw_geometry import Drawing, read
from tests.draw.draw_maps import PARAGRAPH, make
from tests.draw.draw_workspaces import Workspace

from cjmap.draw import picture, render
from cjmap.draw.look.themes import THEMES
from cjmap.draw.look.view import View
from cjmap.draw.writers.svg import to_svg

if TYPE_CHECKING:
    from pathlib import Path

AREAS = ("sees", "says", "does", "hears", "thinks", "feels", "pains", "gains")
BARE: dict[str, Any] = {"kind": "empathy-map", "id": "e", "title": "At the kiosk"}
GOAL = {"goal": {"who": "A new patient", "must_do": "Check in"}}
ANNA = make(
    {
        "kind": "persona",
        "id": "anna",
        "name": "Anna Wilk",
        "archetype": "The careful planner with a long description of herself",
        "demographics": {"age": 63, "work": "part-time school librarian", "lives": "far away"},
        "quote": "I plan my week around the clinic.",
    }
)


def drawn(data: dict[str, Any], view: View | None = None, **photos: Path) -> Drawing:
    model = make({**BARE, **data})
    return read(to_svg(picture(model, Workspace(model, ANNA, photos=photos), view)))


def filled(count: int, text: str = "Something that matters") -> dict[str, Any]:
    return {**GOAL, "persona": "anna", **{area: [text] * count for area in AREAS}}


def test_the_areas_stand_around_the_person() -> None:
    drawing = drawn(filled(2))
    person = drawing.named["person-anna"].reach
    panels = {area: drawing.named[f"panel-{area}"].box for area in AREAS}
    for above in ("thinks", "feels"):
        assert panels[above].bottom < person.top
    for below in ("says", "does"):
        assert panels[below].top > person.bottom
    assert panels["hears"].right < person.left
    assert panels["sees"].left > person.right
    assert panels["hears"].top < person.centre[1] < panels["hears"].bottom
    assert panels["hears"].top == panels["sees"].top
    assert panels["pains"].top == panels["gains"].top > panels["says"].bottom
    assert drawing.named["panel-who"].box.bottom < panels["thinks"].top


def test_numbers_lead_from_the_goal_over_the_outside_to_the_inside() -> None:
    drawing = drawn(filled(1))
    headings = {
        group.title: [line.text for line in group.lines] for group in drawing.marked("heading")
    }
    order = sorted(headings, key=lambda title: int(headings[title][-1]))
    assert order == [
        "Who", "Has to", "Sees", "Says", "Does", "Hears", "Thoughts", "Feelings", "Pain points", "Gains",
    ]  # fmt: skip
    assert has(drawing, "Whom do we want to understand?")
    assert has(drawing, "What have we heard them say, word for word?")


def test_without_a_goal_there_is_no_empty_row_for_it() -> None:
    drawing = drawn({"persona": "anna"})
    assert "panel-who" not in drawing.named
    assert all(f"panel-{area}" in drawing.named for area in AREAS)
    only_who = drawn({"goal": {"who": "A new patient"}})
    assert only_who.named["panel-who"].box.width > 1000
    assert "panel-must-do" not in only_who.named


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("count", [0, 1, 3, 12])
@pytest.mark.parametrize("text", ["Something that matters", PARAGRAPH])
def test_nothing_is_wrong_with_any_amount_of_text(text: str, count: int, theme: str) -> None:
    drawing = drawn(filled(count, text), View(theme=THEMES[theme]))
    assert complaints(drawing) == []
    for area in AREAS:
        assert len(drawing.marked(area)) == count


def test_cards_beside_the_person_fill_their_panels() -> None:
    drawing = drawn(filled(4))
    for area in ("hears", "sees"):
        panel = drawing.named[f"panel-{area}"].box
        lowest = max(card.box.bottom for card in drawing.marked(area))
        assert panel.bottom - lowest < 40


def test_no_line_begins_with_a_dot() -> None:
    for data in (filled(1), {"persona": "anna"}):
        assert not any(line.text.startswith("·") for line in drawn(data).lines)


def test_a_photo_stands_in_the_middle(tmp_path: Path) -> None:
    from PIL import Image

    file = tmp_path / "anna.png"
    Image.new("RGB", (60, 40), "#336699").save(file)
    model = make({**BARE, "persona": "anna"})
    svg = render(picture(model, Workspace(model, ANNA, photos={"anna": file})), "svg")
    assert svg.count(b"<image") == 1
    assert read(svg).named["person-anna"].title == "Anna Wilk"


def test_lanes_choose_the_areas() -> None:
    drawing = drawn(filled(1), View(lanes=("thinks", "hears", "gains")))
    shown = {group.id.rpartition("panel-")[2] for group in drawing.marked("panel")}
    assert shown == {"thinks", "hears", "gains"}
    assert complaints(drawing) == []


def test_a_bare_map_is_described() -> None:
    model = make(BARE)
    assert picture(model, Workspace(model)).description == "Empathy map"
