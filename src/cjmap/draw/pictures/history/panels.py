"""The grid of the versions: curves of one scale, in the order of time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.draw.parts.frame import LEAST, MARGIN
from cjmap.draw.pictures.history.panel import VersionPanel, common
from cjmap.draw.scene import Mark, rounded_area

if TYPE_CHECKING:
    from cjmap.draw.parts.setting import Setting
    from cjmap.draw.pictures.history.past import Past

_COLUMNS = 4
_WIDTH = 272.0
_GAP = 12.0
_PAD = 10.0


def columns_of(count: int) -> int:
    """Choose how many panels stand in a row, so that the last row is as full as can be."""
    if count <= _COLUMNS:
        return max(count, 1)
    three = -count % 3
    return 3 if three < -count % _COLUMNS and count <= 9 else _COLUMNS


def inner_width(columns: int) -> float:
    """Give the width of the picture without its margins, in points."""
    return max(LEAST, _COLUMNS * _WIDTH + (_COLUMNS - 1) * _GAP + 2 * _PAD) if columns else LEAST


def lay_out(
    past: Past, inner: float, y: float, setting: Setting
) -> tuple[list[Mark], float, dict[int, int]]:
    """Place the panels; give marks, lower end, and the number of each version that has one."""
    drawn = [index for index, each in enumerate(past.snapshots) if each.drawn]
    columns = columns_of(len(drawn))
    width = (inner - 2 * _PAD - (columns - 1) * _GAP) / columns
    panels = []
    numbers: dict[int, int] = {}
    for number, index in enumerate(drawn, 1):
        panels.append(VersionPanel(number, past.snapshots[index], setting, width))
        numbers[index] = number
    rows = [panels[start : start + columns] for start in range(0, len(panels), columns)]
    heights = [common(row) for row in rows]
    tall = sum(each.whole for each in heights) + _GAP * (len(rows) - 1) + 2 * _PAD
    ground = rounded_area(MARGIN, y, inner, tall, 14, setting.theme.panel)
    marks = [Mark("band", (ground,), "versions")]
    top = y + _PAD
    for row, high in zip(rows, heights, strict=True):
        for column, panel in enumerate(row):
            marks += panel.place(MARGIN + _PAD + column * (width + _GAP), top, high)
        top += high.whole + _GAP
    return marks, y + tall, numbers
