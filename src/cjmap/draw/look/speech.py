"""What a picture says in its language: the words of `labels`, and numbers, dates, durations.

Numbers, dates and units are written as the language's own people write them (CLDR, through the
library Babel), the drawn words come from one file a language in `labels/`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from cjmap.draw.look.labels import words

if TYPE_CHECKING:
    from datetime import date

    from babel import Locale

_PARTS = (("day", 86_400), ("hour", 3_600), ("minute", 60), ("second", 1))


class Speech(Mapping[str, str]):
    """The words of one language by their keys, and how it writes what is counted.

    `lang` is a BCP 47 tag. A language that `labels` does not have speaks English, but still
    writes its numbers in its own way.
    """

    def __init__(self, lang: str) -> None:
        """Choose the words and the conventions of `lang`."""
        self.lang = lang
        self._words = words(lang)
        self._locale = _locale(lang)

    def __getitem__(self, key: str) -> str:
        """Give the word of a key."""
        return self._words[key]

    def __iter__(self) -> Iterator[str]:
        """Give the keys."""
        return iter(self._words)

    def __len__(self) -> int:
        """Count the keys."""
        return len(self._words)

    def number(self, value: float) -> str:
        """Write a number with at most two decimals."""
        from babel.numbers import format_decimal

        return _minus(format_decimal(value, format="#,##0.##", locale=self._locale))

    def signed(self, score: float) -> str:
        """Write a score with its sign; zero has none."""
        return f"+{self.number(score)}" if score > 0 else self.number(score)

    def percent(self, share: float) -> str:
        """Write a share (0..1) in per cent, with a decimal only where it says something."""
        from babel.numbers import format_percent

        if abs(share * 100 - round(share * 100)) < 0.05:
            return _minus(format_percent(share, locale=self._locale))
        pattern = self._locale.percent_formats[None].pattern
        finer = pattern.replace("0", "0.#", 1) if "." not in pattern else pattern
        return _minus(format_percent(share, format=finer, locale=self._locale))

    def day(self, day: date) -> str:
        """Write a date, such as “Oct 5, 2026”."""
        from babel.dates import format_date

        return _joined(str(format_date(day, format="medium", locale=self._locale)))

    def length(self, amount: float, unit: str) -> str:
        """Write an amount of a unit of time ("second" … "year"), such as “20 min”."""
        from babel.units import format_unit

        return _joined(format_unit(amount, f"duration-{unit}", "short", locale=self._locale))

    def seconds(self, amount: float) -> str:
        """Write a length of time, given in seconds, with its two largest units up to days."""
        left = round(amount)
        parts = []
        for unit, size in _PARTS:
            count, left = divmod(left, size)
            if count:
                parts.append(self.length(count, unit))
        return " ".join(parts[:2]) or self.length(0, "minute")


@lru_cache(maxsize=8)
def speech(lang: str) -> Speech:
    """Give the speech of a BCP 47 language."""
    return Speech(lang)


def _locale(lang: str) -> Locale:
    """Find the conventions of a language; of one that nobody wrote down, those of English."""
    from babel import Locale, UnknownLocaleError

    for tag in (lang.replace("-", "_"), lang.partition("-")[0], "en"):
        try:
            return Locale.parse(tag)
        except (UnknownLocaleError, ValueError):
            continue
    raise AssertionError("English is always there")


def _minus(text: str) -> str:
    """Set a real minus for the hyphen that some languages' conventions have."""
    return _joined(text.replace("-", "−"))


def _joined(text: str) -> str:
    """Keep a figure and its unit on one line."""
    return text.replace(" ", "\u00a0").replace("\u202f", "\u00a0")
