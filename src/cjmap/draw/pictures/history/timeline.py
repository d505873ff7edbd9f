"""Days along the width of a picture: where a moment lies, and which days are written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MONTH = 30.4
_STRIDES = (1, 2, 3, 6, 12, 24, 60, 120)
"""After how many months a day is written; below a month, after how many days."""

_DAY_STRIDES = (1, 2, 7, 14)


@dataclass(frozen=True, slots=True)
class Timeline:
    """The time between two moments, laid between two x, in points."""

    first: datetime
    last: datetime
    left: float
    right: float

    def at(self, moment: datetime) -> float:
        """Give the x of a moment; where all versions are of one moment, that is the left end."""
        whole = (self.last - self.first).total_seconds()
        part = (moment - self.first).total_seconds() / whole if whole else 0.0
        return self.left + (self.right - self.left) * min(max(part, 0.0), 1.0)

    def ticks(self, room: float) -> list[tuple[float, date]]:
        """Give the days to write, with their x, each with at least `room` points of its own."""
        days = max((self.last - self.first).total_seconds() / 86_400, 1e-9)
        least = room / ((self.right - self.left) / days)
        zone = self.first.tzinfo or UTC
        start, end = self.first.date(), self.last.astimezone(zone).date()
        if least <= _DAY_STRIDES[-1]:
            stride = next(each for each in _DAY_STRIDES if each >= least)
            found = list(_days(start, end, stride))
        else:
            months = next((each for each in _STRIDES if each * _MONTH * 0.92 >= least), 0)
            found = list(_months(start, end, months or _STRIDES[-1]))
        moments = [(datetime(day.year, day.month, day.day, tzinfo=zone), day) for day in found]
        return [(self.at(moment), day) for moment, day in moments if moment >= self.first]


def timeline(moments: Sequence[datetime], left: float, right: float) -> Timeline:
    """Give the time between the first and the last of some moments."""
    return Timeline(min(moments), max(moments), left, right)


def _days(start: date, end: date, stride: int) -> Iterator[date]:
    day = start + timedelta(days=-start.weekday() % 7 if stride >= 7 else 0)
    while day <= end:
        yield day
        day += timedelta(days=stride)


def _months(start: date, end: date, stride: int) -> Iterator[date]:
    number = start.year * 12 + start.month - 1
    number += -number % stride
    while True:
        year, month = divmod(number, 12)
        day = date(year, month + 1, 1)
        if day > end:
            return
        yield day
        number += stride
