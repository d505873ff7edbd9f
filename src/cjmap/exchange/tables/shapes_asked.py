"""What an export of tables is asked for: the shape, and what its file is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.errors import CjmapError
from cjmap.format.near import nearest

if TYPE_CHECKING:
    from cjmap.exchange.going.outgoing import Outgoing

SHAPES = ("rows", "sheet")
"""One thing a row, which comes back without loss; or lanes down and steps across, for people."""


def shape_of(outgoing: Outgoing, usual: str) -> str:
    """Return the shape that is asked for, or the usual one; raises `CjmapError` for an unknown one."""
    shape = outgoing.wishes.shape
    if shape is None:
        return usual
    if shape not in SHAPES:
        near = nearest(shape, SHAPES)
        raise CjmapError(
            f"There is no shape `{shape}` to export to.",
            hint=f"Did you mean `{near}`?" if near else "There are rows and sheet.",
        )
    return shape
