"""Panels: a heading with a list of texts or with small cards, as high as it needs to be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.draw.parts.cards import Card, Fitted, centred, fit, paragraph
from cjmap.draw.parts.differences import SMALL, difference_sign, flagged
from cjmap.draw.scene import Box, Disc, Mark, Shape, Weight, rounded_area

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.draw.look.theme import Hue

_SIDE = 16.0
_HEAD = 13.0
_HINT = 9.5
_ITEM = 10.5
_BETWEEN = 7.0
_SIGN = 3.0
"""More space above a row of cards of which one has the sign of a difference."""

_STRETCH = 16.0
"""How much higher a card may be made to fill a panel, in points."""


@dataclass(frozen=True, slots=True)
class Panel:
    """A panel of `cards`; with `plain`, the cards are shown as lines of a list instead."""

    key: str
    title: str
    hint: str
    hue: Hue
    cards: tuple[Card, ...]
    plain: bool = False
    across: float = 176.0
    """The width that a small card should have at least, in points."""
    number: int = 0
    """The place of the panel in the order in which it is asked for; 0: it has none."""
    stretches: bool = False
    """Whether small cards become a little higher where the panel is."""

    def height(self, width: float) -> float:
        """Give the least height of the panel, in points, at a width."""
        return self._lay_out(0.0, 0.0, width)[1]

    def place(self, x: float, y: float, width: float, height: float) -> list[Mark]:
        """Give the panel's marks, with its upper left corner at (x, y)."""
        ground = rounded_area(x, y, width, height, 12, self.hue.band)
        spare = height - self.height(width) if self.stretches else 0.0
        return [
            Mark("band panel", (ground,), f"panel-{self.key}", self.title),
            *self._lay_out(x, y, width, spare)[0],
        ]

    def _lay_out(
        self, x: float, y: float, width: float, spare: float = 0.0
    ) -> tuple[list[Mark], float]:
        room = width - 2 * _SIDE
        number = []
        if self.number:
            end, middle = x + width - _SIDE, y + 13 + _HEAD * 0.6
            number.append(centred(str(self.number), end, middle, 11, self.hue.hint, anchor="end"))
        beside = room - 12 - (22 if self.number else 0)
        title, tall = paragraph(
            self.title, x + _SIDE + 12, y + 13, beside, _HEAD, self.hue.ink, Weight.SEMIBOLD
        )
        hint, more = paragraph(
            self.hint, x + _SIDE + 12, y + 13 + tall + 1, beside, _HINT, self.hue.hint
        )
        bar = Box(x + _SIDE, y + 12, 3.5, tall + more + 3, self.hue.accent, rounded=False)
        marks = [Mark("heading", (bar, *title, *hint, *number), title=self.title)]
        top = y + 13 + tall + more + 10
        items, bottom = self._list(x, top, room) if self.plain else self._cards(x, top, room, spare)
        return [*marks, *items], bottom + (14 if self.cards else 4) - y

    def _list(self, x: float, top: float, room: float) -> tuple[list[Mark], float]:
        marks = []
        y = top
        for card in self.cards:
            flag = card.flag
            shapes: list[Shape] = [Disc(x + _SIDE + 4, y + 6.3, 2.4, self.hue.accent)]
            if flag is not None:
                left = x + _SIDE + SMALL / 2
                shapes = difference_sign(flag.difference, left, y + 6.3, flag.theme, SMALL)
            gone = flag is not None and flag.removed
            for index, block in enumerate(card.blocks):
                y += 1.5 if index else 0
                size = _ITEM if index == 0 else block.size
                colour = self.hue.ink if index == 0 else self.hue.hint
                more, tall = paragraph(
                    block.text,
                    x + _SIDE + 14,
                    y,
                    room - 14,
                    size,
                    block.colour if gone else colour,
                    block.weight,
                    struck=gone,
                )
                shapes += more
                y += tall
            css = card.css.replace("card", "item", 1)
            marks.append(flagged(Mark(css, tuple(shapes), card.id, card.title), flag))
            y += 5
        return marks, y - 5 if self.cards else y

    def _cards(self, x: float, top: float, room: float, spare: float) -> tuple[list[Mark], float]:
        if not self.cards:
            return [], top
        count = max(1, int((room + _BETWEEN) // (self.across + _BETWEEN)))
        wide = (room + _BETWEEN) / count - _BETWEEN
        more = min(spare / -(-len(self.cards) // count), _STRETCH)
        marks = []
        y = top
        for start in range(0, len(self.cards), count):
            row: list[Fitted] = [fit(card, wide) for card in self.cards[start : start + count]]
            if start and any(fitted.card.flag for fitted in row):
                y += _SIGN
            tall = max(fitted.height for fitted in row) + more
            for index, fitted in enumerate(row):
                left = x + _SIDE + index * (wide + _BETWEEN)
                marks.append(fitted.place(left, y, tall))
            y += tall + _BETWEEN
        return marks, y - _BETWEEN


def columns_of(
    panels: Sequence[Panel],
    x: float,
    y: float,
    width: float,
    count: int,
    gap: float,
    spare: float = 0.0,
) -> tuple[list[Mark], float]:
    """Place panels in columns, each into the one that is shortest; give marks and lower end.

    The whole is made `spare` points higher than it has to be.
    """
    count = max(1, min(count, len(panels)))
    wide = (width + gap) / count - gap
    ends = [y] * count
    last: list[int | None] = [None] * count
    placed: list[tuple[Panel, int, float, float]] = []
    for panel in panels:
        column = min(range(count), key=lambda each: (round(ends[each], 1), each))
        tall = panel.height(wide)
        last[column] = len(placed)
        placed.append((panel, column, ends[column], tall))
        ends[column] += tall + gap
    bottom = max(ends) - gap + spare if panels else y
    marks: list[Mark] = []
    for number, (panel, column, top, tall) in enumerate(placed):
        if last[column] == number:
            tall = bottom - top  # The lowest panel of a column closes the row.
        marks += panel.place(x + column * (wide + gap), top, wide, tall)
    return marks, bottom
