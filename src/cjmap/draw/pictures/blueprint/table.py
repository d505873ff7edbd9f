"""The table of a blueprint: which card stands in which row and column.

Columns are the customer's steps, and each lane has as many rows as its fullest cell has cards.
"""

from __future__ import annotations

import bisect
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.draw.pictures.blueprint.actions import action_face, action_notes
from cjmap.draw.pictures.blueprint.faces import Face, flagged_face

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cjmap.draw.parts.notes import Note
    from cjmap.draw.parts.routing import Cell
    from cjmap.draw.pictures.blueprint.plan import Plan
    from cjmap.format.blueprint import Action

_Place = tuple[int, int]
"""A lane and a column, from 0."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A card in the table, with the name by which links know it; "" if they cannot."""

    face: Face
    name: str
    action: Action | None = None
    """What is done there; None for the card of what the customer does at a column."""


@dataclass(frozen=True, slots=True)
class Table:
    """Which card stands where, before anything has a size. Rows and columns count from 0."""

    cards: Mapping[Cell, Entry]
    lane_rows: tuple[range, ...]
    """The rows of each lane; at least one, even if no card stands in it."""
    columns: int
    notes: tuple[Note, ...]
    """What the badges stand for, in the order of the actions in the map."""
    looped: frozenset[Cell]
    """The cells of the cards that a link joins to themselves."""

    @property
    def rows(self) -> int:
        """How many rows there are in all lanes together."""
        return self.lane_rows[-1].stop

    def lane_of(self, row: int) -> int:
        """Give the lane of a row."""
        return bisect.bisect(self.lane_rows, row, key=lambda rows: rows.start) - 1


def table_of(plan: Plan) -> Table:
    """Put the customer's steps and the actions into a table; an action of nowhere is left out."""
    placed = _placed(plan)
    stacks = _stacks(plan, placed)
    cards: dict[Cell, Entry] = {}
    lane_rows: list[range] = []
    for own in stacks:
        row = lane_rows[-1].stop if lane_rows else 0
        deep = max((len(stack) for stack in own.values()), default=1)
        lane_rows.append(range(row, row + deep))
        for column, stack in own.items():
            for depth, entry in enumerate(stack):
                cards[row + depth, column] = entry
    notes = tuple(
        note
        for place, action in placed
        for note in action_notes(plan.setting, action, plan.flag_around(*place))
    )
    repeating = {link.from_ for link in plan.blueprint.links if link.from_ == link.to}
    looped = frozenset(cell for cell, entry in cards.items() if entry.name in repeating)
    return Table(cards, tuple(lane_rows), max(len(plan.columns), 1), notes, looped)


def first_places(keys: Iterable[str | None]) -> dict[str | None, int]:
    """Tell where each key stands first."""
    found: dict[str | None, int] = {}
    for place, key in enumerate(keys):
        found.setdefault(key, place)
    return found


def _placed(plan: Plan) -> list[tuple[_Place, Action]]:
    """Give the actions whose lane and column are there, with both."""
    lanes = first_places(lane.id for lane in plan.lanes)
    columns = first_places(column.key for column in plan.columns)
    return [
        ((lanes[action.lane], columns[action.at]), action)
        for action in plan.blueprint.actions
        if action.lane in lanes and action.at in columns
    ]


def _stacks(plan: Plan, placed: Sequence[tuple[_Place, Action]]) -> list[dict[int, list[Entry]]]:
    """Give for each lane the cards of each of its columns, from top to bottom."""
    stacks: list[dict[int, list[Entry]]] = [{} for _ in plan.lanes]
    roles = [str(lane.role) for lane in plan.lanes]
    if "customer" in roles:
        lane = roles.index("customer")
        first = first_places(column.key for column in plan.columns)
        for column, each in enumerate(plan.columns):
            twice = first[each.key] != column
            stacks[lane][column] = [_customer_entry(plan, lane, column, twice)]
    for (lane, column), action in placed:
        around = plan.flag_around(lane, column)
        face = action_face(plan.setting, action, plan.hue(lane), around)
        stacks[lane].setdefault(column, []).append(Entry(face, action.id or "", action))
    return stacks


def _customer_entry(plan: Plan, lane: int, index: int, twice: bool) -> Entry:
    """Give the card of what the customer does at a column; `twice`: its key has come before."""
    column, step, setting = plan.columns[index], plan.steps[index], plan.setting
    hue = plan.hue(lane)
    key = column.key or f"column-{index + 1}"
    title = plan.title(index)
    truth = step is not None and step.moment_of_truth
    face = Face(
        title,
        hue,
        "card customer",
        f"column-{key}-{index + 1}" if twice else f"column-{key}",
        title,
        badges=(setting.badge("★", setting.theme.truth, "truth"),) if truth else (),
    )
    return Entry(flagged_face(face, plan.flag_of_column(index)), key)
