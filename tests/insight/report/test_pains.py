"""Guards the ranking of pains: weights, ties, who answers for them, what no work is for, what is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.insight.asking import ANNA, EXAMPLES, asked, inquiry_into, journey

from cjmap.insight.document import Facts, Points, Sentence, Table
from cjmap.insight.report.pains.figures import PainsFigures, figures
from cjmap.insight.report.pains.telling import headlines, tell
from cjmap.insight.report.sections import Room
from cjmap.insight.voice import Voice

if TYPE_CHECKING:
    from pathlib import Path

CATALOG = """kind: catalog
id: shop
title: Shop
channels: [{id: web, title: Web, owner: ops}, {id: street, title: Street}]
touchpoints:
  - {id: site, title: Site, channel: web, owner: makers}
  - {id: chat, title: Chat, channel: web}
  - {id: desk, title: Desk, channel: street}
teams: [{id: ops, title: Operations}, {id: makers, title: The makers}]
contexts: [{id: weekend, title: Weekend}]
evidence: [{id: talks, title: Talks}, {id: logs, title: Logs}]
"""
STEPS = """
{id: a, title: A, touchpoint: site, pains: [{id: slow, text: Slow, severity: 4, frequency: 0.5, evidence: talks}]}
{id: b, title: B, touchpoint: desk, moment_of_truth: true, pains: [{id: shut, text: Shut, severity: 2, frequency: 0.5, assumption: true}]}
{id: c, title: C, touchpoint: chat, pains: [{id: rude, text: Rude, severity: 1, frequency: 1}, Vague], variants: [{when: weekend, pains: [{id: late, text: Late, severity: 5, frequency: 0.2}]}]}
"""
BACKLOG = """kind: backlog
id: todo
title: To do
opportunities:
  - {id: cache, title: Cache, for: buy#slow, owner: Operations, status: doing}
  - {id: hours, title: Hours, for: buy#b, owner: the mayor, status: planned}
  - {id: smile, title: Smile, for: buy#rude, owner: ops, status: dropped}
"""


def found(tmp_path: Path, steps: str = STEPS, backlog: str = BACKLOG, **more: str) -> PainsFigures:
    """Weigh the pains of a journey of Anna's, who is half of all customers."""
    maps = {
        "buy.journey.yaml": journey(steps),
        "anna.persona.yaml": ANNA,
        "shop.catalog.yaml": CATALOG,
        "todo.backlog.yaml": backlog,
        **more,
    }
    answer = figures(asked(tmp_path, maps))
    assert answer is not None
    return answer


def test_pains_of_equal_weight_share_a_rank_and_those_without_a_factor_have_none(
    tmp_path: Path,
) -> None:
    told = found(tmp_path)
    # 4 × ½ × ½ = 1 · 2 × ½ × ½ × 2 = 1 · 1 × 1 × ½ = ½ · 5 × ⅕ × ½ = ½
    assert [(each.text, each.rank, each.weight, each.missing) for each in told.pains] == [
        ("Slow", 1, 1.0, []),
        ("Shut", 1, 1.0, []),
        ("Rude", 3, 0.5, []),
        ("Late", 3, 0.5, []),
        ("Vague", None, None, ["severity", "frequency"]),
    ]
    assert (told.weight, told.weighed, told.half) == (3.0, 4, 2)
    assert [each.part for each in told.pains] == pytest.approx([1 / 3, 1 / 3, 1 / 6, 1 / 6, None])


def test_a_pain_has_its_evidence_its_owner_and_its_opportunity_or_none(tmp_path: Path) -> None:
    told = found(tmp_path)
    assert [
        (each.text, each.ground.value, each.evidence, each.owner, each.owner_from, each.answered)
        for each in told.pains
    ] == [
        ("Slow", "evidence", ["Talks"], "Operations", "opportunity", "doing"),  # not the makers
        ("Shut", "assumption", [], "the mayor", "opportunity", "planned"),  # the desk has no owner
        ("Rude", "nothing", [], "Operations", "touchpoint", "dropped"),  # that of the channel
        ("Late", "nothing", [], "Operations", "touchpoint", "nothing"),
        ("Vague", "nothing", [], "Operations", "touchpoint", "nothing"),
    ]
    assert [[(one.id, one.names_pain) for one in each.answers] for each in told.pains[:3]] == [
        [("cache", True)],
        [("hours", False)],
        [("smile", True)],
    ]


def test_a_factor_that_fewer_than_half_of_the_pains_have_counts_for_none(tmp_path: Path) -> None:
    steps = """
    {id: a, title: A, pains: [{text: X, severity: 4, frequency: 0.1}, {text: Y, severity: 5}]}
    {id: b, title: B, pains: [{text: Z, severity: 3}]}
    """
    bert = "kind: persona\nid: bert\nname: Bert\n"
    both = journey(steps, "personas: [anna, bert]")
    told = found(tmp_path, **{"buy.journey.yaml": both, "bert.persona.yaml": bert})
    assert [(each.text, each.weight, each.missing) for each in told.pains] == [
        ("Y", 5.0, []),
        ("X", 4.0, []),
        ("Z", 3.0, []),
    ]
    assert [each.factor for each in told.factors] == ["severity", "reach"]
    section = tell(told, Voice("cjmap.insight.report.pains", "en"), Room())
    assert [each.text for each in section.blocks if isinstance(each, Sentence)] == [
        "Weight: severity × reach of the step.",
        "Not counted, as too few pains tell it or the settings say so: frequency and share of the"
        " personas.",
        "What share of all customers they are is not told of “Bert”.",
    ]


def test_one_persona_without_a_share_leaves_all_pains_weighed_and_is_named(tmp_path: Path) -> None:
    ola = journey(
        "{id: a, title: A, pains: [{text: X, severity: 5, frequency: 0.3}]}", "personas: [anna]"
    )
    iza = journey(
        "{id: a, title: A, pains: [{text: Y, severity: 2, frequency: 0.5}]}", "personas: [iza]"
    )
    again = ola.replace("id: buy", "id: again")
    told = found(
        tmp_path,
        **{
            "buy.journey.yaml": ola,
            "other.journey.yaml": iza.replace("id: buy", "id: other"),
            "again.journey.yaml": again,
            "iza.persona.yaml": "kind: persona\nid: iza\nname: Iza\n",
        },
    )
    # Anna is half of all customers and makes 2 of 3 pains; of Iza nothing is told
    assert [(each.text, each.weight) for each in told.pains] == [("X", 1.5), ("X", 1.5), ("Y", 1.0)]
    section = tell(told, Voice("cjmap.insight.report.pains", "en"), Room())
    words = [each.text for each in section.blocks if isinstance(each, Sentence)]
    assert "What share of all customers they are is not told of “Iza”." in words


def test_of_pains_without_a_weight_the_gravest_come_first_and_are_told_as_such(
    tmp_path: Path,
) -> None:
    steps = """
    {id: a, title: A, pains: [{text: Light, severity: 1}, {text: Grave, severity: 5}]}
    {id: b, title: B, moment_of_truth: true, pains: [{text: Here, severity: 2}]}
    {id: c, title: C, pains: [{text: K, severity: 1, frequency: 1}, {text: L, severity: 1, frequency: 1}, {text: M, severity: 1, frequency: 1}]}
    """
    todo = "kind: backlog\nid: todo\ntitle: To do\nopportunities: []\n"
    told = found(tmp_path, steps, todo)
    section = tell(told, Voice("cjmap.insight.report.pains", "en"), Room())
    (points,) = (each for each in section.blocks if isinstance(each, Points))
    assert [each.text for each in points.sentences] == [
        "“Grave” (severity 5): without frequency",
        "“Here” (severity 2, moment of truth): without frequency",
        "“Light” (severity 1): without frequency",
    ]
    assert said(told) == [
        "No opportunity, not even an idea, is for the severest pain, “Grave” (severity 5)."
    ]


def test_the_opportunity_that_names_a_pain_stands_beside_one_that_is_further_for_its_step(
    tmp_path: Path,
) -> None:
    todo = """kind: backlog
id: todo
title: To do
opportunities:
  - {id: i, title: I, for: buy#slow, status: idea}
  - {id: p, title: P, for: buy#a, status: planned}
  - {id: q, title: Q, for: buy#b, status: planned}
  - {id: r, title: R, for: [buy#b, buy#shut], status: planned}
"""
    told = found(tmp_path, backlog=todo)
    assert [[one.id for one in each.answers] for each in told.pains[:2]] == [["p", "i"], ["r", "q"]]
    assert told.by_step_only == pytest.approx(1 / 3)
    section = tell(told, Voice("cjmap.insight.report.pains", "en"), Room())
    (table,) = (each for each in section.blocks if isinstance(each, Table))
    assert [row[4].text for row in table.rows[:2]] == [
        "“P”, planned; names the step only; “I”, idea",
        "“R”, planned (+1)",
    ]


GROUNDS = [
    ("of the step", "{id: a, title: A, evidence: [logs], pains: [x]}", ("evidence", ["Logs"])),
    (
        "its own before that of the step",
        "{id: a, title: A, evidence: [logs], pains: [{text: x, assumption: true}]}",
        ("assumption", []),
    ),
    ("an unknown one", "{id: a, title: A, evidence: [gone], pains: [x]}", ("evidence", ["gone"])),
]


@pytest.mark.parametrize(("name", "steps", "expected"), GROUNDS, ids=[row[0] for row in GROUNDS])
def test_a_pain_rests_on_what_it_says_or_what_holds_it_does(
    tmp_path: Path, name: str, steps: str, expected: tuple[str, list[str]]
) -> None:
    (pain,) = found(tmp_path, steps).pains
    assert (pain.ground.value, pain.evidence) == expected


def test_the_weight_adds_up_by_place_owner_answer_and_ground(tmp_path: Path) -> None:
    told = found(tmp_path)
    assert [(each.name, each.pains, each.weight, each.doing) for each in told.by_touchpoint] == [
        ("Site", 1, 1.0, 1.0),
        ("Desk", 1, 1.0, 0.0),
        ("Chat", 2, 1.0, 0.0),
    ]
    assert [(each.name, each.within, each.weight) for each in told.by_stage] == [
        ("In the shop", "I buy", 3.0)
    ]
    assert [(each.name, each.weight) for each in told.by_owner] == [
        ("Operations", 2.0),  # once by its title, twice by its id
        ("the mayor", 1.0),
    ]
    assert {each.name: each.weight for each in told.by_answer} == {
        "doing": 1.0,
        "planned": 1.0,
        "dropped": 0.5,
        "nothing": 0.5,
    }
    assert {each.name: each.weight for each in told.by_ground} == {
        "evidence": 1.0,
        "assumption": 1.0,
        "nothing": 1.0,
    }
    assert [(each.id, each.weight, each.best, each.touchpoints) for each in told.in_work] == [
        ("cache", 1.0, 1, ["Site"]),
        ("hours", 1.0, 1, ["Desk"]),
    ]


def test_a_pain_of_a_variant_is_felt_where_the_variant_happens(tmp_path: Path) -> None:
    steps = (
        "{id: a, title: A, touchpoint: site,"
        " variants: [{when: [weekend, storm], touchpoint: desk, pains: [x]}]}"
    )
    (pain,) = found(tmp_path, steps).pains
    assert (pain.touchpoint, pain.contexts) == ("Desk", ["Weekend", "storm"])


def said(told: PainsFigures, lang: str = "en") -> list[str]:
    voice = Voice("cjmap.insight.report.pains", lang)
    return [
        each.sentence.text for each in sorted(headlines(told, voice), key=lambda each: -each.weight)
    ]


HEADLINES = [
    (
        "a pain that nothing is for, against lighter work",
        """
        {id: a, title: A, pains: [{id: x, text: X, severity: 5, frequency: 0.8}]}
        {id: b, title: B, pains: [{id: y, text: Y, severity: 1, frequency: 0.8}]}
        """,
        "- {id: o, title: O, for: buy#y, status: planned}",
        [
            "No opportunity, not even an idea, is for the heaviest of 2 pains, “X”."
            " The one opportunity planned or in progress answers less than it weighs: “O”."
        ],
    ),
    (
        "a pain that nothing is for among lighter ones",
        """
        {id: a, title: A, pains: [{id: x, text: X, severity: 5}, {id: y, text: Y, severity: 4}]}
        {id: b, title: B, pains: [{id: z, text: Z, severity: 1}]}
        """,
        "- {id: o, title: O, for: [buy#x, buy#z], status: idea}",
        [
            "No opportunity, not even an idea, is for “Y”, though by weight it is number 2 of 3 pains."
        ],
    ),
    (
        "several of the lightest that nothing is for",
        """
        {id: a, title: A, pains: [{id: x, text: X, severity: 5}, {text: Y, severity: 1}]}
        {id: b, title: B, pains: [{text: Z, severity: 1}]}
        """,
        "- {id: o, title: O, for: buy#x, status: idea}",
        [],
    ),
    (
        "most pains cannot be weighed",
        """
        {id: a, title: A, pains: [{text: X, severity: 5}, {text: Y, severity: 1}]}
        {id: b, title: B, pains: [Z, W, V]}
        """,
        "- {id: o, title: O, for: buy#b, status: idea}",
        ["No opportunity, not even an idea, is for the severest pain, “X” (severity 5)."],
    ),
    (
        "all grave pains, where too few can be weighed",
        "{id: a, title: A, pains: [{text: X, severity: 4}, {text: Y, severity: 5, frequency: 0.1}]}",
        "- {id: o, title: O, for: buy#b, status: idea}",
        [
            "None of the 2 pains of severity 4 or 5 has an opportunity, not even an idea; the severest"
            " is “Y” (severity 5)."
        ],
    ),
    (
        "nearly all can be weighed, and shares are of these",
        """
        {id: a, title: A, touchpoint: site, pains: [{text: X, severity: 2}, {text: Y, severity: 2}, {text: Z, severity: 2}]}
        {id: b, title: B, touchpoint: desk, pains: [{text: P, severity: 1}, {text: Q, severity: 1}, {text: R, severity: 1}]}
        {id: c, title: C, touchpoint: chat, pains: [{text: S, severity: 1}, {text: T, severity: 1}, {text: U, severity: 1}, V]}
        """,
        "- {id: o, title: O, for: [buy#a, buy#b, buy#c], status: planned}",
        [
            "One of 3 touchpoints with pains, “Site”, makes 50% of the weight of all pains that can be"
            " weighed."
        ],
    ),
    (
        "several as heavy as the heaviest",
        """
        {id: a, title: A, pains: [{id: x, text: X, severity: 5}, {id: y, text: Y, severity: 5}]}
        {id: b, title: B, pains: [{id: z, text: Z, severity: 1}]}
        """,
        "- {id: o, title: O, for: buy#z, status: idea}",
        [
            "No opportunity, not even an idea, is for “X”, though by weight it is number 1 of 3 pains."
        ],
    ),
    (
        "of several as heavy as the heaviest none is told to be passed over",
        "{id: a, title: A, pains: [{id: x, text: X, severity: 3}, {id: y, text: Y, severity: 3}]}",
        "- {id: o, title: O, for: [buy#a, buy#y], status: planned}",
        [],
    ),
    (
        "more of the weight is in progress than waits",
        """
        {id: a, title: A, pains: [{id: x, text: X, severity: 5}]}
        {id: b, title: B, pains: [{id: y, text: Y, severity: 4}, {id: z, text: Z, severity: 3}]}
        """,
        "- {id: o, title: O, for: buy#x, status: planned}\n"
        "  - {id: p, title: P, for: [buy#y, buy#z], status: doing}",
        [],
    ),
    (
        "a light pain that nothing is for is no news",
        """
        {id: a, title: A, pains: [{id: x, text: X, severity: 5, frequency: 0.8}]}
        {id: b, title: B, pains: [{id: y, text: Y, severity: 1, frequency: 0.8}]}
        """,
        "- {id: o, title: O, for: buy#x, status: doing}",
        [],
    ),
    (
        "an opportunity at the step that is for another pain there",
        "{id: a, title: A, pains: [{id: x, text: X, severity: 3}, {id: y, text: Y, severity: 1}]}",
        "- {id: o, title: O, for: [buy#a, buy#y], status: planned}",
        [
            "The heaviest pain, “X” with 75% of the weight, is named by no opportunity: what is"
            " planned at its step, “O”, is for “Y”."
        ],
    ),
    (
        "an opportunity for the step alone may well be for the pain",
        "{id: a, title: A, pains: [{id: x, text: X, severity: 3}, {id: y, text: Y, severity: 1}]}",
        "- {id: o, title: O, for: buy#a, status: planned}",
        [],
    ),
    (
        "nobody can name a pain without an id",
        "{id: a, title: A, pains: [{text: X, severity: 3}, {id: y, text: Y, severity: 1}]}",
        "- {id: o, title: O, for: [buy#a, buy#y], status: planned}",
        [],
    ),
    (
        "light work while heavier pains wait",
        """
        {id: a, title: A, pains: [{id: x, text: X, severity: 5}]}
        {id: b, title: B, pains: [{id: y, text: Y, severity: 4}]}
        {id: c, title: C, pains: [{id: z, text: Z, severity: 1}]}
        """,
        "- {id: o, title: O, for: [buy#x, buy#y], status: idea}\n"
        "  - {id: p, title: P, for: buy#z, status: doing}",
        [
            "What is in progress answers 10% of the weight of all pains; the heaviest of it, “Z”,"
            " ranks 3, and nobody is at work on the 2 before it, with 90% of the weight."
        ],
    ),
    (
        "one touchpoint with much of it, while work is elsewhere",
        """
        {id: a, title: A, touchpoint: site, pains: [{id: x, text: X, severity: 4}]}
        {id: b, title: B, touchpoint: site, pains: [{id: y, text: Y, severity: 2}]}
        {id: c, title: C, touchpoint: desk, pains: [{id: z, text: Z, severity: 1}]}
        {id: d, title: D, touchpoint: chat, pains: [{id: w, text: W, severity: 1}]}
        """,
        "- {id: o, title: O, for: [buy#x, buy#y, buy#w], status: idea}\n"
        "  - {id: p, title: P, for: buy#z, status: doing}",
        [
            "One of 3 touchpoints with pains, “Site”, makes 75% of the weight of all pains, and no"
            " work in progress answers any pain there.",
            "What is in progress answers 12.5% of the weight of all pains; the heaviest of it, “Z”,"
            " ranks 3, and nobody is at work on the 2 before it, with 75% of the weight.",
        ],
    ),
    (
        "without severity and frequency nobody knows what hurts most",
        "{id: a, title: A, pains: [x, y]}\n{id: b, title: B, moment_of_truth: true, pains: [z]}",
        "- {id: o, title: O, for: buy#a, status: doing}",
        [],
    ),
    (
        "pains that weigh nothing",
        "{id: a, title: A, pains: [{id: x, text: X, severity: 5, frequency: 0}]}",
        "- {id: o, title: O, for: buy#a, status: doing}",
        [],
    ),
]


@pytest.mark.parametrize(
    ("name", "steps", "todo", "expected"), HEADLINES, ids=[row[0] for row in HEADLINES]
)
def test_headlines(tmp_path: Path, name: str, steps: str, todo: str, expected: list[str]) -> None:
    backlog = f"kind: backlog\nid: todo\ntitle: To do\nopportunities:\n  {todo}\n"
    assert said(found(tmp_path, steps, backlog)) == expected


def test_the_clinic_hears_that_its_portal_hurts_most_and_work_is_elsewhere() -> None:
    told = figures(inquiry_into(EXAMPLES / "clinic"))
    assert told is not None
    assert said(told) == [
        "One of 6 touchpoints with pains, “Patient portal”, makes 53.1% of the weight of all pains,"
        " and no work in progress answers any pain there.",
        "The heaviest pain, “The status stays the same until the end” with 22.5% of the weight, is"
        " named by no opportunity: what is planned at its step, “Pharmacists approve stable repeats"
        " at weekends”, is for “Nobody approves repeats from Friday to Monday”.",
        "What is in progress answers 20.6% of the weight of all pains; the heaviest of it, “The screen"
        " times out after 20 seconds”, ranks 4, and nobody is at work on the 3 before it, with 48.6% of"
        " the weight.",
    ]


def test_the_shop_hears_that_nobody_thought_of_the_frost() -> None:
    told = figures(inquiry_into(EXAMPLES / "sklep"))
    assert told is not None
    assert said(told, "pl") == [
        "Na bolączkę „Roślina marznie w nieogrzewanej skrytce” („Mróz poniżej −5 °C”) nie odpowiada"
        " żadna szansa, nawet pomysł, choć pod względem wagi zajmuje 6. miejsce na 14. 2 z 6 szans"
        " zaplanowanych lub w toku odpowiadają na mniej, niż ona waży: „Trzy dni robocze na"
        " zgłoszenie” i „Wyszukiwarka zna nazwy łacińskie”.",
        "To, co jest w toku, odpowiada na 8,1% wagi wszystkich bolączek. Najcięższa, na którą odpowiada,"
        " „Złamane łodygi w co ósmej paczce”, zajmuje 5. miejsce, a nad 4 cięższymi (57,8% wagi) nikt teraz nie pracuje.",
    ]


def test_the_section_says_how_it_weighs_and_cuts_its_lists(tmp_path: Path) -> None:
    voice = Voice("cjmap.insight.report.pains", "en")
    section = tell(found(tmp_path), voice, Room(rows=2))
    weighing, only, facts, table, intro, points = section.blocks
    assert isinstance(weighing, Sentence)
    assert isinstance(only, Sentence)
    assert only.text == ("Only 4 of 5 pains can be weighed; all shares of the weight are of these.")
    assert weighing.text == (
        "Weight: severity × frequency × reach of the step × share of the personas × 2 at a moment of"
        " truth."
    )
    assert isinstance(facts, Facts)
    assert [(each.name, each.value.text) for each in facts.facts] == [
        ("Half of the weight", "2 of 4 pains"),
        ("Where", "Site 33.3% (1 pain), Desk 33.3% (1 pain), Chat 33.3% (2 pains)"),
        ("When", "In the shop 100% (4 pains)"),
        ("Who answers for it", "Operations 66.7% (3 pains), the mayor 33.3% (1 pain)"),
        (
            "What is done",
            "33.3% in progress, 33.3% planned, 16.7% decided against, 16.7% without"
            " any opportunity; of this, 33.3% by opportunities that name the step only",
        ),
        ("Rests on", "evidence 33.3%, assumptions 33.3%, nothing 33.3%"),
    ]
    assert isinstance(table, Table)
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["1", "33.3%", "Slow", "Operations", "“Cache”, in progress", "Talks"],
        [
            "1",
            "33.3%",
            "Shut · moment of truth",
            "the mayor",
            "“Hours”, planned; names the step only",
            "assumption",
        ],
    ]
    assert table.left_out == "and 2 more pains with 33.3% of the weight"
    assert isinstance(intro, Sentence)
    assert isinstance(points, Points)
    assert (intro.text, [each.text for each in points.sentences]) == (
        "1 pain cannot be weighed:",
        ["“Vague”: without severity and frequency"],
    )


def test_a_list_that_is_cut_between_equals_says_so(tmp_path: Path) -> None:
    section = tell(found(tmp_path), Voice("cjmap.insight.report.pains", "en"), Room(rows=3))
    table = section.blocks[3]
    assert isinstance(table, Table)
    assert (
        table.left_out == "and 1 more pain with 16.7% of the weight, 1 of them as heavy as the last"
    )


def test_where_many_pains_weigh_little_no_place_is_named_and_equal_words_have_their_step(
    tmp_path: Path,
) -> None:
    steps = "\n".join(
        f"{{id: s{n}, title: Step {n}, touchpoint: {{title: Desk {n}}}, pains: [{{text: Slow, severity: 1}}]}}"
        for n in range(2000)
    )
    told = found(tmp_path, steps)
    section = tell(told, Voice("cjmap.insight.report.pains", "en"), Room(rows=2))
    facts, table = section.blocks[2:4]
    assert isinstance(facts, Facts)
    assert [each.name for each in facts.facts] == [
        "Half of the weight",
        "When",
        "Who answers for it",
        "What is done",
        "Rests on",
    ]
    assert isinstance(table, Table)
    assert [[cell.text for cell in row[:3]] for row in table.rows] == [
        ["1", "<0.1%", "Slow · at “Step 0”"],
        ["1", "<0.1%", "Slow · at “Step 1”"],
    ]


def test_details_show_the_product_that_a_weight_is(tmp_path: Path) -> None:
    settings = "[report.weights]\nseverity = 2\nmoment-of-truth = 1\n"
    told = found(tmp_path, **{"cjmap.toml": settings})
    section = tell(told, Voice("cjmap.insight.report.pains", "en"), Room(rows=1, detail=True))
    weighing, _, _, table, *_ = section.blocks
    assert isinstance(weighing, Sentence)
    assert weighing.text.startswith("Weight: severity to the power of 2 × frequency")
    assert isinstance(table, Table)
    assert [(row[2].text, row[3].text) for row in table.rows] == [
        ("4 × 50% × 100% × 50%", "Slow · at “A”"),
        ("5 × 20% × 100% × 50%", "Late · at “C” · only: Weekend"),
        ("2 × 50% × 100% × 50%", "Shut · at “B” · moment of truth"),
        ("1 × 100% × 100% × 50%", "Rude · at “C”"),
    ]


def test_pains_without_any_number_are_told_without_a_ranking_that_means_nothing(
    tmp_path: Path,
) -> None:
    maps = {"buy.journey.yaml": journey("{id: a, title: A, pains: [x, y]}", "")}
    told = figures(asked(tmp_path, maps))
    assert told is not None
    assert [(each.rank, each.weight, each.answered) for each in told.pains] == [
        (1, 1.0, "nothing"),
        (1, 1.0, "nothing"),
    ]
    section = tell(told, Voice("cjmap.insight.report.pains", "en"), Room())
    first, second = section.blocks[:2]
    assert isinstance(first, Sentence)
    assert isinstance(second, Sentence)
    assert (first.text, second.text) == (
        "Weight: reach of the step.",
        "Not counted, as too few pains tell it or the settings say so: severity, frequency, and share"
        " of the personas.",
    )


@pytest.mark.parametrize("lang", ["en", "pl"])
@pytest.mark.parametrize(
    "steps",
    [
        "{id: a, title: A, pains: [{text: x, severity: 5, frequency: 0}]}",
        "{id: a, title: A, pains: [x]}",
    ],
    ids=["nothing weighs", "nothing told"],
)
def test_nothing_is_divided_by_zero(tmp_path: Path, lang: str, steps: str) -> None:
    anna = "kind: persona\nid: anna\nname: Anna\nshare: 0\n"
    maps = {"buy.journey.yaml": journey(steps, "personas: [anna, nobody]"), "a.persona.yaml": anna}
    told = figures(asked(tmp_path, maps))
    assert told is not None
    assert tell(told, Voice("cjmap.insight.report.pains", lang), Room(detail=True)).blocks
    assert said(told, lang) == []


def test_journeys_are_told_to_count_alike_where_there_are_several(tmp_path: Path) -> None:
    other = journey(STEPS).replace("id: buy", "id: again")
    told = found(tmp_path, **{"again.journey.yaml": other})
    section = tell(told, Voice("cjmap.insight.report.pains", "en"), Room())
    assert isinstance(section.blocks[1], Sentence)
    assert section.blocks[1].text == "Journeys count alike, however many begin them."


def test_no_pain_no_section(tmp_path: Path) -> None:
    assert figures(asked(tmp_path, {"buy.journey.yaml": journey("{id: a, title: A}", "")})) is None
