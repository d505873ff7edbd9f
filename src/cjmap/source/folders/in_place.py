"""A new folder takes the place of an old one that cannot be renamed: file by file.

That is so for a mount point, for the folder that the process is in, and where the folder above may
not be written to. The new files lie in the folder already; exchanging them takes a moment, in which
a reader may see both. Where that fails the old ones come back at once, and where the process is
stopped, at the next `recover`.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from cjmap.errors import CjmapError
from cjmap.source.folders.claims import is_left_behind
from cjmap.source.folders.manifest import Manifest, read_manifest
from cjmap.source.folders.strangers import in_the_way

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

NEW = ".cjmap-new"
OLD = ".cjmap-old"


def must_stay(target: Path) -> bool:
    """Whether a folder cannot be renamed, or should not be."""
    if not target.is_dir():
        return False
    if os.path.ismount(target) or not os.access(target.parent, os.W_OK | os.X_OK):
        return True
    try:
        return Path(os.path.realpath(os.getcwd())).is_relative_to(target)
    except OSError:  # the current folder is gone
        return False


def is_ours(target: Path, marker: str) -> bool:
    """Whether a folder is one of ours, wherever its marker is: one that was stopped, or that is empty.

    Our own two folders in it do not count.
    """
    places = (target, target / NEW, target / OLD)
    if any(read_manifest(place / marker) is not None for place in places):
        return True
    return all(each.name in (NEW, OLD) for each in target.iterdir())


def new_inside(target: Path) -> Path:
    """Make a folder in `target` for the new files; raises `CjmapError` where one is being filled."""
    new = target / NEW
    if new.is_dir():
        raise CjmapError(f"Another cjmap is writing to {target}.", hint="Wait until it has ended.")
    new.mkdir()
    return new


def put_in_place(new: Path, target: Path, marker: str, old: Manifest) -> None:
    """Let the files in `new` take the place of the old ones of `target`."""
    made = read_manifest(new / marker)
    names = [*sorted(made.files if made is not None else ()), marker]
    for name in names:
        if os.path.lexists(target / name) and name != marker and name not in old.files:
            raise in_the_way(target / name)
    try:
        for name in (*sorted(old.files), marker):
            with suppress(FileNotFoundError):
                _move(target / name, target / OLD / name)
        for name in names:  # the marker last: with it, all is done
            _move(new / name, target / name)
    except BaseException:
        _roll_back(target, marker)
        raise
    _clear(target, old.files)


def recover(target: Path, marker: str) -> None:
    """Put right what a process that was stopped left in `target`."""
    new, old = target / NEW, target / OLD
    if new.is_dir() and not is_left_behind(new):
        return
    if old.is_dir() and (os.path.lexists(new / marker) or not os.path.lexists(target / marker)):
        _roll_back(target, marker)
    _clear(target, ())


def _roll_back(target: Path, marker: str) -> None:
    """Take away the new files that are in place already, and bring the old ones back."""
    new, old = target / NEW, target / OLD
    made = read_manifest(new / marker)
    for name in made.files if made is not None else ():
        if not os.path.lexists(new / name):
            with suppress(OSError):
                os.unlink(target / name)
    for file in list(_files(old)):
        _move(file, target / file.relative_to(old))
    _clear(target, made.files if made is not None else ())


def _clear(target: Path, gone: Iterable[str]) -> None:
    """Remove our two folders, and the folders of files that are gone where they are empty."""
    for name in (NEW, OLD):
        shutil.rmtree(target / name, ignore_errors=True)
    folders = {str(above) for name in gone for above in PurePosixPath(name).parents}
    for folder in sorted(folders - {"."}, reverse=True):
        with suppress(OSError):
            os.rmdir(target / folder)


def _move(file: Path, to: Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    os.replace(file, to)


def _files(folder: Path) -> Iterator[Path]:
    for place, _, names in os.walk(folder):
        for name in names:
            yield Path(place) / name
