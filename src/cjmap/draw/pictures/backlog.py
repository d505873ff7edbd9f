"""The picture of a backlog: its opportunities as a matrix of impact and effort."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.draw.pictures import opportunity_matrix

if TYPE_CHECKING:
    from cjmap.draw.context import Context
    from cjmap.draw.look.view import View
    from cjmap.draw.scene import Scene
    from cjmap.format.backlog import Backlog


def scene_of(backlog: Backlog, context: Context, view: View) -> Scene:
    """Lay out the opportunity matrix of a backlog."""
    return opportunity_matrix.scene_of(context, view, backlog)
