"""What hangs on a thing: which thing is meant, exact references on both examples, what would break."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING

import jsonschema
import pytest
from tests.insight.asking import ANNA, EXAMPLES, TODAY, asked, inquiry_into, journey, written

from cjmap.errors import CjmapError
from cjmap.insight.formats import write_document
from cjmap.insight.impact import lines
from cjmap.insight.impact.following import impact
from cjmap.insight.impact.naming import meant
from cjmap.insight.impact.published import impact_schema, write
from cjmap.insight.impact.saying import said
from cjmap.insight.impact.telling import document, voice_for
from cjmap.insight.inquiry import Inquiry
from cjmap.workspace import open_workspace

if TYPE_CHECKING:
    from pathlib import Path

    from cjmap.insight.impact.following import Impact


@cache
def example(name: str) -> Inquiry:
    return inquiry_into(EXAMPLES / name)


def hanging(inquiry: Inquiry, word: str, depth: int | None = None) -> Impact:
    return impact(inquiry, meant(inquiry, word), depth)


def told(found: Impact) -> list[list[str]]:
    return [
        [
            f"{each.node.kind} {each.node.ref}: {', '.join(naming.field for naming in each.namings)}"
            for each in things
        ]
        for things in found.depths
    ]


def test_a_touchpoint_leads_to_steps_and_on_to_actions() -> None:
    assert told(hanging(example("clinic"), "kiosk")) == [
        ["step first-visit#check-in: touchpoint"],
        [
            "column clinic-visit#check-in: step",
            "opportunity code-check-in: for, for",
            "empathy-map helen-at-the-kiosk: step",
        ],
        [
            "action clinic-visit#kiosk-screen: at",
            "action clinic-visit#ask-identity: at",
            "action clinic-visit#prepare-file: at",
            "action clinic-visit#check-cover: at",
        ],
    ]


EXAMPLES_TOLD = [
    ("clinic", "no-shows", [["kpi clinic-visit#send-reminder: metric", "opportunity two-way-texts: outcome.metric", "metric-value first-visit#confirm: metric"]]),
    ("clinic", "scheduler", [["action clinic-visit#show-slots: system", "action clinic-visit#reserve: system", "action clinic-visit#hold-slot: system"]]),
    ("sklep", "czat", [["touchpoint czat-dyzurny: channel"], ["step zamawiam-rosline-2027#rozmowa: touchpoint"]]),
    ("clinic", "early-morning", [["variant first-visit#check-in: when", "step repeat-prescription#blood-test: context"]]),
    ("clinic", "stay-signed-in", [["opportunity carer-access: requires"]]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "word", "expected"), EXAMPLES_TOLD)
def test_on_the_examples(name: str, word: str, expected: list[list[str]]) -> None:
    assert told(hanging(example(name), word))[: len(expected)] == expected


NAMED = [
    ("clinic", "kiosk", "touchpoint kiosk"),
    ("clinic", "touchpoint:kiosk", "touchpoint kiosk"),
    ("clinic", "first-visit#check-in", "step first-visit#check-in"),
    ("clinic", "step:first-visit#book", "step first-visit#book"),
    ("clinic", "column:clinic-visit#book", "column clinic-visit#book"),
    ("clinic", "name-not-found", "pain first-visit#name-not-found"),
    ("clinic", "Check-in kiosk", "touchpoint kiosk"),
    ("clinic", "backlog:clinic", "backlog clinic"),
    ("clinic", "clinic-visit#front", "lane clinic-visit#front"),
    ("sklep", "czat z ogrodniczka", "touchpoint czat-dyzurny"),
]


@pytest.mark.parametrize(("name", "word", "expected"), NAMED)
def test_what_a_word_means(name: str, word: str, expected: str) -> None:
    node = meant(example(name), word)
    assert f"{node.kind} {node.ref}" == expected


def test_a_file_means_its_map(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(EXAMPLES)
    assert meant(example("clinic"), "clinic/helen.persona.yaml").ref == "helen"


UNKNOWN = [
    ("clinic", "`clinic` means several things.", "Write `backlog:clinic` or `catalog:clinic`."),
    ("book", "`book` means several things.", "`column:clinic-visit#book` or `step:first-visit#book`"),
    ("kisok", "There is nothing called `kisok`", "Did you mean `kiosk`?"),
    ("persona:hellen", "There is nothing called", "Did you mean `helen`?"),
    ("person:qqqqq", "There is nothing called", "Before the colon stands one of"),
    ("first-visit#check", "There is nothing called", "Did you mean `first-visit#check-in`?"),
    ("touchpoint:helen", "There is nothing called", ""),
    ("x" * 300, "too long", ""),
    ("  ", "Which thing is meant?", ""),
    ("\x1b[31m", "\\x1b[31m", ""),
]  # fmt: skip


@pytest.mark.parametrize(("word", "message", "hint"), UNKNOWN)
def test_a_word_that_means_nothing_or_too_much(word: str, message: str, hint: str) -> None:
    with pytest.raises(CjmapError) as caught:
        meant(example("clinic"), word)
    assert message in caught.value.message
    assert hint in (caught.value.hint or "")


CATALOG = """kind: catalog
id: shop
title: Shop
channels: [{id: web}]
touchpoints: [{id: page, title: The page, channel: web, owner: digital}]
teams: [{id: digital, title: Digital}]
"""
STEPS = """
{id: look, title: Look, touchpoint: page, next: [pay], pains: [{id: slow, text: Slow}]}
{id: pay, title: Pay, actor: digital}
"""
BLUEPRINT = """kind: blueprint
id: serve
title: Serve
journey: buy
steps: [{step: buy#look}, {step: buy#pay}]
actions:
  - {id: show, at: look, lane: front, text: Show}
  - {id: charge, at: pay, lane: back, text: Charge}
links: [{from: show, to: charge}]
"""
BACKLOG = "kind: backlog\nid: plan\ntitle: Plan\nopportunities: [{id: faster, title: Faster, for: buy#slow}]\n"
MAPS = {
    "anna.persona.yaml": f"{ANNA}preferences: {{channels: [web]}}\n",
    "buy.journey.yaml": journey(STEPS),
    "eva.persona.yaml": ANNA.replace("anna", "eva") + "extends: anna\n",
    "plan.backlog.yaml": BACKLOG,
    "serve.blueprint.yaml": BLUEPRINT,
    "shop.catalog.yaml": CATALOG,
}


@pytest.fixture
def shop(tmp_path: Path) -> Inquiry:
    return asked(tmp_path, MAPS)


BY_HAND = [
    # An opportunity for a pain hangs on its step; the column gets its id from the step.
    (
        "buy#look",
        [["opportunity faster: for", "column serve#look: step"], ["action serve#show: at"]],
    ),
    # The step before it is told, but does not hang on it.
    (
        "buy#pay",
        [["step buy#look: next", "column serve#pay: step"], ["action serve#charge: at"]],
    ),
    # Arrows belong to the blueprint, and nothing hangs on them.
    ("serve#charge", [["blueprint serve: links.to"]]),
    # Who prefers a channel is told; the journeys of hers are not about it.
    (
        "web",
        [
            ["persona anna: preferences.channels", "touchpoint page: channel"],
            ["step buy#look: touchpoint"],
            ["opportunity faster: for", "column serve#look: step"],
            ["action serve#show: at"],
        ],
    ),
    (
        "anna",
        [
            ["journey buy: personas", "persona eva: extends"],
            [
                "opportunity faster: for",
                "blueprint serve: journey",
                "column serve#look: step",
                "column serve#pay: step",
            ],
            ["action serve#show: at", "action serve#charge: at"],
        ],
    ),
    ("faster", []),
]


@pytest.mark.parametrize(("word", "expected"), BY_HAND)
def test_by_hand(word: str, expected: list[list[str]], shop: Inquiry) -> None:
    assert told(hanging(shop, word)) == expected


DELETED = [
    ("buy#look", 2, 0),
    ("buy", 4, 0),  # the blueprint, its two columns, the opportunity
    ("anna", 2, 0),
    ("digital", 0, 2),
    ("eva", 0, 0),
]


@pytest.mark.parametrize(("word", "broken", "words"), DELETED)
def test_what_would_break(word: str, broken: int, words: int, shop: Inquiry) -> None:
    found = hanging(shop, word)
    assert (len(found.broken), len(found.words)) == (broken, words)


def test_depth_ends_where_it_is_told(shop: Inquiry) -> None:
    found = hanging(shop, "web", 2)
    assert (len(found.depths), found.further) == (2, 3)
    assert hanging(shop, "web", 9).further == 0


def test_chains_that_come_back_to_themselves_end(tmp_path: Path) -> None:
    inquiry = asked(
        tmp_path,
        {
            "a.persona.yaml": "kind: persona\nid: a\nname: A\nextends: b\n",
            "b.persona.yaml": "kind: persona\nid: b\nname: B\nextends: a\n",
        },
    )
    assert told(hanging(inquiry, "a")) == [["persona b: extends"]]


def test_maps_that_are_no_valid_ones_are_followed_as_single_things(tmp_path: Path) -> None:
    broken = journey("{id: look, title: Look, touchpoint: page, emotion: 7}", "")
    folder = written(tmp_path, {"buy.journey.yaml": broken, "shop.catalog.yaml": CATALOG})
    workspace = open_workspace(folder, models=True)
    inquiry = Inquiry(workspace, workspace.entries, TODAY)
    assert told(hanging(inquiry, "page")) == [["journey buy: stages.steps.touchpoint"]]
    assert told(hanging(inquiry, "buy#look")) == []


def test_a_version_that_remembers_an_id_is_told_and_hangs_on_nothing() -> None:
    """The future journey has `was: odpowiedz`, which is no reference: nothing breaks."""
    found = hanging(example("sklep"), "zamawiam-rosline#odpowiedz")
    assert [each.ref for each in found.remembered] == ["zamawiam-rosline-2027#rozmowa"]
    assert "zamawiam-rosline-2027#rozmowa" not in str(told(found))
    text = write_document("markdown", document(found, "pl", None, lambda _: "", ""))
    assert r"(\`was\`) ma krok „Rozmawiam z dyżurną ogrodniczką”" in text


def test_an_id_that_another_journey_had_is_another_one(tmp_path: Path) -> None:
    steps = "{id: look, title: Look}\n{id: pay, title: Pay, was: old}"
    other = journey("{id: x, title: X, was: look}", "").replace("id: buy", "id: sell")
    maps = {"buy.journey.yaml": journey(steps, ""), "sell.journey.yaml": other}
    assert hanging(asked(tmp_path, maps), "buy#look").remembered == ()


@pytest.mark.parametrize("word", ["branch", "touchpoint:branch"])
def test_what_only_references_know_is_said_to_be_used(word: str, tmp_path: Path) -> None:
    steps = "{id: a, title: A, touchpoint: branch}\n{id: b, title: B, touchpoint: branch}"
    inquiry = asked(tmp_path, {"buy.journey.yaml": journey(steps, "")})
    with pytest.raises(CjmapError) as caught:
        meant(inquiry, word)
    assert caught.value.hint == (
        "2 references name it, but nothing defines it: `cjmap find touchpoint:branch` finds what does."
    )


# --- what is told ---------------------------------------------------------------------------------


def test_the_document() -> None:
    found = hanging(example("clinic"), "kiosk", 1)
    text = write_document("markdown", document(found, "en", None, lambda _: "x:1", "y:2"))
    assert text.startswith("# What hangs on the touchpoint “Check-in kiosk”\n\nkiosk · y:2\n")
    assert "1 reference in 1 map would lead nowhere" in text
    assert "| step | Check in at the kiosk | happens at “Check-in kiosk” | x:1 |" in text
    assert "7 things more lie deeper" in text


def test_polish() -> None:
    found = hanging(example("sklep"), "anna", 1)
    text = write_document("markdown", document(found, "pl", 2, lambda _: "", ""))
    assert "Co od tego zależy: persona „Anna Wilk”" in text
    assert "48 odwołań w 3 mapach prowadziłoby donikąd" in text
    assert "i jeszcze 46" in text


def test_nothing_refers_to_it(shop: Inquiry) -> None:
    told = write_document("markdown", document(hanging(shop, "eva"), "en", None, str, ""))
    assert "Nothing refers to it" in told


def test_free_text_is_told_as_such(shop: Inquiry) -> None:
    found = hanging(shop, "digital", 1)
    assert "is owned by “Digital” (free text)" in write_document(
        "markdown", document(found, "en", None, lambda _: "", "")
    )


@pytest.mark.parametrize("lang", ["en", "pl"])
@pytest.mark.parametrize("name", ["clinic", "sklep"])
def test_every_reference_of_the_examples_has_words(name: str, lang: str) -> None:
    voice, inquiry = voice_for(lang), example(name)
    for entry in inquiry.workspace.entries:
        for definition in inquiry.workspace.index.defined_in(entry):
            if definition.section.of_workspace:
                found = hanging(inquiry, f"{definition.section}:{definition.id}", 1)
                for each in (each for things in found.depths for each in things):
                    assert "`" not in said(each, voice), each


def test_a_field_without_words_is_told_by_its_name(shop: Inquiry) -> None:
    (affected, *_) = hanging(shop, "anna", 1).depths[0]
    naming = affected.namings[0]
    object.__setattr__(naming, "field", "loves")
    assert said(affected, voice_for("en")) == "names “Anna” as `loves`"


def test_paths_are_lines_with_places() -> None:
    found = hanging(example("clinic"), "kiosk", 2)
    assert lines.paths(found, lambda entry: entry.file.name).splitlines() == [
        "first-visit.journey.yaml:106:21: 1 step first-visit#check-in Check in at the kiosk"
        " [touchpoint kiosk]",
        "clinic-visit.blueprint.yaml:26:11: 2 column clinic-visit#check-in Check in at the kiosk"
        " [step first-visit#check-in]",
        "clinic.backlog.yaml:11:11: 2 opportunity code-check-in Check in with the code from the"
        " text message [for first-visit#check-in]",
        "clinic.backlog.yaml:11:33: 2 opportunity code-check-in Check in with the code from the"
        " text message [for first-visit#name-not-found]",
        "helen-at-the-kiosk.empathy.yaml:11:7: 2 empathy-map helen-at-the-kiosk Monday morning,"
        " and the kiosk cannot find me [step first-visit#check-in]",
    ]


def test_json_follows_its_schema() -> None:
    inquiry = example("clinic")
    found = json.loads(write(hanging(inquiry, "kiosk", 1), inquiry.workspace.root))
    jsonschema.validate(found, impact_schema())
    assert found["thing"]["ref"] == "kiosk"
    assert found["deletion"] == {"broken": 1, "maps": 1, "words": 0}
    assert found["depths"][0]["things"][0]["references"] == [
        {"field": "touchpoint", "to": "kiosk", "strict": True, "line": 106, "column": 21}
    ]
    assert found["further"] == 7
