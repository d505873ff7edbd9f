"""Planned against actual: the steps of a journey in their order, and how cases really went.

    scene = scene_of(journey, flows, workspace, view)

A tour of the picture:

- `flows`: what is drawn, as plain data; whoever reads a log fills it.
- `choosing`: which flows are drawn, and which are only counted.
- `scale`: how wide a line is, and the row that declares it.
- `plan`: what all rows share.
- `looks`: the colour and the dashes of each kind of flow; `lines`: how it is drawn, with an
  arrowhead in proportion; `arcs`: flows that do not lead to the next step.
- `cards`: the steps; `steps`: the lane that they and all flows are in.
- `lanes`: what went otherwise, below the steps that it happened at.
- `tiles`: the key figures; `notes`: header, footnotes, and what a screen reader is told.
- `composition`: everything in its place, in one row or several.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.draw.pictures.flow.composition import composed
from cjmap.draw.pictures.flow.flows import AdHoc, Count, Flows, Kind, Passage, StepFlow
from cjmap.draw.text import typesetting

if TYPE_CHECKING:
    from cjmap.draw.context import Context
    from cjmap.draw.look.view import View
    from cjmap.draw.scene import Scene
    from cjmap.format.journey import Journey

__all__ = ["AdHoc", "Count", "Flows", "Kind", "Passage", "StepFlow", "scene_of"]


def scene_of(journey: Journey, flows: Flows, context: Context, view: View) -> Scene:
    """Lay out how cases went, against the plan of a journey.

    Raise DrawError for a journey without steps.
    """
    with typesetting(view.lang or context.language_of(journey)):
        return composed(journey, flows, context, view)
