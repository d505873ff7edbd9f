"""A new folder takes the place of an old one, by renaming.

Linux exchanges two folders in one step. Elsewhere the old one is moved aside first: whoever stops
us right then leaves no folder of that name, and `recover` brings the old one back.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from cjmap.source.folders.claims import is_left_behind

if TYPE_CHECKING:
    from collections.abc import Iterator

_NO_EXCHANGE = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP}
_HERE = -100  # AT_FDCWD
_EXCHANGE = 2  # RENAME_EXCHANGE


def new_beside(target: Path) -> Path:
    """Make a folder beside `target`, on the same file system, that nobody looks at."""
    target.parent.mkdir(parents=True, exist_ok=True)
    return Path(tempfile.mkdtemp(prefix=_prefix(target, "new"), dir=target.parent))


def put_in_place(new: Path, target: Path) -> None:
    """Let `new` take the place of `target`, and remove what was there."""
    if not os.path.lexists(target):
        os.rename(new, target)
        return
    if exchanged(new, target):
        shutil.rmtree(new, ignore_errors=True)
        return
    aside = Path(tempfile.mkdtemp(prefix=_prefix(target, "old"), dir=target.parent))
    try:
        os.rename(target, aside / "was")
        os.rename(new, target)
    except BaseException:
        if os.path.lexists(aside / "was"):
            os.rename(aside / "was", target)
        os.rmdir(aside)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def recover(target: Path) -> None:
    """Put right what a process that was stopped left beside `target`."""
    for aside in _beside(target, "old"):
        if not os.path.lexists(target) and os.path.lexists(aside / "was"):
            os.rename(aside / "was", target)
        shutil.rmtree(aside, ignore_errors=True)
    for unfinished in _beside(target, "new"):
        if is_left_behind(unfinished):
            shutil.rmtree(unfinished, ignore_errors=True)


def exchanged(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where this system cannot."""
    if sys.platform != "linux":
        return False
    import ctypes

    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    if rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in _NO_EXCHANGE:
        return False
    raise OSError(code, os.strerror(code), str(other))


def _prefix(target: Path, what: str) -> str:
    return f".{target.name[:200]}.cjmap-{what}-"


def _beside(target: Path, what: str) -> Iterator[Path]:
    """Go through the folders of ours beside `target`, the last ones first."""
    try:
        names = os.listdir(target.parent)
    except OSError:
        return
    found = [target.parent / name for name in names if name.startswith(_prefix(target, what))]
    yield from sorted((each for each in found if each.is_dir()), key=_age, reverse=True)


def _age(folder: Path) -> float:
    try:
        return folder.stat().st_mtime
    except OSError:
        return 0.0
