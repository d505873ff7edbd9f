"""A thing as impact knows it. A map that is no valid one is a single thing: its parts are unsure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.format.roles import Section
from cjmap.insight.gathered.linked import line_and_column, place_of
from cjmap.insight.gathered.things import things

if TYPE_CHECKING:
    from cjmap.insight.inquiry import Inquiry
    from cjmap.problem import MapPath
    from cjmap.workspace import Entry
    from cjmap.workspace.index import Definition


@dataclass(frozen=True, slots=True)
class Node:
    """A thing at `path` of a map; `ref` is how maps refer to it, or to the next that holds it."""

    entry: Entry
    path: MapPath
    kind: str
    title: str
    ref: str

    @property
    def key(self) -> tuple[int, MapPath]:
        """What tells it from all others."""
        return self.entry.number, self.path

    @property
    def map(self) -> str:
        """The map that it is in: kind and id."""
        return f"{self.entry.kind_name}:{self.entry.id}"

    @property
    def place(self) -> tuple[int, int]:
        """The line and the column where it begins."""
        return line_and_column(self.entry, self.path)

    def holds(self, other: Node) -> bool:
        """Whether another thing is this one, or stands in it."""
        return self.entry is other.entry and other.path[: len(self.path)] == self.path


class Nodes:
    """Finds the nodes of a workspace."""

    def __init__(self, inquiry: Inquiry) -> None:
        """Know the things of the workspace."""
        self._things = inquiry.once(things)

    def holding(self, entry: Entry, path: MapPath) -> Node:
        """Return the thing at a path, or the next that holds it."""
        thing = self._things.at(entry, path)
        if thing is None:
            return _map(entry)
        return Node(entry, thing.path, thing.kind, thing.title, thing.ref)

    def defined(self, definition: Definition) -> Node:
        """Return what an id defines."""
        entry, path = definition.entry, place_of(definition)
        thing = self._things.exactly_at(entry, path)
        if thing is not None:
            return Node(entry, path, thing.kind, thing.title, thing.ref)
        if not path:
            return _map(entry)
        section, id = definition.section, definition.id
        ref = id if section.of_workspace else f"{entry.id}#{id}"
        kind = "item" if section is Section.ITEM else str(section)
        return Node(entry, path, kind, id, ref)


def nodes(inquiry: Inquiry) -> Nodes:
    """Return the nodes of the workspace, for `inquiry.once`."""
    return Nodes(inquiry)


def _map(entry: Entry) -> Node:
    name = entry.id or entry.file.name
    title = entry.read_text("title") or entry.read_text("name") or name
    return Node(entry, (), entry.kind_name or "map", title, name)
