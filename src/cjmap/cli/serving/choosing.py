"""Which workspace is meant: a portal is of one, and of the whole of it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from cjmap.cli.targets import shown_file
from cjmap.errors import CjmapError
from cjmap.format.near import listed
from cjmap.workspace.configuration import Configuration, find_root
from cjmap.workspace.discovery import find_maps, find_workspaces

if TYPE_CHECKING:
    from collections.abc import Sequence

_NAMED = 6


def workspace_of(paths: Sequence[str]) -> Path:
    """Return the root of the workspace that all `paths` lie in; without any, the one around here.

    A folder without maps and settings of its own stands for the one workspace in it. Raises
    `CjmapError` where there is none, or more than one.
    """
    roots = dict.fromkeys(root for word in paths or (".",) for root in _roots(word))
    if len(roots) == 1:
        return next(iter(roots))
    if not roots:
        raise CjmapError(
            f"There are no maps in {', '.join(paths) or 'this folder'}.",
            hint="`cjmap init` writes some to start from.",
        )
    names = [shown_file(root) for root in roots]
    told = listed(names[:_NAMED], "and")
    if len(names) > _NAMED:
        told += f" and {len(names) - _NAMED} more"
    raise CjmapError(
        f"There are several workspaces: {told}.",
        hint=f"A portal is of one of them, as in `cjmap serve {names[0]}`.",
    )


def _roots(word: str) -> list[Path]:
    path = Path(os.path.abspath(word))
    if not path.exists():
        raise CjmapError(f"There is no file or folder `{word}`.")
    root, settings = find_root(path if path.is_dir() else path.parent)
    if settings is not None or find_maps(Configuration(root)):
        return [root]
    return find_workspaces(root)
