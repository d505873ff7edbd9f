"""What git tells of the maps of a portal: looked up once, and their texts read when asked for."""

from __future__ import annotations

from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from cjmap.compare.change import Level
from cjmap.compare.history.editions import Edition, Outcome
from cjmap.compare.history.past import WORK_TREE
from cjmap.compare.side import Side
from cjmap.errors import CjmapError
from cjmap.git import Repository
from cjmap.site.past.archive import archive
from cjmap.site.past.traces import Traces, committed, traces_of

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
    clone that was cut off (`is_cut_off`).
    """

    def __init__(self, workspace: Workspace) -> None:
        """Look into the log."""
        self.trouble = ""
        self.is_cut_off = False
        self._workspace = workspace
        self._traces = Traces((), ())
        try:
            self._repository = Repository.find(workspace.root)
            self._folder = self._repository.name_of(workspace.root.absolute())
            head = self._repository.commit("HEAD")
        except CjmapError:
            return
        try:
            self.is_cut_off = self._repository.is_shallow
            known = committed(self._repository, self._folder, head)
            self._traces = traces_of(workspace, self._repository, known)
        except CjmapError as error:
            self.trouble = error.message

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

    def editions(self, trace: Trace) -> Iterator[Edition]:
        """Go through the versions of a map and what each changed, the newest first.

        Raises `CjmapError` where the repository cannot tell.
        """
        first = -1 if trace.is_changed else 0
        return (self.edition(trace, place) for place in range(first, len(trace.versions)))

    def edition(self, trace: Trace, place: int) -> Edition:
        """Tell one version of a map, -1 for what is not committed; raises as `editions` does."""
        kept = archive(self._repository, self._folder)
        if place >= 0:
            return kept.edition(trace.versions, place)
        entry = self._workspace.entries[trace.entry]
        side = Side(self._workspace, [entry], WORK_TREE, self._workspace.root)
        return kept.edition_now(trace.versions, side, trace.path)

    def last_editions(self, trace: Trace, most: int) -> tuple[Edition, ...]:
        """Return the last versions of a map that say something, the newest first, at most so many.

        Raises as `editions` does.
        """
        return tuple(islice(filter(says_something, self.editions(trace)), most))

    @cached_property
    def _places(self) -> dict[str, int]:
        return {commit: place for place, commit in enumerate(self._traces.commits)}

    def _place_of_newest(self, trace: Trace) -> tuple[int, int]:
        return self.place(trace, -1 if trace.is_changed else 0), trace.entry
