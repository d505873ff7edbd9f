"""What hangs on a thing: itself at the left, and in columns what refers to it, and to that in turn.

A tour of the picture:

- `chart`: what is drawn, as plain data; whoever follows the references fills it.
- `collapsing`: what a picture has room for; the rest stands on a card that counts it.
- `columns`: cards in panels, a panel a map, a column a depth, in an order that has few crossings.
- `arrows`: from what refers to what it names, in the gutters between columns.
- `composition`: header, columns, legend, and what a screen reader is told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.draw.pictures.impact.chart import Chart, Column, Edge, Family, Group, Item
from cjmap.draw.pictures.impact.composition import composed
from cjmap.draw.text import typesetting

if TYPE_CHECKING:
    from cjmap.draw.context import Context
    from cjmap.draw.look.view import View
    from cjmap.draw.scene import Scene

__all__ = ["Chart", "Column", "Edge", "Family", "Group", "Item", "scene_of"]


def scene_of(chart: Chart, context: Context, view: View) -> Scene:
    """Lay out what hangs on a thing."""
    with typesetting(view.lang or chart.lang):
        return composed(chart, context, view)
