r"""Any text made safe and even: what is left can be shown, and changes nothing around it."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from cjmap.draw.text.segments import JOINER, NON_JOINER

SOFT_HYPHEN = "\u00ad"
ZERO_WIDTH_SPACE = "\u200b"
NO_BREAK_SPACE = "\u00a0"

_LONGEST_MARKS = 3
_BREAKS = SOFT_HYPHEN + ZERO_WIDTH_SPACE
_KEPT_FORMATS = _BREAKS + JOINER + NON_JOINER
_INVISIBLE = _KEPT_FORMATS + NO_BREAK_SPACE + " \u2060\ufe0e\ufe0f"
_LOOSE_BREAKS = re.compile(rf"(?<!\S)[{_BREAKS}]+|[{_BREAKS}]+(?!\S)")
_REPEATED_BREAKS = re.compile(rf"([{_BREAKS}])[{_BREAKS}]+")
_BLANKS = re.compile(" +")


def clean(text: object) -> str:
    r"""Make any text safe and even.

    Control and bidirectional formatting characters, lone surrogates and noncharacters go; runs of
    blanks become one space; line ends of any kind become `\n`; letters are composed (NFC), and no
    letter carries more than three marks. Soft hyphens and zero-width spaces within a word stay,
    for `wrap` to break at. Cleaning a clean text changes nothing.
    """
    return _clean(str(text))


def one_line(text: object) -> str:
    """Make any text safe, as `clean` does, and put it on one line, without places to break at."""
    line = clean(text).replace("\n", " ")
    return line.replace(SOFT_HYPHEN, "").replace(ZERO_WIDTH_SPACE, "")


@lru_cache(maxsize=4096)
def _clean(text: str) -> str:
    if text.isascii() and text.isprintable():
        return _BLANKS.sub(" ", text).strip(" ")
    kept = "".join(filter(None, map(_kept, text.replace("\r\n", "\n").replace("\r", "\n"))))
    composed = _with_few_marks(unicodedata.normalize("NFC", kept))
    lines = []
    for line in composed.split("\n"):
        if _BREAKS[0] in line or _BREAKS[1] in line:
            line = _REPEATED_BREAKS.sub(r"\1", _LOOSE_BREAKS.sub("", line))
        if line.strip(_INVISIBLE):
            lines.append(_BLANKS.sub(" ", line).strip(" "))
    return "\n".join(lines)


@lru_cache(maxsize=4096)
def _kept(character: str) -> str:
    """Give what stands for a character: itself, a space, a line end or nothing."""
    category = unicodedata.category(character)
    if character in "\n\u2028\u2029\x85":
        return "\n"
    if category == "Zs" or character in "\t\v\f":
        return NO_BREAK_SPACE if character in "\u00a0\u202f" else " "
    if category in ("Cc", "Cs", "Co") or _is_noncharacter(character):
        return ""
    return character if category != "Cf" or character in _KEPT_FORMATS else ""


def _with_few_marks(text: str) -> str:
    """Drop the marks that a letter carries beyond the third."""
    result: list[str] = []
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.category(character) in ("Mn", "Me") else 0
        if marks <= _LONGEST_MARKS:
            result.append(character)
    return "".join(result)


def _is_noncharacter(character: str) -> bool:
    return ord(character) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(character) <= 0xFDEF
