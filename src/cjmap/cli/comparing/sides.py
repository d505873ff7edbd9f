"""The two versions that were asked for, read: pairs of sides, one for each workspace."""

from __future__ import annotations

import os
import sys
import tempfile
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cjmap.cli.comparing.asked import NOTHING, STANDARD_INPUT, OfIndex, OfPath, OfRevision
from cjmap.compare.side import Side
from cjmap.errors import CjmapError
from cjmap.format.kinds import kind_of_file
from cjmap.format.near import nearest
from cjmap.printable import one_line
from cjmap.source import DEFAULT_LIMITS
from cjmap.workspace import open_workspace
from cjmap.workspace.configuration import CONFIGURATION_FILE, PROJECT_FILE, find_root
from cjmap.workspace.discovery import find_workspaces

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cjmap.cli.comparing.asked import Asked, Source
    from cjmap.git import Blob, Repository
    from cjmap.source import Limits

DEFAULT_STDIN_NAME = "standard-input.yaml"
_BESIDE_MAPS = (CONFIGURATION_FILE, PROJECT_FILE, ".gitignore")
_SHORT = 8


@dataclass(frozen=True, slots=True)
class Pair:
    """Two versions of one workspace."""

    old: Side
    new: Side


@contextmanager
def sides(
    asked: Asked, *, limits: Limits | None = None, stdin_filename: str | None = None
) -> Iterator[list[Pair]]:
    """Read both versions; what had to be written to disk for it lasts as long as the block.

    Raises `CjmapError` where a revision, file or folder is not there.
    """
    with ExitStack() as stack:
        reader = _Reader(stack, limits, stdin_filename)
        old, new = asked.old, asked.new
        if all(_is_version(each) for each in (old, new)):
            yield reader.revisions(asked)
        else:
            yield reader.named(old, new)


@dataclass(frozen=True, slots=True)
class _Place:
    """A file or folder on disk and what people call it; no path: nothing was there.

    `data` stands for the file, where it came by standard input.
    """

    path: Path | None
    label: str
    data: bytes | None = None

    @property
    def is_folder(self) -> bool:
        return self.path is not None and self.data is None and self.path.is_dir()


class _Reader:
    """Reads versions; temporary folders belong to `stack`."""

    def __init__(self, stack: ExitStack, limits: Limits | None, stdin_filename: str | None) -> None:
        self._stack = stack
        self._limits = limits
        self._stdin_filename = stdin_filename
        self._read_stdin = False

    # --- two files, two folders ---

    def named(self, old: Source, new: Source) -> list[Pair]:
        """Read two versions that were named one by one."""
        places = [self._place(each) for each in (old, new)]
        folders = [each for each in places if each.is_folder]
        if folders:
            if len(folders) + sum(each.path is None for each in places) < len(places):
                raise CjmapError(
                    "A folder cannot be compared with a file.",
                    hint="Name two folders, or two files.",
                )
            return self._folders(places[0], places[1])
        return [Pair(self._file(places[0]), self._file(places[1]))]

    def _place(self, source: Source) -> _Place:
        if isinstance(source, OfRevision):
            return self._place_of_revision(source.revision, source.path or "")
        if not isinstance(source, OfPath):
            raise TypeError("what is named one by one is a path, or one at a revision")
        word = source.word
        if word == NOTHING:
            return _Place(None, word)
        if word == STANDARD_INPUT:
            return self._standard_input()
        path = Path(os.path.abspath(word))
        if not path.exists():
            raise CjmapError(f"There is no file or folder `{one_line(word)}`.", hint=_near(path))
        return _Place(path, word)

    def _standard_input(self) -> _Place:
        if self._read_stdin:
            raise CjmapError("Standard input can be one of the two versions, not both.")
        self._read_stdin = True
        if sys.stdin is None:
            raise CjmapError("There is no standard input to read a map from.")
        file = Path(os.path.abspath(self._stdin_filename or DEFAULT_STDIN_NAME))
        data = sys.stdin.buffer.read((self._limits or DEFAULT_LIMITS).bytes + 1)
        return _Place(file, self._stdin_filename or "standard input", data)

    def _place_of_revision(self, revision: str, path: str) -> _Place:
        from cjmap.git import Repository

        repository = Repository.find(Path.cwd())
        commit = repository.commit(revision)
        name = repository.name_of(Path(os.path.abspath(path)))
        files = repository.tree(commit)
        if name != "." and name not in files and not any(f.startswith(f"{name}/") for f in files):
            near = nearest(name, [each for each in files if kind_of_file(Path(each))])
            raise CjmapError(
                f"There is no file or folder `{one_line(name)}` in {one_line(revision)}.",
                hint=f"Did you mean `{one_line(near)}`?" if near else None,
            )
        return _Place(self._written(repository, files, also=name) / name, f"{revision}:{path}")

    def _folders(self, old: _Place, new: _Place) -> list[Pair]:
        inside = [_workspaces(each.path) if each.path is not None else [] for each in (old, new)]
        pairs = []
        for name in dict.fromkeys((*inside[0], *inside[1])):
            found = [
                self._folder(each.path, name, each.label)
                if each.path is not None and name in names
                else Side(None, (), each.label)
                for each, names in zip((old, new), inside, strict=True)
            ]
            pairs.append(Pair(found[0], found[1]))
        return pairs

    def _folder(self, top: Path, name: str, label: str) -> Side:
        folder = top / name
        workspace = open_workspace(folder, limits=self._limits)
        entries = [entry for entry in workspace.entries if entry.file.is_relative_to(folder)]
        return Side(workspace, entries, label, folder, name)

    def _file(self, place: _Place) -> Side:
        file = place.path
        if file is None:
            return Side(None, (), place.label)
        overlay = {file: place.data} if place.data is not None else {}
        also = [] if overlay else [file]
        workspace = open_workspace(file.parent, also=also, overlay=overlay, limits=self._limits)
        entries = [entry for entry in workspace.entries if entry.file == file]
        return Side(workspace, entries, place.label)

    # --- two revisions ---

    def revisions(self, asked: Asked) -> list[Pair]:
        """Read two versions of the workspaces around this folder, or under the paths asked for."""
        from cjmap.git import Repository

        here = Path.cwd()
        repository = Repository.find(here)
        old = asked.old.revision if isinstance(asked.old, OfRevision) else "HEAD"
        new = asked.new.revision if isinstance(asked.new, OfRevision) else "HEAD"
        first = repository.merge_base(old, new) if asked.merge_base else repository.commit(old)
        wanted = [repository.name_of(Path(os.path.abspath(path))) for path in asked.paths]
        start = repository.name_of(find_root(here)[0])
        before = self._written(repository, repository.tree(first))
        if isinstance(asked.new, OfRevision):
            after = self._written(repository, repository.tree(repository.commit(new)))
            label = new
        elif isinstance(asked.new, OfIndex):
            after, label = self._written(repository, repository.index()), "index"
        else:
            after, label = repository.root, "work tree"
        base = first[:_SHORT] if asked.merge_base else old
        starts = _starts((before, after), start, wanted)
        chosen = _chooser(wanted)
        pairs = []
        for name in starts:
            folder = Path(os.path.relpath(repository.root / name, here)).as_posix()
            sides = [
                self._side(top, name, said, chosen, folder)
                for top, said in ((before, base), (after, label))
            ]
            pairs.append(Pair(sides[0], sides[1]))
        for path, name in zip(asked.paths, wanted, strict=True):
            _check_found(path, name, pairs, (before, after))
        return pairs

    def _side(
        self, top: Path, name: str, label: str, chosen: Callable[[str], bool], folder: str
    ) -> Side:
        root = top / name
        if not root.is_dir():
            return Side(None, (), label, folder=folder)
        workspace = open_workspace(root, limits=self._limits)
        entries = [
            entry
            for entry in workspace.entries
            if entry.file.is_relative_to(root) and chosen(entry.file.relative_to(top).as_posix())
        ]
        return Side(workspace, entries, label, root, folder)

    def _written(
        self, repository: Repository, files: dict[str, Blob], also: str | None = None
    ) -> Path:
        """Write the maps and settings of a tree to a temporary folder that counts as a repository."""
        folder = Path(self._stack.enter_context(tempfile.TemporaryDirectory(prefix="cjmap-")))
        (folder / ".git").mkdir()  # the search for a configuration ends here
        kept = {name: blob for name, blob in files.items() if name == also or _is_read(name)}
        contents = repository.read(blob.oid for blob in kept.values())
        for name, blob in kept.items():
            file = folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(contents[blob.oid])
        return folder


def _is_read(name: str) -> bool:
    return name.rpartition("/")[2] in _BESIDE_MAPS or kind_of_file(Path(name)) is not None


def _is_version(source: Source) -> bool:
    """Whether a source is a version of all maps, rather than one file or folder."""
    return not isinstance(source, OfPath) and getattr(source, "path", None) is None


def _workspaces(root: Path) -> list[str]:
    """List the workspaces in a folder by their names below it; the folder itself is `.`."""
    return [".", *(each.relative_to(root).as_posix() for each in find_workspaces(root))]


def _starts(tops: Sequence[Path], start: str, wanted: Sequence[str]) -> list[str]:
    """List the folders of the workspaces to compare, of both versions, below their tops."""
    found: dict[str, None] = {}
    for top in tops:
        for name in wanted or [start]:
            place = top / name
            while not place.is_dir():
                place = place.parent
            root = find_root(place)[0]
            if not root.is_relative_to(top):
                root = top
            here = root.relative_to(top)
            found[here.as_posix()] = None
            for nested in find_workspaces(place) if place.is_relative_to(root) else ():
                found[nested.relative_to(top).as_posix()] = None
    return sorted(found)


def _check_found(path: str, name: str, pairs: Sequence[Pair], tops: Sequence[Path]) -> None:
    """Raise `CjmapError` for a path under which neither version has a map."""
    chosen = _chooser([name])
    known = [
        entry.file.relative_to(top).as_posix()
        for pair in pairs
        for side, top in zip((pair.old, pair.new), tops, strict=True)
        for entry in (side.workspace.entries if side.workspace is not None else ())
        if entry.file.is_relative_to(top)
    ]
    if not any(map(chosen, known)):
        near = nearest(name, known)
        raise CjmapError(
            f"Neither version has a map under `{one_line(path)}`.",
            hint=f"Did you mean `{one_line(near)}`?" if near else None,
        )


def _chooser(wanted: Sequence[str]) -> Callable[[str], bool]:
    def chosen(name: str) -> bool:
        return not wanted or any(
            each in ("", ".") or name == each or name.startswith(f"{each}/") for each in wanted
        )

    return chosen


def _near(file: Path) -> str | None:
    try:
        near = nearest(file.name, os.listdir(file.parent))
    except OSError:
        return None
    return f"Did you mean `{one_line(near)}`?" if near else None
