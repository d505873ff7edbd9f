"""Files that maps and settings name: relative to them, inside the workspace, and nowhere else."""

from __future__ import annotations

import re
from enum import Enum
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING

from cjmap.errors import CjmapError
from cjmap.printable import one_line

if TYPE_CHECKING:
    from cjmap.workspace.configuration import Configuration


class Outside(Enum):
    """Why a name is refused."""

    ADDRESS = "address"
    ABSOLUTE = "absolute"
    ABOVE = "above"
    LINK = "link"


_REASONS = {
    Outside.ADDRESS: "is an address, and nothing is fetched",
    Outside.ABSOLUTE: "is an absolute path",
    Outside.ABOVE: "leads out of the workspace",
    Outside.LINK: "leads out of the workspace by a symbolic link",
}

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


def located(settings: Configuration, key: str, name: str) -> Path:
    """Find a file or folder that the configuration names; raises `CjmapError` outside its root."""
    root = settings.root
    found = locate_file(root, root / "cjmap.toml", name)
    if isinstance(found, Outside):
        raise CjmapError(
            f"{settings.place_of(key)}: `{key}` is “{one_line(name)}”, which {_REASONS[found]}.",
            hint="Name what is in the workspace, relative to the configuration.",
        )
    return found
