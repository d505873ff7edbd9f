"""What is known of the maps of each workspace from the run before, for a run that may be kept.

It makes the run cheap that cannot be said again as it was (`recalling`), because some maps have changed.
"""

from __future__ import annotations

import os
import sys
from hashlib import blake2b
from typing import TYPE_CHECKING

from cjmap.check.kept.maps import KeptMaps
from cjmap.recall.asked import code
from cjmap.recall.facts import BYTES, PACKAGES, stamp
from cjmap.source.folders import Kept
from cjmap.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from cjmap.cli.targets import Target
    from cjmap.workspace import Workspace
    from cjmap.workspace.configuration import Configuration

_FOLDER = os.path.join(".cjmap_cache", "maps")
_MOST = 4
"""States that are kept of a workspace: one for each command, and some for other options and days."""


class Keeping:
    """The maps that a command knows, by workspace; `told` is all that its findings depend on beside."""

    def __init__(self, command: str, *told: object) -> None:
        """Know no workspace yet."""
        self._command = command
        self._told = told
        self._kept: dict[Path, KeptMaps] = {}
        self._folders: dict[Path, Kept] = {}

    def __call__(self, configuration: Configuration) -> KeptMaps | None:
        """Open what is known of a workspace; None for one without settings, of which nothing is kept."""
        root = configuration.root
        if configuration.file is None:
            return None
        packages = [stamp(PACKAGES, each) for each in sys.path if each]
        listed = stamp(BYTES, str(root / (configuration.baseline or "")))
        told = (__version__, code(), sys.version, packages, configuration, listed, *self._told)
        key = blake2b(repr(told).encode("utf-8", "surrogatepass"), digest_size=20).hexdigest()
        self._folders[root] = Kept(root / _FOLDER, inside=root)
        name = f"{self._command}-{key[:16]}"
        self._kept[root] = KeptMaps(self._folders[root], name, key)
        return self._kept[root]

    def of(self, workspace: Workspace) -> KeptMaps | None:
        """Return what is known of a workspace that was opened."""
        return self._kept.get(workspace.root)

    def save(self, targets: Iterable[Target]) -> None:
        """Keep what is known of all workspaces after the run."""
        for target in targets:
            kept = self.of(target.workspace)
            if kept is not None:
                kept.save(target.workspace)
                self._folders[target.workspace.root].drop_oldest(_MOST)
