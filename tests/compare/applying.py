"""Turn the older version into the newer one with nothing but what the raw differences hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjmap.compare.deltas import Op

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cjmap.compare.deltas import Delta
    from cjmap.compare.things import Field, Leaf, Thing

Said = dict[str, Any]
"""A map in its long form."""


class _Node:
    """A thing while it is being changed: what it says by now, and what is in it."""

    def __init__(self, thing: Thing) -> None:
        self.values: dict[Field, Leaf] = dict(thing.values)
        self.lists: dict[str, list[_Node]] = {}

    def said(self) -> Said:
        said: Said = {}
        for field, value in self.values.items():
            here = said
            for key in field[:-1]:
                here = here.setdefault(key, {})
            here[field[-1]] = list(value) if isinstance(value, tuple) else value
        lists = {
            name: [each.said() for each in nodes] for name, nodes in self.lists.items() if nodes
        }
        return {**said, **lists}


def applied(old: Sequence[Thing], deltas: Iterable[Delta]) -> list[Said]:
    """Return what the maps `old` become, in any order."""
    deltas = list(deltas)
    nodes = {thing: _Node(thing) for top in old for thing in top}
    for thing, node in nodes.items():
        node.lists = {
            name: [nodes[each] for each in every] for name, every in thing.children.items()
        }
    tops = {thing: nodes[thing] for thing in old}
    _reorder(nodes, deltas)
    coming: list[tuple[Thing, _Node, _Node | None]] = []
    for delta in deltas:
        newer, former = delta.new, delta.old
        if former is not None and delta.op in (Op.REMOVED, Op.MOVED):
            tops.pop(former, None)
            if former.parent is not None:
                nodes[former.parent].lists[former.name].remove(nodes[former])
        if newer is not None and delta.op in (Op.ADDED, Op.MOVED):
            node = nodes[former] if former is not None else _Node(newer)
            nodes[newer] = node
            coming.append((newer, node, nodes[delta.home] if delta.home is not None else None))
        if former is not None and delta.op is Op.CHANGED:
            values = nodes[former].values
            assert values.pop(delta.field, None) == delta.before
            if delta.after is not None:
                values[delta.field] = delta.after
    for each, node, home in sorted(coming, key=lambda found: found[0].position):
        if each.parent is None:
            tops[each] = node
        else:
            holder = home or nodes[each.parent]
            holder.lists.setdefault(each.name, []).insert(each.position, node)
    return [node.said() for node in tops.values()]


def _reorder(nodes: dict[Thing, _Node], deltas: Iterable[Delta]) -> None:
    """Give lists their new order, of which the difference holds the former places."""
    for delta in deltas:
        if delta.op is Op.REORDERED:
            assert delta.old is not None
            assert isinstance(delta.after, tuple)
            every = nodes[delta.old].lists[delta.field[0]]
            order = [int(place) for place in delta.after]
            rest = [place for place in range(len(every)) if place not in order]
            every[:] = [every[place] for place in (*order, *rest)]
