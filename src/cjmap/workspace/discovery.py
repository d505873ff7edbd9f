"""Which files are maps: by suffix, under a root, as git sees them.

Hidden folders and what `.gitignore` names are left out; symbolic links are followed only inside
the workspace, and never in a circle. A folder with a configuration of its own is a workspace of
its own.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cjmap.format.kinds import kind_of_file
from cjmap.workspace.configuration import configuration_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pathspec import GitIgnoreSpec, PathSpec

    from cjmap.workspace.configuration import Configuration


def find_maps(configuration: Configuration) -> list[Path]:
    """List the maps of a workspace, sorted by their path."""
    root = configuration.root
    include = _spec(configuration.include)
    exclude = _spec(configuration.exclude)
    found = []
    for file in _files(root):
        name = file.relative_to(root).as_posix()
        if include is not None and not include.match_file(name):
            continue
        if exclude is not None and exclude.match_file(name):
            continue
        found.append(file)
    return sorted(found)


def find_workspaces(folder: Path) -> list[Path]:
    """List the workspaces that begin below `folder` (it is not one of them), sorted."""
    found: list[Path] = []
    for current, folders, _ in os.walk(folder):
        here = Path(current)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        if here != folder and configuration_in(here) is not None:
            found.append(here)
    return found


def _spec(patterns: tuple[str, ...]) -> GitIgnoreSpec | None:
    if not patterns:
        return None
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(patterns)


def _files(root: Path) -> Iterator[Path]:
    real_root = root.resolve()
    ignores = _Ignores(root)
    seen: set[Path] = set()
    waiting = [root]
    while waiting:
        folder = waiting.pop()
        real = folder.resolve()
        if real in seen:
            continue
        seen.add(real)
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError:
            continue
        ignores.read(folder)
        for entry in entries:
            path = Path(entry.path)
            if entry.name.startswith("."):
                continue
            if entry.is_symlink() and not _inside(path, real_root):
                continue
            if entry.is_dir():
                if not ignores.match(path, folder=True) and configuration_in(path) is None:
                    waiting.append(path)
            elif entry.is_file() and kind_of_file(path) is not None and not ignores.match(path):
                yield path


def _inside(path: Path, root: Path) -> bool:
    """Whether a link's target exists and lies in the workspace."""
    try:
        return path.resolve(strict=True).is_relative_to(root)
    except (OSError, RuntimeError):
        return False


class _Ignores:
    """The `.gitignore` files from the root of the repository down to where the search is."""

    def __init__(self, root: Path) -> None:
        self._specs: list[tuple[Path, GitIgnoreSpec, PathSpec[Any]]] = []
        above = _up_to_repository(root)
        if above:
            self._add(above[-1], above[-1] / ".git" / "info" / "exclude")
        for folder in reversed(above[1:]):  # that of `root` itself is read on the way down
            self.read(folder)

    def read(self, folder: Path) -> None:
        """Take the `.gitignore` of `folder` into account, where there is one."""
        self._add(folder, folder / ".gitignore")

    def _add(self, folder: Path, file: Path) -> None:
        try:
            lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return
        from pathspec import GitIgnoreSpec, PathSpec

        spec = GitIgnoreSpec.from_lines(lines)
        self._specs.append((folder, spec, PathSpec(spec.patterns)))

    def match(self, path: Path, folder: bool = False) -> bool:
        """Whether git would ignore `path`; the deepest file that speaks of it decides.

        For a folder the last pattern that matches decides; for a file, patterns for the file
        itself weigh more than those for its folders, which have been walked through already.
        """
        ignored = False
        for base, for_files, for_folders in self._specs:
            if path.is_relative_to(base):
                name = path.relative_to(base).as_posix()
                found = for_folders.check_file(f"{name}/") if folder else for_files.check_file(name)
                if found.include is not None:
                    ignored = found.include
        return ignored


def _up_to_repository(root: Path) -> list[Path]:
    """List the folders from `root` up to the repository's root; none outside a repository."""
    folders: list[Path] = []
    for folder in (root, *root.parents):
        folders.append(folder)
        if (folder / ".git").exists():
            return folders
    return []
