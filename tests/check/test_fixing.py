"""Guards the fixing: what was meant and nothing else, to a fixed point, and never over a change."""

from __future__ import annotations

import os
import re
import stat
import subprocess
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjmap.check.fixing import (
    Fixed,
    FixedDocument,
    apply_fixes,
    fix_to_fixed_point,
    is_safe,
    unified_diff,
    write_fixed,
)
from cjmap.check.fixing.repeating import ROUNDS
from cjmap.problem import (
    Add,
    Edit,
    Fix,
    Move,
    Problem,
    Remove,
    RemoveText,
    Replace,
    Route,
    Rule,
    Severity,
    Span,
)
from cjmap.source import parse_document
from cjmap.workspace import Entry, Workspace, open_workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from cjmap.source import Document

    Check = Callable[[Document], Iterable[Problem]]

EXAMPLES = Path(__file__).parents[2] / "examples"
PERSONA = "kind: persona\nid: anna\nname: Anna # first\ntags: [b, a]\nbio: 1\n"


def rule(name: str) -> Rule:
    return Rule(name.upper(), name, Severity.WARNING, "")


def problem(name: str, *edits: Edit, safe: bool = True) -> Problem:
    return Problem(rule(name), "Wrong.", Route(()), fix=Fix(f"Fix {name}", edits, safe))


def parsed(text: str) -> Document:
    return parse_document(Path("anna.persona.yaml"), text.encode())


def names(problems: Iterable[Problem]) -> list[str]:
    return [each.rule.name for each in problems]


# --- one round over one document ---


def fixed_text(text: str, *problems: Problem) -> tuple[str, FixedDocument]:
    result = apply_fixes(parsed(text), problems)
    return result.document.text, result


def test_fixes_are_made_in_the_order_of_their_places() -> None:
    text, result = fixed_text(
        PERSONA,
        problem("late", Replace(("bio",), "two")),
        problem("none"),
        problem("early", Replace(("name",), "Ania")),
        Problem(rule("without"), "Wrong.", Route(())),
    )
    assert text == "kind: persona\nid: anna\nname: Ania # first\ntags: [b, a]\nbio: two\n"
    assert names(result.applied) == ["early", "late"]
    assert result.postponed == ()
    assert result.refused == ()


@pytest.mark.parametrize("problems", [[], [problem("idle", Replace(("bio",), 1))]])
def test_a_text_that_stays_the_same(problems: list[Problem]) -> None:
    document = parsed(PERSONA)
    result = apply_fixes(document, problems)
    assert result.document is document
    assert result.applied == tuple(problems)


def test_of_two_that_overlap_the_second_waits() -> None:
    text, result = fixed_text(
        PERSONA,
        problem("whole", Remove(("tags",))),
        problem("part", Replace(("tags", 0), "c")),
        problem("twice", Add(("lang",), "pl")),
        problem("same place", Add(("quote",), "Hm.")),
    )
    assert text == "kind: persona\nid: anna\nname: Anna # first\nbio: 1\nlang: pl\n"
    assert names(result.applied) == ["whole", "twice"]
    assert names(result.postponed) == ["part", "same place"]


def test_fixes_that_touch_are_made_together() -> None:
    text, result = fixed_text(
        PERSONA,
        problem("bio", Remove(("bio",))),
        problem("tags", Remove(("tags",))),
        problem("lang", Add(("lang",), "pl", after="name")),
    )
    assert text == "kind: persona\nid: anna\nname: Anna # first\nlang: pl\n"
    assert len(result.applied) == 3


def test_fixes_that_empty_a_list_together() -> None:
    text = "kind: persona\nid: anna\nname: Anna\ntags:\n  - b\n  - a\n"
    fixed, _ = fixed_text(
        text, problem("b", Remove(("tags", 0))), problem("a", Remove(("tags", 1)))
    )
    assert fixed == "kind: persona\nid: anna\nname: Anna\n"


REFUSED: dict[str, tuple[Edit, str]] = {
    "nothing there": (Replace(("age",), 1), "`age` is not in the map."),
    "no valid map": (
        Remove(("name",)),
        "The map would not be valid: the map lacks `name`.",
    ),
    "a line too long": (
        Replace(("bio",), "x" * 10_001),
        "The text would have a fault: This line has 10,006 bytes; a line may have 10,000.",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_bad_fix_is_refused_and_the_others_are_made(name: str) -> None:
    edit, reason = REFUSED[name]
    text, result = fixed_text(
        PERSONA, problem("good", Replace(("tags", 1), "c")), problem("bad", edit)
    )
    assert text == PERSONA.replace("[b, a]", "[b, c]")
    assert names(result.applied) == ["good"]
    assert [(each.problem.rule.name, each.reason) for each in result.refused] == [("bad", reason)]


def test_fixes_that_are_right_only_by_themselves_wait() -> None:
    """Together they would make a line of more than 10,000 bytes."""
    text, result = fixed_text(
        "kind: persona\nid: anna\nname: Anna\ntags: [b, a]\n",
        problem("one", Replace(("tags", 0), "x" * 6_000)),
        problem("two", Replace(("tags", 1), "y" * 6_000)),
    )
    assert text == f"kind: persona\nid: anna\nname: Anna\ntags: [{'x' * 6_000}, a]\n"
    assert names(result.postponed) == ["two"]
    assert result.refused == ()


def test_what_the_text_says_afterwards_is_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    """An edit that does something else than it says is found out."""
    from cjmap.check.fixing import applying
    from cjmap.source.edits import SpanEdit

    def careless(document: Document, edits: Sequence[Edit]) -> list[SpanEdit]:
        assert edits
        start = document.text.index("Anna")
        return [SpanEdit(start, start + 4, "Ania")]

    monkeypatch.setattr(applying, "span_edits", careless)
    text, result = fixed_text(PERSONA, problem("bad", Replace(("bio",), 2)))
    assert text == PERSONA
    assert [each.reason for each in result.refused] == [
        "The map would say something else than what was meant."
    ]


def test_comments_outside_the_edits_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    from cjmap.source.document import Document

    rewritten = Document.rewritten
    monkeypatch.setattr(
        Document, "rewritten", lambda self, text: rewritten(self, text.replace(" # first", ""))
    )
    text, result = fixed_text(PERSONA, problem("bad", Replace(("bio",), 2)))
    assert text == PERSONA
    assert [each.reason for each in result.refused] == ["A comment would be lost."]


def test_a_map_that_is_not_valid_may_be_fixed() -> None:
    text = "kind: persona\nid: anna\nname: Anna\nbio: 1\nage: 3\n"
    assert fixed_text(text, problem("age", Remove(("age",))))[0] == text.replace("age: 3\n", "")


@pytest.mark.parametrize(
    ("edit", "declared", "safe"),
    [
        (Replace(("bio",), 2), True, True),
        (Replace(("bio",), 2), False, False),
        (Remove(("name",)), True, True),
        (Remove(("demographics",)), True, False),
        (Remove(("nothing",)), True, True),
        (Replace(("bio",), float("nan")), True, True),
    ],
)
def test_a_fix_that_takes_a_comment_along_is_not_safe(
    edit: Edit, declared: bool, safe: bool
) -> None:
    document = parsed(PERSONA + "demographics: # all of it\n  age: 31\n")
    assert is_safe(document, Fix("", (edit,), declared)) is safe


# --- to a fixed point ---


@dataclass
class Linter:
    """A lint made of checks of single documents; remembers how often it was asked."""

    checks: tuple[Check, ...]
    rounds: int = 0

    def __call__(
        self, workspace: Workspace, entries: Sequence[Entry]
    ) -> Iterator[tuple[Entry, Problem]]:
        assert all(entry in workspace.entries for entry in entries)
        self.rounds += 1
        for entry in entries:
            for check in self.checks:
                for found in check(entry.document):
                    yield entry, found


def lint_with(*checks: Check) -> Linter:
    return Linter(checks)


def count_up_to(limit: int) -> Check:
    """A rule whose fix calls for the next one."""

    def check(document: Document) -> Iterator[Problem]:
        number = document.data.get("bio", limit)
        if number < limit:
            yield problem("count", Replace(("bio",), number + 1))

    return check


def swap(document: Document) -> Iterator[Problem]:
    there, back = document.data["tags"][:2]
    yield problem("there", Replace(("tags", 0), back), Replace(("tags", 1), there))


def small_tags(document: Document) -> Iterator[Problem]:
    for number, tag in enumerate(document.data.get("tags", [])):
        if tag != tag.lower():
            yield problem("small-tags", Replace(("tags", number), tag.lower()))


def unsafe_comment(document: Document) -> Iterator[Problem]:
    for comment in document.comments:
        yield problem("comment", RemoveText(Span(comment.start, comment.end)), safe=False)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    (tmp_path / "cjmap.toml").write_text("")
    (tmp_path / "anna.persona.yaml").write_text(PERSONA)
    (tmp_path / "jan.persona.yaml").write_bytes(
        b"\xef\xbb\xbfkind: persona\r\nid: jan\r\nname: Jan\r\ntags: [X, y]\r\nbio: 9"
    )
    (tmp_path / "broken.persona.yaml").write_text("kind: [\n")
    return open_workspace(tmp_path)


def fix(workspace: Workspace, lint: Linter, *, unsafe: bool = False) -> Fixed:
    fixed = fix_to_fixed_point(workspace, workspace.entries, lint, unsafe=unsafe)
    again = fix_to_fixed_point(fixed.workspace, fixed.entries, lint, unsafe=unsafe)
    assert again.files == ()
    assert again.rounds == 0
    return fixed


def test_nothing_to_fix(workspace: Workspace) -> None:
    fixed = fix(workspace, lint_with())
    assert (fixed.files, fixed.rounds, fixed.faults) == ((), 0, ())
    assert fixed.workspace is workspace
    assert list(fixed.entries) == workspace.entries


def test_rounds_until_nothing_is_left(workspace: Workspace) -> None:
    lint = lint_with(count_up_to(4), small_tags)
    fixed = fix_to_fixed_point(workspace, workspace.entries, lint)
    assert lint.rounds == 4
    assert fixed.rounds == 3
    anna, jan = fixed.files
    assert (anna.file.name, jan.file.name) == ("anna.persona.yaml", "jan.persona.yaml")
    assert anna.old == PERSONA.encode()
    assert anna.new == PERSONA.replace("bio: 1", "bio: 4").encode()
    assert anna.fixes == {rule("count"): 3}
    assert jan.old.startswith(b"\xef\xbb\xbfkind")
    assert jan.new == jan.old.replace(b"X", b"x")
    assert jan.fixes == {rule("small-tags"): 1}
    assert fixed.faults == ()


def test_the_maps_after_fixing_are_handed_on(workspace: Workspace) -> None:
    fixed = fix(workspace, lint_with(count_up_to(2)))
    data = {entry.file.name: entry.document.data.get("bio") for entry in fixed.entries}
    assert data["anna.persona.yaml"] == 2
    assert [entry.number for entry in fixed.entries] == [0, 1, 2]


def test_only_the_entries_given_are_fixed(workspace: Workspace) -> None:
    chosen = [entry for entry in workspace.entries if entry.id == "jan"]
    everywhere = Linter((count_up_to(20),))

    def all_of_them(here: Workspace, entries: Sequence[Entry]) -> Iterable[tuple[Entry, Problem]]:
        assert [entry.id for entry in entries] == ["jan"]
        return everywhere(here, here.entries)

    fixed = fix_to_fixed_point(workspace, chosen, all_of_them)
    assert [each.file.name for each in fixed.files] == ["jan.persona.yaml"]


@pytest.mark.parametrize(("unsafe", "changed"), [(False, []), (True, ["anna.persona.yaml"])])
def test_unsafe_fixes_have_to_be_asked_for(
    unsafe: bool, changed: list[str], workspace: Workspace
) -> None:
    fixed = fix(workspace, lint_with(unsafe_comment), unsafe=unsafe)
    assert [each.file.name for each in fixed.files] == changed


def test_fixes_that_undo_one_another(workspace: Workspace) -> None:
    fixed = fix_to_fixed_point(
        workspace,
        [entry for entry in workspace.entries if entry.id],
        lint_with(swap, count_up_to(2)),
    )
    assert fixed.files == ()
    assert [(fault.file.name, names_of(fault.rules), fault.message) for fault in fixed.faults] == [
        (
            name,
            ["there"],
            "The fixes of these rules undo one another, so none was made in this file.",
        )
        for name in ("jan.persona.yaml", "anna.persona.yaml")
    ]
    assert [entry.document.data.get("tags") for entry in fixed.entries] == [["b", "a"], ["X", "y"]]


def names_of(rules: Iterable[Rule]) -> list[str]:
    return [each.name for each in rules]


def test_a_file_that_never_comes_to_rest_does_not_hold_up_others(workspace: Workspace) -> None:
    lint = lint_with(count_up_to(10_000), small_tags)
    fixed = fix_to_fixed_point(workspace, workspace.entries, lint)
    assert fixed.rounds == ROUNDS
    assert fixed.files == ()
    assert [fault.message for fault in fixed.faults] == [
        f"Fixes were still being made after {ROUNDS} rounds, so none was made in this file."
    ] * 2
    assert [names_of(fault.rules) for fault in fixed.faults] == [["count"]] * 2


def test_a_bad_fix_is_told_once(workspace: Workspace) -> None:
    def nameless(document: Document) -> Iterator[Problem]:
        if document.data.get("id") == "anna":
            yield problem("nameless", Remove(("name",)))

    fixed = fix_to_fixed_point(workspace, workspace.entries, lint_with(nameless, count_up_to(3)))
    assert [(fault.file.name, names_of(fault.rules), fault.message) for fault in fixed.faults] == [
        (
            "anna.persona.yaml",
            ["nameless"],
            "The fix `Fix nameless` was not made. "
            "The map would not be valid: the map lacks `name`.",
        )
    ]
    assert [each.new.decode() for each in fixed.files] == [PERSONA.replace("bio: 1", "bio: 3")]


# --- writing ---


def test_written_files_are_what_was_fixed(workspace: Workspace) -> None:
    fixed = fix(workspace, lint_with(count_up_to(2), small_tags))
    written = write_fixed(fixed)
    assert written.files == fixed.files
    assert written.failures == ()
    for each in fixed.files:
        assert each.file.read_bytes() == each.new


@pytest.mark.parametrize("mode", [0o600, 0o755, 0o444])
def test_permissions_stay(mode: int, workspace: Workspace) -> None:
    file = workspace.root / "anna.persona.yaml"
    file.chmod(mode)
    write_fixed(fix(workspace, lint_with(count_up_to(2))))
    assert b"bio: 2" in file.read_bytes()
    assert stat.S_IMODE(file.stat().st_mode) == mode


def test_a_file_that_changed_meanwhile_is_left_alone(workspace: Workspace) -> None:
    fixed = fix(workspace, lint_with(count_up_to(2), small_tags))
    file = workspace.root / "anna.persona.yaml"
    file.write_text("changed meanwhile")
    written = write_fixed(fixed)
    assert file.read_text() == "changed meanwhile"
    assert [each.file.name for each in written.files] == ["jan.persona.yaml"]
    assert [failure.message for failure in written.failures] == [
        f"{file} changed while cjmap was working on it, so it was left alone."
    ]


def test_a_file_that_went_meanwhile_is_not_brought_back(workspace: Workspace) -> None:
    fixed = fix(workspace, lint_with(count_up_to(2)))
    file = workspace.root / "anna.persona.yaml"
    file.unlink()
    assert len(write_fixed(fixed).failures) == 1
    assert not file.exists()


def test_a_link_out_of_the_workspace_is_not_followed(
    workspace: Workspace, tmp_path_factory: pytest.TempPathFactory
) -> None:
    fixed = fix(workspace, lint_with(count_up_to(2)))
    file = workspace.root / "anna.persona.yaml"
    outside = tmp_path_factory.mktemp("outside") / "anna.persona.yaml"
    file.rename(outside)
    file.symlink_to(outside)
    (failure,) = write_fixed(fixed).failures
    assert "leads out of" in failure.message
    assert outside.read_text() == PERSONA


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_crash_before_the_rename_leaves_the_old_file(
    error: BaseException, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    fixed = fix(workspace, lint_with(count_up_to(2)))
    before = sorted(each.name for each in workspace.root.iterdir())

    def crash(source: object, target: object) -> None:
        raise error

    monkeypatch.setattr(os, "replace", crash)
    try:
        assert len(write_fixed(fixed).failures) == 1
    except KeyboardInterrupt:
        assert isinstance(error, KeyboardInterrupt)
    assert (workspace.root / "anna.persona.yaml").read_text() == PERSONA
    assert sorted(each.name for each in workspace.root.iterdir()) == before


# --- the patch ---


def test_the_patch_of_a_file(workspace: Workspace) -> None:
    (each,) = fix(workspace, lint_with(count_up_to(2))).files
    assert unified_diff(each, "maps/anna.persona.yaml") == (
        "--- maps/anna.persona.yaml\n"
        "+++ maps/anna.persona.yaml\n"
        "@@ -2,4 +2,4 @@\n"
        " id: anna\n"
        " name: Anna # first\n"
        " tags: [b, a]\n"
        "-bio: 1\n"
        "+bio: 2\n"
    )


def test_a_patch_can_be_applied(workspace: Workspace) -> None:
    """With windows line ends, a byte order mark, and no last line break."""
    fixed = fix(workspace, lint_with(count_up_to(12), small_tags))
    patch = "".join(unified_diff(each, each.file.name) for each in fixed.files)
    assert "\\ No newline at end of file\n" in patch
    subprocess.run(
        ["git", "apply", "-p0", "-"], input=patch.encode(), cwd=workspace.root, check=True
    )
    for each in fixed.files:
        assert each.file.read_bytes() == each.new


# --- the fixes of a fixed map change nothing ---


def sorted_lists(document: Document) -> Iterator[Problem]:
    """One move a round and list, so that several rounds are needed."""
    for path, value in values_of(document.data):
        if isinstance(value, list) and all(isinstance(each, str) for each in value):
            for number, (one, other) in enumerate(pairwise(value)):
                if one > other:
                    yield problem("sorted", Move((*path, number + 1), number))
                    break


def plain_texts(document: Document) -> Iterator[Problem]:
    for path, value in values_of(document.data):
        if isinstance(value, str) and re.search(r"[,.?!]", value) and path[-1] != "id":
            yield problem("plain", Replace(path, re.sub(r"[,.?!]", "", value) or "x"))


def no_emotions(document: Document) -> Iterator[Problem]:
    for path, _ in values_of(document.data):
        if path[-1] in ("emotion", "drivers", "thinks"):
            yield problem("no-emotions", Remove(path), safe=False)


def assumed(document: Document) -> Iterator[Problem]:
    for path, value in values_of(document.data):
        listed = len(path) > 1 and path[-2] in ("pains", "gains", "needs", "thinks")
        if listed and "assumption" not in (value if isinstance(value, dict) else {}):
            yield problem("assumed", Add((*path, "assumption"), True, main="text"))


def values_of(
    data: object, path: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], object]]:
    """List all values below `data` with their paths."""
    if path:
        yield path, data
    inner: Iterable[tuple[str | int, object]] = ()
    if isinstance(data, dict):
        inner = data.items()
    elif isinstance(data, list):
        inner = enumerate(data)
    for part, value in inner:
        yield from values_of(value, (*path, part))


CHECKS: tuple[Check, ...] = (sorted_lists, plain_texts, no_emotions, assumed, unsafe_comment)
WORKSPACES = {name: open_workspace(EXAMPLES / name) for name in ("clinic", "sklep")}


@given(
    st.sampled_from(sorted(WORKSPACES)),
    st.lists(st.sampled_from(CHECKS), min_size=1, max_size=4, unique=True),
    st.booleans(),
)
@settings(max_examples=15)
def test_fixing_what_is_fixed_changes_nothing(name: str, checks: list[Check], unsafe: bool) -> None:
    workspace = WORKSPACES[name]
    lint = lint_with(*checks)
    fixed = fix(workspace, lint, unsafe=unsafe)
    assert not [fault for fault in fixed.faults if "was not made" not in fault.message]
    valid = {entry.file for entry in workspace.entries if entry.read.valid}
    assert {entry.file for entry in fixed.entries if entry.read.valid} == valid


def test_every_byte_but_those_of_the_fixes_stays() -> None:
    """All comments of the examples go, and nothing else."""
    for workspace in WORKSPACES.values():
        fixed = fix(workspace, lint_with(unsafe_comment), unsafe=True)
        for each in fixed.files:
            expected = re.sub(rb"(?m)^ *# .*\n| # .*", b"", each.old)
            assert each.new == expected
