"""The fewest things that have to move to turn one order into another."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def moved(places: Sequence[int]) -> set[int]:
    """Return the indices in `places` that moved, as few as can be.

    `places[i]` is the former place of what is now at `i`, all of them different. What stays is a
    longest increasing subsequence: Schensted 1961, Canadian Journal of Mathematics 13, 179-191;
    found by patience sorting in O(n log n).
    """
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, place in enumerate(places):
        pile = bisect_left(tails, place)
        before.append(ends[pile - 1] if pile else -1)
        if pile == len(tails):
            tails.append(place)
            ends.append(index)
        else:
            tails[pile] = place
            ends[pile] = index
    going = set(range(len(places)))
    here = ends[-1] if ends else -1
    while here >= 0:
        going.discard(here)
        here = before[here]
    return going
