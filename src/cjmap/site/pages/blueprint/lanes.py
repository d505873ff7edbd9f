"""The lanes of a blueprint from top to bottom, with the lines between them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.draw.pictures.blueprint.lines import lines_between

if TYPE_CHECKING:
    from cjmap.draw.look.speech import Speech
    from cjmap.format.blueprint import Blueprint
    from cjmap.format.blueprint import Lane as OfBlueprint


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane: its name, how many cards it holds, and the names of the lines above it."""

    title: str
    role: str
    cards: int
    lines: tuple[str, ...]


def lane_title(lane: OfBlueprint, said: Speech) -> str:
    """Return the name of a lane: its own, else that of its role."""
    return lane.title or said[str(lane.role)]


def lanes_of(blueprint: Blueprint, said: Speech) -> tuple[Lane, ...]:
    """Tell the lanes; that of the customer holds a card for each column too."""
    lanes = blueprint.all_lanes
    cards = Counter(action.lane for action in blueprint.actions)
    customer = next((lane.id for lane in lanes if lane.role == "customer"), None)
    if customer is not None:
        cards[customer] += len(blueprint.steps)
    return tuple(
        Lane(
            title=lane_title(lane, said),
            role=str(lane.role),
            cards=cards[lane.id],
            lines=tuple(said[line.key] for line in lines),
        )
        for lane, lines in zip(lanes, lines_between(lanes), strict=True)
    )
