"""Many comparisons at once: of twenty metrics that stayed as they are, one looks changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

FALSE_CHANGES = 0.05
"""The part of the changes told that may be false, on average."""


def adjusted_p_values(p_values: Sequence[float]) -> tuple[float, ...]:
    """Return p-values raised for how many there are, in the order given.

    A change passes where its adjusted p is `FALSE_CHANGES` or less. Y. Benjamini and Y. Hochberg
    1995, Journal of the Royal Statistical Society B 57, 289-300: the p at place k of m is raised to
    p·m/k, or to the smallest such value of a later place.
    """
    count = len(p_values)
    found = [1.0] * count
    smallest = 1.0
    falling = sorted(range(count), key=lambda index: p_values[index], reverse=True)
    for later, index in enumerate(falling):
        smallest = min(smallest, p_values[index] * count / (count - later))
        found[index] = smallest
    return tuple(found)


def passing(p_values: Sequence[float | None]) -> tuple[bool, ...]:
    """Return which of all changes tested in one run may be told as changes.

    Those without a p were not tested: they neither count nor pass.
    """
    tested = iter(adjusted_p_values([p for p in p_values if p is not None]))
    return tuple(p is not None and next(tested) <= FALSE_CHANGES for p in p_values)
