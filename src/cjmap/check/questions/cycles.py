"""Chains of references that come back to where they began; shared by several rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_NAMES_SHOWN = 12


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


def circle_in_words(way: Sequence[str]) -> str:
    """Write a circle for a message: `` `a` → `b` → `a` ``; of a large one its beginning and its end."""
    names = [f"`{name}`" for name in way]
    if len(names) > _NAMES_SHOWN:
        left_out = len(names) - _NAMES_SHOWN
        names[_NAMES_SHOWN - 1 : -1] = [f"{left_out:,} more"]
    return " → ".join(names)
