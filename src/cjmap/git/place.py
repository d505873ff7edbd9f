"""Where a repository is, and the environment in which git finds it again."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from cjmap.errors import CjmapError
from cjmap.git.process import GitError, decoded, run_git
from cjmap.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

_OF_ONE_REPOSITORY = (
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_IMPLICIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_PREFIX",
)
"""What git sets for a hook, or a person for one command. It must not reach another repository."""

_FILES = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR")


@dataclass(frozen=True, slots=True)
class Place:
    """The top folder of a work tree, the folder that git keeps its own things in, and how to call it.

    Without a work tree (in a bare repository, or in a `.git`), `root` is the folder that was asked
    about: names are told from there.
    """

    root: Path
    git_folder: str
    environment: dict[str, str]
    has_work_tree: bool = True


def elsewhere(environment: Mapping[str, str]) -> dict[str, str]:
    """Return an environment without what is meant for one repository alone."""
    return {name: value for name, value in environment.items() if name not in _OF_ONE_REPOSITORY}


def find_place(folder: Path) -> Place:
    """Find the repository of a folder.

    A hook runs with `GIT_DIR` or `GIT_INDEX_FILE`, relative to the folder it is started in: they
    are kept, made absolute, where they belong to the repository found, since the index of the
    commit in progress is named there. With `GIT_WORK_TREE` too, they decide alone, as for git.
    """
    given = dict(os.environ)
    outside = elsewhere(given)
    if outside == given:
        return _asked(folder, outside)
    inside = {
        name: os.path.abspath(value) if name in _FILES and value else value
        for name, value in given.items()
    }
    if "GIT_WORK_TREE" in given:
        return _asked(folder, inside)
    try:
        found = _asked(folder, outside)
    except CjmapError:
        if "GIT_DIR" not in given:
            raise
        return _asked(Path.cwd(), inside)
    try:
        here = _asked(Path.cwd(), inside)
    except CjmapError:
        return found
    if not os.path.samefile(here.git_folder, found.git_folder):
        return found
    if found.has_work_tree:
        inside["GIT_WORK_TREE"] = str(found.root)
    return replace(found, environment=inside)


def _asked(folder: Path, environment: dict[str, str]) -> Place:
    start = folder.parent if os.path.isfile(folder) else folder
    words = ["rev-parse", "--absolute-git-dir"]
    try:
        printed = run_git([*words, "--show-toplevel"], folder=start, environment=environment)
    except GitError as error:
        if "must be run in a work tree" not in error.said:
            raise _refusal(folder, error.said) from error
        printed = run_git(words, folder=start, environment=environment)
        git_folder = decoded(printed).removesuffix("\n")
        return Place(start, git_folder, environment, has_work_tree=False)
    git_folder, _, root = decoded(printed).removesuffix("\n").partition("\n")
    return Place(Path(root), git_folder, environment)


def no_work_tree(folder: Path) -> CjmapError:
    """Say that a repository has nothing but commits."""
    where = f"`{one_line(str(folder))}`"
    return CjmapError(
        f"The repository {where} has no work tree (it is bare, or this is its `.git` folder).",
        hint="Run the command in a clone.",
    )


def _refusal(folder: Path, said: str) -> CjmapError:
    where = f"`{one_line(str(folder))}`"
    if "dubious ownership" in said:
        return CjmapError(
            f"The repository around {where} belongs to another user, so git leaves it alone.",
            hint="`git status` there says how to allow it.",
        )
    if "not a git repository" in said:
        return CjmapError(
            f"{where} is not in a git repository.",
            hint="`git init` starts one; without git, give two files or two folders.",
        )
    return CjmapError(f"The repository of {where} cannot be opened: {one_line(said)}")
