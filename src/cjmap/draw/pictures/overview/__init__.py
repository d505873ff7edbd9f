"""The overview of a workspace, for one slide: who its customers are, and how they fare.

A tour of the picture:

- `families`: which journeys belong together: versions of one, and those that zoom into it.
- `feelings`: the small emotion curve, of the same scale in every panel.
- `panel`: one journey. `journeys` sets the panels into a grid, families on a common ground.
- `people`: a small card for each persona. `progress`: how far the opportunities have got.
- `composition`: the sections one below the other, and what a screen reader is told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjmap.draw.pictures.overview.composition import composed

if TYPE_CHECKING:
    from cjmap.draw.context import Context
    from cjmap.draw.look.view import View
    from cjmap.draw.scene import Scene

__all__ = ["scene_of"]


def scene_of(context: Context, view: View, model: Any | None = None) -> Scene:
    """Lay out the overview of a workspace. Raise DrawError where it has no journey.

    There is no overview of a single map: with a `model`, DrawError is raised too.
    """
    return composed(context, view, model)
