"""`cjmap diff` and `cjmap log` in repositories without a work tree: what needs none is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.git.desk import Desk
from tests.git.journeys import journey

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

    Run = Callable[..., Ran]

MAP = "maps/own.journey.yaml"
OTHER = "other.journey.yaml"
WORSE = "  ▼ “Look”: emotion fell from 0 to −1  emotion-worsened\n1 change: 1 regression\n"
NO_CHANGE = "No change.\n"


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A bare clone of a repository with two commits, and this process in it."""
    desk = Desk.set_up(tmp_path)
    desk.write("cjmap.toml", 'lang = "en"\n')
    desk.write(OTHER, journey("other"))
    desk.commit("one", MAP, journey("own"))
    desk.commit("two", MAP, journey("own", -1))
    desk.git("clone", "-q", "--bare", ".", "../bare.git")
    return Desk(tmp_path / "bare.git", desk.environment, desk.tools).enter(monkeypatch)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("HEAD~1..HEAD",), f"{MAP}\n{WORSE}"),
        (("HEAD~1", "HEAD"), f"{MAP}\n{WORSE}"),
        (("main~1...main",), f"{MAP}\n{WORSE}"),
        (("--merge-base", "main~1", "HEAD"), f"{MAP}\n{WORSE}"),
        (("HEAD~1..HEAD", MAP), f"{MAP}\n{WORSE}"),
        (("HEAD~1..HEAD", "maps"), f"{MAP}\n{WORSE}"),
        (("HEAD~1..HEAD", OTHER), NO_CHANGE),
        ((f"HEAD~1:{MAP}", f"HEAD:{MAP}"), f"HEAD:{MAP}\n{WORSE}"),
        (("HEAD~1:maps", "HEAD:maps"), f"own.journey.yaml\n{WORSE}"),
    ],
)
def test_commits_are_compared(run: Run, bare: Desk, words: tuple[str, ...], expected: str) -> None:
    ran = run("diff", *words)
    assert (ran.out, ran.err, ran.code) == (expected, "", 0)


@pytest.mark.parametrize("place", ["bare.git/refs", "work/.git", "around"])
def test_wherever_such_a_repository_is_asked(
    run: Run, bare: Desk, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    around = bare.folder.parent / "around"
    around.mkdir()
    (around / ".git").write_text("gitdir: ../bare.git\n", encoding="utf-8")
    monkeypatch.chdir(bare.folder.parent / place)
    assert run("diff", "HEAD~1..HEAD").out == f"{MAP}\n{WORSE}"
    assert run("diff", "HEAD~1..HEAD", MAP).out == f"{MAP}\n{WORSE}"


def test_one_that_the_environment_names(
    run: Run, bare: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    (bare.folder.parent / "elsewhere").mkdir()
    monkeypatch.chdir(bare.folder.parent / "elsewhere")
    monkeypatch.setenv("GIT_DIR", str(bare.folder))
    assert run("diff", "HEAD~1..HEAD").out == f"{MAP}\n{WORSE}"


@pytest.mark.parametrize(
    "words", [(), ("HEAD",), ("HEAD~1",), ("--staged",), (MAP,), ("HEAD", MAP)]
)
def test_what_needs_a_work_tree_is_refused(run: Run, bare: Desk, words: tuple[str, ...]) -> None:
    ran = run("diff", *words)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        f"cjmap: The repository `{bare.folder}` has no work tree to compare with.\n"
        "  help: Name two revisions, as in `cjmap diff HEAD~1..HEAD`, or run it in a clone.\n"
    )


def test_a_history_is_told(run: Run, bare: Desk) -> None:
    expected = ["  ▼ “Look”: emotion fell from 0 to −1", "  • new journey “I own”"]
    assert run("log", MAP).out.splitlines()[1::2] == expected
    assert run("log", MAP, "HEAD~1").out.splitlines()[1::2] == expected[1:]


@pytest.mark.parametrize("hook", ["pre-receive", "post-receive", "update"])
def test_a_hook_of_a_server_tells_what_is_pushed(bare: Desk, hook: str) -> None:
    """What comes in is kept apart until `pre-receive` and `update` have agreed to it."""
    names = "old=$2; new=$3" if hook == "update" else "read old new ref"
    file = bare.folder / "hooks" / hook
    file.parent.mkdir(exist_ok=True)
    file.write_text(f'#!/bin/sh\n{names}\ncjmap diff "$old..$new"\n', encoding="utf-8")
    file.chmod(0o755)
    work = Desk(bare.folder.parent / "work", bare.environment, bare.tools)
    work.commit("three", OTHER, journey("other", -1))
    said = work.git("push", "-q", str(bare.folder), "main")
    told = [line.removeprefix("remote: ").rstrip() for line in said.splitlines()]
    assert told[:3] == [OTHER, *WORSE.splitlines()]
