"""The words of one part of the room, in one language: a module for each language beside the code.

A package that tells something has modules `en` and `pl`, each with a dictionary `WORDS`: a text with
slots in braces, or the forms that go with a number (English: one, more; Polish: one, few, many).
English has every word, and stands in where another language lacks one.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING

from cjmap.printable import one_line
from cjmap.speech import Speech

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LANGUAGES = ("en", "pl")
"""The languages that there are words in."""

_LONGEST = 80

Words = dict[str, "str | tuple[str, ...]"]


class Voice(Speech):
    """Speaks the words of a package in a language."""

    def __init__(self, package: str, lang: str) -> None:
        """Take the words of a package; `lang` is a BCP 47 tag. One without words speaks English."""
        own = told_in(lang)
        super().__init__(lang if lang.lower().startswith(own) else own)
        self._package = package
        self._words = _words(package, own)

    def __reduce__(self) -> tuple[type[Voice], tuple[str, str]]:
        """Be sent to another process, or told in a digest, as what it was made from."""
        return Voice, (self._package, self.lang)

    def __call__(self, key: str, **slots: object) -> str:
        """Return a text with its slots filled."""
        text = self._words[key]
        if not isinstance(text, str):
            raise TypeError(f"`{key}` has forms for numbers: it is told by `counted`")
        return _ended(text.format(**slots)) if slots else text

    def has(self, key: str) -> bool:
        """Whether there is a text of this key."""
        return key in self._words

    def counted(self, key: str, count: int, **slots: object) -> str:
        """Return the form of a text that goes with a number, which fills its slot `count`."""
        forms = self._words[key]
        if isinstance(forms, str):
            raise TypeError(f"`{key}` has no forms for numbers")
        return _ended(self.plural(count, forms).format(count=self.number(count), **slots))

    def title(self, text: str) -> str:
        """Quote a text of a map, on one line, not too long."""
        return self.quoted(short(text))

    def titles(self, texts: Iterable[str], most: int = 5) -> str:
        """List texts of a map in words, the same one once; of many, the first, and how many more."""
        counts = Counter(self.title(each) for each in texts)
        names = [
            name if count == 1 else f"{name} (×\u00a0{self.number(count)})"
            for name, count in counts.items()
        ]
        left = sum(list(counts.values())[most:])
        return f"{', '.join(names[:most])} (+{left})" if left else self.listed(names)

    def score(self, score: float | None) -> str:
        """Write a score with its sign, a dash where there is none."""
        return "–" if score is None else self.signed(score)


def short(text: str, most: int = _LONGEST) -> str:
    """Return a text of a map on one line, harmless to print, cut where it is long."""
    line = one_line(text)
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def _ended(text: str) -> str:
    """Return a text with one full stop at its end, where an abbreviation (`godz.`) brought another."""
    return text[:-1] if text.endswith("..") and not text.endswith("...") else text


def told_in(lang: str) -> str:
    """Return the language of ours that stands for a BCP 47 language: `pl` for `pl-PL`, or English."""
    first = lang.lower().partition("-")[0]
    return first if first in LANGUAGES else "en"


@lru_cache
def _words(package: str, lang: str) -> Mapping[str, str | tuple[str, ...]]:
    english: Words = import_module(f"{package}.en").WORDS
    if lang == "en":
        return english
    own: Words = import_module(f"{package}.{lang}").WORDS
    return {**english, **own}
