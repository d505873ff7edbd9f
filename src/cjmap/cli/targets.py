"""PATHS into maps: which workspaces they belong to, and which of their maps are meant."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from cjmap.errors import CjmapError
from cjmap.format.near import nearest
from cjmap.printable import one_line
from cjmap.source import DEFAULT_LIMITS, Limits
from cjmap.source.spelling import spelt
from cjmap.workspace import open_workspace
from cjmap.workspace.configuration import find_root
from cjmap.workspace.discovery import find_workspaces

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.cli.keeping import Keeping
    from cjmap.workspace import Entry, Workspace

STANDARD_INPUT = "-"
DEFAULT_STDIN_NAME = "standard-input.yaml"


@dataclass(frozen=True, slots=True)
class Target:
    """Maps of one workspace.

    `base` is the folder that pictures' folders mirror: the root of the workspace, whatever was
    named inside it; for a workspace within one that was named, the root of that; for several
    workspaces, the folder that they have in common.
    """

    workspace: Workspace
    entries: list[Entry]
    base: Path


@dataclass(slots=True)
class _Wanted:
    """What is wanted of one workspace before it is read."""

    files: set[Path] = field(default_factory=set)
    folders: list[Path] = field(default_factory=list)
    above: list[Path] = field(default_factory=list)
    """Roots of what was named and holds the whole workspace, and perhaps others."""
    overlay: dict[Path, bytes] = field(default_factory=dict)


def find_targets(
    paths: Sequence[str],
    *,
    stdin_filename: str | None = None,
    limits: Limits | None = None,
    models: bool = False,
    keeping: Keeping | None = None,
) -> list[Target]:
    """Read the workspaces that `paths` belong to; without any, the one around this folder.

    `-` reads a map from standard input; `stdin_filename` gives it a name and a place among its
    siblings; `models` says that all maps will be asked for theirs; `keeping` knows maps from the
    run before. Raises `CjmapError` where a path does not exist or holds no maps.
    """
    wanted: dict[Path, _Wanted] = {}
    for word in dict.fromkeys(paths or [""]):
        if word == STANDARD_INPUT:
            file = _absolute(stdin_filename or DEFAULT_STDIN_NAME)
            here = _of(wanted, _existing_parent(file))
            here.files.add(file)
            here.overlay[file] = _standard_input(limits or DEFAULT_LIMITS)
        else:
            _want(wanted, word)
    targets = []
    for folder, each in sorted(wanted.items()):
        workspace = open_workspace(
            folder,
            also=each.files,
            overlay=each.overlay,
            limits=limits,
            models=models,
            knowing=keeping,
        )
        entries = [
            entry
            for entry in workspace.entries
            if entry.file in each.files or any(map(entry.file.is_relative_to, each.folders))
        ]
        if entries:
            base = min(each.above, key=lambda above: len(above.parts), default=workspace.root)
            targets.append(Target(workspace, entries, base))
    if not targets:
        asked = ", ".join(paths) or "this folder"
        raise CjmapError(
            f"There are no maps in {asked}.",
            hint="The name of a map says its kind: `anna.persona.yaml`, `first-order.journey.yaml`."
            " `cjmap init` writes some to start from.",
        )
    common = Path(os.path.commonpath([target.base for target in targets]))
    return targets if len(targets) == 1 else [replace(each, base=common) for each in targets]


def _want(wanted: dict[Path, _Wanted], word: str) -> None:
    path = _absolute(word) if word else _absolute(".")
    if os.path.isdir(path):
        root, configuration = find_root(path)
        inside = path if word or configuration is None else root
        _of(wanted, root).folders.append(inside)
        for nested in find_workspaces(inside):
            _of(wanted, nested).folders.append(nested)
            _of(wanted, nested).above.append(root)
    elif os.path.exists(path):
        _of(wanted, find_root(path.parent)[0]).files.add(path)
    elif os.path.islink(path):
        raise CjmapError(f"`{word}` is a symbolic link to nowhere.")
    else:
        raise CjmapError(f"There is no file or folder `{word}`.", hint=_near_path(path))


def _of(wanted: dict[Path, _Wanted], folder: Path) -> _Wanted:
    return wanted.setdefault(folder, _Wanted())


def _standard_input(limits: Limits) -> bytes:
    """Read a map from standard input, no more of it than shows that it is too large."""
    if sys.stdin is None:
        raise CjmapError("There is no standard input to read a map from.")
    return sys.stdin.buffer.read(limits.bytes + 1)


def _absolute(word: str) -> Path:
    return spelt(Path(os.path.abspath(word)))  # `..` is folded, links are kept


def _existing_parent(file: Path) -> Path:
    folder = file.parent
    while not os.path.isdir(folder):
        folder = folder.parent
    return find_root(folder)[0]


def _near_path(path: Path) -> str | None:
    folder = path.parent
    if not os.path.isdir(folder):
        return f"The folder `{folder}` does not exist either."
    try:
        near = nearest(path.name, os.listdir(folder))
    except OSError:
        return None
    return f"Did you mean `{near}`?" if near else None


def shown_file(file: Path) -> str:
    """Write a file's name for people: relative to where they are, and harmless to print."""
    here = Path.cwd()
    return one_line(str(file.relative_to(here) if file.is_relative_to(here) else file))


def repository_around(here: Path) -> Path:
    """Return the root of the repository around `here`, or `here` where there is none."""
    for folder in (here, *here.parents):
        if (folder / ".git").exists():
            return folder
    return here
