"""Guards JSON both ways: whatever a map says comes back, and what is no map is told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from tests.exchange.exporting import export, export_bytes
from tests.exchange.importing import arrive, texts, told

from cjmap.cli.schemas import schema_named
from cjmap.errors import CjmapError
from cjmap.exchange.coming.arrival import read_source
from cjmap.exchange.coming.source import Source
from cjmap.exchange.coming.surroundings import Surroundings
from cjmap.format.compiled import compiled_kind
from cjmap.workspace import open_workspace

EXAMPLES = Path(__file__).parents[3] / "examples"


@pytest.mark.parametrize("name", ["clinic", "sklep"])
def test_whole_workspaces_come_back_equal_in_one_document(name: str) -> None:
    workspace = open_workspace(EXAMPLES / name)
    ids = tuple({str(entry.id) for entry in workspace.entries})
    made, losses = export_bytes(EXAMPLES / name, ids, "json")
    (data,) = made.values()
    document = json.loads(data)
    Draft7Validator(schema_named("maps")).validate(document)
    assert len(document["maps"]) == len(workspace.entries)
    assert {loss.what for loss in losses} <= {"comment", "file"}
    back = read_source(Source("maps.json", data), Surroundings(workspace))
    assert back.losses == []
    assert back.counts == {"map": len(workspace.entries)}
    for map, entry in zip(back.maps, workspace.entries, strict=True):
        said = compiled_kind(map.kind).long_form(map.data)
        assert said == compiled_kind(map.kind).long_form(entry.document.data)


def test_what_looks_like_a_number_and_is_text_is_text() -> None:
    made, losses = export(
        {
            "a.persona.yaml": "kind: persona\nid: 007\nname: 2026\ntags: 1.10\ngoals: [12, {text: 3}]\n"
        },
        "007",
        "json",
    )
    assert losses == []
    assert json.loads(made["007.persona.json"])["maps"] == [
        {
            "kind": "persona",
            "id": "007",
            "name": "2026",
            "tags": "1.10",
            "goals": ["12", {"text": "3"}],
        }
    ]


TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cf", "Co", "Cn", "Zl", "Zp")),
    min_size=1,
)
ITEM = TEXT | st.builds(lambda text: {"text": text, "assumption": True}, TEXT)
EMOTION = st.integers(-4, 4).map(lambda halves: halves / 2)
STEP = st.fixed_dictionaries(
    {"title": TEXT},
    optional={
        "emotion": EMOTION
        | st.builds(lambda score: {"score": score, "by": {"anna": score}}, EMOTION),
        "pains": st.lists(ITEM, min_size=1, max_size=3),
        "duration": st.sampled_from(["5 min", "PT5M"]),
        "moment_of_truth": st.booleans(),
        "context": st.sampled_from(["rain", ["rain", "night"]]),
    },
)
MAP = st.builds(
    lambda title, steps: {
        "kind": "journey",
        "id": "day",
        "title": title,
        "stages": [{"steps": [{"id": f"s{number}", **step} for number, step in enumerate(steps)]}],
    },
    TEXT,
    st.lists(STEP, min_size=1, max_size=4),
)


@settings(max_examples=60)
@given(map=MAP)
def test_any_map_comes_back_and_is_written_the_same_again(map: dict[str, Any]) -> None:
    document = {"format": "cjmap", "version": 1, "maps": [map]}
    arrival = arrive(json.dumps(document), "day.json")
    assert [loss.what for loss in arrival.losses if loss.what != "language"] == []
    map = {**arrival.maps[0].data}
    made, _ = export(texts(arrival), "day", "json")
    again = json.loads(made["day.journey.json"])
    assert compiled_kind("journey").long_form(again["maps"][0]) == compiled_kind(
        "journey"
    ).long_form(map)
    back = arrive(made["day.journey.json"], "day.json")
    assert back.losses == []
    assert texts(back) == texts(arrival)


GOOD = '{"kind": "persona", "id": "a", "name": "A"}'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "a.json:1:2 is no JSON: Expecting property name enclosed in double quotes."),
        ("[1]", "a.json is JSON, but no document of maps."),
        (
            '{"format": "cjmap", "version": 2, "maps": []}',
            "a.json is of version 2; this cjmap reads 1.",
        ),
        (
            '{"format": "cjmap", "version": true, "maps": []}',
            "a.json is of version True; this cjmap reads 1.",
        ),
        ('{"format": "cjmap", "version": 1}', "a.json has no list `maps`."),
        (
            '{"format": "cjmap", "version": 1, "maps": []}',
            "a.json has no valid map. It has no map.",
        ),
        ('{"maps": [], "maps": []}', "a.json: the key `maps` stands twice in one object."),
        ('{"format": NaN}', "a.json: `NaN` is no number of JSON."),
        (
            '{"format": -' + "9" * 5_000 + "}",
            "a number that begins with -99999999999 has 5,000 digits; no more than 400 are read.",
        ),
        ("[" * 100_000, "a.json is nested too deeply to be read."),
        (
            '{"kind": "persona", "id": "a"}',
            "a.json has no valid map. `maps[0]` is no valid map and was left out: The map lacks `name`.",
        ),
        ('{"kind": "persona", "id": "../x", "name": "A"}', "`id`"),
    ],
)
def test_what_is_no_document_of_maps_is_refused(text: str, said: str) -> None:
    with pytest.raises(CjmapError) as caught:
        arrive(text, "a.json", format="json")
    assert said in str(caught.value)


def test_values_that_hold_nothing_are_told() -> None:
    arrival = arrive(
        '{"kind": "persona", "id": "a", "name": "A", "bio": "", "demographics": [[]], "goals": ["b", {}]}',
        "a.json",
    )
    assert [loss.message for loss in arrival.losses] == [
        "`maps[0].bio` holds nothing, and was left out.",
        "`maps[0].demographics` holds nothing, and was left out.",
        "`maps[0].goals[1]` holds nothing, and was left out.",
    ]
    assert texts(arrival) == {"a.persona.yaml": "kind: persona\nid: a\nname: A\ngoals: [b]\n"}


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("7", "expected an object with `kind` `persona`,"),
        ('{"kind": "persona", "name": "B"}', "it has no `id` that is text."),
        (GOOD, "there is another persona `a` above."),
        (
            '{"kind": "persona", "id": "b", "name": "B", "nme": 1}',
            "`nme` is not a key of a persona.",
        ),
        ('{"kind": "persona", "id": "b", "name": "B\\u0000"}', "U+0000 cannot stand in a map."),
    ],
)
def test_a_map_that_is_none_is_left_out_and_told(wrong: str, said: str) -> None:
    arrival = arrive(f'{{"format": "cjmap", "version": 1, "maps": [{GOOD}, {wrong}]}}', "a.json")
    assert told(arrival) == [("unreadable", "", "map")]
    assert arrival.losses[0].message.startswith("`maps[1]` is no valid map and was left out: ")
    assert said in arrival.losses[0].message
    assert list(texts(arrival)) == ["a.persona.yaml"]
