"""The heat map: how each stage feels at each touchpoint.

A tour of the picture:

- `table`: which steps meet in a cell, and the means of cells, rows and columns.
- `cell`: one cell: its colour, its face, its figures, and what hurts most there.
- `block`: the journeys that stand side by side, over the same rows.
- `composition`: how the journeys are spread over blocks, the header, and the legend.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjmap.draw.pictures.heat_map.composition import composed

if TYPE_CHECKING:
    from cjmap.draw.context import Context
    from cjmap.draw.look.view import View
    from cjmap.draw.scene import Scene

__all__ = ["scene_of"]


def scene_of(context: Context, view: View, model: Any | None = None) -> Scene:
    """Lay out the heat map of `model`, a journey; without one, of all journeys of the workspace.

    Raise DrawError where no step has a touchpoint, for a table too large, and for a map of another
    kind.
    """
    return composed(context, view, model)
