"""How long something takes, as people write it."""

from __future__ import annotations

import re
from functools import lru_cache

from cjmap.exchange.tables.table import plain_digits
from cjmap.format.texts import DURATION_PATTERN

_UNITS = {
    "s": ("s", "sec", "secs", "second", "seconds", "sek", "sekunda", "sekundy", "sekund"),
    "min": ("m", "min", "mins", "minute", "minutes", "minuta", "minuty", "minut", "minutę"),
    "h": (
        "h",
        "hr",
        "hrs",
        "hour",
        "hours",
        "g",
        "godz",
        "godzina",
        "godziny",
        "godzin",
        "godzinę",
    ),
    "day": ("d", "day", "days", "dzień", "dni", "doba", "doby", "dób", "dobę"),
    "week": ("w", "wk", "week", "weeks", "tydz", "tydzień", "tygodnie", "tygodni"),
    "month": ("month", "months", "mies", "miesiąc", "miesiące", "miesięcy"),
    "year": ("y", "yr", "year", "years", "rok", "lata", "lat"),
}
_UNIT = {name: unit for unit, names in _UNITS.items() for name in names}
_NAMES = "|".join(sorted(map(re.escape, _UNIT), key=len, reverse=True))
_PART = re.compile(rf"(\d{{1,9}}(?:[.,]\d{{1,6}})?)\s*({_NAMES})\.?(?![^\W\d_])", re.IGNORECASE)
_RANGE = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:-|–|—|do|to)\s*(\d+(?:[.,]\d+)?)", re.IGNORECASE)
_ABOUT = re.compile(
    r"^(?:about|approx\.?|around|circa|ca\.?|c\.|ok\.?|około|~|≈|up to|do|max\.?|<|min\.)\s*(?=\d)",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(\d{1,3}):([0-5]\d)(?::([0-5]\d))?")
_LONGEST = 200
"""Letters of a text that may be a duration."""


def length_in(text: str) -> tuple[str, bool] | None:
    """Return a duration of the format, and whether it is as exact as the text says; None where it is none.

    `15 minut` is `15 min`; `2-3 dni` becomes the longer one, `ok. 10 min` loses its “about”, and both are not
    exact; `0:05` of a cell in hours and minutes is `5 min`, which is a guess too.
    """
    text = plain_digits(" ".join(text.split()))
    if len(text) > _LONGEST:
        return None
    if re.fullmatch(DURATION_PATTERN, text, re.ASCII):
        return text, True
    exact = True
    if about := _ABOUT.match(text):
        text, exact = text[about.end() :], False
    if clock := _CLOCK.fullmatch(text):
        parts = zip(clock.groups(), ("h", "min", "s"), strict=True)
        said = [f"{int(number)} {unit}" for number, unit in parts if number and int(number)]
        return (" ".join(said), False) if said else None
    ranged = _RANGE.search(text)
    if ranged:
        text, exact = text[: ranged.start()] + ranged[2] + text[ranged.end() :], False
    parts_found = list(_PART.finditer(text))
    left = _PART.sub("", text).strip(" ,i")
    if not parts_found or left:
        return None
    return " ".join(_part(match) for match in parts_found), exact


def _part(match: re.Match[str]) -> str:
    number = match[1].replace(",", ".")
    unit = _UNIT[match[2].lower()]
    plural = unit in ("day", "week", "month", "year") and float(number) != 1
    return f"{number} {unit}{'s' if plural else ''}"


@lru_cache(maxsize=1)
def units() -> frozenset[str]:
    """Return all names of units."""
    return frozenset(_UNIT)
