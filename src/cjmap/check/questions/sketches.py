"""Sketches: maps that nobody calls finished, of which less is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjmap.format.empathy_map import EmpathyMap
from cjmap.format.envelope import Status
from cjmap.format.journey import Journey
from cjmap.format.roles import Section

if TYPE_CHECKING:
    from cjmap.check.subject import Subject
    from cjmap.check.survey import Survey
    from cjmap.format.envelope import Envelope
    from cjmap.workspace import Entry


def is_sketch(subject: Subject[Any]) -> bool:
    """Whether a map is a sketch: a draft, guessed by its own word, or one that nobody stands behind.

    Guessed are maps marked `assumption`, personas marked `proto`, and maps about such personas alone.
    Nobody stands behind a map without status, owner, day of review and evidence. What is approved is
    no sketch.
    """
    model = subject.model
    if model.status in (Status.APPROVED, Status.DEPRECATED):
        return False
    if model.status is Status.DRAFT or is_guessed(subject):
        return True
    grounds = (model.status, model.owner, model.reviewed, getattr(model, "evidence", ()))
    return not any(grounds)


def is_guessed(subject: Subject[Any]) -> bool:
    """Whether a map is a guess by its own word, or by that of the personas or the journey it is about."""
    model = subject.model
    if _is_guessed(model) or is_about_guesses(subject):
        return True
    return isinstance(model, EmpathyMap) and _comes_from_a_guess(subject, model)


def _is_guessed(model: Envelope) -> bool:
    return bool(getattr(model, "assumption", False) or getattr(model, "proto", False))


def _comes_from_a_guess(subject: Subject[Any], model: EmpathyMap) -> bool:
    """Whether the journey in which the situation arises is marked as an assumption."""
    name = model.journey or (model.step or "").rpartition("#")[0]
    return bool(name) and subject.survey.ask(_is_a_guess, name)


def _is_a_guess(survey: Survey, journey: str) -> bool:
    """Whether a journey of the workspace, the first that has this id, is a guess by its own word."""
    found = survey.workspace.index.defined(Section.JOURNEY, journey)
    first = next((each.entry for each in found if each.entry.valid), None)
    return first is not None and first in survey.ask(_guessed_journeys)


def _guessed_journeys(survey: Survey) -> frozenset[Entry]:
    """Find the journeys that are guesses by their own word."""
    return frozenset(entry for entry, _ in survey.told(_guess, Section.JOURNEY))


def _guess(model: Envelope) -> str | None:
    """Tell the id of a map that is a guess by its own word."""
    return model.id if _is_guessed(model) else None


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
    return subject.survey.ask(_are_guesses, personas)


def _are_guesses(survey: Survey, personas: tuple[str, ...]) -> bool:
    """Whether all of some personas rest on no research, by their own word (`proto`, `assumption`)."""
    return survey.ask(_guessed_personas).issuperset(personas)


def _guessed_personas(survey: Survey) -> frozenset[str]:
    """Find the personas who are guesses by their own word."""
    return frozenset(id for _, id in survey.told(_guess, Section.PERSONA))
