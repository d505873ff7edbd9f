"""Days and the time between them, as people count it; shared by several rules."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cjmap.format.values import Duration

_MONTH = 2_629_746.0
"""The seconds of a month as durations count them: 1/12 of the mean Gregorian year."""

_DAY = 86_400.0


def months_later(day: date, months: int) -> date:
    """Return the same day of a later (below 0: an earlier) month, or its last day if it is shorter.

    What lies beyond the years 1 to 9999 becomes the first or the last day of the calendar.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        return date.min if year < date.min.year else date.max
    _, length = monthrange(year, month + 1)
    return date(year, month + 1, min(day.day, length))


@lru_cache(maxsize=256)  # most maps of a workspace are reviewed on a few days
def later(day: date, duration: Duration) -> date:
    """Return the day on which a time is over: calendar months if it is whole months, else days."""
    if duration.seconds >= _MONTH and duration.seconds % _MONTH == 0:
        return months_later(day, int(duration.seconds // _MONTH))
    days = int(min(duration.seconds // _DAY, date.max.toordinal()))
    return day + timedelta(days=min(days, date.max.toordinal() - day.toordinal()))
