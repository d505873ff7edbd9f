"""Which map that was read now is which map that an earlier import read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.compare.things import Thing, thing_of
from cjmap.exchange.again.same_things import in_common, titles_in
from cjmap.exchange.coming.surroundings import same_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cjmap.exchange.again.memory import Remembered
    from cjmap.workspace import Entry

_SURE = 10.0
_ENOUGH = 0.5
"""From this rating on, two maps are one: the share of titles in common, and what speaks for it besides."""


def same_maps(
    known: Sequence[Remembered], coming: Sequence[Entry], source: str
) -> dict[Entry, Remembered]:
    """Say which map of the file called `source` an earlier import has read.

    By ids of the other tool, and by what is in them; id and title count where they come from a file of the
    same name. Where that had one map of a kind, and has one now, that is it. In a file of another
    name a map is known by its title and half of what is in it: it may be a copy, made into something else.
    """
    before = {each: _Told(thing_of(each.entry)) for each in known}
    after = {entry: _Told(thing_of(entry)) for entry in coming if entry.read.valid}
    found = _unchanged(before, after, source)
    left = {each: old for each, old in before.items() if each not in found.values()}
    rated = [
        (rating, each, entry)
        for entry, new in after.items()
        if entry not in found
        for each, old in left.items()
        if each.kind == entry.kind_name
        and (rating := _rating(old, new, from_here=each.source == source)) >= _ENOUGH
    ]
    for _, each, entry in sorted(rated, key=lambda pair: -pair[0]):
        if entry not in found and each not in found.values():
            found[entry] = each
    for kind in {entry.kind_name for entry in after}:
        once = [each for each in known if each.source == source and each.kind == kind]
        here = [entry for entry in after if entry.kind_name == kind]
        if len(once) == len(here) == 1 and once[0] not in found.values():
            found.setdefault(here[0], once[0])
    return found


class _Told:
    """A map with what it is known by."""

    def __init__(self, top: Thing) -> None:
        self.id = top.id
        self.was = {*top.several("was")}
        self.title = same_name(top.label)
        self.titles = titles_in(top)


def _unchanged(
    before: Mapping[Remembered, _Told], after: Mapping[Entry, _Told], source: str
) -> dict[Entry, Remembered]:
    """Pair the maps of a file of which neither id nor any title has changed: nearly all, as a rule."""
    known = {(each.kind, old.id): each for each, old in before.items() if each.source == source}
    found = {}
    for entry, new in after.items():
        each = known.get((str(entry.kind_name), new.id))
        if each is not None:
            old = before[each]
            if (old.title, old.titles) == (new.title, new.titles):
                found[entry] = each
    return found


def _rating(before: _Told, after: _Told, *, from_here: bool) -> float:
    """Rate how surely two maps of a kind are one."""
    if after.was & {before.id, *before.was}:
        return _SURE
    common = in_common(before.titles, after.titles)
    title = before.title == after.title
    if not from_here and (common < _ENOUGH or not title):
        return 0.0
    return common + (before.id == after.id) / 2 + title / 4 + from_here / 10
