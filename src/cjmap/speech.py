"""How a language writes what is counted: numbers, shares, dates, lengths of time, quotations, lists.

Everything but the quotes and the words between the items of a list comes from CLDR, through the
library Babel, which is imported when the first number is written. Babel takes a tenth of a
millisecond for a number, and a picture has hundreds, most of them the same: they are remembered.
"""

from __future__ import annotations

import math
import os
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import AbstractContextManager
    from datetime import date

    from babel import Locale

_PARTS = (("day", 86_400), ("hour", 3_600), ("minute", 60), ("second", 1))

_EXACT = 1e12
"""Above that, a share has no decimals that say something."""

_REMEMBERED = 4096
"""How many numbers are remembered as they are written."""

_QUOTES = {"en": ("“", "”", "‘", "’"), "pl": ("„", "”", "»", "«")}
"""The quotation marks of a language, and those of a quotation within one."""


class Speech:
    """The conventions of one language, a BCP 47 tag; one that nobody wrote down follows English."""

    def __init__(self, lang: str) -> None:
        """Choose the conventions of `lang`."""
        self.lang = lang
        self._locale = _locale(lang)

    def number(self, value: float, decimals: int = 2) -> str:
        """Write a number with at most so many `decimals` (0..2); halves are rounded away from 0."""
        return _number(_rounded(value, decimals), self._locale)

    def signed(self, score: float, decimals: int = 2) -> str:
        """Write a score with its sign; what is rounded to zero has none."""
        exact = _rounded(score, decimals)
        return f"+{self.number(score, decimals)}" if exact > 0 else self.number(score, decimals)

    def percent(self, share: float) -> str:
        """Write a share (0..1) in per cent, with a decimal only where it says something."""
        return _percent(share or 0, self._locale)  # there is no −0

    def day(self, day: date) -> str:
        """Write a date, such as “Oct 5, 2026”."""
        from babel.dates import format_date

        return _joined(str(format_date(day, format="medium", locale=self._locale)))

    def month(self, day: date) -> str:
        """Write the month and the year of a date, such as “Oct 2026”."""
        from babel.dates import format_skeleton

        return _joined(str(format_skeleton("yMMM", day, locale=self._locale)))

    def length(self, amount: float, unit: str) -> str:
        """Write an amount of a unit of time ("second" … "year"), such as “20 min”."""
        return _length(amount or 0, unit, self._locale)  # there is no −0

    def seconds(self, amount: float, part_of: float = 0.0) -> str:
        """Write a length of time, given in seconds, with its largest unit and the next, up to days.

        It is rounded to the lower of the two; a length that is `part_of` another (in seconds), as
        that one is, unless nothing were left of it.
        """
        left = _whole(amount, 1)
        size = _finest(max(left, _whole(part_of, 1)))
        left = _whole(left, size) or _whole(left, _finest(left))
        parts = []
        for unit, size in _PARTS:
            count, left = divmod(left, size)
            if count:
                parts.append(self.length(count, unit))
        return " ".join(parts) or self.length(0, "minute")

    def plural(self, count: int, forms: Sequence[str]) -> str:
        """Choose the form of a word that goes with a whole number: the CLDR order, one first.

        English has two forms; Polish three (one, few, many).
        """
        names = ("one", "other") if len(forms) == 2 else ("one", "few", "many")
        category = self._locale.plural_form(count)
        return forms[names.index(category) if category in names else len(forms) - 1]

    def quoted(self, text: str) -> str:
        """Put a text between the quotation marks of the language; those within it become its others."""
        language = self.lang.partition("-")[0].lower()
        opening, closing, first, last = _QUOTES.get(language, _QUOTES["en"])
        within = text.translate(str.maketrans("„“”", f"{first}{first}{last}"))
        return f"{opening}{within}{closing}"

    def listed(self, items: Sequence[str]) -> str:
        """Write a list in words: “a, b and c”."""
        from babel.lists import format_list

        return str(format_list(list(items), style="standard", locale=self._locale))


@lru_cache(maxsize=_REMEMBERED, typed=True)
def _number(exact: Decimal, locale: Locale) -> str:
    from babel.numbers import format_decimal

    with _room_for(exact):
        return _minus(format_decimal(exact, format="#,##0.##", locale=locale))


@lru_cache(maxsize=_REMEMBERED, typed=True)
def _percent(share: float, locale: Locale) -> str:
    from babel.numbers import format_percent

    with _room_for(Decimal(str(share))):
        if abs(share) > _EXACT or abs(share * 100 - round(share * 100)) < 0.05:
            return _minus(format_percent(share, locale=locale))
        pattern = locale.percent_formats[None].pattern
        finer = pattern.replace("0", "0.#", 1) if "." not in pattern else pattern
        return _minus(format_percent(_rounded(share, 3), format=finer, locale=locale))


@lru_cache(maxsize=_REMEMBERED, typed=True)
def _length(amount: float, unit: str, locale: Locale) -> str:
    from babel.units import format_unit

    with _room_for(Decimal(str(amount))):
        return _joined(format_unit(amount, f"duration-{unit}", "short", locale=locale))


@lru_cache(maxsize=1)
def _import_dates() -> None:
    """Import what the conventions of every language need, whatever the variable `TZ` says.

    On import it looks for the zone of this machine, which nothing here needs: it opens a file that
    `TZ` names, and fails for much that the C library takes for UTC.
    """
    zone = os.environ.get("TZ")
    os.environ["TZ"] = "UTC"
    try:
        import babel.dates  # noqa: F401
    finally:
        if zone is None:
            del os.environ["TZ"]
        else:
            os.environ["TZ"] = zone


def _locale(lang: str) -> Locale:
    """Find the conventions of a language; of one that nobody wrote down, those of English."""
    from babel import Locale, UnknownLocaleError

    _import_dates()
    for tag in (lang.replace("-", "_"), lang.partition("-")[0], "en"):
        try:
            return Locale.parse(tag)
        except (UnknownLocaleError, ValueError):
            continue
    raise AssertionError("English is always there")


def _finest(amount: int) -> int:
    """Give the size in seconds of the unit below the largest one in an amount of seconds."""
    sizes = [size for _, size in _PARTS]
    largest = next((place for place, size in enumerate(sizes) if amount >= size), len(sizes) - 1)
    return sizes[min(largest + 1, len(sizes) - 1)]


def _whole(amount: float, size: int) -> int:
    """Round an amount (0 or more) to whole multiples of `size`, halves up."""
    return math.floor(amount / size + 0.5) * size


@lru_cache(maxsize=_REMEMBERED, typed=True)
def _rounded(value: float, decimals: int) -> Decimal:
    """Round a number as people do: as it is written in tens, halves away from zero."""
    exact = Decimal(str(value))
    with _room_for(exact):
        rounded = exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
        return rounded or abs(rounded)  # there is no −0


def _room_for(value: Decimal) -> AbstractContextManager[object]:
    """Let decimal arithmetic have all digits of a value, however large; usually it has 28."""
    return localcontext(Context(prec=max(28, value.adjusted() + 8)))


def _minus(text: str) -> str:
    """Set a real minus for the hyphen that some languages' conventions have."""
    return _joined(text.replace("-", "−"))


def _joined(text: str) -> str:
    """Keep a figure and its unit on one line."""
    return text.replace(" ", "\u00a0").replace("\u202f", "\u00a0")
