"""Folders under watch: what changes below them, gathered and told one batch at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.errors import CjmapError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

_GATHER = 400
"""The most milliseconds for which changes that come together are gathered."""

_WAKE = 500
"""Milliseconds until a quiet watcher comes back; the first time, to tell that it has begun."""


def outermost(folders: Iterable[Path]) -> tuple[Path, ...]:
    """Keep the folders that lie in no other of them."""
    kept: list[Path] = []
    for folder in sorted(set(folders), key=lambda each: len(each.parts)):
        if not any(folder.is_relative_to(other) for other in kept):
            kept.append(folder)
    return tuple(sorted(kept))


def watcher() -> Callable[[Sequence[Path], Callable[[str], bool]], Iterator[bool]]:
    """Give what yields at each change below some folders: True, or False when all was quiet."""
    try:
        import watchfiles
    except ImportError as error:
        raise CjmapError(
            "`--watch` needs the package watchfiles.",
            hint="Install it with `pip install 'cjmap[watch]'`.",
        ) from error

    def changes(roots: Sequence[Path], matters: Callable[[str], bool]) -> Iterator[bool]:
        usual = watchfiles.DefaultFilter()

        def wanted(change: watchfiles.Change, path: str) -> bool:
            return matters(path) and usual(change, path)

        try:
            for batch in watchfiles.watch(
                *roots,
                watch_filter=wanted,
                debounce=_GATHER,
                rust_timeout=_WAKE,
                yield_on_timeout=True,
            ):
                yield bool(batch)
        except OSError as error:
            raise CjmapError(
                f"The folders cannot be watched: {error.strerror or error}.",
                hint="On a network drive, or where the system has no watches left, set"
                " WATCHFILES_FORCE_POLLING=1.",
            ) from error

    return changes
