"""Whether a merge lost anything: every word of either side is there, or the other side removed it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.source import Document

Word = tuple[str, str]
"""The key under which a word stands, and the word."""


def lost_words(
    base: Document | None, ours: Document, theirs: Document, results: Sequence[Document]
) -> list[Word]:
    """List what a side says, in its map or its comments, and none of the results.

    `results` are the merged map, or the two that it becomes where one side wins every conflict.
    """
    before = _words(base) if base is not None else Counter()
    here, there = _words(ours), _words(theirs)
    after: Counter[Word] = Counter()
    for result in results:
        after |= _words(result)
    least = (here - (before - there)) | (there - (before - here))
    return sorted((least - after).elements())


def _words(document: Document) -> Counter[Word]:
    found = Counter(_listed(document.data, ""))
    found.update(("#", word) for comment in document.comments for word in comment.words.split())
    return found


def _listed(value: Any, key: str) -> Iterator[Word]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _listed(inner, str(name))
    elif isinstance(value, list):
        for inner in value:
            yield from _listed(inner, key)
    elif isinstance(value, str):
        for word in value.split():
            yield key, word
    else:
        yield key, repr(value)
