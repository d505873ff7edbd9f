"""Comments of one text of a map carried over to another, where they still have their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.layout.canonical import canonical_text
from cjmap.layout.pieces import Collection, Remark
from cjmap.layout.taking_apart import take_apart
from cjmap.layout.writing import write
from cjmap.source import parse_document

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cjmap.layout.pieces import Piece
    from cjmap.source import Document


def with_comments(text: str, template: Document, more: Mapping[str, str]) -> str:
    """Return the canonical text of a map with the comments of a template.

    A comment stays with its key; in lists, with the item of the same id, or else of the same
    place. What has no place is left out. `more` are comments to stand above keys of the map itself.
    """
    document = parse_document(template.file, text.encode("utf-8"))
    sheet, source = take_apart(document), take_apart(template)
    sheet.heading = source.heading
    _carry(source.top, sheet.top)
    for piece in sheet.top.pieces:
        if piece.key is not None and piece.key.text in more:
            piece.above.append(Remark(more[piece.key.text], spaced=False))
    remarked = write(sheet, text)
    return canonical_text(parse_document(template.file, remarked.encode("utf-8")))


def _carry(source: Collection, target: Collection) -> None:
    names = {_name(source, number, piece): piece for number, piece in enumerate(source.pieces)}
    for number, piece in enumerate(target.pieces):
        same = names.get(_name(target, number, piece))
        if same is None:
            continue
        piece.above, piece.beside = list(same.above), same.beside
        if isinstance(same.value, Collection) and isinstance(piece.value, Collection):
            _carry(same.value, piece.value)


def _name(collection: Collection, number: int, piece: Piece) -> str:
    """Return what makes a piece the same in both texts: its key, its id, or its place."""
    if piece.key is not None:
        return piece.key.text
    if not collection.is_mapping and isinstance(piece.value, Collection):
        for inner in piece.value.pieces:
            if inner.key is not None and inner.key.text == "id":
                return f"id {_text(inner)}"
    return f"number {number}"


def _text(piece: Piece) -> str:
    return "" if isinstance(piece.value, Collection) else piece.value.text
