"""Files that somebody else put into a folder of ours, such as `CNAME` or `.git`: they stay."""

from __future__ import annotations

import os
import shutil
import stat
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from cjmap.errors import CjmapError
from cjmap.source.permissions import copy_status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def strangers(folder: Path, ours: Iterable[str]) -> Iterator[str]:
    """Go through the names in a folder that are not ours, a folder of theirs as one name."""
    files = frozenset(ours)
    folders = {str(above) for name in files for above in PurePosixPath(name).parents}
    waiting = ["."]
    while waiting:
        here = waiting.pop()
        with os.scandir(folder / here) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                name = entry.name if here == "." else f"{here}/{entry.name}"
                if name in folders and entry.is_dir(follow_symlinks=False):
                    waiting.append(name)
                elif name not in files:
                    yield name


def bring_along(names: Iterable[str], old: Path, new: Path) -> None:
    """Give the strangers of an old folder to a new one; both have them until the old one goes.

    Raises `CjmapError` where the new one has a file of that name.
    """
    for name in names:
        (new / name).parent.mkdir(parents=True, exist_ok=True)
        _copy(old / name, new / name)


def in_the_way(file: Path) -> CjmapError:
    """Make the error of a stranger that has the name of a file of ours."""
    return CjmapError(
        f"{file} was not written by cjmap, and a file of this name is to be written.",
        hint="Move it elsewhere; nothing was changed.",
    )


def _copy(source: Path, target: Path) -> None:
    """Copy anything; files by another name for the same bytes, where that is possible."""
    mode = source.lstat().st_mode
    if os.path.lexists(target) and not (stat.S_ISDIR(mode) and target.is_dir()):
        raise in_the_way(source)
    if stat.S_ISLNK(mode):
        target.symlink_to(os.readlink(source))
    elif stat.S_ISDIR(mode):
        target.mkdir(exist_ok=True)
        for each in sorted(os.listdir(source)):
            _copy(source / each, target / each)
        copy_status(source, target)
    else:
        try:
            os.link(source, target)
        except OSError:
            if not stat.S_ISREG(mode):
                raise
            shutil.copyfile(source, target)
            copy_status(source, target)
