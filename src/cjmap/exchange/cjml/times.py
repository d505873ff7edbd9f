"""Times of what was observed into how long it took."""

from __future__ import annotations

from datetime import datetime, timedelta

_UNITS = ((86_400, "days", "1 day"), (3_600, "h", "1 h"), (60, "min", "1 min"), (1, "s", "1 s"))


def moment_of(text: str) -> datetime | None:
    """Return the moment of `2021-08-20 15:03:01.6`, or of `2021-08-20`; None where it is neither."""
    try:
        return datetime.fromisoformat(text.strip())
    except ValueError:
        return None


def length_between(first: str, last: str) -> str | None:
    """Return how long it is from one time to another, in our words; None where that is not known.

    Between two days it is days, and one day is not known to be any length at all.
    """
    begin, end = moment_of(first), moment_of(last)
    if begin is None or end is None or (begin.tzinfo is None) != (end.tzinfo is None):
        return None
    passed = end - begin
    if passed <= timedelta():
        return None
    if _is_day(first) or _is_day(last):
        passed = timedelta(days=passed.days)
    return _written(int(passed.total_seconds()))


def _is_day(text: str) -> bool:
    return ":" not in text


def _written(seconds: int) -> str | None:
    words = []
    for size, name, one in _UNITS:
        number, seconds = divmod(seconds, size)
        if number:
            words.append(one if number == 1 else f"{number} {name}")
    return " ".join(words) or None
