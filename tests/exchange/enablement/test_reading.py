"""Enablement Map Studio's YAML into maps."""

from pathlib import Path

import pytest
from tests.exchange.importing import arrive, data_of, told

from cjmap.exchange.coming.source import UnreadableError

BAKERY = Path(__file__).with_name("bakery.yaml").read_text(encoding="utf-8")


def test_a_journey() -> None:
    arrival = arrive(BAKERY, "bakery.yaml")
    journey = data_of(arrival, "journey")
    assert (journey["id"], journey["was"]) == ("bakery-order", ["ems:cjm:bakery-order"])
    assert journey["personas"] == ["ola-who-orders-cakes"]
    assert data_of(arrival, "persona")["bio"] == "She orders for the office every month."
    assert journey["stages"] == [
        {
            "id": "choose",
            "title": "Choose",
            "was": ["ems:cjm:phase:choose"],
            "steps": [
                {
                    "id": "look-at-cakes",
                    "title": "Look at cakes",
                    "touchpoint": "shop-window",
                    "thinks": ["So many!", "Which one has no nuts?"],
                    "emotion": {"score": -1, "basis": "assumed"},
                    "was": ["ems:cjm:action:look-at-cakes"],
                }
            ],
        },
        {
            "id": "fetch",
            "title": "Fetch",
            "was": ["ems:cjm:phase:fetch"],
            "steps": [
                {
                    "id": "fetch-cake",
                    "title": "Fetch the cake",
                    "touchpoint": "counter",
                    "emotion": {"score": 2, "basis": "assumed"},
                    "was": ["ems:cjm:action:fetch-cake"],
                }
            ],
        },
    ]


def test_a_blueprint() -> None:
    blueprint = data_of(arrive(BAKERY, "bakery.yaml"), "blueprint")
    assert blueprint["journey"] == "bakery-order"
    assert blueprint["steps"] == [{"step": "look-at-cakes"}, {"step": "fetch-cake"}]
    assert [(lane["id"], lane["role"]) for lane in blueprint["lanes"]] == [
        ("cjm", "customer"),
        ("sellers", "frontstage"),
        ("bakers", "backstage"),
        ("till", "support"),
    ]
    shown = [(a["text"], a["at"], a.get("owner"), a.get("system")) for a in blueprint["actions"]]
    assert shown == [
        ("Label what has nuts", "look-at-cakes", "bakers", None),
        ("Book the sale", "fetch-cake", None, "till"),  # drawn beside it
        ("Wrap it", "fetch-cake", None, None),  # drawn nowhere, tied to it by an arrow
    ]
    assert blueprint["links"] == [
        {"from": "label-nuts", "to": "look-at-cakes"},
        {"from": "fetch-cake", "to": "wrap"},
    ]


def test_an_outcome_and_what_people_need_for_it() -> None:
    arrival = arrive(BAKERY, "bakery.yaml")
    backlog = data_of(arrival, "backlog")
    assert backlog["title"] == "People with allergies buy without fear"
    assert backlog["was"] == ["ems:oc:bakery-trust", "ems:em:bakery-skills"]
    assert backlog["opportunities"] == [
        {
            "id": "label-what-has-nuts",
            "title": "Label what has nuts",
            "summary": "Who has to ask goes elsewhere.",
            "for": "bakery-service#label-nuts",
            "outcome": {"metric": "trays-with-a-label", "to": 95},
        },
        {
            "id": "know-allergens",
            "title": "Know the fourteen allergens",
            "summary": "By heart.",
            "for": "bakery-service#label-nuts",
            "outcome": {"metric": "trays-with-a-label"},
            "was": ["ems:em:act:know-allergens"],
        },
    ]
    assert data_of(arrival, "catalog")["metrics"] == [
        {"id": "trays-with-a-label", "title": "Trays with a label", "unit": "%"}
    ]


def test_everything_is_told() -> None:
    arrival = arrive(BAKERY, "bakery.yaml")
    assert sorted(each for each in told(arrival) if each[0] != "made") == [
        ("changed", "35:3", "lane"),
        ("dropped", "116:11", "skills"),
        ("dropped", "123:11", "tools"),
        ("dropped", "43:18", "description"),
        ("dropped", "51:3", "coordinates"),
        ("dropped", "54:18", "description"),
        ("dropped", "99:15", "definition"),
        ("guessed", "110:3", "actions"),
        ("guessed", "25:9", "touchpoint"),
        ("guessed", "42:11", "lane"),
        ("guessed", "46:11", "lane"),
        ("guessed", "49:11", "lane"),
        ("guessed", "59:11", "column"),
        ("guessed", "63:11", "column"),
        ("guessed", "75:3", "connection"),
        ("guessed", "89:9", "kgi"),
        ("guessed", "94:14", "primary_csf"),
    ]
    values = {loss.what: loss.value for loss in arrival.losses}
    assert values["skills"] == (
        "Reading recipes, Allergens for bakers, https://example.org/allergens"
    )
    assert arrival.counts["connection"] == 2


@pytest.mark.parametrize(
    ("key", "before", "after", "place", "said"),
    [
        ("phase", "cjm:phase:fetch\n    touch", "cjm:phase:eat\n    touch", "16:12", "phase"),
        ("lane", "lane: sbp:lane:till", "lane: sbp:lane:tilt", "58:11", "lane"),
        ("task", "source_id: cjm:action:look", "source_id: cjm:action:see", "55:16", "action"),
        ("arrow", "target: sbp:task:wrap", "target: sbp:task:pack", "80:13", "task"),
        ("factor", "source_id: sbp:task:label-nuts\n  rat", "source_id: x\n  rat", "93:14", "task"),
        ("goal", "kgi_id: oc:kgi", "kgi_id: oc:other", "92:11", "goal"),
        ("kpi", "source_id: oc:kpi", "source_id: oc:other", "108:16", "indicator"),
        ("skill", "action_id: em:act:know", "action_id: em:act:no", "117:16", "action"),
    ],
)
def test_references_that_lead_nowhere(
    key: str, before: str, after: str, place: str, said: str
) -> None:
    assert before in BAKERY, key
    arrival = arrive(BAKERY.replace(before, after, 1), "bakery.yaml")
    dangling = [loss for loss in arrival.losses if loss.what == "reference"]
    assert [loss.place.label for loss in dangling] == [place], dangling
    assert f"There is no {said}" in dangling[0].message
    assert {each.kind for each in arrival.maps} == {
        "journey", "blueprint", "backlog", "catalog", "persona",
    }  # fmt: skip


def test_a_lane_that_is_not_there_is_made() -> None:
    arrival = arrive(BAKERY.replace("lane: sbp:lane:till", "lane: sbp:lane:tilt"), "bakery.yaml")
    blueprint = data_of(arrival, "blueprint")
    assert blueprint["lanes"][3] == {"id": "tilt", "role": "backstage", "title": "tilt"}
    assert blueprint["actions"][1]["lane"] == "tilt"


def test_a_blueprint_alone_shows_its_copies_as_columns() -> None:
    _, blueprint, *_ = BAKERY.split("---\n")
    arrival = arrive(blueprint, "service.yaml")
    data = data_of(arrival, "blueprint")
    assert "journey" not in data
    assert data["steps"] == [
        {"id": "look-at-cakes", "title": "Look at cakes"},
        {"id": "fetch-cake", "title": "Fetch the cake"},
    ]


def test_what_is_wrong_stands_where_it_is() -> None:
    arrival = arrive(
        """\
kind: cjm
version: '2.0'
id: cjm:walk
phases:
  - &go {id: "cjm:phase:go", name: Go}
actions:
  - {id: "cjm:action:a", name: [x], phase: "cjm:phase:go", emotion_score: 7, colour: red}
  - 5
---
kind: foo
---
- a list
""",
        "walk.yml",
    )
    assert [each for each in told(arrival) if each[0] != "made"] == [
        ("guessed", "2:10", "version"),
        ("unreadable", "7:32", "name"),
        ("unreadable", "7:75", "emotion_score"),
        ("dropped", "7:86", "colour"),
        ("unreadable", "8:5", "actions"),
        ("unreadable", "10:7", "document"),
        ("unreadable", "12:1", "YAML"),
    ]
    assert data_of(arrival, "journey")["stages"][0]["steps"] == [
        {"id": "a", "title": "cjm:action:a", "was": ["ems:cjm:action:a"]}
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "walk.yaml holds no document of Enablement Map Studio."),
        ("kind: journey\nid: a\n", "none has `kind: cjm`, `sbp`, `outcome` or `em`."),
        ("kind: cjm\nid: [\n", "walk.yaml:"),
        ("kind: cjm\nid: cjm:a\nphases: []\nactions: []\n", "neither phases nor actions"),
        ("kind: cjm\nid: \x1b\n", "U+001B"),
    ],
)
def test_files_that_hold_no_map(text: str, said: str) -> None:
    with pytest.raises(UnreadableError) as raised:
        arrive(text, "walk.yaml")
    assert said in str(raised.value)


def test_the_same_file_gives_the_same_maps() -> None:
    assert [map.text for map in arrive(BAKERY, "a.yaml").maps] == [
        map.text for map in arrive(BAKERY, "a.yaml").maps
    ]


def test_what_has_no_name_is_still_kept() -> None:
    nameless = BAKERY.replace("    id: sbp:task:wrap\n", "").replace("    name: Wrap it\n", "")
    nameless = nameless.replace("  - id: sbp:task:wrap\n    lane", "  - lane")
    arrival = arrive(nameless, "bakery.yaml")
    assert data_of(arrival, "blueprint")["actions"][-1]["text"] == "…"
    assert ("unreadable", "61:5", "name") in told(arrival)


def test_two_journeys_keep_their_steps_apart() -> None:
    second = BAKERY.split("---\n")[0].replace("cjm:bakery-order", "cjm:bakery-again")
    second = second.replace("cjm:action:look-at-cakes", "cjm:action:taste")
    arrival = arrive(f"{BAKERY.rstrip()}\n---\n{second}", "bakery.yaml")
    first, again = (map for map in arrival.maps if map.kind == "journey")
    assert (first.id, again.id) == ("bakery-order", "bakery-again")
    assert data_of(arrival, "blueprint")["journey"] == "bakery-order"
    twice = [each for each in told(arrival) if each[0] == "unreadable" and each[2] == "id"]
    assert len(twice) == 1, "`fetch-cake` stands in both documents"


@pytest.mark.parametrize(
    ("id", "name", "title"),
    [
        ("cjm:---", "walk.yaml", "Walk"),
        ("cjm:_", "to_the-shop.yaml", "To the shop"),
        ("", "---.yaml", "…"),
        ("cjm:a-b", "---.yaml", "A b"),
    ],
)
def test_a_title_is_made_of_whatever_has_words(id: str, name: str, title: str) -> None:
    arrival = arrive(f"kind: cjm\nid: '{id}'\nphases: [{{name: Go}}]\n", name)
    assert data_of(arrival, "journey")["title"] == title
