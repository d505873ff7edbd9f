"""How some steps feel, as several sections publish it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from cjmap.format.feelings import mean
from cjmap.published import Published

if TYPE_CHECKING:
    from collections.abc import Iterable


class StepsFelt(Published):
    """How some steps feel."""

    steps: int = Field(ge=0, description="How many steps there are.")
    scored: int = Field(ge=0, description="How many of them have a score.")
    mean: float | None = Field(ge=-2, le=2, description="The mean of their scores.")


def steps_felt(scores: Iterable[float | None]) -> StepsFelt:
    """Count steps by their scores; None for a step without one."""
    told = list(scores)
    scored = sum(each is not None for each in told)
    return StepsFelt(steps=len(told), scored=scored, mean=mean(told))
