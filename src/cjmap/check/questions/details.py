"""Journeys that map a part of another one in detail: what is missing there, the other one tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.format.roles import Section

if TYPE_CHECKING:
    from cjmap.check.subject import Subject
    from cjmap.check.survey import Survey
    from cjmap.format.journey import Journey


def is_detail(subject: Subject[Journey]) -> bool:
    """Whether a journey says that it is part of another one, or a step of another one names it."""
    journey = subject.model
    return journey.parent is not None or subject.survey.ask(_is_named, journey.id)


def _is_named(survey: Survey, journey: str) -> bool:
    """Whether a step of another journey names a journey."""
    return journey in survey.ask(_named)


def _named(survey: Survey) -> frozenset[str]:
    """Find the journeys that steps of other journeys name."""
    return frozenset(name for _, names in survey.told(_others, Section.JOURNEY) for name in names)


def _others(journey: Journey) -> tuple[str, ...] | None:
    """Tell which other journeys the steps of a journey name."""
    named = (step.journey for step in journey.steps if step.journey != journey.id)
    return tuple(name for name in named if name is not None) or None
