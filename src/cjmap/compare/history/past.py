"""The workspaces of commits, one after another: what two of them have in common is read once.

Every version of a map is read among the maps that stood beside it in the same commit, so that
titles are those of the time, and references that a change left dangling are found. To make that
affordable, those that tell nothing of others are read only if somebody asks for them, one folder is
brought from commit to commit by the few files that differ, and a file whose content has been read is
not read again.
"""

from __future__ import annotations

import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from cjmap.compare.side import READ_ALONG, Side
from cjmap.errors import CjmapError
from cjmap.format.kinds import kind_of_file
from cjmap.format.read import read_map
from cjmap.source.collector import collection_paused
from cjmap.source.document import read_document
from cjmap.source.limits import DEFAULT_LIMITS
from cjmap.workspace import Entry, Workspace, open_workspace
from cjmap.workspace.configuration import (
    Configuration,
    configuration_in,
    find_root,
    load_configuration,
)
from cjmap.workspace.discovery import find_maps, is_read

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from types import TracebackType

    from cjmap.format.read import ReadMap
    from cjmap.git import Repository
    from cjmap.source import Limits
    from cjmap.source.document import Document

WORK_TREE = "work tree"

_SHORT = 8
_REMEMBERED = 4
"""How many commits are remembered: a version and what it was made from follow closely."""

_KEPT_AT_LEAST = 64
"""How many contents are kept, however few maps a commit has."""


class Past:
    """Reads maps as they were. Used as a context: what it writes to disk lasts as long.

    `folder` is the name in the repository of the one workspace whose maps are asked for; without it,
    the configuration above a map tells its workspace, or else its own folder is that. Sides name
    files as they are called below it.
    """

    def __init__(
        self, repository: Repository, limits: Limits | None = None, folder: str | None = None
    ) -> None:
        """Read nothing yet."""
        self.repository = repository
        self._below = "" if folder is None or folder == "." else folder
        self._limits = limits or DEFAULT_LIMITS
        self._holder = tempfile.TemporaryDirectory(prefix="cjmap-")
        self._folder = Path(self._holder.name).resolve()
        self._top = self._folder / folder if folder is not None else None
        (self._folder / ".git").mkdir()  # the search for a configuration ends here
        self._lying: dict[str, str] = {}
        self._read: dict[tuple[str, str], tuple[Document, ReadMap]] = {}
        self._trees: dict[str, dict[str, str]] = {}

    def __enter__(self) -> Past:
        """Return the reader itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Take away what was written."""
        self._holder.cleanup()

    def files(self, commit: str) -> dict[str, str]:
        """Return the names of content of the maps and settings of a commit, by path."""
        if commit not in self._trees:
            while len(self._trees) >= _REMEMBERED:
                self._trees.pop(next(iter(self._trees)))
            tree = self.repository.tree(commit, self._below)
            self._trees[commit] = {name: blob.oid for name, blob in tree.files.items()}
        return self._trees[commit]

    def side(self, commit: str, path: str) -> Side | None:
        """Return the map at `path` as it was in a commit; None where there was no such file."""
        files = self.files(commit)
        if path not in files:
            return None
        file = self._folder / path
        near = self._workspace(files, path, _is_read_along)
        one = [entry for entry in near.entries if entry.file == file]
        return Side(
            near,
            one,
            commit[:_SHORT],
            self._top or self._folder,
            whole=lambda: self._workspace(self.files(commit), path, is_read),
        )

    def _workspace(
        self, files: dict[str, str], path: str, wanted: Callable[[str], bool]
    ) -> Workspace:
        """Read the workspace of `path` in a commit: that map, and those whose names are wanted."""
        self._bring(files, {name for name in files if name == path or wanted(name)})
        file = self._folder / path
        root, settings = self._root(file)
        try:
            configuration = load_configuration(root, settings)
            found = find_maps(configuration)
        except CjmapError:  # settings that were broken for a while do not hide the maps
            configuration = Configuration(root)
            found = find_maps(configuration)
        chosen = {each for each in found if wanted(each.name)}
        with collection_paused():
            entries = [
                self._entry(number, each, files)
                for number, each in enumerate(sorted({*chosen, file}))
            ]
            return Workspace(configuration, entries)

    def now(self, path: str) -> Side | None:
        """Return the map at `path` as it lies on disk; None where there is no such file."""
        root = self.repository.root
        file = root / path
        if not file.is_file():
            return None
        workspace = open_workspace(file.parent, also=[file], limits=self._limits)
        one = [entry for entry in workspace.entries if entry.file == file]
        return Side(workspace, one, WORK_TREE, root)

    def find(self, commit: str, wanted: Entry) -> str | None:
        """Return the path of the map of the same kind and id in a commit; None where it has none."""
        files = self.files(commit)
        for name in sorted(files):
            kind = kind_of_file(Path(name))
            if kind is None or kind.name != wanted.kind_name or not wanted.id:
                continue
            self._bring(files, {name})
            entry = self._entry(0, self._folder / name, files)
            if entry.read.valid and (entry.kind_name, entry.id) == (kind.name, wanted.id):
                return name
        return None

    def _root(self, file: Path) -> tuple[Path, Path | None]:
        """Find the workspace of a file, and its configuration."""
        if self._top is None:
            return find_root(file.parent)
        return self._top, configuration_in(self._top)

    def _entry(self, number: int, file: Path, files: dict[str, str]) -> Entry:
        name = file.relative_to(self._folder).as_posix()
        key = name, files[name]
        found = self._read.pop(key, None)
        if found is None:
            document = read_document(file, self._limits)
            found = document, read_map(document)
        self._read[key] = found  # at the end: what was asked for last goes last
        most = max(_REMEMBERED * len(self._lying), _KEPT_AT_LEAST)
        while len(self._read) > most:
            del self._read[next(iter(self._read))]
        return Entry(number, *found)

    def _bring(self, files: dict[str, str], wanted: Collection[str]) -> None:
        """Make the folder hold what is wanted of a commit, and nothing that is not of it."""
        for name in [name for name in self._lying if self._lying[name] != files.get(name)]:
            del self._lying[name]
            file = self._folder / name
            file.unlink()
            with suppress(OSError):  # a folder that is not empty stays
                for folder in file.relative_to(self._folder).parents[:-1]:
                    (self._folder / folder).rmdir()
        missing = {name: files[name] for name in wanted if name not in self._lying}
        contents = self.repository.read(missing.values())
        for name, oid in missing.items():
            file = self._folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(contents[oid])
            self._lying[name] = oid


def _is_read_along(name: str) -> bool:
    """Whether a file of that name is read with any map, or says how."""
    kind = kind_of_file(Path(name))
    return kind.name in READ_ALONG if kind is not None else is_read(name)
