"""Files that maps name: relative to the map, inside the workspace, and nowhere else."""

from __future__ import annotations

import re
from enum import Enum
from pathlib import Path, PurePosixPath, PureWindowsPath


class Outside(Enum):
    """Why a name is refused."""

    ADDRESS = "address"
    ABSOLUTE = "absolute"
    ABOVE = "above"
    LINK = "link"


_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")


def locate_file(root: Path, map_file: Path, name: str) -> Path | Outside:
    """Return the file that `name`, written in `map_file`, means, or why it is refused.

    The file need not exist. Nothing is opened or fetched.
    """
    if name.startswith("//") or _ADDRESS.match(name):
        return Outside.ADDRESS
    if PurePosixPath(name).is_absolute() or PureWindowsPath(name).anchor:
        return Outside.ABSOLUTE
    depth = len(map_file.parent.relative_to(root).parts) if map_file.is_relative_to(root) else 0
    for part in PurePosixPath(name.replace("\\", "/")).parts:
        depth += -1 if part == ".." else 1
        if depth < 0:
            return Outside.ABOVE
    target = map_file.parent / name.replace("\\", "/")
    try:
        resolved = target.resolve()
    except (OSError, RuntimeError, ValueError):
        return Outside.LINK
    return target if resolved.is_relative_to(root.resolve()) else Outside.LINK
