"""How much two texts are alike."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

THRESHOLD = 0.6
"""From this likeness on, a text without an id counts as the other one reworded."""

_LONGEST = 2_000
"""Longer texts are compared by their beginnings: the time grows with the square of the length."""


def compared_letters(texts: Iterable[str]) -> int:
    """Count the letters of texts that `likeness` looks at."""
    return sum(min(len(text), _LONGEST) for text in texts)


def likeness(first: str, second: str) -> float:
    """Return a number from 0 to 1: twice the characters in common by all characters.

    The measure of Ratcliff and Metzener (Dr. Dobb's Journal, July 1988), regardless of case; taken
    both ways round, as it depends on the order, and the larger one kept.
    """
    one, other = first[:_LONGEST].casefold(), second[:_LONGEST].casefold()
    if one == other:
        return 1.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < THRESHOLD or matcher.quick_ratio() < THRESHOLD:
        return 0.0
    return max(matcher.ratio(), SequenceMatcher(None, other, one, autojunk=False).ratio())
