"""The card of a persona: every fact in its place, photo or initials, both sides equally high."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.draw.draw_checks import complaints
from tests.draw.draw_complete import has
from tests.draw.draw_geometry import Drawing, read
from tests.draw.draw_maps import PARAGRAPH, make
from tests.draw.draw_workspaces import Workspace

from cjmap.draw import picture, render
from cjmap.draw.look.speech import speech
from cjmap.draw.look.themes import LIGHT, THEMES
from cjmap.draw.look.view import View
from cjmap.draw.parts.people import people_of
from cjmap.draw.writers.svg import to_svg

if TYPE_CHECKING:
    from pathlib import Path

BARE: dict[str, Any] = {"kind": "persona", "id": "anna", "name": "Anna Wilk"}
TRAITS = [
    {"name": f"Trait {number}", "low": "low", "high": "high", "value": 30} for number in range(4)
]
FACTS = {f"fact_{number}": "value" for number in range(14)}
LISTS = {field: ["One thing", "Another"] for field in ("goals", "needs", "motivations")}


def drawn(data: dict[str, Any], view: View | None = None, **photos: Path) -> Drawing:
    model = make({**BARE, **data})
    return read(to_svg(picture(model, Workspace(model, photos=photos), view)))


def test_free_keys_are_written_as_people_would() -> None:
    drawing = drawn(
        {"demographics": {"age": 34, "time_of_day": "evening"}, "preferences": {"BLIK": "yes"}}
    )
    assert [group.title for group in drawing.marked("fact")] == [
        "Age: 34",
        "Time of day: evening",
        "BLIK: yes",
    ]
    assert not any("_" in line.text for line in drawing.lines)


CARDS: dict[str, dict[str, Any]] = {
    "bare": {},
    "facts": {"demographics": FACTS},
    "facts and lists": {"demographics": FACTS, **LISTS},
    "facts, lists and traits": {"demographics": FACTS, "traits": TRAITS, **LISTS},
    "traits": {"traits": TRAITS},
    "few facts, long lists": {**{each: [PARAGRAPH] * 3 for each in LISTS}, "traits": TRAITS},
    "everything": {
        "demographics": FACTS,
        "traits": TRAITS,
        "bio": PARAGRAPH,
        "quote": PARAGRAPH,
        "share": 0.4,
        "preferences": {"channels": ["web", "shop", "phone"], "time_of_day": "evening"},
        "frustrations": [{"text": "Waiting", "severity": 4}],
        "expectations": [{"text": "Speed", "met": "no"}],
        **LISTS,
    },
}


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("card", CARDS)
def test_both_sides_end_alike_and_nothing_is_wrong(card: str, theme: str) -> None:
    drawing = drawn(CARDS[card], View(theme=THEMES[theme]))
    assert complaints(drawing) == []
    side = drawing.named["side"].box
    grounds = [group.box for group in drawing.marked("band") if group.box.left > side.right]
    if grounds:
        assert max(box.bottom for box in grounds) == pytest.approx(side.bottom, abs=0.1)
    inside = drawing.marked("face", "quote", "share", "fact", "chip")
    assert all(side.holds(group.reach) for group in inside)


def test_traits_stand_where_the_sides_come_out_alike() -> None:
    beside_long_lists = drawn(CARDS["few facts, long lists"])
    side = beside_long_lists.named["side"].box
    assert all(side.holds(trait.reach) for trait in beside_long_lists.marked("trait"))
    beside_many_facts = drawn(CARDS["facts, lists and traits"])
    side = beside_many_facts.named["side"].box
    assert not any(side.overlaps(trait.reach) for trait in beside_many_facts.marked("trait"))


def test_a_trait_stands_on_its_scale() -> None:
    (trait,) = drawn({"traits": TRAITS[:1]}).marked("trait")
    track = next(outline.box for outline in trait.outlines if outline.rectangle)
    knob = next(outline.box for outline in trait.outlines if outline.radius)
    assert (knob.centre[0] - track.left) / track.width == pytest.approx(0.3, abs=0.01)
    assert trait.title == "Trait 0: 30"


def test_a_photo_takes_the_place_of_the_initials(tmp_path: Path) -> None:
    from PIL import Image

    file = tmp_path / "anna.png"
    Image.new("RGB", (60, 40), "#336699").save(file)
    model = make(BARE)
    svg = render(picture(model, Workspace(model, photos={"anna": file})), "svg")
    assert svg.count(b"<image") == 1
    face = read(svg).named["face"]
    assert face.title == "Anna Wilk"
    assert face.lines == []
    file.write_bytes(b"no picture at all")
    face = drawn({}, anna=file).named["face"]
    assert [line.text for line in face.lines] == ["AW"]


def test_traits_alone_are_not_blown_up_to_fill_their_side() -> None:
    card = {"demographics": FACTS, "quote": PARAGRAPH, "bio": PARAGRAPH, "traits": TRAITS[:2]}
    drawing = drawn(card)
    assert drawing.named["traits"].box.height < 150
    assert complaints(drawing) == []


def test_a_number_in_the_header_of_a_journey_tells_what_it_counts() -> None:
    facts = {"age": 42, "work": "electrician", "children_at_home": 2, "never": "shown"}
    model = make({**BARE, "demographics": facts})
    known = people_of(["anna"], Workspace(model), LIGHT, speech("en"))
    assert [each.facts for each in known] == ["42 · electrician · children at home: 2"]
    model = make({**BARE, "demographics": {"wiek": 42, "income": 2500.5, "rooms": "3"}})
    known = people_of(["anna"], Workspace(model), LIGHT, speech("pl"))
    assert [each.facts for each in known] == ["42 · income: 2\u00a0500,5 · rooms: 3"]


def test_lanes_choose_the_sections() -> None:
    drawing = drawn(CARDS["everything"], View(lanes=("goals", "traits")))
    assert "panel-goals" in drawing.named
    assert drawing.marked("trait")
    assert "panel-needs" not in drawing.named
    assert not drawing.marked("bio")
    assert complaints(drawing) == []


def test_an_item_cannot_take_the_id_of_a_part_of_the_picture() -> None:
    drawing = drawn({"goals": [{"id": "header", "text": "Goal"}]})
    assert len(drawing.ids) == len(set(drawing.ids))
    assert has(drawing.named["item-header"], "Goal")


def test_a_bare_persona_is_described() -> None:
    model = make(BARE)
    assert picture(model, Workspace(model)).description == "Persona"
