"""Guards how journeys are said to feel: curve, falls, who leaves, personas apart, loyalty, headlines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.insight.asking import ANNA, EXAMPLES, asked, inquiry_into, journey

from cjmap.insight.document import Facts, Points, Sentence, Table
from cjmap.insight.report.experience.figures import (
    ExperienceFigures,
    JourneyExperience,
    figures,
)
from cjmap.insight.report.experience.telling import headlines, tell
from cjmap.insight.report.sections import Room
from cjmap.insight.voice import Voice

if TYPE_CHECKING:
    from pathlib import Path

    from cjmap.insight.report.sections import Headline

JAN = "kind: persona\nid: jan\nname: Jan\nshare: 0.3\n"
CATALOG = """kind: catalog
id: shop
title: Shop
channels: [{id: web, title: Web}, {id: post, title: Post}]
touchpoints: [{id: site, title: Site, channel: web}, {id: box, title: Box, channel: post}]
metrics:
  - {id: nps, title: NPS, method: nps}
  - {id: again, title: Bought again, method: share, better: higher}
  - {id: cost, title: Cost, method: money, unit: PLN}
"""
BOTH = "personas: [anna, jan]"
BRANCH = """
{id: a, title: A, emotion: 1, touchpoint: site, next: [{to: b, share: 0.6}]}
{id: b, title: B, emotion: 2, touchpoint: site, next: [{to: c, share: 0.75}, {to: d, share: 0.25}]}
{id: c, title: C, emotion: 1.5, touchpoint: site}
{id: d, title: D, emotion: -1, touchpoint: box, moment_of_truth: true}
"""


def found(tmp_path: Path, maps: dict[str, str]) -> list[JourneyExperience]:
    known = {"anna.persona.yaml": ANNA, "jan.persona.yaml": JAN, "shop.catalog.yaml": CATALOG}
    told = figures(asked(tmp_path, {**known, **maps}))
    return told.journeys if told is not None else []


def one(tmp_path: Path, steps: str, head: str = BOTH) -> JourneyExperience:
    [told] = found(tmp_path, {"buy.journey.yaml": journey(steps, head)})
    return told


def after(steps: str, more: str = "") -> str:
    """Return a journey whose one stage lies after the purchase."""
    return journey(steps, f"personas: [anna]\n{more}").replace("phase: during", "phase: after")


def voice(lang: str = "en") -> Voice:
    return Voice("cjmap.insight.report.experience", lang)


def sentences(told: JourneyExperience, lang: str = "en", *, detail: bool = False) -> list[str]:
    """Tell a journey; return its sentences, figures and points."""
    section = tell(ExperienceFigures(journeys=[told]), voice(lang), Room(detail=detail))
    lines: list[str] = []
    for block in section.sections[0].blocks:
        if isinstance(block, Sentence):
            lines.append(block.text)
        elif isinstance(block, Facts):
            lines += [f"{fact.name}: {fact.value.text}" for fact in block.facts]
        elif isinstance(block, Points):
            lines += [sentence.text for sentence in block.sentences]
    return lines


def told_first(tmp_path: Path, maps: dict[str, str]) -> list[str]:
    journeys = ExperienceFigures(journeys=found(tmp_path, maps))
    return [each.sentence.text for each in headlines(journeys, voice())]


# --- figures ---


def test_a_curve_in_numbers(tmp_path: Path) -> None:
    steps = "{id: a, title: A, emotion: 0.5}\n{id: b, title: B}\n{id: c, title: C, emotion: -1.5}\n{id: d, title: D, emotion: 1.5}"
    told = one(tmp_path, steps)
    assert (told.scored, told.complete) == (3, False)
    assert told.mean == pytest.approx(0.5 / 3)
    assert (told.peak, told.end, told.peak_and_end) == (2, 3, 0)  # of two as far the bad one
    assert [(stage.steps, stage.scored) for stage in told.stages] == [(4, 3)]


@pytest.mark.parametrize(
    ("steps", "falls"),
    [
        ("{id: a, title: A, emotion: 1}\n{id: b, title: B, emotion: -1}", [("A", "B", 2, 1, None)]),
        ("{id: a, title: A, emotion: 1}\n{id: b, title: B, emotion: 1}", []),
        # nobody knows how it felt between the two
        ("{id: a, title: A, emotion: 1}\n{id: b, title: B}\n{id: c, title: C, emotion: -1}", []),
        (
            BRANCH,  # all ways count, with the share of those who begin that takes them
            [
                ("B", "D", 3, 0.15, True),
                ("C", "D", 2.5, 0.45, True),
                ("B", "C", 0.5, 0.45, False),
            ],
        ),
    ],
)
def test_falls_follow_the_ways(tmp_path: Path, steps: str, falls: list[object]) -> None:
    told = one(tmp_path, steps).falls
    assert [
        (each.before, each.after, each.drop, round(each.share, 9), each.changes_channel)
        for each in told
    ] == falls


def test_who_leaves_is_told_with_what_they_lived(tmp_path: Path) -> None:
    told = one(tmp_path, BRANCH)
    assert [(each.title, each.share, each.mean) for each in told.leaving] == [("A", 0.4, 1.0)]
    assert told.branches
    # D is reached from B, and from C too
    weights = [step.reach for step in told.steps]
    assert weights == pytest.approx([1, 0.6, 0.45, 0.6])
    whole = 1 + 0.6 * 2 + 0.45 * 1.5 - 0.6
    assert told.mean_by_reach == pytest.approx(whole / sum(weights))


@pytest.mark.parametrize(
    "steps",
    [
        "{id: a, title: A, next: [{to: b, share: 0.997}]}\n{id: b, title: B}",  # rounded
        "{id: a, title: A, next: [{to: b, share: 0.5}, c]}\n{id: b, title: B}\n{id: c, title: C}",
        "{id: a, title: A, next: [{to: b, share: 0.5}, {to: a, share: 0.5}]}\n{id: b, title: B}",
        "{id: a, title: A}\n{id: b, title: B, next: [{to: a, share: 0.3}]}",  # the journey ends there
    ],
)
def test_nobody_is_said_to_leave_where_the_shares_do_not_say_so(tmp_path: Path, steps: str) -> None:
    assert one(tmp_path, steps).leaving == []


APART = "{id: a, title: A, emotion: {by: {anna: -1, jan: 0.5}}}\n{id: b, title: B, emotion: {score: 1, by: {jan: 0}}}"


def test_personas_have_a_mean_each_and_steps_that_divide_them_are_named(tmp_path: Path) -> None:
    told = one(tmp_path, APART)
    assert [(each.name, each.mean) for each in told.personas] == [("Anna", 0), ("Jan", 0.25)]
    [apart] = told.apart
    assert (apart.title, apart.mean, apart.worst, apart.low, apart.best, apart.high) == (
        *("A", -0.25),
        *("Anna", -1, "Jan", 0.5),
    )


def test_unknown_personas_and_steps_do_no_harm(tmp_path: Path) -> None:
    steps = (
        "{id: a, title: A, emotion: {by: {nobody: -1, jan: 1}}, next: [{to: nowhere, share: 0.2}]}"
    )
    told = one(tmp_path, steps, "personas: [ghost]\nloops: [{from: x, to: y, kind: loyalty}]")
    assert [(each.id, each.name, each.mean) for each in told.personas] == [("ghost", "ghost", None)]
    assert (told.mean, told.leaving, told.apart[0].worst) == (0, [], "nobody")
    assert [(loop.from_title, loop.to_title) for loop in told.loyalty.loops] == [("x", "y")]


ASKED = (
    "{id: a, title: A, emotion: 1, metrics: ["
    "{metric: nps, value: 20, n: 100, target: 60, counts: {promoters: 50, detractors: 30}},"
    " {metric: again, value: 0.5, n: 100, target: 0.55}, {metric: cost, value: 7}, {metric: again, target: 1}]}"
)
LOOP = "loops: [{from: a, to: a, kind: loyalty}]"


def test_after_the_purchase_the_interval_decides_what_missed_its_target(tmp_path: Path) -> None:
    [told] = found(tmp_path, {"buy.journey.yaml": after(ASKED, LOOP)})
    measured = [(each.title, each.role, each.reached) for each in told.loyalty.measured]
    assert measured == [
        ("NPS", "recommendation", False),
        ("Bought again", "return", None),  # 55% lies within its interval
        ("Cost", "return", None),
    ]
    nps, again, cost = told.loyalty.measured
    # adjusted Wald: 103 answers, 50.75 and 30.75 of them
    share = (50.75 + 30.75) / 103
    score = (50.75 - 30.75) / 103
    half = 1.959964 * ((share - score**2) / 103) ** 0.5
    assert (nps.low, nps.high) == pytest.approx((100 * (score - half), 100 * (score + half)))
    assert nps.detractors == 0.3
    assert (again.low, again.high) == pytest.approx((0.4038, 0.5962), abs=0.0001)  # Wilson
    assert (cost.low, cost.high, cost.n) == (None, None, None)


def test_there_is_nothing_to_tell_without_a_journey_of_today(tmp_path: Path) -> None:
    assert found(tmp_path, {}) == []
    future = journey("{id: a, title: A}", "state: future")
    assert found(tmp_path, {"buy.journey.yaml": future}) == []


# --- telling ---


def test_a_journey_told(tmp_path: Path) -> None:
    assert sentences(one(tmp_path, BRANCH)) == [
        "Mean emotion: +0.88",
        "Peak and end: +0.5: “B” +2, then “D” −1",
        "Moment of truth lost: “D” −1; 60% get there.",
        "A fall of 3 from “B” to “D”, which 15% take, where the channel changes.",
        "A fall of 2.5 from “C” to “D”, which 45% take, where the channel changes.",
        "40% leave after “A”.",
        "The map ends with the purchase or use: nothing is told of the time after it.",
    ]


def test_the_mean_by_reach_is_told_where_it_is_another_one(tmp_path: Path) -> None:
    steps = """
        {id: a, title: A, emotion: 1, next: [{to: b, share: 0.1}, {to: c, share: 0.9}]}
        {id: b, title: B, emotion: -2, next: [c]}
        {id: c, title: C, emotion: 1}
    """
    # 1 · 1 − 2 · 0.1 + 1 · 1, of 2.1 steps
    assert sentences(one(tmp_path, steps))[:2] == ["Mean emotion: 0", "Mean by reach: +0.86"]


def test_a_mean_of_some_steps_is_said_to_be_no_mean_of_the_journey(tmp_path: Path) -> None:
    first = sentences(one(tmp_path, "{id: a, title: A, emotion: 1}\n{id: b, title: B}"))[0]
    assert first == (
        "Only 1 of 2 steps have a score, so no figure here speaks for the whole journey."
        " Not told: “B”."
    )
    lines = sentences(one(tmp_path, "{id: a, title: A}\n{id: b, title: B}"))
    assert lines[0] == "No step has a score: how this journey feels is not told."
    assert not any("emotion" in line for line in lines)


@pytest.mark.parametrize(
    ("steps", "more", "lines"),
    [
        (
            ASKED,
            LOOP,
            [
                "Customers come back because it was good: from “A” to “A”.",
                "Recommendation, “NPS”: 20 (n = 100, 95%: 3 to 36, target 60 missed).",
                "Loyalty, “Bought again”: 50% (n = 100, 95%: 40% to 60%, target 55%).",
                "Loyalty, “Cost”: 7\u00a0PLN.",
            ],
        ),
        (
            ASKED,
            "",
            [
                "Recommendation, “NPS”: 20 (n = 100, 95%: 3 to 36, target 60 missed).",
                "2 other metrics were measured after the purchase or use.",
            ],
        ),
        (
            "{id: a, title: A, metrics: [{metric: cost, value: 7}]}",
            "",
            [
                "Neither who comes back nor who recommends was measured; 1 other metric after the"
                " purchase or use was."
            ],
        ),
        (
            "{id: a, title: A, metrics: [{metric: nps, target: 7}]}",
            "",
            [
                "Nothing was measured after the purchase or use: neither who comes back nor who"
                " recommends."
            ],
        ),
    ],
)
def test_loyalty_told(tmp_path: Path, steps: str, more: str, lines: list[str]) -> None:
    [told] = found(tmp_path, {"buy.journey.yaml": after(steps, more)})
    assert sentences(told)[-len(lines) :] == lines


def test_where_no_stage_says_when_it_is_nothing_is_said_of_the_time_after(tmp_path: Path) -> None:
    text = journey("{id: a, title: A, emotion: 1}").replace("    phase: during\n", "")
    [told] = found(tmp_path, {"buy.journey.yaml": text})
    assert told.loyalty.steps is None
    assert sentences(told) == ["Mean emotion: +1", "Peak and end: +1"]


def test_many_journeys_are_a_table_with_the_worst_remembered_first(tmp_path: Path) -> None:
    maps = {
        f"j{number}.journey.yaml": journey(
            f"{{id: a, title: A, emotion: {score}}}\n{{id: b, title: B}}"
        )
        .replace("id: buy", f"id: j{number}")
        .replace("I buy", f"J{number}")
        for number, score in enumerate((1, -2, 0.5, -1, 2))
    }
    journeys = ExperienceFigures(journeys=found(tmp_path, maps))
    [table] = tell(journeys, voice(), Room(rows=3)).blocks
    assert isinstance(table, Table)
    assert [row[0].text for row in table.rows] == ["J1", "J3", "J2"]
    assert (table.rows[0][4].text, table.left_out) == ("1 of 2", "2 more journeys")
    assert len(tell(journeys, voice(), Room(detail=True)).sections) == 5


def test_of_many_journeys_the_worst_is_told(tmp_path: Path) -> None:
    maps = {
        f"j{number}.journey.yaml": journey(
            f"{{id: a, title: A{number}, emotion: 2}}\n"
            f"{{id: b, title: B{number}, emotion: {score}, moment_of_truth: true}}"
        )
        .replace("id: buy", f"id: j{number}")
        .replace("I buy", f"J{number}")
        for number, score in enumerate((1.5, -2, 0.5, -1, -0.5, -1.5))
    }
    journeys = ExperienceFigures(journeys=found(tmp_path, maps))
    [_, points] = tell(journeys, voice(), Room()).blocks
    assert isinstance(points, Points)
    assert [each.text for each in points.sentences] == [
        "Moment of truth lost: “B1” −2 (“J1”).",
        "Moment of truth lost: “B5” −1.5 (“J5”).",
        "Moment of truth lost: “B3” −1 (“J3”).",
        "A fall of 4 from “A1” to “B1” (“J1”).",
        "A fall of 3.5 from “A5” to “B5” (“J5”).",
        "A fall of 3 from “A3” to “B3” (“J3”).",
    ]


def test_a_moment_of_truth_without_a_score_has_no_dash_for_one(tmp_path: Path) -> None:
    step = "{id: a, title: A, moment_of_truth: true}\n{id: b, title: B, emotion: 1}"
    assert "Moment of truth without a score: “A”." in sentences(one(tmp_path, step))


# --- what is told first ---

LOST = "{{id: {id}, title: {id}, emotion: {score}, moment_of_truth: true}}"


def truths(*scores: float) -> str:
    return "\n".join(LOST.format(id=f"s{at}", score=score) for at, score in enumerate(scores))


HEADLINES = [
    ("nothing to say", "{id: a, title: A, emotion: 1}\n{id: b, title: B, emotion: 1}", []),
    (
        "a truth lost and nobody at it",
        truths(-1),
        ["The moment of truth “s0” is lost, at −1. No open opportunity is for it."],
    ),
    (
        "a truth lost that few get to",
        "{id: a, title: A, emotion: 0, next: [{to: b, share: 0.1}, {to: c, share: 0.9}]}\n"
        "{id: b, title: B, emotion: -1, moment_of_truth: true}\n{id: c, title: C, emotion: 0}",
        [
            "The moment of truth “B” is lost, at −1, for the 10% who get there. No open opportunity is"
            " for it."
        ],
    ),
    (
        "most truths lost",
        truths(-1, 1, -2),
        [
            "2 of 3 moments of truth are lost: “s2” and “s0”. For none of them is there an open"
            " opportunity.",
            "“I buy” is remembered as worse than it is: −2 by peak and end, −0.67 on average.",
        ],
    ),
    (
        "some truths lost: how many, not what the worst alone would be",
        truths(-1, 1, -2, 1, 1),
        [
            "2 of 5 moments of truth are lost: “s2” and “s0”. For none of them is there an open"
            " opportunity.",
            "“I buy” is remembered as worse than it is: −0.5 by peak and end, 0 on average.",
        ],
    ),
    (
        "more truths lost than can be named",
        truths(-1, 1, -2, 1, 1, -1, -1, 1, 1, 1),
        [
            "4 of 10 moments of truth are lost, the worst of them “s2” at −2. For none of them is there"
            " an open opportunity.",
            "“I buy” is remembered as worse than it is: −0.5 by peak and end, +0.1 on average.",
        ],
    ),
    (
        "who leaves has lived worse",
        "{id: a, title: A, emotion: -0.5, next: [{to: b, share: 0.7}]}\n{id: b, title: B, emotion: 0.5}",
        [
            "30% leave after “A”. What they have lived until then averages −0.5, the whole journey 0."
        ],
    ),
    (
        "the mean hides a persona",
        "{id: a, title: A, emotion: {by: {anna: 1, jan: 0}}}\n{id: b, title: B, emotion: {by: {anna: 1, jan: -0.5}}}",
        ["“I buy” feels +0.38 on average, but −0.25 to Jan: the mean hides it."],
    ),
    (
        "a step divides personas",
        APART,
        ["“A” looks like −0.25, but is −1 for Anna and +0.5 for Jan."],
    ),
    (
        "too few scores",
        "{id: a, title: A, emotion: 1}\n{id: b, title: B}\n{id: c, title: C}",
        ["Only 1 of 3 steps has a score: no figure of emotion speaks for the whole."],
    ),
    (
        "no scores",
        "{id: a, title: A}",
        ["No step has a score: how the journeys feel is not known."],
    ),
]


@pytest.mark.parametrize(("name", "steps", "lines"), HEADLINES, ids=[row[0] for row in HEADLINES])
def test_headlines(tmp_path: Path, name: str, steps: str, lines: list[str]) -> None:
    assert told_first(tmp_path, {"buy.journey.yaml": journey(steps, BOTH)}) == lines


def test_moments_of_truth_without_an_opportunity_are_counted_beside_those_with_one(
    tmp_path: Path,
) -> None:
    head = BOTH.rstrip() + "\nopportunities: [{id: o, title: O, for: s0}]"
    maps = {"buy.journey.yaml": journey(truths(-1, 1, -2, 2), head)}
    assert told_first(tmp_path, maps)[0] == (
        "2 of 4 moments of truth are lost: “s2” and “s0”. For 1 of them there is no open opportunity."
    )


def test_falls_where_the_channel_changes_are_told_where_that_is_no_matter_of_course(
    tmp_path: Path,
) -> None:
    known = {"s": "site", "b": "box"}

    def route(places: str) -> str:
        return "\n".join(
            f"{{id: s{at}, title: S{at}, touchpoint: {known[place]},"
            f" emotion: {0.5 if at % 2 == 0 else -0.5}}}"
            for at, place in enumerate(places)
        )

    # falls at moves 1, 3 and 5 of 6, where the channel changes, and at no other: 1 case of 20
    told = told_first(tmp_path / "a", {"buy.journey.yaml": journey(route("sbbssbb"))})
    assert told == [
        "3 of 3 falls of 1 or more come where the channel changes, though only 50% of all moves"
        " change it.",
    ]
    always = journey(route("sbsbsbs"))
    assert told_first(tmp_path / "b", {"buy.journey.yaml": always}) == []
    chance = journey(route("sbbssss"))  # 2 of 3 falls, 2 of 6 moves: 1 case of 5
    assert told_first(tmp_path / "c", {"buy.journey.yaml": chance}) == []


def test_a_good_step_where_many_are_detractors(tmp_path: Path) -> None:
    assert told_first(tmp_path, {"buy.journey.yaml": after(ASKED)}) == [
        "“A” is drawn at +1, yet 30% of the 100 who were asked there are detractors."
    ]


def test_journeys_that_do_not_ask_who_comes_back(tmp_path: Path) -> None:
    quiet = after("{id: a, title: A, emotion: 1}")
    other = quiet.replace("id: buy", "id: use").replace("I buy", "I use")
    assert told_first(tmp_path / "a", {"buy.journey.yaml": quiet}) == [
        "Whether customers come back or recommend was not measured, though “I buy” goes on after the"
        " purchase or use."
    ]
    maps = {"buy.journey.yaml": quiet, "use.journey.yaml": other}
    assert told_first(tmp_path / "b", maps) == [
        "Whether customers come back or recommend is measured in 0 of 2 journeys that go on after the"
        " purchase or use; not in “I buy” and “I use”."
    ]


# --- the examples ---


def examples(name: str, lang: str) -> tuple[list[JourneyExperience], list[Headline]]:
    told = figures(inquiry_into(EXAMPLES / name))
    assert told is not None
    return told.journeys, list(headlines(told, voice(lang)))


def test_the_clinic_in_english() -> None:
    [visit, repeat], first = examples("clinic", "en")
    assert (round(visit.mean or 0, 4), visit.peak_and_end) == (0.4643, 1.25)
    assert (round(repeat.mean or 0, 4), repeat.peak_and_end) == (-0.0833, -0.25)
    assert [each.sentence.text for each in sorted(first, key=lambda each: -each.weight)] == [
        "2 of 3 moments of truth are lost: “Check in at the kiosk” and “Wait for the approval”.",
        "“I see a specialist for the first time” is remembered as better than it is: +1.25 by peak"
        " and end, +0.46 on average.",
        "Whether customers come back or recommend is measured in 1 of 2 journeys that go on after the"
        " purchase or use; not in “I get my tablets every month”.",
    ]


def test_the_shop_in_polish() -> None:
    [order], first = examples("sklep", "pl")
    [leaving] = order.leaving
    assert (leaving.title, round(leaving.share, 9)) == ("Wybieram sposób dostawy", 0.31)
    weighty = sorted(first, key=lambda each: -each.weight)
    assert [each.sentence.text for each in weighty][:2] == [
        "Po kroku „Wybieram sposób dostawy” odchodzi 31% rozpoczynających podróż. Średnia do"
        " tej chwili to −0,25, a całej podróży +0,25.",
        "„Polecam sklep znajomym” ma na mapie ocenę +1,25, a 25% z 412 zapytanych w tym miejscu to"
        " krytycy.",
    ]
    told = sentences(order, "pl")
    assert "Po kroku „Wybieram sposób dostawy” odchodzi 31%." in told
    assert told[-1] == "Po zakupie lub użyciu zmierzono jeszcze 6 innych wielkości."
