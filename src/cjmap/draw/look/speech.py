"""What a picture says in its language: the words of `labels`, and numbers, dates, durations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from cjmap import speech as conventions
from cjmap.draw.look.labels import words


class Speech(conventions.Speech, Mapping[str, str]):
    """The words of one language by their keys, and how it writes what is counted.

    `lang` is a BCP 47 tag. A language that `labels` does not have speaks English, but still
    writes its numbers in its own way.
    """

    def __init__(self, lang: str) -> None:
        """Choose the words and the conventions of `lang`."""
        super().__init__(lang)
        self._words = words(lang)

    def __getitem__(self, key: str) -> str:
        """Give the word of a key."""
        return self._words[key]

    def __iter__(self) -> Iterator[str]:
        """Give the keys."""
        return iter(self._words)

    def __len__(self) -> int:
        """Count the keys."""
        return len(self._words)


@lru_cache(maxsize=8)
def speech(lang: str) -> Speech:
    """Give the speech of a BCP 47 language."""
    return Speech(lang)
