"""Which thing of the newer version is which thing of the older one.

By id first, in the whole map (a step may have changed its stage) or, where ids hold for the
workspace, in all of it; then by former ids (`was`). Within their list, things without an id are
known by what they are about, by equal text, by the things in them that have an id and, at the end,
by likeness, which is told. A thing is never taken for one of another kind.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from cjmap.compare.identity import is_shared, kinds_of_keys
from cjmap.compare.likeness import THRESHOLD, compared_letters, likeness

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cjmap.compare.identity import Key
    from cjmap.compare.things import Thing

_MOST_COMPARED = 20_000_000
"""Pairs of letters that one comparison may spend on likeness, two or three seconds; a list that
would take more than is left is not searched."""


class By(StrEnum):
    """What a pair was found by."""

    ID = "id"
    FORMER_ID = "was"
    FILE = "file"
    ABOUT = "about"
    PARTS = "parts"
    LIKENESS = "likeness"


@dataclass(frozen=True, slots=True)
class Pair:
    """A thing in its two versions; `likeness` is told where it was found by that."""

    old: Thing
    new: Thing
    by: By
    likeness: float = 1.0


class Matching:
    """The pairs of two versions, and what has no partner."""

    def __init__(self) -> None:
        """Start without a pair."""
        self.pairs: list[Pair] = []
        self.of_old: dict[Thing, Pair] = {}
        self.of_new: dict[Thing, Pair] = {}
        self.budget = _MOST_COMPARED
        self._renames: dict[Thing | None, dict[str, str]] = defaultdict(dict)
        self._homes: dict[str, Thing] = {}

    def add(self, old: Thing, new: Thing, by: By, likeness: float = 1.0) -> None:
        """Take two things for one."""
        pair = Pair(old, new, by, likeness)
        self.pairs.append(pair)
        self.of_old[old] = pair
        self.of_new[new] = pair
        if old.parent is None and old.id is not None:
            self._homes.setdefault(old.id, old)
        if old.id is not None and new.id is not None and old.id != new.id:
            shared = old.parent is None or _is_shared(old)
            self._renames[None if shared else old.top][old.id] = new.id

    @property
    def renamed(self) -> bool:
        """Whether any id took the place of another."""
        return bool(self._renames)

    def translated(self, word: str, home: Thing, *, within: bool = True) -> str:
        """Return a reference of the older version, in the map `home`, with the ids of the newer one.

        `within` says that a name alone may be that of a thing in `home`.
        """
        owner, separator, name = word.rpartition("#")
        shared = self._renames.get(None, {})
        there = self._homes.get(owner or home.text("journey") or "")
        places = (home, there) if within and not separator else (there,)
        for place in places:
            if place is not None and name in self._renames.get(place, ()):
                name = self._renames[place][name]
                break
        else:
            name = name if separator else shared.get(name, name)
        return f"{shared.get(owner, owner)}{separator}{name}"


def match(old: Sequence[Thing], new: Sequence[Thing], files: Mapping[Thing, str]) -> Matching:
    """Match the maps of two versions, and the things in them; `files` names the files of maps."""
    found = Matching()
    _match_maps(found, old, new, files)
    pairs = list(found.pairs)
    shared_old = [each for top in old for each in top if _is_shared(each)]
    shared_new = [each for top in new for each in top if _is_shared(each)]
    _match_ids(found, shared_old, shared_new)
    for pair in pairs:
        _match_ids(found, _own(pair.old), _own(pair.new))
    waiting = [(pair.old, pair.new) for pair in found.pairs]
    while waiting:
        older, newer = waiting.pop()
        before = len(found.pairs)
        for name in dict.fromkeys((*older.children, *newer.children)):
            _match_list(found, older.children.get(name, ()), newer.children.get(name, ()))
        waiting += [(pair.old, pair.new) for pair in found.pairs[before:]]
    return found


def _match_maps(
    found: Matching, old: Sequence[Thing], new: Sequence[Thing], files: Mapping[Thing, str]
) -> None:
    """Pair maps by id, by former id, by file; two maps that stand alone on their sides are one."""
    _match_ids(found, old, new)
    gone = {(each.model, files[each]): each for each in _left(old, found.of_old) if files[each]}
    for each in _left(new, found.of_new):
        former = gone.get((each.model, files[each]))
        if former is not None:
            found.add(former, each, By.FILE)
    if len(old) == len(new) == 1 and not found.pairs and old[0].model == new[0].model:
        found.add(old[0], new[0], By.FILE)


def _match_ids(found: Matching, old: Iterable[Thing], new: Iterable[Thing]) -> None:
    """Pair things of one model that have the same id, then those of which one was the other."""
    by_id = _by_id(_left(old, found.of_old))
    coming = [each for each in _left(new, found.of_new) if each.id]
    for each in coming:
        former = by_id.get((each.model, str(each.id)))
        if former is not None and former not in found.of_old:
            found.add(former, each, By.ID)
    for each in _left(coming, found.of_new):
        for word in each.several("was"):
            former = by_id.get((each.model, word))
            if former is not None and former not in found.of_old:
                found.add(former, each, By.FORMER_ID)
                break
    by_new_id = _by_id(_left(coming, found.of_new))
    for former in list(_left(by_id.values(), found.of_old)):  # a rename that was taken back
        for word in former.several("was"):
            again = by_new_id.get((former.model, word))
            if again is not None and again not in found.of_new:
                found.add(former, again, By.FORMER_ID)
                break


def _by_id(things: Iterable[Thing]) -> dict[tuple[str, str], Thing]:
    """Return things by model and id, the first of several of one id."""
    found: dict[tuple[str, str], Thing] = {}
    for each in things:
        if each.id is not None:
            found.setdefault((each.model, each.id), each)
    return found


def _match_list(found: Matching, old: Sequence[Thing], new: Sequence[Thing]) -> None:
    """Pair what is left of two lists of one name: by what it is about, then by likeness."""
    gone = list(_left(old, found.of_old))
    coming = list(_left(new, found.of_new))
    if not gone or not coming:
        return
    for kind in kinds_of_keys(coming[0].model):
        for ids in _SIDES_WITH_ID:
            if found.renamed:  # references that followed a new id, then those that did not
                _match_about(found, kind, gone, coming, ids, follow=True)
            _match_about(found, kind, gone, coming, ids)
    _match_parts(found, list(_left(gone, found.of_old)), list(_left(coming, found.of_new)))
    _match_alike(found, list(_left(gone, found.of_old)), list(_left(coming, found.of_new)))


_SIDES_WITH_ID = ((False, False), (False, True), (True, False))
"""Which of two things may have an id, where no id tells that they are one: never both."""


def _match_about(
    found: Matching,
    kind: str,
    gone: Sequence[Thing],
    coming: Sequence[Thing],
    ids: tuple[bool, bool],
    *,
    follow: bool = False,
) -> None:
    """Pair things that are about the same, the first with the first."""
    waiting: dict[tuple[str, Key], list[Thing]] = defaultdict(list)
    for each in _reversed(_left(gone, found.of_old)):
        key = _key(each, kind)
        if key is not None and each.has_own_id == ids[0]:
            known = _translated(found, key, each) if follow else key
            waiting[each.model, known].append(each)
    for each in _left(coming, found.of_new):
        key = _key(each, kind)
        if key is not None and each.has_own_id == ids[1]:
            candidates = waiting.get((each.model, key))
            if candidates:
                found.add(candidates.pop(), each, By.ABOUT)


def _match_parts(found: Matching, gone: Sequence[Thing], coming: Sequence[Thing]) -> None:
    """Pair things that hold the same things: those that have the most in common first."""
    wanted = set(coming)
    common: Counter[tuple[Thing, Thing]] = Counter()
    for former in gone:
        for child in (each for every in former.children.values() for each in every):
            pair = found.of_old.get(child)
            if pair is not None and pair.new.parent in wanted and pair.by in (By.ID, By.FORMER_ID):
                common[former, pair.new.parent] += 1
    rated = [
        (-count, former.position + each.position, former, each)
        for (former, each), count in common.items()
        if _may_be(former, each)
    ]
    for _, _, former, each in sorted(rated, key=lambda pair: pair[:2]):
        if former not in found.of_old and each not in found.of_new:
            found.add(former, each, By.PARTS)


def _match_alike(found: Matching, gone: Sequence[Thing], coming: Sequence[Thing]) -> None:
    """Pair texts that are alike, the most alike first, then those that stand nearer."""
    before = [(each, text) for each in gone if (text := each.text("text"))]
    after = [(each, text) for each in coming if (text := each.text("text"))]
    cost = compared_letters(text for _, text in before) * compared_letters(t for _, t in after)
    if cost > found.budget:
        return
    found.budget -= cost
    rated: list[tuple[float, int, int, Thing, Thing]] = []
    for i, (former, one) in enumerate(before):
        for j, (each, other) in enumerate(after):
            if _may_be(former, each):
                alike = likeness(one, other)
                if alike >= THRESHOLD:
                    distance = abs(former.position - each.position)
                    rated.append((-alike, distance, i + j, former, each))
    for rating, _, _, former, each in sorted(rated, key=lambda pair: pair[:3]):
        if former not in found.of_old and each not in found.of_new:
            found.add(former, each, By.LIKENESS, -rating)


def _may_be(former: Thing, each: Thing) -> bool:
    """Whether two things may be one although no id says so: never where two ids say otherwise."""
    return former.model == each.model and not (former.has_own_id and each.has_own_id)


def _key(each: Thing, kind: str) -> Key | None:
    return next((key for key in each.keys if key[0] == kind), None)


def _translated(found: Matching, key: Key, each: Thing) -> Key:
    return (key[0], *(found.translated(word, each.top) for word in key[1:]))


def _left(things: Iterable[Thing], taken: dict[Thing, Pair]) -> Iterator[Thing]:
    return (each for each in things if each not in taken)


def _reversed(things: Iterable[Thing]) -> Iterator[Thing]:
    """Go backwards, so that the first of several of one key ends up in a dict."""
    return reversed(list(things))


def _own(top: Thing) -> list[Thing]:
    return [each for each in top if each is not top and not _is_shared(each)]


def _is_shared(each: Thing) -> bool:
    """Whether the id of a thing holds for the whole workspace (a map's own is matched before)."""
    return each.parent is not None and is_shared(each.model)
