"""Paths as folders spell them: on a Mac and on Windows `Clinic` and `clinic` are one folder."""

from __future__ import annotations

import os
from pathlib import Path
from unicodedata import normalize


def spelt(path: Path) -> Path:
    """Return an absolute path with each name as its folder has it; what is not there stays as it is."""
    done = path.anchor
    for name in path.parts[1:]:
        done = os.path.join(done, _spelt_in(done, name))
    return Path(done)


def letters_count(path: Path) -> bool:
    """Whether the folder of what is there tells its name from the same one in capitals and small letters turned."""
    return not _has_turned(str(path.parent), path.name)


def folded(name: str) -> str:
    """Return what two names have in common that a file system without case takes for one."""
    return normalize("NFC", name).casefold()


def _spelt_in(folder: str, name: str) -> str:
    # Nearly everywhere one look tells that case counts, and the folder need not be listed.
    if not _has_turned(folder, name):
        return name
    try:
        names = os.listdir(folder)
    except OSError:
        return name
    if name in names:
        return name
    return next((each for each in names if folded(each) == folded(name)), name)


def _has_turned(folder: str, name: str) -> bool:
    turned = name.swapcase()
    return turned != name and os.path.lexists(os.path.join(folder, turned))
