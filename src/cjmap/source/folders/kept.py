"""Bytes kept in files for the next run: what we have not written, as it is, is as if there were none."""

from __future__ import annotations

import os
import shutil
import stat
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from cjmap import seal
from cjmap.errors import CjmapError
from cjmap.source.write import create_file, write_file

if TYPE_CHECKING:
    from collections.abc import Collection

_IGNORE = b"# Made by cjmap; may be deleted at any time.\n*\n"
_DAY = 86_400.0
_LARGEST = 100_000_000


class Kept:
    """A folder of bytes by name, in a folder `inside` that it must not lead out of.

    Each file begins with a seal of its name and bytes, so that one which was cut off, changed, put
    there under another name or by somebody else is not taken. Several processes may use it at once.
    What cannot be written is not kept.
    """

    def __init__(self, folder: Path, inside: Path) -> None:
        """Keep bytes in `folder`; it is made with the first of them. Nothing is kept through a link."""
        self._folder = folder
        self._inside = inside
        unlinked = Path(os.path.realpath(inside)) / folder.relative_to(inside)
        self._works = os.path.realpath(folder) == str(unlinked)

    def get(self, name: str) -> bytes | None:
        """Return what was kept under a name; None where there is nothing that is whole."""
        if not self._works:
            return None
        file = self._folder / name
        try:
            status = file.lstat()
            if not stat.S_ISREG(status.st_mode) or status.st_size > _LARGEST:
                return None
            data = file.read_bytes()
        except OSError:
            return None
        return seal.opened(name, data)

    def put(self, name: str, data: bytes) -> None:
        """Keep bytes under a name, in place of whatever has it."""
        sealed = seal.sealed(name, data) if self._works else None
        if sealed is None or len(sealed) > _LARGEST:
            return
        file = self._folder / name
        with suppress(CjmapError):
            create_file(self._folder / ".gitignore", _IGNORE)
            if not _is_file(file):
                _remove(file)
            write_file(file, sealed, inside=self._inside, flushed=False)

    def drop_others(self, names: Collection[str], kin: str | tuple[str, ...], days: int) -> None:
        """Remove what is kept under other names than these, of which it is said that they were used.

        Names that begin with `kin`, or with one of several, go at once, others when they were not used
        for so many days.
        What is being written stays: its name begins with a dot.
        """
        if not self._works:
            return
        try:
            found = os.listdir(self._folder)
        except OSError:
            return
        last = time.time() - days * _DAY
        for name in found:
            file = self._folder / name
            if name in names:
                with suppress(OSError):
                    os.utime(file, follow_symlinks=False)
            elif not name.startswith(".") and (name.startswith(kin) or _changed(file) < last):
                _remove(file)

    def drop_oldest(self, most: int) -> None:
        """Remove what was kept longest ago, so that no more than `most` are left.

        What is being written stays, as in `drop_others`.
        """
        if not self._works:
            return
        try:
            names = [name for name in os.listdir(self._folder) if not name.startswith(".")]
        except OSError:
            return
        if len(names) > most:
            files = sorted((self._folder / name for name in names), key=_changed)
            for file in files[:-most]:
                _remove(file)


def _is_file(file: Path) -> bool:
    """Whether a regular file has a name, or nothing has."""
    try:
        return stat.S_ISREG(file.lstat().st_mode)
    except OSError:
        return True


def _changed(file: Path) -> float:
    """Return when a file was written or said to be used, in seconds; 0 where that is not known."""
    try:
        return file.lstat().st_mtime
    except OSError:
        return 0.0


def _remove(file: Path) -> None:
    """Remove whatever has a name, as far as that can be done; a link, not what it leads to."""
    if file.is_dir() and not file.is_symlink():
        shutil.rmtree(file, ignore_errors=True)
        return
    with suppress(OSError):
        os.unlink(file)
