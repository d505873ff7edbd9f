"""`cjmap diff` where maps lie in submodules: their versions are those that are recorded."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest
from tests.git.desk import Desk
from tests.git.journeys import journey
from tests.git.modules import (
    ANNA,
    INNER,
    OWN,
    SHARED,
    cloned,
    local,
    make_shop,
    record,
    within,
    worsen,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

    Run = Callable[..., Ran]
    Play = Callable[[Desk], object]

NO_CHANGE = "No change.\n"
WORSE = "  ▼ “Look”: emotion fell from 0 to −1  emotion-worsened\n"


def worse(file: str = SHARED) -> str:
    return f"{file}\n{WORSE}1 change: 1 regression\n"


REMOVED = (
    "shared/inner/deep.journey.yaml\n  • Journey “I deep” removed  map-removed\n"
    "shared/order.journey.yaml\n  • Journey “I order” removed  map-removed\n"
    "shared/people/anna.persona.yaml\n  • Persona “Anna” removed  map-removed\n"
    "3 changes: 3 notable\n"
)


ADDED = (
    "shared/inner/deep.journey.yaml\n  • New journey “I deep”  map-added\n"
    "shared/order.journey.yaml\n  • New journey “I order”  map-added\n"
    "shared/people/anna.persona.yaml\n  • New persona “Anna”  map-added\n"
    "3 changes: 3 notable\n"
)
MOVED = (
    "common/inner/deep.journey.yaml\n"
    "  · File shared/inner/deep.journey.yaml → common/inner/deep.journey.yaml  map-moved\n"
    "common/order.journey.yaml\n"
    "  · File shared/order.journey.yaml → common/order.journey.yaml  map-moved\n"
    "common/people/anna.persona.yaml\n"
    "  · File shared/people/anna.persona.yaml → common/people/anna.persona.yaml  map-moved\n"
    "3 changes: 3 cosmetic\n"
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return make_shop(tmp_path_factory.mktemp("submodules"))


@pytest.fixture
def desk(made: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A copy of the shop's repository, and this process in it."""
    folder = tmp_path / "work"
    shutil.copytree(made.folder, folder)
    return Desk(folder, made.environment, made.tools).enter(monkeypatch)


def nothing(desk: Desk) -> None:
    pass


def commit_in_submodule(desk: Desk) -> None:
    worsen(desk)
    within(desk, "shared", "commit", "-q", "--all", "-m", "worse")


def stage(desk: Desk) -> None:
    commit_in_submodule(desk)
    desk.git("add", "shared")


def record_worse(desk: Desk) -> None:
    worsen(desk)
    record(desk, "shared")


def record_inner(desk: Desk) -> None:
    worsen(desk, INNER)
    record(desk, "shared/inner", "shared")


def checked_out_before(desk: Desk) -> None:
    record_worse(desk)
    desk.git("checkout", "-q", "HEAD~1")


def gone(desk: Desk) -> None:
    desk.git("rm", "-q", "shared")


def gone_for_good(desk: Desk) -> None:
    gone(desk)
    desk.commit("gone")


def vendored(desk: Desk) -> None:
    """The same files, without a submodule around them."""
    kept = {name: desk.read(name) for name in (SHARED, ANNA, INNER)}
    gone(desk)
    for name, text in kept.items():
        desk.write(name, text)
    desk.commit("vendored")


def moved(desk: Desk) -> None:
    desk.git("mv", "shared", "common")
    desk.commit("moved")


def deleted_folder(desk: Desk) -> None:
    shutil.rmtree(desk.folder / "shared")


def linked_elsewhere(desk: Desk) -> None:
    """What lies behind a link is not read, on either side."""
    (desk.folder / "shared").rename(desk.folder.parent / "elsewhere")
    (desk.folder / "shared").symlink_to(desk.folder.parent / "elsewhere")


@pytest.mark.parametrize(
    ("play", "words", "expected"),
    [
        (nothing, (), NO_CHANGE),
        (worsen, (), worse()),
        (worsen, (SHARED,), worse()),
        (worsen, ("HEAD", "shared"), worse()),
        (worsen, (OWN,), NO_CHANGE),
        (worsen, (f"HEAD:{SHARED}",), worse()),
        (worsen, (f"HEAD:{SHARED}", SHARED), worse()),
        (worsen, ("HEAD:shared", "shared"), worse("order.journey.yaml")),
        (worsen, ("HEAD:.", "."), worse()),
        (worsen, ("--staged",), NO_CHANGE),
        (lambda desk: worsen(desk, INNER), (), worse(INNER)),
        (commit_in_submodule, (), worse()),
        (commit_in_submodule, ("--staged",), NO_CHANGE),
        (stage, ("--staged",), worse()),
        (record_worse, (), NO_CHANGE),
        (record_worse, ("HEAD~1",), worse()),
        (record_worse, ("HEAD~1..HEAD",), worse()),
        (record_worse, ("HEAD~1", "HEAD", SHARED), worse()),
        (record_worse, ("HEAD~1..HEAD", OWN), NO_CHANGE),
        (record_worse, ("--merge-base", "HEAD~1", "HEAD"), worse()),
        (record_worse, (f"HEAD~1:{SHARED}", f"HEAD:{SHARED}"), worse(f"HEAD:{SHARED}")),
        (record_inner, ("HEAD~1..HEAD",), worse(INNER)),
        (record_inner, (), NO_CHANGE),
        # the files of another commit lie there, as after `git pull` without `submodule update`
        (checked_out_before, (), worse()),
        (gone, (), REMOVED),
        (gone, ("--staged",), REMOVED),
        (gone_for_good, ("HEAD~1..HEAD",), REMOVED),
        (gone_for_good, ("HEAD..HEAD~1",), ADDED),
        (deleted_folder, (), REMOVED),
        (vendored, ("HEAD~1..HEAD",), NO_CHANGE),
        (vendored, ("HEAD~1",), NO_CHANGE),
        (moved, ("HEAD~1..HEAD",), MOVED),
        (moved, (), NO_CHANGE),
        (lambda desk: desk.git("submodule", "deinit", "-q", "--all"), (), NO_CHANGE),
        (linked_elsewhere, (), REMOVED),
    ],
)
def test_maps_of_a_submodule_are_compared_with_what_is_recorded(
    run: Run, desk: Desk, play: Play, words: tuple[str, ...], expected: str
) -> None:
    play(desk)
    ran = run("diff", *words)
    assert (ran.out, ran.err, ran.code) == (expected, "", 0)


def test_a_submodule_that_is_not_committed_yet_is_new(run: Run, desk: Desk) -> None:
    desk.git("rm", "-q", "--cached", "shared")
    desk.git("commit", "-q", "-m", "no submodule yet")
    assert run("diff").out == ADDED


@pytest.mark.parametrize("words", [(), ("HEAD~1..HEAD",)])
def test_from_within_a_submodule_it_is_a_repository_like_any_other(
    run: Run, desk: Desk, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    if words:
        record_worse(desk)
    else:
        worsen(desk)
    monkeypatch.chdir(desk.folder / "shared")
    assert run("diff", *words).out == worse("order.journey.yaml")


def test_in_a_linked_work_tree_the_submodules_of_the_other_one_are_read(
    run: Run, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    record_worse(desk)
    desk.git("worktree", "add", "-q", "../linked")
    monkeypatch.chdir(desk.folder.parent / "linked")
    assert run("diff").out == NO_CHANGE
    assert run("diff", "HEAD~1..HEAD").out == worse()


def test_a_hook_sees_the_submodules_of_its_commit(run: Run, desk: Desk) -> None:
    """Git gives its hooks an index and a folder of git that are not those of any submodule."""
    commit_in_submodule(desk)
    hook = desk.folder / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\ncjmap diff --staged >&2\n", encoding="utf-8")
    hook.chmod(0o755)
    assert worse() in desk.git("commit", "-q", "--all", "-m", "worse", GIT_TRACE="")


# --- what others refer to ---


def test_references_into_a_submodule_are_followed_in_every_version(run: Run, desk: Desk) -> None:
    known, more = journey("own", more="personas: [anna]\n"), "personas: [anna, eve]\n"
    desk.commit("anna", OWN, known)
    desk.write("shared/people/eve.persona.yaml", "kind: persona\nid: eve\nname: Eve\n")
    desk.write(OWN, journey("own", more=more))
    within(desk, "shared", "add", "--all")
    record(desk, "shared")
    told = run("diff", "HEAD~1..HEAD", OWN)
    assert (told.code, told.out) == (
        0,
        f"{OWN}\n  • “Eve” goes through it now  persona-included\n1 change: 1 notable\n",
    )
    assert run("log", "own", "-n", "1").out.splitlines()[1:] == ["  • “Eve” goes through it now"]
    (desk.folder / ANNA).unlink()
    ran = run("diff")
    assert ran.code == 1
    assert f"`anna` in {OWN}:4 leads nowhere now" in ran.out


# --- what is not on this machine ---

NO_CLONE = (
    "shared ({}) was not compared: this submodule is not here; `git submodule update --init`"
    " brings it.\n"
)
NO_COMMIT = (
    "shared ({}) was not compared: commit 12345678 of this submodule is not here; `git fetch` in it"
    " may bring it.\n"
)


def unknown_commit(desk: Desk) -> None:
    """Record a commit that nobody has fetched; the files on disk are those of another."""
    desk.git("update-index", "--cacheinfo", f"160000,{'12345678' * 5},shared")
    desk.git("commit", "-q", "-m", "unknown")


@pytest.mark.parametrize(
    ("words", "code", "expected"),
    [
        ((), 2, NO_COMMIT.format("HEAD")),
        (("--staged", "HEAD~1"), 2, NO_COMMIT.format("index")),
        (("HEAD~1",), 0, NO_CHANGE),
        (("HEAD~1..HEAD",), 2, NO_COMMIT.format("HEAD")),
        (("HEAD..HEAD~1",), 2, NO_COMMIT.format("HEAD")),
        (("HEAD", SHARED), 2, NO_COMMIT.format("HEAD")),
        (("HEAD:.", "."), 2, NO_COMMIT.format("HEAD:.")),
        (("HEAD", OWN), 0, NO_CHANGE),
        (("HEAD..HEAD",), 0, NO_CHANGE),
    ],
)
def test_a_commit_that_is_not_here_is_told_and_no_map_is_new_or_gone(
    run: Run, desk: Desk, words: tuple[str, ...], code: int, expected: str
) -> None:
    unknown_commit(desk)
    ran = run("diff", *words)
    assert (ran.out, ran.err, ran.code) == (expected, "", code)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ((), NO_CHANGE),
        (("HEAD~1",), NO_CHANGE),
        (("--staged",), NO_CHANGE),
        (("--staged", "HEAD~1"), NO_CLONE.format("HEAD~1")),
        (("HEAD~1..HEAD",), NO_CLONE.format("HEAD~1")),
        (("HEAD~1..HEAD", "shared"), NO_CLONE.format("HEAD~1")),
        (("HEAD~1..HEAD", "shared/people"), NO_CLONE.format("HEAD~1")),
        (("HEAD~1..HEAD", OWN), NO_CHANGE),
        (("HEAD~2..HEAD",), NO_CLONE.format("HEAD")),
    ],
)
def test_a_submodule_that_was_never_brought_here(
    run: Run,
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    expected: str,
) -> None:
    """Nobody knows whether there are maps in it, so it fails nobody's check."""
    desk.git("checkout", "-q", "--orphan", "start")
    desk.git("rm", "-q", "--cached", "shared", ".gitmodules")
    desk.git("commit", "-q", "-m", "without")
    desk.git("add", "shared", ".gitmodules")
    desk.git("commit", "-q", "-m", "with")
    record_worse(desk)
    monkeypatch.chdir(cloned(desk).folder)
    ran = run("diff", *words)
    assert (ran.out, ran.err, ran.code) == (expected, "", 0)


def test_the_rest_is_compared_all_the_same(run: Run, desk: Desk) -> None:
    unknown_commit(desk)
    worsen(desk, OWN)
    ran = run("diff")
    said = NO_COMMIT.format("HEAD")
    assert (ran.code, ran.out) == (2, f"{OWN}\n{WORSE}{said}1 change: 1 regression\n")
    refused = {"file": "shared", "version": "HEAD", "problem": said.partition(": ")[2].strip()}
    assert json.loads(run("diff", "--to", "json").out)["refused"] == [refused]
    assert run("diff", "--to", "github").out.startswith("::error title=cjmap,file=shared::")
    assert "- shared (HEAD) was not compared" in run("diff", "--to", "markdown").out
    assert "nie porównano. commitu 12345678 tego submodułu" in run("diff", "--lang", "pl").out


def test_one_file_of_a_version_that_is_not_here(run: Run, desk: Desk) -> None:
    unknown_commit(desk)
    ran = run("diff", f"HEAD:{SHARED}")
    assert (ran.code, ran.out) == (2, "")
    assert "`shared` is a submodule, and what it was in HEAD is not on this machine." in ran.err
    assert "`git fetch` in it may bring commit 12345678." in ran.err


def test_a_shallow_submodule_knows_one_commit(
    run: Run, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    record_worse(desk)
    origin = desk.folder.parent / "shared.git"
    desk.git("clone", "-q", "--bare", "shared", str(origin))
    clone = cloned(desk)
    clone.git("config", "submodule.shared.url", origin.as_uri())
    clone.git(*local("submodule", "--quiet", "update", "--init", "--depth", "1"))
    monkeypatch.chdir(clone.folder)
    assert run("diff").out == NO_CHANGE
    ran = run("diff", "HEAD~1..HEAD")
    assert ran.code == 2
    assert "shared (HEAD~1) was not compared: commit " in ran.out


def test_figures_are_compared_with_those_of_the_recorded_maps(run: Run, desk: Desk) -> None:
    record_worse(desk)
    told = run("report", "--since", "HEAD~1", "--section", "change")
    assert "I order 0 → −1 0 → −1" in " ".join(told.out.split())
    unknown_commit(desk)
    ran = run("report", "--since", "HEAD", "--section", "change")
    assert (ran.code, ran.out) == (2, "")
    assert "`shared` is a submodule, and what it was in HEAD is not on this machine." in ran.err
    assert run("report", OWN, "--since", "HEAD", "--section", "change").code == 0


def test_the_portal_leaves_the_history_of_a_submodule_to_its_own_repository(
    run: Run, desk: Desk
) -> None:
    """What lies there is committed, if not here."""
    assert run("site", "-q", "-o", "site", "--no-cache").code == 0
    assert "I own" in desk.read("site/history.html")
    assert "I order" not in desk.read("site/history.html")
