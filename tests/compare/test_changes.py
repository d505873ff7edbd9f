"""Every kind of change, on a small shop: edits in, exact changes out, both ways round."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from tests.compare.edits import compared, mirrored, rows, told
from tests.compare.shop import CATALOG, ORDER, PRINT, RETURN, SHOP, TODO
from tests.compare.table import CASES

from cjmap.compare.change import Level
from cjmap.compare.kinds import CHANGE_KINDS
from cjmap.compare.likeness import THRESHOLD, likeness
from cjmap.compare.words import LANGUAGES, words

if TYPE_CHECKING:
    from tests.compare.edits import Row
    from tests.compare.table import Edit

TABLE = pytest.mark.parametrize(
    ("edits", "changes"), [pytest.param(*case[1:], id=case[0]) for case in CASES]
)


def edited(*edits: Edit) -> dict[str, str]:
    """Return the shop with texts replaced, each of which must be there once at least."""
    files = dict(SHOP)
    for name, before, after in edits:
        if after is None:
            del files[name]
        elif before is None:
            files[name] = after
        else:
            assert before in files[name], f"{name} has no {before!r}"
            files[name] = files[name].replace(before, after, 1)
    return files


@TABLE
def test_edits_are_these_changes(edits: list[Edit], changes: list[Row]) -> None:
    """Each edit is told as exactly these changes, in this order."""
    assert rows(compared(SHOP, edited(*edits))) == changes


@TABLE
def test_the_other_way_round_is_the_mirror(edits: list[Edit], changes: list[Row]) -> None:
    """Undoing an edit is told as the mirrors of its changes, at the levels of the table."""
    there, back = compared(SHOP, edited(*edits)), compared(edited(*edits), SHOP)
    wanted = Counter(mirrored(each) for each in there.changes if each.kind.mirror)
    released = {each.after for each in there.changes if each.kind.id == "id-reused" and each.deltas}
    wanted.update(("id-retired", None, id) for id in released)  # the waiver of `id-reused`
    assert Counter(map(told, back.changes)) == wanted
    for change in (*there.changes, *back.changes):
        breaking = bool(change.dangling)
        assert change.level is (Level.BREAKING if breaking else change.kind.level)


TITLED = (PRINT, "{step: choose,", "{step: choose, title: Picks,")
COLUMN = "blueprint:inside/steps/wait"


@pytest.mark.parametrize(
    ("column", "place", "changes"),
    [
        (
            "{step: wait, title: Picks,",
            "wait",
            [("column-redirected", "notable", COLUMN, "choose", "wait")],
        ),
        (
            "{step: order#wait, title: Picks,",
            "wait",
            [("column-redirected", "notable", COLUMN, "choose", "order#wait")],
        ),
        (
            "{id: picks, step: choose, title: Picks,",
            "picks",
            [("id-given", "cosmetic", "blueprint:inside/steps/picks", None, "picks")],
        ),
    ],
)
def test_a_column_that_its_title_tells(column: str, place: str, changes: list[Row]) -> None:
    """Its step, or its own id, makes another id of it; its actions follow, and are not told."""
    new = edited((PRINT, "{step: choose,", column), (PRINT, "at: choose", f"at: {place}"))
    assert rows(compared(edited(TITLED), new)) == changes
    back = compared(new, edited(TITLED))
    assert [each.kind.id for each in back.changes] == [CHANGE_KINDS[changes[0][0]].mirror]


def test_every_kind_occurs() -> None:
    """The table, read both ways, tells every kind of change."""
    seen: set[str] = set()
    for _, edits, changes in CASES:
        seen |= {row[0] for row in changes}
        seen |= {change.kind.id for change in compared(edited(*edits), SHOP).changes}
    assert seen == set(CHANGE_KINDS)


def test_every_kind_has_its_mirror_or_a_waiver() -> None:
    """A mirror is the mirror of its mirror; what has none says why."""
    for kind in CHANGE_KINDS.values():
        assert bool(kind.mirror) != bool(kind.waiver), kind.id
        if kind.mirror:
            assert CHANGE_KINDS[kind.mirror].mirror == kind.id


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_kind_has_words(lang: str) -> None:
    """Each language tells every kind, and no other one."""
    assert set(words(lang).MESSAGES) == set(CHANGE_KINDS)


# --- what is no change ---

SAME: list[tuple[str, list[Edit]]] = [
    ("a comment", [(ORDER, "stages:\n", "# the way\nstages:  # all of them\n")]),
    (
        "the order of keys",
        [(ORDER, "id: order\ntitle: I order a present\n", "title: I order a present\nid: order\n")],
    ),
    ("quotes", [(ORDER, "title: I pay", 'title: "I pay"'), (ORDER, "id: pay\n", "id: 'pay'\n")]),
    (
        "lines of a text",
        [(ORDER, "scenario: Anna orders a present.", "scenario: >-\n  Anna orders\n  a present.")],
    ),
    ("a list on lines", [(ORDER, "tags: [shop]", "tags:\n  - shop")]),
    (
        "one word for a list",
        [(ORDER, "tags: [shop]", "tags: shop"), (RETURN, "personas: jan", "personas: [jan]")],
    ),
    ("an object on lines", [(PRINT, "  - {step: search}\n", "  - step: search\n")]),
    (
        "short forms in full",
        [
            (ORDER, "emotion: 1\n", "emotion: {score: 1.0}\n"),
            (ORDER, "touchpoint: cart", "touchpoint: {id: cart}"),
            (ORDER, "gains: [Wide choice]", "gains: [{text: Wide choice}]"),
            (ORDER, "next: [{to: choose, share: 0.8}", "next: [{to: choose, share: 0.80}"),
        ],
    ),
    (
        "defaults written out",
        [
            (
                ORDER,
                "title: I search\n",
                "title: I search\n        moment_of_truth: false\n        pains: []\n",
            ),
            (ORDER, "id: order\n", "id: order\nstate: current\n"),
            (PRINT, "{step: search}", "{id: search, step: search}"),
            (PRINT, "{from: show, to: pick}", "{from: show, to: pick, kind: triggers}"),
        ],
    ),
    (
        "durations in other words",
        [(RETURN, "60 min", "1 h"), (ORDER, "planned: 2 min", "planned: PT120S")],
    ),
    (
        "whole numbers with a point",
        [(TODO, "effort: 5\n", "effort: 5.0\n"), (CATALOG, "capacity: 20}", "capacity: 20.00}")],
    ),
]


@pytest.mark.parametrize("edits", [pytest.param(edits, id=title) for title, edits in SAME])
def test_no_change(edits: list[Edit]) -> None:
    """Another way to write the same is no change."""
    assert rows(compared(SHOP, edited(*edits))) == []


def test_line_ends_are_no_change() -> None:
    """CRLF, a byte-order mark and a missing last line end are no change."""
    dos: dict[str, str | bytes] = {
        name: b"\xef\xbb\xbf" + text.rstrip("\n").replace("\n", "\r\n").encode()
        for name, text in SHOP.items()
    }
    assert rows(compared(SHOP, dos)) == []


# --- likeness ---


@pytest.mark.parametrize(
    ("old", "new", "alike", "kinds"),
    [
        ("abcde", "abcxy", 0.6, ["reworded"]),
        ("abcdef", "abcxyz", 0.5, ["pain-added", "pain-resolved"]),
        ("abcdefgh", "abcdewxyz", 10 / 17, ["pain-added", "pain-resolved"]),
        ("It hurts", "it hurts", 1.0, ["reworded"]),
        ("Zgubiłam paragon", "Zgubiłem paragon", 15 / 16, ["reworded"]),
    ],
)
def test_the_threshold_of_likeness(old: str, new: str, alike: float, kinds: list[str]) -> None:
    """From 0.6 on a text without an id is the other one reworded, and the likeness is told."""
    assert likeness(old, new) == pytest.approx(alike if alike >= THRESHOLD else likeness(old, new))
    assert (likeness(old, new) >= THRESHOLD) == (alike >= THRESHOLD)
    before, after = (edited((RETURN, "Nie ma paragonu", text)) for text in (old, new))
    changes = compared(before, after).changes
    assert sorted(each.kind.id for each in changes) == kinds
    if kinds == ["reworded"]:
        assert changes[0].said["likeness"] == round(alike, 2)


def test_the_most_alike_are_one() -> None:
    """Of several texts each goes with the one that it is most like, wherever that stands."""
    before = edited(
        (RETURN, "needs: [Prosta odpowiedź]", "needs: [red apple pie, green apple pie]")
    )
    after = edited(
        (RETURN, "needs: [Prosta odpowiedź]", "needs: [green apple pies, red apple pies]")
    )
    told_changes = {
        (each.before, each.after) for each in compared(before, after).changes if each.before
    }
    assert told_changes == {
        ("red apple pie", "red apple pies"),
        ("green apple pie", "green apple pies"),
    }


def test_two_ids_are_never_one() -> None:
    """Things whose ids differ are two, however alike; that they are alike is told as a hint."""
    changes = compared(SHOP, edited((ORDER, "{id: sizes, text", "{id: no-sizes, text"))).changes
    [gone] = [each for each in changes if each.kind.id == "pain-resolved"]
    assert gone.said["looks_like"] == "Sizes are missing"
    assert gone.said["likeness"] == 1.0


def test_an_id_that_is_a_title_is_no_reference() -> None:
    """A title that equals the id that changed is a title, and its change is told."""
    before = edited((CATALOG, "{id: crm, title: Customer file}", "{id: crm, title: crm}"))
    after = edited(
        (CATALOG, "{id: crm, title: Customer file}", "{id: cdp, title: cdp, was: crm}"),
        (PRINT, "system: crm", "system: cdp"),
    )
    assert [each.kind.id for each in compared(before, after).changes] == ["id-changed", "retitled"]


def test_a_column_follows_its_step() -> None:
    """A column without an id has that of its step, and follows it; so do its actions and arrows."""
    old = edited((ORDER, "{from: unpack, to: search", "{from: unpack, to: pay"))
    after = dict(old)
    after[ORDER] = old[ORDER].replace("- id: search\n", "- id: find\n        was: [search]\n")
    after[PRINT] = (
        old[PRINT].replace("step: search", "step: find").replace("at: search", "at: find")
    )
    assert rows(compared(old, after)) == [
        ("id-changed", "notable", "journey:order/steps/find", "search", "find")
    ]


def test_references_that_dangle_are_told_with_the_change() -> None:
    """The change that took an id away names every reference that leads nowhere now."""
    changes = compared(SHOP, edited((ORDER, "id: order\n", "id: present\n"))).changes
    [change] = changes
    assert change.level is Level.BREAKING
    assert sorted((each.entry.file.name, each.text) for each in change.dangling) == [
        ("b.blueprint.yaml", "choose"),
        ("b.blueprint.yaml", "order"),
        ("b.blueprint.yaml", "pay"),
        ("b.blueprint.yaml", "search"),
        ("e.empathy.yaml", "order#pay"),
        ("t.backlog.yaml", "order#few-photos"),
    ]
