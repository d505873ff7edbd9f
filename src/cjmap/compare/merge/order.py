"""Orders: what was moved between two of them, and three merged into one."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from cjmap.compare.order import moved as moved_places

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Thing = TypeVar("Thing")


def moved(before: Sequence[Thing], after: Sequence[Thing]) -> set[Thing]:
    """Return as few things as possible without which the two orders are the same.

    Of several such sets the choice hangs on how the things are called, by `str`.
    """
    places = {thing: place for place, thing in enumerate(before)}
    both = [thing for thing in after if thing in places]
    going = moved_places([places[thing] for thing in both], [str(thing) for thing in both])
    return {both[at] for at in going}


def merge_orders(
    base: Sequence[Thing], ours: Sequence[Thing], theirs: Sequence[Thing]
) -> list[Thing]:
    """Merge two orders that began as `base`; each thing stands at most once in each.

    What neither side moved stands as in `base`; then come the things that ours moved or added, each
    after the one before it in ours, and then those of theirs, behind what ours put at the place.
    """
    moved_by_ours, moved_by_theirs = moved(base, ours), moved(base, theirs)
    known, in_ours, in_theirs = set(base), set(ours), set(theirs)
    there = in_ours | in_theirs
    moved_by_any = moved_by_ours | moved_by_theirs
    order = [thing for thing in base if thing in there and thing not in moved_by_any]
    placed_by_ours = [thing for thing in ours if thing not in known or thing in moved_by_ours]
    order = _place(order, placed_by_ours, ours, away=moved_by_theirs - moved_by_ours, passed=set())
    done = set(placed_by_ours)
    placed_by_theirs = [
        thing
        for thing in theirs
        if thing not in done and (thing not in known or thing in moved_by_theirs)
    ]
    away = moved_by_ours - moved_by_theirs
    return _place(order, placed_by_theirs, theirs, away=away, passed=(done - in_theirs) | away)


def placed_alike(
    base: Sequence[Thing], ours: Sequence[Thing], theirs: Sequence[Thing]
) -> set[Thing]:
    """Return the things that stand behind the same neighbour on both sides, of those that nobody moved."""
    stay = set(base) & set(ours) & set(theirs)
    stay -= moved(base, ours) | moved(base, theirs)
    here, there = _neighbours(ours, stay), _neighbours(theirs, stay)
    return {thing for thing in here.keys() & there.keys() if here[thing] == there[thing]}


def _neighbours(order: Sequence[Thing], stay: set[Thing]) -> dict[Thing, Thing | None]:
    """Tell for each thing of an order which one of `stay` stands before it."""
    found: dict[Thing, Thing | None] = {}
    last = None
    for thing in order:
        found[thing] = last
        if thing in stay:
            last = thing
    return found


def _place(
    order: list[Thing],
    placed: Sequence[Thing],
    side: Sequence[Thing],
    *,
    away: set[Thing],
    passed: set[Thing],
) -> list[Thing]:
    """Return `order` with each of `placed` behind what precedes it in `side` and is not `away`.

    What the other side moved is `away`: it says nothing about the place any more. What is `passed`
    at the place stays before it. Neither holds a thing that is placed.
    """
    # A chain, each thing with the one behind it: putting into a list would move all that follows.
    follower: dict[Thing | None, Thing | None] = dict(pairwise([None, *order, None]))
    to_place = set(placed)
    anchor: Thing | None = None
    for thing in side:
        if thing in to_place:
            before = anchor
            while (behind := follower[before]) in passed:
                before = behind
            follower[before], follower[thing] = thing, behind
            anchor = thing
        elif thing in follower and thing not in away:
            anchor = thing
    return list(_chain(follower))


def _chain(follower: dict[Thing | None, Thing | None]) -> Iterator[Thing]:
    """Go along a chain that begins and ends with None."""
    thing = follower[None]
    while thing is not None:
        yield thing
        thing = follower[thing]
