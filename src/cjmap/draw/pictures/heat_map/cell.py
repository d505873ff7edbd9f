"""One cell of a heat map: its colour, its face and its figures, and what hurts most there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.draw import text as texts
from cjmap.draw.look.theme import emotion_colour, mix
from cjmap.draw.parts.cards import centred, paragraph
from cjmap.draw.parts.emotion import face
from cjmap.draw.parts.measures import severity
from cjmap.draw.scene import Box, Mark, Shape, Weight

if TYPE_CHECKING:
    from cjmap.draw.parts.setting import Setting
    from cjmap.draw.pictures.heat_map.table import Figures

_FACE = 8.0
_INSET = 8.0
_HEAD = 16.0
"""Height of the line with the face and the mean, in points."""

_SMALL = 8.5

HEIGHT = _HEAD + 2 * _INSET
"""The least height of a cell, in points."""


@dataclass(frozen=True, slots=True)
class CellLook:
    """What a cell tells of its figures: with or without what hurts most."""

    setting: Setting
    pain: bool = True

    def height(self, figures: Figures, width: float) -> float:
        """Give the least height of a cell of `width` points."""
        return self._lay_out(figures, 0.0, 0.0, width)[1]

    def place(
        self, figures: Figures, id: str, where: str, x: float, y: float, width: float, height: float
    ) -> Mark:
        """Give the mark of a cell with its upper left corner at (x, y)."""
        theme = self.setting.theme
        fill, edge = theme.panel, theme.faint
        if figures.mean is not None:
            edge = emotion_colour(theme, figures.mean)
            fill = mix(theme.page, edge, 0.09 + 0.1 * abs(figures.mean))
        shapes, _ = self._lay_out(figures, x, y, width)
        ground = Box(x, y, width, height, fill, edge)
        return Mark("card cell", (ground, *shapes), id, self._title(figures, where))

    def _lay_out(
        self, figures: Figures, x: float, y: float, width: float
    ) -> tuple[list[Shape], float]:
        theme, said = self.setting.theme, self.setting.said
        left, top = x + _INSET, y + _INSET
        middle = top + _HEAD / 2
        shapes: list[Shape] = []
        score, indent = "–", 0.0
        if figures.mean is not None:
            score, indent = said.signed(figures.mean, 1), 2 * _FACE + 5
            shapes += face(theme, figures.mean, left + _FACE, middle, _FACE)
        shapes.append(centred(score, left + indent, middle, 11, theme.ink, Weight.BOLD, "start"))
        count = f"n\u00a0=\u00a0{said.number(figures.steps)}"
        y = top + _HEAD
        used = indent + texts.width(score, 11, Weight.BOLD)
        if used + texts.width(count, _SMALL) + 6 <= width - 2 * _INSET:
            shapes.append(
                centred(count, x + width - _INSET, middle, _SMALL, theme.body, anchor="end")
            )
        else:  # Below the mean, as there is no room beside it.
            shapes.append(centred(count, left, y + 7, _SMALL, theme.body, anchor="start"))
            y += 12
        if self.pain and figures.pain is not None:
            for line in (f"▲ {figures.pain.text}", severity(figures.pain, said)):
                more, tall = paragraph(line, left, y + 4, width - 2 * _INSET, _SMALL, theme.ink)
                shapes += more
                y += tall + (3 if tall else 0)
        return shapes, y + _INSET - (top - _INSET)

    def _title(self, figures: Figures, where: str) -> str:
        """Tell the cell in words, for a pointer or a screen reader."""
        said = self.setting.said
        score = said["no-score"] if figures.mean is None else said.signed(figures.mean)
        parts = [f"{where}: {score}", f"n = {said.number(figures.steps)}"]
        if figures.pain is not None:
            parts.append(f"▲ {figures.pain.text}")
        return ", ".join(parts)
