"""The heads of the columns: stages as chevrons, phases above them, lines between them below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.draw.parts.chevrons import Chevron, chevrons, has_room_for_number, phase_strip
from cjmap.draw.pictures.journey.changes import stage_flag
from cjmap.draw.scene import Mark, Stroke, polyline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.draw.parts.grid import Columns
    from cjmap.draw.pictures.journey.plan import Plan


def stage_heads(plan: Plan, columns: Columns, y: float, numbered: bool) -> tuple[list[Mark], float]:
    """Place phases and stages of one row with their upper side at y; give marks and lower end.

    A stage that began in the row before has the mark of a continuation behind its title.
    """
    setting = plan.setting
    marks, tall = phase_strip(_phases(plan, columns), columns, y, setting.theme, setting.said)
    y += tall
    stages = list(_chevrons(plan, columns))
    count = len(plan.journey.stages)
    heads, tall = chevrons(stages, columns, y, setting.theme, numbered, count)
    return [*marks, *heads], y + tall


def all_numbered(plan: Plan, rows: Sequence[Columns]) -> bool:
    """Tell whether every chevron has room for its number, so that all of them show it."""
    return all(
        has_room_for_number(stage.title, (stage.last - stage.first + 1) * columns.width)
        for columns in rows
        for stage in _chevrons(plan, columns)
    )


def separators(plan: Plan, columns: Columns, top: float, bottom: float) -> list[Mark]:
    """Give a dashed line wherever one stage of a row ends and the next begins."""
    marks = []
    for column in columns.numbers[1:]:
        if plan.places[column].stage != plan.places[column - 1].stage:
            x = columns.start(column)
            line = Stroke(polyline((x, top), (x, bottom)), plan.setting.theme.faint, 1.0, "dashed")
            marks.append(Mark("separator", (line,)))
    return marks


def _chevrons(plan: Plan, columns: Columns) -> list[Chevron]:
    result = []
    begins, ends = (plan.places[column].stage for column in (columns.first, columns.last))
    number = begins
    if plan.setting.view.comparison is not None:
        number = sum(not _is_gone(plan, index) for index in range(begins))
    for index in range(begins, ends + 1):
        stage = plan.journey.stages[index]
        number += not _is_gone(plan, index)
        flag = stage_flag(plan, index)
        first, last = plan.columns_of_stage(index)
        place = str(index + 1)
        hint = " · ".join(text for text in (stage.goal, stage.summary) if text)
        id, title = stage.id or place, stage.label or place
        continued = first < columns.first
        if continued:
            title, hint = f"{title} ({plan.setting.said['continued']})", ""
            id = columns.name(id)
        first, last = max(first, columns.first), min(last, columns.last)
        result.append(Chevron(id, title, hint, first, last, number, continued, flag))
    return result


def _is_gone(plan: Plan, index: int) -> bool:
    flag = stage_flag(plan, index)
    return flag is not None and flag.removed


def _phases(plan: Plan, columns: Columns) -> list[tuple[str, int, int]]:
    """Give the runs of stages of one phase in a row: its name, first and last column."""
    runs: list[tuple[str, int, int]] = []
    for column in columns.numbers:
        phase = plan.journey.stages[plan.places[column].stage].phase
        if phase is None:
            continue
        if runs and runs[-1][0] == phase and runs[-1][2] == column - 1:
            runs[-1] = (phase, runs[-1][1], column)
        else:
            runs.append((str(phase), column, column))
    return runs
