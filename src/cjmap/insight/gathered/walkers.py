"""Who walks a step: the personas of its journey, or the one of them who acts there."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cjmap.insight.gathered.steps import PlacedStep


def walkers_of(placed: PlacedStep) -> tuple[str, ...]:
    """Return the ids of the personas who walk a step; none where the journey names nobody."""
    personas = placed.journey.model.personas
    return (placed.step.actor,) if placed.step.actor in personas else personas
