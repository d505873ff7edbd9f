"""A journey as CJML, and back: what the format holds comes back equal."""

from __future__ import annotations

import tempfile
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.exchange.exporting import export, export_bytes
from tests.exchange.importing import arrive, texts

from cjmap.exchange.cjml.touchpoints import is_said
from cjmap.layout import map_text
from cjmap.workspace import open_workspace

EXAMPLES = Path(__file__).parents[3] / "examples"
CATALOG = """\
kind: catalog
id: shop
title: Shop
channels:
  - {id: web, title: Web & app}
  - {id: tel, title: 'Telephone <free>'}
touchpoints:
  - {id: page, title: 'Page "one"', channel: web, owner: web-team}
  - {id: line, title: Service line, channel: tel, owner: callers}
  - {id: nowhere, title: Łąka}
teams:
  - {id: web-team, title: Web team}
  - {id: callers, title: Callers}
"""
PERSONAS = {id: f"kind: persona\nid: {id}\nname: {id.title()} K.\n" for id in ("anna", "jan")}

_text = st.text("ab1 ąŁ<>&\"';:#]漢😀", min_size=1, max_size=8).map(str.strip).filter(is_said)
_several_lines = st.lists(_text, min_size=1, max_size=2).map("\n".join)


def _some(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=fields)


@st.composite
def journeys(draw: st.DrawFn) -> dict[str, Any]:
    ids = map(draw(st.sampled_from(["s{}", "s-{}_", "step-{}"])).format, count(1))
    actual = draw(st.booleans())
    experience = {
        "emotion": st.sampled_from([-2, -1.5, 0, 0.5, 2]).map(lambda score: {"score": score}),
        "thinks": st.lists(_text, min_size=1, max_size=2),
    }
    step = _some(
        summary=_several_lines,
        touchpoint=st.sampled_from(["page", "line", "nowhere"]),
        initiator=st.sampled_from(["customer", "organisation"]),
        actor=st.sampled_from(["anna", "jan", "callers", "web-team"]),
        **(experience if actual else {}),
    )
    stages = [
        {
            "id": next(ids),
            **draw(_some(title=_text, summary=_several_lines)),
            "steps": [
                {"id": next(ids), "title": draw(_text), **draw(step)}
                for _ in range(draw(st.integers(0, 3)))
            ],
        }
        for _ in range(draw(st.integers(1, 4)))
    ]
    stages[-1]["steps"] = stages[-1]["steps"] or [{"id": next(ids), "title": draw(_text)}]
    return {
        "kind": "journey",
        "id": "j-" + next(ids),
        "title": draw(_text),
        "personas": draw(st.sampled_from([["anna"], ["jan"], ["jan", "anna"]])),
        "state": "actual" if actual else "current",
        **draw(_some(summary=_several_lines, scenario=_several_lines)),
        "stages": stages,
    }


def expected(journey: dict[str, Any]) -> dict[str, Any]:
    """Return what a journey says, in the words that it comes back in."""
    stages = []
    personas = list(journey["personas"])
    for stage in journey["stages"]:
        steps = []
        for step in stage.get("steps", ()):
            step = {key: value for key, value in step.items() if key != "was"}
            if step.get("actor") in PERSONAS and step["actor"] not in personas:
                personas.append(step["actor"])
            by_team = step.get("actor") in ("callers", "web-team")
            if step.get("actor") == journey["personas"][0]:
                del step["actor"]
            if "touchpoint" not in step:
                step.pop("initiator", None)
            else:
                step["initiator"] = "organisation" if by_team else step.get("initiator", "customer")
            if "emotion" in step:
                step["emotion"] = {"score": step["emotion"]["score"]}
            steps.append(step)
        stages.append({**stage, "steps": steps})
    return {**journey, "personas": personas, "stages": stages}


@settings(max_examples=40)
@given(journeys())
def test_what_cjml_holds_comes_back(journey: dict[str, Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "cjmap.toml").write_text("", encoding="utf-8")
        name = f"{journey['id']}.journey.yaml"
        maps = {
            name: map_text(journey, Path(name)),
            "shop.catalog.yaml": CATALOG,
            **{f"{id}.persona.yaml": text for id, text in PERSONAS.items()},
        }
        made, _ = export(maps, journey["id"], "cjml")
        overlay = {root / each: text.encode() for each, text in maps.items()}
        workspace = open_workspace(root, overlay=overlay)
        arrival = arrive(made[f"{journey['id']}.journey.xml"], "j.xml", workspace=workspace)
    (back,) = (map.data for map in arrival.maps if map.kind == "journey")
    back = {key: value for key, value in back.items() if key not in ("status", "lang")}
    assert expected(back) == expected(journey)
    again, _ = export(maps, journey["id"], "cjml")
    assert again == made


@pytest.mark.parametrize(
    ("folder", "id"),
    [
        ("clinic", "first-visit"),
        ("clinic", "repeat-prescription"),
        ("sklep", "zamawiam-rosline"),
    ],
)
def test_a_real_journey_goes_there_and_back(folder: str, id: str) -> None:
    made, _ = export(EXAMPLES / folder, id, "cjml")
    (xml,) = made.values()
    first = arrive(xml, "j.xml")
    assert not [loss for loss in first.losses if loss.severity == "error"]
    made, _ = export(texts(first), id, "cjml")
    assert made == {f"{id}.journey.xml": xml}
    second = arrive(made[f"{id}.journey.xml"], "j.xml")
    assert texts(second) == texts(first)


def test_journeys_of_one_file_refer_to_each_other() -> None:
    ids = ("zamawiam-rosline", "zamawiam-rosline-2027")
    made, _ = export_bytes(EXAMPLES / "sklep", ids, "cjml")
    (xml,) = made.values()
    found = {map.id: map.data for map in arrive(xml, "all.xml").maps if map.kind == "journey"}
    assert [(id, found[id]["state"], found[id].get("of")) for id in ids] == [
        ("zamawiam-rosline", "current", None),
        ("zamawiam-rosline-2027", "future", "zamawiam-rosline"),
    ]
