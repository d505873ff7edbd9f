"""A blueprint as a sheet: lanes with the lines between them, actions under what the customer does."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from cjmap.draw.parts.setting import setting_of
from cjmap.draw.pictures.blueprint.lines import lines_between
from cjmap.draw.pictures.blueprint.plan import HUES
from cjmap.draw.text import one_line
from cjmap.exchange.tables.workbook.sheets.sheet import (
    Column,
    Fact,
    Grid,
    Holds,
    Lane,
    Text,
    chunk,
    items,
)
from cjmap.exchange.tables.workbook.words import word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjmap.draw.context import Context
    from cjmap.draw.look.view import View
    from cjmap.draw.parts.setting import Setting
    from cjmap.format.blueprint import Action, Blueprint


def blueprint_sheet(blueprint: Blueprint, context: Context, view: View) -> Grid:
    """Lay a blueprint out as a grid."""
    setting = setting_of(blueprint, context, view)
    said = setting.said
    path = said[f"path-{blueprint.path}"] if blueprint.path else ""
    grid = Grid(
        one_line(blueprint.title),
        " · ".join(each for each in (said["blueprint"], path) if each),
        heading=said["steps"],
    )
    for column in blueprint.steps:
        step = context.step_of(column.step, blueprint.journey) if column.step else None
        title = column.title or (step.title if step else None) or column.key or ""
        grid.columns.append(Column(column.key or "", one_line(title)))
    for time, key in (("planned", "planned"), ("actual", "actual"), ("wait", "waiting")):
        cells = {
            number: Text((length.text,))
            for number, column in enumerate(blueprint.steps)
            if column.duration is not None
            and (length := getattr(column.duration, time)) is not None
        }
        if cells:
            name = f"{said['duration']}: {said[key]}"
            grid.lanes.append(Lane(f"duration.{time}", name, "", "slate", Holds.TEXT, cells))
    grid.lanes = [*_lanes(blueprint, setting), *grid.lanes]
    if blueprint.goal:
        grid.facts.append(Fact("goal", said["goal"], one_line(blueprint.goal)))
    if blueprint.summary:
        grid.facts.append(Fact("summary", word(said, "summary"), one_line(blueprint.summary)))
    return grid


def _lanes(blueprint: Blueprint, setting: Setting) -> Iterable[Lane]:
    said = setting.said
    numbers = {column.key: number for number, column in enumerate(blueprint.steps)}
    lanes = blueprint.all_lanes
    chunks: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for action in blueprint.actions:
        if action.at in numbers:
            chunks[action.lane][numbers[action.at]].append(_action(action, setting))
    for lane, lines in zip(lanes, lines_between(lanes), strict=True):
        cells = {number: items(each) for number, each in sorted(chunks[lane.id].items())}
        yield Lane(
            lane.id,
            one_line(lane.title) if lane.title else said[str(lane.role)],
            "",
            HUES[str(lane.role)],
            Holds.ITEMS,
            cells,
            tuple((said[line.key], line.hue) for line in lines),
        )


def _action(action: Action, setting: Setting) -> str:
    said = setting.said
    who = setting.name_of("team", action.owner) if action.owner else ""
    what = setting.name_of("system", action.system) if action.system else ""
    fail = action.fail_point
    return chunk(
        action.text,
        " · ".join(each for each in (who, what) if each),
        f"{said['wait']}: {action.wait.text}" if action.wait else "",
        f"{said['fail']}: {one_line(fail.text)}"
        + (f" → {one_line(fail.recovery)}" if fail.recovery else "")
        if fail
        else "",
    )
