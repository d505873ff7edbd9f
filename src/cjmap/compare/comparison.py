"""Two versions into the list of what changed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cjmap.compare.change import Change
from cjmap.compare.dangling import with_dangling
from cjmap.compare.deltas import Delta, Op, deltas
from cjmap.compare.identity import is_shared
from cjmap.compare.kinds import CHANGE_KINDS
from cjmap.compare.likeness import THRESHOLD, likeness
from cjmap.compare.matching import Matching, match
from cjmap.compare.places import Places
from cjmap.compare.recognised import recognise
from cjmap.compare.recognised.about import About, Versions
from cjmap.compare.recognised.coming_and_going import came_or_went, moved, reordered
from cjmap.compare.references import key_reference, may_be_within, reference

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.compare.side import Side
    from cjmap.compare.things import Leaf, Thing
    from cjmap.workspace.entry import Entry

_MOST_HINTS = 40
"""No more things that are gone are held against no more new ones."""

_LONGEST_HINT = 200
"""Letters of a label that are looked at for a hint."""


@dataclass(frozen=True, eq=False, slots=True)
class Comparison:
    """Two versions and all that changed, in the order of the newer one, what is gone at the end.

    `matching` says which thing is which. `refused` are the maps that the format refuses, each with
    its side, unless they are the same in both versions.
    """

    old: Side
    new: Side
    matching: Matching
    changes: tuple[Change, ...]
    refused: tuple[tuple[Side, Entry], ...] = ()


def compare(old: Side, new: Side) -> Comparison:
    """Compare two versions. Maps that the format refuses take no part."""
    left_out = _untouched(old, new)
    refused = _refused(old, new, left_out)
    before = [old.thing(entry) for entry in old.entries if entry not in left_out]
    after = [new.thing(entry) for entry in new.entries if entry not in left_out]
    files = {top: old.name_of(top.entry) for top in before}
    files |= {top: new.name_of(top.entry) for top in after}
    matching = match(before, after, files)
    versions = Versions(old, new, matching)
    found = deltas(before, after, matching)
    changes = _with_files(_told(found, versions), versions)
    changes = with_dangling(_with_hints(changes), versions)
    places = Places(before, after, matching)
    return Comparison(old, new, matching, tuple(sorted(changes, key=places.of)), refused)


def _untouched(old: Side, new: Side) -> set[Entry]:
    """Return the entries whose file has the same text on both sides: they are not even looked at."""
    texts = {old.name_of(entry): entry for entry in (*old.entries, *old.refused)}
    same: set[Entry] = set()
    for entry in (*new.entries, *new.refused):
        former = texts.get(new.name_of(entry))
        if former is not None and former.document.text == entry.document.text:
            same |= {entry, former}
    return same


def _refused(old: Side, new: Side, left_out: set[Entry]) -> tuple[tuple[Side, Entry], ...]:
    """List the maps that cannot be compared; what they are in the other version is left out, too."""
    refused: list[tuple[Side, Entry]] = []
    for side, other in ((old, new), (new, old)):
        found = [entry for entry in side.refused if entry not in left_out]
        refused += ((side, entry) for entry in found)
        names = {side.name_of(entry) for entry in found}
        left_out |= {entry for entry in other.entries if other.name_of(entry) in names}
    return tuple(refused)


def _told(found: Sequence[Delta], versions: Versions) -> list[Change]:
    """Tell the raw differences as changes, the larger one swallowing those that it explains."""
    new_or_gone = {
        thing
        for delta in found
        if delta.op in (Op.ADDED, Op.REMOVED)
        for thing in (delta.new or delta.old,)
        if thing is not None
    }
    inner: dict[Thing, list[Delta]] = defaultdict(list)
    differing: dict[Thing, list[Delta]] = {}
    order: list[tuple[str, Delta | Thing]] = []
    renames: list[Delta] = []
    for delta in found:
        thing = delta.new or delta.old
        if thing is None:
            continue
        if delta.op in (Op.ADDED, Op.REMOVED):
            outer = _outermost(thing, new_or_gone)
            if outer is thing:
                order.append(("thing", delta))
            else:
                inner[outer].append(delta)
        elif delta.op is Op.CHANGED and delta.new is not None:
            if delta.new in differing:
                differing[delta.new].append(delta)
            else:
                differing[delta.new] = [delta]
                order.append(("values", delta.new))
        else:
            order.append(("place", delta))
    changes: list[Change] = []
    for _, each in order:
        if not isinstance(each, Delta):
            following = _following(differing[each], versions.matching)
            renames += following
            told = [delta for delta in differing[each] if delta not in following]
            about = About(versions.matching.of_new[each].old, each, told, versions)
            recognise(about)
            changes += about.changes
        elif each.op is Op.MOVED:
            changes.append(moved(each, versions))
        elif each.op is Op.REORDERED:
            changes.append(reordered(each))
        else:
            thing = each.new or each.old
            assert thing is not None
            changes.append(came_or_went(each, versions, tuple(inner[thing])))
    return [*_explaining(changes, renames), *_reused(found, changes, versions)]


def _outermost(thing: Thing, among: set[Thing]) -> Thing:
    """Return the outermost thing around `thing` that came or went as a whole with it."""
    while thing.parent is not None and thing.parent in among:
        thing = thing.parent
    return thing


def _following(differing: Sequence[Delta], matching: Matching) -> list[Delta]:
    """List the references of a thing that differ only because what they name has another id now."""
    if not matching.renamed:
        return []
    found = []
    coming = {delta.field: delta for delta in differing if delta.before is None}
    for delta in differing:
        if delta.old is None or delta.before is None:
            continue
        home, kind = delta.old.top, str(delta.old.entry.kind_name)
        role = reference(kind, delta.old.model, delta.field)
        if role is not None:
            within = may_be_within(kind, role)
            if _translated(delta.before, home, matching, within) == delta.after:
                found.append(delta)
        elif key_reference(kind, delta.old.model, delta.field) is not None:
            *beginning, key = delta.field
            other = coming.get((*beginning, matching.translated(key, home)))
            if delta.after is None and other is not None and other.after == delta.before:
                found += [delta, other]
    return found


def _translated(value: Leaf | None, home: Thing, matching: Matching, within: bool) -> Leaf | None:
    if isinstance(value, tuple):
        return tuple(
            matching.translated(each, home, within=within) if isinstance(each, str) else each
            for each in value
        )
    return matching.translated(value, home, within=within) if isinstance(value, str) else value


def _explaining(changes: list[Change], renames: Sequence[Delta]) -> list[Change]:
    """Give references that follow a new id to the change that says so."""
    if not renames:
        return changes
    taken = {
        change: list(change.deltas) for change in changes if change.kind.id in _TELL_ANOTHER_ID
    }
    for delta in renames:
        words = _words(delta.before) | {delta.field[-1]}
        change = next((each for each in taken if str(each.before) in words), next(iter(taken)))
        taken[change].append(delta)
    return [
        replace(change, deltas=tuple(taken[change])) if change in taken else change
        for change in changes
    ]


_TELL_ANOTHER_ID = frozenset({"id-changed", "id-given", "id-taken-away", "column-redirected"})
"""Where a column has no id of its own, its step gives it one."""


def _words(value: Leaf | None) -> set[str]:
    values = value if isinstance(value, tuple) else (value,)
    return {part for each in values for part in str(each).split("#")}


def _with_files(changes: list[Change], versions: Versions) -> list[Change]:
    """Add the maps whose file has another name now."""
    kind = CHANGE_KINDS["map-moved"]
    found = []
    for pair in versions.matching.pairs:
        if pair.old.parent is not None:
            continue
        before = versions.old.name_of(pair.old.entry)
        after = versions.new.name_of(pair.new.entry)
        if before != after and before and after:
            found.append(Change(kind, kind.level, pair.old, pair.new, before, after))
    return [*found, *changes]


def _with_hints(changes: list[Change]) -> list[Change]:
    """Say of things that are gone which new one they look like, where their ids say otherwise."""
    coming: dict[str, list[Thing]] = defaultdict(list)
    gone = [each for each in changes if each.new is None and each.old is not None and each.old.id]
    for change in changes:
        if change.old is None and change.new is not None and change.new.id:
            coming[change.new.model].append(change.new)
    hints: dict[Change, Change] = {}
    for change in gone[:_MOST_HINTS]:
        rated = [
            (likeness(change.thing.label[:_LONGEST_HINT], each.label[:_LONGEST_HINT]), each.label)
            for each in coming[change.thing.model][:_MOST_HINTS]
        ]
        best = max(rated, default=(0.0, ""))
        if best[0] >= THRESHOLD:
            said = {**change.said, "looks_like": best[1], "likeness": round(best[0], 2)}
            hints[change] = replace(change, said=said)
    return [hints.get(change, change) for change in changes]


def _reused(
    found: Sequence[Delta], changes: Sequence[Change], versions: Versions
) -> Iterator[Change]:
    """Tell the ids that the older version keeps from being used again, and that now are."""
    retired: dict[Thing | str, set[str]] = defaultdict(set)
    for pair in versions.matching.pairs:
        if pair.old.parent is None:
            retired[pair.new] |= set(pair.old.several("retired"))
    for entry in versions.old.entries:
        if entry.kind_name in ("catalog", "backlog"):
            retired[str(entry.kind_name)] |= set(versions.old.thing(entry).several("retired"))
    if not any(retired.values()):
        return
    kind = CHANGE_KINDS["id-reused"]
    told = {change.after for change in changes if change.kind is kind}
    for delta in found:
        thing = delta.new
        if thing is None or thing.id is None or thing.parent is None or thing.id in told:
            continue
        home = "backlog" if thing.model == "Opportunity" else str(thing.entry.kind_name)
        ids = retired[thing.top] | (retired[home] if is_shared(thing.model) else set())
        is_new = delta.op is Op.ADDED or (delta.field == ("id",) and delta.op is Op.CHANGED)
        if is_new and thing.id in ids:
            yield Change(
                kind, kind.level, delta.old, thing, after=thing.id, said={"name": thing.id}
            )
