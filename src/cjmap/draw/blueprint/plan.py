"""The plan of a blueprint's picture: its columns with the journey's steps, and its lanes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.draw.setting import Setting, setting_of

if TYPE_CHECKING:
    from cjmap.draw.context import Context
    from cjmap.draw.theme import Hue
    from cjmap.format.blueprint import Blueprint, Column, Lane
    from cjmap.format.journey import Step, Timing

_HUES = {
    "physical-evidence": "slate",
    "customer": "blue-filled",
    "frontstage": "teal-filled",
    "backstage": "violet",
    "support": "amber",
}
"""The hue of each role that a lane may have."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A blueprint with what its context knows of it. Columns and lanes count from 0."""

    blueprint: Blueprint
    setting: Setting
    columns: tuple[Column, ...]
    steps: tuple[Step | None, ...]
    """The step of each column; None for one that has none, or whose step is unknown."""
    lanes: tuple[Lane, ...]

    def hue(self, lane: int) -> Hue:
        """Give the hue of a lane and its cards."""
        return self.setting.theme.hues[_HUES[str(self.lanes[lane].role)]]

    def label(self, lane: int) -> str:
        """Give the name of a lane: its own, else that of its role."""
        return self.lanes[lane].title or self.setting.said[str(self.lanes[lane].role)]

    def durations(self) -> list[Timing | None]:
        """Give how long each column takes: its own time, else that of its step."""
        return [
            column.duration or (step.duration if step else None)
            for column, step in zip(self.columns, self.steps, strict=True)
        ]


def plan_of(blueprint: Blueprint, context: Context) -> Plan:
    """Give the plan of a blueprint's picture."""
    steps = tuple(
        context.step_of(column.step, blueprint.journey) if column.step else None
        for column in blueprint.steps
    )
    setting = setting_of(blueprint, context)
    return Plan(blueprint, setting, blueprint.steps, steps, blueprint.all_lanes)
