"""The chip on a step's card that leads to the journey which maps the step in detail."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.draw.look.theme import emotion_colour
from cjmap.draw.parts import curve as curves
from cjmap.draw.parts.cards import paragraph
from cjmap.draw.scene import Box, Disc, Shape, Stroke, Weight, polyline

if TYPE_CHECKING:
    from cjmap.draw.look.theme import Hue, Theme

_SIDE = 7.0
_ABOVE = 5.0
_CURVE = 16.0
_SIZE = 8.5


@dataclass(frozen=True, slots=True)
class SubJourney:
    """What leads there, the journey's title, and its scores (−2..2) in order, as a small curve."""

    lead: str
    title: str
    scores: tuple[float, ...]
    hue: Hue
    theme: Theme

    def height(self, width: float) -> float:
        """Give the height of the chip, in points."""
        return self._texts(0.0, 0.0, width)[1] + 2 * _ABOVE + (_CURVE + 4 if self._drawn else 0)

    def shapes(self, x: float, y: float, width: float) -> list[Shape]:
        """Draw it with its top left corner at (x, y)."""
        shapes: list[Shape] = [
            Box(x, y, width, self.height(width), self.theme.page, self.hue.edge, 0.8)
        ]
        words, tall = self._texts(x, y + _ABOVE, width)
        shapes += words
        if self._drawn:
            shapes += self._curve(x + _SIDE + 3, y + _ABOVE + tall + 4, width - 2 * _SIDE - 6)
        return shapes

    @property
    def _drawn(self) -> bool:
        return len(self.scores) > 1

    def _texts(self, x: float, y: float, width: float) -> tuple[list[Shape], float]:
        room = width - 2 * _SIDE
        lead, tall = paragraph(self.lead, x + _SIDE, y, room, _SIZE, self.hue.ink, Weight.SEMIBOLD)
        title, more = paragraph(self.title, x + _SIDE, y + tall, room, _SIZE, self.hue.ink)
        return [*lead, *title], tall + more

    def _curve(self, x: float, y: float, width: float) -> list[Shape]:
        """Draw the curve into the room, with neutral in its middle and dots at both ends."""
        step = width / (len(self.scores) - 1)
        middle, unit = y + _CURVE / 2, _CURVE / 4
        points = [(x + step * n, middle - score * unit) for n, score in enumerate(self.scores)]
        shapes: list[Shape] = [
            Stroke(polyline((x, middle), (x + width, middle)), self.theme.rule, 0.6, "dashed")
        ]
        for piece in curves.monotone(points):
            score = (middle - (piece[0][1] + piece[3][1]) / 2) / unit
            shapes.append(Stroke(piece, emotion_colour(self.theme, score), 1.4))
        for point, score in ((points[0], self.scores[0]), (points[-1], self.scores[-1])):
            shapes.append(Disc(*point, 2.0, emotion_colour(self.theme, score)))
        return shapes
