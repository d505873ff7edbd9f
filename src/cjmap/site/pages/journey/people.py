"""Who goes through a journey, with their faces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.site.pages.journey.views import walkers
from cjmap.site.summary import Face, face

if TYPE_CHECKING:
    from cjmap.site.pages.journey.shown import Shown


@dataclass(frozen=True, slots=True)
class Walker:
    """A persona, and the type in a word or two that the persona is of."""

    face: Face
    archetype: str


def people(shown: Shown) -> tuple[Walker, ...]:
    """Return the personas of a view."""
    return tuple(_walker(shown, id) for id in walkers(shown.usual) if shown.shows(id))


def _walker(shown: Shown, id: str) -> Walker:
    persona = shown.site.workspace.map_of("persona", id)
    archetype = persona.archetype if persona is not None else None
    return Walker(face(shown.site, id), archetype or "")
