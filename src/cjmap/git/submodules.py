"""Where the objects of submodules are, so that git reads them with those of the repository around."""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING

from cjmap.errors import CjmapError
from cjmap.git.place import elsewhere
from cjmap.git.process import GitError, decoded, run_git
from cjmap.git.tree import LISTING

if TYPE_CHECKING:
    from pathlib import Path

    from cjmap.git.place import Place

_ALTERNATES = "GIT_ALTERNATE_OBJECT_DIRECTORIES"


class Submodules:
    """The submodules of a repository that are on this machine, found when first asked for.

    A submodule is named by its path, one within another by the paths of both. One that is not
    checked out is looked for where git keeps it, `modules/PATH` in the folder of git.

    Of a submodule nothing is read but its objects, by their names: its settings hold for nothing.
    """

    def __init__(self, place: Place) -> None:
        """Look for nothing yet."""
        self._place = place
        self._stores: dict[tuple[str, ...], Path] = {}
        self._last: dict[tuple[str, ...], tuple[str, bytes]] = {}
        """What each submodule was last asked for: most commits around it leave it as it is."""

    def is_cloned(self, chain: tuple[str, ...]) -> bool:
        """Whether the repository of a submodule is here; then its objects are read from now on."""
        if chain not in self._stores:
            store = self._checked_out(chain) or self._kept(chain)
            if store is None:  # it may come while somebody waits, as `cjmap serve` does
                return False
            self._stores[chain] = store
        return True

    def listing(self, chain: tuple[str, ...], commit: str) -> bytes | None:
        """List a commit of a submodule with `LISTING`; None where it is not here.

        Any commit may be named as that of a submodule, over and over. So nothing is looked for but
        where a repository lies.
        """
        if not self.is_cloned(chain):
            return None
        known, printed = self._last.get(chain, ("", b""))
        if known == commit:
            return printed
        try:
            printed = run_git(
                [*LISTING, commit], folder=self._place.root, environment=self.environment
            )
        except GitError:
            return None
        self._last[chain] = commit, printed
        return printed

    @property
    def environment(self) -> dict[str, str]:
        """The environment in which git finds the objects of all submodules that were asked for."""
        environment = self._place.environment
        stores = [_quoted(store) for store in self._stores.values()]
        if not stores:
            return environment
        known = [environment[_ALTERNATES]] if environment.get(_ALTERNATES) else []
        return {**environment, _ALTERNATES: os.pathsep.join((*known, *stores))}

    def _checked_out(self, chain: tuple[str, ...]) -> Path | None:
        """Ask the repository that lies in the work tree; None where there is none."""
        folder = self._place.root.joinpath(*chain)
        if not self._place.has_work_tree or not os.path.exists(folder / ".git"):
            return None
        if folder.resolve() != self._place.root.resolve().joinpath(*chain):
            return None  # behind a link, where git put nothing
        try:
            printed = run_git(
                ["rev-parse", "--git-path", "objects"],
                folder=folder,
                environment=elsewhere(self._place.environment),
            )
        except CjmapError:  # broken, or of another user
            return None
        return folder / decoded(printed).removesuffix("\n")

    def _kept(self, chain: tuple[str, ...]) -> Path | None:
        parts = [part for path in chain for part in ("modules", path)]
        stores = (folder.joinpath(*parts, "objects") for folder in self._git_folders)
        return next((store for store in stores if store.is_dir()), None)

    @cached_property
    def _git_folders(self) -> tuple[Path, ...]:
        """The folder of git, and that of the work tree that this one is linked to."""
        root = self._place.root
        printed = run_git(
            ["rev-parse", "--git-common-dir"], folder=root, environment=self._place.environment
        )
        common = root / decoded(printed).removesuffix("\n")
        return root / self._place.git_folder, common


def _quoted(store: Path) -> str:
    """Write a folder so that git takes no letter of its name for the end of it."""
    letters = str(store.absolute()).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{letters}"'
