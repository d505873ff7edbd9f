"""A thin strip of chevrons: the stages of a journey where they have little room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.draw import text as texts
from cjmap.draw.look.theme import stage_colours
from cjmap.draw.parts.cards import paragraph
from cjmap.draw.scene import Area, Mark, Weight, polygon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.draw.look.theme import Theme

_TIP = 6.0
_GAP = 2.0
_INSIDE = 5.0


@dataclass(frozen=True, slots=True)
class StripStage:
    """A stage between two x, in points. `id` is that of its mark, empty for none."""

    id: str
    title: str
    left: float
    right: float

    def room(self, first: bool) -> float:
        """Give the width that its title may have, in points."""
        return self.right - self.left - _GAP - 2 * _INSIDE - (2.0 if first else _TIP)


def fits(stages: Sequence[StripStage], size: float, lines: int) -> bool:
    """Whether every title has room in so many lines, without a word being cut."""
    for index, stage in enumerate(stages):
        room = stage.room(index == 0)
        longest = texts.widest(texts.one_line(stage.title).split(" "), size, Weight.SEMIBOLD)
        if longest > room or len(texts.wrap(stage.title, room, size, Weight.SEMIBOLD)) > lines:
            return False
    return True


def stage_strip(
    stages: Sequence[StripStage], y: float, size: float, theme: Theme, least: float
) -> tuple[list[Mark], float]:
    """Place the chevrons with their upper side at y; give their marks and their height.

    The strip is at least `least` points high, and higher where a title needs it.
    """
    laid = [
        paragraph(
            stage.title, 0, 0, max(stage.room(index == 0), size * 2), size, theme.on_stage,
            Weight.SEMIBOLD,
        )[1]
        for index, stage in enumerate(stages)
    ]  # fmt: skip
    height = max([least, *(tall + 8 for tall in laid)])
    colours = stage_colours(theme, len(stages))
    marks = []
    for index, (stage, tall) in enumerate(zip(stages, laid, strict=True)):
        first = index == 0
        room = max(stage.room(first), size * 2)
        start = stage.left + _INSIDE + (2.0 if first else _TIP)
        text, _ = paragraph(
            stage.title,
            start,
            y + (height - tall) / 2,
            room,
            size,
            theme.on_stage,
            Weight.SEMIBOLD,
        )
        area = _outline(stage.left, stage.right - _GAP, y, height, colours[index], first)
        marks.append(Mark("stage", (area, *text), stage.id, stage.title))
    return marks, height


def _outline(left: float, right: float, y: float, height: float, fill: str, first: bool) -> Area:
    """Give a chevron whose tip reaches into the notch of the next one."""
    middle, bottom = y + height / 2, y + height
    points = [(left, y), (right, y), (right + _TIP, middle), (right, bottom), (left, bottom)]
    if not first:
        points.append((left + _TIP, middle))
    return Area(polygon(*points), fill)
