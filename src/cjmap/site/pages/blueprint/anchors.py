"""Where the columns and actions of a blueprint stand on its page: by their own ids, each once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cjmap.format.blueprint import Blueprint


@dataclass(frozen=True, slots=True)
class Anchors:
    """The anchors of the columns and of the actions, in the order of the map; "" where there is none."""

    columns: tuple[str, ...]
    actions: tuple[str, ...]


def anchors_of(blueprint: Blueprint) -> Anchors:
    """Give every column an anchor, and every action that has an id of its own.

    Of two with the same id the first has it. A column without an id is known by its number.
    """
    taken: set[str] = set()
    columns = []
    for number, column in enumerate(blueprint.steps, 1):
        key = column.key
        columns.append(key if key and key not in taken else f"column.{number}")
        taken.add(columns[-1])
    actions = []
    for action in blueprint.actions:
        own = action.id if action.id and action.id not in taken else ""
        actions.append(own)
        taken.add(own)
    return Anchors(tuple(columns), tuple(actions))
