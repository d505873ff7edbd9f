"""Patterns as in `.gitignore`, which no name of a file can keep busy.

pathspec reads a pattern as git does and makes a regular expression of it, in which every `*` and
`**` may give back what it took. Of a pattern with forty of them, from a stranger, a name of two
hundred letters would be tried in more ways than there is time for. But between two of them the first
place that fits is as good as any later one: what has fitted once never has to be tried again.
"""

from __future__ import annotations

import re
import warnings
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pathspec import GitIgnoreSpec, PathSpec

_STAR, _ANY_LETTER = "[^/]*", "[^/]"
_LEADING, _INNER = "(?:.+/)?", "(?:/.+)?"
"""How pathspec writes `*`, `?`, `**/` at the beginning, and `/**` further on."""


def patterns_of(lines: Iterable[str]) -> list[Any]:
    """Read patterns, one a line. Raises `ValueError` or `re.error` for a line that is none."""
    from pathspec import GitIgnoreSpec

    with warnings.catch_warnings():  # of `[[`, which may mean more in a later Python
        warnings.simplefilter("ignore", FutureWarning)
        return list(GitIgnoreSpec.from_lines(lines, _pattern_class()).patterns)


def for_files(patterns: Iterable[Any]) -> GitIgnoreSpec:
    """Match files: a pattern for the file itself weighs more than one for a folder it lies in."""
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec(patterns)


def for_folders(patterns: Iterable[Any]) -> PathSpec[Any]:
    """Match folders, named with a `/` at the end: the last pattern that matches decides."""
    from pathspec import PathSpec

    return PathSpec(patterns)


@cache
def _pattern_class() -> Any:
    """Make the class late: importing pathspec costs every command that finds no ignore file."""
    from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

    class Pattern(GitIgnoreSpecPattern):
        @classmethod
        def pattern_to_regex(cls, pattern: Any) -> Any:
            expression, include = super().pattern_to_regex(pattern)
            return (expression if expression is None else without_retries(expression)), include

    return Pattern


def without_retries(expression: str) -> str:
    """Rewrite an expression of pathspec so that it matches the same, without trying again.

    Between two `**`, and within a name between two `*`, the first place that fits is kept.
    """
    head, leading, body = expression.partition(_LEADING)
    if not leading:
        head, body = "", expression
    *pieces, last = [_stars_kept(each) for each in body.split(_INNER)]
    written = head
    for number, piece in enumerate(pieces):
        if number:
            written += f"(?>(?:/{_STAR})*?{piece}(?=/))"
        elif leading:
            written += f"(?>(?:{_STAR}/)*?{piece}(?=/))"
        else:
            written += piece
    connector = _INNER if pieces else leading
    return written + connector + last


def _stars_kept(piece: str) -> str:
    """Rewrite the names of a piece without `**`: each `*` but the last of a name takes the least."""
    return "/".join(map(_name_kept, re.split(r"(?<!\[\^)/", piece)))


def _name_kept(name: str) -> str:
    first, *others = name.split(_STAR)
    if len(others) < 2:
        return name
    *inner, last = others
    kept = "".join(f"(?>{_STAR}?{each})" for each in inner if each)
    return f"{first}{kept}{_STAR}{last}"
