"""The workspaces of commits, one after another: what two of them have in common is read once.

Every version of a map is read among the maps that stood beside it in the same commit, so that
titles are those of the time, and references that a change left dangling are found. To make that
affordable, one folder is brought from commit to commit by the few files that differ, and a file
whose content has been read is not read again.
"""

from __future__ import annotations

import tempfile
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from cjmap.compare.side import Side
from cjmap.errors import CjmapError
from cjmap.format.kinds import kind_of_file
from cjmap.format.read import read_map
from cjmap.source.collector import collection_paused
from cjmap.source.document import read_document
from cjmap.source.limits import DEFAULT_LIMITS
from cjmap.workspace import Entry, Workspace, open_workspace
from cjmap.workspace.configuration import (
    CONFIGURATION_FILE,
    PROJECT_FILE,
    Configuration,
    find_root,
    load_configuration,
)
from cjmap.workspace.discovery import find_maps

if TYPE_CHECKING:
    from types import TracebackType

    from cjmap.format.read import ReadMap
    from cjmap.git import Repository
    from cjmap.source import Limits
    from cjmap.source.document import Document

WORK_TREE = "work tree"

_BESIDE_MAPS = frozenset({CONFIGURATION_FILE, PROJECT_FILE, ".gitignore"})
_SHORT = 8
_REMEMBERED = 4
"""How many commits' lists of files are kept: a version and what it was made from follow closely."""


class Past:
    """Reads maps as they were. Used as a context: what it writes to disk lasts as long."""

    def __init__(self, repository: Repository, limits: Limits | None = None) -> None:
        """Read nothing yet."""
        self.repository = repository
        self._limits = limits or DEFAULT_LIMITS
        self._holder = tempfile.TemporaryDirectory(prefix="cjmap-")
        self._folder = Path(self._holder.name).resolve()
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
            tree = self.repository.tree(commit)
            self._trees[commit] = {name: blob.oid for name, blob in tree.items() if _is_safe(name)}
        return self._trees[commit]

    def side(self, commit: str, path: str) -> Side | None:
        """Return the map at `path` as it was in a commit; None where there was no such file."""
        files = self.files(commit)
        if path not in files:
            return None
        self._bring(files, path)
        file = self._folder / path
        root, settings = find_root(file.parent)
        try:
            configuration = load_configuration(root, settings)
            found = find_maps(configuration)
        except CjmapError:  # settings that were broken for a while do not hide the maps
            configuration = Configuration(root)
            found = find_maps(configuration)
        with collection_paused():
            entries = [
                self._entry(number, each, files)
                for number, each in enumerate(sorted({*found, file}))
            ]
            workspace = Workspace(configuration, entries)
        one = [entry for entry in entries if entry.file == file]
        return Side(workspace, one, commit[:_SHORT], self._folder)

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
        for name in sorted(self.files(commit)):
            kind = kind_of_file(Path(name))
            if kind is None or kind.name != wanted.kind_name or not wanted.id:
                continue
            side = self.side(commit, name)
            entry = next(iter(side.entries), None) if side is not None else None
            if entry is not None and (entry.kind_name, entry.id) == (kind.name, wanted.id):
                return name
        return None

    def _entry(self, number: int, file: Path, files: dict[str, str]) -> Entry:
        name = file.relative_to(self._folder).as_posix()
        key = name, files[name]
        if key not in self._read:
            document = read_document(file, self._limits)
            self._read[key] = document, read_map(document)
        return Entry(number, *self._read[key])

    def _bring(self, files: dict[str, str], path: str) -> None:
        """Make the folder hold the maps and settings of a commit, and `path` whatever it is called."""
        wanted = {name: oid for name, oid in files.items() if name == path or _is_read(name)}
        for name in [name for name in self._lying if self._lying[name] != wanted.get(name)]:
            del self._lying[name]
            file = self._folder / name
            file.unlink()
            with suppress(OSError):  # a folder that is not empty stays
                for folder in file.relative_to(self._folder).parents[:-1]:
                    (self._folder / folder).rmdir()
        missing = {name: oid for name, oid in wanted.items() if name not in self._lying}
        contents = self.repository.read(missing.values())
        for name, oid in missing.items():
            file = self._folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(contents[oid])
            self._lying[name] = oid


def _is_read(name: str) -> bool:
    return name.rpartition("/")[2] in _BESIDE_MAPS or kind_of_file(Path(name)) is not None


def _is_safe(name: str) -> bool:
    """Whether a path stays where it belongs; no commit that git itself made has another."""
    path = PurePosixPath(name)
    return not path.is_absolute() and not {"..", ".git"} & set(path.parts)
