"""Scores as JavaScript reads numbers, which is what Mermaid does with them."""

from __future__ import annotations

import math
import re

_DECIMAL = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)
_BASED = re.compile(r"0[xX][0-9a-fA-F]+|0[oO][0-7]+|0[bB][01]+", re.ASCII)
_LONGEST = 40


def score_of(text: str) -> float | None:
    """Return the number that JavaScript's `Number(text)` is; None for `NaN` and the infinite.

    The empty text is 0 there; it is None here: nobody meant a score by it.
    """
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    if _BASED.fullmatch(text):
        return float(int(text, 0))
    if _DECIMAL.fullmatch(text):
        number = float(text)
        return number if math.isfinite(number) else None
    return None
