"""How ids, durations and dates are written: patterns and readers that need no model.

Everything here is used by the models and, without them, by the compiled form of the format.
"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

from pydantic_core import PydanticCustomError

if TYPE_CHECKING:
    from datetime import date

SLUG_PATTERN = r"^[a-z0-9][a-z0-9_-]{0,63}$"
HOURS_PATTERN = r"^([01]\d|2[0-4]):00-([01]\d|2[0-4]):00$"
DATE_PATTERN = r"^\d{4}-\d{2}-\d{2}$"
LANGUAGE_PATTERN = r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
COLOUR_PATTERN = r"^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$"

_UNIT_SECONDS: dict[str, float] = {
    **dict.fromkeys(("s", "sec", "second", "seconds"), 1),
    **dict.fromkeys(("min", "minute", "minutes"), 60),
    **dict.fromkeys(("h", "hour", "hours"), 3_600),
    **dict.fromkeys(("d", "day", "days"), 86_400),
    **dict.fromkeys(("w", "week", "weeks"), 604_800),
    **dict.fromkeys(("month", "months"), 2_629_746),
    **dict.fromkeys(("y", "year", "years"), 31_556_952),
}
_UNITS = "|".join(sorted(_UNIT_SECONDS, key=len, reverse=True))
_NUMBER = r"\d{1,9}(?:\.\d{1,6})?"
_WORDED = rf"{_NUMBER} ?(?:{_UNITS})(?: {_NUMBER} ?(?:{_UNITS}))*"
_ISO = (
    rf"P(?=\d|T\d)(?:{_NUMBER}Y)?(?:{_NUMBER}M)?(?:{_NUMBER}W)?(?:{_NUMBER}D)?"
    rf"(?:T(?=\d)(?:{_NUMBER}H)?(?:{_NUMBER}M)?(?:{_NUMBER}S)?)?"
)
DURATION_PATTERN = f"^(?:{_WORDED}|{_ISO})$"
_ISO_DAYS = {"Y": "years", "M": "months", "W": "weeks", "D": "days"}
_ISO_TIMES = {"H": "h", "M": "min", "S": "s"}


_DURATION = re.compile(DURATION_PATTERN, re.ASCII)


def check_duration(text: str) -> str:
    """Return `text` if it is a duration; raises the error that the format reports otherwise."""
    if not _DURATION.fullmatch(text):
        raise PydanticCustomError("duration", "not a duration")
    return text


def duration_seconds(text: str) -> float:
    """Return the seconds of `5 min`, `1 h 30 min`, `3 days` or ISO 8601 (`PT5M`).

    A month is 1/12 and a year the whole of the mean Gregorian year of 365.2425 days. Raises the
    error that the format reports for text that is no duration.
    """
    check_duration(text)
    if not text.startswith("P"):
        parts = re.findall(rf"({_NUMBER}) ?({_UNITS})(?![a-z])", text)
        return sum(float(number) * _UNIT_SECONDS[unit] for number, unit in parts)
    days, _, times = text.partition("T")
    seconds = 0.0
    for half, units in ((days, _ISO_DAYS), (times, _ISO_TIMES)):
        for number, letter in re.findall(rf"({_NUMBER})([YMWDHS])", half):
            seconds += float(number) * _UNIT_SECONDS[units[letter]]
    return seconds


class Length(str):
    """The text of a duration that equals any text of the same length: `60 min` and `1 h`."""

    __slots__ = ("seconds",)

    seconds: float

    def __new__(cls, text: str) -> Length:
        """Read `text`; raises the error that the format reports for text that is no duration."""
        length = super().__new__(cls, text)
        length.seconds = duration_seconds(text)
        return length

    def __eq__(self, other: object) -> bool:
        """Compare the seconds."""
        return isinstance(other, Length) and self.seconds == other.seconds

    def __ne__(self, other: object) -> bool:
        """Compare the seconds."""
        return not self == other

    def __hash__(self) -> int:
        """Hash the seconds."""
        return hash(self.seconds)


def check_date(text: str) -> str:
    """Return `text` if it is a date; raises the error that the format reports otherwise."""
    calendar_date(text)
    return text


def calendar_date(text: str) -> date:
    """Return the date that `2026-09-30` means; raises the error that the format reports."""
    from datetime import date

    if re.fullmatch(DATE_PATTERN, text, re.ASCII):
        with suppress(ValueError):
            return date.fromisoformat(text)
    raise PydanticCustomError("calendar_date", "not a date")
