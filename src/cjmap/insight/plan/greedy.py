"""What somebody picks who goes down a list: the yardstick that the best plan is held against."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.insight.plan.portfolio import Chosen, Portfolio


def greedy(portfolio: Portfolio, order: Sequence[int]) -> Chosen:
    """Go down a list and take whatever fits and has what it requires; then again, until nothing does."""
    taken: set[int] = set()
    before = -1
    while before != len(taken):
        before = len(taken)
        for option in order:
            if option not in taken and portfolio.allows(taken | {option}):
                taken.add(option)
    return frozenset(taken)
