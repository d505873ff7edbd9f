"""Guards the Markdown of maps: all that they say is there, nothing in it acts, and it reads well."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.exchange.exporting import export, export_bytes

from cjmap.exchange.going.held import leaves
from cjmap.exchange.going.outgoing import GoingMap, Outgoing, Wishes
from cjmap.exchange.markdown.tables import cell, paragraph
from cjmap.exchange.markdown.writing import page
from cjmap.format.ids import references
from cjmap.workspace import open_workspace

ROOT = Path(__file__).parents[3]
WORKSPACES = ("examples/clinic", "examples/sklep", "tests/data/every_field")
NOT_TEXTS = frozenset(
    {"kind", "id", "was", "retired", "lang", "digest", "status", "phase", "state", "initiator"}
    | {"basis", "met", "role", "path", "better", "mode", "method", "reviewed", "due", "date"}
    | {"review_every", "wait", "planned", "actual", "duration"}
)
"""Fields whose values are told in other words, or are for programs."""


@pytest.mark.parametrize("name", WORKSPACES)
def test_everything_that_a_map_says_is_there(name: str) -> None:
    workspace = open_workspace(ROOT / name, models=True)
    for entry in workspace.entries:
        map = GoingMap(entry)
        text = "\n".join(page(Outgoing([map], workspace), map, None))
        referring = {path: (role, word) for path, role, word in references(entry.read.found)}
        for path, value in leaves(entry.document.data):
            key = next(str(part) for part in reversed(path) if isinstance(part, str))
            found = path in referring and workspace.index.find(entry, *referring[path])
            if isinstance(value, str) and key not in NOT_TEXTS and not found:
                assert cell(value) in text, (entry.file.name, path)


def test_several_maps_make_one_document_and_each_picture_is_shown() -> None:
    made, losses = export_bytes(ROOT / "tests/data/every_field", ("anna", "shop"), "markdown")
    text, *pictures = made
    assert pictures == ["anna.persona.svg", "shop.backlog.svg"]
    text = made[text].decode()
    assert re.findall(r"^# (.*)", text, re.MULTILINE) == [
        "Anna Reed",
        "What we could do",
        "Words of the shop",
    ]
    assert re.findall(r"\[!\[(.*?)\]\((.*?)\)\]\((.*?)\)", text) == [
        ("Persona: Anna Reed", "anna.persona.svg", "anna.persona.svg"),
        ("Backlog: What we could do", "shop.backlog.svg", "shop.backlog.svg"),
    ]
    assert {loss.what for loss in losses} == {"id", "was", "retired", "lang", "digest"}


JOURNEY = """kind: journey
id: a
title: I pay
lang: {lang}
personas: [anna]
stages:
  - title: Pay
    phase: during
    steps:
      - id: s
        title: Pay | by card
        touchpoint: till
        emotion: {{score: -0.5, basis: reported, by: {{anna: -0.5}}}}
        pains:
          - {{text: "It is <b>slow</b>", severity: 4, frequency: 0.25, assumption: true}}
          - It fails
        duration: {{planned: 5 min, actual: 3 days}}
        moment_of_truth: true
        next: [{{to: t, share: 0.8, when: it works}}]
      - {{id: t, title: Go}}
"""
OTHERS = {
    "p.persona.yaml": "kind: persona\nid: anna\nname: Anna Reed\n",
    "c.catalog.yaml": "kind: catalog\nid: c\ntitle: C\ntouchpoints: [{id: till, title: The till}]\n",
}
ENGLISH = r"""# I pay

[![Journey: I pay](a.journey.svg)](a.journey.svg)

|  |  |
| --- | --- |
| **Personas** | Anna Reed |

## Pay

Phase: during

|  | Pay \| by card | Go |
| --- | --- | --- |
| **Touchpoint** | The till |  |
| **Emotion** | −0.5 *(reported; Anna Reed: −0.5)* |  |
| **Pains** | • It is &lt;b&gt;slow&lt;/b&gt; *(severity: 4; frequency: 25%; assumption)*<br>• It fails |  |
| **Moment of truth** | ✓ |  |
| **Duration** | planned time: 5 min; actual time: 3 days |  |
| **Ways** | Go *(share: 80%; when: it works)* |  |
"""
POLISH = r"""# I pay

[![Podróż: I pay](a.journey.svg)](a.journey.svg)

|  |  |
| --- | --- |
| **Persony** | Anna Reed |

## Pay

Faza: w trakcie

|  | Pay \| by card | Go |
| --- | --- | --- |
| **Punkt styku** | The till |  |
| **Emocje** | −0,5 *(relacja klienta; Anna Reed: −0,5)* |  |
| **Bolączki** | • It is &lt;b&gt;slow&lt;/b&gt; *(dotkliwość: 4; częstość: 25%; założenie)*<br>• It fails |  |
| **Moment prawdy** | ✓ |  |
| **Czas** | czas planowany: 5 min; czas rzeczywisty: 3 dni |  |
| **Ścieżki** | Go *(udział: 80%; kiedy: it works)* |  |
"""


@pytest.mark.parametrize(("lang", "expected"), [("en", ENGLISH), ("pl", POLISH)])
def test_a_journey_in_its_language(lang: str, expected: str) -> None:
    made, _ = export_bytes(
        {"a.journey.yaml": JOURNEY.format(lang=lang), **OTHERS}, ("a",), "markdown"
    )
    assert made["a.journey.md"].decode().replace("\u00a0", " ") == expected
    assert made["a.journey.svg"].startswith(b"<svg")


def test_another_language_can_be_asked_for() -> None:
    made, _ = export_bytes(
        {"a.journey.yaml": JOURNEY.format(lang="en"), **OTHERS},
        ("a",),
        "markdown",
        Wishes(lang="pl"),
    )
    assert made["a.journey.md"].decode().replace("\u00a0", " ") == POLISH


BLUEPRINT = """kind: blueprint
id: b
title: B
steps: [{id: one, title: One}, {id: two, title: Two}]
lanes: [{id: f, role: frontstage, title: Staff}, {id: c, role: customer}, {id: s, role: support}]
actions:
  - {at: one, lane: f, text: Greets, fail_point: {text: Nobody is there, recovery: A bell, severity: 2}}
  - {at: one, lane: f, text: Nods, id: nods}
links: [{from: one, to: nods, kind: needs}]
"""


def test_a_blueprint_has_its_lanes_and_columns() -> None:
    made, _ = export_bytes({"b.blueprint.yaml": BLUEPRINT}, ("b",), "markdown")
    assert made["b.blueprint.md"].decode() == (
        "# B\n\n[![Blueprint: B](b.blueprint.svg)](b.blueprint.svg)\n\n"
        "|  | One | Two |\n| --- | --- | --- |\n"
        "| Staff *(Frontstage)* | • Greets *(fail point: Nobody is there (recovery: A bell; severity: 2))*"
        "<br>• Nods |  |\n"
        "| **Support processes** |  |  |\n\n"
        "## Arrows\n\n| From | To | Kind |\n| --- | --- | --- |\n| One | Nods | needs |\n"
    )


def test_many_steps_go_on_in_another_table() -> None:
    steps = "".join(f"      - {{id: s{number}, title: Step {number}}}\n" for number in range(8))
    made, _ = export_bytes(
        {
            "a.journey.yaml": f"kind: journey\nid: a\ntitle: A\nstages:\n  - title: S\n    steps:\n{steps}"
        },
        ("a",),
        "markdown",
    )
    lines = made["a.journey.md"].decode().split("\n")
    assert [line.count("Step") for line in lines if "Step" in line] == [6, 2]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a | b", r"a \| b"),
        ("`rm -rf`", r"\`rm -rf\`"),
        ("<script>", "&lt;script&gt;"),
        ("# no heading", "\\#&#8203; no heading"),
        ("- no item", r"\- no item"),
        ("1. no item", r"1\. no item"),
        ("===", r"\==="),
        ("[a](http://b)", r"\[a\](http:&#8203;//b)"),
        ("![a](b)", r"!\[a\](b)"),
        ("@octocat", "@&#8203;octocat"),
        ("*bold* _it_ ~gone~", r"\*bold\* \_it\_ \~gone\~"),
        ('Anna\'s "tea" & co', 'Anna\'s "tea" &amp; co'),
        ("two\nlines", "two<br>lines"),
        ("a\\|b", r"a\\\|b"),
    ],
)
def test_nothing_in_a_text_acts(text: str, written: str) -> None:
    assert paragraph(text) == written


def test_a_hostile_title_stays_in_its_place() -> None:
    title = "![x](javascript:alert(1)) | <img src=x> ## `a`"
    texts, _ = export(
        {
            "c.catalog.yaml": f"kind: catalog\nid: c\ntitle: '{title}'\nteams: [{{id: t, title: '{title}'}}]\n"
        },
        "c",
        "markdown",
    )
    text = texts["c.catalog.md"]
    assert text.count(cell(title)) == 2
    assert "<img" not in text
    assert re.findall(r"(?<!\\)\|", text.split("## ")[-1]) == ["|"] * 6
