"""Guards what a report says of maps that are not sound: what is left out, unknown, or more than all."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.insight.asking import TODAY, journey, written
from tests.insight.test_report_outputs import report

from cjmap.insight.inquiry import Inquiry
from cjmap.insight.report.soundness import Soundness, soundness
from cjmap.workspace import open_workspace

if TYPE_CHECKING:
    from pathlib import Path

HALVES = {
    f"{id}.persona.yaml": f"kind: persona\nid: {id}\nname: {id}\nshare: 0.5\n"
    for id in ("ann", "bob")
}
MORE = "kind: persona\nid: cy\nname: Cy\nshare: 0.2\n"


def found(folder: Path, maps: dict[str, str]) -> Soundness:
    workspace = open_workspace(written(folder, maps), models=True)
    return soundness(Inquiry(workspace, workspace.entries, TODAY))


NONE: dict[str, list[str]] = {
    "left_out": [],
    "unknown": [],
    "persona_shares": [],
    "next_shares": [],
}
CASES = [
    ("sound", {"buy.journey.yaml": journey("{id: a, title: A}", "personas: [ann, bob]")}, {}),
    (
        "no map, in a folder",
        {
            "buy.journey.yaml": journey("{id: a, title: A}", ""),
            "old/x.journey.yaml": "kind: journey\n",
        },
        {"left_out": ["old/x.journey.yaml"]},
    ),
    (
        "references into nowhere, once each; free text is none",
        {
            "buy.journey.yaml": journey(
                "{id: a, title: A, touchpoint: desk, evidence: [talks]}\n"
                "{id: b, title: B, touchpoint: desk}",
                "personas: [ann, ghost]\nowner: nobody we know",
            )
        },
        {"unknown": ["ghost", "desk", "talks"]},
    ),
    (
        "personas that are more than all",
        {
            "buy.journey.yaml": journey("{id: a, title: A}", "personas: [ann, bob, cy]"),
            "cy.persona.yaml": MORE,
        },
        {"persona_shares": ["buy.journey.yaml"]},
    ),
    (
        "personas of two journeys that are no more than all in each",
        {
            "buy.journey.yaml": journey("{id: a, title: A}", "personas: [ann, bob]"),
            "use.journey.yaml": journey("{id: a, title: A}", "personas: [bob, cy]").replace(
                "id: buy", "id: use"
            ),
            "cy.persona.yaml": MORE,
        },
        {},
    ),
]


@pytest.mark.parametrize(("name", "maps", "expected"), CASES, ids=[row[0] for row in CASES])
def test_what_does_not_fit(
    tmp_path: Path, name: str, maps: dict[str, str], expected: dict[str, list[str]]
) -> None:
    assert found(tmp_path, {**HALVES, **maps}).model_dump() == {**NONE, **expected}


WRONG = {
    **HALVES,
    "cy.persona.yaml": MORE,
    "no.journey.yaml": "kind: journey\n",
    "buy.journey.yaml": journey(
        "{id: a, title: A, touchpoint: desk, next: [{to: b, share: 0.7}, {to: c, share: 0.7}]}\n"
        "{id: b, title: B}\n{id: c, title: C}",
        "personas: [ann, bob, cy]",
    ),
}


def test_what_is_wrong_is_told_in_the_report_itself(tmp_path: Path) -> None:
    folder = written(tmp_path, WRONG)
    told = " ".join(report(folder, "--section", "experience").split())
    assert "1 journey · 3 personas · 1 file left out" in told
    assert (
        "What is wrong in these maps"
        " · 1 file is no valid map, and left out: no.journey.yaml; cjmap validate tells why."
        " · 1 thing is referred to and nowhere described: desk. It is told by its id."
        " · The personas of 1 journey add up to more than all customers: buy.journey.yaml. Where all of"
        " them walk a step, it counts as everybody's."
        " · From 1 step more than all customers go on: buy.journey.yaml#a. Reach after it is not to be"
        " trusted."
    ) in told
    polish = report(folder, "--section", "experience", "--lang", "pl")
    assert "Co się w tych mapach nie zgadza" in polish
    data = json.loads(report(folder, "--section", "experience", "--to", "json"))
    assert data["soundness"] == {
        "left_out": ["no.journey.yaml"],
        "unknown": ["desk"],
        "persona_shares": ["buy.journey.yaml"],
        "next_shares": ["buy.journey.yaml#a"],
    }
