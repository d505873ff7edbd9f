"""The picture of a journey: stages over steps, a lane for everything that the map fills, the curve.

A tour of the picture, from its middle outwards:

- `plan`: the columns. Every step is one, and a stage without steps has a place of its own; who
  goes through it, and which opportunities answer it.
- `lanes`: a lane is drawn when one step fills it. `steps` makes the card of a step, `items` those
  of what is told in words, `metrics` those of measured values, `variants` those of other contexts.
- `feelings`: the series of the emotion curve, and the feelings beside it.
- `branches`: the ways between steps that do not just lead on, and the returns.
- `opportunities`: what would be done about it, below the steps that it answers.
- `stages`: the chevrons, the phases above them, and the lines between stages.
- `heading`: the texts of the header, and what a screen reader is told.
- `composition`: the order of the lanes, the width of the columns, and the whole picture.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.draw.journey.composition import composed
from cjmap.draw.journey.plan import plan_of

if TYPE_CHECKING:
    from cjmap.draw.context import Context
    from cjmap.draw.scene import Scene
    from cjmap.format.journey import Journey

__all__ = ["scene_of"]


def scene_of(journey: Journey, context: Context) -> Scene:
    """Lay out the picture of a journey, with names and neighbours from its context."""
    return composed(plan_of(journey, context))
