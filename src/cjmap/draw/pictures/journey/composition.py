"""The composition of a journey's picture: its rows, the width of its columns, the whole.

Columns are `NARROWEST` (110) points wide at least, in which words are still whole; in one row they
are made as wide as brings the picture nearest to the shape of a slide. A picture wider than
`WIDEST` (2,000) points has texts that are guessed rather than read where all of it is seen: on a
screen of 1,600 pixels a text of 10 points is then 8 pixels high. So a journey of more than 16
steps is broken into rows, at the ends of stages where it can be, if that makes it larger on a
slide; one with a dozen lanes would only become a tower, and stays in one row to be zoomed into.

A width that is asked for replaces `WIDEST`, and then the journey is always broken. But a header
needs `LEAST` points, and a picture is never made narrower than that. The columns of rows are
only `COMFORTABLE`, as long as that takes no further row.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from cjmap.draw.parts.emotion import EmotionLane
from cjmap.draw.parts.footer import finish, footnotes
from cjmap.draw.parts.frame import LEAST, MARGIN
from cjmap.draw.parts.grid import OUTSET, Columns, content_left
from cjmap.draw.parts.header import header
from cjmap.draw.parts.times import total_told
from cjmap.draw.pictures.journey.changes import remarks
from cjmap.draw.pictures.journey.heading import description_of, heading_of
from cjmap.draw.pictures.journey.lanes import durations, lanes_of
from cjmap.draw.pictures.journey.rows import broken
from cjmap.draw.pictures.journey.stages import all_numbered, separators, stage_heads

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cjmap.draw.pictures.journey.lanes import Row
    from cjmap.draw.pictures.journey.plan import Plan
    from cjmap.draw.scene import Mark, Scene

WIDEST = 2000.0
"""The width of a picture above which its texts are too small to read, in points."""

NARROWEST = 110.0
"""The least width of a column, in points."""

COMFORTABLE = 144.0
"""The width of a column that breaks few texts into more than three lines, in points."""

_WIDTHS = (NARROWEST, 116.0, 122.0, 128.0, 136.0, 144.0, 154.0, 164.0, 176.0, 200.0, 230.0, 270.0)
"""The widths that a column may have, in points."""

_GROUNDS = ("band", "tint", "tint between")
"""The classes of what lies below the separators."""

_SLIDE = 1.5
"""Width to height: a little less than a slide (16:9)."""

_STRETCHED = 2.5
"""How much wider the columns of a short row may be, so that it ends where the others do.

A row of fewer columns than that stays short: its cards would be long bands of a line each.
"""

_BETWEEN = 8.0
"""Space between two lanes, in points."""

_ROWS_APART = 34.0
"""Space between two rows, in points."""

_EMOTION = 0.2
"""The part of a row's height that the curve takes, where its scale lets it."""

_HEADS = 70.0
"""About the height of chevrons and phases, in points."""


def composed(plan: Plan) -> Scene:
    """Lay everything out in the rows and at the width that suit a slide or a page best."""
    setting, theme = plan.setting, plan.setting.theme
    lanes = lanes_of(plan)
    rows = _rows(plan, lanes)
    lanes = _sized(lanes, rows)
    inner = max(max(_inner(columns) for columns in rows), LEAST)
    marks, y = header(heading_of(plan), inner, theme)
    numbered = all_numbered(plan, rows)
    y += 22
    for columns in rows:
        more, y = _row(plan, lanes, columns, y, numbered)
        marks += more
        y += _ROWS_APART
    total = total_told(durations(plan), setting.said)
    notes = [*total, *remarks(plan), *footnotes(plan.journey, setting)]
    bottom = y - _ROWS_APART - 2
    return finish(plan.journey, setting, marks, inner, bottom, notes, description_of(plan))


def _row(
    plan: Plan, lanes: Sequence[Row], columns: Columns, y: float, numbered: bool
) -> tuple[list[Mark], float]:
    """Place one row of stages with its lanes, upper side at y; give its marks and lower end."""
    heads, y = stage_heads(plan, columns, y, numbered)
    y += _BETWEEN
    top = y
    drawn: list[Mark] = []
    for lane in lanes:
        more, tall = lane.lay_out(columns, y)
        drawn += more
        y += tall + _BETWEEN if more else 0.0
    # The separators lie on the grounds and below all else.
    grounds = [mark for mark in drawn if mark.css in _GROUNDS]
    rest = [mark for mark in drawn if mark.css not in _GROUNDS]
    bottom = y - _BETWEEN
    return [*heads, *grounds, *separators(plan, columns, top, bottom), *rest], bottom + _BETWEEN


def _rows(plan: Plan, lanes: Sequence[Row]) -> list[Columns]:
    """Break the columns into rows, and give them the width that suits the picture best."""
    stages = [place.stage for place in plan.places]
    asked = plan.setting.view.width
    room = _room(max(WIDEST if asked is None else asked, LEAST + 2 * MARGIN))
    parts = broken(stages, max(1, int(room // NARROWEST)))
    longest = max(len(part) for part in parts)
    if len(parts) == 1:
        return _one_row(plan, lanes, room)
    rows = _columns(parts, min(room / longest, COMFORTABLE if asked is None else room))
    if asked is not None:
        return rows
    whole = _one_row(plan, lanes, COMFORTABLE * len(stages))
    return max(whole, rows, key=lambda each: _on_slide(_size(plan, lanes, each)))


def _one_row(plan: Plan, lanes: Sequence[Row], room: float) -> list[Columns]:
    """Give all columns in one row of at most `room` points, near to the shape of a slide."""
    longest = len(plan.places)
    parts = [range(longest)]
    least = min(_room(LEAST + 2 * MARGIN) / longest, room / longest)
    fitting = [max(width, least) for width in _WIDTHS if width * longest <= room]
    widths = sorted({*fitting, max(min(room / longest, _WIDTHS[-1]), least)})
    return _columns(parts, _best(plan, lanes, parts, widths))


def _columns(parts: Sequence[range], width: float) -> list[Columns]:
    """Give the columns of each row; those of a short row are wider, so that all rows end alike."""
    longest = max(len(part) for part in parts)
    return [
        Columns(
            content_left(),
            min(width * longest / len(part), width * _STRETCHED),
            len(part),
            part.start,
            row,
        )
        for row, part in enumerate(parts)
    ]


def _best(
    plan: Plan, lanes: Sequence[Row], parts: Sequence[range], widths: Sequence[float]
) -> float:
    """Give the width of the columns that brings the picture nearest to a slide, in points."""
    found: dict[float, float] = {}

    def misfit(width: float) -> float:
        """Give 0 for the right shape, less for a picture too high, more for one too wide."""
        if width not in found:
            inner, height = _size(plan, lanes, _columns(parts, width))
            found[width] = math.log(inner / height / _SLIDE)
        return found[width]

    # Wider columns make the picture wider and, as a rule, lower: the list can be halved.
    low, high = 0, len(widths) - 1
    while low < high:
        middle = (low + high) // 2
        if misfit(widths[middle]) >= 0:
            high = middle
        else:
            low = middle + 1
    if low > 0 and abs(misfit(widths[low - 1])) < abs(misfit(widths[low])):
        low -= 1
    return widths[low]


def _size(plan: Plan, lanes: Sequence[Row], rows: Sequence[Columns]) -> tuple[float, float]:
    """Give the width and about the height of the picture in these rows, in points."""
    inner = max(_inner(columns) for columns in rows)
    _, height = header(heading_of(plan), inner, plan.setting.theme)
    for columns in rows:
        others = _HEADS + _height(_others(lanes), columns)
        curve = _height(_sized(_curves(lanes), [columns], others), columns)
        height += others + curve + _ROWS_APART
    return inner, height


def _on_slide(size: tuple[float, float]) -> float:
    """Give the scale at which a picture fits a slide of 16:9, 1,600 points wide."""
    width, height = size
    return min(1600 / width, 900 / height)


def _sized(lanes: Iterable[Row], rows: Sequence[Columns], others: float | None = None) -> list[Row]:
    """Give the lanes with the curve as high as its part of a row of average height is.

    `others` is the height of all other lanes of a row, where that is known.
    """
    given = list(lanes)
    if others is None:
        others = _HEADS + sum(_height(_others(given), each) for each in rows) / len(rows)
    return [
        lane.sized(others, _EMOTION) if isinstance(lane, EmotionLane) else lane for lane in given
    ]


def _curves(lanes: Iterable[Row]) -> list[Row]:
    return [lane for lane in lanes if isinstance(lane, EmotionLane)]


def _others(lanes: Iterable[Row]) -> list[Row]:
    return [lane for lane in lanes if not isinstance(lane, EmotionLane)]


def _height(lanes: Iterable[Row], columns: Columns) -> float:
    """Give the height of lanes in a row, with the space below each, in points."""
    heights = (lane.height(columns) for lane in lanes)
    return sum(height + _BETWEEN for height in heights if height)


def _inner(columns: Columns) -> float:
    """Give the inner width of the picture, without its margins, in points."""
    return columns.right + OUTSET - MARGIN


def _room(width: float) -> float:
    """Give the width that the columns of a picture so wide have, in points."""
    return width - MARGIN - OUTSET - content_left()
