"""A text in the parts that are never torn: a letter with its marks, a joined emoji, a flag.

This is a small part of the extended grapheme clusters of Unicode (UAX #29), enough to cut a word
where nothing breaks.
"""

from __future__ import annotations

import unicodedata

JOINER = "\u200d"
NON_JOINER = "\u200c"
EMOJI_STYLE = "\ufe0f"
KEYCAP = "\u20e3"

_STYLES = "\ufe0e\ufe0f"
_LONGEST = 32
"""Characters that stay together at most; the longest emoji of Unicode has ten."""


def clusters(word: str) -> list[str]:
    """Split a text where it may be cut: never inside a letter with marks or a joined emoji."""
    if word.isascii():
        return list(word)
    parts: list[str] = []
    for character in word:
        if parts and len(parts[-1]) < _LONGEST and _joins(parts[-1], character):
            parts[-1] += character
        else:
            parts.append(character)
    return parts


def _joins(before: str, character: str) -> bool:
    return (
        before[-1] == JOINER
        or character == JOINER
        or character in _STYLES
        or is_skin_tone(character)
        or (is_regional(character) and len(before) == 1 and is_regional(before))
        or unicodedata.category(character) in ("Mn", "Me", "Mc")
    )


def is_regional(character: str) -> bool:
    """Tell whether it is one of the two letters that make a flag."""
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def is_skin_tone(character: str) -> bool:
    """Tell whether it colours the emoji before it."""
    return "\U0001f3fb" <= character <= "\U0001f3ff"
