"""The files of one version, and the repositories that lie among them: its submodules."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cjmap.git.process import decoded

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

LISTING = ("ls-tree", "-r", "-z", "--full-tree")
"""How `git ls-tree` is asked. `listed` reads what it answers."""

_REGULAR = ("100644", "100755")
_SUBMODULE = "160000"


@dataclass(frozen=True, slots=True)
class Blob:
    """A file as git keeps it: the name of its content, and `100644` or `100755`."""

    oid: str
    mode: str


@dataclass(frozen=True, slots=True)
class Submodule:
    """A repository in another one, as a version has it: by the name of its commit.

    `is_cloned` says whether it is on this machine at all, `is_known` whether that commit is.
    """

    commit: str
    is_cloned: bool
    is_known: bool


@dataclass(frozen=True, slots=True)
class Tree:
    """The regular files of a version and its submodules, by path.

    Files of submodules are among `files`, unless they are not known.
    """

    files: dict[str, Blob] = field(default_factory=dict)
    submodules: dict[str, Submodule] = field(default_factory=dict)

    @property
    def own_files(self) -> dict[str, Blob]:
        """The files but for those of submodules."""
        return self.without(self.submodules).files

    def without(self, paths: Collection[str]) -> Tree:
        """Leave out some files, and some submodules with all that is in them."""
        left_out = frozenset(paths)
        if not left_out:
            return self
        return Tree(
            {name: blob for name, blob in self.files.items() if left_out.isdisjoint(_above(name))},
            {
                name: each
                for name, each in self.submodules.items()
                if left_out.isdisjoint(_above(name))
            },
        )

    def below(self, folder: str) -> dict[str, Submodule]:
        """Return the submodules in a folder (`.`: in all of it), by their paths from there."""
        if folder == ".":
            return self.submodules
        return {
            path.removeprefix(f"{folder}/"): each
            for path, each in self.submodules.items()
            if path.startswith(f"{folder}/")
        }

    def around(self, path: str) -> str | None:
        """Return the innermost submodule that a path leads to or into; None where there is none."""
        return next((each for each in _above(path) if each in self.submodules), None)


def listed(printed: bytes) -> tuple[dict[str, Blob], dict[str, str]]:
    """Read what `git ls-tree` printed with `LISTING`: the regular files, and the commits of submodules.

    A path that leads out of the repository, or into its `.git`, is left out: whoever writes the
    files somewhere would write where the commit says.
    """
    files: dict[str, Blob] = {}
    commits: dict[str, str] = {}
    for entry in entries(printed):
        facts, _, path = entry.partition(b"\t")
        mode, _kind, oid = facts.decode("ascii").split()
        name = decoded(path)
        if _stays_inside(name):
            sort(name, mode, oid, files, commits)
    return files, commits


def sort(path: str, mode: str, oid: str, files: dict[str, Blob], commits: dict[str, str]) -> None:
    """Put what lies at a path where it belongs: a regular file, a submodule's commit, or neither."""
    if mode in _REGULAR:
        files[path] = Blob(oid, mode)
    elif mode == _SUBMODULE:
        commits[path] = oid


def entries(printed: bytes) -> Iterator[bytes]:
    """Go through what git prints with `-z`."""
    return (entry for entry in printed.split(b"\0") if entry)


def _above(path: str) -> Iterator[str]:
    """Go through a path and the folders that it is in, the innermost first."""
    while path:
        yield path
        path = path.rpartition("/")[0]


def _stays_inside(path: str) -> bool:
    """Whether a path stays where it belongs; no commit that git itself made has another."""
    parts = path.lower().replace(os.sep, "/").split("/")
    return {"", "..", ".git"}.isdisjoint(parts) and not os.path.isabs(path)
