"""The keys of a map in the order in which they are best read, as `format.reading_order` has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.format.compiled import compiled_kind
from cjmap.layout.pieces import Collection

if TYPE_CHECKING:
    from cjmap.format.kinds import Kind

    Keys = dict[str, dict[str, str | None]]


def arrange(top: Collection, kind: Kind) -> None:
    """Put the keys of a map of `kind` in order, with their comments.

    Keys that the format does not know come last, and stay as they are among themselves; so do
    free keys, and the items of lists.
    """
    compiled = compiled_kind(kind.name)
    _arrange(top, compiled.top, compiled.keys)


def _arrange(collection: Collection, name: str, objects: Keys) -> None:
    """Arrange an object of the model called `name`, or a list of such objects."""
    if not collection.is_mapping:
        for piece in collection.pieces:
            if isinstance(piece.value, Collection):
                _arrange(piece.value, name, objects)
        return
    inside = objects[name]
    ranks = {key: rank for rank, key in enumerate(inside)}
    collection.pieces.sort(
        key=lambda piece: ranks.get(piece.key.text if piece.key else "", len(ranks))
    )
    for piece in collection.pieces:
        part = inside.get(piece.key.text) if piece.key else None
        if part is not None and isinstance(piece.value, Collection):
            _arrange(piece.value, part, objects)
