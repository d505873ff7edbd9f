"""Guards what is known of submodules: which are here, and what their commits hold."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

import pytest
from tests.git.modules import ANNA, INNER, OWN, SHARED, cloned, local, make_shop, within

from cjmap.errors import CjmapError
from cjmap.git import Blob, Repository, Submodule, Tree

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.git.desk import Desk

FILES = [".gitmodules", OWN, "shared/.gitmodules", INNER, SHARED, ANNA]


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return make_shop(tmp_path).enter(monkeypatch)


def head(desk: Desk, folder: str = ".") -> str:
    return within(desk, folder, "rev-parse", "HEAD").strip()


def blob_of(text: str) -> str:
    data = text.encode("utf-8")
    return hashlib.sha1(b"blob %d\0" % len(data) + data).hexdigest()


def test_their_files_are_among_those_of_a_commit(shop: Desk) -> None:
    repository = Repository.find(shop.folder)
    tree = repository.tree("HEAD")
    assert sorted(tree.files) == sorted(FILES)
    assert tree.files[INNER] == Blob(blob_of(shop.read(INNER)), "100644")
    assert tree.submodules == {
        "shared": Submodule(head(shop, "shared"), is_cloned=True, is_known=True),
        "shared/inner": Submodule(head(shop, "shared/inner"), is_cloned=True, is_known=True),
    }
    assert sorted(tree.own_files) == [".gitmodules", OWN]
    assert repository.index() == tree
    contents = repository.read(blob.oid for blob in tree.files.values())
    assert contents[tree.files[INNER].oid] == shop.read(INNER).encode("utf-8")


@pytest.mark.parametrize(
    ("path", "around"),
    [(OWN, None), ("shared", "shared"), (SHARED, "shared"), (INNER, "shared/inner"), ("sha", None)],
)
def test_the_submodule_around_a_path(shop: Desk, path: str, around: str | None) -> None:
    assert Repository.find(shop.folder).tree("HEAD").around(path) == around


def test_parts_of_a_tree() -> None:
    known = Submodule("1" * 40, is_cloned=True, is_known=True)
    blob = Blob("2" * 40, "100644")
    tree = Tree(
        dict.fromkeys(("a", "ab", "a/b", "c/d"), blob), {"a": known, "a/x": known, "ab": known}
    )
    assert tree.without(()) is tree
    assert tree.without(["a"]) == Tree({"ab": blob, "c/d": blob}, {"ab": known})
    assert tree.below(".") == tree.submodules
    assert tree.below("a") == {"x": known}


def moved_away(desk: Desk) -> None:
    desk.git("rm", "-q", "shared")


def deinitialised(desk: Desk) -> None:
    desk.git("submodule", "deinit", "-q", "--all", "--force")


def in_a_folder_of_its_own(desk: Desk) -> None:
    """As `git clone` inside of a repository makes it, and git did before there was `modules`."""
    for folder in ("shared/inner", "shared"):
        kept = within(desk, folder, "rev-parse", "--absolute-git-dir").strip()
        (desk.folder / folder / ".git").unlink()
        os.rename(kept, desk.folder / folder / ".git")
        within(
            desk, folder, "--git-dir=.git", "--work-tree=.", "config", "--unset", "core.worktree"
        )


def borrowed(desk: Desk) -> None:
    """As `git clone --reference` makes it: the objects are those of another repository."""
    own = desk.folder / ".git" / "modules" / "shared" / "objects"
    lender = desk.folder.parent / "lender"
    own.rename(lender)
    (own / "info").mkdir(parents=True)
    (own / "info" / "alternates").write_text(f"{lender}\n", encoding="utf-8")


@pytest.mark.parametrize("play", [moved_away, deinitialised, in_a_folder_of_its_own, borrowed])
def test_wherever_git_keeps_them(shop: Desk, play: Callable[[Desk], None]) -> None:
    commit = head(shop)
    play(shop)
    tree = Repository.find(shop.folder).tree(commit)
    assert sorted(tree.files) == sorted(FILES)


@pytest.mark.parametrize("name", ["a:b", 'quo"ted', "back\\slash", "żółw"])
def test_in_a_folder_of_an_odd_name(tmp_path: Path, shop: Desk, name: str) -> None:
    """Git is told where objects are in a list with colons."""
    folder = tmp_path / name
    shop.folder.rename(folder)
    repository = Repository.find(folder)
    tree = repository.tree("HEAD")
    assert sorted(tree.files) == sorted(FILES)
    assert repository.read([tree.files[INNER].oid])


def test_what_is_not_here(shop: Desk) -> None:
    commit = head(shop, "shared")
    clone = cloned(shop)
    tree = Repository.find(clone.folder).tree("HEAD")
    assert sorted(tree.files) == [".gitmodules", OWN]
    assert tree.submodules == {"shared": Submodule(commit, is_cloned=False, is_known=False)}
    clone.git(*local("submodule", "--quiet", "update", "--init"))
    tree = Repository.find(clone.folder).tree("HEAD")
    assert not tree.submodules["shared/inner"].is_cloned
    assert (INNER in tree.files, SHARED in tree.files) == (False, True)


def test_a_commit_that_was_never_fetched(shop: Desk) -> None:
    shop.git("update-index", "--cacheinfo", f"160000,{'1' * 40},shared")
    tree = Repository.find(shop.folder).index()
    assert tree.submodules == {"shared": Submodule("1" * 40, is_cloned=True, is_known=False)}


def test_a_commit_of_the_repository_itself_is_not_taken_for_one_of_a_submodule(shop: Desk) -> None:
    """Each commit may name the one before as two submodules, which would be very many files."""
    for _ in range(40):
        for name in ("one", "two"):
            shop.git("update-index", "--add", "--cacheinfo", f"160000,{head(shop)},{name}")
        shop.git("commit", "-q", "-m", "again")
    tree = Repository.find(shop.folder).tree("HEAD")
    assert sorted(tree.submodules) == ["one", "shared", "shared/inner", "two"]
    assert sorted(tree.files) == sorted(FILES)


def test_no_revision_is_that_of_a_submodule(shop: Desk) -> None:
    repository = Repository.find(shop.folder)
    repository.tree("HEAD")
    with pytest.raises(CjmapError, match="There is no revision"):
        repository.commit(head(shop, "shared"))


def test_a_broken_one_is_not_here(shop: Desk) -> None:
    (shop.folder / "shared" / ".git").write_text("gitdir: nowhere\n", encoding="utf-8")
    (shop.folder / ".git" / "modules").rename(shop.folder.parent / "modules")
    tree = Repository.find(shop.folder).tree("HEAD")
    assert not tree.submodules["shared"].is_cloned


def test_no_program_of_a_submodule_is_started(shop: Desk) -> None:
    trap = shop.folder.parent / "trap"
    for key in ("core.fsmonitor", "core.pager", "diff.external", "core.sshCommand"):
        within(shop, "shared", "config", key, f"touch {trap}")
    within(shop, "shared", "config", "extensions.partialClone", "origin")
    within(shop, "shared", "config", "core.repositoryFormatVersion", "1")
    within(shop, "shared", "config", "remote.origin.promisor", "true")
    within(shop, "shared", "config", "remote.origin.url", "ssh://127.0.0.1:9/a")
    shop.git("update-index", "--cacheinfo", f"160000,{'1' * 40},shared")
    repository = Repository.find(shop.folder)
    assert not repository.index().submodules["shared"].is_known
    tree = repository.tree("HEAD")
    repository.read(blob.oid for blob in tree.files.values())
    assert INNER in tree.files
    assert not trap.exists()
