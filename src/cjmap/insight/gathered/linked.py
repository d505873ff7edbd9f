"""Every reference of a workspace, followed once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.format.roles import Reach
from cjmap.problem import Route

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.format.roles import Refers
    from cjmap.insight.inquiry import Inquiry
    from cjmap.problem import MapPath
    from cjmap.workspace import Entry, Workspace
    from cjmap.workspace.index import Definition


_IN_FULL = frozenset({("touchpoint", "id"), ("next", "to")})


@dataclass(frozen=True, slots=True, eq=False)
class Reference:
    """What is written at `path` of a map to name something defined elsewhere, and what it finds.

    Nothing is found where it leads nowhere, or is free text.
    """

    entry: Entry
    path: MapPath
    role: Refers
    text: str
    found: Sequence[Definition]

    def field(self, holder: MapPath) -> str:
        """Return the name of the field below `holder`: `touchpoint`, `next`, `emotion.by`.

        It is the same for what is written in short and in full (`next: [{to: pay}]`).
        """
        words = [str(part) for part in self.path[len(holder) :] if not isinstance(part, int)]
        if len(words) > 1 and (tuple(words[-2:]) in _IN_FULL or words[-1] == self.text):
            words.pop()  # the last is a key that a short form leaves out, or `anna` of `by: {anna: 1}`
        return ".".join(words)


def linked(inquiry: Inquiry) -> tuple[Reference, ...]:
    """Return the references of all maps of the workspace, for `inquiry.once`."""
    return tuple(_followed(inquiry.workspace))


def place_of(definition: Definition) -> MapPath:
    """Return the path of what an id defines: the map as a whole is ().

    The lanes that a blueprint has without writing them have a place of their own, which is empty.
    """
    if definition.path == ("lanes",):
        return ("lanes", definition.id)
    return definition.path[:-1]


def line_and_column(entry: Entry, path: MapPath) -> tuple[int, int]:
    """Return the line and the column where something of a map begins, from 1."""
    document = entry.document
    start = document.span_of(Route(path or ("id",))).start
    return document.lines.place(min(start, len(document.text)))


def _followed(workspace: Workspace) -> Iterator[Reference]:
    """Follow what each map refers to; the same id in the same role of the workspace only once."""
    known: dict[tuple[int, str], list[Definition]] = {}
    for entry in workspace.entries:
        for path, role, text in entry.references:
            if role.reach is Reach.WORKSPACE:
                key = (id(role), text)
                found = known.get(key)
                if found is None:
                    found = known[key] = workspace.index.find(entry, role, text)
            else:
                found = workspace.index.find(entry, role, text)
            yield Reference(entry, path, role, text, found)
