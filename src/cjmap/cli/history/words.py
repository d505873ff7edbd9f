"""The options of `cjmap log` read: formats, files, days, ranges of revisions."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from cjmap.compare.history.formats import FORMATS
from cjmap.compare.words import LANGUAGES
from cjmap.errors import CjmapError
from cjmap.format.kinds import kind_of_file
from cjmap.format.near import listed, nearest

if TYPE_CHECKING:
    from collections.abc import Sequence

PICTURES = ("svg", "png", "pdf")
"""The forms of the picture of a history."""

_SUFFIXES = {
    ".txt": "text",
    ".md": "markdown",
    ".json": "json",
    ".html": "html",
    **{f".{form}": form for form in PICTURES},
}
_AGO = re.compile(r"(\d{1,4})[ .-]?(day|week|month|year)s?(?:[ .-]ago)?", re.IGNORECASE)
_DAYS = {"day": 1, "week": 7}


def parse_formats(words: Sequence[str] | None) -> tuple[str, ...]:
    """Read `--to`, with commas between several; raises `CjmapError` for an unknown one."""
    found = [each.strip() for word in words or () for each in word.split(",") if each.strip()]
    return tuple(dict.fromkeys(check_format(each) for each in found))


def parse_output(word: str) -> tuple[str, Path]:
    """Read one `-o`: FORMAT=FILE, or a FILE whose suffix tells; raises `CjmapError` else."""
    name, separator, file = word.partition("=")
    if not separator:
        name, file = _SUFFIXES.get(Path(word).suffix.lower(), ""), word
    if not name or not file:
        raise CjmapError(
            f"`-o {word}` does not say what to write where.",
            hint="Write FORMAT=FILE, such as `-o markdown=history.md`, or a file as `history.svg`.",
        )
    check_format(name)
    if kind_of_file(Path(file)) is not None:
        raise CjmapError(f"`-o {word}` would overwrite a map.", hint="Name another file.")
    return name, Path(file)


def check_format(name: str) -> str:
    """Return the name of a format; raises `CjmapError` for one that does not exist."""
    known = (*FORMATS, *PICTURES)
    if name in known:
        return name
    near = nearest(name, known)
    raise CjmapError(
        f"There is no format `{name}`.",
        hint=f"Did you mean `{near}`?" if near else f"There are {listed(known, 'and')}.",
    )


def parse_lang(word: str | None) -> str | None:
    """Return the language asked for; raises `CjmapError` for one that there are no words in."""
    if word is None or word.lower().partition("-")[0] in LANGUAGES:
        return word
    raise CjmapError(f"`--lang {word}`: a history is told in {listed(LANGUAGES, 'and')}.")


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
