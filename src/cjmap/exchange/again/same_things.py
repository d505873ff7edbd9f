"""Which thing of a map that was read again is which thing of the map that was read before.

Ids that were made of titles prove nothing: insert a step of the same title above, and `wait` is another
one. So things are known by ids of the other tool (`was`), by ids that no title explains, by title in
the same place and order, by title anywhere (a step that moved), by likeness, and at last by
their place between the same neighbours.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from cjmap.compare.likeness import THRESHOLD, compared_letters, likeness
from cjmap.exchange.coming.surroundings import same_name
from cjmap.format.slugs import slug

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

    from cjmap.compare.things import Thing

_MOST_COMPARED = 20_000_000
"""Pairs of letters that one list may spend on likeness, two or three seconds."""

_IN_COMMON = 0.5
"""The share of titles in common from which two stages count as one."""

Pairs = dict["Thing", "Thing"]


def same_things(before: Thing, after: Thing) -> Pairs:
    """Say for the things of `after` which of `before` they are; those that are new are missing."""
    return _Matcher(before, after).match()


def titles_in(top: Thing) -> Counter[str]:
    """Count the titles of what is in a thing."""
    return Counter(map(_title, _inside(top)))


def in_common(before: Counter[str], after: Counter[str]) -> float:
    """Return how much of what is in two things has the same title, from 0 to 1."""
    every = before.total() + after.total()
    return 2 * (before & after).total() / every if every else 0.0


class _Matcher:
    def __init__(self, before: Thing, after: Thing) -> None:
        self.before = _inside(before)
        self.after = _inside(after)
        self.pairs: Pairs = {after: before}
        self.taken = {before}

    def match(self) -> Pairs:
        """Match the surest first; what is found lets more be found in it."""
        self._by_ids(_foreign_ids)
        self._by_ids(_said_ids)
        self._within(self._in_order)
        self._by_title()
        self._by_ids(_any_ids)
        self._within(self._in_order, self._alike)
        self._within(self._in_order, self._alike, self._in_place)
        return self.pairs

    def _pair(self, before: Thing, after: Thing) -> None:
        if before not in self.taken and after not in self.pairs and before.model == after.model:
            self.pairs[after] = before
            self.taken.add(before)

    def _left(self, things: Iterable[Thing]) -> list[Thing]:
        return [each for each in things if each not in self.taken and each not in self.pairs]

    # --- anywhere in the map ---

    def _by_ids(self, ids: Callable[[Thing], Iterable[str]]) -> None:
        known = {(each.model, id): each for each in self._left(self.before) for id in ids(each)}
        for each in self._left(self.after):
            found = [known[each.model, id] for id in ids(each) if (each.model, id) in known]
            if len(set(found)) == 1:
                self._pair(found[0], each)

    def _by_title(self) -> None:
        """Pair what alone has a title: it moved."""
        for ones, others in _grouped(self._left(self.before), self._left(self.after), _title):
            if len(ones) == len(others) == 1:
                self._pair(ones[0], others[0])

    # --- list by list ---

    def _within(self, *ways: Callable[[Sequence[Thing], Sequence[Thing]], None]) -> None:
        waiting = list(self.pairs.items())
        while waiting:
            after, before = waiting.pop()
            for name in after.children:
                lists = before.children.get(name, []), after.children[name]
                if any(_counts(each) for each in lists[1]):
                    for way in ways:
                        way(*lists)
            waiting += [
                (each, self.pairs[each])
                for name in after.children
                for each in after.children[name]
                if each.children and each in self.pairs
            ]

    def _in_order(self, before: Sequence[Thing], after: Sequence[Thing]) -> None:
        for key in (_content, _title):
            ones, others = self._left(before), self._left(after)
            matcher = SequenceMatcher(None, [*map(key, ones)], [*map(key, others)], autojunk=False)
            for here, there, size in matcher.get_matching_blocks():
                for number in range(size):
                    self._pair(ones[here + number], others[there + number])
        for ones, others in _grouped(self._left(before), self._left(after), _title):
            for one, other in zip(ones, others, strict=False):
                self._pair(one, other)
        self._by_parts(before, after)

    def _by_parts(self, before: Sequence[Thing], after: Sequence[Thing]) -> None:
        """Pair what holds things of the same titles: those that have the most in common first."""
        holders, others = (
            [(each, titles) for each in self._left(side) if (titles := titles_in(each))]
            for side in (before, after)
        )
        rated = [
            (share, one, other)
            for other, titles in others
            for one, former in holders
            if (share := in_common(former, titles)) >= _IN_COMMON
        ]
        for _, one, other in sorted(rated, key=lambda each: -each[0]):
            self._pair(one, other)

    def _alike(self, before: Sequence[Thing], after: Sequence[Thing]) -> None:
        ones, others = self._left(before), self._left(after)
        letters = [compared_letters(map(_title, side)) for side in (ones, others)]
        if letters[0] * letters[1] > _MOST_COMPARED:
            return
        rated = [
            (likeness(_title(one), _title(other)), one, other) for one in ones for other in others
        ]
        for rating, one, other in sorted(rated, key=lambda each: -each[0]):
            if rating >= THRESHOLD:
                self._pair(one, other)

    def _in_place(self, before: Sequence[Thing], after: Sequence[Thing]) -> None:
        """Pair what stands alone between the same two neighbours, or the ends of the list."""
        places = {each: place for place, each in enumerate(before)}

        def place_of(number: int) -> int | None:
            if not 0 <= number < len(after):
                return -1 if number < 0 else len(before)
            former = self.pairs.get(after[number])
            return places.get(former) if former is not None else None

        for number, each in enumerate(after):
            above, below = place_of(number - 1), place_of(number + 1)
            if each not in self.pairs and above is not None and below == above + 2:
                self._pair(before[above + 1], each)


def _inside(top: Thing) -> list[Thing]:
    return [each for each in top if each is not top and each.id is not None]


def _counts(each: Thing) -> bool:
    """Whether a thing has an id, or holds one that has."""
    return each.id is not None or bool(_inside(each))


def _title(each: Thing) -> str:
    return same_name(each.label)


def _content(each: Thing) -> Hashable:
    ids = (("id",), ("was",))
    return (
        _title(each),
        tuple(sorted((k, str(v)) for k, v in each.values.items() if k not in ids)),
    )


def _grouped(
    before: Sequence[Thing], after: Sequence[Thing], key: Callable[[Thing], Hashable]
) -> Iterable[tuple[list[Thing], list[Thing]]]:
    """Group the things of two lists by model and key; only groups that both have."""
    groups: dict[Hashable, tuple[list[Thing], list[Thing]]] = defaultdict(lambda: ([], []))
    for side, things in enumerate((before, after)):
        for each in things:
            groups[each.model, key(each)][side].append(each)
    return [group for group in groups.values() if all(group)]


def _foreign_ids(each: Thing) -> Iterable[str]:
    """Give the ids of another tool, which are no ids of ours."""
    return each.several("was")


def _said_ids(each: Thing) -> Iterable[str]:
    """Give the id where the title does not explain it: the source must have said it."""
    base = slug(each.label)
    if each.id is None or base in ("", each.id, each.id.rstrip("0123456789").removesuffix("-")):
        return ()
    return each.id, *each.several("was")


def _any_ids(each: Thing) -> Iterable[str]:
    return () if each.id is None else (each.id, *each.several("was"))
