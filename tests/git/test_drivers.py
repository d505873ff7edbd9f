"""Guards what cjmap answers git: the drivers for diff and merge, textconv, and the merge tool."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

import pytest
from tests.git.desk import Desk, Tool
from tests.git.scenario import BASE, clash, edited, without_labels
from tests.git.scenarios import ENTRANCE, LINE_BY_LINE, LOST

if TYPE_CHECKING:
    from pathlib import Path

from cjmap.cli.gitting.differing import told
from cjmap.cli.gitting.merging import Call, merge_files, merge_lines, read_call
from cjmap.cli.gitting.settings import DRIVER
from cjmap.errors import CjmapError

MAP = "maps/first-visit.journey.yaml"
BROKEN = [Tool.MISSING, Tool.BROKEN, Tool.KILLED]

# --- start-up ---

IMPORTED = """
import sys
from cjmap.cli.entry import main
try:
    code = main(sys.argv[1:])
finally:
    print(*sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
sys.exit(code)
"""


@pytest.mark.parametrize(
    "words",
    [
        ["git", "textconv", "ours.journey.yaml"],
        ["git", "merge-driver", *(f"{side}.journey.yaml" for side in ("base", "ours", "theirs")),
         "7", "a.journey.yaml"],
        ["git", "mergetool", *(f"{side}.journey.yaml" for side in ("base", "ours", "theirs")),
         "merged.journey.yaml"],
        ["git", "diff-driver", "a.journey.yaml", "base.journey.yaml", "1", "100644",
         "ours.journey.yaml", "2", "100644"],
    ],
    ids=lambda words: words[1],
)  # fmt: skip
def test_git_waits_for_no_heavy_import(words: list[str], desk: Desk) -> None:
    desk.write("base.journey.yaml", BASE)
    desk.write("ours.journey.yaml", edited(BASE, ENTRANCE))
    desk.write("theirs.journey.yaml", edited(BASE, LOST))
    ran = desk.run(sys.executable, "-c", IMPORTED, *words)
    imported = set(ran.stderr.decode().splitlines()[-1].split())
    assert "cjmap" in imported
    assert not {"typer", "click", "rich", "pydantic"} & imported


# --- the words of git ---


@pytest.mark.parametrize(
    ("given", "labels"),
    [
        ([], ("ours", "base", "theirs")),
        (["%S", "%X", "%Y"], ("ours", "base", "theirs")),
        (["", "", ""], ("ours", "base", "theirs")),
        (["merged common ancestors", "HEAD", "topic"], ("HEAD", "merged common ancestors", "topic")),
        (["1a2b3c4", "HEAD", "5d6e7f8 (100% of it)"],
         ("HEAD", "1a2b3c4", "5d6e7f8 (100% of it)")),
    ],
)  # fmt: skip
def test_labels(given: list[str], labels: tuple[str, str, str]) -> None:
    call = read_call(["o", "a", "b", "7", "x.journey.yaml", *given])
    assert call.labels == labels


@pytest.mark.parametrize(
    ("said", "size"), [("7", 7), ("12", 12), ("%L", 7), ("0", 7), ("-3", 7), ("99999", 7)]
)
def test_marker_size(said: str, size: int) -> None:
    assert read_call(["o", "a", "b", said, "x.journey.yaml"]).marker_size == size


def test_the_wrapper_holds_no_word_that_git_replaces() -> None:
    inside = DRIVER[DRIVER.index("'") : DRIVER.rindex("'")]
    assert "%" not in inside
    assert re.findall("%.", DRIVER) == ["%O", "%A", "%B", "%L", "%P", "%S", "%X", "%Y"]


# --- the merge driver, without git ---


def call_of(folder: Path, base: bytes | None, ours: bytes, theirs: bytes) -> Call:
    files = [folder / name for name in ("base", "ours", "theirs")]
    for file, text in zip(files, (base, ours, theirs), strict=True):
        if text is not None:
            file.write_bytes(text)
    return Call(files[0], files[1], files[2], 7, MAP, ("HEAD", "base", "topic"))


def test_without_a_common_ancestor(tmp_path: Path) -> None:
    ours, theirs = edited(BASE, ENTRANCE).encode(), BASE.encode()
    merged = merge_files(call_of(tmp_path, None, ours, theirs))
    assert not merged.clean
    assert without_labels(merged.text.decode()) == edited(
        BASE,
        (
            (
                "        title: Find the entrance\n",
                clash("        title: Find the right door\n", "        title: Find the entrance\n"),
            ),
        ),
    )


@pytest.mark.parametrize(
    ("ours", "theirs", "merged"),
    [
        (b"\0a\n", b"\0b\n", b"<<<<<<< HEAD\n\0a\n=======\n\0b\n>>>>>>> topic\n"),
        (b"\0a", b"\0b", b"<<<<<<< HEAD\n\0a\n=======\n\0b\n>>>>>>> topic\n"),
        (b"\0a\n", b"", b"<<<<<<< HEAD\n\0a\n=======\n>>>>>>> topic\n"),
        (b"\0a\n", b"\0a\n", b"\0a\n"),
    ],
)
def test_what_has_no_lines_is_left_whole(
    ours: bytes, theirs: bytes, merged: bytes, tmp_path: Path
) -> None:
    answer = merge_lines(call_of(tmp_path, b"\0\n", ours, theirs))
    assert (answer.text, answer.clean) == (merged, ours == theirs)


def test_without_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    answer = merge_lines(call_of(tmp_path, b"a\n", b"b\n", b"c\n"))
    assert answer.text == b"<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> topic\n"
    assert "cannot be run" in answer.notes[0]


def test_a_mistake_of_ours_ends_in_the_line_merge(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*files: object, **options: object) -> None:
        raise CjmapError("the wheel came off")

    monkeypatch.setattr("cjmap.compare.merge.merge", broken)
    sides = [edited(BASE, change).encode() for change in ((), ENTRANCE, LOST)]
    answer = merge_files(call_of(tmp_path, *sides))
    assert not answer.clean
    assert without_labels(answer.text.decode()) == edited(BASE, LINE_BY_LINE)
    assert "the wheel came off" in answer.notes[-1]


@pytest.mark.parametrize(
    ("wrapped", "theirs", "code"),
    [
        ([], edited(BASE, LOST), 0),
        ([], edited(BASE, (("title: Find the entrance", "title: Get in"),)), 1),
        (["--wrapped"], edited(BASE, LOST), 40),
        (["--wrapped"], edited(BASE, (("title: Find the entrance", "title: Get in"),)), 41),
    ],
)
def test_exit_codes(wrapped: list[str], theirs: str, code: int, desk: Desk) -> None:
    for name, text in (("o", BASE), ("a", edited(BASE, ENTRANCE)), ("b", theirs)):
        desk.write(name, text)
    ran = desk.call("git", "merge-driver", *wrapped, "o", "a", "b", "7", MAP)
    assert ran.returncode == code, ran.stderr
    if code in (0, 40):
        assert desk.read("a") == edited(BASE, (*ENTRANCE, *LOST))
    else:
        assert "Find the right door" in desk.read("a")


@pytest.mark.parametrize("limit", ["inf", "nan", "-1", "soon", "1e400"])
def test_a_time_limit_that_is_none_is_passed_over(limit: str, desk: Desk) -> None:
    for name, text in (("o", BASE), ("a", edited(BASE, ENTRANCE)), ("b", edited(BASE, LOST))):
        desk.write(name, text)
    words = (sys.executable, "-m", "cjmap", "git", "merge-driver", "o", "a", "b", "7", MAP)
    assert desk.run(*words, more={"CJMAP_MERGE_TIMEOUT": limit}).stderr == b""
    assert desk.read("a") == edited(BASE, (*ENTRANCE, *LOST))


def test_permissions_and_neighbours_stay(desk: Desk) -> None:
    for name, text in (("o", BASE), ("a", edited(BASE, ENTRANCE)), ("b", edited(BASE, LOST))):
        desk.write(name, text)
    (desk.folder / "a").chmod(0o640)
    desk.call("git", "merge-driver", "--wrapped", "o", "a", "b", "7", MAP)
    assert (desk.folder / "a").stat().st_mode & 0o777 == 0o640
    assert sorted(each.name for each in desk.folder.iterdir()) == [".git", "a", "b", "o"]


# --- the merge tool ---


@pytest.mark.parametrize("settled", [True, False])
def test_a_conflict_of_another_machine(settled: bool, desk: Desk) -> None:
    theirs = LOST if settled else (("title: Find the entrance", "title: Get in"),)
    desk.commit("base", MAP, BASE)
    desk.git("checkout", "-q", "-b", "theirs")
    desk.commit("theirs", MAP, edited(BASE, theirs))
    desk.git("checkout", "-q", "main")
    desk.commit("ours", MAP, edited(BASE, ENTRANCE))
    desk.git("merge", "theirs", ok=False)
    assert desk.unmerged() == {MAP}
    before = desk.read(MAP)
    desk.cjmap("git", "install")
    said = desk.git("mergetool", "--tool=cjmap", "--no-prompt", MAP, ok=settled)
    if settled:
        assert desk.read(MAP) == edited(BASE, (*ENTRANCE, *LOST))
        assert not desk.unmerged()
    else:
        assert desk.read(MAP) == before
        assert desk.unmerged() == {MAP}
        assert "that is for you to decide" in said


# --- lines: textconv and hunk headers ---

UNTIDY = BASE.replace("title: I am there", "title: 'I am there'").replace("\n  ", "\n    ")


def changed(desk: Desk, before: str, after: str, *options: str) -> None:
    desk.cjmap("git", "install", *options)
    desk.commit("before", MAP, before)
    desk.write(MAP, after)


@pytest.mark.parametrize("command", [["diff"], ["show"], ["log", "-p", "-1"]])
def test_layout_is_no_change(command: list[str], desk: Desk) -> None:
    changed(desk, UNTIDY, BASE)
    if command != ["diff"]:
        desk.commit("after")
    assert "@@" not in desk.git(*command)
    assert "@@" in desk.git(*command, "--no-textconv")


def test_hunks_name_the_step(desk: Desk) -> None:
    long = BASE.replace("        emotion: -1.5\n", "        emotion: -1.5\n        does:\n" + "".join(
        f"          - Walk to desk {number}\n" for number in range(9)
    ))  # fmt: skip
    changed(desk, long, long.replace("desk 8", "desk 9"))
    assert "@@ Wait to be called\n" in desk.git("diff")
    desk.use(Tool.MISSING)
    assert "@@ Wait to be called\n" in desk.git("diff")


@pytest.mark.parametrize(
    ("above", "name"),
    [
        ("  - id: need\n", "need"),
        ("      - {id: book, title: Book a slot}\n", "book"),
        ("      - title: No id here\n", "No id here"),
        ("name: Helen\n", "Helen"),
        ("    title: I am there\n", "I am there"),
    ],
)
def test_what_names_a_hunk(above: str, name: str, desk: Desk) -> None:
    lines = "".join(f"# {number}\n" for number in range(9))
    changed(desk, f"kind: journey\n{above}{lines}", f"kind: journey\n{above}{lines}# more\n")
    assert f"@@ {name}\n" in desk.git("diff")


@pytest.mark.parametrize(
    "text", ["kind: [\n", "<<<<<<< a\n", "", "\0\n", "kind: journey\nkind: x\n"]
)
def test_what_is_no_map_is_shown_as_it_is(text: str, desk: Desk) -> None:
    desk.write("a.journey.yaml", text)
    assert desk.call("git", "textconv", "a.journey.yaml").stdout.decode() == text


@pytest.mark.parametrize("tool", BROKEN, ids=str)
def test_git_diff_goes_on_without_cjmap(tool: Tool, desk: Desk) -> None:
    changed(desk, BASE, edited(BASE, LOST))
    with_cjmap = desk.git("diff")
    desk.use(tool)
    assert with_cjmap in desk.git("diff")
    assert "-        emotion: -1\n" in desk.git("diff")


# --- words: the diff driver ---


def test_changes_in_words(desk: Desk) -> None:
    changed(desk, BASE, edited(BASE, LOST), "--changes")
    said = desk.git("diff")
    assert "@@" not in said
    assert "Find the entrance" in said
    assert "emotion fell from −1 to −2" in said
    assert "@@" in desk.git("diff", "--no-ext-diff")
    desk.commit("after")
    assert "@@" in desk.git("show")
    assert desk.git("show", "--ext-diff", "--format=") == said


@pytest.mark.parametrize("tool", BROKEN, ids=str)
def test_lines_where_cjmap_has_no_words(tool: Tool, desk: Desk) -> None:
    changed(desk, BASE, edited(BASE, LOST), "--changes")
    desk.use(tool)
    assert "-        emotion: -1\n+        emotion: -2\n" in desk.git("diff")


def test_sides_that_are_not_there(desk: Desk) -> None:
    changed(desk, BASE, BASE, "--changes")
    desk.git("rm", "-q", MAP)
    assert "I see a specialist" in desk.git("diff", "--cached")
    desk.commit("deleted")
    desk.write("maps/new.journey.yaml", BASE.replace("first-visit", "new"))
    desk.git("add", "--all")
    assert "I see a specialist" in desk.git("diff", "--cached")


def test_modes_and_names(desk: Desk) -> None:
    changed(desk, BASE, BASE, "--changes")
    (desk.folder / MAP).chmod(0o755)
    assert desk.git("diff") == f"{MAP}: mode 100644 → 100755\n"
    desk.git("mv", MAP, 'maps/żółw "x".journey.yaml')
    desk.write('maps/żółw "x".journey.yaml', edited(BASE, LOST))
    desk.git("add", "--all")
    said = desk.git("diff", "--cached", "-M")
    assert f'{MAP} → maps/żółw "x".journey.yaml\n' in said
    assert "Find the entrance" in said


def test_a_file_in_conflict(desk: Desk) -> None:
    changed(desk, BASE, BASE, "--changes", "--no-merge")
    desk.git("checkout", "-q", "-b", "theirs")
    desk.commit("theirs", MAP, edited(BASE, LOST))
    desk.git("checkout", "-q", "main")
    desk.commit("ours", MAP, edited(BASE, ENTRANCE))
    desk.git("merge", "theirs", ok=False)
    ran = desk.run("git", "diff", "--cached")
    assert ran.returncode == 0
    assert f"{MAP}: in conflict\n" in ran.stdout.decode()


def test_a_side_that_is_no_map(desk: Desk) -> None:
    changed(desk, BASE, "kind: [\n", "--changes")
    ran = desk.run("git", "diff")
    assert b"only the lines can be shown" in ran.stdout
    assert b"+kind: [\n" in ran.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "takes the seven words"),
        (["a", "b"], "takes the seven words"),
        (["a\x1b[2J"], "a\\x1b[2J: in conflict\n"),
    ],
)
def test_odd_words_of_git(words: list[str], said: str) -> None:
    assert said in told(words)


def test_it_always_succeeds(desk: Desk) -> None:
    ran = desk.call("git", "diff-driver", "a", "nowhere", "1", "100644", "no", "2", "100644")
    assert ran.returncode == 0
    assert b"cjmap: a: " in ran.stdout


def test_lines_are_harmless_in_a_terminal(desk: Desk) -> None:
    changed(desk, "kind: [\n", "kind: [\x1b[2J\n", "--changes")
    assert "+kind: [\\x1b[2J\n" in desk.git("diff")
