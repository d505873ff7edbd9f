"""Bytes kept in files for the next run: anything that is wrong with them is as if there were none."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING

from cjmap.errors import CjmapError
from cjmap.source.write import create_file, write_file

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

_IGNORE = b"# Made by cjmap; may be deleted at any time.\n*\n"
_DIGEST = 64
_LARGEST = 100_000_000


class Kept:
    """A folder of bytes by name, in a folder `inside` that it must not lead out of.

    Each file begins with the digest of its bytes, so that one which was cut off or changed is not
    taken. Several processes may use it at once. Where it cannot be written, nothing is kept.
    """

    def __init__(self, folder: Path, inside: Path) -> None:
        """Keep bytes in `folder`; it is made with the first of them."""
        self._folder = folder
        self._inside = inside
        self._works = not os.path.islink(folder)

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
        kept = data[_DIGEST:]
        return kept if data[:_DIGEST] == _digest(kept) else None

    def put(self, name: str, data: bytes) -> None:
        """Keep bytes under a name."""
        if not self._works:
            return
        try:
            create_file(self._folder / ".gitignore", _IGNORE)
            write_file(
                self._folder / name, _digest(data) + data, inside=self._inside, flushed=False
            )
        except CjmapError:
            self._works = False

    def drop_others(self, names: Collection[str]) -> None:
        """Remove what is kept under other names than these, but nothing that is being written."""
        if not self._works:
            return
        with suppress(OSError):
            for name in os.listdir(self._folder):
                if name not in names and not name.startswith("."):
                    os.unlink(self._folder / name)


def _digest(data: bytes) -> bytes:
    return sha256(data).hexdigest().encode("ascii")
