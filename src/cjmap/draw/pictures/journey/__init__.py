"""The picture of a journey: stages over steps, a lane for everything that the map fills, the curve.

A tour of the picture, from its middle outwards:

- `contexts`: the journey as it is in the contexts that are asked for.
- `plan`: the columns. Every step is one, and a stage without steps has a place of its own; who
  goes through it, and which opportunities answer it.
- `lanes`: the one list of all lanes. A lane is drawn when one step fills it (`card_lanes`); those
  that hold little share one (`sharing`).
- `steps` makes the card of a step, with a chip that leads to a journey of its own (`sparkline`),
  `items` the cards of what is told in words, `metrics` those of measured values, `variants` those
  of other contexts.
- `feelings`: the series of the emotion curve, and the feelings beside it.
- `branches`: the ways between steps that do not just lead on, and the returns.
- `opportunities`: what would be done about it, below the steps that it answers.
- `stages`: the chevrons, the phases above them, and the lines between stages.
- `heading`: the texts of the header, and what a screen reader is told.
- `rows`: where a journey is broken that is too long for one row.
- `composition`: the rows, the width of the columns, and the whole picture.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.draw.pictures.journey.composition import composed
from cjmap.draw.pictures.journey.plan import plan_of

if TYPE_CHECKING:
    from cjmap.draw.context import Context
    from cjmap.draw.look.view import View
    from cjmap.draw.scene import Scene
    from cjmap.format.journey import Journey

__all__ = ["scene_of"]


def scene_of(journey: Journey, context: Context, view: View) -> Scene:
    """Lay out the picture of a journey, with names and neighbours from its context."""
    return composed(plan_of(journey, context, view))
