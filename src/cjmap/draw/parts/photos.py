"""The photo of a persona as bytes that can be drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.draw.errors import DrawError

if TYPE_CHECKING:
    from cjmap.draw.context import Context


def photo_bytes(context: Context, persona: str) -> bytes | None:
    """Give the photo of a persona as `load_picture` does; None where there is none to draw.

    A photo that cannot be read does not spoil the picture: it has the initials instead.
    """
    file = context.photo_of(persona)
    if file is None:
        return None
    from cjmap.draw.writers.images import load_picture

    try:
        return load_picture(file)
    except DrawError:
        return None
