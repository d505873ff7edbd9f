"""The composition of a journey's picture: the order of the lanes, the columns' width, the whole.

The columns are made as wide as brings the whole picture nearest to the shape of a slide.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from cjmap.draw.footer import finish, footnotes
from cjmap.draw.frame import LEAST, MARGIN
from cjmap.draw.grid import OUTSET, Columns, band, content_left
from cjmap.draw.header import header
from cjmap.draw.journey import items, steps
from cjmap.draw.journey.branches import branch_lane
from cjmap.draw.journey.feelings import emotion_lane, feeling_lane
from cjmap.draw.journey.heading import description_of, heading_of
from cjmap.draw.journey.lanes import card_lane
from cjmap.draw.journey.metrics import metric_cards
from cjmap.draw.journey.opportunities import opportunity_lane
from cjmap.draw.journey.stages import separators, stage_heads
from cjmap.draw.journey.variants import variant_cards
from cjmap.draw.times import TimesRow, total_told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.draw.journey.plan import Plan
    from cjmap.draw.scene import Mark, Scene
    from cjmap.format.journey import Timing

_WIDTHS = (96, 110, 116, 122, 128, 136, 144, 154, 164, 176, 200, 230, 270)
"""The widths that a column may have, in points."""

_MANY = 24
"""The number of columns above which the narrowest width is allowed."""

_SHAPE = 1.3
"""Width to height: a little less than a sheet of paper (√2:1)."""

_BETWEEN = 8.0
"""Space between two lanes, in points."""


class Row(Protocol):
    """Anything that can be placed below the last lane."""

    def lay_out(self, columns: Columns, y: float) -> tuple[list[Mark], float]:
        """Place it with its upper side at y; give its marks and its height, in points."""
        ...


@dataclass(frozen=True, slots=True)
class _Times:
    """The row of durations, on a ground of its own."""

    row: TimesRow

    def lay_out(self, columns: Columns, y: float) -> tuple[list[Mark], float]:
        places = [(columns.start(index) + 8, columns.width - 16) for index in range(columns.count)]
        marks, height = self.row.lay_out(places, y)
        return [band("duration", self.row.hue, columns, y, height), *marks], height


def composed(plan: Plan) -> Scene:
    """Lay everything out at the width that suits a slide best."""
    setting, theme = plan.setting, plan.setting.theme
    rows = _rows(plan)
    columns = Columns(content_left(), _best_width(plan, rows), len(plan.places))
    inner = _inner(columns)
    marks, y = header(heading_of(plan), inner, theme)
    heads, y = stage_heads(plan, columns, y + 22)
    y += _BETWEEN
    top = y
    lanes: list[Mark] = []
    for row in rows:
        more, tall = row.lay_out(columns, y)
        lanes += more
        y += tall + _BETWEEN
    # The separators lie on the grounds and below all else.
    grounds = [mark for mark in lanes if mark.css in ("band", "tint")]
    rest = [mark for mark in lanes if mark.css not in ("band", "tint")]
    marks += [*heads, *grounds, *separators(plan, columns, top, y - _BETWEEN), *rest]
    total = total_told(_durations(plan), setting.said)
    notes = [*total, *footnotes(plan.journey, setting.context)]
    return finish(plan.journey, setting, marks, inner, y - 2, notes, description_of(plan.journey))


def _rows(plan: Plan) -> list[Row]:
    """Give the lanes that the map fills, in the order in which they are drawn."""
    rows: list[Row | None] = [
        card_lane(plan, "steps", "blue", steps.step_cards),
        branch_lane(plan),
        card_lane(plan, "touchpoints", "teal", steps.touchpoint_cards),
        card_lane(plan, "thinks", "violet", items.thought_cards),
        emotion_lane(plan),
        feeling_lane(plan),
        card_lane(plan, "needs", "sky", items.cards_of("needs")),
        card_lane(plan, "expectations", "indigo", items.expectation_cards),
        card_lane(plan, "drivers", "emerald", items.cards_of("drivers")),
        card_lane(plan, "barriers", "orange", items.cards_of("barriers")),
        card_lane(plan, "pains", "rose", items.pain_cards),
        card_lane(plan, "gains", "lime", items.cards_of("gains")),
        card_lane(plan, "metrics", "sky", metric_cards),
        _times(plan),
        card_lane(plan, "contexts", "slate", steps.context_cards),
        card_lane(plan, "variants", "fuchsia", variant_cards),
        opportunity_lane(plan),
    ]
    return [row for row in rows if row is not None]


def _durations(plan: Plan) -> list[Timing | None]:
    return [place.step.duration if place.step else None for place in plan.places]


def _times(plan: Plan) -> Row | None:
    times = _durations(plan)
    if not any(times):
        return None
    said, theme = plan.setting.said, plan.setting.theme
    hue = theme.hues["slate"]
    return _Times(TimesRow(said["duration"], said["duration-hint"], hue, theme, said, times))


def _inner(columns: Columns) -> float:
    """Give the inner width of the picture, without its margins, in points."""
    return columns.right + OUTSET - MARGIN


def _best_width(plan: Plan, rows: Sequence[Row]) -> float:
    """Give the width of the columns that brings the picture nearest to its shape, in points."""
    count = len(plan.places)
    least = (LEAST - content_left() + MARGIN) / count
    # Only a map with very many steps has to make do with the narrowest column.
    given = [width for width in _WIDTHS if count > _MANY or width != _WIDTHS[0]]
    widths = sorted({max(float(width), least) for width in given})

    def shape(width: float) -> float:
        """Give 0 for the right shape, less for a picture too high, more for one too wide."""
        columns = Columns(content_left(), width, count)
        inner = _inner(columns)
        _, top = header(heading_of(plan), inner, plan.setting.theme)
        height = top + 120 + sum(row.lay_out(columns, 0.0)[1] + _BETWEEN for row in rows)
        return math.log(inner / height / _SHAPE)

    # Wider columns make the picture wider and, as a rule, lower: the list can be halved.
    low, high = 0, len(widths) - 1
    while low < high:
        middle = (low + high) // 2
        if shape(widths[middle]) >= 0:
            high = middle
        else:
            low = middle + 1
    if low > 0 and abs(shape(widths[low - 1])) < abs(shape(widths[low])):
        low -= 1
    return widths[low]
