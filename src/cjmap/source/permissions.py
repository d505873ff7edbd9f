"""Permissions of what is written, also where the file system knows none."""

from __future__ import annotations

import errno
import os
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_UNKNOWN_HERE = {errno.EPERM, errno.ENOTSUP}
"""What FAT, shares and Windows drives under Linux answer to a change of permissions."""


def permit(path: str | Path, mode: int) -> None:
    """Give something that is ours its permissions, unless the file system knows none."""
    try:
        os.chmod(path, mode)
    except OSError as error:
        if error.errno not in _UNKNOWN_HERE:
            raise


def copy_status(source: Path, target: Path) -> None:
    """Give a copy the times and permissions of what was copied, unless the file system knows none."""
    try:
        shutil.copystat(source, target)
    except OSError as error:
        if error.errno not in _UNKNOWN_HERE:
            raise


def usual_mode(most: int) -> int:
    """Return what a new file (most: 0o666) or folder (0o777) is permitted by the process's umask."""
    current = os.umask(0)  # the only way to read it is to set it and set it back
    os.umask(current)
    return most & ~current
