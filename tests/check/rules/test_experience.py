"""Tables for the rules of experience: small maps in, codes and places out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from cjmap.check.lint import lint
from cjmap.check.selection.selectors import Choice
from cjmap.check.selection.settings import lint_settings
from cjmap.workspace import open_workspace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cjmap.check.finding import Finding

    Found = Callable[[dict[str, str], str], list[tuple[str, str]]]

STEP = "stages[0].steps[0]"


def journey(step: str, *, head: str = "", opportunity: str = "") -> str:
    """Write a journey of a step `wait`, given by its other fields, and a step `pay`."""
    text = f"""\
kind: journey
id: visit
title: Czekam
{head}
stages:
  - id: come
    title: Przychodzę
    steps:
      - {{id: wait, title: Czekam w kolejce, {step}}}
      - {{id: pay, title: Płacę, expectations: [{{id: card, text: Card is fine, met: yes}}]}}
"""
    if opportunity:
        text += f"opportunities: [{{id: help, title: Pomoc, {opportunity}}}]\n"
    return text


def findings(folder: Path, rule: str) -> list[Finding]:
    workspace = open_workspace(folder)
    asked = Choice(select=(rule,))
    settings = lint_settings(workspace.configuration, date(2026, 11, 15), asked)
    return lint(workspace, settings).findings


@pytest.mark.parametrize(
    ("step", "head", "opportunity", "places"),
    [
        ("expectations: [{text: Krótko, met: no}]", "", "", ["expectations[0].met"]),
        ("expectations: [{text: Krótko, met: partly}]", "", "", []),
        ("expectations: [{text: Krótko, met: yes}, Cicho]", "", "", []),
        ("expectations: [Cicho, {text: Krótko, met: no}]", "", "", ["expectations[1].met"]),
        ("expectations: [{text: Krótko, met: no}]", "state: future", "", []),
        ("expectations: [{text: Krótko, met: no}]", "", "for: wait", []),
        ("expectations: [{text: Krótko, met: no}]", "", "for: come", []),
        ("expectations: [{text: Krótko, met: no}]", "", "for: wait, status: dropped", []),
        ("expectations: [{text: Krótko, met: no}]", "", "for: visit", ["expectations[0].met"]),
        ("expectations: [{text: Krótko, met: no}]", "", "for: pay", ["expectations[0].met"]),
        ("expectations: [{id: card, text: Krótko, met: no}]", "", "for: card", []),
        ("expectations: [{text: A, met: no}], pains: [{id: long, text: B}]", "", "for: long", []),
        ("expectations: [{text: Krótko, met: no}], journey: other", "", "", []),
        (
            "variants: [{when: rush, expectations: [{text: Krótko, met: no}]}]",
            "",
            "",
            ["variants[0].expectations[0].met"],
        ),
        ("variants: [{when: rush, expectations: [{text: A, met: no}]}]", "", "for: wait", []),
    ],
)
def test_expectation_not_met(
    found: Found, step: str, head: str, opportunity: str, places: list[str]
) -> None:
    files = {"visit.journey.yaml": journey(step, head=head, opportunity=opportunity)}
    assert found(files, "expectation-not-met") == [("CJ251", f"{STEP}.{at}") for at in places]


@pytest.mark.parametrize(
    ("id", "opportunity", "fires"),
    [
        ("", "", True),
        ("", "for: pay", True),
        ("", "for: visit", True),
        ("id: once, ", "for: visit", True),
        ("id: once, ", "for: card", True),
        ("id: once, ", "for: once", False),
        ("id: once, ", "for: once, status: dropped", False),
        ("id: card, ", "for: card", False),  # the same one comes back at a step
    ],
)
def test_expectation_of_the_whole_journey(
    found: Found, id: str, opportunity: str, fires: bool
) -> None:
    head = f"expectations: [{{{id}text: Nikt nie pyta dwa razy, met: no}}]"
    files = {"visit.journey.yaml": journey("emotion: 0", head=head, opportunity=opportunity)}
    expected = [("CJ251", "expectations[0].met")] if fires else []
    assert found(files, "expectation-not-met") == expected


def test_expectation_met_in_part(tmp_path: Path) -> None:
    options = "version = 1\n[lint.options.expectation-not-met]\npartly = true\n"
    (tmp_path / "cjmap.toml").write_text(options, encoding="utf-8")
    text = journey("expectations: [{text: Krótko, met: partly}]")
    (tmp_path / "visit.journey.yaml").write_text(text, encoding="utf-8")
    assert [each.message for each in findings(tmp_path, "expectation-not-met")] == [
        "The expectation “Krótko” was met only in part, and no opportunity answers that."
    ]


@pytest.mark.parametrize(
    ("id", "help"),
    [
        ("", "Give it an `id`, and name that in the opportunity that answers it."),
        ("id: once, ", "Add an opportunity that answers it: keep the promise, or stop making it."),
    ],
)
def test_expectation_not_met_needs_an_id_to_be_answered(tmp_path: Path, id: str, help: str) -> None:
    (tmp_path / "cjmap.toml").write_text("version = 1\n", encoding="utf-8")
    head = f"expectations: [{{{id}text: Krótko, met: no}}]"
    text = journey("emotion: 0", head=head)
    (tmp_path / "visit.journey.yaml").write_text(text, encoding="utf-8")
    assert [each.help for each in findings(tmp_path, "expectation-not-met")] == [help]


@pytest.mark.parametrize(
    ("step", "head", "fires"),
    [
        ("expectations: [Krótko]", "", True),
        ("expectations: [Krótko, Cicho]", "state: current", True),
        ("expectations: [{text: Krótko, met: no}]", "", False),
        ("expectations: [Krótko]", "state: future", False),
        ("expectations: [Krótko]", "state: actual", False),
        ("expectations: [Krótko]", "status: draft", False),
        ("expectations: [Krótko], journey: other", "", False),
        ("emotion: 1", "expectations: [Krótko]", False),
    ],
)
def test_unjudged_expectation(found: Found, step: str, head: str, fires: bool) -> None:
    files = {"visit.journey.yaml": journey(step, head=head)}
    places = [("CJ252", f"{STEP}.expectations[0].met")] if fires else []
    assert found(files, "unjudged-expectation") == places


@pytest.mark.parametrize(
    ("usual", "variant", "place"),
    [
        ("emotion: 0", "emotion: -1", "emotion"),
        ("emotion: -1", "emotion: -2", "emotion"),
        ("emotion: 0", "emotion: -0.5", None),
        ("emotion: 2", "emotion: 0", None),
        ("emotion: -1", "emotion: 1", None),
        ("does: [Stoję]", "emotion: -2", None),
        ("emotion: 0", "thinks: [Długo]", None),
        ("emotion: 0", "emotion: {score: -1, basis: assumed}", None),
        ("emotion: 0", "emotion: {score: -1, assumption: true}", None),
        ("emotion: {score: 1, by: {ann: 0}}", "emotion: {by: {ann: -1}}", "emotion"),
        ("emotion: {score: 1, by: {ann: -1}}", "emotion: {by: {ann: -1}}", None),
        ("emotion: 0", "emotion: {by: {ann: -1}}", "emotion"),
        ("emotion: {by: {jan: 0}}", "emotion: {by: {ann: -1}}", None),
        ("emotion: 0", "pains: [{text: Deszcz, severity: 4}]", "pains[0]"),
        ("does: [Stoję]", "pains: [Wiatr, {text: Deszcz, severity: 5}]", "pains[1]"),
        ("emotion: 0", "pains: [{text: Deszcz, severity: 3}]", None),
        ("emotion: 0", "pains: [{text: Deszcz, severity: 5, assumption: true}]", None),
        (
            "pains: [{text: Deszcz, severity: 4}]",
            "pains: [{text: Deszcz, severity: 4}]",
            None,
        ),
        (
            "pains: [{text: Deszcz, severity: 2}]",
            "pains: [{text: Deszcz, severity: 4}]",
            "pains[0]",
        ),
        ("emotion: 0", "emotion: -2, pains: [{text: Deszcz, severity: 5}]", "emotion"),
    ],
)
def test_worse_in_context(found: Found, usual: str, variant: str, place: str | None) -> None:
    step = f"{usual}, variants: [{{when: rush, {variant}}}]"
    path = f"{STEP}.variants[0].{place}"
    for head, opportunity, fires in (
        ("", "", place is not None),
        ("", "for: pay", place is not None),
        ("", "for: wait", False),
        ("state: future", "", False),
        ("state: actual", "", False),
        ("assumption: true", "", False),
    ):
        files = {"visit.journey.yaml": journey(step, head=head, opportunity=opportunity)}
        assert found(files, "worse-in-context") == ([("CJ253", path)] if fires else [])


@pytest.mark.parametrize("more", ["assumption: true", "journey: other"])
def test_worse_in_context_elsewhere(found: Found, more: str) -> None:
    step = f"emotion: 0, variants: [{{when: rush, emotion: -2}}], {more}"
    assert found({"visit.journey.yaml": journey(step)}, "worse-in-context") == []


@pytest.mark.parametrize(
    ("usual", "variant", "place"),
    [
        ("emotion: -1", "emotion: -2", "emotion"),
        ("emotion: -1.5", "pains: [{text: Deszcz, severity: 5}]", "pains[0]"),
        ("emotion: {score: 0, by: {ann: -1.5}}", "emotion: -2", "emotion"),
        ("emotion: 0, pains: [{text: Wiatr, severity: 4}]", "emotion: -1", "emotion"),
    ],
)
def test_worse_in_context_of_what_hurts_anyway(
    found: Found, usual: str, variant: str, place: str
) -> None:
    step = f"{usual}, variants: [{{when: rush, {variant}}}]"
    for head in ("status: proposed", "status: draft"):
        maps = {"visit.journey.yaml": journey(step, head=head)}
        told_as_pain = found(maps, "unanswered-pain") != []  # which lets drafts alone
        assert told_as_pain is (usual != "emotion: -1" and head != "status: draft")
        expected = [] if told_as_pain else [("CJ253", f"{STEP}.variants[0].{place}")]
        assert found(maps, "worse-in-context") == expected


def test_worse_in_context_answered_at_the_pain_of_a_variant(found: Found) -> None:
    step = "emotion: 0, variants: [{when: rush, pains: [{id: rain, text: Deszcz, severity: 5}]}]"
    files = {"visit.journey.yaml": journey(step, opportunity="for: rain")}
    assert found(files, "worse-in-context") == []


@pytest.mark.parametrize(
    ("usual", "variant", "fires"),
    [
        ("emotion: 1", "", True),
        ("emotion: 1", "emotion: 1", True),
        ("emotion: {score: 1, basis: observed, by: {ann: 1, jan: 0}}", "emotion: 1", True),
        ("emotion: {score: 1, by: {ann: 1, jan: 0}}", "emotion: {by: {jan: 0}}", True),
        ("emotion: {score: 1, by: {ann: 1, jan: 0}}", "emotion: {by: {jan: 1}}", False),
        ("emotion: 1", "emotion: 0.5", False),
        ("does: [Stoję]", "emotion: 1", False),
        ("pains: [A, B]", "pains: [A, B]", True),
        ("pains: [{text: A, severity: 3}]", "pains: [A]", True),
        ("pains: [A, B]", "pains: [A]", False),
        ("pains: [A]", "pains: [{text: A, severity: 3}]", False),
        ("duration: 5 min", "duration: {planned: 5 min}", True),
        ("duration: 5 min", "duration: {actual: 5 min}", False),
        ("touchpoint: desk", "touchpoint: desk", True),
        ("touchpoint: desk", "touchpoint: kiosk", False),
        ("feels: [Spokój], emotion: 1", "feels: [Spokój], emotion: 0", False),
    ],
)
def test_empty_variant(found: Found, usual: str, variant: str, fires: bool) -> None:
    fields = f"when: rush{', ' if variant else ''}{variant}"
    step = f"{usual}, variants: [{{when: quiet, thinks: [Pusto]}}, {{{fields}}}]"
    expected = [("CJ254", f"{STEP}.variants[1]")] if fires else []
    assert found({"visit.journey.yaml": journey(step)}, "empty-variant") == expected


def phased(*phases: str, head: str = "", tail: str = "", last: str = "") -> str:
    """Write a journey of a stage for each phase, `-` standing for none; `last` ends its last step."""
    stages = "".join(
        f"  - id: stage-{number}\n    title: Etap\n"
        + (f"    phase: {phase}\n" if phase != "-" else "")
        + f"    steps: [{{id: s{number}, title: Krok{last if number == len(phases) - 1 else ''}}}]\n"
        for number, phase in enumerate(phases)
    )
    return f"kind: journey\nid: buy\ntitle: Kupuję\n{head}\nstages:\n{stages}{tail}\n"


LOYALTY = "loops: [{from: s0, to: s0, kind: loyalty}]"
REPEAT = "loops: [{from: s0, to: s0, kind: repeat}]"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (phased("before", "during"), "stages[1].phase"),
        (phased("during", "during", "-"), "stages[1].phase"),
        (phased("before", "during", tail=REPEAT), "stages[1].phase"),
        (phased("before", "during", tail=LOYALTY), None),
        (phased("before", "during", "after"), None),
        (phased("before", "before"), None),
        (phased("-", "-"), None),
        (phased("before", "during", head="parent: life#buy"), None),
        (phased("before", "during", last=", journey: use"), None),
        (phased("before", "during", head="state: future"), "stages[1].phase"),
    ],
)
def test_ends_at_purchase(found: Found, text: str, place: str | None) -> None:
    expected = [("CJ255", place)] if place else []
    assert found({"buy.journey.yaml": text}, "ends-at-purchase") == expected


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (phased("before", "during", "after"), "stages[2].phase"),
        (phased("during", "after", "after"), "stages[2].phase"),
        (phased("during", "after", tail=REPEAT), None),
        (phased("during", "after", tail=LOYALTY), None),
        (phased("before", "during"), None),
        (phased("-", "-"), None),
        (phased("during", "after", head="parent: life#buy"), None),
    ],
)
def test_no_loop(found: Found, text: str, place: str | None) -> None:
    assert found({"buy.journey.yaml": text}, "no-loop") == ([("CJ256", place)] if place else [])


@pytest.mark.parametrize("rule", ["ends-at-purchase", "no-loop"])
def test_a_part_that_a_step_names(found: Found, rule: str) -> None:
    whole = """\
kind: journey
id: life
title: Życie
stages: [{title: Etap, steps: [{id: buying, title: Kupuję, journey: buy}]}]
"""
    files = {"buy.journey.yaml": phased("during", "after" if rule == "no-loop" else "during")}
    assert len(found(files, rule)) == 1
    assert found({**files, "life.journey.yaml": whole}, rule) == []


CHANNELS = """\
kind: catalog
id: shop
title: Words of the shop
channels: [{id: web}, {id: desk}, {id: phone}]
touchpoints: [{id: page, channel: web}, {id: till, channel: desk}, {id: leaflet}]
"""
ANN = "kind: persona\nid: ann\nname: Ann\npreferences: {channels: phone}\n"
ZOE = "kind: persona\nid: zoe\nname: Zoe\nextends: ann\n"
BOB = "kind: persona\nid: bob\nname: Bob\npreferences: {pace: slow}\n"
IDA = "kind: persona\nid: ida\nname: Ida\nextends: ann\npreferences: {pace: slow}\n"
EVA = "kind: persona\nid: eva\nname: Eva\nextends: eva\n"
KIM = "kind: persona\nid: kim\nname: Kim\nextends: lee\n"
LEE = "kind: persona\nid: lee\nname: Lee\nextends: kim\npreferences: {channels: [phone]}\n"


@pytest.mark.parametrize(
    ("personas", "steps", "places"),
    [
        ("ann", ["page", "till", "page"], ["personas[0]"]),
        ("ann", ["page", "till", "{channel: phone, title: Rozmowa}"], []),
        ("ann", ["page", "till", "leaflet"], []),
        ("ann", ["page", "till", "{title: Gazeta}", "nowhere"], []),
        ("ann", ["page", "till"], []),
        ("[bob, zoe]", ["page", "till", "page"], ["personas[1]"]),
        ("[bob, ann]", ["page, actor: bob", "till", "page"], []),
        ("[bob, ann]", ["page, actor: bob", "till", "page", "page, actor: Crew"], ["personas[1]"]),
        ("[ann, bob]", ["page", "till", "page", "{channel: phone}, actor: bob"], ["personas[0]"]),
        ("[bob, nobody]", ["page", "till", "page"], []),
        ("ida", ["page", "till", "page"], []),  # what she prefers replaces what Ann does
        ("eva", ["page", "till", "page"], []),  # she extends herself
        ("kim", ["page", "till", "page"], ["personas[0]"]),  # she and Lee extend each other
        ("[]", ["page", "till", "page"], []),
    ],
)
def test_unmet_channel(found: Found, personas: str, steps: list[str], places: list[str]) -> None:
    lines = "\n".join(
        f"      - {{id: s{number}, title: Krok, touchpoint: {step}}}"
        for number, step in enumerate(steps)
    )
    files = {
        "shop.catalog.yaml": CHANNELS,
        "ann.persona.yaml": ANN,
        "bob.persona.yaml": BOB,
        "zoe.persona.yaml": ZOE,
        "ida.persona.yaml": IDA,
        "eva.persona.yaml": EVA,
        "kim.persona.yaml": KIM,
        "lee.persona.yaml": LEE,
        "buy.journey.yaml": f"kind: journey\nid: buy\ntitle: Kupuję\npersonas: {personas}\n"
        f"stages:\n  - title: Etap\n    steps:\n{lines}\n",
    }
    assert found(files, "unmet-channel") == [("CJ257", place) for place in places]
