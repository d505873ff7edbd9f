"""The composition of a blueprint's picture: the width of its cards, and the whole.

The links are routed first; only then are the gutters made as wide as the arrows in them need.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from cjmap.draw.parts.differences import ASIDE, RISE
from cjmap.draw.parts.footer import finish, footnotes
from cjmap.draw.parts.frame import MARGIN
from cjmap.draw.parts.header import Heading, Line, compared, header
from cjmap.draw.parts.lane import ground, lane_label
from cjmap.draw.parts.measures import sentences
from cjmap.draw.parts.notes import notes_panel
from cjmap.draw.parts.routing import route
from cjmap.draw.parts.times import TimesRow, explain_waiting, is_told, total_told
from cjmap.draw.pictures.blueprint.arrows import arrow_marks, arrows_of
from cjmap.draw.pictures.blueprint.faces import BADGE, CORNER, any_raised
from cjmap.draw.pictures.blueprint.lines import line_marks
from cjmap.draw.pictures.blueprint.link_titles import link_signs, link_titles
from cjmap.draw.pictures.blueprint.links import joined_by
from cjmap.draw.pictures.blueprint.plan import TIMES
from cjmap.draw.pictures.blueprint.spacing import Sizes, sizes_of
from cjmap.draw.pictures.blueprint.stages import stage_heads
from cjmap.draw.pictures.blueprint.table import table_of
from cjmap.draw.scene import Stroke

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.draw.parts.routing import Cell
    from cjmap.draw.pictures.blueprint.link_titles import Sides
    from cjmap.draw.pictures.blueprint.plan import Plan
    from cjmap.draw.pictures.blueprint.table import Table
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
    ends = [(each.start, each.end) for each in joined if not each.is_loop]
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

    arrows = arrows_of(plan, joined, table, routed, sizes)
    lines = line_marks(plan, sizes)
    marks += [*heads, *_lanes(plan, sizes), *lines]
    marks += _cards(plan, table, sizes)
    marks += arrow_marks(setting, arrows)
    covered = _covered(sizes, lines)
    signs, signed = link_signs(setting, arrows, covered)
    titles, untold = link_titles(setting, arrows, covered, signed)
    times, bottom = _times(plan, sizes)
    notes, bottom = notes_panel([*table.notes, *untold], inner, bottom + 10, theme)
    marks += [*signs, *titles, *times, *notes]
    total = total_told(plan.durations(), setting.said)
    foot = [*total, *footnotes(blueprint, setting)]
    description = sentences(blueprint.summary, blueprint.goal) or setting.said["blueprint"]
    return finish(blueprint, setting, marks, inner, bottom + 4, foot, description)


def _cards(plan: Plan, table: Table, sizes: Sizes) -> list[Mark]:
    """Place the cards; in a lane whose cards say more than one text, all texts begin at the top."""
    marks = []
    in_rows: dict[int, list[Cell]] = {}
    for cell in sorted(sizes.fitted):
        in_rows.setdefault(cell[0], []).append(cell)
    for lane, rows in zip(plan.lanes, table.lane_rows, strict=True):
        own = [cell for row in rows for cell in in_rows.get(row, ())]
        raised = any_raised([sizes.fitted[cell] for cell in own])
        for cell in own:
            left, top, _, bottom = sizes.sides(cell)
            fitted = sizes.fitted[cell]
            marks.append(fitted.place(left, top, bottom - top, raised=raised, lane=lane.id))
    return marks


def _covered(sizes: Sizes, lines: Sequence[Mark]) -> list[Sides]:
    """Give what no title may cover: cards, badges, and the three lines."""
    taken = []
    for cell, fitted in sizes.fitted.items():
        left, top, right, bottom = sizes.sides(cell)
        taken.append((left, top, right, bottom))
        if fitted.face.badges:
            wide = CORNER + BADGE * (len(fitted.face.badges) - 1)
            taken.append((right - wide, top - 10, right + 4, top + 10))
        if fitted.face.flag:
            taken.append((left - ASIDE, top - RISE, right, top))
    for mark in lines:
        for shape in mark.shapes:
            if isinstance(shape, Stroke):
                (x, y), (end, _) = shape.points[0], shape.points[-1]
                taken.append((x, y, end, y))
    return taken


def _misfit(sizes: Sizes) -> float:
    """Tell how far the picture is from its shape; 0 is the best."""
    inner = sizes.right - MARGIN
    return abs(math.log(inner / (sizes.lane_bottom[-1] + _AROUND) / _SHAPE))


def _heading(plan: Plan) -> Heading:
    blueprint, said = plan.blueprint, plan.setting.said
    lines = [Line("", blueprint.summary, field="summary")] if blueprint.summary else []
    if blueprint.goal:
        lines.append(Line(said["goal"], blueprint.goal, field="goal"))
    note = said[f"path-{blueprint.path}"] if blueprint.path else ""
    heading = Heading(said["blueprint"], blueprint.title, tuple(lines), (), note)
    return compared(heading, blueprint, plan.setting)


def _lanes(plan: Plan, sizes: Sizes) -> list[Mark]:
    """Give the grounds of the lanes, then the panels with their names."""
    grounds, labels = [], []
    for index, lane in enumerate(plan.lanes):
        hue, top = plan.hue(index), sizes.lane_top[index]
        tall = sizes.lane_bottom[index] - top
        flag = plan.setting.flag(lane)
        if flag is not None and flag.removed:
            theme = plan.setting.theme
            hue = replace(hue, band=theme.panel, label=theme.panel, ink=theme.muted)
        band = ground(lane.id, hue, sizes.right, top, tall)
        label = lane_label(lane.id, plan.label(index), "", hue, top, tall, middle=True, flag=flag)
        grounds.append(replace(band, lane=lane.id))
        labels.append(replace(label, lane=lane.id))
    return [*grounds, *labels]


def _times(plan: Plan, sizes: Sizes) -> tuple[list[Mark], float]:
    """Place the row of durations below the lanes; give its marks and lower end, or the lanes'."""
    times, y = plan.durations(), sizes.lane_bottom[-1]
    if not any(times):
        return [], y
    said, theme = plan.setting.said, plan.setting.theme
    hue = theme.hues["slate"]
    flags = [
        plan.setting.field_flag(column, "duration") if is_told(time) else None
        for column, time in zip(plan.columns, times, strict=True)
    ]
    row = TimesRow(said["time"], "", hue, theme, said, times, flags=flags)
    y += 10
    places = [(left, sizes.card_width) for left in sizes.card_left]
    marks, tall = row.lay_out(places, y, key=TIMES)
    explain_waiting(plan.setting, times)
    marks.insert(0, ground(TIMES, hue, sizes.right, y, tall))
    return [replace(mark, lane=TIMES) for mark in marks], y + tall
