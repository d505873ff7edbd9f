"""The picture of a service blueprint: lanes of cards over the customer's steps, and arrows.

A tour of the picture, in the order in which it comes about:

- `plan`: the columns with the steps of the journey behind them, and the lanes with their hues.
- `table`: which card stands in which row and column, before anything has a size; `actions` makes
  the cards of the organisation's actions, with their badges and what those stand for.
- `links`: which of the table's cards the links join. `cjmap.draw.routing` finds their ways.
- `spacing`: how large everything is. The gutters are as wide as the arrows in them need.
- `tracks`: where in its gutter each arrow runs; `arrows` draws them, `link_titles` writes beside
  them what they are called.
- `lines`: the lines of interaction, visibility and internal interaction, which follow from the
  roles of the lanes alone.
- `stages`: the journey's stages above the columns.
- `composition`: the width of the cards, and the whole picture.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.draw.blueprint.composition import composed
from cjmap.draw.blueprint.plan import plan_of

if TYPE_CHECKING:
    from cjmap.draw.context import Context
    from cjmap.draw.scene import Scene
    from cjmap.format.blueprint import Blueprint

__all__ = ["scene_of"]


def scene_of(blueprint: Blueprint, context: Context) -> Scene:
    """Lay out the picture of a service blueprint, with names and steps from its context."""
    return composed(plan_of(blueprint, context))
