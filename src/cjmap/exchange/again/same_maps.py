"""Which map that was read now is which map that an earlier import read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.compare.likeness import THRESHOLD, likeness
from cjmap.compare.things import Thing, thing_of
from cjmap.exchange.again.memory import Origin
from cjmap.exchange.again.same_things import in_common, titles_in
from cjmap.exchange.coming.surroundings import same_name
from cjmap.format.roles import Section

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cjmap.exchange.again.memory import Remembered
    from cjmap.workspace import Entry

_SURE = 10.0
_ENOUGH = 0.5
"""From this rating on, two maps are one: the share of titles in common, and what speaks for it besides."""


def same_maps(known: Sequence[Remembered], coming: Sequence[Entry]) -> dict[Entry, Remembered]:
    """Say which map of a file an earlier import has read.

    By ids of the other tool, and by what is in them; id and title count where they come from the same
    file. Where that had one map of a kind, and has one now, anything in common will do. Of a file that is
    gone a map is known by its title and half of what is in it. What another file says as well is
    the same only where all of it is, or where that made a persona for want of one.
    """
    before = {each: _Told(thing_of(each.entry)) for each in known}
    after = {entry: _Told(thing_of(entry)) for entry in coming if entry.read.valid}
    found = _unchanged(before, after)
    left = {each: old for each, old in before.items() if each not in found.values()}
    rated = [
        (rating, each, entry)
        for entry, new in after.items()
        if entry not in found
        for each, old in left.items()
        if each.kind == entry.kind_name
        and (rating := _rating((each, old), (entry, new))) >= _ENOUGH
    ]
    for _, each, entry in sorted(rated, key=lambda pair: -pair[0]):
        if entry not in found and each not in found.values():
            found[entry] = each
    for kind in {entry.kind_name for entry in after}:
        once = [each for each in known if each.origin is Origin.HERE and each.kind == kind]
        here = [entry for entry in after if entry.kind_name == kind]
        if (
            len(once) == len(here) == 1
            and once[0] not in found.values()
            and _are_alike(before[once[0]], after[here[0]])
        ):
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
    before: Mapping[Remembered, _Told], after: Mapping[Entry, _Told]
) -> dict[Entry, Remembered]:
    """Pair the maps of a file of which neither id nor any title has changed: nearly all, as a rule."""
    known = {
        (each.kind, old.id): each for each, old in before.items() if each.origin is Origin.HERE
    }
    found = {}
    for entry, new in after.items():
        each = known.get((str(entry.kind_name), new.id))
        if each is not None:
            old = before[each]
            if (old.title, old.titles) == (new.title, new.titles):
                found[entry] = each
    return found


def _rating(before: tuple[Remembered, _Told], after: tuple[Entry, _Told]) -> float:
    """Rate how surely two maps of a kind are one."""
    (remembered, old), (entry, new) = before, after
    origin = remembered.origin
    title = old.title == new.title
    if origin is Origin.ELSEWHERE and not (title and _may_be_both(remembered.entry, entry)):
        return 0.0
    if origin is Origin.ELSEWHERE or new.was & {old.id, *old.was}:
        return _SURE
    common = in_common(old.titles, new.titles)
    if origin is Origin.GONE and (common < _ENOUGH or not title):
        return 0.0
    return common + (old.id == new.id) / 2 + title / 4 + (origin is Origin.HERE) / 10


def _may_be_both(before: Entry, after: Entry) -> bool:
    """Whether what two files say is one map: the same in both, or a persona that the first only names."""
    named_only = before.kind_name == Section.PERSONA and before.document.data.get("proto") is True
    return named_only or before.document.text == after.document.text


def _are_alike(before: _Told, after: _Told) -> bool:
    """Whether two maps of one file have anything in common: a title within, or most of their own."""
    if before.titles & after.titles or likeness(before.title, after.title) >= THRESHOLD:
        return True
    words, others = set(before.title.split()), set(after.title.split())
    return words <= others or others <= words  # Ewa, Ewa Nowak
