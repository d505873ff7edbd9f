"""How wide a line is for the cases that went along it, and the row that declares it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.draw import text as texts
from cjmap.draw.parts.cards import centred
from cjmap.draw.parts.frame import MARGIN
from cjmap.draw.scene import Box, Mark

if TYPE_CHECKING:
    from cjmap.draw.parts.setting import Setting
    from cjmap.draw.scene import Shape

WIDEST = 14.0
THINNEST = 1.4
"""The widths of the strongest flow and of the weakest ones, in points."""

_SIZE = 9.0
_SAMPLE = 30.0


@dataclass(frozen=True, slots=True)
class Scale:
    """Lines are as wide as their cases are many, next to the `most` cases of one flow.

    Those that would be too thin to be seen are `THINNEST`; the scale says up to how many cases.
    """

    most: int

    def width(self, cases: int) -> float:
        """Give the width of a line, in points."""
        return round(max(THINNEST, WIDEST * cases / self.most), 2)

    @property
    def thin(self) -> int:
        """Up to how many cases a line is as thin as can be."""
        return int(self.most * THINNEST / WIDEST)


def scale_mark(scale: Scale, colour: str, y: float, setting: Setting) -> tuple[list[Mark], float]:
    """Declare the scale in a row with its upper side at y; give its marks and lower end."""
    said, theme = setting.said, setting.theme
    samples = [(scale.width(part), part) for part in _samples(scale)]
    middle = y + WIDEST / 2 + 1
    x = MARGIN
    shapes: list[Shape] = []
    title = said["flow-scale"]
    shapes.append(centred(title, x, middle, _SIZE, theme.muted, anchor="start"))
    x += texts.width(title, _SIZE) + 14
    for width, cases in samples:
        shapes.append(Box(x, middle - width / 2, _SAMPLE, width, colour, rounded=False))
        x += _SAMPLE + 6
        text = said.number(cases)
        if cases == scale.thin:
            text = said["flow-scale-thin"].format(count=text)
        shapes.append(centred(text, x, middle, _SIZE, theme.body, anchor="start"))
        x += texts.width(text, _SIZE) + 18
    return [Mark("scale", tuple(shapes), "scale", title)], y + WIDEST + 4


def _samples(scale: Scale) -> list[int]:
    """Give the numbers of cases that are shown: the thinnest, a round one between, the most."""
    found = [scale.thin] if scale.thin else []
    middle = _round(scale.most / 2)
    if scale.thin < middle < scale.most:
        found.append(middle)
    return [*found, scale.most]


def _round(number: float) -> int:
    """Give the largest number with one digit that says something and not more than this one."""
    if number < 1:
        return 0
    size = 10 ** (len(str(int(number))) - 1)
    return int(number // size * size)
