"""Many files read at once, by as many processors as there are."""

from __future__ import annotations

import marshal
from typing import TYPE_CHECKING, Any

from cjmap.copies import in_parts
from cjmap.source.document import Document, read_document
from cjmap.source.limits import DEFAULT_LIMITS, Limits

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

FEW = 60
"""Files that are read sooner by one process: measured, see `benchmarks.parallel`."""


def read_documents(files: Sequence[Path], limits: Limits = DEFAULT_LIMITS) -> Iterator[Document]:
    """Read files, in their order; see `read_document`."""

    def packed(part: Sequence[Path]) -> bytes:
        return marshal.dumps([_packed(read_document(file, limits)) for file in part])

    for part, data in in_parts(files, packed, FEW):
        known: list[Any] = [None] * len(part)
        if data is not None:
            known = marshal.loads(data)  # noqa: S302 - from a copy of ourselves
        for file, plain in zip(part, known, strict=True):
            if plain is not None:
                text, values, texts = plain
                yield Document.of_plain(file, text, values, texts, limits)
            else:
                yield read_document(file, limits)


def _packed(document: Document) -> tuple[object, ...] | None:
    """Return what a document is made of; None where somebody may ask for its tree."""
    plain = document.plain
    if plain is not None:
        try:
            marshal.dumps(plain)
        except ValueError:  # a value of a class of our own
            return None
    return plain
