"""How far the opportunities of a workspace have got: a number and a part of a bar a state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.draw import text as texts
from cjmap.draw.parts.cards import centred
from cjmap.draw.parts.frame import MARGIN
from cjmap.draw.parts.progress import look_of, sign_of, word_of
from cjmap.draw.scene import Box, Mark, Shape, Weight

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.draw.parts.setting import Setting

_BAR = 14.0
_GAP = 2.0
_BETWEEN = 26.0
_SWATCH = 18.0
_LINE = 24.0


def progress_bar(
    states: Sequence[tuple[str, int]], width: float, y: float, setting: Setting
) -> tuple[list[Mark], float]:
    """Place a bar with a part for each state, in proportion, and the numbers below.

    Give the marks and the lower end.
    """
    said, theme = setting.said, setting.theme
    total = sum(count for _, count in states)
    room = width - _GAP * (len(states) - 1)
    marks: list[Mark] = []
    parts: list[Shape] = []
    x = MARGIN
    for state, count in states:
        look = look_of(state, theme)
        wide = room * count / total
        parts.append(Box(x, y, wide, _BAR, look.fill, look.edge, 1.2, rounded=False))
        x += wide + _GAP
    marks.append(Mark("bar", tuple(parts), "progress", said["opportunities"]))
    x, top = MARGIN, y + _BAR + 8
    for state, count in states:
        look = look_of(state, theme)
        word = f"{sign_of(state)} {word_of(state, said)}"
        number = said.number(count)
        inner = texts.width(number, 15, Weight.BOLD)
        wide = _SWATCH + 7 + inner + 7 + texts.width(word, 9.5)
        if x > MARGIN and x + wide > MARGIN + width:
            x, top = MARGIN, top + _LINE
        middle = top + _LINE / 2
        left = x + _SWATCH + 7
        shapes: list[Shape] = [
            Box(x, middle - 5, _SWATCH, 10, look.fill, look.edge, 1.2, rounded=False),
            centred(number, left, middle, 15, theme.ink, Weight.BOLD, "start"),
            centred(word, left + inner + 7, middle + 0.5, 9.5, theme.body, anchor="start"),
        ]
        name = f"state-{state or 'open'}"
        marks.append(Mark("state", tuple(shapes), name, f"{word}: {number}"))
        x += wide + _BETWEEN
    return marks, top + _LINE
