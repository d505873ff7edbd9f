"""Which way a paragraph runs, and what a writer needs so that its punctuation lands right.

Viewers reorder each line by themselves (UAX #9), but take the paragraph's direction from where the
text stands, left to right: in a line of Arabic, the full stop would land at the right. An isolate
around the line (U+2067 … U+2069) says it runs from right to left. Chromium and resvg draw it alike;
the attribute `direction` is no way, as resvg ignores it and it swaps the anchors in browsers.
"""

from __future__ import annotations

import unicodedata
from typing import Literal

from cjmap.draw.text.cleaning import clean

Direction = Literal["ltr", "rtl"]

_RIGHT_TO_LEFT_ISOLATE = "\u2067"
_POP_ISOLATE = "\u2069"


def direction(text: str) -> Direction:
    """Tell which way a paragraph runs: as its first letter does (UAX #9, P2 and P3).

    Marks and controls of direction in the text do not count, as `clean` drops them.
    """
    if text.isascii():
        return "ltr"
    for character in clean(text):
        strong = unicodedata.bidirectional(character)
        if strong == "L":
            return "ltr"
        if strong in ("R", "AL"):
            return "rtl"
    return "ltr"


def isolated(line: str, runs: Direction) -> str:
    """Give what to draw for a clean line of a paragraph that runs this way.

    The line keeps its width. A paragraph from right to left is set from its right edge: x there,
    and `text-anchor="end"`.
    """
    return _RIGHT_TO_LEFT_ISOLATE + line + _POP_ISOLATE if runs == "rtl" else line
