"""The raw differences of two versions: what was added, removed, moved, and every value that differs.

Together they turn the older version into the newer one; nothing that the format holds is left
out. What they mean for the customer is for `recognised` to say.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from cjmap.compare.order import moved

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.compare.matching import Matching
    from cjmap.compare.things import Field, Leaf, Thing


class Op(StrEnum):
    """What happened."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    """Another place in its list, or another list; an id tells that it is the same thing."""
    REORDERED = "reordered"
    """Things that changed places in a list whose order means little, told once for the list."""
    CHANGED = "changed"


@dataclass(frozen=True, eq=False, slots=True)
class Delta:
    """One raw difference.

    `old` and `new` are the thing in both versions; one of them is None where it was added or
    removed. Of a changed value, `field` says which, `before` and `after` what it was and is
    (None: absent). A reordered list is told by the things that hold it, its name in `field`; of
    what was in it before, `after` holds the former places in the new order. `home` is what a thing
    that was added or moved stands in, as it was; None where that is new as well.
    """

    op: Op
    old: Thing | None
    new: Thing | None
    field: Field = ()
    before: Leaf | None = None
    after: Leaf | None = None
    home: Thing | None = None


def deltas(old: Sequence[Thing], new: Sequence[Thing], matching: Matching) -> list[Delta]:
    """List the differences: in the order of the newer version, then what is gone."""
    found: list[Delta] = []
    for top in new:
        for thing in top:
            pair = matching.of_new.get(thing)
            around = matching.of_new.get(thing.parent) if thing.parent is not None else None
            home = around.old if around is not None else None
            if pair is None:
                found.append(Delta(Op.ADDED, None, thing, home=home))
                continue
            found += _changed(pair.old, thing)
            if thing.parent is not None and (pair.old.parent, pair.old.name) != (home, thing.name):
                found.append(Delta(Op.MOVED, pair.old, thing, home=home))
            for name, children in thing.children.items():
                found += _moves(pair.old, thing, name, children, matching)
    found += (
        Delta(Op.REMOVED, thing, None)
        for top in old
        for thing in top
        if thing not in matching.of_old
    )
    return found


def _changed(old: Thing, new: Thing) -> Iterator[Delta]:
    if old.values == new.values:
        return
    for field in dict.fromkeys((*new.values, *old.values)):
        before, after = old.values.get(field), new.values.get(field)
        if before != after or type(before) is not type(after):
            yield Delta(Op.CHANGED, old, new, field, before, after)


def _moves(
    old: Thing, new: Thing, name: str, children: Sequence[Thing], matching: Matching
) -> Iterator[Delta]:
    """Say what moved within a list; what came from another one is told already."""
    stayed = [
        (pair.old, child)
        for child in children
        if (pair := matching.of_new.get(child)) and pair.old.parent is old and pair.old.name == name
    ]
    places = [former.position for former, _ in stayed]
    if places == sorted(places):
        return
    names = ["\0".join(sorted((_name(former), _name(child)))) for former, child in stayed]
    reordered = False
    for index in sorted(moved(places, names)):
        former, child = stayed[index]
        if _can_move(former, child):
            yield Delta(Op.MOVED, former, child, home=old)
        else:
            reordered = True
    if reordered:
        yield Delta(Op.REORDERED, old, new, (name,), after=tuple(places))


_IN_ORDER = frozenset({"Stage", "Column"})
"""What is known well enough without an id, and tells a story by its order."""

_UNORDERED = frozenset({"Action"})
"""What stands where its values say, whatever the order of the list."""


def _can_move(former: Thing, child: Thing) -> bool:
    """Whether another place of one thing is worth telling, rather than another order of all."""
    if child.model in _UNORDERED:
        return False
    return child.model in _IN_ORDER or (child.id is not None and former.id is not None)


def _name(thing: Thing) -> str:
    return thing.id or thing.label
