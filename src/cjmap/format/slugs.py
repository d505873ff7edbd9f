"""Titles into ids: `Zgłaszam szkodę` becomes `zglaszam-szkode`, the same every time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import category, normalize

if TYPE_CHECKING:
    from collections.abc import Container

LONGEST = 64
"""The letters that an id may have."""

_WORTH_KEEPING = 40
"""A made id is cut after the word that ends before this letter: it is to be read and typed."""
_ONE_BY_ONE = 100
"""Up to this number the first free one is found, beyond it one that is free."""
_BREAK = re.compile(r"[^a-z0-9]+")
_UNSPOKEN = ("So", "Sk", "Mn", "Cf")
DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)))
)
"""Names that Windows keeps to itself, whatever stands behind their dot: no file `con.journey.yaml` can be made."""


def slug(text: str, otherwise: str = "") -> str:
    """Make an id of a title: transliterated, in small letters, words joined by `-`; `CON` becomes `con-1`.

    Every script is written in Latin letters by the tables of anyascii; emoji and other symbols go. Where nothing is left of
    the text (`…`), the answer is `otherwise`.
    """
    from anyascii import anyascii

    spoken = "".join(
        each
        for each in normalize("NFC", text)
        if category(each) not in _UNSPOKEN and each not in "'’"
    )
    letters = anyascii(spoken).lower().replace("'", "")
    words = _BREAK.sub("-", letters).strip("-")
    if len(words) > _WORTH_KEEPING:
        cut = words.rfind("-", 0, _WORTH_KEEPING + 1)
        words = words[: cut if cut > 0 else LONGEST].strip("-")
    if words in DEVICES:
        return f"{words}-1"
    return words or otherwise


def unique_slug(text: str, taken: Container[str], otherwise: str = "item") -> str:
    """Make an id of a title that is not `taken` yet: `pay`, then `pay-2`, `pay-3`."""
    base = slug(text, otherwise)
    if base not in taken:
        return base
    number = 2
    while number < _ONE_BY_ONE and _numbered(base, number) in taken:
        number += 1
    if number < _ONE_BY_ONE:
        return _numbered(base, number)
    free = number  # somewhere beyond; thousands of one name must not take millions of looks
    while _numbered(base, free) in taken:
        number, free = free, free * 2
    while free - number > 1:
        middle = (number + free) // 2
        if _numbered(base, middle) in taken:
            number = middle
        else:
            free = middle
    return _numbered(base, free)


def _numbered(base: str, number: int) -> str:
    ending = f"-{number}"
    return base[: LONGEST - len(ending)] + ending
