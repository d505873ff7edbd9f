"""Which versions each map of a workspace has: plain data, from one look at the log."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from cjmap.errors import CjmapError
from cjmap.format.kinds import kind_of_file
from cjmap.format.read import read_map
from cjmap.git.history import versions_by_name
from cjmap.git.tree import Tree
from cjmap.source.document import parse_document

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.git import Repository, Touch, Version
    from cjmap.workspace import Entry, Workspace


_NOW = "now"
"""What a version that is not committed is called."""


def version_id(version: Version | None) -> str:
    """Return what a version is called in addresses, which last as long as its commit does."""
    return version.short if version is not None else _NOW


def version_anchor(version: Version | None) -> str:
    """Return the anchor of a version on the page of its map."""
    return f"version.{version_id(version)}"


@dataclass(frozen=True, slots=True)
class Trace:
    """The versions of one map.

    `path` is the name of its file in the repository, `versions` are those that git has, the newest
    first. `is_changed` says that the file as it lies there differs from the newest of them, or that
    there is none.
    """

    entry: int
    path: str
    versions: tuple[Version, ...]
    is_changed: bool

    @property
    def count(self) -> int:
        """How many versions there are."""
        return len(self.versions) + self.is_changed


@dataclass(frozen=True, slots=True)
class Traces:
    """The versions of the valid maps of a workspace, and the order of commits, the newest first."""

    of_maps: tuple[Trace, ...]
    commits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Committed:
    """What the last commit and the log know of a folder: which maps are in it, and who touched them.

    What is in submodules is for the logs of those: `contents` and `touches` know nothing of it.
    """

    touches: tuple[Touch, ...]
    contents: dict[str, bytes]
    tree: Tree


@lru_cache(maxsize=1)
def committed(repository: Repository, folder: str, head: str) -> Committed:
    """Look into the log of a folder. A commit never changes, so that it is done once for each `head`.

    Of a clone that was cut off, nothing is known. Raises `CjmapError` where the repository cannot tell.
    """
    touches = () if repository.is_shallow else tuple(repository.touches(folder, head))
    if not touches:  # what is not in the log of a folder is not in the commit either
        return Committed((), {}, Tree())
    tree = repository.tree(head, "" if folder == "." else folder)
    maps = {
        path: blob.oid
        for path, blob in tree.own_files.items()
        if kind_of_file(Path(path)) is not None
    }
    contents = repository.read(maps.values())
    return Committed(touches, {path: contents[oid] for path, oid in maps.items()}, tree)


def traces_of(workspace: Workspace, repository: Repository, known: Committed) -> Traces:
    """Find the versions of the valid maps among what is committed."""
    lying = [each for each in _lying(workspace, repository) if not known.tree.around(each[1])]
    names = {path for _, path in lying}
    gone = {path: data for path, data in known.contents.items() if path not in names}
    former = _renamed([each for each in lying if each[1] not in known.contents], gone)
    versions = versions_by_name(known.touches, (*names, *gone))
    return Traces(
        tuple(
            Trace(
                entry.number,
                path,
                tuple(versions[former.get(path, path)]),
                path not in known.contents or not _is_same(entry, known.contents[path]),
            )
            for entry, path in lying
        ),
        tuple(dict.fromkeys(touch.version.commit for touch in known.touches)),
    )


def _lying(workspace: Workspace, repository: Repository) -> Iterator[tuple[Entry, str]]:
    """Go through the valid maps with their names in the repository."""
    for entry in workspace.entries:
        if entry.read.valid and entry.id:
            try:
                yield entry, repository.name_of(entry.file.absolute())
            except CjmapError:  # behind a link that leads elsewhere
                continue


def _is_same(entry: Entry, kept: bytes) -> bool:
    """Whether a map is what git has, but for the ends of lines: git may change them."""
    return entry.document.raw.replace(b"\r\n", b"\n") == kept.replace(b"\r\n", b"\n")


def _renamed(coming: Sequence[tuple[Entry, str]], gone: dict[str, bytes]) -> dict[str, str]:
    """Find the former names of files that were renamed since the last commit, by their maps' ids."""
    if not coming:
        return {}
    known: dict[tuple[str | None, object], str] = {}
    for path, data in gone.items():
        document = parse_document(Path(path), data)
        kind = read_map(document).kind
        known[kind.name if kind is not None else None, document.data.get("id")] = path
    return {
        path: known[entry.kind_name, entry.id]
        for entry, path in coming
        if (entry.kind_name, entry.id) in known
    }
