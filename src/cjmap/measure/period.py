"""A period: `2026`, `2026-Q3`, `2026-11`, `2026-10-01..2026-11-15`; its bounds in a time zone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from cjmap.format.periods import days_of
from cjmap.measure.errors import MeasureError
from cjmap.printable import one_line

FIRST_YEAR, LAST_YEAR = 1900, 2200
"""Times outside of these years are slips of a system: 9999, infinity, a number read as a year."""

EXPECTED = "`2026`, `2026-Q3`, `2026-11`, `2026-11-15` or two of them with `..` between"


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `first` to `last`, both within, under the name by which they were asked for."""

    name: str
    first: date
    last: date

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read a period; raises `MeasureError`."""
        start, separator, end = text.strip().partition("..")
        first = days_of(start)
        last = days_of(end) if separator else first
        if first is None or last is None:
            raise MeasureError(f"“{one_line(text)}” is no period; expected {EXPECTED}.")
        if last[1] < first[0]:
            raise MeasureError(f"“{one_line(text)}” ends before it begins.")
        if first[0].year < FIRST_YEAR or last[1].year > LAST_YEAR:
            raise MeasureError(
                f"“{one_line(text)}” lies outside of the years {FIRST_YEAR} to {LAST_YEAR}."
            )
        return cls(text.strip(), first[0], last[1])

    @classmethod
    def between(cls, first: date, last: date) -> Period:
        """Name the days from one to another: a whole quarter, month or year by its name."""
        for name in (f"{first:%Y}", f"{first:%Y}-Q{(first.month + 2) // 3}", f"{first:%Y-%m}"):
            if days_of(name) == (first, last):
                return cls(name, first, last)
        return cls(f"{first}..{last}", first, last)

    def bounds(self, zone: str) -> tuple[int, int]:
        """Return its microseconds in UTC: from, and up to (not within)."""
        return _micros(self.first, zone), _micros(self.last + timedelta(days=1), zone)


def readable_span() -> tuple[int, int]:
    """Return the microseconds in UTC that a time may have: from, and up to (not within)."""
    return Period("", date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)).bounds("UTC")


def day_of(micros: int, zone: str) -> date:
    """Return the day that a time falls on in a zone."""
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=micros)
    return moment.astimezone(ZoneInfo(zone)).date()


def _micros(day: date, zone: str) -> int:
    start = datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone))
    return round((start - datetime(1970, 1, 1, tzinfo=UTC)) / timedelta(microseconds=1))
