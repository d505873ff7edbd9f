"""Chains of references that come back to where they began; shared by several rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


def cycle_through(start: str, following: Callable[[str], Iterable[str]]) -> list[str] | None:
    """Return the shortest way from `start` back to it, both ends included, or None.

    `following` gives the ids that an id refers to. Breadth first, so that each id is visited once.
    """
    came_from: dict[str, str] = {}
    waiting = [start]
    while waiting:
        reached: list[str] = []
        for here in waiting:
            for after in following(here):
                if after == start:
                    way = [start, here]
                    while way[-1] != start:
                        way.append(came_from[way[-1]])
                    return way[::-1] if here != start else [start, start]
                if after not in came_from:
                    came_from[after] = here
                    reached.append(after)
        waiting = reached
    return None
