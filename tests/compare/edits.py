"""Two versions of a few maps, from texts, and what the comparison of them finds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cjmap.compare.comparison import Comparison, compare
from cjmap.compare.side import Side
from cjmap.format.read import read_map
from cjmap.format.texts import Length
from cjmap.source import parse_document
from cjmap.workspace import Workspace
from cjmap.workspace.configuration import load_configuration
from cjmap.workspace.entry import Entry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cjmap.compare.change import Change
    from cjmap.compare.things import Leaf

ROOT = Path("/shop")
"""The root of all workspaces here; nothing is read from disk."""

Row = tuple[str, str, str, "Leaf | None", "Leaf | None"]
"""A change as the tables tell it: kind, level, address, before, after."""


def side(files: Mapping[str, str | bytes], label: str = "") -> Side:
    """Read files that are given as texts into one version."""
    entries = []
    for number, (name, text) in enumerate(sorted(files.items())):
        data = text.encode() if isinstance(text, str) else text
        document = parse_document(ROOT / name, data)
        entries.append(Entry(number, document, read_map(document)))
    workspace = Workspace(load_configuration(ROOT, None), entries)
    return Side(workspace, entries, label, ROOT)


def compared(old: Mapping[str, str | bytes], new: Mapping[str, str | bytes]) -> Comparison:
    """Compare two versions, of which each map must be valid."""
    sides = side(old, "old"), side(new, "new")
    for each in sides:
        for entry in each.refused:
            problems = [*entry.document.problems, *entry.read.problems]
            raise AssertionError(f"{entry.file.name} is refused: {problems[0].message}")
    return compare(*sides)


def row(change: Change) -> Row:
    """Return a change as the tables tell it."""
    values = _written(change.before), _written(change.after)
    return (change.kind.id, str(change.level), change.address, *values)


def _written(value: Leaf | None) -> Leaf | None:
    """Return a duration as it is written: it equals no plain text."""
    return str(value) if isinstance(value, Length) else value


def rows(comparison: Comparison) -> list[Row]:
    """Return all changes as rows, in the order of the report."""
    return [row(change) for change in comparison.changes]


Told = tuple[str, "Leaf | None", "Leaf | None"]
"""The part of a change that its mirror repeats: kind, before, after."""


def mirrored(change: Change) -> Told:
    """Return what comparing the other way round has to find: the mirror, the values exchanged."""
    return (change.kind.mirror, change.after, change.before)


def told(change: Change) -> Told:
    """Return the part of a change that its mirror repeats."""
    return (change.kind.id, change.before, change.after)
