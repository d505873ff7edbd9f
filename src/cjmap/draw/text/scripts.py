"""Scripts that the shipped fonts do not have: where they lie, who draws them, how wide they are.

A viewer draws such a character with another font. `SCRIPTS` names the families to ask for and
declares how wide a character is in them at most. In most scripts the letters differ much, so
`fonts/scripts.json` holds the advance of each; what is declared counts for those that no font had.
Both come from `tools/measure_scripts.py`, which takes the widest of the families named here, of
DejaVu Sans (many Linux machines have nothing else) and of their bold styles, and for Arabic the
widest of a letter's forms. So a text is drawn narrower than it is measured, rarely as wide.
"""

from __future__ import annotations

import json
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Script:
    """A script, or a kind of symbols."""

    name: str
    ranges: str
    """First and last code points, hexadecimal, such as `0590-05FF FB1D-FB4F`."""
    widest: float
    """Advance of a character that is not in the table, in sizes of the font.

    A multiple of 1/32, as those in the tables are of 1/128 and of 1/2048: sums of them are exact
    in floating point, so a line is as wide as its words, in whatever order they are added.
    """
    families: tuple[str, ...]
    """Families that have it, the best first."""
    even: bool = False
    """Whether all are (nearly) of one width, so that the table need not hold them."""
    mark: float = 0.0
    """What a mark adds at most, where letters with marks are drawn as one wider glyph."""

    def spans(self) -> list[tuple[int, int]]:
        """Give the ranges as numbers."""
        pairs = (span.split("-") for span in self.ranges.split())
        return [(int(first, 16), int(last, 16)) for first, last in pairs]


_ARABIC = "0600-06FF 0750-077F 08A0-08FF FB50-FDFF FE70-FEFF"
_KANA = "3040-30FF 31F0-31FF FF65-FF9F"
_HANGUL = "1100-11FF 3130-318F A960-A97F AC00-D7FF"
_HAN = "2E80-303F 3100-312F 3190-31EF 3200-9FFF F900-FAFF FE30-FE4F FF00-FF64 FFA0-FFEF 20000-3FFFF"
_SYMBOLS = "2000-2BFF 1D400-1D7FF 1F100-1F16F 1F650-1F67F 1F700-1F7DF 1F800-1F90B"
_EMOJI = "1F000-1F0FF 1F170-1F64F 1F680-1F6FF 1F7E0-1F7FF 1F90C-1FAFF"

OTHER = Script("other", "", 1.25, ("Noto Sans",))
"""What is in no script below; the widest capital of Noto Sans, with room to spare."""

EMOJI = Script(
    "emoji", _EMOJI, 1.28125, ("Noto Color Emoji", "Apple Color Emoji", "Segoe UI Emoji"), even=True
)

SCRIPTS: tuple[Script, ...] = (
    Script("Latin", "0250-02AF 1D00-1DBF 2C60-2C7F A720-A7FF", 1.75, ("Noto Sans",)),
    Script("Greek", "1F00-1FFF", 1.5, ("Noto Sans",)),
    Script("Armenian", "0530-058F FB13-FB17", 1.75, ("Noto Sans Armenian",)),
    Script("Hebrew", "0590-05FF FB1D-FB4F", 1.0, ("Noto Sans Hebrew", "Arial Hebrew")),
    Script("Arabic", _ARABIC, 1.75, ("Noto Sans Arabic", "Geeza Pro", "Segoe UI")),
    Script("Devanagari", "0900-097F A8E0-A8FF", 1.5, ("Noto Sans Devanagari",), mark=0.25),
    Script("Bengali", "0980-09FF", 1.5, ("Noto Sans Bengali",), mark=0.25),
    Script("Gurmukhi", "0A00-0A7F", 1.625, ("Noto Sans Gurmukhi",), mark=0.25),
    Script("Gujarati", "0A80-0AFF", 1.5, ("Noto Sans Gujarati",), mark=0.25),
    Script("Oriya", "0B00-0B7F", 1.5, ("Noto Sans Oriya",), mark=0.25),
    Script("Tamil", "0B80-0BFF", 2.0, ("Noto Sans Tamil",), mark=0.25),
    Script("Telugu", "0C00-0C7F", 1.875, ("Noto Sans Telugu",), mark=0.375),
    Script("Kannada", "0C80-0CFF", 1.75, ("Noto Sans Kannada",), mark=0.375),
    Script("Malayalam", "0D00-0D7F", 2.0, ("Noto Sans Malayalam",), mark=0.375),
    Script("Sinhala", "0D80-0DFF", 1.875, ("Noto Sans Sinhala",), mark=0.375),
    Script("Thai", "0E00-0E7F", 1.0, ("Noto Sans Thai", "Thonburi", "Leelawadee UI")),
    Script("Lao", "0E80-0EFF", 1.375, ("Noto Sans Lao",)),
    Script("Tibetan", "0F00-0FFF", 1.6875, ("Noto Serif Tibetan",)),
    Script("Myanmar", "1000-109F", 2.5, ("Noto Sans Myanmar",)),
    Script("Georgian", "10A0-10FF 1C90-1CBF", 1.25, ("Noto Sans Georgian",)),
    Script("Ethiopic", "1200-139F", 1.5, ("Noto Sans Ethiopic",)),
    Script("Khmer", "1780-17FF", 2.125, ("Noto Sans Khmer",)),
    Script("kana", _KANA, 1.0, ("Noto Sans CJK JP", "Hiragino Sans", "Yu Gothic"), even=True),
    Script("Hangul", _HANGUL, 1.0, ("Noto Sans CJK KR", "Apple SD Gothic Neo"), even=True),
    Script("Han", _HAN, 1.0, ("Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei"), even=True),
    Script("symbols", _SYMBOLS, 1.5, ("Noto Sans Symbols", "Noto Sans Symbols2", "Noto Sans Math")),
    EMOJI,
)


@lru_cache(maxsize=1)
def _spans() -> tuple[list[int], list[tuple[int, Script]]]:
    """Give the first code points of all ranges in order, and the last ones with their scripts."""
    spans = sorted(
        (first, last, index)
        for index, script in enumerate(SCRIPTS)
        for first, last in script.spans()
    )
    return [first for first, _, _ in spans], [(last, SCRIPTS[index]) for _, last, index in spans]


def script_of(character: str) -> Script:
    """Give the script of a character that the shipped fonts do not have."""
    starts, ends = _spans()
    index = bisect_right(starts, ord(character)) - 1
    last, script = ends[index]
    return script if index >= 0 and ord(character) <= last else OTHER


@lru_cache(maxsize=1)
def _table() -> dict[str, float]:
    raw = json.loads(files("cjmap.draw").joinpath("fonts/scripts.json").read_text("ascii"))
    return {
        character: int(width) / raw["units"]
        for width, characters in raw["advances"].items()
        for character in characters
    }


def advance(character: str) -> float:
    """Give the advance of a character of another font, in sizes of the font, rather too wide."""
    if unicodedata.category(character) in ("Mn", "Me"):
        return script_of(character).mark
    known = _table().get(character)
    return script_of(character).widest if known is None else known


def fallback_families(missing: Iterable[str]) -> tuple[str, ...]:
    """Give the font families that have these characters, in the order of `SCRIPTS`.

    Han characters beside kana are Japanese and beside Hangul Korean: their families come first.
    """
    wanted = {script_of(character).name for character in missing}
    families: dict[str, None] = {}
    for script in (*SCRIPTS, OTHER):
        if script.name in wanted:
            families.update(dict.fromkeys(script.families))
    return tuple(families)
