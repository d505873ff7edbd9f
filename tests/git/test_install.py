"""Guards `cjmap git install`, `uninstall` and `status`: what they write, and that they give it back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.git.desk import Tool

from cjmap.cli.gitting.attributes import (
    BEGIN,
    END,
    PERSONAL,
    SHARED,
    block,
    with_block,
    without_block,
)
from cjmap.errors import CjmapError
from cjmap.format.kinds import KINDS

if TYPE_CHECKING:
    from tests.git.desk import Desk

ATTRIBUTES = ".gitattributes"
BLOCK = block(SHARED)


def configuration(desk: Desk) -> bytes:
    return (desk.folder / ".git" / "config").read_bytes()


# --- the block of attributes ---


def test_a_line_for_each_kind_and_ending() -> None:
    lines = BLOCK.splitlines()
    assert (lines[0], lines[-1]) == (BEGIN, END)
    patterns = [line.split()[0] for line in lines[1:-1]]
    wanted = [f"*.{kind.suffix}.{end}" for kind in KINDS for end in ("yaml", "yml")]
    assert patterns == wanted
    assert all(line.split(maxsplit=1)[1] == SHARED for line in lines[1:-1])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (None, BLOCK),
        ("* text=auto\n", "* text=auto\n" + BLOCK),
        ("* text=auto", "* text=auto\n" + BLOCK.removesuffix("\n")),
        ("", "\n" + BLOCK.removesuffix("\n")),
        ("a b\r\n", "a b\r\n" + BLOCK.replace("\n", "\r\n")),
        ("a b\r\nc d", "a b\r\nc d\r\n" + BLOCK.replace("\n", "\r\n").removesuffix("\r\n")),
        ("\udcff x\n", "\udcff x\n" + BLOCK),
    ],
)
def test_the_block_comes_and_goes(before: str | None, after: str) -> None:
    assert with_block(before, SHARED) == after
    assert with_block(after, SHARED) == after
    assert without_block(after) == before


def test_a_block_is_brought_up_to_date_where_it_stands() -> None:
    old = f"a\n{BEGIN} once\n*.map diff=x\n{END}\nz\n"
    assert with_block(old, SHARED) == f"a\n{BLOCK}z\n"
    assert without_block(old) == "a\nz\n"


def test_lines_added_after_the_block_stay() -> None:
    assert without_block(f"a\n{BLOCK}z\n") == "a\nz\n"
    assert without_block("a\nz\n") == "a\nz\n"


def test_a_block_without_an_end_is_left_alone() -> None:
    for change in (lambda text: with_block(text, SHARED), without_block):
        with pytest.raises(CjmapError, match="has no end"):
            change(f"{BEGIN}\n*.x y\n")


# --- in a repository ---


@pytest.mark.parametrize("before", [None, b"", b"* text=auto", b"# mine\n*.png -text\n"])
def test_uninstall_gives_back_what_was_there(before: bytes | None, desk: Desk) -> None:
    if before is not None:
        (desk.folder / ATTRIBUTES).write_bytes(before)
    settings = configuration(desk)
    desk.cjmap("git", "install", "--changes")
    installed = (desk.folder / ATTRIBUTES).read_bytes(), configuration(desk)
    assert configuration(desk) != settings
    said = desk.cjmap("git", "install", "--changes")
    assert "wrote" not in said
    assert ((desk.folder / ATTRIBUTES).read_bytes(), configuration(desk)) == installed
    desk.cjmap("git", "uninstall")
    file = desk.folder / ATTRIBUTES
    assert (file.read_bytes() if file.exists() else None) == before
    assert configuration(desk) == settings
    said = desk.cjmap("git", "uninstall")
    assert "removed" not in said
    assert configuration(desk) == settings


def test_from_a_folder_of_the_repository(desk: Desk) -> None:
    folder = desk.folder / "docs" / "maps"
    folder.mkdir(parents=True)
    said = desk.cjmap("git", "install", folder=folder)
    assert f"wrote    {desk.folder.resolve() / ATTRIBUTES}" in said
    assert desk.read(ATTRIBUTES) == BLOCK


def test_what_is_said(desk: Desk) -> None:
    said = desk.cjmap("git", "install")
    assert "[merge.cjmap]" in said
    assert "GitHub and GitLab run no drivers" in said
    assert "there is no `cjmap`" not in said
    assert "GitHub" not in desk.cjmap("git", "install", "--no-merge")
    desk.use(Tool.MISSING)
    assert "there is no `cjmap` there" in desk.cjmap("git", "install")


@pytest.mark.parametrize(
    ("options", "there", "absent"),
    [
        ((), ["diff.cjmap.xfuncname", "diff.cjmap.textconv", "merge.cjmap.driver"],
         ["diff.cjmap.command"]),
        (("--changes",), ["diff.cjmap.command", "diff.cjmap.textconv"], []),
        (("--no-textconv",), ["diff.cjmap.xfuncname"], ["diff.cjmap.textconv"]),
        (("--no-merge",), ["diff.cjmap.textconv", "mergetool.cjmap.cmd"], ["merge.cjmap.driver"]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("earlier", [None, ("--changes",), ("--no-merge", "--no-textconv")])
def test_what_is_asked_for_is_what_holds(
    options: tuple[str, ...],
    there: list[str],
    absent: list[str],
    earlier: tuple[str, ...] | None,
    desk: Desk,
) -> None:
    if earlier is not None:
        desk.cjmap("git", "install", *earlier)
    desk.cjmap("git", "install", *options)
    keys = desk.git("config", "--local", "--list", "--name-only").split()
    assert set(map(str.lower, there)) <= set(keys)
    assert not set(absent) & set(keys)


def test_settings_of_others_in_the_section_stay(desk: Desk) -> None:
    desk.git("config", "diff.cjmap.cachetextconv", "true")
    desk.cjmap("git", "install")
    assert desk.git("config", "diff.cjmap.cachetextconv") == "true\n"


@pytest.mark.parametrize("named", [True, False])
def test_for_a_person(named: bool, desk: Desk) -> None:
    home = Path(desk.environment["HOME"])
    file = home / ("my-attributes" if named else ".config/git/attributes")
    if named:
        desk.git("config", "--global", "core.attributesFile", "~/my-attributes")
    (home / "elsewhere").mkdir()
    desk.cjmap("git", "install", "--global", folder=home / "elsewhere")
    assert file.read_text(encoding="utf-8") == block(PERSONAL)
    assert not (desk.folder / ATTRIBUTES).exists()
    assert "cjmap" not in configuration(desk).decode()
    assert "--  " not in desk.cjmap("git", "status")
    desk.cjmap("git", "uninstall", "--global", folder=home / "elsewhere")
    assert not file.exists()
    assert "cjmap" not in (home / ".gitconfig").read_text(encoding="utf-8")


def test_install_after_init_changes_no_file(desk: Desk) -> None:
    desk.cjmap("init")
    before = desk.read(ATTRIBUTES)
    assert before == BLOCK
    assert f"kept     {desk.folder.resolve() / ATTRIBUTES}" in desk.cjmap("git", "install")
    assert desk.read(ATTRIBUTES) == before


def test_a_link_out_of_the_repository_is_not_followed(desk: Desk) -> None:
    outside = desk.folder.parent / "outside"
    outside.write_text("mine\n", encoding="utf-8")
    (desk.folder / ATTRIBUTES).symlink_to(outside)
    ran = desk.call("git", "install")
    assert ran.returncode == 2
    assert b"leads out of" in ran.stderr
    assert outside.read_text(encoding="utf-8") == "mine\n"


# --- status ---


def test_status_before_and_after(desk: Desk) -> None:
    ran = desk.call("git", "status")
    assert ran.returncode == 1
    assert ran.stdout.count(b"--  ") == 5
    assert b"--  attribute merge       not set: run `cjmap git install`" in ran.stdout
    desk.cjmap("git", "install")
    ran = desk.call("git", "status")
    assert ran.returncode == 0
    assert b"--  " not in ran.stdout


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("echo '*.journey.yaml merge=union' >> .gitattributes",
         "--  attribute merge       set otherwise for *.journey.yaml (union)"),
        ("git config merge.cjmap.driver 'cjmap merge %O %A %B'",
         "--  merge.cjmap.driver    differs from what `cjmap git install` sets"),
        ("rm ../tools/cjmap", "--  cjmap                 not on PATH"),
        ("git config --unset diff.cjmap.textconv",
         "ok  diff.cjmap.textconv   not set (optional)"),
    ],
)  # fmt: skip
def test_status_tells_what_is_otherwise(change: str, said: str, desk: Desk) -> None:
    desk.cjmap("git", "install")
    desk.run("sh", "-c", change)
    assert said in desk.call("git", "status").stdout.decode()


# --- wrong use ---


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "Missing argument 'ACTION'"),
        (["instal"], "instal"),
        (["uninstall", "--no-merge"], "go with `install`"),
        (["status", "--global"], "tells what holds in one repository"),
        (["merge-driver", "a"], "takes %O %A %B %L %P"),
        (["textconv"], "takes one file"),
        (["textconv", "no\x1bwhere"], "no\\x1bwhere cannot be read"),
        (["mergetool", "a"], "takes the files $BASE, $LOCAL, $REMOTE and $MERGED"),
    ],
)
def test_wrong_use(words: list[str], said: str, desk: Desk) -> None:
    ran = desk.call("git", *words)
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert said in ran.stderr.decode()


def test_outside_of_a_repository(desk: Desk) -> None:
    for action in ("install", "uninstall", "status"):
        ran = desk.call("git", action, folder=desk.folder.parent)
        assert ran.returncode == 2
        assert b"is not in a git repository" in ran.stderr
