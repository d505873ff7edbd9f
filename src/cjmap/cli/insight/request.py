"""What the command line asked of a workspace."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.cli.terminal import Color
from cjmap.errors import CjmapError
from cjmap.format.near import listed, nearest
from cjmap.insight.report.sections import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from cjmap.source import Limits

FORMATS = ("text", "markdown", "json", "html")
"""The forms of a report."""


@dataclass(frozen=True, slots=True)
class Request:
    """A question about maps.

    `formats` go to standard output in order (none given: `text`), `outputs` are (format, file) pairs
    written beside that. `rows` is the length of a table at most.
    """

    paths: Sequence[str] = ()
    formats: tuple[str, ...] = ()
    outputs: tuple[tuple[str, Path], ...] = ()
    lang: str | None = None
    today: date | None = None
    rows: int = 5
    color: Color = Color.AUTO
    verbose: bool = False
    stdin_filename: str | None = None
    limits: Limits | None = None


@dataclass(frozen=True, slots=True)
class ReportRequest(Request):
    """A report to tell: some of its sections, perhaps against an older revision."""

    sections: tuple[str, ...] = SECTIONS
    since: str | None = None


def read_whole(option: str) -> Callable[[str], int]:
    """Give what reads an option that takes a whole number; Typer's own words tell of integers."""

    def read(word: str) -> int:
        try:
            return int(word)
        except ValueError:
            raise CjmapError(
                f"`{option} {word}` is no whole number.", hint=f"Write it in digits: `{option} 3`."
            ) from None

    return read


def read_number(option: str) -> Callable[[str], float]:
    """Give what reads an option that takes a number."""

    def read(word: str) -> float:
        try:
            return float(word)
        except ValueError:
            raise CjmapError(
                f"`{option} {word}` is no number.",
                hint=f"Write it in digits, with a point: `{option} 2.5`.",
            ) from None

    return read


def parse_sections(words: Sequence[str] | None) -> tuple[str, ...]:
    """Read `--section`, with commas between several; raises `CjmapError` for an unknown one."""
    asked = {each.strip() for word in words or () for each in word.split(",") if each.strip()}
    for name in sorted(asked - set(SECTIONS)):
        near = nearest(name, SECTIONS)
        raise CjmapError(
            f"There is no section `{name}`.",
            hint=f"Did you mean `{near}`?" if near else f"There are {listed(SECTIONS, 'and')}.",
        )
    return tuple(each for each in SECTIONS if not asked or each in asked)


def parse_rows(number: int) -> int:
    """Return how many rows a table has at most; raises `CjmapError` for none or fewer."""
    if number < 1:
        raise CjmapError(f"`--top {number}` leaves nothing to tell.", hint="Write 1 or more.")
    return number
