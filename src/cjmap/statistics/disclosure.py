"""Small groups whose answers could be had by subtracting the others from the total.

Where one group of a table is hidden and the total is shown, the hidden one is the total less all
others. So a further group is hidden with it (secondary suppression: A. Hundepool and others 2012,
Statistical Disclosure Control, chapter 4).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.statistics.sample_size import LEAST

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Hidden:
    """The groups that are not shown: those too small, and those that would give them away."""

    small: frozenset[str]
    further: frozenset[str]


def hidden_groups(sizes: Mapping[str, int], least: int = LEAST) -> Hidden:
    """Return which groups of one total are not shown beside it.

    Further ones are the smallest of those left, by name where they are equal, until two groups or more
    are hidden with `least` answers together. Empty groups hide nobody and nothing. Where all of
    a total is one small group, the total is as small and has to be hidden as well.

    Args:
        sizes: the number of answers by group; together they are the total that is shown.
        least: the fewest answers that are shown.
    """
    by_size = sorted((n, name) for name, n in sizes.items() if n > 0)
    small = [(n, name) for n, name in by_size if n < least]
    hidden = list(small)
    for group in by_size[len(small) :]:
        if not small or (len(hidden) > 1 and sum(n for n, _ in hidden) >= least):
            break
        hidden.append(group)
    names = frozenset(name for _, name in small)
    return Hidden(names, frozenset(name for _, name in hidden) - names)
