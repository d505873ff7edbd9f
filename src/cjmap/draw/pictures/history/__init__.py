"""The history of a journey: its emotion curve version by version, and its figures over time.

A tour of the picture:

- `past`: what is drawn, as plain data; whoever reads the versions fills it.
- `change`: the curve of a version on that of the version before, and what moved.
- `panel`: one version. `panels` sets them into a grid.
- `timeline`: days along the width. `lines`: the figures as lines over them.
- `composition`: the two parts one below the other, and what a screen reader is told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.draw.pictures.history.composition import composed
from cjmap.draw.pictures.history.past import Measured, Past, Snapshot, Step
from cjmap.draw.text import typesetting

if TYPE_CHECKING:
    from cjmap.draw.context import Context
    from cjmap.draw.look.view import View
    from cjmap.draw.scene import Scene

__all__ = ["Measured", "Past", "Snapshot", "Step", "scene_of"]


def scene_of(past: Past, context: Context, view: View) -> Scene:
    """Lay out the history of a journey. Raise DrawError where no version has a feeling to draw."""
    with typesetting(view.lang or past.lang):
        return composed(past, context, view)
