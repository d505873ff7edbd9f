"""The plan of a blueprint's picture: its columns with the journey's steps, and its lanes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.draw.errors import DrawError
from cjmap.draw.parts.setting import Setting, setting_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.draw.context import Context
    from cjmap.draw.look.theme import Hue
    from cjmap.draw.look.view import View
    from cjmap.draw.parts.differences import Flag
    from cjmap.format.blueprint import Blueprint, Column, Lane
    from cjmap.format.journey import Step, Timing

HUES = {
    "physical-evidence": "slate",
    "customer": "blue-filled",
    "frontstage": "teal-filled",
    "backstage": "violet",
    "support": "amber",
}
"""The hue of each role that a lane may have."""


TIMES = "duration"
"""The key of the row of durations, which can be asked for as a lane can."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A blueprint with what its context knows of it. Columns and lanes count from 0."""

    blueprint: Blueprint
    setting: Setting
    columns: tuple[Column, ...]
    steps: tuple[Step | None, ...]
    """The step of each column; None for one that has none, or whose step is unknown."""
    lanes: tuple[Lane, ...]
    """The lanes to draw, from top to bottom."""
    has_customer: bool
    """Whether one of them is of the customer."""

    def hue(self, lane: int) -> Hue:
        """Give the hue of a lane and its cards."""
        return self.setting.theme.hues[HUES[str(self.lanes[lane].role)]]

    def label(self, lane: int) -> str:
        """Give the name of a lane: its own, else that of its role."""
        return self.lanes[lane].title or self.setting.said[str(self.lanes[lane].role)]

    def title(self, column: int) -> str:
        """Give what the customer does at a column: its own title, else that of its step."""
        own, step = self.columns[column], self.steps[column]
        return own.title or (step.title if step else None) or own.key or f"column-{column + 1}"

    def flag_of_column(self, column: int) -> Flag | None:
        """Give the flag of what the customer does at a column, but for how long it takes."""
        own = self.columns[column]
        return self.setting.flag(own, ("duration",) if own.duration else ())

    def flag_around(self, lane: int, column: int) -> Flag | None:
        """Give the flag of all that is in a column or a lane; None if neither is new or gone.

        A column has a sign only on the card of what the customer does.
        """
        in_column = self.setting.all_of(self.columns[column]) if self.has_customer else None
        return in_column or self.setting.all_of(self.lanes[lane])

    def durations(self) -> list[Timing | None]:
        """Give how long each column takes: its own time, else that of its step; none if hidden.

        One that is gone takes no time.
        """
        asked = self.setting.view.lanes
        if asked and TIMES not in asked:
            return [None] * len(self.columns)
        return [
            None
            if self.setting.is_gone(column)
            else column.duration or (step.duration if step else None)
            for column, step in zip(self.columns, self.steps, strict=True)
        ]


def plan_of(blueprint: Blueprint, context: Context, view: View) -> Plan:
    """Give the plan of a blueprint's picture."""
    steps = tuple(
        context.step_of(column.step, blueprint.journey) if column.step else None
        for column in blueprint.steps
    )
    setting = setting_of(blueprint, context, view)
    lanes = _lanes(blueprint, view.lanes)
    has_customer = any(str(each.role) == "customer" for each in lanes)
    return Plan(blueprint, setting, blueprint.steps, steps, lanes, has_customer)


def lane_keys(blueprint: Blueprint) -> tuple[str, ...]:
    """Give the keys by which `View.lanes` may name lanes of a blueprint: ids, then roles."""
    lanes = blueprint.all_lanes
    keys = [*(lane.id for lane in lanes), *(str(lane.role) for lane in lanes), TIMES]
    return tuple(dict.fromkeys(keys))


def _lanes(blueprint: Blueprint, asked: Sequence[str]) -> tuple[Lane, ...]:
    """Give the lanes asked for, in the order of the map; a key is an id, or else a role."""
    lanes = blueprint.all_lanes
    if not asked:
        return lanes
    ids = {lane.id for lane in lanes}
    chosen = tuple(
        lane
        for lane in lanes
        if lane.id in asked or (str(lane.role) in asked and str(lane.role) not in ids)
    )
    if not chosen:
        raise DrawError(
            f"None of these lanes is in the blueprint {blueprint.id}: {', '.join(asked)}",
            hint="Its lanes: " + ", ".join(key for key in lane_keys(blueprint) if key != TIMES),
        )
    return chosen
