"""Guards what is told of expectations: verdicts by persona, what no step takes up, preferred channels."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.insight.asking import ANNA, EXAMPLES, asked, inquiry_into, journey

from cjmap.insight.document import Facts, Points, Table
from cjmap.insight.report.expectations.figures import ExpectationsFigures, figures
from cjmap.insight.report.expectations.telling import headlines, tell
from cjmap.insight.report.sections import Room
from cjmap.insight.voice import Voice

if TYPE_CHECKING:
    from pathlib import Path

BERT = "kind: persona\nid: bert\nname: Bert\n"
CATALOG = """kind: catalog
id: shop
title: Shop
channels: [{id: web, title: Web}, {id: phone, title: Phone}, {id: street, title: Street}]
touchpoints: [{id: site, channel: web}, {id: line, channel: phone}, {id: desk, channel: street}]
contexts: [{id: weekend, title: Weekend}]
"""
BOTH = "personas: [anna, bert]"


def found(
    tmp_path: Path, steps: str, head: str = BOTH, anna: str = "", **more: str
) -> ExpectationsFigures | None:
    """Ask what Anna and Bert expect of a journey; `anna` are more lines of her."""
    maps = {
        "buy.journey.yaml": journey(steps, head),
        "anna.persona.yaml": ANNA + anna,
        "bert.persona.yaml": BERT,
        "shop.catalog.yaml": CATALOG,
        **more,
    }
    return figures(asked(tmp_path, maps))


def said(told: ExpectationsFigures, lang: str = "en") -> list[str]:
    voice = Voice("cjmap.insight.report.expectations", lang)
    ranked = sorted(headlines(told, voice), key=lambda each: -each.weight)
    return [each.sentence.text for each in ranked]


def test_an_expectation_counts_for_the_one_who_has_it_else_for_all_who_walk_the_step(
    tmp_path: Path,
) -> None:
    steps = """
        {id: a, title: A, expectations: [{text: quick, met: yes}, {text: kind, by: bert, met: no}]}
        {id: b, title: B, actor: anna, expectations: [{text: cheap, met: partly}, fair]}
        {id: c, title: C, actor: the post, expectations: [{text: whole, met: no}]}
    """
    told = found(tmp_path, steps)
    assert told is not None
    verdicts = told.verdicts
    assert (verdicts.met, verdicts.partly, verdicts.not_met, verdicts.not_judged) == (1, 1, 2, 1)
    assert verdicts.judged == 4
    assert [
        (each.name, *each.verdicts.model_dump().values(), each.channels) for each in told.personas
    ] == [("Anna", 1, 1, 1, 1, None), ("Bert", 1, 0, 2, 0, None)]


def test_what_was_not_met_comes_first_and_of_that_what_feels_worst_to_those_who_expected_it(
    tmp_path: Path,
) -> None:
    steps = """
        {id: a, title: A, emotion: {score: 1, by: {bert: -0.5}}, expectations: [{text: kind, by: bert, met: no}]}
        {id: b, title: B, emotion: -2, expectations: [{text: cheap, met: partly}]}
        {id: c, title: C, emotion: 0, variants: [{when: weekend, emotion: -1, expectations: [{text: open, met: no}]}]}
        {id: d, title: D, expectations: [{text: new, met: no}]}
    """
    backlog = (
        "kind: backlog\nid: todo\ntitle: To do\nopportunities:\n"
        "  - {id: o, title: Smile, for: buy#a, status: idea}\n"
        "  - {id: p, title: Shelf, for: buy#d, status: dropped}\n"
    )
    told = found(tmp_path, steps, **{"todo.backlog.yaml": backlog})
    assert told is not None
    assert [
        (each.text, each.place, each.contexts, each.score, each.answered, each.opportunity)
        for each in told.unmet
    ] == [
        ("open", "C", ["Weekend"], -1.0, "nothing", None),
        ("kind", "A", [], -0.5, "idea", "Smile"),
        ("new", "D", [], None, "dropped", "Shelf"),
        ("cheap", "B", [], -2.0, "nothing", None),
    ]
    # A feels −½ to Bert, C at the weekend −1, D nobody knows; B is the rest
    assert (told.mean_unmet, told.steps_unmet) == (-0.75, 2)
    assert (told.mean_rest, told.steps_rest) == (-2.0, 1)


TAKEN_UP = [
    ("the same words", "Open on Sundays", "{text: open on sundays!, met: no}", []),
    ("all of its words", "Open on Sundays", "{text: Open also on Sundays, met: no}", []),
    ("more words than the step", "It is open on Sundays", "{text: Open on Sundays, met: no}", []),
    ("the same id", "{id: sun, text: Sundays}", "{id: sun, text: Open all week, met: no}", []),
    ("few words in common", "Open shop", "{text: Shop open all week, met: no}", ["Open shop"]),
    ("other words", "Open on Sundays", "{text: Never closed, met: no}", ["Open on Sundays"]),
]


@pytest.mark.parametrize(
    ("name", "whole", "at_step", "left"), TAKEN_UP, ids=[row[0] for row in TAKEN_UP]
)
def test_a_step_takes_up_what_is_expected_of_the_journey_or_by_a_persona(
    tmp_path: Path, name: str, whole: str, at_step: str, left: list[str]
) -> None:
    steps = f"{{id: a, title: A, expectations: [{at_step}]}}"
    head = f"{BOTH}\nexpectations: [{whole}]"
    told = found(tmp_path, steps, head, anna=f"expectations: [{whole}]\n")
    assert told is not None
    assert [each.text for each in told.not_judged] == left


def test_what_another_persona_expects_at_a_step_does_not_take_it_up(tmp_path: Path) -> None:
    steps = "{id: a, title: A, expectations: [{text: open, by: bert, met: no}]}"
    told = found(tmp_path, steps, anna="expectations: [open]\n")
    assert told is not None
    assert [(each.ref, each.personas) for each in told.not_judged] == [("persona:anna", ["Anna"])]


def test_a_text_that_several_expect_is_told_once_and_counts_for_each(tmp_path: Path) -> None:
    head = f"{BOTH}\nexpectations: [Fair prices]"
    bert = BERT + "expectations: [fair prices, {text: Late hours, met: yes}]\n"
    told = found(tmp_path, "{id: a, title: A}", head, **{"bert.persona.yaml": bert})
    assert told is not None
    assert [(each.ref, each.text, each.personas) for each in told.not_judged] == [
        ("journey:buy", "Fair prices", ["Anna", "Bert"])
    ]
    assert [(each.name, each.verdicts.met, each.verdicts.not_judged) for each in told.personas] == [
        ("Anna", 0, 1),
        ("Bert", 1, 1),
    ]


CHANNELS = """
{id: a, title: A, touchpoint: site, emotion: {score: -1, by: {bert: 2}}}
{id: b, title: B, touchpoint: site, emotion: 0}
{id: c, title: C, touchpoint: desk, emotion: 1}
{id: d, title: D, touchpoint: desk, emotion: -0.5}
{id: e, title: E, touchpoint: line, actor: bert, emotion: -2}
{id: f, title: F, touchpoint: desk}
{id: g, title: G, emotion: -2}
"""


def test_preferred_channels_against_those_met_on_the_way(tmp_path: Path) -> None:
    told = found(tmp_path, CHANNELS, anna="preferences: {channels: [phone, web, phone]}\n")
    assert told is not None
    (anna,) = told.personas
    channels = anna.channels
    assert channels is not None
    # Anna does not walk E, G is nowhere, F has no score
    assert channels.preferred.model_dump() == {"steps": 2, "scored": 2, "mean": -0.5}
    assert channels.other.model_dump() == {"steps": 3, "scored": 2, "mean": 0.25}
    assert channels.difference == -0.75
    assert [
        (each.name, each.preferred, each.steps, each.scored, each.mean)
        for each in channels.channels
    ] == [("Phone", True, 0, 0, None), ("Web", True, 2, 2, -0.5), ("Street", False, 3, 2, 0.25)]
    assert channels.worst is not None
    assert (channels.worst.ref, channels.worst.channel, channels.worst.score) == (
        "buy#d",
        "Street",
        -0.5,
    )


ENOUGH = """
{id: a, title: A, touchpoint: site, emotion: -1}
{id: b, title: B, touchpoint: site, emotion: -1}
{id: c, title: C, touchpoint: site, emotion: 0.5}
{id: d, title: D, touchpoint: desk, emotion: 0}
{id: e, title: E, touchpoint: desk, emotion: 1}
{id: f, title: F, touchpoint: desk, emotion: 0.5}
"""
HEADLINES = [
    (
        "steps feel worse on preferred channels",
        ENOUGH,
        "preferences: {channels: web}\n",
        [
            "On the channels that Anna prefers, steps feel worse than on the others: −0.5 (3 steps)"
            " against +0.5 (3 steps)."
        ],
    ),
    ("steps feel better there", ENOUGH, "preferences: {channels: street}\n", []),
    (
        "too few steps",
        "\n".join(ENOUGH.strip().splitlines()[:5]),
        "preferences: {channels: web}\n",
        [],
    ),
    (
        "disappointed, and nobody at it",
        "{id: a, title: A, emotion: -1, expectations: [{text: open, met: no}]}",
        "",
        [
            "Anna and Bert counted on “open”, and did not get it: “A” feels −1, and no opportunity"
            " is for that step, not even an idea."
        ],
    ),
    (
        "disappointed in a context",
        "{id: a, title: A, variants: [{when: weekend, emotion: -2, expectations: [{text: open, by: anna, met: no}]}]}",
        "",
        [
            "Anna counted on “open”, and did not get it: “A” (Weekend) feels −2, and no opportunity is"
            " for that step, not even an idea."
        ],
    ),
    (
        "disappointed, but well",
        "{id: a, title: A, emotion: 1, expectations: [{text: open, met: no}]}",
        "",
        [],
    ),
    (
        "hardly anything was met",
        "{id: a, title: A, expectations: [{text: x, met: yes}, {text: y, met: no}, {text: z, met: partly}]}",
        "",
        ["Of 3 expectations that somebody judged, 1 was met in full."],
    ),
    (
        "a third of it was met",
        "{id: a, title: A, expectations: [{text: x, met: yes}, {text: u, met: yes}, {text: y, met: no}, {text: z, met: no}, {text: v, met: no}, {text: w, met: no}]}",
        "",
        ["Of 6 expectations that somebody judged, 2 were met in full."],
    ),
    (
        "half of it was met",
        "{id: a, title: A, expectations: [{text: x, met: yes}, {text: y, met: no}, {text: z, met: partly}, {text: w, met: yes}]}",
        "",
        [],
    ),
    (
        "two verdicts are no pattern",
        "{id: a, title: A, expectations: [{text: x, met: no}, {text: y, met: no}]}",
        "",
        [],
    ),
]


@pytest.mark.parametrize(
    ("name", "steps", "anna", "expected"), HEADLINES, ids=[row[0] for row in HEADLINES]
)
def test_headlines(tmp_path: Path, name: str, steps: str, anna: str, expected: list[str]) -> None:
    told = found(tmp_path, steps, anna=anna)
    assert told is not None
    assert said(told) == expected


def test_the_clinic_hears_that_its_portal_disappoints_those_who_prefer_it() -> None:
    told = figures(inquiry_into(EXAMPLES / "clinic"))
    assert told is not None
    assert said(told) == [
        "On the channels that Helen Marsh prefers, steps feel worse than on the others: −0.14"
        " (7 steps) against +0.46 (12 steps).",
        "Of 4 expectations that somebody judged, 1 was met in full.",
    ]
    assert [each.text for each in told.not_judged] == [
        "Nobody has to be asked twice",
        "One trip to the counter is enough",
    ]


def test_the_shop_hears_that_it_met_no_expectation_in_full() -> None:
    told = figures(inquiry_into(EXAMPLES / "sklep"))
    assert told is not None
    assert said(told, "pl") == [
        "Żadnego z 6 ocenionych oczekiwań nie spełniono w całości. Kroki, w których któregoś nie"
        " spełniono, mają dla tych, którzy na nie liczyli, średnio −1,25, pozostałe +0,54.",
        "W swoich ulubionych kanałach Jan Kalinowski czuje się gorzej niż w pozostałych: −0,14"
        " (7 kroków) wobec +0,55 (10 kroków).",
    ]


def test_the_section_of_the_clinic() -> None:
    told = figures(inquiry_into(EXAMPLES / "clinic"))
    assert told is not None
    voice = Voice("cjmap.insight.report.expectations", "en")
    facts, personas, unmet, _, _, channels = tell(told, voice, Room(rows=2)).blocks
    assert isinstance(facts, Facts)
    assert [(each.name, each.value.text) for each in facts.facts] == [
        ("Judged", "1 met, 1 partly, 2 not"),
        ("Not judged", "2"),
        ("Where one was not met", "−1.25 (2 steps)"),
        ("At all other steps", "+0.37 (21 steps)"),
    ]
    assert isinstance(personas, Table)
    assert [[cell.text for cell in row] for row in personas.rows] == [
        ["Helen Marsh", "1", "1", "1", "2", "7 of 19", "−0.14", "+0.46"],
        ["Tom Marsh", "0", "0", "1", "1", "1 of 1", "−1", "–"],
    ]
    assert isinstance(unmet, Table)
    assert len(unmet.rows) == 2
    assert unmet.left_out == "and 1 more"
    assert isinstance(channels, Points)
    assert [each.text for each in channels.sentences] == [
        "Helen Marsh: the worst step on a channel not preferred is “Check in at the kiosk” −1.5"
        " (Self-service).",
        "Tom Marsh prefers “Text message”, and is met there at no step.",
    ]


@pytest.mark.parametrize("lang", ["en", "pl"])
def test_unknown_personas_and_channels_break_nothing(tmp_path: Path, lang: str) -> None:
    steps = """
        {id: a, title: A, touchpoint: {channel: gone}, expectations: [{text: x, by: nobody, met: no}]}
        {id: b, title: B, touchpoint: gone, variants: [{when: gone, expectations: [{text: y, met: no}]}]}
    """
    told = found(
        tmp_path, steps, "personas: [anna, ghost]", anna="preferences: {channels: [gone, lost]}\n"
    )
    assert told is not None
    assert {each.name for each in told.personas} == {"Anna", "nobody", "ghost"}
    voice = Voice("cjmap.insight.report.expectations", lang)
    assert tell(told, voice, Room(detail=True)).blocks
    assert headlines(told, voice) == []


def test_without_personas_an_expectation_is_nobodys_in_particular(tmp_path: Path) -> None:
    steps = "{id: a, title: A, emotion: -1, expectations: [{text: open, met: no}]}"
    maps = {"buy.journey.yaml": journey(steps, "")}
    told = figures(asked(tmp_path, maps))
    assert told is not None
    assert (told.personas, told.unmet[0].personas, told.unmet[0].score) == ([], [], -1.0)
    assert said(told) == [
        "Customers counted on “open”, and did not get it: “A” feels −1, and no opportunity is for that"
        " step, not even an idea."
    ]


def test_no_expectation_and_no_preference_no_section(tmp_path: Path) -> None:
    assert found(tmp_path, "{id: a, title: A, touchpoint: site}") is None
    assert found(tmp_path, "{id: a, title: A}", anna="preferences: {channels: web}\n") is None
