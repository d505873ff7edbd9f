"""The maps of a workspace as they were in commits, which never change: what is read is kept."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from weakref import finalize

from cjmap.compare.history.editions import known_editions
from cjmap.compare.history.past import Past

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.compare.history.editions import Edition
    from cjmap.compare.side import Side
    from cjmap.git import Repository, Version

_KEPT = 64
"""How many versions are kept: those that a portal tells again while somebody works on its maps."""


class Archive:
    """The past of the workspace `folder`, a name in the repository."""

    def __init__(self, repository: Repository, folder: str) -> None:
        """Read nothing yet."""
        self._past = Past(repository, folder=folder)
        self._kept: dict[tuple[str, str], Edition] = {}
        finalize(self, self._past.__exit__, None, None, None)

    def edition(self, versions: Sequence[Version], place: int) -> Edition:
        """Tell what the version at a place of a map's versions, the newest first, has changed.

        Raises `CjmapError` where the repository cannot tell.
        """
        version = versions[place]
        key = version.commit, version.path
        found = self._kept.pop(key, None) or next(known_editions(self._past, versions[place:]))
        self._kept[key] = found  # at the end: what was asked for last goes last
        while len(self._kept) > _KEPT:
            del self._kept[next(iter(self._kept))]
        return found

    def edition_now(self, versions: Sequence[Version], side: Side, path: str) -> Edition:
        """Tell what a map as it lies there has changed; raises as `edition` does."""
        return next(known_editions(self._past, versions, side, path))


@lru_cache(maxsize=1)
def archive(repository: Repository, folder: str) -> Archive:
    """Return the one archive of a workspace that this process has."""
    return Archive(repository, folder)
