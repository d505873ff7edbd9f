"""The picture of a backlog: its opportunities as a matrix of impact and effort."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.draw import opportunity_matrix

if TYPE_CHECKING:
    from cjmap.draw.context import Context
    from cjmap.draw.scene import Scene
    from cjmap.draw.view import View
    from cjmap.format.backlog import Backlog


def scene_of(backlog: Backlog, context: Context, view: View) -> Scene:
    """Lay out the opportunity matrix of a backlog."""
    return opportunity_matrix.scene_of(context, view, backlog)
