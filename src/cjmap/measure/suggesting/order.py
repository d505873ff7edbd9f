"""The order of activities, from what came straight after what."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_ROUNDS = 400


def levels(follows: Iterable[tuple[str, str, int]]) -> dict[str, float]:
    """Return how far along each activity stands, so that one after another is one further.

    Trophic levels (MacKay, Johnson & Sansom 2020, R. Soc. Open Sci. 7, 201138): least squares of
    `level[b] - level[a] - 1` over all pairs, weighted by the root of how often they were seen, so that
    short cases do not move what stands early in them towards the end, as a mean place would.
    """
    weights: dict[str, dict[str, float]] = {}
    pull: dict[str, float] = {}
    for left, to, times in follows:
        if left == to:
            continue
        weight = times**0.5
        for here, other, sign in ((left, to, -1.0), (to, left, 1.0)):
            near = weights.setdefault(here, {})
            near[other] = near.get(other, 0.0) + weight
            pull[here] = pull.get(here, 0.0) + sign * weight
    found = dict.fromkeys(sorted(weights), 0.0)
    for _ in range(_ROUNDS):
        for here in found:
            near = weights[here]
            around = sum(weight * found[other] for other, weight in near.items())
            found[here] = (around + pull[here]) / sum(near.values())
    return found
