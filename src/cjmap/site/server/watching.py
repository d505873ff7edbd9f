"""Which changes on disk matter to the portal, told as they come."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import watchfiles

from cjmap.workspace.configuration import CONFIGURATION_FILE, PROJECT_FILE

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

_SUFFIXES = frozenset({".yaml", ".yml", ".json", ".png", ".jpg", ".jpeg", ".webp", ".gif", ""})
"""Files that a page may depend on; none for folders."""

_NAMES = frozenset({CONFIGURATION_FILE, PROJECT_FILE, ".gitignore"})

_STEP = 10
"""Milliseconds without another change after which changes are told: an editor may write in steps."""

_GATHER = 100
"""The most milliseconds for which changes that come together are gathered."""

_WAKE = 1000
"""Milliseconds until a quiet watcher comes back."""


async def changes(root: Path) -> AsyncIterator[bool]:
    """Yield True at each change that matters, and False each second without one.

    The first False tells that watching has begun. Raises `OSError` where it cannot.
    """
    log = _log_of_git(root)
    usual = watchfiles.DefaultFilter()

    def matters(change: watchfiles.Change, path: str) -> bool:
        if log is not None and Path(path).is_relative_to(log):
            return True
        parts = Path(path).relative_to(root).parts
        if parts and parts[-1] in _NAMES:
            return True
        hidden = any(part.startswith(".") for part in parts)
        suffix = os.path.splitext(path)[1].lower()
        return not hidden and suffix in _SUFFIXES and usual(change, path)

    async for batch in watchfiles.awatch(
        root,
        *((log,) if log is not None else ()),
        watch_filter=matters,
        debounce=_GATHER,
        step=_STEP,
        rust_timeout=_WAKE,
        yield_on_timeout=True,
    ):
        yield bool(batch)


def _log_of_git(root: Path) -> Path | None:
    """Return the folder in which git notes that a commit was made, which changes the history."""
    for folder in (root, *root.parents):
        if (folder / ".git").exists():
            log = folder / ".git" / "logs"
            return log if log.is_dir() else None
    return None
