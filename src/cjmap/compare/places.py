"""The order in which changes are told: that of the newer version, with what is gone in its old place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.format.compiled import compiled_kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.compare.change import Change
    from cjmap.compare.matching import Matching
    from cjmap.compare.things import Thing

Place = tuple[tuple[int, int, int], ...]
"""For each level: the number of the list in its model, the number in the list, 1 if it is gone."""


class Places:
    """Where each thing of two versions is told."""

    def __init__(self, old: Sequence[Thing], new: Sequence[Thing], matching: Matching) -> None:
        """Take the maps in the order in which they were read; those that are gone come last."""
        self._matching = matching
        tops = [*new, *(top for top in old if top not in matching.of_old)]
        self._maps = {top: number for number, top in enumerate(tops)}
        self._found: dict[Thing, Place] = {}

    def of(self, change: Change) -> Place:
        """Return the place of a change; a thing itself comes before what is in it."""
        return self._of(change.thing)

    def _of(self, thing: Thing) -> Place:
        if thing not in self._found:
            self._found[thing] = self._place(thing)
        return self._found[thing]

    def _place(self, thing: Thing) -> Place:
        if thing.parent is None:
            pair = self._matching.of_old.get(thing)
            return ((0, self._maps[pair.new if pair is not None else thing], 0),)
        pair = self._matching.of_old.get(thing)
        if pair is not None:
            return self._of(pair.new)
        compiled = compiled_kind(str(thing.entry.kind_name))
        lists = list(compiled.keys[thing.parent.model])
        gone = 0 if thing in self._matching.of_new or thing.top in self._maps else 1
        return (*self._of(thing.parent), (lists.index(thing.name), thing.position, gone))
