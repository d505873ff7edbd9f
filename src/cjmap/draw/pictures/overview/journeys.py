"""The grid of the journeys: families side by side, each on a ground of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.draw.parts.frame import MARGIN
from cjmap.draw.pictures.overview.panel import JourneyPanel, common
from cjmap.draw.scene import Mark, rounded_area

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.draw.parts.setting import Setting

_PAD = 8.0
"""Space between a panel and the edge of its family's ground, in points."""

_GAP = 12.0
"""Space between two families, in points."""


@dataclass(frozen=True, slots=True)
class Segment:
    """The panels of a family that stand in one row, by their numbers, from a column on."""

    family: int
    column: int
    panels: tuple[int, ...]


def rows_of(sizes: Sequence[int], columns: int) -> list[list[Segment]]:
    """Set families of so many panels into rows of so many columns.

    A family begins a row of its own where it would be torn apart, unless it is wider than a row.
    """
    rows: list[list[Segment]] = [[]]
    used = 0
    number = 0
    for family, size in enumerate(sizes):
        if used and used + size > columns:
            rows.append([])
            used = 0
        left = size
        while left:
            if used == columns:
                rows.append([])
                used = 0
            count = min(left, columns - used)
            panels = tuple(range(number, number + count))
            rows[-1].append(Segment(family, used, panels))
            number += count
            used += count
            left -= count
    return rows


def inner_width(panel: float, columns: int) -> float:
    """Give the width of so many columns with panels of one width, in points."""
    return columns * (panel + 2 * _PAD) + (columns - 1) * _GAP


def lay_out(
    panels: Sequence[JourneyPanel], sizes: Sequence[int], columns: int, y: float, setting: Setting
) -> tuple[list[Mark], float]:
    """Place the panels, in the order of their families; give marks and the lower end."""
    marks: list[Mark] = []
    wide = panels[0].width
    pitch = wide + 2 * _PAD + _GAP
    for number, row in enumerate(rows_of(sizes, columns), 1):
        heights = common([panels[index] for segment in row for index in segment.panels])
        for segment in row:
            left = MARGIN + segment.column * pitch
            across = len(segment.panels) * pitch - _GAP
            ground = rounded_area(
                left, y, across, heights.whole + 2 * _PAD, 14, setting.theme.panel
            )
            marks.append(Mark("band family", (ground,), f"family-{segment.family + 1}-{number}"))
            for index, panel in enumerate(segment.panels):
                marks += panels[panel].place(left + _PAD + index * pitch, y + _PAD, heights)
        y += heights.whole + 2 * _PAD + _GAP
    return marks, y - _GAP
