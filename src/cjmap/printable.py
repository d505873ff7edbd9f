"""User text made harmless for a terminal or a log."""

from __future__ import annotations

import re
from unicodedata import combining, east_asian_width

_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)


def printable(text: str) -> str:
    r"""Replace what would move a cursor, change colours or reorder text by its escape (`\\x1b`).

    Line breaks and tabs stay; whoever prints one line deals with them.
    """
    return _UNSAFE.sub(_escape, text)


def one_line(text: str) -> str:
    """Make `text` printable, on one line."""
    return printable(text.replace("\n", " ").replace("\t", " "))


def columns(text: str) -> int:
    """Count the columns of a terminal that a printable text takes: wide letters take two."""
    return sum(
        0 if combining(letter) else 2 if east_asian_width(letter) in "WF" else 1 for letter in text
    )


def _escape(match: re.Match[str]) -> str:
    return match.group().encode("unicode_escape", "surrogatepass").decode("ascii")
