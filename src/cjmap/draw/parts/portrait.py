"""The face of a persona where no curve has to be told by it: the photo alone, or the initials."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.draw.parts.people import face
from cjmap.draw.scene import Disc, Image, Shape

if TYPE_CHECKING:
    from cjmap.draw.look.theme import Theme
    from cjmap.draw.parts.people import Person


def portrait(
    person: Person, x: float, y: float, radius: float, theme: Theme, ring: float
) -> list[Shape]:
    """Give the face of a persona around (x, y), with a pale ring of `ring` points around it."""
    around = Disc(x, y, radius + ring, theme.ring)
    if person.photo is None:
        return [around, *face(person.initials, person.colour, x, y, radius, theme)[1:]]
    side = 2 * radius
    return [
        around,
        Disc(x, y, radius, person.colour),
        Image(x - radius, y - radius, side, side, person.photo, circle=True),
    ]
