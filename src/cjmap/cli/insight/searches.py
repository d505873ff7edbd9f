"""What the command line asked for by `find` and `impact`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.cli.insight.request import Request
from cjmap.errors import CjmapError

if TYPE_CHECKING:
    from collections.abc import Sequence

FIND_FORMATS = ("text", "paths", "json", "csv", "markdown")
"""The forms of what was found."""


@dataclass(frozen=True, slots=True)
class FindRequest(Request):
    """A query. `count`, `show` and `sort` name fields; `most` things are told, None for all."""

    query: str = ""
    count: tuple[str, ...] = ()
    show: tuple[str, ...] = ()
    sort: str = ""
    most: int | None = None


def parse_names(words: Sequence[str] | None) -> tuple[str, ...]:
    """Read the names of fields, with commas between several."""
    return tuple(
        dict.fromkeys(
            each.strip() for word in words or () for each in word.split(",") if each.strip()
        )
    )


def parse_most(number: int | None) -> int | None:
    """Return how many are told at most, 0 for all; raises `CjmapError` for fewer."""
    if number is not None and number < 0:
        raise CjmapError(f"`--top {number}` leaves nothing to tell.", hint="0 tells all.")
    return number
