"""The lanes of cards: each shows one side of every step, and only where the map fills it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from cjmap.draw.look.theme import Hue
from cjmap.draw.parts.cards import Card
from cjmap.draw.parts.grid import Cell, Lane
from cjmap.draw.pictures.journey.plan import Plan

if TYPE_CHECKING:
    from cjmap.format.journey import Step

CardsOf = Callable[[Plan, "Step", Hue], Iterable[Card]]
"""Gives the cards of a lane at one step, in the lane's hue."""


def card_lane(plan: Plan, key: str, hue: str, cards: CardsOf) -> Lane | None:
    """Give the lane of the cards at all steps; None if there is no card."""
    colours = plan.setting.theme.hues[hue]
    cells = [
        Cell(column, column, card)
        for column, step in plan.steps()
        for card in cards(plan, step, colours)
    ]
    return lane_of(plan, key, colours, cells)


def lane_of(plan: Plan, key: str, hue: Hue, cells: Iterable[Cell]) -> Lane | None:
    """Give the lane of some cards, with the name and the hint of its key; None without cards."""
    cards = tuple(cells)
    said = plan.setting.said
    return Lane(key, said[key], said[f"{key}-hint"], hue, cards) if cards else None
