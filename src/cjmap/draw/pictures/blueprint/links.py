"""The links that can be drawn: those whose ends both have a card in the table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.draw.parts.routing import Cell
    from cjmap.draw.pictures.blueprint.table import Table
    from cjmap.format.blueprint import Link


@dataclass(frozen=True, slots=True)
class Joined:
    """A link between the cards of two cells. `number` is its place in the map, from 1."""

    link: Link
    number: int
    start: Cell
    end: Cell

    @property
    def is_loop(self) -> bool:
        """Whether it leads from a card to itself."""
        return self.start == self.end


def joined_by(links: Sequence[Link], table: Table) -> list[Joined]:
    """Find the cards that the links join; a link to a card that is not drawn is left out."""
    places = _places(table)
    found = []
    for number, link in enumerate(links, 1):
        start, end = places.get(link.from_), places.get(link.to)
        if start is not None and end is not None:
            found.append(Joined(link, number, start, end))
    return found


def _places(table: Table) -> dict[str, Cell]:
    """Give the cell of each name; an action's own name wins over the same one of a column."""
    places: dict[str, Cell] = {}
    for cell, entry in sorted(table.cards.items(), key=lambda item: item[0]):
        if entry.name and (entry.action or entry.name not in places):
            places[entry.name] = cell
    return places
