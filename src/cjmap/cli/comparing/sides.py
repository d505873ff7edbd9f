"""Two versions on disk into pairs of sides, one for each workspace.

Of many maps few change. Those that did are read, with the catalogs, personas and backlogs that tell of
others; all the rest only if somebody asks what it refers to.
"""

from __future__ import annotations

import os
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cjmap.cli.comparing.asked import OfPath, OfRevision
from cjmap.cli.comparing.submodules import unknown_in, unseen_as
from cjmap.cli.comparing.versions import Shelf
from cjmap.cli.comparing.workspaces import (
    chooser,
    is_within,
    meet,
    workspaces_at,
    workspaces_below,
)
from cjmap.compare.side import READ_ALONG, Side
from cjmap.errors import CjmapError
from cjmap.format.kinds import kind_of_file
from cjmap.format.near import nearest
from cjmap.git import Repository
from cjmap.printable import one_line
from cjmap.source import DEFAULT_LIMITS
from cjmap.workspace import open_workspace
from cjmap.workspace.configuration import find_root, load_configuration
from cjmap.workspace.discovery import find_maps

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cjmap.cli.comparing.asked import Asked, Source
    from cjmap.cli.comparing.versions import Version
    from cjmap.compare.unseen import Unseen
    from cjmap.source import Limits


@dataclass(frozen=True, slots=True)
class Pair:
    """Two versions of one workspace."""

    old: Side
    new: Side


@dataclass(frozen=True, slots=True)
class Sides:
    """The versions of each workspace, and the submodules that take no part."""

    pairs: list[Pair]
    unseen: tuple[Unseen, ...] = ()


@contextmanager
def sides(
    asked: Asked, *, limits: Limits | None = None, stdin_filename: str | None = None
) -> Iterator[Sides]:
    """Read both versions; what had to be written to disk for it lasts as long as the block.

    Raises `CjmapError` where a revision, file or folder is not there.
    """
    bounds = limits or DEFAULT_LIMITS
    with ExitStack() as stack:
        shelf = Shelf(stack, bounds, stdin_filename)
        if all(_is_of_all(each) for each in (asked.old, asked.new)):
            yield _revisions(shelf, asked, bounds)
            return
        versions = shelf.named(asked.old), shelf.named(asked.new)
        if not any(version.is_folder for version in versions):
            yield Sides([Pair(*(_file(version, bounds) for version in versions))])
            return
        if not all(version.is_folder or version.path is None for version in versions):
            raise CjmapError(
                "A folder cannot be compared with a file.", hint="Name two folders, or two files."
            )
        tops = [version.path for version in versions if version.path is not None]
        yield _folders(versions, workspaces_below(tops), str, bounds)


def _is_of_all(source: Source) -> bool:
    """Whether a source is a version of all maps, rather than one file or folder."""
    return not isinstance(source, OfPath) and getattr(source, "path", None) is None


def _file(version: Version, limits: Limits) -> Side:
    """Read one map among what surrounds it."""
    file = version.path
    if file is None:
        return Side(None, (), version.label)
    overlay = {file: version.data} if version.data is not None else {}
    return _side(file.parent, [file], version.label, limits, overlay=overlay)


def _revisions(shelf: Shelf, asked: Asked, limits: Limits) -> Sides:
    """Read the workspaces around this folder, or under the paths asked for, in two revisions."""
    here = Path.cwd()
    repository = Repository.find(here, bare=True)
    if not repository.has_work_tree and not isinstance(asked.new, OfRevision):
        raise CjmapError(
            f"The repository `{one_line(str(here))}` has no work tree to compare with.",
            hint="Name two revisions, as in `cjmap diff HEAD~1..HEAD`, or run it in a clone.",
        )
    versions = shelf.revisions(asked, repository)
    wanted = {path: repository.name_of(Path(os.path.abspath(path))) for path in asked.paths}
    around = find_root(here)[0] if repository.has_work_tree else here
    begin = list(wanted.values()) or [repository.name_of(around)]
    tops = [version.path for version in versions if version.path is not None]
    names = sorted({name for each in begin for name in workspaces_at(tops, each)})

    def known_as(name: str) -> str:
        return Path(os.path.relpath(repository.root / name, here)).as_posix()

    return _folders(versions, names, known_as, limits, wanted)


def _folders(
    versions: Sequence[Version],
    names: Sequence[str],
    known_as: Callable[[str], str],
    limits: Limits,
    wanted: dict[str, str] | None = None,
) -> Sides:
    """Read the workspaces `names` of two folders, and of their maps those that changed.

    `wanted` leaves what lies under some paths, each with its name below the folders. Raises
    `CjmapError` for one under which neither version has a map.
    """
    chosen = chooser(list((wanted or {}).values()))
    unknown = unknown_in(*versions)
    every: list[str] = []
    pairs = []
    for name in names:
        found = [_maps(version, name) for version in versions]
        called = {
            each: f"{name}/{each}".removeprefix("./")
            for each in dict.fromkeys((*found[0], *found[1]))
        }
        every += called.values()
        changed = [
            each
            for each, file in called.items()
            if chosen(file)
            and not any(is_within(file, path) for path in unknown)
            and _differs(*(m.get(each) for m in found))
        ]
        read = [
            _folder(
                version, name, [maps[each] for each in changed if each in maps], known_as, limits
            )
            for version, maps in zip(versions, found, strict=True)
        ]
        pairs.append(Pair(read[0], read[1]))
    begin = list((wanted or {}).values()) or names
    unseen = tuple(
        unseen_as(known_as(path), *each, holds_maps=any(is_within(file, path) for file in every))
        for path, each in unknown.items()
        if any(meet(path, name) for name in begin)
    )
    for path, name in (wanted or {}).items():
        if not any(is_within(each, name) for each in every) and not any(
            meet(each, name) for each in unknown
        ):
            near = nearest(name, every)
            raise CjmapError(
                f"Neither version has a map under `{one_line(path)}`.",
                hint=f"Did you mean `{one_line(near)}`?" if near else None,
            )
    return Sides(pairs, unseen)


def _folder(
    version: Version,
    name: str,
    changed: list[Path],
    known_as: Callable[[str], str],
    limits: Limits,
) -> Side:
    folder = known_as(name)
    if version.path is None or not (version.path / name).is_dir():
        return Side(None, (), version.label, folder=folder)
    root = version.path / name
    return _side(root, changed, version.label, limits, root=root, folder=folder)


def _side(
    start: Path,
    files: list[Path],
    label: str,
    limits: Limits,
    *,
    overlay: dict[Path, bytes] | None = None,
    root: Path | None = None,
    folder: str = ".",
) -> Side:
    """Read some files of the workspace around `start`, with those that are read along."""
    wanted = set(files)

    def is_near(file: Path) -> bool:
        kind = kind_of_file(file)
        return file in wanted or (kind is not None and kind.name in READ_ALONG)

    also = [file for file in files if file not in (overlay or {})]
    near = open_workspace(start, also=also, overlay=overlay, limits=limits, only=is_near)
    return Side(
        near,
        [entry for entry in near.entries if entry.file in wanted],
        label,
        root,
        folder,
        whole=lambda: open_workspace(start, also=also, overlay=overlay, limits=limits),
    )


def _maps(version: Version, name: str) -> dict[str, Path]:
    """List the maps of a workspace below a folder, by their names in it."""
    if version.path is None or not (version.path / name).is_dir():
        return {}
    folder = version.path / name
    maps = find_maps(load_configuration(*find_root(folder)))
    return {
        file.relative_to(folder).as_posix(): file for file in maps if file.is_relative_to(folder)
    }


def _differs(old: Path | None, new: Path | None) -> bool:
    """Whether a file is not the same in both; one that cannot be read is for the reader to tell."""
    if old is None or new is None:
        return True
    try:
        return not old.samefile(new) and old.read_bytes() != new.read_bytes()
    except OSError:
        return True
