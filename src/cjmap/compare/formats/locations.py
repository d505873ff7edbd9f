"""Where a change stands in its files, resolved at the very end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.compare.deltas import Op
from cjmap.problem import Route

if TYPE_CHECKING:
    from cjmap.compare.change import Change
    from cjmap.compare.presentation import MapChanges
    from cjmap.compare.side import Side
    from cjmap.problem import MapPath
    from cjmap.workspace.entry import Entry


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a file; line and column count from 1, in characters."""

    file: str
    line: int
    column: int


def old_location(change: Change, within: MapChanges) -> Location | None:
    """Return where it was in the older version; None where it was not there."""
    if change.old is None:
        return None
    path = (*change.old.path, *_field(change))
    return located(within.comparison.old, change.old.entry, path)


def new_location(change: Change, within: MapChanges) -> Location | None:
    """Return where it is in the newer version, or, of a thing that is gone, where it was in.

    None where the whole map is gone.
    """
    if change.new is not None:
        path = (*change.new.path, *_field(change))
        return located(within.comparison.new, change.new.entry, path)
    home = change.home
    if home is None or within.new is None or home.top is not within.new:
        return None
    return located(within.comparison.new, home.entry, home.path)


def located(side: Side, entry: Entry, path: MapPath) -> Location:
    """Return the place of a path in a map of a version."""
    document = entry.document
    line, column = document.lines.place(document.span_of(Route(path)).start)
    return Location(_file(side, entry), line, column)


def _file(side: Side, entry: Entry) -> str:
    """Name a file; one that was only looked at beside a single file goes by its bare name."""
    named = bool(side.name_of(entry)) or entry in side.entries
    return side.shown_name_of(entry) if named else entry.file.name


def _field(change: Change) -> MapPath:
    """Return the field that the change is about first; empty for the thing as a whole."""
    first = change.deltas[0] if change.deltas else None
    return first.field if first is not None and first.op is Op.CHANGED else ()
