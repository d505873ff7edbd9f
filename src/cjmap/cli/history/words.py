"""The options of `cjmap log` read: its formats, days, ranges of revisions."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta

from cjmap.cli.reports import PICTURES
from cjmap.compare.history.formats import FORMATS
from cjmap.errors import CjmapError

KNOWN_FORMATS = (*FORMATS, *PICTURES)

_AGO = re.compile(r"(\d{1,4})[ .-]?(day|week|month|year)s?(?:[ .-]ago)?", re.IGNORECASE)
_DAYS = {"day": 1, "week": 7}


def parse_count(number: int | None) -> int | None:
    """Return how many versions at most; raises `CjmapError` for none or fewer."""
    if number is not None and number < 1:
        raise CjmapError(f"`-n {number}` leaves nothing to tell.", hint="Write 1 or more.")
    return number


def parse_moment(option: str, word: str | None, *, end: bool = False) -> datetime | None:
    """Read a day or a moment: `2026-03-01`, `2026-03-01T12:00+01:00`, `3 months`.

    A day begins at midnight here; with `end`, it ends at the next. Raises `CjmapError` for
    anything else.
    """
    if word is None:
        return None
    said = word.strip()
    ago = _AGO.fullmatch(said)
    try:
        if ago is not None:
            return _back(int(ago[1]), ago[2].lower())
        if len(said) == len("2026-03-01"):
            day = date.fromisoformat(said) + timedelta(days=1 if end else 0)
            return datetime.combine(day, time()).astimezone()
        moment = datetime.fromisoformat(said)
        return moment if moment.tzinfo is not None else moment.astimezone()
    except (ValueError, OverflowError) as error:
        raise CjmapError(
            f"`{option} {word}` is no day.",
            hint="Write a date as `2026-03-01`, or how long ago: `3 months`, `2 weeks`.",
        ) from error


def parse_range(word: str | None) -> tuple[str | None, str | None]:
    """Read a revision (`main`) or a range (`v1.0..HEAD`): what is left out, and where to begin.

    Raises `CjmapError` for a range with three dots.
    """
    if word is None:
        return None, None
    if "..." in word:
        raise CjmapError(
            f"`{word}`: a history is that of one revision.",
            hint=f"Write two dots: `{word.replace('...', '..')}`.",
        )
    left, dots, right = word.partition("..")
    return (left or "HEAD", right or "HEAD") if dots else (None, word)


def _back(number: int, unit: str) -> datetime:
    now = datetime.now(tz=UTC)
    if unit in _DAYS:
        return now - timedelta(days=number * _DAYS[unit])
    months = now.year * 12 + now.month - 1 - number * (12 if unit == "year" else 1)
    year, month = divmod(months, 12)
    first = now.replace(year=year, month=month + 1, day=1)
    following = (first + timedelta(days=31)).replace(day=1)
    return first.replace(day=min(now.day, (following - timedelta(days=1)).day))
