"""Guards references between the maps of one file: they follow ids that were kept or given since."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from tests.exchange.again.again import bring, edit, outcomes
from tests.exchange.exporting import export_bytes

from cjmap.workspace import open_workspace

ROOT = Path(__file__).parents[3]

SHOP: dict[str, Any] = {
    "format": "cjmap",
    "version": 1,
    "maps": [
        {"kind": "persona", "id": "anna", "name": "Anna"},
        {
            "kind": "catalog",
            "id": "words",
            "title": "Words",
            "channels": [{"id": "web", "title": "Web"}],
            "touchpoints": [{"id": "till", "title": "The till", "channel": "web"}],
        },
        {
            "kind": "journey",
            "id": "day",
            "title": "My day",
            "personas": ["anna"],
            "stages": [
                {
                    "id": "buy",
                    "title": "I buy",
                    "steps": [
                        {"id": "search", "title": "I search"},
                        {
                            "id": "pay",
                            "title": "I pay",
                            "touchpoint": "till",
                            "emotion": {"score": 1, "by": {"anna": 1}},
                        },
                    ],
                }
            ],
        },
        {
            "kind": "blueprint",
            "id": "day",
            "title": "My day, behind the scenes",
            "journey": "day",
            "steps": [{"step": "pay"}],
            "actions": [{"id": "scan", "at": "pay", "lane": "front", "text": "Scans"}],
            "links": [{"from": "pay", "to": "scan"}],
        },
    ],
}


def changed(*changes: tuple[str, str]) -> str:
    text = json.dumps(SHOP)
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


MAPS = ("anna.persona.yaml", "words.catalog.yaml", "day.journey.yaml", "day.blueprint.yaml")


def test_references_follow_the_ids_that_people_gave(tmp_path: Path) -> None:
    bring(tmp_path, json.dumps(SHOP), "shop.json")
    edit(tmp_path, MAPS[0], ("id: anna", "id: anna-reed\nwas: anna"))
    edit(
        tmp_path, MAPS[1], ("channel: web", "channel: site"), ("{id: web,", "{id: site, was: web,")
    )
    edit(
        tmp_path,
        MAPS[2],
        ("personas: [anna]", "personas: [anna-reed]"),
        ("by: {anna: 1}", "by: {anna-reed: 1}"),
        ("      - id: pay\n", "      - id: payment\n        was: pay\n"),
    )
    edit(
        tmp_path,
        MAPS[3],
        ("step: pay", "step: payment"),
        ("at: pay", "at: payment"),
        ("from: pay", "from: payment"),
    )
    data = copy.deepcopy(SHOP)
    data["maps"][1]["touchpoints"].append({"id": "app", "title": "The app", "channel": "web"})
    data["maps"][2]["stages"][0]["steps"].append(
        {"id": "go", "title": "I go", "actor": "anna", "next": ["pay"], "touchpoint": "app"}
    )
    data["maps"][3]["actions"].append(
        {"id": "greet", "at": "pay", "lane": "front", "text": "Greets"}
    )
    data["maps"][3]["links"].append({"from": "pay", "to": "greet"})
    landed = bring(tmp_path, json.dumps(data), "shop.json")
    assert outcomes(landed) == dict(zip(MAPS, ("same", *["merged"] * 3), strict=True))
    text = {name: (tmp_path / name).read_text(encoding="utf-8") for name in MAPS}
    assert "{id: app, title: The app, channel: site}" in text[MAPS[1]]
    assert "actor: anna-reed" in text[MAPS[2]]
    assert "next: [payment]" in text[MAPS[2]]
    assert "{id: greet, at: payment, lane: front, text: Greets}" in text[MAPS[3]]
    assert "{from: payment, to: greet}" in text[MAPS[3]]
    assert set(outcomes(bring(tmp_path, json.dumps(data), "shop.json")).values()) == {"same"}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param(
            [('"id": "till", "title": "The till"', '"id": "till", "title": "The desk"')],
            {"words.catalog.yaml": "merged"},
            id="a title of the catalog",
        ),
        pytest.param(
            [
                (
                    '"id": "till", "title": "The till"',
                    '"id": "desk", "was": "till", "title": "The desk"',
                ),
                ('"touchpoint": "till"', '"touchpoint": "desk"'),
            ],
            {"words.catalog.yaml": "merged"},
            id="another id there, with was: ours stays",
        ),
        pytest.param(
            [
                ('"id": "day", "title": "My day", ', '"id": "a-day", "title": "My day", '),
                ('"journey": "day"', '"journey": "a-day"'),
            ],
            {},
            id="another id of a map there",
        ),
    ],
)
def test_what_changed_in_the_source_reaches_the_map_of_the_first_import(
    tmp_path: Path, changes: list[tuple[str, str]], expected: dict[str, str]
) -> None:
    bring(tmp_path, json.dumps(SHOP), "shop.json")
    landed = bring(tmp_path, changed(*changes), "shop.json")
    assert outcomes(landed) == {**dict.fromkeys(MAPS, "same"), **expected}
    assert sorted(file.name for file in tmp_path.glob("*.yaml")) == sorted(MAPS)
    assert "touchpoint: till" in (tmp_path / "day.journey.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["examples/clinic", "examples/sklep"])
def test_whole_workspaces_are_the_same_again_and_take_a_change(tmp_path: Path, name: str) -> None:
    entries = open_workspace(ROOT / name).entries
    made, _ = export_bytes(ROOT / name, tuple({str(entry.id) for entry in entries}), "json")
    (data,) = made.values()
    assert set(outcomes(bring(tmp_path, data.decode(), "all.json")).values()) == {"new"}
    assert set(outcomes(bring(tmp_path, data.decode(), "all.json")).values()) == {"same"}
    document = json.loads(data)
    journey = next(each for each in document["maps"] if each["kind"] == "journey")
    journey["stages"][0]["steps"][0]["title"] = "Something else altogether"
    landed = bring(tmp_path, json.dumps(document), "all.json")
    assert [file for file, outcome in outcomes(landed).items() if outcome != "same"] == [
        f"{journey['id']}.journey.yaml"
    ]
