"""The opportunity matrix: how much each opportunity helps, against what it costs.

A tour of the picture:

- `ranking`: which of the four fields an opportunity belongs to, and its number.
- `scale`: where an effort lies on the axis, which is even or logarithmic.
- `swarm`: places discs side by side so that none covers another.
- `plot`: the four fields, the axes and the discs. `listing`: the numbered list with all facts.
- `composition`: the header, the plot, the list, and what a screen reader is told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjmap.draw.pictures.opportunity_matrix.composition import composed
from cjmap.draw.pictures.opportunity_matrix.gathering import gathered

if TYPE_CHECKING:
    from cjmap.draw.context import Context
    from cjmap.draw.look.view import View
    from cjmap.draw.scene import Scene

__all__ = ["scene_of"]


def scene_of(context: Context, view: View, model: Any | None = None) -> Scene:
    """Lay out the matrix of the opportunities of `model`, a backlog or a journey.

    Without one, those of the whole workspace. Raise DrawError where there is no opportunity, and
    for a map of another kind.
    """
    return composed(gathered(context, view, model))
