"""What personas have, themselves or from the personas that they extend; asked without reading these."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cjmap.format.roles import Section
from cjmap.workspace.inheritance import MOST_FOREBEARS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.survey import Survey
    from cjmap.format.persona import Persona


class _Own(NamedTuple):
    """What a persona says itself; None for channels where it says nothing of its preferences."""

    id: str
    extends: str | None
    proto: bool
    expects: bool
    channels: tuple[str, ...] | None


class Line(NamedTuple):
    """The ids of a persona and of those that they extend, whether one is known, and is a guess."""

    ids: tuple[str, ...]
    known: bool
    proto: bool


def line(survey: Survey, persona: str) -> Line:
    """Return the line of a persona; for `Survey.ask`."""
    found = list(_line(survey, persona))
    extended = (each.extends for each in found if each.extends is not None)
    return Line((persona, *extended), bool(found), bool(found) and found[0].proto)


def expects_anything(survey: Survey, persona: str) -> bool:
    """Whether a persona counts on something; for `Survey.ask`."""
    return any(each.expects for each in _line(survey, persona))


def preferred_channels(survey: Survey, persona: str) -> tuple[str, ...]:
    """Return the channels that a persona prefers, none for an unknown one; for `Survey.ask`."""
    preferred = (each.channels for each in _line(survey, persona))
    return next((channels for channels in preferred if channels is not None), ())


def _line(survey: Survey, persona: str) -> Iterator[_Own]:
    """Go through a persona and those it extends, as far as `inherited` does."""
    known = survey.ask(_first)
    seen: set[str] = set()
    here: str | None = persona
    while here is not None and here in known and here not in seen and len(seen) <= MOST_FOREBEARS:
        seen.add(here)
        yield known[here]
        here = known[here].extends


def _first(survey: Survey) -> dict[str, _Own]:
    """Find the personas by id; of two with one id the first."""
    found: dict[str, _Own] = {}
    for _, own in survey.told(_own, Section.PERSONA):
        found.setdefault(own.id, own)
    return found


def _own(persona: Persona) -> _Own:
    """Tell what a persona says itself."""
    channels = None
    if "preferences" in persona.model_fields_set:
        channels = persona.preferences.channels if persona.preferences is not None else ()
    expects = bool(persona.expectations)
    return _Own(persona.id, persona.extends, persona.proto, expects, channels)
