"""Periods as maps write them: `2026`, `2026-Q3`, `2026-11`, a day, or two of them with `..` between."""

from __future__ import annotations

import re
from datetime import date, timedelta

_YEAR = re.compile(r"(\d{4})")
_QUARTER = re.compile(r"(\d{4})-?[Qq]([1-4])")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

Days = tuple[date, date]
"""The first and the last day, both within."""


def days_of(text: str) -> Days | None:
    """Return the days of a year, quarter, month or day; None where it is none."""
    text = text.strip()
    try:
        if match := _YEAR.fullmatch(text):
            year = int(match[1])
            return date(year, 1, 1), date(year, 12, 31)
        if match := _QUARTER.fullmatch(text):
            month = 3 * int(match[2]) - 2
            return date(int(match[1]), month, 1), _month_end(int(match[1]), month + 2)
        if match := _MONTH.fullmatch(text):
            return date(int(match[1]), int(match[2]), 1), _month_end(int(match[1]), int(match[2]))
        if _DAY.fullmatch(text):
            return (day := date.fromisoformat(text)), day
    except (ValueError, OverflowError):
        return None
    return None


def span_of(text: str) -> Days | None:
    """Return the days of a period, also of one that goes from one to another."""
    start, separator, end = text.partition("..")
    first = days_of(start)
    last = days_of(end) if separator else first
    if first is None or last is None or last[1] < first[0]:
        return None
    return first[0], last[1]


def _month_end(year: int, month: int) -> date:
    following = date(year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1)
