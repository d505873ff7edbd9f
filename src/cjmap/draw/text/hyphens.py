"""Hyphens: where a long word may be divided, by the rules of its language.

The patterns are those of LibreOffice's dictionaries, in the package `pyphen`; a language's are
read when the first word of that language does not fit its line.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_language: ContextVar[str] = ContextVar("language of the text", default="")

_SHORTEST = 5
_LONGEST = 80
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_NOT_PROSE = re.compile(r"[\d@_\\=&#]|://|www\.|\w\.\w", re.IGNORECASE)
_LOWER_BEFORE_UPPER = re.compile(r"[a-zà-öø-ÿ][A-ZÀ-ÖØ-Þ]")

_LEAST: dict[str, tuple[int, int]] = {
    "de": (2, 2), "el": (2, 2), "es": (2, 2), "it": (2, 2), "nl": (2, 2), "pl": (2, 2),
    "ru": (2, 2), "sr": (2, 2), "uk": (2, 2),
}  # fmt: skip
"""Least number of letters before and after a hyphen, from the TeX patterns of the language."""
_LEAST_ELSEWHERE = (2, 3)


@contextmanager
def typesetting(language: str) -> Iterator[None]:
    """Set text in a language (such as `pl` or `pt-BR`) by its rules, as long as the block runs.

    Words are hyphenated if the language's patterns are known, and its short words stay with the
    next one. Without this, or with an empty language, no word is hyphenated by rule.
    """
    before = _language.set(language.strip().lower().replace("-", "_"))
    try:
        yield
    finally:
        _language.reset(before)


def language() -> str:
    """Give the language that text is set in, such as `pl` or `pt_br`; empty if none is known."""
    return _language.get()


def is_prose(word: str) -> bool:
    """Tell whether it is a plain word: no digits, no address, acronym or name in camel case."""
    return not (
        len(word) > _LONGEST
        or (len(word) > 1 and word.isupper())
        or _NOT_PROSE.search(word)
        or _LOWER_BEFORE_UPPER.search(word)
    )


def divisions(word: str, language: str) -> list[int]:
    """Give the places in a word (with its punctuation) where a hyphen may divide it, ascending."""
    found = _WORD.search(word)
    if not language or found is None or len(found.group()) < _SHORTEST or not is_prose(word):
        return []
    letters = found.group()
    patterns = _patterns(language)
    if patterns is None or len(letters.lower()) != len(letters):
        return []
    # A place with `data` changes the spelling (Hungarian "asszony": "asz-szony"): left out.
    places = [int(place) for place in patterns.positions(letters) if not place.data]
    # Of two places next to each other the second is right (German "Fahrt-s-zeit").
    kept = (place for place in places if place + 1 not in places)
    return [found.start() + place for place in kept]


@lru_cache(maxsize=16)
def _patterns(language: str) -> Any | None:
    """Read the patterns of a language, or of the language without its region."""
    from pyphen import Pyphen, language_fallback

    known = language_fallback(language)
    if known is None:
        return None
    left, right = _LEAST.get(language.split("_")[0], _LEAST_ELSEWHERE)
    return Pyphen(lang=known, left=left, right=right)
