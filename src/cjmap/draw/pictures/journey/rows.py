"""The rows into which the columns of a long journey are broken."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_WITHIN = 20.0
"""What it costs to break a stage, compared with the square of the columns that a row has too many
or too few: rows of 9 and 1 columns are worse than that, rows of 7 and 3 are not."""

_ROW = 12.0
"""What one more row costs, on the same scale."""


def broken(stages: Sequence[int], most: int) -> list[range]:
    """Break columns into rows of at most `most`, so that all are about as long.

    `stages` has the number of each column's stage, in order. Rows end where stages do; a stage is
    broken between its steps only if it is longer than a row, or if the rows would else be very
    uneven. There are no more rows than needed, or one more where that saves a stage from being
    broken.
    """
    count = len(stages)
    least = math.ceil(count / most)
    if least == 1:
        return [range(count)]
    few, some = _best(stages, most, least), _best(stages, most, least + 1)
    _, ends = few if few[0] <= some[0] + _ROW else some
    return [range(start, end) for start, end in zip([0, *ends], ends, strict=False)]


def _best(stages: Sequence[int], most: int, rows: int) -> tuple[float, list[int]]:
    """Give the least cost of so many rows, and where each of them ends."""
    count = len(stages)
    even = count / rows
    # By the columns that the rows so far take: what they cost.
    costs: dict[int, float] = {0: 0.0}
    before: list[dict[int, int]] = []
    for row in range(1, rows + 1):
        following: dict[int, float] = {}
        starts: dict[int, int] = {}
        for start, cost in costs.items():
            for end in range(start + 1, min(start + most, count) + 1):
                if abs(end - even * row) > most:
                    continue  # So far from even that no good can come of it.
                whole = end == count or stages[end] != stages[end - 1]
                total = cost + (end - start - even) ** 2 + (0.0 if whole else _WITHIN)
                if total < following.get(end, math.inf):
                    following[end] = total
                    starts[end] = start
        costs = following
        before.append(starts)
    if count not in costs:
        return math.inf, []
    ends = [count]
    for starts in reversed(before[1:]):
        ends.append(starts[ends[-1]])
    return costs[count], ends[::-1]
