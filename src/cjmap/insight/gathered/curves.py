"""The emotion curve of a journey: how it feels on the whole, and what is remembered of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from cjmap.format.feelings import mean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.insight.gathered.steps import PlacedStep


@dataclass(frozen=True)
class EmotionCurve:
    """The scores of the steps of a journey, in order; what nobody told stays untold."""

    steps: Sequence[PlacedStep]

    @cached_property
    def scored(self) -> tuple[PlacedStep, ...]:
        """The steps that have a score."""
        return tuple(each for each in self.steps if each.score is not None)

    @cached_property
    def mean(self) -> float | None:
        """The arithmetic mean of the scores, each step counted once."""
        return mean(each.score for each in self.scored)

    @cached_property
    def peak(self) -> PlacedStep | None:
        """The step furthest from 0; of two as far the bad one, then the first."""
        return max(self.scored, key=lambda each: (abs(_of(each)), _of(each) < 0), default=None)

    @property
    def end(self) -> PlacedStep | None:
        """The last step that has a score."""
        return self.scored[-1] if self.scored else None

    @property
    def peak_and_end(self) -> float | None:
        """The mean of the scores of peak and end."""
        peak, end = self.peak, self.end
        return mean((peak.score, end.score)) if peak is not None and end is not None else None

    @cached_property
    def lowest(self) -> PlacedStep | None:
        """The first step with the lowest score."""
        return min(self.scored, key=_of, default=None)

    @property
    def truths(self) -> tuple[PlacedStep, ...]:
        """The moments of truth, with a score or without."""
        return tuple(each for each in self.steps if each.step.moment_of_truth)


def _of(step: PlacedStep) -> float:
    """Return the score of a step that has one."""
    return step.score or 0.0
