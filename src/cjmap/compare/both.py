"""Both versions of a map in one, for a picture: the newer one, and in its old place what is gone."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from cjmap.compare.deltas import Op

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cjmap.compare.change import Change
    from cjmap.compare.comparison import Comparison
    from cjmap.compare.deltas import Delta
    from cjmap.compare.things import Field, Leaf, Thing
    from cjmap.problem import MapPath


class Fate(StrEnum):
    """What became of a thing or a value, the strongest first."""

    REMOVED = "removed"
    ADDED = "added"
    MOVED = "moved"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Both:
    """A map that holds two versions.

    `data` is the map in its long form; `fates` says what became of what stands at a path of it,
    with sentences that say so; `former_emotions` gives the emotion of each step of the older
    version (None: it had none), by the id that the step has in `data`.
    """

    data: dict[str, Any]
    fates: dict[MapPath, tuple[Fate, str]] = field(default_factory=dict)
    former_emotions: dict[str, dict[str, Any] | None] = field(default_factory=dict)


_SHOWN_ONE_BY_ONE = (("context",), ("preferences", "channels"))
"""Lists of ids of which a picture shows each, so that one that is gone can be shown, too."""

_PLACES = (("lane",), ("at",))
"""Values that say where an action stands."""


def both_of(
    comparison: Comparison,
    top: Thing,
    changes: Sequence[Change],
    told: Callable[[Change], str],
) -> Both:
    """Put the two versions of a map together; `top` is it now, or what it was where it is gone.

    `changes` are those to mark, `told` puts one into a sentence.
    """
    return _Builder(comparison, top, told).built(changes)


class _Builder:
    """Builds one map; `_paths` are the places of things in it."""

    def __init__(self, comparison: Comparison, top: Thing, told: Callable[[Change], str]) -> None:
        self._matching = comparison.matching
        self._told = told
        self._paths: dict[Thing, MapPath] = {}
        self._both = Both(self._said(top, ()))
        self._former(top)

    def built(self, changes: Sequence[Change]) -> Both:
        for change in changes:
            self._mark(change)
        return self._both

    # --- the data ---

    def _said(self, thing: Thing, path: MapPath) -> dict[str, Any]:
        """Return a thing in its long form, with what it lost put back."""
        self._paths[thing] = path
        pair = self._matching.of_new.get(thing)
        if pair is not None:
            self._paths[pair.old] = path
        data: dict[str, Any] = {}
        for place, value in thing.values.items():
            _put(data, place, value)
        for place in _SHOWN_ONE_BY_ONE:
            if pair is not None and (gone := _gone(thing, pair.old, place)):
                _put(data, place, (*_listed(thing, place), *gone))
        former = pair.old.children if pair is not None else {}
        for name in dict.fromkeys((*thing.children, *former)):
            things = self._woven(thing.children.get(name, ()), former.get(name, ()))
            if things:
                data[name] = [
                    self._said(each, (*path, name, index)) for index, each in enumerate(things)
                ]
        return data

    def _woven(self, new: Sequence[Thing], old: Sequence[Thing]) -> list[Thing]:
        """Put what is gone after what it followed, as far as that is still there."""
        things = [each for each in new if not self._stands_elsewhere(each)]
        place = 0
        for former in old:
            pair = self._matching.of_old.get(former)
            if pair is None:
                things.insert(place, former)
                place += 1
            elif pair.new in things:
                place = things.index(pair.new) + 1
        return things

    def _stands_elsewhere(self, thing: Thing) -> bool:
        """Whether something in a thing that is gone lives on: then it is shown where it lives."""
        return thing in self._matching.of_old

    def _former(self, top: Thing) -> None:
        """Collect the emotions of the older version."""
        pair = self._matching.of_new.get(top)
        for each in pair.old if pair is not None else top:
            if each.model == "Step" and pair is not None:
                now = self._matching.of_old.get(each)
                id = now.new.id if now is not None else each.id
                if id is not None and each in self._paths:
                    self._both.former_emotions[id] = _inner(each, "emotion")

    # --- the marks ---

    def _mark(self, change: Change) -> None:
        for delta in change.deltas:
            thing = delta.new if delta.new is not None else delta.old
            path = self._paths.get(thing) if thing is not None else None
            if path is None or thing is None or delta.op is Op.REORDERED:
                continue
            told = self._told(change) if thing is change.thing else ""
            if delta.op is Op.ADDED:
                self._set(path, Fate.ADDED, told)
            elif delta.op is Op.REMOVED:
                self._set(path, Fate.REMOVED, told)
            elif delta.op is Op.MOVED or delta.field in _PLACES:
                self._set(path, Fate.MOVED, told)
            else:
                self._value(path, delta, told)

    def _value(self, path: MapPath, delta: Delta, told: str) -> None:
        """Mark a value; of a list to which something came, only that."""
        place = (*path, *delta.field)
        before, after = delta.before, delta.after
        if isinstance(after, tuple):
            known = before if isinstance(before, tuple) else ()
            for index, each in enumerate(after):
                if each not in known:
                    self._set((*place, index), Fate.ADDED, told)
            if set(known) <= set(after):
                return
        if delta.field in _SHOWN_ONE_BY_ONE and delta.old is not None and delta.new is not None:
            kept = len(_listed(delta.new, delta.field))
            for index, _ in enumerate(_gone(delta.new, delta.old, delta.field)):
                self._set((*place, kept + index), Fate.REMOVED, told)
            return
        self._set(place, Fate.CHANGED, told)

    def _set(self, path: MapPath, fate: Fate, told: str) -> None:
        """Set what became of a place; the stronger of two fates holds, and both are told."""
        known = self._both.fates.get(path)
        if known is None:
            self._both.fates[path] = (fate, told)
            return
        strongest = min(known[0], fate, key=list(Fate).index)
        sentences = dict.fromkeys(each for each in (known[1], told) if each)
        self._both.fates[path] = (strongest, "; ".join(sentences))


def _listed(thing: Thing, place: Field) -> tuple[str | int | float, ...]:
    value = thing.values.get(place)
    return value if isinstance(value, tuple) else ()


def _gone(new: Thing, old: Thing, place: Field) -> list[str | int | float]:
    """List what a list has lost."""
    return [each for each in _listed(old, place) if each not in _listed(new, place)]


def _put(data: dict[str, Any], field: Field, value: Leaf) -> None:
    """Put a value at its place, making the objects on the way."""
    *outer, last = field
    for name in outer:
        data = data.setdefault(name, {})
    data[last] = list(value) if isinstance(value, tuple) else value


def _inner(thing: Thing, name: str) -> dict[str, Any] | None:
    """Return an object in a thing, such as its emotion; None where there is none."""
    data: dict[str, Any] = {}
    for place, value in thing.values.items():
        if place[0] == name:
            _put(data, place, value)
    return data.get(name)
