"""First sketches: maps about personas who are guesses; shared by several rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjmap.format.empathy_map import EmpathyMap
from cjmap.format.envelope import Status
from cjmap.format.journey import Journey
from cjmap.format.roles import Section

if TYPE_CHECKING:
    from cjmap.check.subject import Subject
    from cjmap.check.survey import Survey


def is_about_guesses(subject: Subject[Any]) -> bool:
    """Whether a journey or an empathy map goes only through personas who say that they are guesses.

    All of such a map is a guess, and says so by them. One that is approved says otherwise.
    """
    model = subject.model
    if isinstance(model, Journey):
        personas = model.personas
    elif isinstance(model, EmpathyMap) and model.persona is not None:
        personas = (model.persona,)
    else:
        return False
    if not personas or model.status is Status.APPROVED:
        return False
    return subject.survey.once(_guesses).issuperset(personas)


def _guesses(survey: Survey) -> frozenset[str]:
    """Find the personas who rest on no research, by their own word (`proto`, `assumption`)."""
    return frozenset(
        persona.id
        for _, persona in survey.maps(Section.PERSONA)
        if persona.proto or persona.assumption
    )
