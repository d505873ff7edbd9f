"""What the command line asked for by `find` and `impact`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.cli.insight.request import Request
from cjmap.cli.reports import PICTURES
from cjmap.errors import CjmapError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.workspace.settings import ThemeName

FIND_FORMATS = ("text", "paths", "json", "csv", "markdown")
"""The forms of what was found."""

IMPACT_FORMATS = ("text", "paths", "json", "markdown", *PICTURES, "dot")
"""The forms of what hangs on a thing."""


@dataclass(frozen=True, slots=True)
class FindRequest(Request):
    """A query. `count`, `show` and `sort` name fields; `most` things are told, None for all."""

    query: str = ""
    count: tuple[str, ...] = ()
    show: tuple[str, ...] = ()
    sort: str = ""
    most: int | None = None


@dataclass(frozen=True, slots=True)
class ImpactRequest(Request):
    """A thing, by a reference. `depth` is how far references are followed, None: to the end."""

    ref: str = ""
    depth: int | None = None
    most: int | None = None
    theme: ThemeName | None = None


def parse_depth(number: int) -> int | None:
    """Return how far references are followed, None for 0; raises `CjmapError` for less."""
    if number < 0:
        raise CjmapError(f"`--depth {number}` is no depth.", hint="0 follows them to the end.")
    return number or None


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
