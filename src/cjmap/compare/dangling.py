"""Changes that break something: references of the newer version that lead nowhere because of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from cjmap.compare.change import Change, Dangling, Level
from cjmap.compare.deltas import Op

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cjmap.compare.recognised.about import Versions
    from cjmap.compare.things import Field, Thing
    from cjmap.workspace.entry import Entry


def with_dangling(changes: Sequence[Change], versions: Versions) -> list[Change]:
    """Make the changes breaking after which references lead nowhere.

    Either what they lead to lost its id, or they are new themselves. What led nowhere before is
    nobody's fault now.
    """
    found: dict[Change, list[Dangling]] = defaultdict(list)
    losing = [change for change in changes if _loses_id(change)]
    lost = _lost_references(versions) if losing else {}
    for change in losing if lost else ():
        for thing in _lost(change):
            found[change] += lost.get(thing, ())
    for change, dangling in _new_references(changes, versions):
        if dangling not in found[change]:
            found[change].append(dangling)
    return [
        replace(change, level=Level.BREAKING, dangling=tuple(found[change]))
        if found.get(change)
        else change
        for change in changes
    ]


def _lost(change: Change) -> dict[Thing, None]:
    """List the things whose ids a change took away; with a map's own id, all that are in it."""
    lost = dict.fromkeys(
        delta.old for delta in change.deltas if delta.op is Op.REMOVED and delta.old is not None
    )
    if change.old is not None:
        is_map = change.old.parent is None and change.kind.id == "id-changed"
        lost |= dict.fromkeys(change.old if is_map else (change.old,))
    return lost


def _loses_id(change: Change) -> bool:
    return change.kind.id == "item-moved" or any(
        delta.op is Op.REMOVED or (delta.field[-1:] == ("id",) and delta.before is not None)
        for delta in change.deltas
    )


def _lost_references(versions: Versions) -> dict[Thing, list[Dangling]]:
    """List the references of the newer version that lead nowhere, by what they meant before."""
    old, new = versions.old.workspace, versions.new.workspace
    found: dict[Thing, list[Dangling]] = defaultdict(list)
    if old is None or new is None:
        return found
    compared = {entry.file: entry for entry in versions.old.entries}
    by_file = {entry.file: entry for entry in old.entries}
    former: dict[tuple[str | None, str | None], Entry] = {
        (entry.kind_name, entry.id): entry for entry in old.entries
    }
    former |= {
        (pair.new.entry.kind_name, pair.new.entry.id): by_file[pair.old.entry.file]
        for pair in versions.matching.pairs
        if pair.new.parent is None and pair.old.entry.file in by_file
    }
    for entry in new.entries:
        before = former.get((entry.kind_name, entry.id), entry)
        for path, role, text in entry.references:
            if not role.strict or new.index.find(entry, role, text):
                continue
            for definition in old.index.find(before, role, text):
                gone = compared.get(definition.entry.file)
                thing = versions.old.at(gone, definition.path[:-1]) if gone is not None else None
                if thing is not None:
                    file = versions.new.shown_name_of(entry)
                    found[thing].append(Dangling(entry, path, text, file))
    return found


def _new_references(
    changes: Iterable[Change], versions: Versions
) -> Iterator[tuple[Change, Dangling]]:
    """Find the references that a change brought and that lead nowhere.

    A map that is new as a whole relied on nothing before: what is wrong with it is for `validate`.
    """
    brought: dict[tuple[Thing, Field], Change] = {}
    for change in changes:
        is_new_map = change.old is None and change.thing.parent is None
        for delta in change.deltas if not is_new_map else ():
            if delta.new is not None and delta.after is not None:
                brought[delta.new, delta.field] = change
            elif delta.new is not None and delta.op is Op.ADDED:
                brought[delta.new, ()] = change
    touched = {thing.entry for thing, _ in brought}
    for entry in versions.new.entries:
        if entry not in touched:
            continue
        for path, role, text in entry.references:
            thing = versions.new.at(entry, path)
            if not role.strict or thing is None:
                continue
            field = tuple(str(part) for part in path[len(thing.path) :] if isinstance(part, str))
            found = brought.get((thing, ())) or brought.get((thing, field))
            if found is not None and not versions.new.definitions(entry, role, text):
                yield found, Dangling(entry, path, text, versions.new.shown_name_of(entry))
