"""Maps as a diagram of draw.io: each on a page, as its picture shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.draw import PICTURES, picture
from cjmap.exchange.drawio.composing import composed
from cjmap.exchange.drawio.pages import file_of
from cjmap.exchange.going.held import tell_unheld
from cjmap.exchange.going.look import view_of
from cjmap.exchange.going.outgoing import Made

if TYPE_CHECKING:
    from cjmap.exchange.going.outgoing import Outgoing

KINDS = tuple(PICTURES)
"""The kinds of map that have a picture."""

HOLDS = ("**",)
"""All of it: what has no shape stands in the data of an object."""


def write(outgoing: Outgoing) -> list[Made]:
    """Write the maps as pages of one file, named after the only map or else the workspace."""
    pages = []
    for map in outgoing.maps:
        scene = picture(map.model, outgoing.workspace, view_of(outgoing, map))
        pages.append(composed(scene, map.kind, map.data))
        tell_unheld(outgoing, map, HOLDS)
    return [Made(f"{outgoing.file_stem}.drawio", file_of(pages))]
