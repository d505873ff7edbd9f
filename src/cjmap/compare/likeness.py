"""How much two texts are alike."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

THRESHOLD = 0.6
"""From this likeness on, a text without an id counts as the other one reworded."""

_LONGEST = 2_000
"""Longer texts are compared by their beginnings: the time grows with the square of the length."""

_FEWEST_STEPS = 10_000
"""Steps that are taken for short texts in any case."""


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
    return 2 * max(_in_common(one, other), _in_common(other, one)) / (len(one) + len(other))


def _in_common(one: str, other: str) -> int:
    """Count the letters in common: the longest run first, then left and right of it.

    Where a few letters come again and again, the time would grow with the third power of the length.
    After as many steps as there are pairs of letters, which texts in words do not take, what was
    found until then counts.
    """
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    often = Counter(other)
    steps = list(accumulate((1 + often[letter] for letter in one), initial=0))
    left = max(len(one) * len(other), _FEWEST_STEPS)
    found = 0
    waiting = [(0, len(one), 0, len(other))]
    while waiting and left > 0:
        low, high, other_low, other_high = waiting.pop()
        left -= steps[high] - steps[low]
        here, there, size = matcher.find_longest_match(low, high, other_low, other_high)
        if not size:
            continue
        found += size
        if low < here and other_low < there:
            waiting.append((low, here, other_low, there))
        if here + size < high and there + size < other_high:
            waiting.append((here + size, high, there + size, other_high))
    return found
