"""What git tells of the maps of a portal: looked up once, and their texts read when asked for."""

from __future__ import annotations

from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any
from weakref import finalize

from cjmap.compare.change import Level
from cjmap.compare.history.editions import Edition, Outcome, known_editions
from cjmap.compare.history.past import WORK_TREE, Past
from cjmap.compare.side import Side
from cjmap.errors import CjmapError
from cjmap.git import Repository
from cjmap.site.past.traces import Traces, traces_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.site.past.traces import Trace
    from cjmap.workspace import Workspace


def says_something(edition: Edition) -> bool:
    """Whether a version of a map says something else than the one before it."""
    if edition.outcome is Outcome.CHANGED:
        return any(change.level is not Level.COSMETIC for change in edition.changes)
    return edition.outcome in (Outcome.BEGAN, Outcome.RETURNED)


class Chronicle:
    """The past of the maps of `workspace`. It can be sent to another process.

    `trouble` says what is wrong with a repository that cannot tell, in the words of its error; it
    is empty as well where there is nothing to be told: no repository, no commit of any map, or a
    clone that was cut off.
    """

    def __init__(self, workspace: Workspace) -> None:
        """Look into the log."""
        self.trouble = ""
        self._remembered: dict[int, tuple[Edition, ...]] = {}
        self._workspace = workspace
        self._traces = Traces((), ())
        try:
            self._repository: Repository | None = Repository.find(workspace.root)
            self._repository.commit("HEAD")
        except CjmapError:
            self._repository = None
            return
        try:
            if not self._repository.is_shallow:
                self._traces = traces_of(workspace, self._repository)
        except CjmapError as error:
            self.trouble = error.message

    def __getstate__(self) -> dict[str, Any]:
        """Leave what is read behind: it lies in a folder of this process."""
        return {**{k: v for k, v in vars(self).items() if k != "_past"}, "_remembered": {}}

    @cached_property
    def by_entry(self) -> dict[int, Trace]:
        """The versions of each valid map, by its number; empty where git has none of any map."""
        maps = self._traces.of_maps
        return {each.entry: each for each in maps} if any(each.versions for each in maps) else {}

    @cached_property
    def newest_first(self) -> tuple[Trace, ...]:
        """The maps by their last change: what is not committed comes first, then the last commit."""
        return tuple(sorted(self.by_entry.values(), key=self._place_of_newest))

    def lately(self) -> Iterator[tuple[Trace, int]]:
        """Go through the versions of all maps, the newest first, each by its place in its trace.

        The place is -1 for what is not committed.
        """
        found = [
            (self.place(trace, index), trace.entry, index, trace)
            for trace in self.by_entry.values()
            for index in range(-1 if trace.is_changed else 0, len(trace.versions))
        ]
        for *_, index, trace in sorted(found, key=lambda each: each[:3]):
            yield trace, index

    def place(self, trace: Trace, index: int) -> int:
        """Return where a version stands in the log: 0 is the last commit, -1 what is not committed."""
        return self._places[trace.versions[index].commit] if index >= 0 else -1

    def editions(self, trace: Trace, begin: int | None = None) -> Iterator[Edition]:
        """Go through the versions of a map and what each changed, the newest first.

        `begin` is the version to begin with; -1 is what is not committed. Raises `CjmapError` where
        the repository cannot tell.
        """
        first = begin if begin is not None else (-1 if trace.is_changed else 0)
        now = self._now(trace) if first < 0 else None
        return known_editions(self._past, trace.versions[max(first, 0) :], now, trace.path)

    def last_editions(self, trace: Trace, most: int) -> tuple[Edition, ...]:
        """Return the last versions of a map that say something, the newest first, at most so many.

        Those of the last map that was asked for are remembered. Raises as `editions` does.
        """
        if trace.entry not in self._remembered:
            saying = filter(says_something, self.editions(trace))
            self._remembered = {trace.entry: tuple(islice(saying, most))}
        return self._remembered[trace.entry]

    @cached_property
    def _places(self) -> dict[str, int]:
        return {commit: place for place, commit in enumerate(self._traces.commits)}

    def _place_of_newest(self, trace: Trace) -> tuple[int, int]:
        return self.place(trace, -1 if trace.is_changed else 0), trace.entry

    def _now(self, trace: Trace) -> Side:
        """Return a map as it lies in the workspace."""
        entry = self._workspace.entries[trace.entry]
        return Side(self._workspace, [entry], WORK_TREE, self._workspace.root)

    @cached_property
    def _past(self) -> Past:
        assert self._repository is not None
        folder = self._repository.name_of(self._workspace.root.absolute())
        past = Past(self._repository, folder=folder)
        finalize(self, past.__exit__, None, None, None)
        return past
