"""The map that is meant: a file, there or long gone, or the id of a map."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cjmap.errors import CjmapError
from cjmap.format.kinds import KINDS, kind_named
from cjmap.format.near import listed, nearest
from cjmap.git import Repository
from cjmap.printable import one_line
from cjmap.workspace import open_workspace
from cjmap.workspace.discovery import find_workspaces

if TYPE_CHECKING:
    from cjmap.compare.history.past import Past
    from cjmap.source import Limits
    from cjmap.workspace import Entry


@dataclass(frozen=True, slots=True)
class Asked:
    """Where the map is: its repository, and its path from the root of that.

    `entry` is the map as it lies on disk; None where it does not.
    """

    repository: Repository
    path: str
    entry: Entry | None = None


def find_map(word: str, limits: Limits | None = None) -> Asked:
    """Find the map; raises `CjmapError` where the word names none, or several."""
    if os.path.isdir(word):
        raise CjmapError(
            f"`{one_line(word)}` is a folder; a history is that of one map.",
            hint="Name a file, or the id of a map.",
        )
    file = Path(os.path.abspath(word))
    if file.exists():
        return _of_file(file, limits)
    entries = _entries(limits)
    kind, _, id = word.rpartition(":")
    wanted = _kind_name(kind) if kind.replace("-", "").isalpha() else None
    found = [
        entry
        for entry in entries
        if entry.id == id and (wanted is None or entry.kind_name == wanted)
    ]
    if len(found) == 1:
        return _of_entry(found[0])
    if found:
        words = [f"{entry.kind_name}:{entry.id}" for entry in found]
        raise CjmapError(f"`{one_line(word)}` is the id of several maps.", hint=_one_of(words))
    return _gone(word, file, entries)


def path_in(past: Past, asked: Asked, revision: str) -> str | None:
    """Return the path of the map in a revision, where it may have another name, or had one before.

    None where neither the file nor a map of that id is there or ever was. Raises `CjmapError` where
    there is no such revision.
    """
    commit = past.repository.commit(revision)
    if asked.path in past.files(commit):
        return asked.path
    found = past.find(commit, asked.entry) if asked.entry is not None else None
    if found is not None:
        return found
    return asked.path if past.repository.history(asked.path, revision, limit=1) else None


def _of_file(file: Path, limits: Limits | None) -> Asked:
    repository = repository_of(file.parent)
    workspace = open_workspace(file.parent, also=[file], limits=limits)
    entry = next((each for each in workspace.entries if each.file == file), None)
    return Asked(repository, repository.name_of(file), entry)


def _of_entry(entry: Entry) -> Asked:
    repository = repository_of(entry.file.parent)
    return Asked(repository, repository.name_of(entry.file), entry)


def repository_of(folder: Path, *, bare: bool = False) -> Repository:
    """Open the repository around a folder, as `Repository.find` does; raises `CjmapError` likewise."""
    try:
        return Repository.find(folder, bare=bare)
    except CjmapError as error:
        if "is not in a git repository" not in error.message:
            raise
        raise CjmapError(
            error.message, hint="A history is told from commits; `git init` starts a repository."
        ) from error


def _gone(word: str, file: Path, entries: list[Entry]) -> Asked:
    """Take the word for a file that once was; raises `CjmapError` where it never was."""
    folder = file.parent
    while not folder.is_dir():
        folder = folder.parent
    repository = repository_of(folder, bare=True)
    try:
        path = repository.name_of(file)
        if repository.history(path, limit=1):
            return Asked(repository, path)
    except CjmapError:  # outside the repository, or no commit yet: it is no such file
        pass
    ids = [str(entry.id) for entry in entries if entry.id]
    names = [os.path.relpath(entry.file) for entry in entries]
    near = nearest(word, [*ids, *names])
    refused = next((os.path.relpath(each.file) for each in entries if each.refused), None)
    hints = [f"Did you mean `{one_line(near)}`?"] if near else []
    if refused is not None:
        hints.append(f"`{one_line(refused)}` cannot be read now; if that is it, name the file.")
    raise CjmapError(
        f"There is no map `{one_line(word)}`, and no file of that name ever was.",
        hint=" ".join(hints) or "Name a file, or a map by its id, as in `cjmap log first-order`.",
    )


def _entries(limits: Limits | None) -> list[Entry]:
    """List the maps of the workspace around this folder, and of those that begin below it."""
    here = Path.cwd()
    return [
        entry
        for folder in (here, *find_workspaces(here))
        for entry in open_workspace(folder, limits=limits).entries
    ]


def _kind_name(word: str) -> str:
    kind = kind_named(word)
    if kind is None:
        names = [each.name for each in KINDS]
        near = nearest(word, names)
        raise CjmapError(
            f"There is no kind of map `{one_line(word)}`.",
            hint=f"Did you mean `{near}`?" if near else f"There are {listed(names, 'and')}.",
        )
    return kind.name


def _one_of(words: list[str]) -> str:
    return f"Write {listed([f'`{one_line(word)}`' for word in dict.fromkeys(words)])}."
