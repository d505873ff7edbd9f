"""The changes of one map in the order of a reader: by stage and step, or by list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjmap.compare.change import Change
    from cjmap.compare.things import Thing
    from cjmap.compare.words.told import Teller


@dataclass(frozen=True, slots=True)
class Group:
    """Changes under one heading, the heaviest first.

    `heading` names the stage and the step, or the list; it is empty for the map itself. `about` is
    the stage or step, which the messages below need not name again.
    """

    heading: tuple[str, ...]
    about: Thing | None
    changes: tuple[Change, ...]


def grouped(changes: Iterable[Change], teller: Teller) -> list[Group]:
    """Group the changes of one map: first those of the map itself, then as they come."""
    found: dict[tuple[str, ...], list[Change]] = {(): []}
    headings: dict[tuple[str, ...], tuple[tuple[str, ...], Thing | None]] = {(): ((), None)}
    for change in changes:
        key, heading, about = _place(change, teller)
        headings.setdefault(key, (heading, about))
        found.setdefault(key, []).append(change)
    return [
        Group(*headings[key], tuple(sorted(each, key=lambda change: change.level.rank)))
        for key, each in found.items()
        if each
    ]


def _place(change: Change, teller: Teller) -> tuple[tuple[str, ...], tuple[str, ...], Thing | None]:
    """Return what makes a group one, its heading, and the stage or step that it is about."""
    thing = change.thing
    came_or_went = change.old is None or change.new is None
    inside = (change.home or thing.parent or thing) if came_or_went else thing
    around = [each for each in (inside.within("Stage"), inside.within("Step")) if each is not None]
    if around:
        key = tuple(each.id or each.label for each in around)
        return key, tuple(each.label for each in around), around[-1]
    if thing.parent is None:
        return (), (), None
    while thing.parent is not None and thing.parent.parent is not None:
        thing = thing.parent
    return ("", thing.name), (teller.list_name(thing),), None
