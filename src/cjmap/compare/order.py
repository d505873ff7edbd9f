"""The fewest things that have to move to turn one order into another."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Sequence

_ONE = 1 << 64
"""What it weighs that one more thing stays: more than all preferences between things together."""


def moved(places: Sequence[int], names: Sequence[str]) -> set[int]:
    """Return the indices in `places` that moved, as few as can be.

    `places[i]` is the former place of what is now at `i`, all of them different. What stays is a
    longest increasing subsequence (Schensted 1961, Canadian Journal of Mathematics 13, 179-191),
    found in O(n log n) with a tree of prefix maxima (Fenwick 1994, Software: Practice and
    Experience 24, 327-336). Of several longest ones the choice hangs on nothing but `names`, by
    which things are the same in both orders: the other way round, the same things move.
    """
    ranks = {place: rank for rank, place in enumerate(sorted(places), start=1)}
    best = [(0, -1)] * (len(places) + 1)
    before: list[int] = []
    last = (0, -1)
    for index, (place, name) in enumerate(zip(places, names, strict=True)):
        rank = ranks[place]
        longest = (0, -1)
        below = rank - 1
        while below:
            longest = max(longest, best[below])
            below &= below - 1
        before.append(longest[1])
        here = (longest[0] + _ONE + crc32(name.encode("utf-8", "surrogatepass")), index)
        last = max(last, here)
        while rank <= len(places):
            best[rank] = max(best[rank], here)
            rank += rank & -rank
    going = set(range(len(places)))
    at = last[1]
    while at >= 0:
        going.discard(at)
        at = before[at]
    return going
