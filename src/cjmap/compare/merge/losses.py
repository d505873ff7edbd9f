"""Whether a merge lost anything: every word of either side is there, or the other side removed it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from cjmap.compare.merge.versions import long_form

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.workspace import Entry

Word = tuple[str, str, str]
"""The id of the nearest thing that has one, the key under which a word stands, and the word."""


def lost_words(
    base: Entry | None, ours: Entry, theirs: Entry, results: Sequence[Entry]
) -> list[tuple[str, str]]:
    """List what a side says, in its map or its comments, and none of the results: (key, word).

    `results` are the merged map, or the two that it becomes where one side wins every conflict. A
    word is lost only where it is missing from the map and from its thing: things get new ids, and a
    word that one side took away in one place may have been added by both in another. Where a map is
    not valid, so that short forms cannot be told from others, keys do not count.
    """
    entries = [each for each in (base, ours, theirs, *results) if each is not None]
    with_keys = all(each.read.valid for each in entries)
    words = [
        _words(each, with_keys) if each is not None else Counter() for each in (base, ours, theirs)
    ]
    after: Counter[Word] = Counter()
    for result in results:
        after |= _words(result, with_keys)
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


def _words(entry: Entry, with_keys: bool) -> Counter[Word]:
    document = entry.document
    found: Counter[Word] = Counter()
    for thing, key, word in _listed(long_form(entry) if with_keys else document.data, "", ""):
        found[thing, key if with_keys else "", word] += 1
    for comment in document.comments:
        found.update(("", "#", word) for word in comment.words.split())
    return found


def _listed(value: Any, thing: str, key: str) -> Iterator[Word]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _listed(inner, thing, str(name))
    elif isinstance(value, list):
        for inner in value:  # the `id` of a touchpoint, which is in no list, is a reference
            own = inner.get("id", thing) if isinstance(inner, dict) else thing
            yield from _listed(inner, str(own), key)
    elif isinstance(value, str):
        for word in value.split():
            yield thing, key, word
    else:
        yield thing, key, repr(value)
