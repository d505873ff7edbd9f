"""Which map that was read now is which map that an earlier import read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.compare.things import Thing, thing_of
from cjmap.exchange.again.same_things import in_common
from cjmap.exchange.coming.surroundings import same_name

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    before = {each: thing_of(each.entry) for each in known}
    after = {entry: thing_of(entry) for entry in coming if entry.read.valid}
    rated = [
        (rating, each, entry)
        for entry, new in after.items()
        for each, old in before.items()
        if each.kind == entry.kind_name
        and (rating := _rating(old, new, from_here=each.source == source)) >= _ENOUGH
    ]
    found: dict[Entry, Remembered] = {}
    for _, each, entry in sorted(rated, key=lambda pair: -pair[0]):
        if entry not in found and each not in found.values():
            found[entry] = each
    for kind in {entry.kind_name for entry in after}:
        left = [each for each in known if each.source == source and each.kind == kind]
        here = [entry for entry in after if entry.kind_name == kind]
        if len(left) == len(here) == 1 and left[0] not in found.values():
            found.setdefault(here[0], left[0])
    return found


def _rating(before: Thing, after: Thing, *, from_here: bool) -> float:
    """Rate how surely two maps of a kind are one."""
    if set(after.several("was")) & {before.id, *before.several("was")}:
        return _SURE
    common = in_common(before, after)
    title = same_name(before.label) == same_name(after.label)
    if not from_here and (common < _ENOUGH or not title):
        return 0.0
    return common + (before.id == after.id) / 2 + title / 4 + from_here / 10
