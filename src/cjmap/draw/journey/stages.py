"""The heads of the columns: stages as chevrons, phases above them, lines between them below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.draw.chevrons import Chevron, chevrons, phase_strip
from cjmap.draw.scene import Mark, Stroke, polyline

if TYPE_CHECKING:
    from cjmap.draw.grid import Columns
    from cjmap.draw.journey.plan import Plan


def stage_heads(plan: Plan, columns: Columns, y: float) -> tuple[list[Mark], float]:
    """Place phases and stages with their upper side at y; give their marks and lower end."""
    setting = plan.setting
    marks, tall = phase_strip(_phases(plan), columns, y, setting.theme, setting.said)
    y += tall
    heads, tall = chevrons(_chevrons(plan), columns, y, setting.theme)
    return [*marks, *heads], y + tall


def separators(plan: Plan, columns: Columns, top: float, bottom: float) -> list[Mark]:
    """Give a dashed line wherever one stage ends and the next begins."""
    marks = []
    for column in range(1, columns.count):
        if plan.places[column].stage != plan.places[column - 1].stage:
            x = columns.start(column)
            line = Stroke(polyline((x, top), (x, bottom)), plan.setting.theme.faint, 1.0, "dashed")
            marks.append(Mark("separator", (line,)))
    return marks


def _chevrons(plan: Plan) -> list[Chevron]:
    result = []
    for index, stage in enumerate(plan.journey.stages):
        hint = " · ".join(text for text in (stage.goal, stage.summary) if text)
        number = str(index + 1)
        first, last = plan.columns_of_stage(index)
        result.append(Chevron(stage.id or number, stage.label or number, hint, first, last))
    return result


def _phases(plan: Plan) -> list[tuple[str, int, int]]:
    """Give the runs of stages of one phase: its name, first and last column."""
    runs: list[tuple[str, int, int]] = []
    for column, place in enumerate(plan.places):
        phase = plan.journey.stages[place.stage].phase
        if phase is None:
            continue
        if runs and runs[-1][0] == phase and runs[-1][2] == column - 1:
            runs[-1] = (phase, runs[-1][1], column)
        else:
            runs.append((str(phase), column, column))
    return runs
