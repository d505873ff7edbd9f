"""Texts that are probably meant to be the same; shared by several rules."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator

Value = TypeVar("Value")

_SHORTEST = 8
"""Below that many letters one letter makes another word: `phone` and `phones` may both be meant."""

_LONGEST = 100
"""Above that many letters only texts that are equal once folded are found."""

_COMPARED_AT_MOST = 8

_NOT_DECOMPOSED = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ı": "i", "æ": "ae", "œ": "oe"})
"""Letters that Unicode does not take apart into a plain letter and its mark."""


@lru_cache(maxsize=4096)
def letters_of(text: str) -> str:
    """Return the letters and digits of a text, without case, accents, spaces and punctuation."""
    plain = text.casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain.translate(_NOT_DECOMPOSED))
    return "".join(each for each in plain if each.isalnum())


class Likenesses(Generic[Value]):
    """Texts with something that belongs to each, to be found by a text that is nearly the same.

    Nearly the same are texts that are equal once folded, or one letter apart from 8 letters up.
    Texts that differ in a digit alone, or have another letter at their end, are not: there may be a
    `Terminal 1`, a `Terminal 2` and a `Terminal B`. Each text is filed under all its forms with a letter left out, so that finding takes no longer in a large
    workspace than in a small one.
    """

    def __init__(self) -> None:
        """Start empty."""
        self._values: dict[str, list[Value]] = {}
        self._shortened: dict[str, list[str]] = {}
        self._found: dict[str, list[Value]] = {}

    def add(self, text: str, value: Value) -> None:
        """File a value under a text."""
        word = letters_of(text)
        if not word:
            return
        self._found.clear()
        if word in self._values:
            self._values[word].append(value)
            return
        self._values[word] = [value]
        for form in _forms(word):
            self._shortened.setdefault(form, []).append(word)

    def find(self, text: str) -> list[Value]:
        """Return the values of equal texts, then those of texts one letter apart."""
        word = letters_of(text)
        if word not in self._found:
            self._found[word] = [value for each in self._like(word) for value in self._values[each]]
        return self._found[word]

    def _like(self, word: str) -> Iterator[str]:
        if word in self._values:
            yield word
        told = {word}
        for form in _forms(word):
            for other in self._shortened.get(form, ())[:_COMPARED_AT_MOST]:
                if other not in told:
                    told.add(other)
                    if _one_letter_apart(word, other):
                        yield other


def _forms(word: str) -> list[str]:
    """List a word and what is left of it without one letter; a short or endless word has none.

    Digits are never left out, so that words that differ in a digit have no form in common.
    """
    if not _SHORTEST <= len(word) <= _LONGEST:
        return []
    shortened = [word[:at] + word[at + 1 :] for at, each in enumerate(word) if not each.isdigit()]
    return [word, *shortened]


def _one_letter_apart(one: str, other: str) -> bool:
    """Whether one letter more, or another one before the last, makes the difference."""
    if len(one) < len(other):
        one, other = other, one
    at = next((at for at, each in enumerate(other) if one[at] != each), len(other))
    if len(one) == len(other):
        return at + 1 < len(one) and one[at + 1 :] == other[at + 1 :]
    return one[at + 1 :] == other[at:]
