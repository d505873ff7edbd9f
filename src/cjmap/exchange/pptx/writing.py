"""Journeys and blueprints as a deck of slides."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from cjmap.draw import text as texts
from cjmap.errors import CjmapError
from cjmap.exchange.going.held import tell_unheld
from cjmap.exchange.going.look import view_of
from cjmap.exchange.going.outgoing import Made
from cjmap.exchange.pptx.holds import HOLDS
from cjmap.exchange.pptx.words import words
from cjmap.format.blueprint import Blueprint
from cjmap.format.journey import Journey

if TYPE_CHECKING:
    from cjmap.exchange.going.outgoing import GoingMap, Outgoing

KINDS = ("journey", "blueprint")


def write(outgoing: Outgoing) -> list[Made]:
    """Write the maps as one deck, named after the only map or else the workspace.

    Raise `CjmapError` where the library is missing, or for a template that cannot be used.
    """
    if find_spec("pptx") is None:
        raise CjmapError(
            "Slides need the library python-pptx.", hint="`pip install 'cjmap[office]'` brings it."
        )
    from cjmap.exchange.pptx.deck import deck_of

    first = outgoing.maps[0]
    deck = deck_of(view_of(outgoing, first).theme, outgoing.wishes.template)
    for map in outgoing.maps:
        _add(deck, outgoing, map)
        tell_unheld(outgoing, map, HOLDS[map.kind])
    title = str(first.data.get("title", first.id))
    return [Made(f"{outgoing.file_stem}.pptx", deck.saved(title))]


def _add(deck: Any, outgoing: Outgoing, map: GoingMap) -> None:
    view = view_of(outgoing, map)
    language = outgoing.language_of(map)
    deck.speaks(language)
    from cjmap.exchange.pptx.blueprint.slides import blueprint_slides
    from cjmap.exchange.pptx.journey.slides import journey_slides

    with texts.typesetting(language):
        if isinstance(map.model, Journey):
            journey_slides(deck, map.model, outgoing.workspace, view, words(language))
        elif isinstance(map.model, Blueprint):
            blueprint_slides(deck, map.model, outgoing.workspace, view, words(language))
