"""Chains of references that come back to where they began; shared by several rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

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


def circling(following: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Leave of some references those that lie on a circle: from each of them a way leads back.

    Two walks, each along every reference once (Kosaraju): what is reached both ways belongs together.
    """
    leading: dict[str, list[str]] = {}
    for name, others in following.items():
        for other in others:
            leading.setdefault(other, []).append(name)
    seen: set[str] = set()
    left: list[str] = []
    for name in following:
        left += _reached(name, following, seen)
    home: dict[str, str] = {}
    seen = set()
    for name in reversed(left):
        home.update(dict.fromkeys(_reached(name, leading, seen), name))
    kept = {
        name: [other for other in others if home[other] == home[name]]
        for name, others in following.items()
    }
    return {name: others for name, others in kept.items() if others}


def _reached(start: str, following: Mapping[str, Sequence[str]], seen: set[str]) -> list[str]:
    """List what is reached from `start` and not seen yet, each after all that it leads to."""
    if start in seen:
        return []
    seen.add(start)
    done: list[str] = []
    way = [(start, iter(following.get(start, ())))]
    while way:
        name, others = way[-1]
        for other in others:
            if other not in seen:
                seen.add(other)
                way.append((other, iter(following.get(other, ()))))
                break
        else:
            done.append(name)
            way.pop()
    return done


def circle_in_words(way: Sequence[str]) -> str:
    """Write a circle for a message: `` `a` → `b` → `a` ``; of a large one its beginning and its end."""
    names: list[str | None] = list(way)
    left_out = len(way) - _NAMES_SHOWN
    if left_out > 0:  # not to write thousands of names for each of thousands of circles
        names = [*way[: _NAMES_SHOWN - 1], None, way[-1]]
    return " → ".join(f"{left_out:,} more" if name is None else f"`{name}`" for name in names)
