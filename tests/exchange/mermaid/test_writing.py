"""Journeys as Mermaid, and back."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.exchange.exporting import export
from tests.exchange.importing import arrive, data_of

from cjmap.exchange.coming.arrival import Arrival

EXAMPLES = Path(__file__).parents[3] / "examples"


def test_a_journey_as_mermaid() -> None:
    made, losses = export(
        {
            "day.journey.yaml": """\
kind: journey
id: day
title: "A day: #1; mine"
summary: |
  From bed
  to {bed}
personas: [anna]
tags: [x, y]
stages:
  - id: s
    title: "Go: work"
    steps:
      - {id: a, title: Title page, emotion: -0.5}
      - {id: b, title: No feeling, actor: desk, pains: [One, {text: Two, severity: 3}]}
      - {id: c, title: "Two\\nlines", actor: "Anna, Bob; & Co", emotion: {score: 2, basis: observed}}
""",
            "anna.persona.yaml": "kind: persona\nid: anna\nname: Anna, Basel\n",
            "c.catalog.yaml": "kind: catalog\nid: c\ntitle: C\nteams: [{id: desk, title: Front desk}]\n",
        },
        "day",
        "mermaid",
    )
    assert made == {
        "day.journey.mmd": """\
%% cjmap: day
journey
  title A day: #35;1#59; mine
  accDescr {
    From bed
    to {bed)
  }
  section Go#58; work
    #84;itle page: 2.5: Anna Basel
    No feeling: 3: Front desk
    Two lines: 5: Anna, Bob#59; & Co
"""
    }
    assert [(loss.fate.value, loss.what) for loss in losses] == [
        ("dropped", "tags"),
        ("dropped", "stages[].id"),
        ("dropped", "stages[].steps[].id"),
        ("dropped", "stages[].steps[].pains"),
        ("dropped", "stages[].steps[].emotion.basis"),
        ("changed", "text"),
        ("changed", "text"),
        ("made", "score"),
        ("changed", "text"),
    ]


@pytest.mark.parametrize("map", ["clinic/first-visit", "sklep/zamawiam-rosline"])
def test_an_example_comes_back(map: str) -> None:
    folder, _, id = map.partition("/")
    made, _ = export(EXAMPLES / folder, id, "mermaid")
    first = arrive(made[f"{id}.journey.mmd"], f"{id}.mmd")
    again = _exported(first)
    assert again == made[f"{id}.journey.mmd"]
    journey = data_of(first, "journey")
    assert sum(len(stage["steps"]) for stage in journey["stages"]) > 10


def _exported(arrival: Arrival) -> str:
    files = {map.file_name: map.text for map in arrival.maps}
    id = next(map.id for map in arrival.maps if map.kind == "journey")
    return export(files, id, "mermaid")[0][f"{id}.journey.mmd"]


_NAMES = (
    st.text(
        st.characters(codec="utf-8", exclude_categories=["C", "Z"]) | st.sampled_from(" :;#%,}{<&"),
        min_size=1,
        max_size=12,
    )
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: text and not re.match(r"(acc)?(title|descr|section|journey)", text, re.I))
)
_ACTORS = st.lists(_NAMES.filter(lambda name: "," not in name), max_size=3, unique=True)
_TASKS = st.lists(st.tuples(_NAMES, st.integers(2, 10).map(lambda n: n / 2), _ACTORS), min_size=1, max_size=3)  # fmt: skip


@given(_NAMES, st.lists(st.tuples(_NAMES, _TASKS), min_size=1, max_size=3))
def test_a_diagram_comes_back_equal(
    title: str, sections: list[tuple[str, list[tuple[str, float, list[str]]]]]
) -> None:
    lines = ["journey", f"  title {_sign(title)}"]
    for section, tasks in sections:
        lines.append(f"  section {_sign(section)}")
        for name, score, actors in tasks:
            people = ", ".join(map(_sign, actors or ["Me"]))
            lines.append(f"    {_sign(name)}: {score:g}: {people}")
    first = arrive("\n".join(lines) + "\n", "a.mmd")
    assert {loss.fate.value for loss in first.losses} <= {"made", "guessed"}
    journey = data_of(first, "journey")
    assert journey["title"] == title
    assert [stage["title"] for stage in journey["stages"]] == [name for name, _ in sections]
    assert [
        (step["title"], step["emotion"]["score"] + 3)
        for stage in journey["stages"]
        for step in stage["steps"]
    ] == [(name, score) for _, tasks in sections for name, score, _ in tasks]
    text = _exported(first)
    again = arrive(text, "a.mmd")
    assert [map.data for map in again.maps] == [map.data for map in first.maps]
    assert _exported(again) == text


def _sign(text: str) -> str:
    """Write a text as a careful author of Mermaid would."""
    return "".join(
        f"#{ord(each)};" if not each.isalnum() and each != " " else each for each in text
    )
