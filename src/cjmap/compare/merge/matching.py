"""Which entries of three versions are the same thing, and where each of them belongs in the end.

What has an id is the same wherever it stands in the map, also where `was` tells that the id changed.
Other things are looked for in their own list: by what they are about, by equal text, by likeness,
and last by their place, where one text stands instead of another between the same neighbours.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any

from cjmap.compare.identity import id_of, keys_of
from cjmap.compare.likeness import THRESHOLD, likeness
from cjmap.compare.merge.same import key_of

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Hashable, Iterable, Sequence

    from cjmap.compare.merge.entries import Entry

_COMPARED_AT_MOST = 2500
"""Pairs of texts: beyond that many in one list, likeness is not asked for."""
_READ_AT_MOST = 1000
"""Characters of what a nameless thing says."""

Named = dict[tuple[str, str], "Entry"]


class Triple:
    """One thing in the base and on both sides; None where it is not there."""

    __slots__ = ("base", "ours", "theirs")

    def __init__(self, base: Entry | None, ours: Entry | None, theirs: Entry | None) -> None:
        """Take the entries, and let each know what it is part of."""
        self.base, self.ours, self.theirs = base, ours, theirs
        for entry in self.versions:
            entry.triple = self

    def __str__(self) -> str:
        """Return what the thing is called: the key, the id, or what it says."""
        first = self.versions[0]
        return first.key or _id(first) or words_of(first) or repr(first.said)

    @property
    def versions(self) -> list[Entry]:
        """The entries that there are: base, ours, theirs."""
        return [each for each in (self.base, self.ours, self.theirs) if each is not None]

    @property
    def sides(self) -> list[Entry]:
        """The entries of the two sides that there are."""
        return [each for each in (self.ours, self.theirs) if each is not None]

    @property
    def shown(self) -> Entry:
        """One of the entries, to speak of the thing."""
        return self.sides[0] if self.sides else self.versions[0]

    @property
    def home(self) -> Triple | None:
        """What it stands in once it is merged: where the side put it that moved it; ours before theirs."""
        base, ours, theirs = (_holder(each) for each in (self.base, self.ours, self.theirs))
        if self.ours is None:
            return theirs if self.theirs is not None else base
        return theirs if self.theirs is not None and ours is base else ours

    def is_away(self, entry: Entry) -> bool:
        """Whether it ends up in another list than the one where `entry`, a version of it, stands."""
        return _holder(entry) is not self.home


def _holder(entry: Entry | None) -> Triple | None:
    return entry.parent.triple if entry is not None and entry.parent is not None else None


def match(base: Entry | None, ours: Entry, theirs: Entry) -> Triple:
    """Match all entries of three maps; return the maps themselves as one thing."""
    return _Matcher(base, ours, theirs).match()


def _named(top: Entry | None) -> Named:
    """List the things with an id by their model and id; an id that stands twice names nothing."""
    found: Named = {}
    twice: set[tuple[str, str]] = set()
    for entry in top.all_entries() if top is not None else ():
        own = _id(entry) if entry.key is None else None
        if own is not None and entry.model is not None:
            key = (entry.model, own)
            twice |= {key} & found.keys()
            found[key] = entry
    return {key: entry for key, entry in found.items() if key not in twice}


def _followed(before: Named, after: Named) -> dict[Entry, Entry]:
    """Say what each thing of `before` is in `after`: what has its id, or says that it had it."""
    found = {entry: after[key] for key, entry in before.items() if key in after}
    for (model, own), entry in after.items():
        if (model, own) in before:
            continue
        former = [before.get((model, str(was))) for was in entry.said.get("was", ())]
        known = [each for each in former if each is not None and each not in found]
        if len(known) == 1:
            found[known[0]] = entry
    return found


class _Matcher:
    """Goes through three maps from the top, twice: first for what was in the base, then for what is new.

    What is new on both sides may stand in other lists, so all lists are looked through for the base before.
    """

    def __init__(self, base: Entry | None, ours: Entry, theirs: Entry) -> None:
        """Find out first what has which id, wherever it stands."""
        in_base, in_ours, in_theirs = map(_named, (base, ours, theirs))
        self.top = Triple(base, ours, theirs)
        self.in_ours = _followed(in_base, in_ours)
        self.in_theirs = _followed(in_base, in_theirs)
        self.taken = {*self.in_ours.values(), *self.in_theirs.values()}
        self.both = {entry: in_theirs[key] for key, entry in in_ours.items() if key in in_theirs}

    def match(self) -> Triple:
        """Match everything; return the maps as one thing."""
        things = self._match_base()
        self.both = {
            entry: other for entry, other in self.both.items() if not {entry, other} & self.taken
        }
        self.of_both = {*self.both.values()}
        for thing in things:
            base, ours, theirs = _lists_of(thing)
            if _have_keys(base, ours, theirs):
                there = {entry.key for entry in base}
                _match_keys(base, ours, theirs, {each.key for each in (*ours, *theirs)} - there)
            else:
                self._match_new(ours, theirs)
            things += [
                entry.triple
                for entry in (*ours, *theirs)
                if entry.triple is not None and entry.triple.versions[0] is entry
            ]
        return self.top

    def _match_base(self) -> list[Triple]:
        """Match all that was in the base; return it, the maps themselves first."""
        things = [self.top]
        for thing in things:
            base, ours, theirs = _lists_of(thing)
            if _have_keys(base, ours, theirs):
                _match_keys(base, ours, theirs, {entry.key for entry in base})
            else:
                self._match_with_base(base, ours, theirs)
            things += [entry.triple for entry in base if entry.triple is not None]
        return things

    def _match_with_base(
        self, base: Sequence[Entry], ours: Sequence[Entry], theirs: Sequence[Entry]
    ) -> None:
        """Match the items of a list that were there; those with an id have their partners, where they have one."""
        self._match_within(base, ours, self.in_ours)
        self._match_within(base, theirs, self.in_theirs)
        for entry in base:
            Triple(entry, self.in_ours.get(entry), self.in_theirs.get(entry))

    def _match_new(self, ours: Sequence[Entry], theirs: Sequence[Entry]) -> None:
        """Match the items of a list that are new; those with an id may have a partner in another list."""
        left = [each for each in ours if each.triple is None and each not in self.both]
        others = [each for each in theirs if each.triple is None and each not in self.of_both]
        pairs = _pairs(left, others, {}, guess=False)
        for entry in ours:
            if entry.triple is None:
                Triple(None, entry, pairs.get(entry) or self.both.get(entry))
        for entry in others:
            if entry.triple is None:
                Triple(None, None, entry)

    def _match_within(
        self, base: Sequence[Entry], side: Sequence[Entry], known: dict[Entry, Entry]
    ) -> None:
        pairs = _pairs(base, side, known, self.taken)
        known.update(pairs)
        self.taken.update(pairs.values())


def _lists_of(thing: Triple) -> tuple[Sequence[Entry], Sequence[Entry], Sequence[Entry]]:
    base, ours, theirs = (
        each.entries if each is not None else () for each in (thing.base, thing.ours, thing.theirs)
    )
    return base, ours, theirs


def _have_keys(*lists: Sequence[Entry]) -> bool:
    return any(entry.key is not None for entries in lists for entry in entries)


def _match_keys(
    base: Sequence[Entry],
    ours: Sequence[Entry],
    theirs: Sequence[Entry],
    keys: Iterable[str | None],
) -> None:
    """Match what stands under some of the keys."""
    known = [{entry.key: entry for entry in entries} for entries in (base, ours, theirs)]
    for key in keys:
        Triple(known[0].get(key), known[1].get(key), known[2].get(key))


def _pairs(
    before: Sequence[Entry],
    after: Sequence[Entry],
    known: dict[Entry, Entry],
    taken: Container[Entry] = (),
    *,
    guess: bool = True,
) -> dict[Entry, Entry]:
    """Pair the items of two lists that have no partner yet, surest first.

    `known` are the pairs that there are, `taken` the partners that are given away.
    """
    found: dict[Entry, Entry] = {}
    if not before or not after:
        return found
    gone = {each for each in after if each in taken}

    def left() -> tuple[list[Entry], list[Entry]]:
        ones = [each for each in before if each not in found and each not in known]
        return ones, [each for each in after if each not in gone]

    def pair(one: Entry, other: Entry) -> None:
        if not _contradict(one, other):
            found[one] = other
            gone.add(other)

    ones, others = left()
    if not ones or not others:
        return found
    for level in range(3):
        _pair_unique(*left(), _key_at(level), pair)
    ones, others = left()
    equal: dict[Hashable, deque[Entry]] = {}
    for other in others:
        equal.setdefault(key_of(other.said), deque()).append(other)
    for one in ones:
        if waiting := equal.get(key_of(one.said)):
            pair(one, waiting.popleft())
    if guess:
        for one, other in _alike(*left()):
            pair(one, other)
        for one, other in _in_place(before, after, {**known, **found}, gone):
            pair(one, other)
    return found


def _key_at(level: int) -> Callable[[Entry], Hashable]:
    def key(entry: Entry) -> Hashable:
        if entry.model is None or not isinstance(entry.said, dict):
            return None
        keys = [each for each in keys_of(entry.model, entry.said) if each[0] != "id"]
        return keys[level] if level < len(keys) else None

    return key


def _pair_unique(
    before: Sequence[Entry],
    after: Sequence[Entry],
    key: Callable[[Entry], Hashable],
    pair: Callable[[Entry, Entry], None],
) -> None:
    """Pair the items that alone have a key in their lists."""
    ones, others = _by_key(before, key), _by_key(after, key)
    for name, entries in ones.items():
        if len(entries) == 1 and len(others.get(name, ())) == 1:
            pair(entries[0], others[name][0])


def _by_key(
    entries: Sequence[Entry], key: Callable[[Entry], Hashable]
) -> dict[Hashable, list[Entry]]:
    found: dict[Hashable, list[Entry]] = {}
    for entry in entries:
        name = key(entry)
        if name is not None:
            found.setdefault(name, []).append(entry)
    return found


def _contradict(one: Entry, other: Entry) -> bool:
    """Whether both have an id, and not the same, and none was the other one before."""
    ids = [_id(one), _id(other)]
    if None in ids or ids[0] == ids[1]:
        return False
    return ids[0] not in other.said.get("was", ()) and ids[1] not in one.said.get("was", ())


def _id(entry: Entry) -> str | None:
    if entry.model is None or not isinstance(entry.said, dict):
        return None
    return id_of(entry.model, entry.said)


def _alike(before: Sequence[Entry], after: Sequence[Entry]) -> list[tuple[Entry, Entry]]:
    """Pair the items whose texts are alike, where each is like no other."""
    ones = [(entry, text) for entry in before if (text := _telling(entry))]
    others = [(entry, text) for entry in after if (text := _telling(entry))]
    if len(ones) * len(others) > _COMPARED_AT_MOST:
        return []
    like = [
        (one, other)
        for other, other_text in others
        for one, text in ones
        if alike(text, other_text)
    ]
    return [
        (one, other)
        for one, other in like
        if sum(each is one for each, _ in like) == 1 and sum(each is other for _, each in like) == 1
    ]


def _in_place(
    before: Sequence[Entry], after: Sequence[Entry], known: dict[Entry, Entry], taken: set[Entry]
) -> list[tuple[Entry, Entry]]:
    """Pair a text with the one that stands in its place: alone between the same two neighbours."""
    places = {entry: place for place, entry in enumerate(after)}
    pairs = []
    for place, one in enumerate(before):
        if one in known or not _telling(one):
            continue
        above = _index(known.get(before[place - 1]), places) if place else -1
        last = place + 1 == len(before)
        below = len(after) if last else _index(known.get(before[place + 1]), places)
        if above is None or below is None or below != above + 2:
            continue
        other = after[above + 1]
        if other not in taken and _telling(other):
            pairs.append((one, other))
    return pairs


def _index(entry: Entry | None, places: dict[Entry, int]) -> int | None:
    return places.get(entry) if entry is not None else None


def alike(one: str, other: str) -> bool:
    """Whether two texts are alike enough to be one that was reworded."""
    return likeness(one, other) >= THRESHOLD


def words_of(entry: Entry) -> str | None:
    """Return the text by which people know a thing in a list, or None where it has none."""
    said: Any = entry.said
    if not isinstance(said, dict):
        return None
    text = said.get("text") or said.get("title")
    return text if isinstance(text, str) else None


def _telling(entry: Entry) -> str | None:
    """Return the text by which a thing is found again: its words; of a nameless one, all it says."""
    if words := words_of(entry):
        return words
    if entry.model is None or not isinstance(entry.said, dict) or keys_of(entry.model, entry.said):
        return None
    return repr(entry.said)[:_READ_AT_MOST]
