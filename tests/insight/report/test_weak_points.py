"""Guards weak points: fail points and their answers, times, hands, and what journeys know of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.insight.asking import EXAMPLES, asked, inquiry_into, journey

from cjmap.insight.document import Facts, Points, Table
from cjmap.insight.report.sections import Room
from cjmap.insight.report.weak_points.figures import BlueprintWeakPoints, WeakPointFigures, figures
from cjmap.insight.report.weak_points.telling import headlines, tell
from cjmap.insight.voice import Voice

if TYPE_CHECKING:
    from pathlib import Path

    from cjmap.insight.document import Section

CATALOG = """kind: catalog
id: shop
title: Shop
teams: [{id: sales, title: Sales}, {id: store, title: The store}, {id: it, title: IT}]
systems: [{id: till, owner: it}, {id: ledger, title: The ledger, owner: it}]
metrics: [{id: days, method: duration}, {id: happy, method: csat-top2}]
"""
STEPS = """
{id: order, title: Order, moment_of_truth: true, emotion: -1.5}
{id: pay, title: Pay, emotion: 1}
{id: wait, title: Wait, emotion: 0}
{id: unpack, title: Unpack, emotion: -0.5, pains: [{id: broken, text: Broken, severity: 5}]}
{id: call, title: Call, emotion: -2, pains: [{text: Nobody there, severity: 4}]}
"""
SERVICE = """kind: blueprint
id: serve
title: Service
journey: buy
steps:
  - {step: order, duration: {planned: 1 min, actual: 3 min}}
  - {step: pay, duration: {planned: 2 min, actual: 1 min}}
  - {step: wait, duration: {planned: 1 h, actual: 2 h, wait: 90 min}}
  - {step: unpack, duration: {actual: 5 min}}
  - {step: call}
actions:
  - {id: take, at: order, lane: front, text: Takes the order, owner: sales, system: till}
  - {id: check, at: order, lane: back, text: Checks the stock, owner: Store, system: till, wait: 30 s, fail_point: {text: Wrong count, severity: 4}}
  - {id: enter, at: order, lane: support, text: Enters it, system: ledger}
  - {id: pack, at: wait, lane: back, text: Packs it, owner: store, wait: 1 h, duration: {planned: 5 min, actual: 8 min}, fail_point: {text: Badly packed, severity: 5, recovery: Packs again}}
  - {id: carry, at: wait, lane: support, text: Carries it, owner: the carrier, perceived_owner: sales, wait: 30 min, improve: Another one, fail_point: {text: Too late, severity: 2}}
  - {id: answer, at: call, lane: front, text: Answers}
links:
  - {from: order, to: take}
  - {from: take, to: check}
  - {from: check, to: enter, kind: needs}
  - {from: check, to: pack}
  - {from: pack, to: carry, kind: agrees}
  - {from: carry, to: wait}
  - {from: call, to: answer}
  - {from: answer, to: check}
"""
BACKLOG = """kind: backlog
id: todo
title: To do
opportunities:
  - {id: wrap, title: Wrap better, for: [serve#pack, buy#broken], status: doing}
  - {id: twice, title: Count twice, for: serve#check, status: dropped}
  - {id: faster, title: Faster, for: buy#wait, outcome: {metric: days}}
  - {id: nicer, title: Nicer, for: buy#order, status: done, outcome: {metric: days}}
"""


def all_of(tmp_path: Path, service: str = SERVICE, **more: str) -> WeakPointFigures:
    """Look for the weak points of a service; maps of `more` by the name of the kind."""
    texts = {"catalog": CATALOG, "journey": journey(STEPS, ""), "backlog": BACKLOG, **more}
    maps = {f"shop.{kind}.yaml": text for kind, text in texts.items() if text}
    found = figures(asked(tmp_path, {"serve.blueprint.yaml": service, **maps}))
    assert found is not None
    return found


def weak(tmp_path: Path, service: str = SERVICE, **more: str) -> BlueprintWeakPoints:
    (found,) = all_of(tmp_path, service, **more).blueprints
    return found


# --- fail points ---


def test_fail_points_come_by_severity_with_what_answers_them(tmp_path: Path) -> None:
    found = weak(tmp_path)
    assert [
        (
            each.ref,
            each.severity,
            each.recovery,
            [(one.id, one.status) for one in each.answers],
            each.improve,
            each.is_open,
        )
        for each in found.fail_points
    ] == [
        ("serve#pack", 5, "Packs again", [("wrap", "doing"), ("faster", "idea")], None, False),
        # one that was dropped is no plan; one that is done is an answer
        ("serve#check", 4, None, [("twice", "dropped"), ("nicer", "done")], None, False),
        ("serve#carry", 2, None, [("faster", "idea")], "Another one", False),
    ]
    assert [(each.step, each.score, each.moment_of_truth) for each in found.fail_points] == [
        ("Wait", 0, False),
        ("Order", -1.5, True),
        ("Wait", 0, False),
    ]
    assert [(each.owner, each.fail_points) for each in found.owners] == [
        ("The store", 2),  # `Store` is the same team
        ("the carrier", 1),
    ]


def test_what_is_neither_mended_nor_planned_is_open(tmp_path: Path) -> None:
    only_dropped = BACKLOG.replace("status: done", "status: dropped")
    assert [each.text for each in weak(tmp_path, backlog=only_dropped).open] == ["Wrong count"]


def test_a_fail_point_is_felt_where_the_same_opportunity_answers_a_pain(tmp_path: Path) -> None:
    pack, check, carry = weak(tmp_path).fail_points
    assert [
        (each.pain, each.step, each.score, each.moment_of_truth, each.columns_later)
        for each in pack.felt
    ] == [("Broken", "Unpack", -0.5, False, 1)]
    assert (check.felt, carry.felt) == ([], [])
    assert [each.is_unfelt for each in (pack, check, carry)] == [False, False, True]


def test_a_step_that_hurts_where_nothing_is_known_to_fail_is_unseen(tmp_path: Path) -> None:
    found = weak(tmp_path)  # at `unpack` the pain is known: it is answered together with `pack`
    assert [(each.step, each.score, each.worst_pain, each.severity) for each in found.unseen] == [
        ("Call", -2, "Nobody there", 4)
    ]
    alone = BACKLOG.replace("[serve#pack, buy#broken]", "serve#pack")
    assert [each.step for each in weak(tmp_path, backlog=alone).unseen] == ["Call", "Unpack"]


def test_what_a_future_is_hoped_to_feel_like_is_no_score(tmp_path: Path) -> None:
    found = weak(tmp_path, journey=journey(STEPS, "state: future"))
    assert found.unseen == []
    assert {each.score for each in found.fail_points} == {None}
    assert [each.is_unfelt for each in found.fail_points] == [False, False, False]


# --- times ---


def test_times_are_summed_over_the_steps_that_tell_them(tmp_path: Path) -> None:
    times = weak(tmp_path).times
    assert [
        (each.step, each.planned, each.actual, each.over, each.wait, each.aimed_at)
        for each in times.steps
    ] == [
        ("Order", 60, 180, 120, 30, False),  # the wait of its action; what is done aims no more
        ("Pay", 120, 60, -60, None, False),
        ("Wait", 3600, 7200, 3600, 5400, True),  # as the column tells, not its actions as well
        ("Unpack", None, 300, None, None, False),
    ]
    assert (times.planned, times.actual, times.compared, times.columns) == (3780, 7440, 3, 5)
    assert times.over_share == pytest.approx(3660 / 3780)
    assert (times.taken, times.timed) == (7740, 4)
    assert (times.waiting, times.waiting_timed, times.waited) == (5430, 5430, 2)
    assert times.waiting_share == pytest.approx(5430 / 7740)


def test_waits_and_work_have_owners(tmp_path: Path) -> None:
    times = weak(tmp_path).times
    assert [(each.owner, each.seconds, each.steps) for each in times.waits_for] == [
        ("The store", 3630, ["Order", "Wait"]),
        ("the carrier", 1800, ["Wait"]),
    ]
    assert times.most_waited_for == times.waits_for[0]
    assert [(each.action, each.planned, each.actual) for each in times.work] == [
        ("Packs it", 300, 480)
    ]


ODD_TIMES = [
    ("nothing told", "", (None, None, None, None)),
    ("a plan of nothing", ", duration: {planned: 0 min, actual: 5 min}", (0, 300, None, None)),
    ("only a wait", ", duration: {wait: 5 min}", (None, None, 300, None)),
    ("no wait", ", duration: {actual: 5 min, wait: 0 min}", (None, None, 0, None)),
    ("a wait longer than all", ", duration: {actual: 4 min, wait: 9 min}", (None, None, 540, 1)),
    ("no time at all", ", duration: {actual: 0 min, wait: 9 min}", (None, None, 540, None)),
]


@pytest.mark.parametrize(("name", "duration", "expected"), ODD_TIMES, ids=[r[0] for r in ODD_TIMES])
def test_odd_times_are_told_and_divide_by_nothing(
    tmp_path: Path, name: str, duration: str, expected: tuple[float | None, ...]
) -> None:
    service = f"kind: blueprint\nid: b\ntitle: B\nsteps: [{{id: a, title: A{duration}}}]\n"
    times = weak(tmp_path, service, journey="", backlog="").times
    assert (times.planned, times.actual, times.waiting, times.waiting_share) == expected
    assert times.over_share is None
    shown(tmp_path)


def test_no_share_is_told_of_a_plan_of_nothing(tmp_path: Path) -> None:
    step = "{id: a, title: A, duration: {planned: 0 min, actual: 10 min}}"
    weak(tmp_path, f"kind: blueprint\nid: b\ntitle: B\nsteps: [{step}]\n", journey="", backlog="")
    (section,) = shown(tmp_path).sections
    assert facts_of(section)["Time against plan"] == "10 min instead of 0 min"


# --- hands ---


def test_lines_are_crossed_one_by_one(tmp_path: Path) -> None:
    crossings = weak(tmp_path).hands.crossings  # support → customer crosses all three
    assert (crossings.interaction, crossings.visibility, crossings.internal) == (3, 3, 3)
    assert crossings.jumps == 1


def test_work_changes_hands_between_owners_however_they_are_written(tmp_path: Path) -> None:
    hands = weak(tmp_path).hands
    assert (hands.hand_offs, hands.unknown, hands.without_owner) == (3, 1, ["Answers"])
    assert [
        (each.step, each.actions, each.hand_offs, each.owners, each.chain) for each in hands.behind
    ] == [
        (
            "Order",
            5,
            3,
            ["Sales", "The store", "IT", "the carrier"],  # the owner of the ledger enters it
            ["Sales", "The store", "IT"],
        ),
        ("Call", 5, 2, ["The store", "IT", "the carrier"], ["The store", "IT"]),
        ("Pay", 0, 0, [], []),
        ("Wait", 0, 0, [], []),
        ("Unpack", 0, 0, [], []),
    ]


def test_a_chain_ends_however_its_links_turn(tmp_path: Path) -> None:
    service = """kind: blueprint
id: b
title: B
steps: [{id: ask, title: Ask}, {id: get, title: Get}]
actions:
  - {id: a, at: ask, lane: front, text: A, owner: one}
  - {id: b, at: ask, lane: back, text: B}
  - {id: c, at: ask, lane: back, text: C, owner: one}
  - {id: d, at: ask, lane: support, text: D, owner: two}
  - {id: e, at: get, lane: front, text: E, owner: three}
links:
  - {from: a, to: b}
  - {from: b, to: c}
  - {from: c, to: a}
  - {from: b, to: d}
  - {from: d, to: get}
  - {from: get, to: e, kind: agrees}
  - {from: e, to: e}
  - {from: gone, to: a}
"""
    hands = weak(tmp_path, service, journey="", backlog="").hands
    # nobody is named for B, so that it hands on to D from whoever had it: one
    assert [(each.step, each.chain, each.hand_offs) for each in hands.behind] == [
        ("Ask", ["one", "two"], 0),
        ("Get", ["three"], 0),
    ]
    assert hands.unknown == 3


def test_the_way_with_the_fewest_hand_offs_counts(tmp_path: Path) -> None:
    service = """kind: blueprint
id: b
title: B
steps: [{id: ask, title: Ask}]
actions:
  - {id: a, at: ask, lane: front, text: A, owner: one}
  - {id: b, at: ask, lane: front, text: B}
  - {id: c, at: ask, lane: back, text: C, owner: two}
  - {id: d, at: ask, lane: back, text: D, owner: three}
links: [{from: a, to: c}, {from: c, to: d}, {from: a, to: d}, {from: b, to: d}]
"""
    (ask,) = weak(tmp_path, service, journey="", backlog="").hands.behind
    # to D from B alone, for whom nobody is named, rather than from A by way of C
    assert ask.chain == ["one", "two"]
    assert (ask.hand_offs, ask.owners) == (3, ["one", "two", "three"])


def test_systems_carry_the_steps_before_and_behind_which_they_are_used(tmp_path: Path) -> None:
    found = all_of(tmp_path)
    assert [
        (each.title, each.actions, each.steps, each.fail_points)
        for each in found.blueprints[0].hands.systems
    ] == [("till", 2, ["Order", "Call"], 1), ("The ledger", 1, ["Order", "Call"], 0)]
    assert [(each.id, each.steps, each.blueprints) for each in found.systems] == [
        ("till", 2, 1),
        ("ledger", 2, 1),
    ]


def test_an_action_may_be_taken_for_somebody_elses(tmp_path: Path) -> None:
    (one,) = weak(tmp_path).hands.appearances
    assert (one.action, one.owner, one.perceived, one.fails) == (
        "Carries it",
        "the carrier",
        "Sales",
        True,
    )
    same = SERVICE.replace("perceived_owner: sales", "perceived_owner: The Carrier")
    assert weak(tmp_path, same).hands.appearances == []


# --- what is told ---


def said(folder: Path, lang: str = "en") -> list[str]:
    found = figures(inquiry_into(folder))
    assert found is not None
    voice = Voice("cjmap.insight.report.weak_points", lang)
    ranked = sorted(headlines(found, voice), key=lambda each: -each.weight)
    return [each.sentence.text.replace("\u00a0", " ") for each in ranked]


def shown(folder: Path, lang: str = "en", *, detail: bool = False) -> Section:
    found = figures(inquiry_into(folder))
    assert found is not None
    voice = Voice("cjmap.insight.report.weak_points", lang)
    return tell(found, voice, Room(detail=detail))


def test_what_is_told_first(tmp_path: Path) -> None:
    all_of(tmp_path, backlog=BACKLOG.replace("status: done", "status: dropped"))
    assert said(tmp_path) == [
        "1 fail point of severity 4 or 5 has no way back, and nothing is planned for it: “Wrong count”.",
        "Behind “Order”, a moment of truth that is lost (−1.5), stand 3 hand-offs between 4 teams,"
        " more than behind any other step.",
        "The pain “Broken” is felt at “Unpack”, but the fail point that the same opportunity answers"
        " stands 1 step earlier, at “Wait”, which still feels 0.",
        "At least 70% of the time in “Service” is waiting: 1 hr 31 min of 2 hr 9 min, 99% of it at"
        " “Wait”.",
        "“Call” hurts (−2; “Nobody there”, severity 4), and “Service” knows no fail point there.",
        "In “Service” customers wait 1 hr 31 min for somebody's work, 1 hr 1 min of it for one team,"
        " The store, at “Order” and “Wait”.",
        "“Service” takes 2 hr 4 min instead of 1 hr 3 min; 97% of what is over the plan is at “Wait”.",
        "Where “Too late” can happen, customers believe they deal with “Sales”; it is the work of “the"
        " carrier”.",
    ]


CLINIC = [
    "Behind “Check in at the kiosk”, a moment of truth that is lost (−1.5), stand 4 hand-offs between"
    " 5 teams, more than behind any other step.",
    "At least 35% of the time in “A visit to the outpatient clinic” is waiting (19 min 20 sec of"
    " 56 min, 93% of it at “Wait to be called”), and no open opportunity has a shorter time there as"
    " its outcome.",
    "“A visit to the outpatient clinic” takes 56 min instead of 44 min; 67% of what is over the plan"
    " is at “Wait to be called”.",
]
SKLEP = [
    "Bolączkę „Złamane łodygi w co ósmej paczce” czuje się w kroku „Otwieram karton”, ale punkt awarii,"
    " na który odpowiada ta sama szansa, leży 3 kroki wcześniej, tam, gdzie ocena to jeszcze +0,5:"
    " „Czekam na nadanie paczki”.",
    "Co najmniej 30% czasu w schemacie „Dostawa i reklamacja rośliny” to czekanie (2 dni 5 godz. z 7 dni"
    " 12 godz.); 1 dzień 20 godz. z tego przypada na kroki, w których żadna otwarta szansa nie ma za cel"
    " krótszego czasu.",
    "Krok „Wybieram sposób dostawy” boli (−1,25; „Zamiast daty jest »2–5 dni roboczych«”, dotkliwość 4),"
    " a schemat „Dostawa i reklamacja rośliny” nie zna w nim żadnego punktu awarii.",
]


@pytest.mark.parametrize(
    ("example", "lang", "expected"), [("clinic", "en", CLINIC), ("sklep", "pl", SKLEP)]
)
def test_the_examples_say_what_no_picture_shows(
    example: str, lang: str, expected: list[str]
) -> None:
    assert said(EXAMPLES / example, lang)[:3] == expected


def facts_of(section: Section) -> dict[str, str]:
    (facts,) = (block for block in section.blocks if isinstance(block, Facts))
    return {each.name: each.value.text.replace("\u00a0", " ") for each in facts.facts}


def points_of(section: Section) -> list[str]:
    blocks = (block for block in section.blocks if isinstance(block, Points))
    return [each.text for block in blocks for each in block.sentences]


def tables_of(section: Section) -> list[list[list[str]]]:
    return [
        [[cell.text.replace("\u00a0", " ") for cell in row] for row in block.rows]
        for block in section.blocks
        if isinstance(block, Table)
    ]


def test_a_service_is_told_in_facts_tables_and_sentences(tmp_path: Path) -> None:
    all_of(tmp_path)
    (section,) = shown(tmp_path).sections
    assert facts_of(section) == {
        "Fail points": "3, 2 without a way back",
        "Most of them": "The store: 2 of 3",
        "Waiting": "at least 1 hr 31 min of 2 hr 9 min (70%); 2 of 5 steps tell it",
        "Time against plan": "2 hr 4 min instead of 1 hr 3 min (97% more); 3 of 5 steps tell both",
        "Lines crossed": "interaction 3, visibility 3, internal interaction 3;"
        " 1 link crosses two or more at once",
        "Hand-offs": "3 between teams; of 1 more links an owner is not told",
        "Work without an owner": "“Answers”",
    }
    fails, times, chains = tables_of(section)
    assert fails[1] == [
        "4",
        "Wrong count",
        "Order (−1.5, moment of truth)",
        "none",
        "Count twice, dropped; Nicer, done",
    ]
    assert times == [
        ["Wait", "1 hr", "2 hr", "1 hr (+100%)", "1 hr 30 min", "The store, the carrier"],
        ["Order", "1 min", "3 min", "2 min (+200%)", "30 sec", "The store"],
    ]
    assert chains[0] == ["Order (−1.5, moment of truth)", "3", "4", "Sales → The store → IT"]


def test_many_services_are_a_table_the_weakest_first(tmp_path: Path) -> None:
    fine = "kind: blueprint\nid: {id}\ntitle: Fine {id}\n"
    more = {f"b{n}.blueprint.yaml": fine.format(id=f"b{n}") for n in range(12)}
    backlog = BACKLOG.replace("status: done", "status: dropped")
    texts = {"shop.catalog.yaml": CATALOG, "buy.journey.yaml": journey(STEPS, "")}
    asked(
        tmp_path,
        {**texts, **more, "todo.backlog.yaml": backlog, "serve.blueprint.yaml": SERVICE},
    )
    section = shown(tmp_path)
    (table,) = (block for block in section.blocks if isinstance(block, Table))
    assert len(table.rows) == 8
    assert table.left_out == "5 more blueprints"
    assert [cell.text for cell in table.rows[0]] == ["Service", "3", "1", "70%", "+97%", "3"]
    assert [cell.text for cell in table.rows[1]] == ["Fine b0", "0", "0", "–", "–", "0"]
    assert points_of(section) == [
        "“Wrong count” (severity 4) at “Order” of “Service”: no way back, and nothing planned."
    ]
    assert len(shown(tmp_path, detail=True).sections) == 13


def test_many_services_share_systems_and_what_nobody_answers(tmp_path: Path) -> None:
    service = """kind: blueprint
id: b{n}
title: B{n}
steps: [{{id: a, title: A}}, {{id: c, title: C}}]
actions:
  - {{at: a, lane: front, text: Does, system: till, fail_point: {{text: F{n}, severity: {severity}}}}}
"""
    maps = {f"b{n}.blueprint.yaml": service.format(n=n, severity=1 + n // 3) for n in range(10)}
    asked(tmp_path, {"shop.catalog.yaml": CATALOG, **maps})
    told = points_of(shown(tmp_path))
    assert len(told) == 8 + 1 + 1
    assert told[0] == "“F9” (severity 4) at “A” of “B9”: no way back, and nothing planned."
    assert told[-2:] == [
        "2 more fail points have no way back, and nothing is planned for them.",
        "till is used in 10 blueprints: 10 of all 20 steps hang on it.",
    ]


BAD = [
    ("empty", "kind: blueprint\nid: b\ntitle: B\n"),
    ("no columns", "kind: blueprint\nid: b\ntitle: B\nactions: [{at: x, lane: y, text: Z}]\n"),
    (
        "ids that lead nowhere",
        "kind: blueprint\nid: b\ntitle: B\njourney: gone\nsteps: [{step: gone#x}, {id: c}]\n"
        "actions:\n"
        "  - {id: a, at: c, lane: front, text: A, owner: gone, system: gone, perceived_owner: me,"
        " fail_point: F}\n"
        "  - {id: z, at: gone, lane: back, text: Z, fail_point: {text: G, severity: 5}}\n"
        "links: [{from: a, to: z}, {from: c, to: c}, {from: gone, to: gone}]\n",
    ),
]


@pytest.mark.parametrize("lang", ["en", "pl"])
@pytest.mark.parametrize(("name", "service"), BAD, ids=[row[0] for row in BAD])
def test_odd_maps_are_told_all_the_same(tmp_path: Path, name: str, service: str, lang: str) -> None:
    weak(tmp_path, service, journey="", backlog="", catalog="")
    for detail in (False, True):
        (section,) = shown(tmp_path, lang, detail=detail).sections
        assert section.key == "weak-points-b"
    said(tmp_path, lang)


def test_a_fail_point_of_an_unknown_column_is_counted_without_a_step(tmp_path: Path) -> None:
    found = weak(tmp_path, BAD[2][1], journey="", backlog="", catalog="")
    assert [(each.text, each.step, each.score, each.pains) for each in found.fail_points] == [
        ("G", "", None, None),
        ("F", "c", None, None),
    ]
    assert found.open == found.fail_points


def test_no_blueprint_is_no_section(tmp_path: Path) -> None:
    old = "kind: blueprint\nid: b\ntitle: B\nstatus: deprecated\n"
    assert figures(asked(tmp_path, {"b.blueprint.yaml": old})) is None
