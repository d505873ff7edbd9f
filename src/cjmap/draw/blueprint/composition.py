"""The composition of a blueprint's picture: the width of its cards, and the whole.

The links are routed first; only then are the gutters made as wide as the arrows in them need.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from cjmap.draw.blueprint.arrows import arrow_marks, arrows_of
from cjmap.draw.blueprint.lines import line_marks
from cjmap.draw.blueprint.link_titles import link_titles
from cjmap.draw.blueprint.links import joined_by
from cjmap.draw.blueprint.spacing import Sizes, sizes_of
from cjmap.draw.blueprint.stages import stage_heads
from cjmap.draw.blueprint.table import table_of
from cjmap.draw.footer import finish, footnotes
from cjmap.draw.frame import MARGIN
from cjmap.draw.header import Heading, Line, header
from cjmap.draw.lane import ground, lane_label
from cjmap.draw.notes import notes_panel
from cjmap.draw.routing import route
from cjmap.draw.times import TimesRow, total_told

if TYPE_CHECKING:
    from cjmap.draw.blueprint.plan import Plan
    from cjmap.draw.scene import Mark, Scene

_WIDTHS = (132.0, 140.0, 150.0, 162.0, 176.0)
"""The widths that a card may have, in points."""

_SHAPE = 1.7
"""Width to height: a little less than a slide (16:9)."""

_AROUND = 330.0
"""The height of what is above and below the lanes, as a rule, in points."""


def composed(plan: Plan) -> Scene:
    """Lay everything out, with cards as wide as suits the picture's shape."""
    blueprint, setting, theme = plan.blueprint, plan.setting, plan.setting.theme
    table = table_of(plan)
    joined = joined_by(blueprint.links, table)
    ends = [(each.start, each.end) for each in joined]
    routed = route(table.rows, table.columns, table.cards, ends)

    def sizes_at(width: float, top: float) -> Sizes:
        return sizes_of(plan, table, routed, width, top)

    # What is across does not depend on where the lanes begin, and the header has to know it.
    width = min(_WIDTHS, key=lambda each: (_misfit(sizes_at(each, 0.0)), each))
    across = sizes_at(width, 0.0)
    inner = across.right - MARGIN
    marks, y = header(_heading(plan), inner, theme)
    y += 22
    heads, tall = stage_heads(plan, across, y)
    sizes = sizes_at(width, y + (tall + 10 if heads else 0))

    arrows = arrows_of(joined, table, routed, sizes)
    marks += [*heads, *_lanes(plan, sizes), *line_marks(plan, sizes)]
    marks += arrow_marks(setting, arrows)
    for cell in sorted(sizes.fitted):
        left, top, _, bottom = sizes.sides(cell)
        marks.append(sizes.fitted[cell].place(left, top, sizes.row_height[cell[0]]))
    titles, untold = link_titles(setting, arrows, [sizes.sides(cell) for cell in table.cards])
    times, bottom = _times(plan, sizes)
    notes, bottom = notes_panel([*table.notes, *untold], inner, bottom + 10, theme)
    marks += [*titles, *times, *notes]
    total = total_told(plan.durations(), setting.said)
    foot = [*total, *footnotes(blueprint, setting.context)]
    description = ". ".join(part for part in (blueprint.summary, blueprint.goal) if part)
    return finish(blueprint, setting, marks, inner, bottom + 4, foot, description)


def _misfit(sizes: Sizes) -> float:
    """Tell how far the picture is from its shape; 0 is the best."""
    inner = sizes.right - MARGIN
    return abs(math.log(inner / (sizes.lane_bottom[-1] + _AROUND) / _SHAPE))


def _heading(plan: Plan) -> Heading:
    blueprint, said = plan.blueprint, plan.setting.said
    lines = [Line("", blueprint.summary)] if blueprint.summary else []
    if blueprint.goal:
        lines.append(Line(said["goal"], blueprint.goal))
    note = said[f"path-{blueprint.path}"] if blueprint.path else ""
    return Heading(said["blueprint"], blueprint.title, tuple(lines), (), note)


def _lanes(plan: Plan, sizes: Sizes) -> list[Mark]:
    """Give the grounds of the lanes, then the panels with their names."""
    grounds, labels = [], []
    for index, lane in enumerate(plan.lanes):
        hue, top = plan.hue(index), sizes.lane_top[index]
        tall = sizes.lane_bottom[index] - top
        grounds.append(ground(lane.id, hue, sizes.right, top, tall))
        labels.append(lane_label(lane.id, plan.label(index), "", hue, top, tall, middle=True))
    return [*grounds, *labels]


def _times(plan: Plan, sizes: Sizes) -> tuple[list[Mark], float]:
    """Place the row of durations below the lanes; give its marks and lower end, or the lanes'."""
    times, y = plan.durations(), sizes.lane_bottom[-1]
    if not any(times):
        return [], y
    said, theme = plan.setting.said, plan.setting.theme
    hue = theme.hues["slate"]
    row = TimesRow(said["time"], "", hue, theme, said, times)
    y += 10
    marks, tall = row.lay_out([(left, sizes.card_width) for left in sizes.card_left], y)
    return [ground("times", hue, sizes.right, y, tall), *marks], y + tall
