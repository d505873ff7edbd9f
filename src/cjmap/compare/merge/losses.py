"""Whether a merge lost anything: every word of either side is there, or the other side removed it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.source import Document

Word = tuple[str, str, str]
"""The id of the nearest thing that has one, the key under which a word stands, and the word."""


def lost_words(
    base: Document | None, ours: Document, theirs: Document, results: Sequence[Document]
) -> list[tuple[str, str]]:
    """List what a side says, in its map or its comments, and none of the results: (key, word).

    `results` are the merged map, or the two that it becomes where one side wins every conflict. A
    word is lost only where it is missing from the map and from its thing: things get new ids, and a
    word that one side took away in one place may have been added by both in another.
    """
    words = [_words(each) if each is not None else Counter() for each in (base, ours, theirs)]
    after: Counter[Word] = Counter()
    for result in results:
        after |= _words(result)
    missing = _missing(words, after)
    anywhere = _missing([_without_things(each) for each in words], _without_things(after))
    return sorted({word[1:] for word in missing} & {word[1:] for word in anywhere})


def _missing(words: Sequence[Counter[Word]], after: Counter[Word]) -> Counter[Word]:
    before, here, there = words
    least = (here - (before - there)) | (there - (before - here))
    return least - after


def _without_things(words: Counter[Word]) -> Counter[Word]:
    found: Counter[Word] = Counter()
    for (_, key, word), count in words.items():
        found["", key, word] += count
    return found


def _words(document: Document) -> Counter[Word]:
    found = Counter(_listed(document.data, "", ""))
    for comment in document.comments:
        found.update(("", "#", word) for word in comment.words.split())
    return found


def _listed(value: Any, thing: str, key: str) -> Iterator[Word]:
    if isinstance(value, dict):
        thing = str(value.get("id", thing))
        for name, inner in value.items():
            yield from _listed(inner, thing, str(name))
    elif isinstance(value, list):
        for inner in value:
            yield from _listed(inner, thing, key)
    elif isinstance(value, str):
        for word in value.split():
            yield thing, key, word
    else:
        yield thing, key, repr(value)
