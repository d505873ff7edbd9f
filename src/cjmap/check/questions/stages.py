"""The stages and steps that a journey itself answers for, and what to call them.

What another journey maps in detail is judged there: a step that names it (`journey`), and a stage
or step that it names as its `parent`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from cjmap.check.subject import Placed

if TYPE_CHECKING:
    from cjmap.check.subject import Subject
    from cjmap.format.envelope import Envelope
    from cjmap.format.journey import Stage, Step
    from cjmap.problem import MapPath


def own_stages(subject: Subject[Envelope]) -> tuple[Placed[Stage], ...]:
    """Return the stages that no other journey maps in detail."""
    zoomed = subject.survey.zoomed_in(subject.entry)
    if not zoomed:
        return subject.stages
    return tuple(stage for stage in subject.stages if stage.value.id not in zoomed)


@lru_cache(maxsize=1)  # several rules ask for the same map, one after another
def own_steps(subject: Subject[Envelope]) -> tuple[Placed[Step], ...]:
    """Return the steps that no other journey maps in detail, neither alone nor with their stage."""
    zoomed = subject.survey.zoomed_in(subject.entry)
    if not zoomed:  # the usual case
        return tuple([step for step in subject.steps if step.value.journey is None])
    return tuple(
        Placed((*stage.path, "steps", number), step)
        for stage in subject.stages
        if stage.value.id not in zoomed
        for number, step in enumerate(stage.value.steps)
        if step.journey is None and step.id not in zoomed
    )


def called(stage: Placed[Stage]) -> str:
    """Name a stage at the beginning of a sentence, by its number where it has no name."""
    if stage.value.label:
        return f"The stage “{stage.value.label}”"
    return f"Stage {_number(stage.path)}"


def _number(path: MapPath) -> int:
    return int(path[-1]) + 1
