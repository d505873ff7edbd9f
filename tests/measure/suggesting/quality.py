"""How good a proposal is, against a mapping that is known to be right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cjmap.measure.mapping.model import Mapping


@dataclass(frozen=True, slots=True)
class Score:
    """Of the activities that have a step: how many are right; of those put somewhere: how many."""

    right: int
    whole: int
    put: int

    @property
    def found(self) -> float:
        """The share of activities with a step that are at it."""
        return self.right / self.whole

    @property
    def precise(self) -> float:
        """The share of what was put somewhere that is right."""
        return self.right / self.put


def score(proposed: Mapping, truth: dict[str, str]) -> Score:
    """Compare the steps of activities."""
    placed = steps_of(proposed)
    right = sum(placed.get(activity) == step for activity, step in truth.items())
    return Score(right, len(truth), len(placed))


def steps_of(mapping: Mapping) -> dict[str, str]:
    """Return the step of each activity."""
    return {activity: step for step, each in mapping.steps.items() for activity in each}
