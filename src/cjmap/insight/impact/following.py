"""The references to a thing, and to what holds those, on and on."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from cjmap.format.roles import Reach
from cjmap.insight.gathered.linked import Reference, line_and_column, linked
from cjmap.insight.gathered.things import things
from cjmap.insight.impact.nodes import Node, nodes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.insight.inquiry import Inquiry
    from cjmap.problem import MapPath


_ENDING = frozenset({"preferences.channels"})
"""The fields that mention a thing and make nothing else hang on it: the journeys of somebody who
prefers the telephone are not about the telephone."""


@dataclass(frozen=True, slots=True)
class Naming:
    """A reference that a thing makes: `field` is the field, `target` what it names.

    That is the thing one depth above, or something in it. `strict` says that it would lead nowhere
    without it; else it is free text that happens to be an id.
    """

    reference: Reference
    field: str
    target: Node

    @property
    def strict(self) -> bool:
        """Whether it has to lead somewhere."""
        return self.reference.role.strict

    @property
    def place(self) -> tuple[int, int]:
        """The line and the column of the reference."""
        return line_and_column(self.reference.entry, self.reference.path)


@dataclass(slots=True)
class Affected:
    """A thing that hangs on another, `depth` references away.

    `above` are the things one depth nearer that it refers to, each with the references.
    """

    node: Node
    depth: int
    above: dict[tuple[int, MapPath], list[Naming]] = field(default_factory=dict)
    goes_on: bool = True
    """Whether what refers to it hangs on the first thing as well."""

    @property
    def namings(self) -> list[Naming]:
        """Its references, each once, in their order."""
        found = {id(naming.reference): naming for each in self.above.values() for naming in each}
        return list(found.values())

    @property
    def strict(self) -> bool:
        """Whether one of them has to lead somewhere."""
        return any(naming.strict for naming in self.namings)


@dataclass(frozen=True, slots=True)
class Impact:
    """What hangs on a thing: a list for each depth, from 1. `further` counts what lies deeper.

    `remembered` by are things of the same map, or of versions of it, that had its id (`was`). They
    do not hang on it.
    """

    subject: Node
    depths: tuple[tuple[Affected, ...], ...]
    further: int
    remembered: tuple[Node, ...] = ()

    @property
    def broken(self) -> list[Naming]:
        """The references that would lead nowhere if it were deleted, with all that is in it."""
        return [naming for naming in self._direct if naming.strict]

    @property
    def words(self) -> list[Naming]:
        """The free texts that name it, and would stay words."""
        return [naming for naming in self._direct if not naming.strict]

    @property
    def _direct(self) -> Iterator[Naming]:
        if self.depths:
            for each in self.depths[0]:
                yield from each.namings


def impact(inquiry: Inquiry, subject: Node, depth: int | None) -> Impact:
    """Find what hangs on a thing, at most so many references away; None: however many."""
    incoming = inquiry.once(_incoming)
    seen = {subject.key}
    depths: list[tuple[Affected, ...]] = []
    level = [Affected(subject, 0)]
    while level:
        following: dict[tuple[int, MapPath], Affected] = {}
        for each in level:
            if each.goes_on:
                _follow(each, subject, incoming, seen, following)
        seen.update(following)
        level = list(following.values())
        if level:
            depths.append(tuple(sorted(level, key=_order)))
    shown = depths if depth is None else depths[:depth]
    further = sum(map(len, depths)) - sum(map(len, shown))
    return Impact(subject, tuple(shown), further, tuple(_remembering(inquiry, subject)))


def _remembering(inquiry: Inquiry, subject: Node) -> Iterator[Node]:
    """Give the things that had the id of the subject once, in its map or in a version of that."""
    map_id, _, id = subject.ref.partition("#")
    if not id or not subject.path:
        return
    for thing in inquiry.once(things).all:
        if thing.kind == subject.kind and id in getattr(thing.part, "was", ()):
            versions = (thing.map_id, getattr(thing.entry.model, "of", None))
            if map_id in versions:
                yield inquiry.once(nodes).holding(thing.entry, thing.path)


def _follow(
    above: Affected,
    subject: Node,
    incoming: _Incoming,
    seen: set[tuple[int, MapPath]],
    following: dict[tuple[int, MapPath], Affected],
) -> None:
    """Add what refers to a thing, or to something in it, from outside."""
    for reference, holder, target in incoming.to(above.node):
        if above.node.holds(holder) or holder.key in seen or subject.holds(holder):
            continue
        within = reference.role.reach is Reach.OWN
        # Steps that follow each other and arrows between actions tie a map together: they break with
        # what they name, but a step does not hang on the one after it.
        tie = within and (holder.holds(target) or holder.kind == target.kind)
        if tie and above.depth:
            continue
        found = following.get(holder.key)
        if found is None:
            found = following[holder.key] = Affected(holder, above.depth + 1, goes_on=False)
        naming = Naming(reference, reference.field(holder.path), target)
        found.goes_on = found.goes_on or not (tie or naming.field in _ENDING)
        found.above.setdefault(above.node.key, []).append(naming)


def _order(affected: Affected) -> tuple[int, tuple[tuple[int, str], ...]]:
    """Put things in the order of the files, and of the parts of each."""
    path = affected.node.path
    words = tuple((part, "") if isinstance(part, int) else (-1, part) for part in path)
    return affected.node.entry.number, words


class _Incoming:
    """The references of a workspace by what they name, and by all that holds it."""

    def __init__(self, inquiry: Inquiry) -> None:
        self._nodes = inquiry.once(nodes)
        self._references = inquiry.once(linked)

    def to(self, node: Node) -> Iterator[tuple[Reference, Node, Node]]:
        """Go through what names a thing or something in it: the reference, its holder, its target."""
        for reference, target in self._filed.get(node.key, ()):
            yield reference, self._nodes.holding(reference.entry, reference.path), target

    @cached_property
    def _filed(self) -> dict[tuple[int, MapPath], list[tuple[Reference, Node]]]:
        filed: dict[tuple[int, MapPath], list[tuple[Reference, Node]]] = defaultdict(list)
        for reference in self._references:
            for definition in reference.found:
                target = self._nodes.defined(definition)
                number, path = target.key
                for length in range(len(path) + 1):
                    filed[number, path[:length]].append((reference, target))
        return filed


def _incoming(inquiry: Inquiry) -> _Incoming:
    return _Incoming(inquiry)


def by_map(found: Sequence[Affected]) -> dict[str, list[Affected]]:
    """Group things by the map that they are in, in their order."""
    grouped: dict[str, list[Affected]] = {}
    for each in found:
        grouped.setdefault(each.node.map, []).append(each)
    return grouped
