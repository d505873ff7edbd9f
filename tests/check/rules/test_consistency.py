"""The rules of consistency beyond their pages: what they leave alone, each branch, and their fixes."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmap.check.fixing import apply_fixes, fix_to_fixed_point
from cjmap.check.lint import examine, lint, problems_of
from cjmap.check.questions.likeness import Likenesses
from cjmap.check.run import validity_problems
from cjmap.check.selection.selectors import Choice
from cjmap.check.selection.settings import lint_settings
from cjmap.check.survey import Survey
from cjmap.workspace import open_workspace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Found = Callable[[dict[str, str], str], list[tuple[str, str]]]

TODAY = date(2026, 11, 15)

PEOPLE = """\
kind: catalog
id: shop
title: Shop
channels: [{id: web}, {id: phone}]
touchpoints:
  - {id: search, title: Search page, channel: web}
  - {id: line, title: Help line, channel: phone}
  - {id: plain}
teams:
  - {id: care, title: Obsługa klienta, was: [service, 7]}
  - {id: payments, title: Payments, was: cash}
  - {id: billing, title: Billing team, was: cash}
  - {id: e-commerce, title: Online shop}
"""
ANNA = "kind: persona\nid: anna\nname: Anna Nowak\nwas: ania\n"
JAN = "kind: persona\nid: jan\nname: Jan\nextends: anna\n"
OLA = "kind: persona\nid: ola\nname: Ola\n"


def journey(id: str, *lines: str, title: str = "", head: str = "") -> str:
    """Write a journey of one stage with the given steps, one a line."""
    top = f"kind: journey\nid: {id}\ntitle: {title or id}\n" + (f"{head}\n" if head else "")
    steps = "".join(f"      - {line}\n" for line in lines)
    return f"{top}stages:\n  - id: all\n    steps:\n{steps}"


def maps(**texts: str) -> dict[str, str]:
    """Name maps by their kinds: `a_journey` is `a.journey.yaml`; the catalog and personas stand by."""
    files = {
        "shop.catalog.yaml": PEOPLE,
        "anna.persona.yaml": ANNA,
        "jan.persona.yaml": JAN,
        "ola.persona.yaml": OLA,
    }
    return files | {f"{name.replace('_', '.')}.yaml": text for name, text in texts.items()}


def written(folder: Path, files: dict[str, str]) -> None:
    """Write maps, given by file name, into a workspace."""
    (folder / "cjmap.toml").write_text("version = 1\n", encoding="utf-8")
    for file, text in files.items():
        (folder / file).write_text(text, encoding="utf-8")


def messages(folder: Path, files: dict[str, str], rule: str) -> list[str]:
    """Lint maps with one rule: what it says of each, in the order of the files."""
    written(folder, files)
    workspace = open_workspace(folder)
    settings = lint_settings(workspace.configuration, TODAY, Choice(select=(rule,)))
    findings = lint(workspace, settings).findings
    return [each.message for each in findings if each.rule.name == rule]


def fixed(folder: Path, files: dict[str, str], name: str, rule: str) -> list[tuple[bool, str]]:
    """Make each fix of a rule in the map `name` by itself: whether it is safe, and the text after."""
    written(folder, files)
    workspace = open_workspace(folder)
    settings = lint_settings(workspace.configuration, TODAY, Choice(select=("consistency",)))
    entry = next(each for each in workspace.entries if each.file.name == name)
    problems = [
        *validity_problems(entry, workspace),
        *examine(entry, Survey(workspace, TODAY), settings).problems,
    ]
    made = []
    for problem in problems:
        if problem.rule.name == rule and problem.fix is not None:
            result = apply_fixes(entry.document, [problem])
            assert result.refused == ()
            made.append((problem.fix.safe, result.document.text))
    return made


# --- outdated-reference ---

STEP = "{id: one, title: One}"


@pytest.mark.parametrize(
    ("head", "step", "expected"),
    [
        ("owner: service", STEP, [("CJ601", "owner")]),
        ("owner: 7", STEP, [("CJ601", "owner")]),
        ("owner: care", STEP, []),
        ("owner: somebody", STEP, []),
        ("status: deprecated\nowner: service", STEP, []),
        ("", "{id: one, title: One, actor: ania}", [("CJ601", "stages[0].steps[0].actor")]),
        ("owner: ania", STEP, []),  # a persona owns nothing
    ],
)
def test_outdated_reference(
    found: Found, head: str, step: str, expected: list[tuple[str, str]]
) -> None:
    files = maps(a_journey=journey("a", step, head=head))
    assert found(files, "outdated-reference") == expected


BLUEPRINT = """\
kind: blueprint
id: b
title: B
steps: [{id: one, title: One}]
actions:
  - {id: x, at: one, lane: front, text: Answer, owner: care, perceived_owner: %s}
"""


def test_outdated_perceived_owner(found: Found) -> None:
    path = "actions[0].perceived_owner"
    old = maps(b_blueprint=BLUEPRINT % "service")
    assert found(old, "outdated-reference") == [("CJ601", path)]
    assert found(maps(b_blueprint=BLUEPRINT % "the bank"), "outdated-reference") == []


def test_outdated_owner_is_renamed_safely(tmp_path: Path) -> None:
    text = journey("a", STEP, head='owner: "service"  # the desk')
    assert fixed(tmp_path, maps(a_journey=text), "a.journey.yaml", "outdated-reference") == [
        (True, text.replace('"service"', '"care"'))
    ]


def test_an_owner_split_in_two_is_not_fixed(tmp_path: Path) -> None:
    files = maps(a_journey=journey("a", STEP, head="owner: cash"))
    assert fixed(tmp_path, files, "a.journey.yaml", "outdated-reference") == []


# --- fixes of dangling-reference ---

RENAMED = journey("old", "{id: pay, title: Pay, was: [buy, spend]}", head="was: [older, oldest]")


@pytest.mark.parametrize(
    ("before", "after", "safe"),
    [
        ("personas: ania", "personas: anna", True),
        ("personas: [ania, ola]", "personas: [anna, ola]", True),
        ("personas: [ania, anna]", None, True),  # it stands there already
        ("personas: olaa", "personas: ola", False),
        ("personas: jann", None, False),  # near to `anna` too
        ("personas: zzz", None, False),
        ("parent: old#buy", "parent: old#pay", True),
        ("parent: older#pay", "parent: old#pay", True),
        ("parent: older#spend", "parent: old#pay", True),
        ("parent: old#payy", "parent: old#pay", False),
        ("parent: older#nothing", None, True),
        ("of: oldest", "of: old", True),
    ],
)
def test_dangling_reference_is_fixed(
    tmp_path: Path, before: str, after: str | None, safe: bool
) -> None:
    text = journey("a", STEP, head=before)
    files = maps(a_journey=text, old_journey=RENAMED)
    expected = [] if after is None else [(safe, text.replace(before, after))]
    assert fixed(tmp_path, files, "a.journey.yaml", "dangling-reference") == expected


def test_a_key_that_refers_is_renamed(tmp_path: Path) -> None:
    text = journey("a", "{id: one, title: One, emotion: {by: {ania: -1, jan: 1}}}")
    assert fixed(tmp_path, maps(a_journey=text), "a.journey.yaml", "dangling-reference") == [
        (True, text.replace("ania:", "anna:"))
    ]


def test_a_former_id_is_told_with_the_id_of_today(tmp_path: Path) -> None:
    files = maps(a_journey=journey("a", STEP, head="personas: ania"))
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    workspace = open_workspace(tmp_path)
    told = [
        (problem.message, problem.help, [each.note for each in problem.related])
        for entry in workspace.entries
        for problem in validity_problems(entry, workspace)
    ]
    assert told == [
        (
            "There is no persona `ania` in the workspace.",
            "It was renamed to `anna`: write that.",
            ["`anna` is defined here"],
        )
    ]


# --- zoom-mismatch ---

OUTER = "{id: s, title: S, journey: inner}"
PLAIN = "{id: s, title: S}"


@pytest.mark.parametrize(
    ("outer", "inner_head", "expected"),
    [
        ([OUTER], "parent: outer#s", []),
        ([OUTER], "parent: outer#all", []),  # the stage that holds the step
        ([OUTER], "", [("CJ602", "parent")]),
        ([PLAIN], "parent: outer#s", [("CJ602", "stages[0].steps[0].journey")]),
        ([PLAIN], "parent: outer#all", []),  # a stage cannot lead in
        ([PLAIN, "{id: t, title: T, journey: inner}"], "parent: outer#s", [("CJ602", "parent")]),
        ([OUTER, "{id: t, title: T, journey: inner}"], "parent: outer#t", []),
        ([OUTER], "parent: outer#gone", []),  # an error of its own
        (["{id: s, title: S, journey: other}"], "parent: outer#s", []),
        ([OUTER], "status: deprecated", []),
        ([PLAIN], "status: deprecated\nparent: outer#s", []),
    ],
)
def test_zoom_mismatch(
    found: Found, outer: list[str], inner_head: str, expected: list[tuple[str, str]]
) -> None:
    files = maps(
        outer_journey=journey("outer", *outer),
        inner_journey=journey("inner", STEP, head=inner_head),
        other_journey=journey("other", STEP, head="parent: outer#s" if "other" in outer[0] else ""),
    )
    assert found(files, "zoom-mismatch") == expected


def test_zoom_mismatch_is_fixed_in_the_own_file(tmp_path: Path) -> None:
    outer, inner = journey("outer", PLAIN), journey("inner", STEP, head="parent: outer#s")
    files = maps(outer_journey=outer, inner_journey=inner)
    assert fixed(tmp_path, files, "outer.journey.yaml", "zoom-mismatch") == [
        (False, outer.replace("title: S}", "title: S, journey: inner}"))
    ]
    files = maps(outer_journey=journey("outer", OUTER), inner_journey=journey("inner", STEP))
    made = fixed(tmp_path, files, "inner.journey.yaml", "zoom-mismatch")
    assert made == [(False, journey("inner", STEP) + "parent: outer#s\n")]


def test_a_wrong_parent_is_replaced_only_where_one_step_leads_in(tmp_path: Path) -> None:
    steps = (PLAIN, "{id: t, title: T, journey: inner}", "{id: u, title: U, journey: inner}")
    inner = journey("inner", STEP, head="parent: outer#s")
    one = maps(outer_journey=journey("outer", *steps[:2]), inner_journey=inner)
    made = fixed(tmp_path, one, "inner.journey.yaml", "zoom-mismatch")
    assert made == [(False, inner.replace("outer#s", "outer#t"))]
    two = maps(outer_journey=journey("outer", *steps), inner_journey=inner)
    assert fixed(tmp_path, two, "inner.journey.yaml", "zoom-mismatch") == []


# --- uneven-touchpoint ---


def scored(*scores: str, touchpoint: str = "search") -> list[str]:
    return [
        f"{{id: s{number}, title: S, touchpoint: {touchpoint}, emotion: {score}}}"
        for number, score in enumerate(scores)
    ]


UNEVEN = [("CJ603", "stages[0].steps[0].touchpoint")]


@pytest.mark.parametrize(
    ("here", "there", "expected"),
    [
        (scored("-1", "-1"), scored("1", "1"), UNEVEN),
        (scored("-1", "-0.5"), scored("1", "1"), []),
        (scored("-2"), scored("2", "2"), []),  # a single moment is no mean
        (scored("-1", "-1"), scored("2"), []),
        (scored("-1", "-1"), scored("1", "1", touchpoint="line"), []),
        (scored("{by: {anna: -1}}", "{by: {anna: -1}}"), scored("1", "1"), UNEVEN),
        (scored("{by: {jan: -2}}", "{by: {jan: -2}}"), scored("1", "1"), []),  # another persona
        (scored("0", "-2"), scored("1", "1"), [("CJ603", "stages[0].steps[1].touchpoint")]),
    ],
)
def test_uneven_touchpoint(
    found: Found, here: list[str], there: list[str], expected: list[tuple[str, str]]
) -> None:
    files = maps(
        a_journey=journey("a", *here, head="personas: anna"),
        b_journey=journey("b", *there, head="personas: anna"),
    )
    assert found(files, "uneven-touchpoint") == expected


def test_uneven_touchpoint_is_about_what_is_today_and_unanswered(found: Found) -> None:
    low, high = scored("-1", "-1"), scored("1", "1")
    other = journey("b", *high, head="personas: anna")
    hoped = journey("a", *low, head="personas: anna\nstate: future")
    assert found(maps(a_journey=hoped, b_journey=other), "uneven-touchpoint") == []
    someone = journey("a", *(f"{each[:-1]}, actor: care}}" for each in low), head="personas: anna")
    assert found(maps(a_journey=someone, b_journey=other), "uneven-touchpoint") == []
    answered = journey("a", *low, head="personas: anna") + (
        "opportunities: [{id: o, title: O, for: [s0, s1], status: dropped}]\n"
    )
    assert found(maps(a_journey=answered, b_journey=other), "uneven-touchpoint") == []


# --- near-duplicate ---


@pytest.mark.parametrize(
    ("touchpoint", "expected"),
    [
        ("{channel: web, title: search-page}", True),
        ("{title: Search pages}", True),
        ("{channel: phone, title: Search page}", False),
        ("{channel: web, title: Search}", False),
        ("{channel: web}", False),
        ("search", False),
    ],
)
def test_known_touchpoint(found: Found, touchpoint: str, expected: bool) -> None:
    step = f"{{id: s, title: S, touchpoint: {touchpoint}, variants: [{{when: w, touchpoint: {touchpoint}}}]}}"
    places = ["stages[0].steps[0].touchpoint", "stages[0].steps[0].variants[0].touchpoint"]
    files = maps(a_journey=journey("a", step))
    wanted = [("CJ604", place) for place in places] if expected else []
    assert found(files, "near-duplicate") == wanted


def test_known_touchpoint_is_replaced_by_its_id(tmp_path: Path) -> None:
    step = "{id: s, title: S, touchpoint: %s}"
    for before, after in (
        ("{channel: web, title: search-page}", "{id: search}"),
        ("{title: Search page}", "{id: search}"),
    ):
        text = journey("a", step % before)
        made = fixed(tmp_path, maps(a_journey=text), "a.journey.yaml", "near-duplicate")
        assert made == [(False, journey("a", step % after))]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("{id: x, title: Karta rośliny}", "{id: y, title: karta rosliny}", True),
        ("{id: x, title: Zgłoszenie}", "{id: y, title: Zgloszenia}", False),  # another ending
        ("{id: x, title: Gate 1 north}", "{id: y, title: Gate 2 north}", False),
        ("{id: x, title: Order form}", "{id: y, title: Order from}", False),
        ("{id: x, title: Order form}", "{id: y, title: Order foorm}", True),
        ("{id: x, title: Order form, channel: web}", "{id: y, title: Order form}", False),
        ("{id: x, title: Shop}", "{id: y, title: Shops}", False),  # a short word
    ],
)
def test_same_touchpoints(found: Found, one: str, other: str, expected: bool) -> None:
    text = f"kind: catalog\nid: t\ntitle: T\ntouchpoints:\n  - {one}\n  - {other}\n"
    wanted = [("CJ604", "touchpoints[1]")] if expected else []
    assert found(maps(t_catalog=text), "near-duplicate") == wanted


@pytest.mark.parametrize(
    ("head", "title", "expected"),
    [
        ("personas: anna", "I return my parcel!", True),
        ("personas: [jan]", "I return my parcel", False),
        ("personas: anna\nstate: future", "I return my parcel", False),
        ("personas: anna\nstatus: deprecated", "I return my parcel", False),
        ("personas: anna\nlang: pl", "I return my parcel", False),
        ("personas: anna", "I return my parcel 2", False),
        ("personas: anna", "I keep my parcel", False),
    ],
)
def test_same_journey(found: Found, head: str, title: str, expected: bool) -> None:
    files = maps(
        a_journey=journey("a", STEP, title="I return my parcel", head="personas: anna"),
        b_journey=journey("b", STEP, title=title, head=head),
    )
    assert found(files, "near-duplicate") == ([("CJ604", "title")] if expected else [])


def near(one: str, other: str) -> bool:
    alike: Likenesses[str] = Likenesses()
    alike.add(one, one)
    return alike.find(other) == [one]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Łódź — dworzec", "lodz dworzec", True),
        ("---", "---", False),
        ("supporters", "suporters", True),
        ("supporters", "sup0rters", False),
        ("Terminal A", "Terminal B", False),
        ("Terminal 1", "Terminal 12", False),
        ("Terminal 1", "Terminal I", False),
        ("Gate 12 north", "Gate 12 norrth", True),
        ("phones", "phone", False),
        ("x" * 200, "x" * 199, False),
        ("x" * 200, "X" * 200, True),
    ],
)
def test_likeness(one: str, other: str, expected: bool) -> None:
    assert near(one, other) is expected


@given(st.text("abc", min_size=8, max_size=10), st.text("abc", min_size=8, max_size=10))
def test_likeness_is_mutual_and_means_one_letter(one: str, other: str) -> None:
    shorter, longer = sorted((one, other), key=len)
    left_out = {longer[:at] + longer[at + 1 :] for at in range(len(longer))}
    changed = {
        longer[:at] + letter + longer[at + 1 :]
        for at, letter in product(range(len(longer) - 1), "abc")
    }
    expected = one == other or shorter in left_out | changed
    assert near(one, other) is near(other, one) is expected


# --- contradicting-channel ---


@pytest.mark.parametrize(
    ("touchpoint", "head", "keys"),
    [
        ("{id: search, channel: phone}", "", ["channel"]),
        ("{id: search, channel: web}", "", []),
        ("{id: search, title: Basket}", "", ["title"]),
        ("{id: search, title: SEARCH PAGE}", "", []),
        ("{id: search, title: Wyszukiwarka}", "lang: pl", []),
        ("{id: search, channel: phone, title: Basket}", "", ["channel", "title"]),
        ("{id: plain, channel: phone, title: Basket}", "", []),  # the catalog says neither
        ("{id: gone, channel: phone}", "", []),
        ("{id: search, channel: phone}", "status: deprecated", []),
    ],
)
def test_contradicting_channel(found: Found, touchpoint: str, head: str, keys: list[str]) -> None:
    step = f"{{id: s, title: S, touchpoint: {touchpoint}}}"
    files = maps(a_journey=journey("a", step, head=head))
    place = "stages[0].steps[0].touchpoint"
    assert found(files, "contradicting-channel") == [("CJ605", f"{place}.{key}") for key in keys]


def test_contradicting_channel_in_a_variant(found: Found) -> None:
    step = "{id: s, title: S, variants: [{when: w, touchpoint: {id: search, channel: phone}}]}"
    assert found(maps(a_journey=journey("a", step)), "contradicting-channel") == [
        ("CJ605", "stages[0].steps[0].variants[0].touchpoint.channel")
    ]


# --- unlinked-owner ---


@pytest.mark.parametrize(
    ("owner", "id"),
    [
        ("Obsługa Klienta", "care"),
        ("obsluga klienta", "care"),
        ("E-Commerce", "e-commerce"),
        ("ecommerce", "e-commerce"),
        ("Payment", None),
        ("Obsluga klientow", None),
        ("Obsługa klienci", None),  # likeness is not enough
        ("Pay-ments", "payments"),
        ("The bank", None),
        ("care", None),
        ("service", None),  # a former id: outdated-reference
        ("Anna Nowak", None),  # a persona owns nothing
    ],
)
def test_unlinked_owner(tmp_path: Path, owner: str, id: str | None) -> None:
    text = journey("a", STEP, head=f"owner: {owner}")
    expected = [] if id is None else [(False, text.replace(owner, id))]
    assert fixed(tmp_path, maps(a_journey=text), "a.journey.yaml", "unlinked-owner") == expected


def test_unlinked_actors(found: Found) -> None:
    actors = ("anna nowak", "ONLINE SHOP", "courier", "jan")
    steps = [f"{{id: s{n}, title: S, actor: {actor}}}" for n, actor in enumerate(actors)]
    files = maps(a_journey=journey("a", *steps))
    assert found(files, "unlinked-owner") == [("CJ606", "stages[0].steps[0].actor")]
    files = maps(a_journey=journey("a", *steps[1:], head="status: deprecated"))
    assert found(files, "unlinked-owner") == []


def test_unlinked_perceived_owner(found: Found) -> None:
    files = maps(b_blueprint=BLUEPRINT % "Billing Team")
    assert found(files, "unlinked-owner") == [("CJ606", "actions[0].perceived_owner")]


def test_a_name_of_two_teams_is_left_alone(found: Found) -> None:
    more = "kind: catalog\nid: more\ntitle: More\nteams: [{id: shop-team, title: Online Shop}]\n"
    files = maps(more_catalog=more, a_journey=journey("a", STEP, head="owner: online shop"))
    assert found(files, "unlinked-owner") == []


def test_words_on_which_all_maps_agree_are_told_once(found: Found) -> None:
    in_words = {f"{id}_journey": journey(id, STEP, head="owner: Billing Team") for id in "abcd"}
    assert found(maps(**in_words), "unlinked-owner") == [("CJ606", "owner")]
    by_id = journey("e", STEP, head="owner: billing")
    told = found(maps(**in_words, e_journey=by_id), "unlinked-owner")
    assert told == [("CJ606", "owner")] * 4
    old = in_words["a_journey"].replace("id: a\n", "id: a\nstatus: deprecated\n")
    told = found(maps(**in_words | {"a_journey": old}), "unlinked-owner")
    assert told == [("CJ606", "owner")] * 3


def test_how_words_are_told(tmp_path: Path) -> None:
    heads = {"a": "owner: Billing Team", "b": "owner: billing team", "c": "owner: BILLING"}
    files = maps(**{f"{id}_journey": journey(id, STEP, head=head) for id, head in heads.items()})
    assert messages(tmp_path, files, "unlinked-owner") == [
        "The team `billing` is written in words, “Billing Team”, here and in 2 more maps."
    ]
    files["c.journey.yaml"] = journey("c", STEP, head="owner: billing")
    assert messages(tmp_path, files, "unlinked-owner") == [
        "The team `billing` is written in words, “Billing Team”, here, and by its id in other places.",
        "The team `billing` is written in words, “billing team”, here, and by its id in other places.",
    ]


def test_all_words_become_the_id_in_one_run(tmp_path: Path) -> None:
    head = "owner: Billing Team"
    written(tmp_path, maps(**{f"{id}_journey": journey(id, STEP, head=head) for id in "abc"}))
    workspace = open_workspace(tmp_path)
    chosen = Choice(select=("default", "pedantic"))
    settings = lint_settings(workspace.configuration, TODAY, chosen)
    fixed = fix_to_fixed_point(
        workspace,
        workspace.entries,
        lambda workspace, entries: problems_of(workspace, settings, entries),
        unsafe=True,
    )
    assert fixed.faults == ()
    texts = {each.file.name: each.new.decode() for each in fixed.files}
    assert {name for name, text in texts.items() if "owner: billing\n" in text} == {
        "a.journey.yaml",
        "b.journey.yaml",
        "c.journey.yaml",
    }
    catalog = next(each for each in fixed.workspace.entries if each.kind_name == "catalog")
    assert "id: billing" in catalog.document.text  # no fix took away what another names


# --- diverging-version ---


@pytest.mark.parametrize(
    ("personas", "head", "expected"),
    [
        ("[anna, ola]", "state: future\nof: now", [("CJ607", "personas[1]")]),
        ("ola", "state: actual\nof: now", [("CJ607", "personas")]),
        ("anna", "state: future\nof: now", []),
        ("jan", "state: future\nof: now", []),  # extends anna
        ("ola", "state: future", []),
        ("ola", "state: current\nof: now", []),
        ("ola", "state: future\nof: gone", []),
        ("zoe", "state: future\nof: now", []),  # unknown: an error of its own
        ("ola", "state: future\nof: now\nstatus: deprecated", []),
        ("visitors", "state: actual\nof: now", []),  # a placeholder, as logs give one
        ("visitors", "state: future\nof: now", [("CJ607", "personas")]),
    ],
)
def test_diverging_version(
    found: Found, personas: str, head: str, expected: list[tuple[str, str]]
) -> None:
    files = maps(
        now_journey=journey("now", STEP, head="personas: anna"),
        then_journey=journey("then", STEP, head=f"personas: {personas}\n{head}"),
        visitors_persona="kind: persona\nid: visitors\nname: Visitors\nproto: true\n",
    )
    told = found(files, "diverging-version")
    assert [(code, path.removesuffix("[0]")) for code, path in told] == expected
