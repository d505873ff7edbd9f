"""Unfinished folders: those that a process works on, and those that one left behind.

A process holds a lock on the folder that it fills; the system lets go of it when the process ends,
however it ends. Where there are no such locks, a folder is taken for left behind after a day.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_DAY = 86_400.0


class Claim:
    """A lock on a folder, held until it is let go or the process ends."""

    def __init__(self, folder: Path) -> None:
        """Claim a folder; `held` says whether nobody else has."""
        self._descriptor = -1
        self.held = True
        if sys.platform == "win32":
            return
        import fcntl

        self._descriptor = os.open(folder, os.O_RDONLY)
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self.held = False
        except OSError:  # some network file systems know no locks
            self.held = _is_old(folder)

    def let_go(self) -> None:
        """Let go of the folder, wherever it is now."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


def is_left_behind(folder: Path) -> bool:
    """Whether nobody works on a folder any more."""
    if sys.platform == "win32":
        return _is_old(folder)
    with suppress(OSError):
        claim = Claim(folder)
        claim.let_go()
        return claim.held
    return False


def _is_old(folder: Path) -> bool:
    try:
        return time.time() - folder.stat().st_mtime > _DAY
    except OSError:
        return False
