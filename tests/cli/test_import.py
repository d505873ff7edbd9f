"""Guards `cjmap import`: what it writes and says, when it asks, and how it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Protocol

import pytest
from tests.cli.at_work import ENVIRONMENT

if TYPE_CHECKING:
    from pathlib import Path


class Ran(Protocol):
    code: int
    out: str
    err: str


class Run(Protocol):
    def __call__(self, *words: str, stdin: bytes = b"") -> Ran: ...


DAY = """journey
  title I order coffee
  section I decide
    I search: 4: Ewa
    I read reviews: 3: Ewa
  section I pay
    I type my address: 2: Ewa
    I pay: 3: Ewa
"""
FILE = "i-order-coffee.journey.yaml"
PERSONA = "ewa.persona.yaml"


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty workspace with a file to import."""
    (tmp_path / "cjmap.toml").write_text("", encoding="utf-8")
    (tmp_path / "day.mmd").write_text(DAY, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


def files(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def test_a_first_import_writes_maps_that_validate(run: Run, shop: Path) -> None:
    ran = run("import", "day.mmd", "-o", "maps")
    assert ran.code == 0
    assert ran.out.startswith("day.mmd: Mermaid journey with 2 sections, 4 ")
    assert f".\n\nwrote  maps/{FILE}\nwrote  maps/{PERSONA}\n\n" in ran.out
    assert "Made (2)\n" in ran.out
    assert sorted(files(shop)) == [
        f".cjmap/imports/{PERSONA}",
        f".cjmap/imports/{FILE}",
        "cjmap.toml",
        "day.mmd",
        f"maps/{PERSONA}",
        f"maps/{FILE}",
    ]
    assert run("validate").code == 0


def test_a_second_import_of_the_same_file_changes_nothing(run: Run, shop: Path) -> None:
    run("import", "day.mmd", "-o", "maps")
    before = files(shop)
    ran = run("import", "day.mmd", "-o", "maps")
    assert (ran.code, ran.err) == (0, "")
    assert f"same  maps/{FILE}\nsame  maps/{PERSONA}\n" in ran.out
    assert "Made" not in ran.out
    assert files(shop) == before


def test_a_folder_that_became_part_of_a_workspace_is_remembered(run: Run, shop: Path) -> None:
    (shop / "cjmap.toml").unlink()
    run("import", "day.mmd", "-o", "maps")
    (shop / "cjmap.toml").write_text("", encoding="utf-8")
    change(shop / "maps" / FILE, "status: draft", "status: approved")
    change(shop / "day.mmd", "I pay: 3", "I pay: 2")
    ran = run("import", "day.mmd", "-o", "maps", "--merge")
    assert f"merged  maps/{FILE}\n" in ran.out
    assert not (shop / ".cjmap").exists()  # it is kept where it was
    assert run("import", "day.mmd", "-o", "maps").code == 0


@pytest.mark.parametrize(
    ("first", "second", "place"), [(["-o", "maps"], [], "maps"), ([], ["-o", "maps"], ".")]
)
def test_without_settings_an_import_finds_what_one_into_another_folder_made(
    run: Run, shop: Path, first: list[str], second: list[str], place: str
) -> None:
    (shop / "cjmap.toml").unlink()
    assert run("import", "day.mmd", *first).code == 0
    change(shop / place / FILE, "status: draft", "status: approved")
    change(shop / "day.mmd", "title I order coffee", "title I buy coffee")
    (shop / "maps").mkdir(exist_ok=True)
    ran = run("import", "day.mmd", *second, "--merge")
    assert (ran.code, ran.err) == (0, "")
    shown = (shop / place / FILE).relative_to(shop).as_posix()
    assert f"\nmerged  {shown}\n" in ran.out
    assert len([*shop.rglob("*.journey.yaml")]) == 2  # the map, and what was read
    assert "status: approved" in (shop / place / FILE).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["--merge"], "Next: cjmap render"),
        (["--dry-run"], "Next: the same with --merge and without --dry-run"),
        (["--merge", "--strict"], "Next: see to what is listed, or leave out --strict"),
        ([], "Lint: all is well."),  # and that nothing was written
    ],
)
def test_what_is_next_depends_on_what_was_done(
    run: Run, shop: Path, words: list[str], expected: str
) -> None:
    edited(run, shop)
    if "--strict" in words:
        change(shop / "day.mmd", "I search: 4", "I search: 9")
    assert run("import", "day.mmd", *words).out.endswith(f"{expected}\n")


def test_what_is_next_after_a_dry_run_of_a_first_import(run: Run, shop: Path) -> None:
    assert run("import", "day.mmd", "--dry-run").out.endswith(
        "\nNext: the same without --dry-run\n"
    )
    (shop / "sub").mkdir()
    os.chdir(shop / "sub")
    assert run("import", "../day.mmd", "-o", "..").out.endswith(f"\nNext: cjmap render {shop}\n")


def test_what_is_to_be_decided_is_no_map_to_lint_or_draw(run: Run, shop: Path) -> None:
    edited(run, shop)
    change(
        shop / FILE,
        "title: I pay\n        emotion: {score: 0,",
        "title: I pay\n        emotion: {score: 1,",
    )
    ran = run("import", "day.mmd", "--dry-run")
    assert ran.code == 1
    assert f"\nwould conflict  {FILE}\n" in ran.out
    ran = run("import", "day.mmd", "--merge")
    assert ran.out.endswith(
        "\nLint of the other maps: all is well.\n"
        f"Next: decide between what stands at `<<<<<<<` and at `>>>>>>>` in {FILE}:25;"
        " then cjmap lint\n"
    )


CHANGES = f"""{FILE}
  ▼ “I pay”: emotion fell from 0 to −1  emotion-worsened
  • New step “I wait for news”  step-added
2 changes: 1 regression, 1 notable

"""


def edited(run: Run, shop: Path) -> None:
    """Import, edit the map, and change the file."""
    run("import", "day.mmd")
    change(shop / FILE, "title: I search\n", "title: I search\n        thinks: [In stock] # Ewa\n")
    change(shop / "day.mmd", "I pay: 3: Ewa\n", "I pay: 2: Ewa\n    I wait for news: 2: Ewa\n")


def test_what_would_change_is_shown_and_not_written_without_consent(run: Run, shop: Path) -> None:
    edited(run, shop)
    before = files(shop)
    ran = run("import", "day.mmd")
    assert ran.code == 1
    assert CHANGES in ran.out
    assert f"would merge  {FILE}\nsame         {PERSONA}\n" in ran.out
    assert ran.err == "Nothing was written: --merge writes these changes.\n"
    assert files(shop) == before


@pytest.mark.parametrize(
    "words", [["--dry-run"], ["--dry-run", "--merge"], ["--strict", "--merge"]]
)
def test_what_forbids_writing_does_so_with_consent_too(
    run: Run, shop: Path, words: list[str]
) -> None:
    edited(run, shop)
    change(shop / "day.mmd", "I search: 4", "I search: 9")
    before = files(shop)
    ran = run("import", "day.mmd", *words)
    assert (ran.code, ran.err) == (1, "")  # the score of 9 cannot be read
    assert f"would merge  {FILE}\n" in ran.out
    assert files(shop) == before


def test_merge_writes_and_keeps_what_people_wrote(run: Run, shop: Path) -> None:
    edited(run, shop)
    ran = run("import", "day.mmd", "--merge")
    assert (ran.code, ran.err) == (0, "")
    assert CHANGES in ran.out
    assert f"merged  {FILE}\n" in ran.out
    text = (shop / FILE).read_text(encoding="utf-8")
    assert "thinks: [In stock] # Ewa\n" in text
    assert "      - id: i-wait-for-news\n" in text
    assert run("import", "day.mmd").code == 0


def test_conflicts_are_told_and_marked(run: Run, shop: Path) -> None:
    edited(run, shop)
    change(
        shop / FILE,
        "title: I pay\n        emotion: {score: 0,",
        "title: I pay\n        emotion: {score: 1,",
    )
    clash = "step “I pay”, emotion.score: 1 in this workspace, -1 in day.mmd"
    ran = run("import", "day.mmd", "--merge", "--format", "json")
    assert ran.code == 1
    report = json.loads(ran.out)
    assert report["written"] is True
    assert [(each["outcome"], each["conflicts"]) for each in report["files"]] == [
        ("conflicts", [clash]),
        ("same", []),
    ]
    assert ">>>>>>> day.mmd\n" in (shop / FILE).read_text(encoding="utf-8")
    ran = run("import", "day.mmd")  # it has been read already
    assert ran.code == 1
    assert f"conflicts  {FILE}\nsame       {PERSONA}\n" in ran.out
    assert f"` in {FILE}:25; then cjmap lint\n" in ran.out
    change(shop / "day.mmd", "I search: 4", "I search: 5")
    ran = run("import", "day.mmd", "--merge")
    assert ran.code == 2
    said = "no valid map now, so nothing can be merged into it: line 25: A merge left its conflict"
    assert f"{FILE} is {said} markers here.\n" in ran.err


def test_conflicts_are_told_before_anybody_agrees(run: Run, shop: Path) -> None:
    edited(run, shop)
    change(
        shop / FILE,
        "title: I pay\n        emotion: {score: 0,",
        "title: I pay\n        emotion: {score: 1,",
    )
    ran = run("import", "day.mmd")
    assert ran.code == 1
    assert "  • New step “I wait for news”  step-added\n1 change: 1 notable\n" in ran.out
    assert (
        f"conflict: {FILE}: step “I pay”, emotion.score: 1 in this workspace, -1 in day.mmd\n"
        in ran.out
    )


def test_a_map_that_the_file_has_no_more_is_named_and_left(run: Run, shop: Path) -> None:
    run("import", "day.mmd")
    (shop / "day.mmd").write_text(DAY.replace(": Ewa", ""), encoding="utf-8")
    ran = run("import", "day.mmd", "--merge")
    assert ran.code == 0
    assert f"merged  {FILE}\nleft    {PERSONA}  (day.mmd has it no more)\n" in ran.out
    assert (shop / PERSONA).exists()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("flow.mmd", b"flowchart LR\n  A --> B\n", "holds no Mermaid journey"),
        ("day.mmd", "journey\n  Zażółć: 3: Ewa\n".encode("cp1250"), "is not UTF-8 text"),
        ("day.xyz", b"hello", "does not tell its format"),
    ],
)
def test_what_cannot_be_read_writes_nothing(
    run: Run, shop: Path, name: str, data: bytes, said: str
) -> None:
    (shop / name).write_bytes(data)
    before = files(shop)
    ran = run("import", name)
    assert ran.code == 2
    assert said in ran.err
    assert files(shop) == before


def test_what_a_map_refers_to_may_be_missing_and_is_told(run: Run, shop: Path) -> None:
    data = (
        '{"kind": "journey", "id": "a", "title": "A", "personas": ["jan"], "stages": [{"id": "s"}]}'
    )
    (shop / "a.json").write_text(data, encoding="utf-8")
    ran = run("import", "a.json")
    assert ran.code == 1
    assert "wrote  a.journey.yaml\n" in ran.out
    assert "1 error" in ran.out
    assert "dangling-reference (1)" in ran.out
    assert run("import", "a.json").code == 0  # it is as it was read


def test_a_file_in_the_way_is_left_alone(run: Run, shop: Path) -> None:
    (shop / FILE).write_text("- no map\n", encoding="utf-8")
    before = files(shop)
    ran = run("import", "day.mmd")
    assert ran.code == 2
    assert files(shop) == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals of this kind")
@pytest.mark.parametrize(("answer", "code"), [("y", 0), ("n", 1), ("", 1)])
def test_in_a_terminal_the_author_is_asked(run: Run, shop: Path, answer: str, code: int) -> None:
    import pty

    edited(run, shop)
    before = files(shop)
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "cjmap", "import", "day.mmd", "--color", "never"],
        cwd=shop,
        env=ENVIRONMENT,
        stdin=theirs,
        stdout=theirs,
        stderr=subprocess.DEVNULL,
    )
    os.close(theirs)
    seen = b""
    while b"[y/N] " not in seen:
        seen += os.read(ours, 1000)
    assert CHANGES.encode() in seen.replace(b"\r\n", b"\n")
    os.write(ours, f"{answer}\n".encode())
    assert process.wait(timeout=60) == code
    os.close(ours)
    assert (files(shop) == before) is (code == 1)
