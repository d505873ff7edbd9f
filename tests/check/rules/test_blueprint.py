"""Guards the rules of blueprints: maps in, findings out, case by case, and what their fixes write."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from cjmap.check.fixing import apply_fixes
from cjmap.check.lint import examine
from cjmap.check.selection.selectors import Choice
from cjmap.check.selection.settings import lint_settings
from cjmap.check.survey import Survey
from cjmap.workspace import open_workspace

if TYPE_CHECKING:
    from pathlib import Path

    from tests.check.rules.conftest import Found

Paths = list[str]

HEAD = "kind: blueprint\nid: b\ntitle: Service\n"
GOAL = "goal: Nobody waits.\n"
COLUMNS = "steps: [{id: one, title: Ask}, {id: two, title: Wait}, {id: three, title: Get}]\n"
JOURNEY = """\
kind: journey
id: j
title: I get a thing
personas: p
stages:
  - id: first
    steps:
      - {id: ask, title: I ask, touchpoint: {title: Desk}}
      - {id: wait, title: I wait, touchpoint: {title: Bench}}
      - {id: think, title: I think it over}
  - id: second
    steps:
      - {id: get, title: I get it, touchpoint: {title: Desk}}
      - {id: pay, title: I pay, touchpoint: {title: Till}}
"""
FROM_JOURNEY = "journey: j\nsteps: [{step: ask}, {step: wait}, {step: get}]\n"
ANSWER = "kind: backlog\nid: o\ntitle: Ideas\nopportunities: [{id: x, title: Better, for: '%s'}]\n"


def action(id: str, at: str, lane: str, more: str = "") -> str:
    text = f"  - {{id: {id}, at: {at}, lane: {lane}"
    return (
        text
        + (f", {more}" if more else "")
        + ("}\n" if more.startswith("text:") else ", text: It}\n")
    )


def actions(*each: str) -> str:
    return "actions:\n" + "".join(each)


def links(*each: str) -> str:
    """Write links from `a>b` (triggers), `a-b` (needs) and `a=b` (agrees)."""
    written = "links:\n"
    for link in each:
        sign = next(sign for sign in ">-=" if sign in link)
        start, end = link.split(sign)
        kind = {">": "triggers", "-": "needs", "=": "agrees"}[sign]
        written += f"  - {{from: {start}, to: {end}, kind: {kind}}}\n"
    return written


ALL_PARTS = actions(
    action("p", "one", "props"),
    action("f", "one", "front"),
    action("b1", "one", "back"),
    action("s", "one", "support"),
)


def lanes(*roles: str) -> str:
    return "lanes:\n" + "".join(
        f"  - {{id: l{number}, role: {role}}}\n" for number, role in enumerate(roles)
    )


EVIDENCE, CUSTOMER, FRONT, BACK = "physical-evidence", "customer", "frontstage", "backstage"
FIVE_HIDDEN = actions(*(action(f"x{number}", "one", "back") for number in range(5)))

CASES: list[tuple[str, str, str, Paths]] = [
    # rule, what is told, map after the head, where it is found
    ("missing-lane", "all four", COLUMNS + ALL_PARTS, []),
    ("missing-lane", "nothing at all", COLUMNS, ["actions"]),
    ("missing-lane", "a lane that is not there", lanes(CUSTOMER, FRONT), ["lanes"]),
    (
        "missing-lane",
        "a lane without action",
        COLUMNS + lanes(CUSTOMER, EVIDENCE),
        ["lanes[1]"],
    ),
    ("missing-lane", "a draft", "status: draft\n" + COLUMNS, []),
    ("lane-order", "no lanes of its own", COLUMNS, []),
    ("lane-order", "the order", lanes(EVIDENCE, CUSTOMER, FRONT, BACK, "support"), []),
    ("lane-order", "lanes of one role side by side", lanes(CUSTOMER, FRONT, FRONT, BACK), []),
    ("lane-order", "lanes of one role apart", lanes(CUSTOMER, FRONT, BACK, FRONT), ["lanes[3]"]),
    ("lane-order", "customer at the bottom", lanes(FRONT, BACK, CUSTOMER), ["lanes[2]"]),
    ("lane-order", "evidence between", lanes(CUSTOMER, EVIDENCE, FRONT, EVIDENCE, BACK), []),
    ("lane-order", "evidence out of sight", lanes(CUSTOMER, BACK, EVIDENCE), ["lanes[2]"]),
    ("lane-order", "told once", lanes("support", BACK, FRONT, CUSTOMER), ["lanes[1]"]),
    ("no-customer-lane", "titles", COLUMNS, []),
    ("no-customer-lane", "a step somewhere", "journey: j\nsteps: [{step: ask}, {id: x}]\n", []),
    ("no-customer-lane", "ids alone", "steps: [{id: one}, {id: two}]\n", ["steps"]),
    (
        "no-customer-lane",
        "an action of the customer",
        "steps: [{id: one}]\n" + actions(action("c", "one", "customer")),
        [],
    ),
    ("no-customer-lane", "no columns", GOAL, ["steps"]),
    ("no-customer-lane", "no columns in a draft", "status: draft\n", []),
    ("no-customer-lane", "no lane", COLUMNS + lanes(FRONT, BACK), ["lanes"]),
    ("no-physical-evidence", "nowhere", COLUMNS, []),
    (
        "no-physical-evidence",
        "in some columns",
        COLUMNS + actions(action("p", "one", "props")),
        ["steps[1]"],
    ),
    (
        "no-physical-evidence",
        "a touchpoint instead",
        "journey: j\nsteps: [{step: ask}, {step: wait}, {step: think}]\n"
        + actions(action("p", "ask", "props")),
        ["steps[2]"],
    ),
    (
        "no-physical-evidence",
        "waiting",
        "steps: [{id: one, title: Ask}, {id: two, title: Wait, duration: {wait: 1 h}}]\n"
        + actions(action("p", "one", "props")),
        [],
    ),
    (
        "no-physical-evidence",
        "waiting and doing something",
        "steps: [{id: one, title: Ask}, {id: two, title: Wait, duration: {wait: 1 h}}]\n"
        + actions(action("p", "one", "props"), action("c", "two", "customer")),
        ["steps[1]"],
    ),
    (
        "no-physical-evidence",
        "a step that is not in the journey",
        "journey: j\nsteps: [{step: ask}, {step: gone}]\n" + actions(action("p", "ask", "props")),
        [],
    ),
    ("unlinked-action", "no links", COLUMNS + ALL_PARTS, []),
    ("unlinked-action", "links between columns alone", COLUMNS + ALL_PARTS + links("one>two"), []),
    ("unlinked-action", "a chain", COLUMNS + ALL_PARTS + links("f>b1", "b1-s"), []),
    ("unlinked-action", "half a chain", COLUMNS + ALL_PARTS + links("b1-s"), ["actions[2]"]),
    (
        "unlinked-action",
        "support for the customer",
        COLUMNS + ALL_PARTS + links("one>s", "s>b1"),
        [],
    ),
    ("unlinked-action", "evidence is in sight", COLUMNS + ALL_PARTS + links("s>p", "b1>s"), []),
    ("unlinked-action", "against the arrows", COLUMNS + ALL_PARTS + links("s>b1", "b1>f"), []),
    (
        "unlinked-action",
        "frontstage in a column of nobody",
        "steps: [{id: one, title: Ask}, {id: two}]\n"
        + actions(action("f", "one", "front"), action("g", "two", "front"))
        + links("one>f"),
        ["actions[1]"],
    ),
    (
        "unlinked-action",
        "frontstage in a column of nobody, with a link",
        "steps: [{id: one, title: Ask}, {id: two}]\n"
        + actions(action("f", "one", "front"), action("g", "two", "front"))
        + links("f>g"),
        [],
    ),
    (
        "unlinked-action",
        "an action without an id",
        COLUMNS
        + "actions:\n  - {at: one, lane: back, text: It}\n"
        + "  - {id: f, at: one, lane: front, text: It}\n"
        + links("one>f"),
        ["actions[0]"],
    ),
    ("unlinked-action", "a link to nowhere", COLUMNS + ALL_PARTS + links("b1>gone", "b1>s"), []),
    (
        "unlinked-action",
        "a lane that is not there",
        COLUMNS
        + actions(action("x", "one", "attic"), action("f", "one", "front"))
        + links("one>f"),
        [],
    ),
    ("link-jumps-line", "neighbours", COLUMNS + ALL_PARTS + links("one>f", "f>b1", "b1>s"), []),
    ("link-jumps-line", "over frontstage", COLUMNS + ALL_PARTS + links("one>b1"), ["links[0]"]),
    ("link-jumps-line", "the other way", COLUMNS + ALL_PARTS + links("s>f", "b1>s"), []),
    ("link-jumps-line", "joined to nothing", COLUMNS + ALL_PARTS + links("s>f"), []),
    (
        "link-jumps-line",
        "joined elsewhere",
        COLUMNS + ALL_PARTS + links("s>f", "f>b1"),
        ["links[0]"],
    ),
    ("link-jumps-line", "needs and agrees", COLUMNS + ALL_PARTS + links("one-b1", "f=s"), []),
    ("link-jumps-line", "evidence", COLUMNS + ALL_PARTS + links("s>p", "p>b1"), []),
    ("link-jumps-line", "nobody between", COLUMNS + ALL_PARTS + links("two>b1", "one>gone"), []),
    (
        "link-jumps-line",
        "somebody between at both ends",
        COLUMNS
        + actions(
            action("f", "one", "front"), action("g", "two", "front"), action("b1", "two", "back")
        )
        + links("one>b1"),
        ["links[0]"],
    ),
    (
        "link-jumps-line",
        "self-service",
        COLUMNS + actions(action("s", "one", "support")) + links("one>s"),
        [],
    ),
    ("unanchored-blueprint", "anchored", GOAL + FROM_JOURNEY, []),
    ("unanchored-blueprint", "no goal", FROM_JOURNEY, ["goal"]),
    ("unanchored-blueprint", "a blank goal", FROM_JOURNEY + 'goal: "  "\n', ["goal"]),
    ("unanchored-blueprint", "neither", COLUMNS, ["goal", "journey"]),
    ("unanchored-blueprint", "steps of journeys", GOAL + "steps: [{step: j#ask}]\n", []),
    ("unanchored-blueprint", "an exception", "path: exception\n" + COLUMNS, []),
    (
        "unanchored-blueprint",
        "an exception of a journey",
        "path: exception\n" + FROM_JOURNEY,
        ["goal"],
    ),
    ("unanchored-blueprint", "a draft", "status: draft\n" + COLUMNS, []),
    (
        "two-way-triggers",
        "there and back",
        COLUMNS + ALL_PARTS + links("f>b1", "b1>f"),
        ["links[1]"],
    ),
    ("two-way-triggers", "a column", COLUMNS + ALL_PARTS + links("one>f", "f>one"), ["links[1]"]),
    ("two-way-triggers", "a loop", COLUMNS + links("one>two", "two>one"), []),
    ("two-way-triggers", "other kinds", COLUMNS + ALL_PARTS + links("f>b1", "b1-f", "f=b1"), []),
    ("two-way-triggers", "twice", COLUMNS + links("one>two", "one>two"), ["links[1]"]),
    ("two-way-triggers", "agreed twice", COLUMNS + links("one=two", "two=one"), ["links[1]"]),
    ("two-way-triggers", "needed both ways", COLUMNS + links("one-two", "two-one"), []),
    ("two-way-triggers", "to itself", COLUMNS + links("two>two"), ["links[0]"]),
    ("two-way-triggers", "nowhere", COLUMNS + links("x>y", "y>x"), []),
    ("unanswered-weak-point", "nothing", "f", ["actions[0].fail_point"]),
    ("unanswered-weak-point", "recovery", "f, fail_point: {text: No, recovery: Sorry}", []),
    ("unanswered-weak-point", "a nuisance", "f, fail_point: {text: No, severity: 1}", []),
    ("unanswered-weak-point", "improve", "f, improve: Two of them, fail_point: No", []),
    ("silent-lane", "two columns", "0 3", []),
    ("silent-lane", "three columns", "0 4", ["steps[1]"]),
    ("silent-lane", "at the end", "0 1", []),
    ("silent-lane", "nowhere", "", []),
    ("owner-in-two-lanes", "two roles", "front:t back:t", ["actions[1].owner"]),
    ("owner-in-two-lanes", "two owners", "front:t back:u", []),
    ("owner-in-two-lanes", "one role", "front:t front:t", []),
    ("owner-in-two-lanes", "evidence", "props:t back:t", []),
    (
        "perceived-owner",
        "another",
        "front owner: t, perceived_owner: u",
        ["actions[0].perceived_owner"],
    ),
    ("perceived-owner", "the same", "front owner: Team, perceived_owner: team", []),
    ("perceived-owner", "no owner", "front perceived_owner: u", []),
    ("perceived-owner", "out of sight", "back owner: t, perceived_owner: u", []),
    ("perceived-owner", "improve", "front owner: t, perceived_owner: u, improve: Say so", []),
    ("perceived-owner", "policy", "front owner: t, perceived_owner: u, policy: Our brand", []),
    ("no-fail-point", "five", COLUMNS + FIVE_HIDDEN, ["actions"]),
    (
        "no-fail-point",
        "five, four of them hidden",
        COLUMNS + FIVE_HIDDEN.replace("back", "front", 1),
        [],
    ),
    ("no-fail-point", "a failure", "path: unhappy\n" + COLUMNS + FIVE_HIDDEN, []),
    (
        "no-fail-point",
        "a fail point in sight",
        COLUMNS + FIVE_HIDDEN + action("f", "one", "front", "fail_point: No"),
        [],
    ),
    ("no-fail-point", "a draft", "status: draft\n" + COLUMNS + FIVE_HIDDEN, []),
    ("columns-out-of-order", "in order", "ask wait get pay", []),
    ("columns-out-of-order", "steps left out", "ask get", []),
    ("columns-out-of-order", "the same step twice", "ask ask get", []),
    ("columns-out-of-order", "back", "ask get wait pay", ["steps[2]"]),
    ("columns-out-of-order", "back twice", "pay get ask", ["steps[1]", "steps[2]"]),
    ("columns-out-of-order", "unknown steps", "get gone ask", ["steps[2]"]),
    ("action-without-owner", "none", "front", ["actions[0].owner"]),
    ("action-without-owner", "an owner", "front owner: t", []),
    ("action-without-owner", "evidence", "props", []),
    ("action-without-owner", "the customer", "customer", []),
    ("action-without-owner", "a system with an owner", "support system: ours", []),
    (
        "action-without-owner",
        "a system without one",
        "support system: theirs",
        ["actions[0].owner"],
    ),
    (
        "action-without-owner",
        "a system that is not there",
        "back system: gone",
        ["actions[0].owner"],
    ),
]
CATALOG = """\
kind: catalog
id: c
title: Words
systems: [{id: ours, title: Ours, owner: t}, {id: theirs, title: Theirs}]
"""


def body(rule: str, written: str) -> str:
    """Write out what the table says in short for some rules."""
    if rule == "unanswered-weak-point":
        more = written.removeprefix("f").removeprefix(", ") or "fail_point: It breaks"
        return COLUMNS + actions(action("f", "one", "front", more))
    if rule == "silent-lane":
        columns = "".join(f"  - {{id: c{number}, title: Do {number}}}\n" for number in range(6))
        acts = [action(f"f{number}", f"c{number}", "front") for number in written.split()]
        return "steps:\n" + columns + (actions(*acts) if acts else "")
    if rule == "owner-in-two-lanes":
        pairs = (each.split(":") for each in written.split())
        acts = [
            action(f"x{number}", "one", lane, f"owner: {owner}")
            for number, (lane, owner) in enumerate(pairs)
        ]
        return COLUMNS + actions(*acts)
    if rule in ("perceived-owner", "action-without-owner"):
        lane, _, more = written.partition(" ")
        return COLUMNS + actions(action("x", "one", lane, more))
    if rule == "columns-out-of-order":
        columns = "".join(
            f"  - {{id: c{number}, step: {step}}}\n" for number, step in enumerate(written.split())
        )
        return "journey: j\nsteps:\n" + columns
    return written


@pytest.mark.parametrize(
    ("rule", "written", "paths"),
    [(rule, written, paths) for rule, _, written, paths in CASES],
    ids=[f"{rule}: {told}" for rule, told, *_ in CASES],
)
def test_one_map(found: Found, rule: str, written: str, paths: Paths) -> None:
    files = {
        "b.blueprint.yaml": HEAD + body(rule, written),
        "j.journey.yaml": JOURNEY,
        "c.catalog.yaml": CATALOG,
    }
    assert sorted(path for _, path in found(files, rule)) == paths


def test_no_journey_to_name(found: Found) -> None:
    assert found({"b.blueprint.yaml": HEAD + GOAL + COLUMNS}, "unanchored-blueprint") == []


@pytest.mark.parametrize(
    ("columns", "journey", "paths"),
    [
        ("ask wait ask", "", ["steps[2]"]),
        ("ask wait ask", "loops: [{from: wait, to: ask, kind: repeat}]\n", []),
        ("ask get wait", "loops: [{from: second, to: wait}]\n", []),
        ("ask get ask", "loops: [{from: pay, to: first}]\n", []),  # no column between
        ("ask get pay get wait", "loops: [{from: pay, to: get}]\n", ["steps[4]"]),
        ("ask wait get wait", "loops: [{from: pay, to: ask}]\n", ["steps[3]"]),
    ],
)
def test_loops_excuse_an_order(found: Found, columns: str, journey: str, paths: Paths) -> None:
    files = {
        "b.blueprint.yaml": HEAD + body("columns-out-of-order", columns),
        "j.journey.yaml": JOURNEY + journey,
    }
    assert [path for _, path in found(files, "columns-out-of-order")] == paths


@pytest.mark.parametrize("path", ["alternative", "exception"])
def test_another_way_may_have_another_order(found: Found, path: str) -> None:
    columns = body("columns-out-of-order", "get ask")
    files = {"b.blueprint.yaml": f"{HEAD}path: {path}\n{columns}", "j.journey.yaml": JOURNEY}
    assert found(files, "columns-out-of-order") == []


def test_order_is_that_of_each_journey(found: Found) -> None:
    other = JOURNEY.replace("id: j", "id: k")
    files = {
        "b.blueprint.yaml": HEAD + "steps: [{step: k#get}, {step: j#ask}, {id: z, step: k#wait}]\n",
        "j.journey.yaml": JOURNEY,
        "k.journey.yaml": other,
    }
    assert found(files, "columns-out-of-order") == [("CJ316", "steps[2]")]


# --- answers ---

WEAK = FROM_JOURNEY + actions(
    action("f", "wait", "front", "owner: t, perceived_owner: u, fail_point: {id: no, text: No}")
)


@pytest.mark.parametrize(
    ("aim", "answers"),
    [
        ("b#f", True),
        ("b#no", True),
        ("b#wait", True),
        ("j#wait", True),
        ("j#first", True),
        ("j#ask", False),
        ("b", False),
    ],
)
@pytest.mark.parametrize("rule", ["unanswered-weak-point", "perceived-owner"])
def test_opportunities_answer(found: Found, rule: str, aim: str, answers: bool) -> None:
    files = {
        "b.blueprint.yaml": HEAD + WEAK,
        "j.journey.yaml": JOURNEY,
        "o.backlog.yaml": ANSWER % aim,
    }
    assert (found(files, rule) == []) is answers


# --- times ---


@pytest.mark.parametrize(
    ("more", "paths"),
    [
        ("planned: 10 min, actual: 15 min", []),
        ("planned: 10 min, actual: 16 min", ["actual"]),
        ("planned: 10 min, actual: 5 min", []),
        ("planned: 10 min, wait: 14 min", []),
        ("planned: 10 min, wait: 15 min", ["wait"]),
        # less than five minutes are not worth a word
        ("planned: 2 min, actual: 6 min", []),
        ("planned: 2 min, actual: 7 min", ["actual"]),
        ("planned: 45 s, actual: 2 min", []),
        ("planned: 2 min, actual: 6 min, wait: 5 min", []),
        ("planned: 10 min, actual: 14 min, wait: 10 min", []),
        ("planned: 10 min, actual: 20 min, wait: 20 min", ["actual"]),
        ("actual: 3 days, wait: 2 days", []),
        ("planned: 10 min", []),
    ],
)
def test_times(found: Found, more: str, paths: Paths) -> None:
    step = "stages[0].steps[0].duration."
    journey = JOURNEY.replace("title: I ask,", f"title: I ask, duration: {{{more}}},")
    assert found({"j.journey.yaml": journey}, "over-planned-time") == [
        ("CJ309", step + path) for path in paths
    ]
    columns = f"steps: [{{id: one, title: Ask, duration: {{{more}}}}}]\n"
    assert found({"b.blueprint.yaml": HEAD + columns}, "CJ309") == [
        *(("CJ309", f"steps[0].duration.{path}") for path in paths),
        *(("CJ309", step + path) for path in paths),
    ]


LATE = "duration: {planned: 10 min, actual: 1 h}"
LATE_JOURNEY = JOURNEY.replace("title: I wait,", f"title: I wait, {LATE},")
LATE_STEP = ("CJ309", "stages[0].steps[1].duration.actual")


@pytest.mark.parametrize(
    ("blueprint", "journey", "expected"),
    [
        ("", LATE_JOURNEY, [LATE_STEP]),
        ("", LATE_JOURNEY + "state: future\n", []),
        ("", LATE_JOURNEY.replace(LATE, LATE + ", journey: j"), []),
        ("", LATE_JOURNEY + "opportunities: [{id: x, title: More staff, for: wait}]\n", []),
        # a column that says what its step says
        (f"journey: j\nsteps: [{{step: wait, {LATE}}}]\n", LATE_JOURNEY, [LATE_STEP]),
        (
            f"journey: j\nsteps: [{{step: wait, {LATE}}}]\n",
            JOURNEY,
            [("CJ309", "steps[0].duration.actual")],
        ),
        (
            COLUMNS + actions(action("b", "one", "back", LATE)),
            JOURNEY,
            [("CJ309", "actions[0].duration.actual")],
        ),
        (
            COLUMNS + actions(action("b", "one", "back", LATE + ", improve: Two of them")),
            JOURNEY,
            [],
        ),
        # what is done about an action is done about its column
        (
            f"steps: [{{id: one, title: Ask, {LATE}}}]\n"
            + actions(action("b", "one", "back", "improve: Two of them")),
            JOURNEY,
            [],
        ),
        (COLUMNS + actions(action("b", "one", "back", "wait: 2 h, duration: 1 min")), JOURNEY, []),
    ],
)
def test_delays_are_told_once(
    found: Found, blueprint: str, journey: str, expected: list[tuple[str, str]]
) -> None:
    files = {"j.journey.yaml": journey}
    if blueprint:
        files["b.blueprint.yaml"] = HEAD + blueprint
    assert found(files, "over-planned-time") == expected


OPTIONS = """version = 1
[lint.options]
over-planned-time = {tolerance = 100, minutes = 0, max-wait = "30 min"}
silent-lane = {columns = 1}
"""


@pytest.mark.parametrize(
    ("written", "paths"),
    [
        ("duration: {planned: 10 min, actual: 20 min}", []),
        ("duration: {planned: 10 min, actual: 21 min}", ["actions[0].duration.actual"]),
        ("duration: {planned: 20 s, actual: 41 s}", ["actions[0].duration.actual"]),
        ("duration: {wait: 31 min}", ["actions[0].duration.wait"]),
        ("wait: 31 min", ["actions[0].wait"]),
        ("wait: 30 min", []),
        ("wait: 31 min, improve: A second one", []),
    ],
)
def test_options_of_times(found: Found, written: str, paths: Paths) -> None:
    text = HEAD + COLUMNS + actions(action("x", "one", "back", written))
    files = {"cjmap.toml": OPTIONS, "b.blueprint.yaml": text}
    assert found(files, "over-planned-time") == [("CJ309", path) for path in paths]


METRICS = """\
kind: catalog
id: shop
title: Words of the shop
metrics:
  - {id: queue, title: Queue, method: duration, better: lower}
  - {id: sold, title: Sold, method: share, better: higher}
  - {id: nps, title: NPS, method: nps}
"""


@pytest.mark.parametrize(
    ("measured", "opportunity", "answers"),
    [
        ("queue", "outcome: {metric: queue}, for: j#ask", True),
        ("queue", "outcome: {metric: queue}, for: j", True),
        ("queue", "outcome: {metric: queue}, for: b", False),
        ("queue", "for: j#ask", False),
        ("queue", "outcome: {metric: sold}, for: j#ask", False),
        ("sold", "outcome: {metric: queue}, for: j#ask", False),
        # nothing that tells of time
        ("sold", "outcome: {metric: sold}, for: j#ask", False),
        ("nps", "outcome: {metric: nps}, for: j#ask", False),
        ("gone", "outcome: {metric: gone}, for: j#ask", False),
    ],
)
def test_an_outcome_on_the_time_of_a_step_answers_its_delay(
    found: Found, measured: str, opportunity: str, answers: bool
) -> None:
    metrics = f"metrics: [{{metric: {measured}, value: 1}}]"
    late = JOURNEY.replace("title: I wait,", f"title: I wait, {LATE}, {metrics},")
    on_time = late.replace(f"{LATE}, ", "")
    column = f"journey: j\nsteps: [{{step: wait, {LATE}}}]\n"
    slow = action("x", "wait", "back", LATE)
    ideas = f"kind: backlog\nid: o\ntitle: Ideas\nopportunities: [{{id: y, title: More, {opportunity}}}]\n"
    shared = {"shop.catalog.yaml": METRICS, "o.backlog.yaml": ideas}
    blueprint = HEAD + column + actions(slow)
    assert found(shared | {"j.journey.yaml": late}, "over-planned-time") == (
        [] if answers else [LATE_STEP]
    )
    assert found(
        shared | {"j.journey.yaml": on_time, "b.blueprint.yaml": blueprint}, "over-planned-time"
    ) == ([] if answers else [("CJ309", "steps[0].duration.actual")])


# --- lanes ---


def silent_files(*at: tuple[str, str]) -> dict[str, str]:
    columns = "".join(f"  - {{id: c{number}, title: Do {number}}}\n" for number in range(8))
    acts = (action(f"x{number}", column, lane) for number, (column, lane) in enumerate(at))
    return {"b.blueprint.yaml": HEAD + "steps:\n" + columns + actions(*acts)}


@pytest.mark.parametrize(
    ("at", "paths"),
    [
        # somebody further from the customer works
        ([("c0", "front"), ("c2", "support"), ("c4", "front")], []),
        ([("c0", "back"), ("c2", "support"), ("c4", "back")], []),
        # frontstage works, backstage does not
        ([("c0", "back"), ("c2", "front"), ("c4", "back")], ["steps[1]"]),
        # one silence, told for frontstage
        ([("c0", "front"), ("c0", "back"), ("c5", "front"), ("c5", "back")], ["steps[1]"]),
        ([("c0", "props"), ("c5", "props"), ("c0", "support"), ("c6", "support")], []),
        ([("c0", "front"), ("c4", "front"), ("c0", "attic"), ("gone", "front")], ["steps[1]"]),
    ],
)
def test_silence(found: Found, at: list[tuple[str, str]], paths: Paths) -> None:
    assert found(silent_files(*at), "silent-lane") == [("CJ311", path) for path in paths]


def test_option_of_silence(found: Found) -> None:
    files = {"cjmap.toml": OPTIONS, **silent_files(("c0", "front"), ("c2", "front"))}
    assert found(files, "silent-lane") == [("CJ311", "steps[1]")]


@pytest.mark.parametrize(
    ("written", "paths"),
    [
        (links("x0>x1"), []),
        (links("x1>x0"), []),
        (links("x0-x1"), ["actions[1].owner"]),
        ("", ["actions[1].owner"]),
    ],
)
def test_work_done_in_turn(found: Found, written: str, paths: Paths) -> None:
    text = HEAD + body("owner-in-two-lanes", "front:t back:t") + written
    assert found({"b.blueprint.yaml": text}, "owner-in-two-lanes") == [("CJ312", p) for p in paths]


@pytest.mark.parametrize(
    ("acts", "paths"),
    [
        ([("one", "front"), ("one", "back"), ("two", "back")], []),  # in two of three columns
        ([("one", "front"), ("one", "support")], ["actions[1].owner"]),
        ([("two", "front"), ("two", "back"), ("two", "support")], ["actions[1].owner"]),
    ],
)
def test_owner_in_two_lanes(found: Found, acts: list[tuple[str, str]], paths: Paths) -> None:
    text = actions(*(action(f"x{n}", at, lane, "owner: t") for n, (at, lane) in enumerate(acts)))
    told = found({"b.blueprint.yaml": HEAD + COLUMNS + text}, "owner-in-two-lanes")
    assert told == [("CJ312", path) for path in paths]


def test_a_system_needs_nobody(found: Found) -> None:
    text = actions(
        action("x", "one", "front", "owner: t"),
        action("y", "one", "support", "owner: t, system: s"),
    )
    assert found({"b.blueprint.yaml": HEAD + COLUMNS + text}, "owner-in-two-lanes") == []


@pytest.mark.parametrize(
    ("lang", "hidden", "seen", "fires"),
    [
        ("en", "Clerk adds a fee", "Clerk smiles", True),
        ("en", "Clerk adds a FEE.", "Clerk names the price", False),
        ("en", "Clerk refunds the fee", "Clerk smiles", False),
        ("en", "Clerk feeds the fee-service", "Clerk smiles", False),
        ("en", "Clerk reads the feedback", "Clerk smiles", False),
        ("en-GB", "Clerk adds a surcharge", "Clerk smiles", True),
        ("pl", "System dolicza opłatę manipulacyjną", "Kurier dzwoni", True),
        ("pl", "System dolicza opłatę manipulacyjną", "Kurier podaje cenę", False),
        ("pl", "Księgowość nalicza PROWIZJĘ", "Kurier dzwoni", True),
        ("pl", "Księgowość robi zwrot opłaty", "Kurier dzwoni", False),
        ("de", "System berechnet eine fee", "Kurier ruft an", False),
    ],
)
def test_hidden_cost(found: Found, lang: str, hidden: str, seen: str, fires: bool) -> None:
    text = actions(
        action("f", "one", "front", f"text: {seen}"), action("b", "one", "back", f"text: {hidden}")
    )
    files = {"b.blueprint.yaml": f"{HEAD}lang: {lang}\n{COLUMNS}{text}"}
    assert found(files, "hidden-cost") == ([("CJ314", "actions[1].text")] if fires else [])


def test_the_step_tells_the_price(found: Found) -> None:
    text = FROM_JOURNEY + actions(action("b", "get", "support", "text: Till adds a fee"))
    files = {"b.blueprint.yaml": HEAD + text, "j.journey.yaml": JOURNEY}
    assert found(files, "hidden-cost") == [("CJ314", "actions[0].text")]
    files["j.journey.yaml"] = JOURNEY.replace("title: I get it", "title: I get it and the bill")
    assert found(files, "hidden-cost") == []


@pytest.mark.parametrize(
    ("blueprint", "other", "journey", "fires"),
    [
        ("journey: j\nsteps: [{step: ask}, {step: pay}]\n", "", JOURNEY, True),
        ("journey: j\nsteps: [{step: wait}, {step: get}]\n", "", JOURNEY, False),  # no touchpoint
        ("journey: j\nsteps: [{step: ask}]\n", "", JOURNEY, False),
        ("steps: [{step: j#ask}, {step: j#pay}]\n", "", JOURNEY, False),
        ("journey: gone\nsteps: [{step: j#ask}, {step: j#pay}]\n", "", JOURNEY, False),
        (
            "journey: j\nsteps: [{step: ask}, {step: pay}]\n",
            "steps: [{step: j#wait}, {step: j#get}]\n",
            JOURNEY,
            False,
        ),
        (
            "journey: j\nsteps: [{step: ask}, {step: get}]\n",
            "",
            JOURNEY.replace("title: I wait,", "title: I wait, journey: k,"),
            False,
        ),
    ],
)
def test_uncovered_step(
    found: Found, blueprint: str, other: str, journey: str, fires: bool
) -> None:
    files = {"b.blueprint.yaml": HEAD + blueprint, "j.journey.yaml": journey}
    if other:
        files["c.blueprint.yaml"] = HEAD.replace("id: b", "id: c") + other
    assert found(files, "uncovered-step") == ([("CJ317", "steps")] if fires else [])


@pytest.mark.parametrize("part", ["j#wait", "j#first"])
def test_a_part_with_a_journey_of_its_own_is_covered_there(found: Found, part: str) -> None:
    child = JOURNEY.replace("id: j", "id: k") + f"parent: {part}\n"
    files = {
        "b.blueprint.yaml": HEAD + "journey: j\nsteps: [{step: ask}, {step: get}]\n",
        "j.journey.yaml": JOURNEY,
        "k.journey.yaml": child,
    }
    assert found(files, "uncovered-step") == []


# --- fixes ---


def fixed(folder: Path, rule: str, text: str) -> str:
    """Apply all fixes of a rule to a blueprint at once, and return its text."""
    (folder / "b.blueprint.yaml").write_text(HEAD + text, encoding="utf-8")
    workspace = open_workspace(folder)
    settings = lint_settings(workspace.configuration, date(2026, 11, 15), Choice(select=(rule,)))
    [entry] = workspace.entries
    result = apply_fixes(
        entry.document, examine(entry, Survey(workspace, settings.today), settings).problems
    )
    assert result.refused == ()
    return result.document.text.removeprefix(HEAD)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ((CUSTOMER, BACK, FRONT), (0, 2, 1)),
        (("support", BACK, FRONT, CUSTOMER, EVIDENCE), (4, 3, 2, 1, 0)),
        ((FRONT, CUSTOMER, FRONT, CUSTOMER), (1, 3, 0, 2)),
        ((CUSTOMER, EVIDENCE, BACK, FRONT), (0, 1, 3, 2)),  # evidence stays where it may be
        ((CUSTOMER, BACK, EVIDENCE), (2, 0, 1)),
    ],
)
def test_lanes_are_put_in_order(
    tmp_path: Path, before: tuple[str, ...], after: tuple[int, ...]
) -> None:
    lines = [f"  - {{id: l{n}, role: {role}}} # {n}\n" for n, role in enumerate(before)]
    there = fixed(tmp_path, "lane-order", "lanes:\n" + "".join(lines))
    assert there == "lanes:\n" + "".join(lines[number] for number in after)
    assert fixed(tmp_path, "lane-order", there) == there


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # both ways, with and without the kind written out
        (
            "  - {from: one, to: f}\n  - {from: f, to: one}\n",
            "  - {from: one, to: f, kind: agrees}\n",
        ),
        (
            "  - {from: one, to: f, kind: triggers}\n  - {from: f, to: one, kind: triggers}\n",
            "  - {from: one, to: f, kind: agrees}\n",
        ),
        ("  - {from: one, to: two}\n  - {from: one, to: two}\n", "  - {from: one, to: two}\n"),
        ("  - {from: one, to: one}\n  - {from: one, to: two}\n", "  - {from: one, to: two}\n"),
        # words are never thrown away
        (
            "  - {from: one, to: two}\n  - {from: one, to: two, title: By post}\n",
            "  - {from: one, to: two}\n  - {from: one, to: two, title: By post}\n",
        ),
    ],
)
def test_links_become_one(tmp_path: Path, before: str, after: str) -> None:
    text = COLUMNS + actions(action("f", "one", "front")) + "links:\n"
    there = fixed(tmp_path, "two-way-triggers", text + before)
    assert there == text + after
    assert fixed(tmp_path, "two-way-triggers", there) == there
