"""A run of `validate` or `lint` is kept, with all that it depended on, to be said again (`cjmap.recall`).

What a run reads is known here: the folders that were looked through, settings and ignores there and
above, the maps, and the files that they name. A run is not kept where that cannot be told for sure:
a map whose text was refused, a name that leads out of the workspace, rules of other packages.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager, suppress
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from cjmap.check.kept.beside import read_beside
from cjmap.check.selection.plugins import has_plugins
from cjmap.cli import terminal
from cjmap.errors import CjmapError
from cjmap.recall.asked import folders_of
from cjmap.recall.facts import BYTES, MAPS, PACKAGES, THERE, Fact, digest, stamp
from cjmap.recall.record import FOLDER, Record
from cjmap.source.folders import Kept
from cjmap.workspace.configuration import (
    CONFIGURATION_FILE,
    PROJECT_FILE,
    Configuration,
    find_root,
    load_configuration,
)
from cjmap.workspace.discovery import find_maps, looked_through

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.cli.keeping import Keeping
    from cjmap.cli.targets import Target
    from cjmap.workspace import Workspace

_MOST = 40
"""Runs that are kept in a workspace: command lines differ by folder, day and terminal."""

_CLEAN = (0, 1)

_listening: Run | None = None


class Run:
    """A run that is listened to."""

    def __init__(self, words: list[str], name: str) -> None:
        """Listen to the run of a command line, to be kept under a name."""
        self._words = words
        self._name = name
        self._begun = time.time_ns()
        self.targets: Sequence[Target] = ()
        self.keeping: Keeping | None = None
        self.code = 2
        """The exit code; only clean runs and findings are kept, no failures."""
        self._files: set[str] = set()
        self._nested: set[Path] = set()

    def keep(self) -> None:
        """Keep the run where it can be kept."""
        root = self._root()
        said = terminal.heard
        if root is None or said is None or self.code not in _CLEAN:
            return
        facts = self._facts()
        if facts is None or any("\n" in path for _, path, _ in facts):
            return
        kept = Kept(root / FOLDER, inside=root)
        kept.put(self._name, Record(self.code, facts, said).written())
        kept.drop_oldest(_MOST)

    def _root(self) -> Path | None:
        """Return the workspace that the run is kept in: one with settings, around what was named."""
        around = set(folders_of(self._words))
        for target in self.targets:
            configuration = target.workspace.configuration
            if configuration.file is not None and str(configuration.root) in around:
                return configuration.root
        return None

    def _facts(self) -> list[Fact] | None:
        """Return all that the run depended on; None where that is not known.

        Maps are told as they were read, all else as it is now: so it must not have changed since.
        """
        facts: dict[tuple[str, str], str] = {}
        for entry in chain.from_iterable(each.workspace.entries for each in self.targets):
            if entry.document.refused:
                return None
            facts[BYTES, str(entry.file)] = digest(entry.document.raw)
        if self._words[0] == "lint" and has_plugins():
            return None
        asked = [*self._asked(), *((PACKAGES, each) for each in sys.path if each)]
        for target in self.targets:
            read = _read_beside(target.workspace)
            if read is None or any(_changed(path) >= self._begun for _, path in read):
                return None
            asked += read
        for kind, path in asked:
            if (kind, path) not in facts:
                facts[kind, path] = stamp(kind, path)
        if not self._would_read_the_same():
            return None
        return [(kind, path, noted) for (kind, path), noted in facts.items()]

    def _would_read_the_same(self) -> bool:
        """Whether the settings and the search for maps come to what the run has read."""
        known = {each.workspace.root for each in self.targets}
        for target in self.targets:
            configuration = target.workspace.configuration
            found = find_root(configuration.root)
            if found != (configuration.root, configuration.file):
                return False
            if load_configuration(*found) != configuration:
                return False
            maps = set(find_maps(configuration))
            read = {entry.file for entry in target.workspace.entries}
            if not maps <= read or any(str(each) not in self._files for each in read - maps):
                return False
        return all(each in known or not find_maps(Configuration(each)) for each in self._nested)

    def _asked(self) -> Iterator[tuple[str, str]]:
        """Go through what decides which maps and settings there are."""
        roots = [target.workspace.root for target in self.targets]
        named = [Path(os.path.abspath(word)) for word in self._words[1:] if os.path.exists(word)]
        self._files = {str(each) for each in named if not each.is_dir()}
        yield from ((THERE, str(each)) for each in named)
        searched: dict[Path, None] = {}
        waiting = [*roots, *filter(os.path.isdir, named)]
        while waiting:
            inside, workspaces = looked_through(waiting.pop())
            searched.update(dict.fromkeys(inside))
            self._nested.update(workspaces)
            waiting += workspaces
        yield from ((MAPS, str(folder)) for folder in searched)
        around = dict.fromkeys(chain.from_iterable(each.parents for each in (*searched, *named)))
        here = Path.cwd()
        for folder in dict.fromkeys((*searched, *around, here, *here.parents)):
            for name in (CONFIGURATION_FILE, PROJECT_FILE, ".gitignore"):
                yield BYTES, str(folder / name)
            yield THERE, str(folder / ".git")
            yield BYTES, str(folder / ".git" / "info" / "exclude")


@contextmanager
def listening(words: list[str], name: str) -> Iterator[Run]:
    """Listen to what a command says and reads; keep its run at the end, if it comes to one."""
    global _listening
    _listening, terminal.heard = Run(words, name), []
    try:
        yield _listening
        with suppress(CjmapError, OSError, ValueError):  # what cannot be looked at is run again
            _listening.keep()
        if _listening.keeping is not None:
            _listening.keeping.save(_listening.targets)
    finally:
        _listening, terminal.heard = None, None


def is_kept() -> bool:
    """Whether what this run comes to is kept for the next one."""
    return _listening is not None


def tell_read(targets: Sequence[Target], keeping: Keeping | None) -> None:
    """Tell whoever listens what the command has read, and what knows its maps."""
    if _listening is not None:
        _listening.targets, _listening.keeping = targets, keeping


def _read_beside(workspace: Workspace) -> list[tuple[str, str]] | None:
    """List what is read beside maps: the files that they name, and the baseline.

    None where a name leads out of the workspace, which depends on what is there.
    """
    found: list[tuple[str, str]] = []
    baseline = workspace.configuration.baseline
    if baseline is not None:
        found.append((BYTES, str(workspace.root / baseline)))
    for entry in workspace.entries:
        beside = read_beside(workspace.root, entry)
        if beside is None:
            return None
        found += beside
    return found


def _changed(path: str) -> int:
    """Return when a file changed last, or the folder that it is not in, in nanoseconds."""
    while not os.path.exists(path) and os.path.dirname(path) != path:
        path = os.path.dirname(path)
    status = os.stat(path)
    return max(status.st_mtime_ns, status.st_ctime_ns)
