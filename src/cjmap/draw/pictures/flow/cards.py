"""The cards of the steps: how many cases came here, and how long it took them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.draw import text as texts
from cjmap.draw.parts.cards import paragraph
from cjmap.draw.pictures.flow.looks import figure
from cjmap.draw.scene import Box, Mark, Weight, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.draw.parts.setting import Setting
    from cjmap.draw.pictures.flow.flows import Count, Flows, StepFlow
    from cjmap.draw.scene import Shape
    from cjmap.format.journey import Step

_TITLE = 10.5
_FIGURE = 13.0
_SHARE = 9.5
_NOTE = 8.5
_ACROSS = 9.0
_ABOVE = 9.0
_BAR = 5.0
_BETWEEN = 8.0
_LEAST = 60.0
"""The least height of a card, in points."""

_HUE = "blue"


@dataclass(frozen=True, slots=True)
class Sizes:
    """What the cards of a row have in common: where their figures begin, and how high they are."""

    figures: float
    height: float


@dataclass(frozen=True, slots=True)
class StepCard:
    """A step with what is known of it."""

    step: Step
    flow: StepFlow | None
    flows: Flows
    setting: Setting

    def heights(self, width: float) -> tuple[float, float]:
        """Give the heights of the title and of the figures below it, in points."""
        room = width - 2 * _ACROSS
        title = texts.wrap(self.step.title, room, _TITLE, Weight.SEMIBOLD)
        return texts.height(len(title), _TITLE), self._figures(0.0, 0.0, room)[1]

    def place(self, x: float, y: float, width: float, sizes: Sizes) -> Mark:
        """Draw the card with its upper left corner at (x, y)."""
        hue = self.setting.theme.hues[_HUE]
        room = width - 2 * _ACROSS
        title, _ = paragraph(
            self.step.title, x + _ACROSS, y + _ABOVE, room, _TITLE, hue.ink, Weight.SEMIBOLD
        )
        figures, _ = self._figures(x + _ACROSS, y + sizes.figures, room)
        shapes = (Box(x, y, width, sizes.height, hue.card, hue.edge), *title, *figures)
        return Mark("card place", shapes, f"step-{self.step.id}", self._told())

    def _figures(self, x: float, y: float, room: float) -> tuple[list[Shape], float]:
        """Give number, bar and times with their upper side at y, and their height."""
        top = y
        reached = self.flow.reached if self.flow else None
        shapes: list[Shape] = []
        if reached is not None:
            shapes += self._numbers(reached, x, y + _FIGURE * 0.92, room)
            y += _FIGURE * 1.2 + 3
            shapes += self._bar(reached, x, y, room)
            y += _BAR
        for text, colour in self._remarks():
            y += 4.0
            lines, tall = paragraph(text, x, y, room, _NOTE, colour)
            shapes += lines
            y += tall
        return shapes, y - top

    def _numbers(self, reached: Count, x: float, baseline: float, room: float) -> Iterator[Words]:
        """Give the cases that were here, smaller where they are millions, and their share."""
        theme, said = self.setting.theme, self.setting.said
        number = said.number(reached.cases)
        size = min(_FIGURE, _FIGURE * room / texts.width(number, _FIGURE, Weight.BOLD))
        yield Words(x, baseline, (number,), round(size, 2), theme.ink, Weight.BOLD)
        share = "" if reached.share is None else said.percent(reached.share)
        used = texts.width(number, size, Weight.BOLD) + texts.width(share, _SHARE) + 6
        if share and used <= room:
            hint = theme.hues[_HUE].hint
            yield Words(x + room, baseline, (share,), _SHARE, hint, anchor="end")

    def _bar(self, reached: Count, x: float, y: float, room: float) -> Iterator[Box]:
        """Give the bar: how many of all cases were here."""
        theme = self.setting.theme
        share = reached.share
        if share is None:
            share = reached.cases / max(self.flows.cases, 1)
        yield Box(x, y, room, _BAR, theme.track, rounded=False)
        filled = round(room * min(max(share, 0.0), 1.0), 2)
        if filled:
            yield Box(x, y, filled, _BAR, theme.hues[_HUE].accent, rounded=False)

    def _remarks(self) -> list[tuple[str, str]]:
        """Give the lines below the bar with their colours: how long it takes, and should take."""
        said, theme = self.setting.said, self.setting.theme
        hint = theme.hues[_HUE].hint
        if self.flow is None:
            return [(said["flow-uncovered"], hint)]
        if self.flow.median is None:
            return []
        lines = [(said["flow-median"].format(time=said.seconds(self.flow.median)), hint)]
        planned = self.step.duration.planned if self.step.duration else None
        if planned is not None:
            over = self.flow.median > planned.seconds
            key = "flow-over-plan" if over else "flow-plan"
            plan = said[key].format(time=said.seconds(planned.seconds))
            lines.append((plan, theme.wait if over else hint))
        return lines

    def _told(self) -> str:
        """Say in a line what the card shows."""
        reached = self.flow.reached if self.flow else None
        figures = [figure(reached, self.setting)] if reached else []
        return " · ".join([self.step.title, *figures, *(text for text, _ in self._remarks())])


def sizes_of(cards: list[StepCard], width: float) -> Sizes:
    """Give the sizes of all cards of a row."""
    heights = [card.heights(width) for card in cards]
    title, figures = (max(each) for each in zip(*heights, strict=True))
    below = _ABOVE + title + (_BETWEEN if figures else 0.0)
    return Sizes(below, max(below + figures + _ABOVE, _LEAST))
