"""Widths and heights of text.

A width is the sum of the advances in `fonts/widths.json`, those of the shipped fonts and of the
font that stands in for them, and for other characters of what `scripts` declares. Kerning is left
out: in the shipped fonts it only moves letters together.
"""

from __future__ import annotations

import json
import unicodedata
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING

from cjmap.draw.scene import Weight
from cjmap.draw.text import scripts
from cjmap.draw.text.segments import (
    EMOJI_STYLE,
    JOINER,
    KEYCAP,
    clusters,
    is_regional,
    is_skin_tone,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

LINE = 1.2
"""Line spacing, in sizes of the font; what Graphviz uses."""

ASCENT = 0.97
DESCENT = 0.24
"""How far Inter's letters reach above and below the baseline, in sizes of the font."""

_LONGEST_EMOJI = 10


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
    """Tell whether the shipped fonts have this character, or it shows nothing."""
    return character in _table()[Weight.REGULAR.value] or _invisible(character)


def _invisible(character: str) -> bool:
    return "\ufe00" <= character <= "\ufe0f" or unicodedata.category(character) in ("Cf", "Zs")


def advance(text: str, weight: Weight = Weight.REGULAR) -> float:
    """Measure one line of text, in sizes of the font. Sums of advances are exact."""
    table = _table()[weight.value]
    try:
        return sum(map(table.__getitem__, text))
    except KeyError:
        return sum(cluster_advance(cluster, weight) for cluster in clusters(text))


def width(text: str, size: float, weight: Weight = Weight.REGULAR) -> float:
    """Measure one line of text, in points, at a font size in points."""
    return advance(text, weight) * size


@lru_cache(maxsize=16384)
def cluster_advance(cluster: str, weight: Weight) -> float:
    """Measure what is drawn as one (see `segments`), in sizes of the font."""
    if len(cluster) > 1 and len(cluster) <= _LONGEST_EMOJI and _is_one_emoji(cluster):
        return scripts.EMOJI.widest
    table = _table()[weight.value]
    total = 0.0
    for character in cluster:
        known = table.get(character)
        if known is None:
            known = 0.0 if _invisible(character) else scripts.advance(character)
        total += known
    return total


def _is_one_emoji(cluster: str) -> bool:
    """Tell whether the characters are drawn as one emoji: joined, coloured, a flag or a keycap."""
    first, second = cluster[0], cluster[1]
    if is_regional(first):
        return is_regional(second)
    if second not in (EMOJI_STYLE, KEYCAP) and not _is_symbol(first):
        return False
    return all(
        character in (EMOJI_STYLE, JOINER, KEYCAP)
        or is_skin_tone(character)
        or (before == JOINER and _is_symbol(character))
        for before, character in pairwise(cluster)
    )


def _is_symbol(character: str) -> bool:
    return scripts.script_of(character).name in ("emoji", "symbols")


def widest(lines: Iterable[str], size: float, weight: Weight = Weight.REGULAR) -> float:
    """Measure the widest of several lines, in points."""
    return max((width(line, size, weight) for line in lines), default=0.0)


def height(lines: int, size: float) -> float:
    """Give the height of so many lines, in points."""
    return lines * size * LINE
