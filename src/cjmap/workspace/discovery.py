"""Which files are maps: by suffix, under a root, as git sees them.

Hidden files and folders and what `.gitignore` names are left out; symbolic links are followed only
inside the workspace, after everything real, and never to what was found already. A folder with a
configuration of its own is a workspace of its own.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cjmap.format.kinds import kind_of_file
from cjmap.workspace.configuration import (
    CONFIGURATION_FILE,
    PROJECT_FILE,
    ConfigurationError,
    configuration_in,
)
from cjmap.workspace.ignoring import for_files, for_folders, patterns_of

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec, PathSpec

    from cjmap.workspace.configuration import Configuration

_BESIDE_MAPS = frozenset({CONFIGURATION_FILE, PROJECT_FILE, ".gitignore"})
_LARGEST_IGNORE_FILE = 1_000_000
_LONGEST_PATTERN = 4_096
"""Letters of a line of an ignore file: as many as a path may have."""


@dataclass(frozen=True, slots=True)
class _Ignore:
    """One `.gitignore`: its folder, and its patterns for files and for folders."""

    folder: Path
    for_files: GitIgnoreSpec
    for_folders: PathSpec[Any]


@dataclass(slots=True)
class _Found:
    """What a walk found: map files, the folders where another workspace begins, and those it saw."""

    maps: list[Path] = field(default_factory=list)
    workspaces: list[Path] = field(default_factory=list)
    folders: list[Path] = field(default_factory=list)


def find_maps(configuration: Configuration) -> list[Path]:
    """List the maps of a workspace, sorted by their path."""
    root = configuration.root
    include = _spec("include", configuration.include)
    exclude = _spec("exclude", configuration.exclude)
    found = []
    for file in _walk(root).maps:
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
    waiting = [folder]
    while waiting:
        nested = _walk(waiting.pop()).workspaces
        found.extend(nested)
        waiting.extend(nested)
    return sorted(found)


def looked_through(folder: Path) -> tuple[list[Path], list[Path]]:
    """Return the folders that finding maps below `folder` looks through, and where workspaces begin."""
    found = _walk(folder)
    return found.folders, found.workspaces


def is_read(name: str) -> bool:
    """Whether reading a workspace may look into a file of that name: a map, settings, or ignores."""
    last = name.rpartition("/")[2]
    return last in _BESIDE_MAPS or kind_of_file(Path(last)) is not None


def _spec(key: str, patterns: tuple[str, ...]) -> GitIgnoreSpec | None:
    if not patterns:
        return None
    try:
        return for_files(patterns_of(patterns))
    except (ValueError, re.error) as error:
        raise ConfigurationError(f"`{key}` holds a pattern that is none: {error}.") from error


def _walk(root: Path) -> _Found:
    """Look through the folders below `root`, real ones first, each with the ignores above it."""
    real_root = Path(os.path.realpath(root))
    found = _Found()
    seen: set[str] = set()
    waiting = [(root, _ignores_above(root))]
    links: list[tuple[Path, tuple[_Ignore, ...]]] = []
    while waiting or links:
        path, ignores = waiting.pop() if waiting else links.pop()
        real = os.path.realpath(path)
        if real in seen:
            continue
        seen.add(real)
        if not os.path.isdir(path):
            found.maps.append(path)
            continue
        found.folders.append(path)
        own = _ignore_file(path, path / ".gitignore")
        here = (*ignores, own) if own else ignores
        for entry in _entries(path):
            inner = Path(entry.path)
            linked = entry.is_symlink()
            if linked and not _leads_inside(inner, real_root):
                continue
            if os.path.isdir(inner) if linked else entry.is_dir():
                if _ignored(inner, here, folder=True):
                    continue
                if configuration_in(inner) is not None:
                    if not linked:
                        found.workspaces.append(inner)
                    continue
            elif kind_of_file(inner) is None or not entry.is_file() or _ignored(inner, here):
                continue
            elif not linked:
                found.maps.append(inner)
                seen.add(os.path.join(real, entry.name))
                continue
            (links if linked else waiting).append((inner, here))
    return found


def _leads_inside(link: Path, real_root: Path) -> bool:
    """Whether a link leads to something in the workspace.

    The system is asked first: it follows some forty links, Python any number until it runs out of
    stack.
    """
    return os.path.exists(link) and Path(os.path.realpath(link)).is_relative_to(real_root)


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    """List what is in a folder, hidden things left out; nothing where it may not be read."""
    try:
        with os.scandir(folder) as entries:
            seen = [entry for entry in entries if not entry.name.startswith(".")]
    except OSError:
        return []
    return sorted(seen, key=lambda entry: entry.name)


def _ignored(path: Path, ignores: tuple[_Ignore, ...], folder: bool = False) -> bool:
    """Whether git would ignore `path`; the deepest file that speaks of it decides.

    For a folder the last pattern that matches decides; for a file, patterns for the file itself
    weigh more than those for its folders, which have been walked through already.
    """
    ignored = False
    for ignore in ignores:
        name = path.relative_to(ignore.folder).as_posix()
        if folder:
            verdict = ignore.for_folders.check_file(f"{name}/").include
        else:
            verdict = ignore.for_files.check_file(name).include
        if verdict is not None:
            ignored = verdict
    return ignored


def _ignores_above(root: Path) -> tuple[_Ignore, ...]:
    """Read the ignore files of the repository that are above `root`, the weakest first."""
    folders: list[Path] = []
    for folder in (root, *root.parents):
        folders.append(folder)
        if os.path.exists(folder / ".git"):
            break
    else:
        return ()
    top = folders[-1]
    read = [_ignore_file(top, top / ".git" / "info" / "exclude")]
    read += [_ignore_file(each, each / ".gitignore") for each in reversed(folders[1:])]
    return tuple(ignore for ignore in read if ignore is not None)


def _ignore_file(folder: Path, file: Path) -> _Ignore | None:
    """Read one ignore file; as git does, no symbolic link, and lines that are no patterns skipped.

    So are lines longer than any path: reading a pattern of a million letters takes a minute.
    """
    if os.path.islink(file) or not os.path.isfile(file):
        return None
    try:
        with file.open(encoding="utf-8", errors="replace") as stream:
            lines = stream.read(_LARGEST_IGNORE_FILE).splitlines()
    except OSError:
        return None
    patterns: list[Any] = []
    for line in lines:
        if len(line) > _LONGEST_PATTERN:
            continue
        try:
            patterns.extend(patterns_of([line]))
        except (ValueError, re.error):
            continue
    return _Ignore(folder, for_files(patterns), for_folders(patterns))
