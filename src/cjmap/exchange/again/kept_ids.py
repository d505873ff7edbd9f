"""What was read again gets the ids that it had, or that people have given it since."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from cjmap.compare.things import Thing, thing_of
from cjmap.exchange.again.memory import former_ids, index_of, read_entry
from cjmap.exchange.again.renaming import renamed
from cjmap.exchange.again.same_things import same_things
from cjmap.exchange.coming.surroundings import same_name
from cjmap.format.compiled import text_of
from cjmap.format.roles import Section
from cjmap.format.slugs import unique_slug
from cjmap.layout import map_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cjmap.exchange.again.versions import Versions
    from cjmap.problem import MapPath
    from cjmap.workspace import Entry

Renames = dict[tuple["Entry", "MapPath"], str]
_ITSELF: MapPath = ("id",)


def keep_ids(coming: Sequence[Versions], taken: dict[Section, set[str]]) -> None:
    """Give maps, and the things in them, the ids that an earlier import gave them.

    What is new gets an id that nothing has here; `taken` are the ids of maps, by kind. References within
    the maps follow.
    """
    renames: Renames = {}
    for each in coming:
        id = each.map.id
        if each.known is not None and each.known.id is not None:
            id = each.known.id
        elif id in taken[each.section]:
            id = unique_slug(id, taken[each.section], each.map.kind)
        taken[each.section].add(id)
        if id != each.map.id:
            renames[each.entry, _ITSELF] = id
        if each.known is not None and each.entry.read.valid:
            renames |= _kept(each)
    if not renames:
        return
    for each, data in zip(coming, renamed([each.entry for each in coming], renames), strict=True):
        arrived = replace(each.map, id=str(data["id"]), data=data)
        text = map_text(data, Path(arrived.file_name))
        each.map = replace(arrived, text=text)
        each.entry = read_entry(arrived.file_name, text)


def _kept(each: Versions) -> Renames:
    """Return the ids that the things of a map are to have instead of those that they came with."""
    assert each.known is not None
    before, after = thing_of(each.known), thing_of(each.entry)
    pairs = same_things(before, after)
    ours = thing_of(each.ours) if each.ours is not None and each.ours.read.valid else before
    taken = {thing.id for top in (before, ours) for thing in top if thing.id}
    taken |= set(_retired(each.ours))
    formerly = {thing.id for thing in before}
    written = {
        (thing.model, thing.id): same_name(thing.label)
        for thing in ours
        if thing.id not in formerly
    }
    found: dict[Thing, str] = {}
    for thing in after:
        former = pairs.get(thing)
        if former is not None and former.id and former.has_own_id and former is not before:
            found[thing] = former.id
    for thing in after:
        if thing is after or thing in found or not thing.has_own_id or thing.id is None:
            continue
        same = written.get((thing.model, thing.id)) == same_name(thing.label)
        if thing.id in taken and not same:
            found[thing] = unique_slug(thing.label, taken, thing.id)
        taken.add(found.get(thing, thing.id))
    return {
        (each.entry, (*thing.path, "id")): id
        for thing, id in found.items()
        if thing.has_own_id and thing.id != id
    }


def _retired(entry: Entry | None) -> Iterable[str]:
    retired = entry.document.data.get("retired", ()) if entry is not None else ()
    words = retired if isinstance(retired, list) else [retired]
    return [text for word in words if (text := text_of(word))]


def as_called_here(coming: Sequence[Versions]) -> list[tuple[str, str]]:
    """Return the texts of what was read before (empty: nothing) and now, with the ids that people gave since.

    Whoever gives a thing another id says so with `was`; a merge of what still has the old one would
    bring that back into references.
    """
    befores = [each.former.entry for each in coming if each.former is not None]
    afters = [each.entry for each in coming]
    here: Renames = {}
    for each in coming:
        if each.ours is None or each.former is None:
            continue
        given = _given_since(each.former.entry, each.ours)
        for entry in (each.former.entry, each.entry):
            for definition in index_of([entry]).defined_in(entry):
                id = given.get((definition.section, definition.id))
                if id is not None and definition.path[-1] == "id":
                    here[entry, definition.path] = id
    if not here:
        texts = {entry: entry.document.text for entry in (*befores, *afters)}
    else:
        texts = {
            entry: map_text(data, entry.file)
            for entries in (befores, afters)
            for entry, data in zip(entries, renamed(entries, here), strict=True)
        }
    return [(texts[each.former.entry] if each.former else "", texts[each.entry]) for each in coming]


def _given_since(former: Entry, ours: Entry) -> dict[tuple[Section, str], str]:
    """Return the ids that things have here by those that they were imported with."""
    defined = index_of([ours]).defined_in(ours)
    known = {(each.section, each.id) for each in defined}
    given = {
        (each.section, word): each.id
        for each in defined
        for word in former_ids(each)
        if (each.section, word) not in known
    }
    if former.id and ours.id and former.id != ours.id:
        given[Section(str(former.kind_name)), former.id] = ours.id
    return given
