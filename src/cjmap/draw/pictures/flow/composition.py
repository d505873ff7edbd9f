"""The composition: header, key figures, rows of stages with their lanes, and the foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.draw.errors import DrawError
from cjmap.draw.parts.chevrons import Chevron, chevrons
from cjmap.draw.parts.footer import finish
from cjmap.draw.parts.frame import LEAST, MARGIN
from cjmap.draw.parts.grid import OUTSET, Columns, content_left
from cjmap.draw.parts.header import header
from cjmap.draw.parts.setting import setting_of
from cjmap.draw.parts.subject import Subject
from cjmap.draw.pictures.flow.lanes import (
    ad_hoc_lane,
    deviations_lane,
    elsewhere_lane,
    ends_lane,
)
from cjmap.draw.pictures.flow.looks import calm_colour, explain
from cjmap.draw.pictures.flow.notes import description_of, heading_of, notes_of
from cjmap.draw.pictures.flow.plan import LEAST_GUTTER, plan_of
from cjmap.draw.pictures.flow.scale import scale_mark
from cjmap.draw.pictures.flow.steps import steps_lane
from cjmap.draw.pictures.flow.tiles import tiles
from cjmap.draw.pictures.journey.rows import broken

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from cjmap.draw.context import Context
    from cjmap.draw.look.view import View
    from cjmap.draw.pictures.flow.flows import Flows
    from cjmap.draw.pictures.flow.plan import Plan
    from cjmap.draw.scene import Mark, Scene
    from cjmap.format.journey import Journey

_MOST_COLUMNS = 18
"""The most steps of a row where no width is asked for; more are broken into rows."""

_NARROW, _WIDE, _SUITED = 130.0, 196.0, 1160.0
"""The widths that a column may have, and the width of all columns that suits a slide, in points."""

_STRETCHED = 1.3
"""How much wider the columns of a short row may be, so that it ends where the others do."""

_BETWEEN = 8.0
_ROWS_APART = 30.0
_BELOW_HEADER = 14.0
_BELOW_TILES = 22.0


def composed(journey: Journey, flows: Flows, context: Context, view: View) -> Scene:
    """Lay everything out; raise DrawError for a journey without steps."""
    if not journey.steps:
        raise DrawError(
            f"The journey {journey.id} has no steps, so nothing can be held against it.",
            hint="Add steps to its stages.",
        )
    setting = setting_of(journey, context, view)
    plan = plan_of(journey, flows, setting)
    rows = list(_rows(plan))
    inner = max(*(columns.right + OUTSET - MARGIN for columns in rows), LEAST)
    marks, y = header(heading_of(journey, setting), inner, setting.theme)
    more, y = tiles(plan, inner, y + _BELOW_HEADER)
    marks += more
    y += _BELOW_TILES
    explain({each.kind for each, *ends in plan.ways() if _within_row(ends, rows)}, setting)
    for columns in rows:
        more, y = _row(plan, columns, y)
        marks += more
        y += _ROWS_APART
    y -= _ROWS_APART - _BETWEEN
    if plan.scale.most:
        more, y = scale_mark(plan.scale, calm_colour(setting.theme), y, setting)
        marks += more
    subject = Subject("flow", journey.id, journey.title)
    told = description_of(plan)
    return finish(subject, setting, marks, inner, y, notes_of(plan), told)


def _within_row(ends: Collection[int], rows: Sequence[Columns]) -> bool:
    """Tell whether a flow joins two columns of one row, so that a line can be drawn."""
    return any(all(end in columns.numbers for end in ends) for columns in rows)


def _rows(plan: Plan) -> Iterator[Columns]:
    """Break the steps into rows, and give them the width that suits a slide."""
    least = _NARROW + plan.gutter - LEAST_GUTTER
    left, most, room = content_left(), _MOST_COLUMNS, _SUITED
    asked = plan.setting.view.width
    if asked is not None:
        room = max(asked, LEAST + 2 * MARGIN) - MARGIN - OUTSET - left
        most = max(1, int(room // least))
    parts = broken(plan.stages, most)
    longest = max(map(len, parts))
    width = max(min(min(room, _SUITED) / longest, _WIDE), least)
    for row, part in enumerate(parts):
        wide = min(width * longest / len(part), width * _STRETCHED)
        yield Columns(left, wide, len(part), part.start, row)


def _row(plan: Plan, columns: Columns, y: float) -> tuple[list[Mark], float]:
    """Place one row with its upper side at y; give its marks and lower end."""
    count = len(plan.journey.stages)
    heads = list(_stages(plan, columns))
    marks, tall = chevrons(heads, columns, y, plan.setting.theme, count=count)
    y += tall + _BETWEEN
    more, tall = steps_lane(plan, columns, y)
    marks += more
    y += tall
    places = plan.places(columns)
    for lane in (
        elsewhere_lane(plan, columns),
        deviations_lane(plan, columns),
        ad_hoc_lane(plan, columns),
        ends_lane(plan, columns),
    ):
        more, tall = lane.lay_out(places, columns, y + _BETWEEN)
        if more:
            marks += more
            y += tall + _BETWEEN
    return marks, y


def _stages(plan: Plan, columns: Columns) -> Iterator[Chevron]:
    """Give the stages of a row; those without a step have no place in it."""
    for number, stage in enumerate(plan.journey.stages):
        own = [column for column in columns.numbers if plan.stages[column] == number]
        if own:
            title = stage.label or str(number + 1)
            continued = own[0] > 0 and plan.stages[own[0] - 1] == number
            if continued:
                title = f"{title} ({plan.setting.said['continued']})"
            id = columns.name(stage.id or str(number + 1))
            yield Chevron(id, title, "", own[0], own[-1], number + 1, continued)
