"""Text: made safe, measured, and broken into lines.

A width is the sum of the advance widths of the shipped fonts (`fonts/widths.json`, in font
units); a character that they do not have is counted as wide as it is likely to be drawn by
another font. All widths are points.
"""

from __future__ import annotations

import json
import unicodedata
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from cjmap.draw.scene import Weight

if TYPE_CHECKING:
    from collections.abc import Iterable

LINE = 1.2
"""Line spacing, in sizes of the font; what Graphviz uses."""

ASCENT = 0.97
DESCENT = 0.24
"""How far Inter's letters reach above and below the baseline, in sizes of the font."""

_ELLIPSIS = "…"
_LONGEST_MARKS = 3
_BREAK_AFTER = frozenset("-‐–—/\\&?=_.,;:|·)]}…")
_ZERO_WIDTH_SPACE = "\u200b"
_JOINER = "\u200d"


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, float]]:
    raw = json.loads(files("cjmap.draw").joinpath("fonts/widths.json").read_text("ascii"))
    return {
        style: {
            character: int(width) / data["units"]
            for width, characters in data["advances"].items()
            for character in characters
        }
        for style, data in raw.items()
    }


def covered(character: str) -> bool:
    """Tell whether the shipped fonts have this character."""
    return character in _table()[Weight.REGULAR.value] or not character.strip(
        _ZERO_WIDTH_SPACE + _JOINER + " \u2060\ufe0e\ufe0f"
    )


def clean(text: object) -> str:
    r"""Make any text safe and even: what is left can be shown, and changes nothing around it.

    Control and bidirectional formatting characters, lone surrogates and noncharacters go;
    runs of blanks become one space; line ends of any kind become `\n`; letters are composed
    (NFC), and no letter carries more than three marks.
    """
    return _clean(str(text))


@lru_cache(maxsize=4096)
def _clean(text: str) -> str:
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    result: list[str] = []
    marks = 0
    for character in composed:
        category = unicodedata.category(character)
        if character in "\n\u2028\u2029\x85":
            result.append("\n")
        elif category == "Zs" or character in "\t\v\f":
            result.append("\u00a0" if character in "\u00a0\u202f" else " ")
        elif category in ("Mn", "Me"):
            marks += 1
            if marks <= _LONGEST_MARKS:
                result.append(character)
            continue
        elif (
            category in ("Cc", "Cs", "Co")
            or _is_noncharacter(character)
            or (category == "Cf" and character not in (_ZERO_WIDTH_SPACE, _JOINER, "\u200c"))
        ):
            continue
        else:
            result.append(character)
        marks = 0
    lines = (" ".join(line.split(" ")) for line in "".join(result).split("\n"))
    squeezed = [" ".join(part for part in line.split(" ") if part) for line in lines]
    return "\n".join(line for line in squeezed if line)


def _is_noncharacter(character: str) -> bool:
    return ord(character) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(character) <= 0xFDEF


def one_line(text: object) -> str:
    """Make any text safe, as `clean` does, and put it on one line."""
    return clean(text).replace("\n", " ")


def width(text: str, size: float, weight: Weight = Weight.REGULAR) -> float:
    """Measure one line of text, in points, at a font size in points."""
    table = _table()[weight.value]
    total = 0.0
    for character in text:
        known = table.get(character)
        total += _guess(character) if known is None else known
    return total * size


@lru_cache(maxsize=4096)
def _guess(character: str) -> float:
    """Guess the advance of a character of another font, in sizes of the font, rather too wide."""
    if character in (_ZERO_WIDTH_SPACE, _JOINER, "\u200c", "\ufe0e", "\ufe0f"):
        return 0.0
    if unicodedata.category(character) in ("Mn", "Me"):
        return 0.25
    if ord(character) >= 0x1F000:
        return 1.4
    if unicodedata.east_asian_width(character) in ("W", "F"):
        return 1.02
    return 0.75


def clusters(word: str) -> list[str]:
    """Split a word where it may be cut: never inside a letter with marks or a joined emoji."""
    parts: list[str] = []
    for character in word:
        joins = bool(parts) and (
            unicodedata.category(character) in ("Mn", "Me", "Mc")
            or character in (_JOINER, "\ufe0e", "\ufe0f")
            or 0x1F3FB <= ord(character) <= 0x1F3FF
            or parts[-1].endswith(_JOINER)
            or (_is_flag(character) and len(parts[-1]) == 1 and _is_flag(parts[-1]))
        )
        if joins:
            parts[-1] += character
        else:
            parts.append(character)
    return parts


def _is_flag(character: str) -> bool:
    return 0x1F1E6 <= ord(character) <= 0x1F1FF


def _pieces(word: str) -> list[str]:
    """Split a word after the characters where a line may end without a space."""
    pieces = [""]
    for cluster in clusters(word):
        last = pieces[-1]
        wide = unicodedata.east_asian_width(cluster[0]) in ("W", "F")
        after = last and (
            (
                last[-1] in _BREAK_AFTER
                and len(last) > 2
                and cluster[0] not in _BREAK_AFTER
                and not cluster[0].isdigit()
                and not last[-2].isdigit()
            )
            or last[-1] == _ZERO_WIDTH_SPACE
            or unicodedata.east_asian_width(last[-1]) in ("W", "F")
            or wide
        )
        closing = unicodedata.category(cluster[0]) in ("Pe", "Pf", "Po")
        if after and not (closing and wide) and cluster[0] not in "”’\"'":
            pieces.append(cluster)
        else:
            pieces[-1] += cluster
    return pieces


def wrap(
    text: object,
    room: float,
    size: float,
    weight: Weight = Weight.REGULAR,
    most: int | None = None,
) -> tuple[str, ...]:
    """Break a text into lines no wider than `room` points; with `most`, into no more lines.

    A word that is wider than `room` is cut between letters. What does not fit into `most` lines
    ends in an ellipsis. The text is made safe first; an empty one has no lines.
    """
    return _wrap(clean(text), round(room, 3), size, weight, most)


@lru_cache(maxsize=16384)
def _wrap(text: str, room: float, size: float, weight: Weight, most: int | None) -> tuple[str, ...]:
    lines: list[str] = []
    for paragraph in text.split("\n"):
        if paragraph:
            lines += _wrap_paragraph(paragraph, room, size, weight)
    if most is not None and len(lines) > most:
        lines = lines[:most]
        lines[-1] = shorten(lines[-1] + _ELLIPSIS, room, size, weight)
    return tuple(line.replace(_ZERO_WIDTH_SPACE, "") for line in lines)


def _wrap_paragraph(paragraph: str, room: float, size: float, weight: Weight) -> list[str]:
    lines: list[str] = []
    line = ""
    for word in paragraph.split(" "):
        glue = " " if line else ""
        for piece in _pieces(word):
            if width(line + glue + piece, size, weight) <= room:
                line += glue + piece
                glue = ""
                continue
            if line:
                lines.append(line)
                line = ""
            glue = ""
            for cluster in clusters(piece) if width(piece, size, weight) > room else [piece]:
                if line and width(line + cluster, size, weight) > room:
                    lines.append(line)
                    line = ""
                line += cluster
    if line:
        lines.append(line)
    return lines


def shorten(text: str, room: float, size: float, weight: Weight = Weight.REGULAR) -> str:
    """Cut one line so that it fits into `room` points, with an ellipsis where it was cut."""
    if width(text, size, weight) <= room:
        return text
    parts = clusters(text.rstrip(_ELLIPSIS))
    while parts and width("".join(parts).rstrip() + _ELLIPSIS, size, weight) > room:
        parts.pop()
    return "".join(parts).rstrip() + _ELLIPSIS


def widest(lines: Iterable[str], size: float, weight: Weight = Weight.REGULAR) -> float:
    """Measure the widest of several lines, in points."""
    return max((width(line, size, weight) for line in lines), default=0.0)


def height(lines: int, size: float) -> float:
    """Give the height of so many lines, in points."""
    return lines * size * LINE
