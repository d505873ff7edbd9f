"""What a report of changes shows: the changes by map, in words, and what was left out."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cjmap.compare.change import Level, address_of
from cjmap.compare.unseen import Unseen
from cjmap.compare.words.told import Teller

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cjmap.compare.change import Change
    from cjmap.compare.comparison import Comparison
    from cjmap.compare.side import Side
    from cjmap.compare.things import Thing
    from cjmap.problem import Problem
    from cjmap.workspace.entry import Entry


@dataclass(frozen=True, slots=True)
class MapChanges:
    """The changes of one map; `old` or `new` is None where the map was added or removed.

    `file` is its name now, or what it was where it is gone.
    """

    comparison: Comparison
    old: Thing | None
    new: Thing | None
    file: str
    changes: tuple[Change, ...]

    @property
    def top(self) -> Thing:
        """The map in the newer version, or the older one where it is gone."""
        found = self.new or self.old
        if found is None:
            raise TypeError("changes are those of a map")
        return found

    @property
    def address(self) -> str:
        """The address of the map: `journey:first-order`."""
        return address_of(self.top)


@dataclass(frozen=True, slots=True)
class Refused:
    """A map that took no part, since the format refuses it: where, and the first thing wrong."""

    file: str
    label: str
    problem: Problem | None
    line: int = 1
    column: int = 1

    @property
    def place(self) -> str:
        """Where the first thing wrong is: `maps/a.journey.yaml:5:3`."""
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Presentation:
    """Everything that a format needs.

    `old` and `new` name the two versions; `threshold` is the level that fails (None: none does);
    `ignored` counts the changes that were asked not to be told; `pictures` gives, by the address
    of a map, where its picture can be seen (a file or an address), or the picture itself as SVG
    in `drawings`; `here` is the folder in the repository from which files are named.
    """

    old: str
    new: str
    maps: tuple[MapChanges, ...]
    refused: tuple[Refused | Unseen, ...] = ()
    lang: str | None = None
    threshold: Level | None = Level.BREAKING
    ignored: int = 0
    pictures: dict[str, str] = field(default_factory=dict)
    drawings: dict[str, bytes] = field(default_factory=dict)
    here: str = "."

    @property
    def teller(self) -> Teller:
        """Who puts changes into words."""
        return Teller(self.lang)

    @property
    def changes(self) -> Iterator[Change]:
        """All changes, map by map."""
        return (change for each in self.maps for change in each.changes)

    @property
    def is_incomplete(self) -> bool:
        """Whether a map took no part; in a submodule that nobody sees there may be none."""
        return any(not isinstance(each, Unseen) or each.holds_maps for each in self.refused)

    def published(self, file: str) -> str:
        """Name a file for machines: from the root of the repository."""
        return posixpath.normpath(posixpath.join(self.here, file))

    def heaviest_first(self) -> list[MapChanges]:
        """List the maps, those with the heaviest changes first."""
        return sorted(self.maps, key=lambda each: min(change.level.rank for change in each.changes))

    def counts(self) -> dict[Level, int]:
        """Count the changes of each level that occurs, the heaviest first."""
        levels = [change.level for change in self.changes]
        return {level: levels.count(level) for level in Level if level in levels}

    @property
    def fails(self) -> bool:
        """Whether a change is at or above the threshold."""
        threshold = self.threshold
        return threshold is not None and any(
            change.level.rank <= threshold.rank for change in self.changes
        )


def refused_map(side: Side, entry: Entry) -> Refused:
    """Say where a map of a side is that the format refuses, and what is wrong with it first."""
    problems = [*entry.document.problems, *entry.read.problems]
    file = side.shown_name_of(entry)
    if not problems:
        return Refused(file, side.label, None)
    span = entry.document.span_of(problems[0].where)
    line, column = entry.document.lines.place(span.start)
    return Refused(file, side.label, problems[0], line, column)


def by_map(comparison: Comparison, keep: Callable[[Change], bool]) -> list[MapChanges]:
    """Sort the changes to keep by the map that they are in, as it is now."""
    found: dict[Thing, list[Change]] = {}
    for change in comparison.changes:
        if keep(change):
            found.setdefault(_map_now(change, comparison), []).append(change)
    sorted_maps = []
    for top, changes in found.items():
        pair = comparison.matching.of_new.get(top)
        gone = pair is None and _is_gone(changes)
        old, new = (top, None) if gone else (pair.old if pair is not None else None, top)
        side = comparison.new if new is not None else comparison.old
        file = side.shown_name_of(top.entry)
        sorted_maps.append(MapChanges(comparison, old, new, file, tuple(changes)))
    return sorted_maps


def _map_now(change: Change, comparison: Comparison) -> Thing:
    top = change.thing.top
    pair = comparison.matching.of_old.get(top)
    return pair.new if pair is not None else top


def _is_gone(changes: Sequence[Change]) -> bool:
    return any(change.new is None and change.thing.parent is None for change in changes)
