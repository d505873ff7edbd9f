"""Two versions of a journey, step by step: which step is which, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.insight.gathered.steps import PlacedStep

_EXACT = 1e-9
"""Means of halves differ by more, where they differ."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A step in its two versions."""

    before: PlacedStep
    after: PlacedStep

    @property
    def change(self) -> float | None:
        """By how much the score rises; None where either version has none."""
        if self.before.score is None or self.after.score is None:
            return None
        change = self.after.score - self.before.score
        return change if abs(change) > _EXACT else 0.0


@dataclass(frozen=True, slots=True)
class Pairing:
    """The steps that are in both versions, and those in only one of them, in the order of the maps."""

    pairs: tuple[Pair, ...]
    new: tuple[PlacedStep, ...]
    gone: tuple[PlacedStep, ...]


def pair_steps(before: Sequence[PlacedStep], after: Sequence[PlacedStep]) -> Pairing:
    """Find which step is which: by its id, else by a former id that the later version names."""
    left = {each.step.id: each for each in before}
    found = {each.step.id: left.pop(each.step.id) for each in after if each.step.id in left}
    for each in after:
        former = next((name for name in each.step.was if name in left), None)
        if each.step.id not in found and former is not None:
            found[each.step.id] = left.pop(former)
    return Pairing(
        tuple(Pair(found[each.step.id], each) for each in after if each.step.id in found),
        tuple(each for each in after if each.step.id not in found),
        tuple(each for each in before if each.step.id in left),
    )
