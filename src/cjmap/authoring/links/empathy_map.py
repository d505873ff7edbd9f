"""A new empathy map is about a persona, at the step that feels worst."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjmap.authoring.surroundings import lowest_step
from cjmap.format.feelings import score_for

if TYPE_CHECKING:
    from cjmap.authoring.surroundings import Surroundings
    from cjmap.authoring.wanted import Wanted
    from cjmap.format.journey import Journey, Step


def tie(data: dict[str, Any], wanted: Wanted, around: Surroundings) -> dict[str, str]:
    """Name the persona, and the step of a journey that they go through."""
    persona = wanted.personas[0] if wanted.personas else None
    journey = _journey(persona, wanted, around)
    if persona is None:
        persona = _persona(journey, around)
    if persona is not None:
        data["persona"] = persona
        data["goal"]["who"] = next(each.title for each in around.personas if each.id == persona)
    step = _step(journey, persona, wanted.step) if journey is not None else None
    if journey is not None and step is not None:
        data["step"] = f"{journey.id}#{step.id}"
        data["goal"]["must_do"] = step.title
    if wanted.outline:
        for area in ("sees", "hears", "says", "does", "thinks", "feels", "pains", "gains"):
            del data[area][1:]
    return {}


def _journey(persona: str | None, wanted: Wanted, around: Surroundings) -> Journey | None:
    """Return the journey asked for, or the first one that the persona goes through."""
    if wanted.journey is not None:
        return around.journey(wanted.journey)
    for journey in around.journeys:
        if persona is None or persona in journey.personas:
            return journey
    return None


def _persona(journey: Journey | None, around: Surroundings) -> str | None:
    """Return the first persona of the journey, or the first one at all."""
    known = [each.id for each in around.personas]
    own = [each for each in journey.personas if each in known] if journey is not None else []
    return next(iter(own or known), None)


def _step(journey: Journey, persona: str | None, asked: str | None) -> Step | None:
    if asked is not None:
        return next(step for step in journey.steps if step.id == asked)
    if persona is None:
        return lowest_step(journey)
    return min(journey.steps, key=lambda step: score_for(step.emotion, persona) or 0, default=None)
