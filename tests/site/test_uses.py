"""What uses what, over all maps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.site.pages.small import example, made

from cjmap.insight.gathered.steps import Meeting
from cjmap.site.page import Link
from cjmap.site.references import Ref, thing_ref
from cjmap.site.uses import uses

if TYPE_CHECKING:
    from pathlib import Path

JOURNEY = """id: j
title: J
personas: [ann, bob]
stages:
- id: all
  title: All
  steps:
  - id: shop
    title: In the shop
    touchpoint: desk
    emotion: {score: 1, by: {ann: -1}}
    pains: [{text: Queue, severity: 2}]
    variants:
    - when: rain
      pains: [Wet]
    - when: strike
      touchpoint: line
      emotion: -2
      pains: [Nobody answers]
  - {id: home, title: At home, touchpoint: {channel: phone, title: A call}}
  - {id: think, title: Think it over}
"""
CATALOG = """id: c
title: C
channels: [{id: phone}, {id: store}]
touchpoints: [{id: desk, channel: store}, {id: line, channel: phone}]
contexts: [{id: rain, title: Rain}, {id: strike, title: Strike}]
"""


def test_a_touchpoint_appears_at_steps_and_in_variants_with_another_place(tmp_path: Path) -> None:
    told = uses(made(tmp_path, journey_1=JOURNEY, catalog_1=CATALOG))
    seen = [(each.placed.step.id, each.contexts, each.score) for each in told.appearances]
    assert seen == [("shop", (), 0), ("shop", ("strike",), -2), ("home", (), None)]
    assert [each.contexts for each in told.at_touchpoint("line")] == [("strike",)]
    assert [each.meeting.label for each in told.on_channel("phone")] == ["line", "A call"]
    assert told.at_touchpoint("desk")[0].scores() == {"ann": -1, "bob": 1}


def test_a_variant_without_a_place_of_its_own_hurts_where_its_step_is(tmp_path: Path) -> None:
    told = uses(made(tmp_path, journey_1=JOURNEY, catalog_1=CATALOG))
    at_desk, elsewhere, _ = told.appearances
    assert [(pain.text, when) for pain, when in at_desk.pains()] == [
        ("Queue", ()),
        ("Wet", ("rain",)),
    ]
    assert [(pain.text, when) for pain, when in elsewhere.pains()] == [
        ("Nobody answers", ("strike",))
    ]


def test_a_deprecated_journey_meets_nobody(tmp_path: Path) -> None:
    journey = JOURNEY.replace("title: J", "title: J\nstatus: deprecated", 1)
    told = uses(made(tmp_path, journey_1=journey, catalog_1=CATALOG))
    assert told.appearances == ()
    assert [each.thing.kind for each in told.of("touchpoint", "desk")] == ["step"]


def test_who_names_a_thing_is_told_with_the_field() -> None:
    named = uses(example("clinic")).of("team", "front-desk")
    assert {each.field for each in named} == {"owner"}
    kinds = [each.thing.kind for each in named]
    assert {kind: kinds.count(kind) for kind in dict.fromkeys(kinds)} == {
        "action": 3,
        "opportunity": 1,
        "channel": 2,
        "touchpoint": 4,
        "system": 1,
    }


def test_the_heaviest_pain_of_a_touchpoint_and_of_a_channel() -> None:
    told = uses(example("clinic"))
    at = told.worst_at(Meeting(touchpoint="kiosk"))
    on = told.worst_on("web")
    assert at is not None
    assert on is not None
    assert (at.pain.id, on.pain.id) == ("screen-times-out", "silent-status")
    assert told.worst_at(Meeting(touchpoint="payment-desk")) is None


def test_a_column_of_a_blueprint_shows_a_step() -> None:
    told = uses(example("clinic"))
    (kiosk,) = told.at_touchpoint("kiosk")
    assert [(each.map_id, each.id) for each in told.columns_of(kiosk.placed)] == [
        ("clinic-visit", "check-in")
    ]


@pytest.mark.parametrize(
    ("section", "id", "ref"),
    [
        ("evidence", "kiosk-observation", Link("journeys/first-visit")),
        ("system", "kiosk-software", Link("blueprints/clinic-visit", "ask-identity")),
        ("metric", "no-shows", Link("journeys/first-visit", "confirm")),
        ("team", "digital", Link("blueprints/clinic-visit", "show-slots")),
    ],
)
def test_a_thing_is_led_to_where_it_stands(section: str, id: str, ref: Link) -> None:
    site = example("clinic")
    found = [thing_ref(site, each.thing) for each in uses(site).of(section, id)]
    assert ref in [each.link for each in found]


def test_a_thing_of_a_map_without_a_page_is_plain_text(tmp_path: Path) -> None:
    site = made(tmp_path, journey_1=JOURNEY, catalog_1=CATALOG)
    (desk,) = uses(site).of("channel", "store")
    assert thing_ref(site, desk.thing) == Ref("desk", Link("touchpoints/desk"))
