"""Lanes that hold little in a wide picture share one, so that it is not mostly empty."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from cjmap.draw.parts.cards import Block
from cjmap.draw.parts.grid import Lane
from cjmap.draw.parts.lane import Kind
from cjmap.draw.scene import Weight

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cjmap.draw.parts.cards import Card
    from cjmap.draw.pictures.journey.plan import Plan

_SHARING = ("needs", "expectations", "drivers", "barriers", "gains")
"""The lanes that may share one: of items, and less asked for than pains and thoughts."""

_FEW = 0.4
"""The part of the columns below which a lane counts as sparse."""

_FROM = 6
"""The number of columns from which a sparse lane wastes room."""

T = TypeVar("T")


def shared(lanes: dict[str, T], plan: Plan) -> list[T | Lane]:
    """Give the lanes with the sparse ones of `_SHARING` as one, in the place of the first.

    In a shared lane every card has its own hue and begins with the name of its kind.
    """
    count = len(plan.places)
    sparse: dict[str, Lane] = {}
    for key, lane in lanes.items():
        if key in _SHARING and isinstance(lane, Lane) and _columns(lane) < count * _FEW:
            sparse[key] = lane
    if count < _FROM or len(sparse) < 2:
        return list(lanes.values())
    first = next(iter(sparse))
    whole = _together(sparse, plan)
    return [
        whole if key == first else lane
        for key, lane in lanes.items()
        if key == first or key not in sparse
    ]


def _columns(lane: Lane) -> int:
    return len({cell.first for cell in lane.cells})


def _together(lanes: Mapping[str, Lane], plan: Plan) -> Lane:
    slate = plan.setting.theme.hues["slate"]
    kinds = tuple(Kind(lane.label, lane.hue) for lane in lanes.values())
    cells = tuple(
        replace(cell, card=_told(cell.card, lane)) for lane in lanes.values() for cell in lane.cells
    )
    ordered = tuple(sorted(cells, key=lambda cell: cell.first))
    return Lane("-".join(lanes), " · ".join(k.label for k in kinds), "", slate, ordered, kinds)


def _told(card: Card, lane: Lane) -> Card:
    """Give the card with the name of its kind above its text; all of a lane begin at the top."""
    kind = Block(lane.label, 8.0, Weight.SEMIBOLD, lane.hue.hint)
    return replace(card, blocks=(kind, *card.blocks), raised=True)
