"""Where a journey meets touchpoints; shared by several rules."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cjmap.check.subject import Subject
    from cjmap.format.journey import Journey, TouchpointUse
    from cjmap.problem import MapPath


@lru_cache(maxsize=1)  # several rules ask for the same map, one after another
def told_at_steps(subject: Subject[Journey]) -> tuple[tuple[MapPath, TouchpointUse], ...]:
    """List the touchpoints of steps and variants of which more is told than an id, with their paths."""
    told: list[tuple[MapPath, TouchpointUse]] = []
    for step in subject.steps:
        use = step.value.touchpoint
        if use is not None and (use.title is not None or use.channel is not None):
            told.append(((*step.path, "touchpoint"), use))
        for number, variant in enumerate(step.value.variants):
            use = variant.touchpoint
            if use is not None and (use.title is not None or use.channel is not None):
                told.append(((*step.path, "variants", number, "touchpoint"), use))
    return tuple(told)
