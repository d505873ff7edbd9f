"""Journeys that map a part of another one in detail: what is missing there, the other one tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cjmap.check.subject import Subject
    from cjmap.check.survey import Survey
    from cjmap.format.journey import Journey


def is_detail(subject: Subject[Journey]) -> bool:
    """Whether a journey says that it is part of another one, or a step of another one names it."""
    journey = subject.model
    return journey.parent is not None or journey.id in subject.survey.ask(_named_by_steps)


def _named_by_steps(survey: Survey) -> frozenset[str]:
    return frozenset(
        step.journey
        for _, journey in survey.maps("journey")
        for step in journey.steps
        if step.journey is not None and step.journey != journey.id
    )
