"""Guards what is told of contexts: the same step compared with itself, contexts that nobody mapped."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.insight.asking import ANNA, EXAMPLES, asked, inquiry_into, journey

from cjmap.insight.document import Facts, Sentence, Table
from cjmap.insight.report.circumstances.figures import CircumstancesFigures, figures
from cjmap.insight.report.circumstances.telling import headlines, tell
from cjmap.insight.report.sections import Room
from cjmap.insight.voice import Voice

if TYPE_CHECKING:
    from pathlib import Path

CATALOG = """kind: catalog
id: shop
title: Shop
channels: [{id: web, title: Web}]
touchpoints: [{id: site, title: Site, channel: web}, {id: desk, title: Desk}]
contexts:
  - {id: weekend, title: Weekend, dimension: time}
  - {id: rain, title: Rain, dimension: weather}
  - {id: bus, title: On the bus, dimension: place}
  - {id: moving, title: Moving house}
"""


def found(
    tmp_path: Path,
    steps: str,
    head: str = "personas: [anna]",
    todo: str = "",
    catalog: str = CATALOG,
) -> CircumstancesFigures | None:
    """Ask about a journey; `todo` is what the opportunity in progress is for."""
    aim = f"  - {{id: o, title: Tents, for: [{todo}], status: doing}}\n" if todo else "  []\n"
    maps = {
        "buy.journey.yaml": journey(steps, head),
        "anna.persona.yaml": ANNA,
        "bert.persona.yaml": "kind: persona\nid: bert\nname: Bert\n",
        "shop.catalog.yaml": catalog,
        "todo.backlog.yaml": f"kind: backlog\nid: todo\ntitle: To do\nopportunities:\n{aim}",
    }
    return figures(asked(tmp_path, maps))


SCORES = [
    ("one score", "1", "-1", (1.0, -1.0, -2.0)),
    ("better", "-1", "0.5", (-1.0, 0.5, 1.5)),
    ("none in the context", "1", "{basis: assumed}", (1.0, None, None)),
    ("none usually", "{basis: assumed}", "-1", (None, -1.0, None)),
    # Anna 1 → −1, Bert 0 → −1
    ("usually each their own", "{score: 1, by: {bert: 0}}", "-1", (0.5, -1.0, -1.5)),
    # of Bert nobody tells how it is then
    ("of one alone", "{score: 1, by: {bert: 0}}", "{by: {anna: -1}}", (1.0, -1.0, -2.0)),
    ("of nobody the same", "{by: {bert: 0}}", "{by: {anna: -1}}", (None, None, None)),
]


@pytest.mark.parametrize(
    ("name", "usual", "then", "expected"), SCORES, ids=[row[0] for row in SCORES]
)
def test_a_step_in_a_context_is_compared_with_itself_for_the_same_personas(
    tmp_path: Path,
    name: str,
    usual: str,
    then: str,
    expected: tuple[float | None, float | None, float | None],
) -> None:
    steps = f"{{id: a, title: A, emotion: {usual}, variants: [{{when: rain, emotion: {then}}}]}}"
    told = found(tmp_path, steps, "personas: [anna, bert]")
    assert told is not None
    (variant,) = told.variants
    assert (variant.usual, variant.then, variant.difference) == expected


def test_times_pains_and_places_that_differ_are_told_where_both_are_known(tmp_path: Path) -> None:
    steps = """
        {id: a, title: A, touchpoint: site, duration: {planned: 1 h, actual: 2 h, wait: 1 h}, pains: [{id: x, text: X}], variants: [{when: rain, touchpoint: desk, duration: {actual: 3 h, wait: 90 min}, pains: [{id: x, text: X}, wet]}]}
        {id: b, title: B, touchpoint: site, duration: 1 h, variants: [{when: rain, touchpoint: site, duration: {planned: 2 h, wait: 5 min}}]}
        {id: c, title: C, variants: [{when: rain, duration: 2 h}]}
    """
    told = found(tmp_path, steps)
    assert told is not None
    assert [
        (
            each.title,
            each.takes and (each.takes.usual, each.takes.then),
            each.waits and (each.waits.usual, each.waits.then),
            each.touchpoint,
            each.pains,
        )
        for each in told.variants
    ] == [
        ("A", (7200.0, 10800.0), (3600.0, 5400.0), "Desk", ["wet"]),
        ("B", (3600.0, 7200.0), None, None, []),
        ("C", None, None, None, []),
    ]
    section = tell(told, Voice("cjmap.insight.report.circumstances", "en"), Room())
    table = section.blocks[1]
    assert isinstance(table, Table)
    assert [row[5].text.replace("\u00a0", " ") for row in table.rows] == [
        "takes 3 hr, not 2 hr; waits 1 hr 30 min, not 1 hr; at Desk; 1 pain more",
        "takes 2 hr, not 1 hr",
        "–",
    ]


STEPS = """
{id: a, title: A, emotion: 1, context: [bus], variants: [{when: [weekend, rain], emotion: 0, pains: [{text: late, severity: 3}]}]}
{id: b, title: B, emotion: 0.5, variants: [{when: weekend, emotion: -1.5}, {when: rain, emotion: 1}]}
{id: c, title: C, emotion: -1, context: [bus, weekend], pains: [{text: shut, severity: 1}]}
{id: d, title: D, emotion: 2}
"""


def test_contexts(tmp_path: Path) -> None:
    told = found(tmp_path, STEPS, todo="buy#a")
    assert told is not None
    assert (told.steps, told.told, told.varied) == (4, 3, 2)
    assert [
        (each.name, each.variants, each.difference, each.worst, each.worse_unanswered)
        for each in told.contexts
    ] == [
        ("Weekend", 2, -1.5, "buy#b", 1),  # A −1, B −2; nothing is for B
        ("Rain", 2, -0.25, "buy#a", 0),  # A −1, B ½
        ("On the bus", 0, None, None, 0),
    ]
    # “late” weighs 3, “shut” 1, both as often as anything: ¾ is felt in two contexts alone
    assert [each.pain_part for each in told.contexts] == [0.75, 0.75, 0.0]
    assert [
        (each.happening.steps, each.happening.mean, each.others.steps, each.others.mean)
        for each in told.contexts
    ] == [(1, -1.0, 3, pytest.approx(3.5 / 3)), (0, None, 0, None), (2, 0.0, 2, 1.25)]
    assert told.unmapped == ["Moving house"]
    assert told.without_variant == ["On the bus"]
    assert [each.value for each in told.dimensions_missing] == [
        "device",
        "social",
        "economic",
        "season",
        "health",
    ]


def said(told: CircumstancesFigures, lang: str = "en") -> list[str]:
    voice = Voice("cjmap.insight.report.circumstances", lang)
    ranked = sorted(headlines(told, voice), key=lambda each: -each.weight)
    return [each.sentence.text.replace("\u00a0", " ") for each in ranked]


HEADLINES = [
    (
        "a loss that nobody is at",
        "{id: a, title: A, emotion: 0, variants: [{when: rain, emotion: -1}]}",
        "",
        ["Rain: “A” falls from 0 to −1, and no opportunity is for it, not even an idea."],
    ),
    (
        "while a loss that fewer meet is answered",
        """
        {id: a, title: A, emotion: 0, variants: [{when: rain, emotion: -1}], next: [{to: b, share: 0.1}]}
        {id: b, title: B, emotion: 0, variants: [{when: weekend, emotion: -0.5}]}
        """,
        "buy#b",
        [
            "Rain: “A” falls from 0 to −1, and no opportunity is for it, not even an idea. 100% get"
            " to it, in this context or not; “B” (Weekend), which loses no more and which 10% get to,"
            " has an opportunity planned or in progress."
        ],
    ),
    (
        "while a greater loss is answered, which is right",
        """
        {id: a, title: A, emotion: 0, variants: [{when: rain, emotion: -1}], next: [{to: b, share: 0.1}]}
        {id: b, title: B, emotion: 0, variants: [{when: weekend, emotion: -1.5}]}
        """,
        "buy#b",
        ["Rain: “A” falls from 0 to −1, and no opportunity is for it, not even an idea."],
    ),
    (
        "a moment of truth that is lost then alone",
        "{id: a, title: A, moment_of_truth: true, emotion: 0.5, variants: [{when: rain, emotion: -1}]}",
        "buy#a",
        ["Rain: “A”, a moment of truth, is lost then alone: −1 instead of +0.5."],
    ),
    (
        "and nobody at it",
        """
        {id: a, title: A, moment_of_truth: true, emotion: 0.5, variants: [{when: rain, emotion: -1}]}
        {id: b, title: B, emotion: 0.5, variants: [{when: rain, emotion: -1.5}, {when: bus, emotion: 1}]}
        """,
        "",
        [
            "Rain: “A”, a moment of truth, falls from +0.5 to −1, and no opportunity is for it, not even"
            " an idea.",
            "Rain: the same 2 steps feel 1.75 worse on average than usual.",
        ],
    ),
    (
        "a moment of truth that is always lost",
        "{id: a, title: A, moment_of_truth: true, emotion: -0.5, variants: [{when: rain, emotion: -1}]}",
        "buy#a",
        [],
    ),
    (
        "what a context costs, and the longest wait in it",
        """
        {id: a, title: A, emotion: 0, duration: {wait: 1 h}, variants: [{when: rain, emotion: -1, duration: {wait: 2 h}}]}
        {id: b, title: B, emotion: 1, duration: {wait: 1 h}, variants: [{when: rain, emotion: 0.5, duration: {wait: 5 h}}]}
        """,
        "buy#a, buy#b",
        [
            "Rain: the same 2 steps feel 0.75 worse on average than usual. People wait 5 hr instead"
            " of 1 hr at “B”."
        ],
    ),
    (
        "much of what hurts is felt in a context alone",
        """
        {id: a, title: A, variants: [{when: rain, pains: [{text: wet, severity: 3}]}]}
        {id: b, title: B, pains: [{text: dry, severity: 5}]}
        """,
        "",
        [
            "Rain: what hurts then alone makes 37.5% of the weight of all pains, though 1 of 2 steps"
            " is told to differ then."
        ],
    ),
    (
        "much of what hurts, of pains that can be weighed",
        """
        {id: a, title: A, variants: [{when: rain, pains: [{text: wet, severity: 3}]}]}
        {id: b, title: B, pains: [{text: dry, severity: 5}, damp]}
        """,
        "",
        [
            "Rain: what hurts then alone makes 37.5% of the weight of all pains that can be weighed,"
            " though 1 of 2 steps is told to differ then."
        ],
    ),
    (
        "a matter of degree",
        "{id: a, title: A, emotion: {by: {anna: 0, bert: 0}}, variants: [{when: rain, emotion: {by: {anna: -0.5, bert: 0}}}]}",
        "",
        [],
    ),
    (
        "a context that helps",
        "{id: a, title: A, emotion: 0, variants: [{when: rain, emotion: 1}]}",
        "",
        [],
    ),
]


@pytest.mark.parametrize(
    ("name", "steps", "todo", "expected"), HEADLINES, ids=[row[0] for row in HEADLINES]
)
def test_headlines(tmp_path: Path, name: str, steps: str, todo: str, expected: list[str]) -> None:
    told = found(tmp_path, steps, todo=todo)
    assert told is not None
    assert said(told) == expected


def test_the_clinic_hears_how_much_of_what_hurts_is_felt_at_the_weekend_alone() -> None:
    told = figures(inquiry_into(EXAMPLES / "clinic"))
    assert told is not None
    assert said(told) == [
        "Weekend: what hurts then alone makes 13.4% of the weight of all pains, though 1 of 23 steps"
        " is told to differ then."
    ]


def test_the_shop_hears_of_the_frost_that_more_customers_meet_than_what_is_planned_for() -> None:
    told = figures(inquiry_into(EXAMPLES / "sklep"))
    assert told is not None
    assert said(told, "pl") == [
        "Mróz poniżej −5 °C: ocena kroku „Odbieram paczkę z automatu” spada z −0,75 do −2, a nie"
        " dotyczy go żadna szansa, nawet pomysł. W tym kontekście lub poza nim dochodzi do niego"
        " 69%; szansę zaplanowaną lub w toku ma za to krok „Czekam na odpowiedź” (Weekend), który"
        " traci nie więcej, a dochodzi do niego 9%.",
        "Weekend: te same 2 kroki wypadają średnio o 1 gorzej niż zwykle. Czeka się wtedy 1 dzień"
        " 17 godz., a zwykle 9 godz. (krok „Czekam na odpowiedź”).",
    ]


def test_the_section_of_the_shop() -> None:
    told = figures(inquiry_into(EXAMPLES / "sklep"))
    assert told is not None
    voice = Voice("cjmap.insight.report.circumstances", "en")
    facts, variants, contexts, *spots = tell(told, voice, Room(rows=2)).blocks
    assert isinstance(facts, Facts)
    assert [(each.name, each.value.text) for each in facts.facts] == [
        ("Steps told in some context", "11 of 17"),
        ("Steps told to differ in one", "3 of 17"),
    ]
    assert isinstance(variants, Table)
    assert [[cell.text for cell in row[:5]] for row in variants.rows] == [
        ["Odbieram paczkę z automatu", "Mróz poniżej −5 °C", "−0.75", "−2", "−1.25"],
        ["Czekam na odpowiedź", "Weekend", "−0.75", "−2", "−1.25"],
    ]
    assert variants.left_out == "and 1 more step in a context"
    assert isinstance(contexts, Table)
    assert [[cell.text for cell in row] for row in contexts.rows] == [
        ["Mróz poniżej −5 °C", "1", "−1.25", "1", "7.4%", "–", "–"],
        ["Weekend", "2", "−1", "0", "4.6%", "1: +1.25", "16: +0.19"],
    ]
    assert [each.text for each in spots if isinstance(each, Sentence)] == [
        "Steps happen in “Na telefonie” and “W domu”, but none is told to differ then.",
        "No context is about: company, money, season, health.",
    ]


@pytest.mark.parametrize("lang", ["en", "pl"])
def test_what_no_catalog_knows_is_told_by_its_id(tmp_path: Path, lang: str) -> None:
    steps = "{id: a, title: A, context: gone, variants: [{when: [lost, lost]}]}"
    told = figures(asked(tmp_path, {"buy.journey.yaml": journey(steps, "personas: [ghost]")}))
    assert told is not None
    assert [each.name for each in told.contexts] == ["lost", "gone"]
    assert tell(told, Voice("cjmap.insight.report.circumstances", lang), Room(detail=True)).blocks
    assert said(told, lang) == []


def test_contexts_that_no_step_uses_are_blind_spots(tmp_path: Path) -> None:
    told = found(tmp_path, "{id: a, title: A}")
    assert told is not None
    assert (told.steps, told.told, told.variants, told.contexts) == (1, 0, [], [])
    assert told.unmapped == ["Weekend", "Rain", "On the bus", "Moving house"]
    section = tell(told, Voice("cjmap.insight.report.circumstances", "en"), Room())
    assert next(each.text for each in section.blocks if isinstance(each, Sentence)) == (
        "Nobody mapped what happens in “Weekend”, “Rain”, “On the bus”, and “Moving house”."
    )


def test_without_a_step_there_are_no_circumstances(tmp_path: Path) -> None:
    assert figures(asked(tmp_path, {"shop.catalog.yaml": CATALOG})) is None


def test_no_context_no_section(tmp_path: Path) -> None:
    assert found(tmp_path, "{id: a, title: A}", catalog="kind: catalog\nid: c\ntitle: C\n") is None
