"""Names of sheets: what Excel takes, each once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cjmap.draw.text import one_line

if TYPE_CHECKING:
    from collections.abc import Collection

LONGEST = 31
_REFUSED = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_RESERVED = frozenset({"history"})


def sheet_name(title: str, taken: Collection[str], otherwise: str) -> str:
    """Make the name of a sheet of a title: at most 31 characters, none that Excel refuses, in no other use.

    Names that differ in capitals only are the same to Excel.
    """
    base = _REFUSED.sub(" ", one_line(title)).strip(" '")
    base = " ".join(base.split()) or otherwise
    used = {each.casefold() for each in taken} | _RESERVED
    name, number = _cut(base, LONGEST), 1
    while name.casefold() in used:
        number += 1
        ending = f" ({number})"
        name = _cut(base, LONGEST - len(ending)) + ending
    return name


def _cut(text: str, most: int) -> str:
    """Cut a text to so many UTF-16 units, which Excel counts, at the end of a word where one is near."""
    if _length(text) <= most:
        return text
    cut = text
    while _length(cut) > most - 1:
        cut = cut[:-1]
    word = cut.rfind(" ")
    if word > most // 2:
        cut = cut[:word]
    return cut.rstrip(" ,.;–-'") + "…"


def _length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
