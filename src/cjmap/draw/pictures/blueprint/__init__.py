"""The picture of a service blueprint: lanes of cards over the customer's steps, and arrows.

A tour of the picture, in the order in which it comes about:

- `plan`: the columns with the steps of the journey behind them, and the lanes with their hues,
  as far as they are asked for.
- `table`: which card stands in which row and column, before anything has a size; `actions` tells
  what the cards of the organisation's actions say, with their badges and what those stand for,
  `weak_points` which of them are weak, and `faces` lays out what a card says.
- `links`: which of the table's cards the links join. `cjmap.draw.parts.routing` finds their ways.
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

from cjmap.draw.pictures.blueprint.composition import composed
from cjmap.draw.pictures.blueprint.plan import lane_keys, plan_of

if TYPE_CHECKING:
    from cjmap.draw.context import Context
    from cjmap.draw.look.view import View
    from cjmap.draw.scene import Scene
    from cjmap.format.blueprint import Blueprint

__all__ = ["lane_keys", "scene_of"]


def scene_of(blueprint: Blueprint, context: Context, view: View) -> Scene:
    """Lay out the picture of a service blueprint, with names and steps from its context."""
    return composed(plan_of(blueprint, context, view))
