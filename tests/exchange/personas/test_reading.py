"""Personas of the persona library into ours, with what they inherit."""

import json
from typing import Any

import pytest
from tests.exchange.importing import arrive, data_of, told

from cjmap.exchange.coming.arrival import Arrival
from cjmap.exchange.coming.source import UnreadableError
from cjmap.workspace import Workspace, open_workspace

BAKER = {
    "$schema": "../persona.json",
    "id": "baker",
    "label": "Bea Baker",
    "narrative": "She bakes at night.",
    "segment": "food",
    "organization": {"maturity": "*", "gtm": "b2c"},
    "role": {
        "function": "art",
        "level": "*",
        "responsibilities": ["baking", "tasting"],
        "titles": ["Baker", "Master, Bakery"],
        "tools": ["oven", "scales"],
        "technologies": {"languages": [], "education": ["Apprenticeship"]},
    },
    "awareness": {
        "channels": [
            {"format": "blog", "url": "https://example.org/bread", "level": "200"},
            {"format": "blog", "url": "https://example.org/flour", "level": "*"},
        ],
        "events": ["bread-fair"],
    },
    "adoption": {"curve": "late", "modality": ["guide"]},
    "motivations": {
        "goals": ["Sleep before noon"],
        "likes": ["A warm kitchen"],
        "dislikes": ["Waste", "Forms"],
    },
    "strategies": {"sales": ["Come after work."], "design": []},
}


def arrive_with(*personas: dict[str, Any], workspace: Workspace | None = None) -> Arrival:
    text = json.dumps(personas[0] if len(personas) == 1 else personas, indent=2)
    return arrive(text, "bakery.json", format="personas", workspace=workspace)


def of(arrival: Arrival, id: str) -> dict[str, Any]:
    (found,) = (map.data for map in arrival.maps if map.kind == "persona" and map.id == id)
    ignored = ("kind", "id", "status", "proto")
    return {key: value for key, value in found.items() if key not in ignored}


def test_every_trait() -> None:
    arrival = arrive_with(BAKER)
    assert data_of(arrival, "persona") == {
        "kind": "persona",
        "id": "baker",
        "name": "Bea Baker",
        "status": "draft",
        "proto": True,
        "bio": "She bakes at night.",
        "demographics": {
            "segment": "food",
            "go to market": "b2c",
            "function": "art",
            "responsibilities": "baking; tasting",
            "titles": "Baker; Master, Bakery",
            "education": "Apprenticeship",
            "adoption": "late",
        },
        "preferences": {
            "tools": ["oven", "scales"],
            "events": ["bread-fair"],
            "channels": ["blog"],
            "media": ["https://example.org/bread (level 200)", "https://example.org/flour"],
            "learning": ["guide"],
        },
        "goals": ["Sleep before noon"],
        "motivations": ["A warm kitchen"],
        "frustrations": ["Waste", "Forms"],
    }
    assert data_of(arrival, "catalog")["channels"] == [{"id": "blog", "title": "Blog"}]
    assert told(arrival) == [
        ("dropped", "1:1", "any"),
        ("dropped", "2:14", "$schema"),
        ("made", "4:12", "proto"),
        ("made", "36:19", "channel"),
        ("dropped", "70:7", "strategies"),
    ]


def test_what_is_marked_extends() -> None:
    pastry = {
        "id": "pastry",
        "label": "Pia Pastry",
        "parent": ["baker"],
        "segment": "sweets",
        "motivations": {"x-likes": ["Sugar"], "x-goals": ["A shop of her own"]},
    }
    assert of(arrive_with(BAKER, pastry), "pastry") == {
        "name": "Pia Pastry",
        "demographics": {"segment": "sweets"},
        "motivations": ["Sugar"],
        "goals": ["A shop of her own"],
        "extends": "baker",
    }


def test_preferences_are_replaced_at_once_so_all_are_written() -> None:
    pastry = {
        "id": "pastry",
        "label": "Pia",
        "parent": ["baker"],
        "role": {"x-tools": ["whisk"], "x-titles": ["Pastry Chef"]},
    }
    own = of(arrive_with(BAKER, pastry), "pastry")
    assert own["extends"] == "baker"
    assert own["demographics"] == {"titles": "Baker; Master, Bakery; Pastry Chef"}
    assert own["preferences"]["tools"] == ["oven", "scales", "whisk"]
    assert own["preferences"]["events"] == ["bread-fair"]


@pytest.mark.parametrize(
    ("motivations", "expected"),
    [({"dislikes": ["Noise"]}, ["Noise"]), ({"dislikes": []}, None)],
)
def test_what_replaces_a_list_is_written_out(
    motivations: dict[str, Any], expected: list[str] | None
) -> None:
    arrival = arrive_with(
        BAKER, {"id": "pia", "label": "Pia", "parent": ["baker"], "motivations": motivations}
    )
    own = of(arrival, "pia")
    assert "extends" not in own
    assert own.get("frustrations") == expected
    assert own["goals"] == ["Sleep before noon"]
    assert own["bio"] == "She bakes at night."
    (loss,) = (loss for loss in arrival.losses if loss.fate == "changed")
    assert (loss.what, loss.value, loss.map) == ("parent", "baker", "pia")


def test_two_parents() -> None:
    seller = {"id": "seller", "label": "Sam", "motivations": {"likes": ["People"]}}
    both = {"id": "both", "label": "Bo", "parent": ["baker", "seller"]}
    arrival = arrive_with(BAKER, seller, both)
    assert of(arrival, "both") == {"name": "Bo", "motivations": ["People"], "extends": "baker"}
    assert [loss.value for loss in arrival.losses if loss.fate == "guessed"] == ["baker, seller"]


def test_a_parent_may_come_after_and_have_one() -> None:
    child = {"id": "c", "label": "C", "parent": ["b"]}
    parent = {"id": "b", "label": "B", "parent": ["baker"], "motivations": {"dislikes": ["Noise"]}}
    arrival = arrive_with(child, parent, BAKER)
    assert of(arrival, "c") == {"name": "C", "extends": "b"}
    assert of(arrival, "b")["frustrations"] == ["Noise"]


def test_a_parent_of_the_workspace(tmp_path: Any) -> None:
    (tmp_path / "cjmap.toml").write_text("", encoding="utf-8")
    for map in arrive_with(BAKER).maps:
        (tmp_path / map.file_name).write_text(map.text, encoding="utf-8")
    child = {
        "id": "pia",
        "label": "Pia",
        "parent": ["baker"],
        "role": {"titles": ["Pastry Chef"]},
        "motivations": {"x-dislikes": ["Noise"]},
    }
    arrival = arrive_with(child, workspace=open_workspace(tmp_path))
    assert of(arrival, "pia") == {
        "name": "Pia",
        "demographics": {"titles": "Pastry Chef"},
        "frustrations": ["Noise"],
        "extends": "baker",
    }


@pytest.mark.parametrize(
    ("parents", "said"),
    [
        (["nobody"], "“Pia” inherits from `nobody`, which there is not;"),
        (["pia"], "“Pia” would inherit from itself by `pia`;"),
    ],
)
def test_parents_that_lead_nowhere(parents: list[str], said: str) -> None:
    arrival = arrive_with({"id": "pia", "label": "Pia", "parent": parents, "segment": "food"})
    assert of(arrival, "pia") == {"name": "Pia", "demographics": {"segment": "food"}}
    (loss,) = (loss for loss in arrival.losses if loss.fate == "unreadable")
    assert (loss.place.label, loss.message.startswith(said)) == ("5:5", True)


def test_a_circle_is_cut() -> None:
    arrival = arrive_with(
        {"id": "a", "label": "A", "parent": ["b"], "segment": "x"},
        {"id": "b", "label": "B", "parent": ["a"]},
    )
    assert {map.id for map in arrival.maps} == {"a", "b"}
    assert any("itself" in loss.message for loss in arrival.losses)


def test_a_long_line_of_parents() -> None:
    line = [{"id": f"p{n}", "label": f"P {n}", "parent": [f"p{n + 1}"]} for n in range(900)]
    arrival = arrive_with(*line, {"id": "p900", "label": "Last", "segment": "food"})
    assert of(arrival, "p0") == {"name": "P 0", "extends": "p1"}


def test_what_is_unknown_or_of_another_form_is_told() -> None:
    arrival = arrive_with(
        {
            "id": "Pia!",
            "label": "Pia\u202e",
            "colour": "red",
            "segment": 7,
            "role": ["dev"],
            "motivations": {"likes": "Sugar", "hates": ["Noise"]},
            "awareness": {"channels": [{"type": "social", "url": "https://example.org"}]},
        }
    )
    assert data_of(arrival, "persona")["was"] == ["Pia!"]
    assert of(arrival, "pia")["motivations"] == ["Sugar"]
    assert of(arrival, "pia")["demographics"] == {"segment": "7"}
    assert [each for each in told(arrival) if each[0] != "made"] == [
        ("changed", "3:12", "character"),
        ("dropped", "4:13", "colour"),
        ("unreadable", "6:11", "role"),
        ("dropped", "11:14", "hates"),
        ("dropped", "18:17", "type"),
    ]


@pytest.mark.parametrize("text", ["{}", "[]", "3", '{"kind": "journey"}', '{"personas": []}'])
def test_json_without_a_persona(text: str) -> None:
    with pytest.raises(UnreadableError, match=r"a\.json holds no persona\."):
        arrive(text, "a.json", format="personas")


def test_several_under_a_key() -> None:
    arrival = arrive(json.dumps({"personas": [BAKER]}), "a.json", format="personas")
    assert arrival.counts == {"persona": 1}
