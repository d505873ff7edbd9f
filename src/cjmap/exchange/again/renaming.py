"""Ids of maps replaced by others, and everything that refers to them along with them."""

from __future__ import annotations

from collections import defaultdict
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from cjmap.exchange.again.memory import index_of
from cjmap.format.compiled import text_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cjmap.format.roles import Refers
    from cjmap.problem import MapPath
    from cjmap.workspace import Entry
    from cjmap.workspace.index import Definition

Renames = dict[tuple["Entry", "MapPath"], str]
"""New ids, by the map and the path of the id: `(map, ("stages", 0, "steps", 1, "id"))`."""


def renamed(entries: Sequence[Entry], renames: Mapping[tuple[Entry, MapPath], str]) -> list[Any]:
    """Return the data of some maps with new ids; what in any of them refers to one follows."""
    translator = _Translator(entries, renames)
    found = []
    for entry in entries:
        data = deepcopy(entry.document.data)
        keys: dict[MapPath, dict[str, str]] = defaultdict(dict)
        for path, role, word in entry.references:
            holder = _at(data, path[:-1])
            if text_of(holder[path[-1]]) == word:
                holder[path[-1]] = translator.reference(entry, role, word)
            else:  # a key of a free mapping: `by: {anna: -1}`
                keys[path[:-1]][word] = translator.reference(entry, role, word)
        for path, known in keys.items():
            holder = _at(data, path)
            swapped = {known.get(key, key): value for key, value in holder.items()}
            holder.clear()
            holder.update(swapped)
        for (home, path), id in renames.items():
            if home is entry:
                _at(data, path[:-1])[path[-1]] = id
        found.append(data)
    return found


class _Translator:
    """Says what references become."""

    def __init__(
        self, entries: Sequence[Entry], renames: Mapping[tuple[Entry, MapPath], str]
    ) -> None:
        self.index = index_of(entries)
        self.renames = renames

    def reference(self, entry: Entry, role: Refers, word: str) -> str:
        """Return a reference of a map with the new ids; itself, where it leads out of these maps."""
        owner, separator, _ = word.rpartition("#")
        found = self.index.find(entry, role, word)
        if not found:
            return word
        if not separator:
            return self._id(found[0])
        homes = self.index.homes(role, owner)
        home = next(each for each in homes if each.entry is found[0].entry)
        return f"{self._id(home)}#{self._id(found[0])}"

    def _id(self, definition: Definition) -> str:
        entry, path = definition.entry, definition.path
        if path[-1:] == ("step",):  # a column has the id of its step
            words = {place: (role, word) for place, role, word in entry.references}
            return self.reference(entry, *words[path]).rpartition("#")[2]
        return self.renames.get((entry, path), definition.id)


def _at(data: Any, path: MapPath) -> Any:
    for part in path:
        data = data[part]
    return data
