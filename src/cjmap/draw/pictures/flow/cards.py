"""The cards of the steps: how many cases came here, and how long it took them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.draw import text as texts
from cjmap.draw.parts.cards import paragraph
from cjmap.draw.scene import Box, Mark, Weight, Words

if TYPE_CHECKING:
    from cjmap.draw.parts.setting import Setting
    from cjmap.draw.pictures.flow.flows import Flows, StepFlow
    from cjmap.draw.scene import Shape
    from cjmap.format.journey import Step

_TITLE = 10.5
_FIGURE = 13.0
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
        theme, said = self.setting.theme, self.setting.said
        hue = theme.hues[_HUE]
        shapes: list[Shape] = []
        top = y
        reached = self.flow.reached if self.flow else None
        if reached is not None:
            number = said.number(reached.cases)
            shapes.append(Words(x, y + _FIGURE * 0.92, (number,), _FIGURE, theme.ink, Weight.BOLD))
            if reached.share is not None:
                share = said.percent(reached.share)
                wide = texts.width(number, _FIGURE, Weight.BOLD)
                if wide + 6 + texts.width(share, _NOTE + 1) <= room:
                    words = Words(
                        x + room, y + _FIGURE * 0.92, (share,), _NOTE + 1, hue.hint, anchor="end"
                    )
                    shapes.append(words)
            y += _FIGURE * 1.2 + 3
            part = (
                reached.share
                if reached.share is not None
                else reached.cases / max(self.flows.cases, 1)
            )
            shapes.append(Box(x, y, room, _BAR, theme.track, rounded=False))
            filled = round(room * min(max(part, 0.0), 1.0), 2)
            if filled:
                shapes.append(Box(x, y, filled, _BAR, hue.accent, rounded=False))
            y += _BAR
        for text, colour in self._remarks():
            y += 4.0
            lines, tall = paragraph(text, x, y, room, _NOTE, colour)
            shapes += lines
            y += tall
        return shapes, y - top

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
        parts = [self.step.title]
        flow, said = self.flow, self.setting.said
        if flow and flow.reached:
            share = flow.reached.share
            figures = said.number(flow.reached.cases)
            parts.append(figures if share is None else f"{figures} · {said.percent(share)}")
        parts += [text for text, _ in self._remarks()]
        return " · ".join(parts)


def sizes_of(cards: list[StepCard], width: float) -> Sizes:
    """Give the sizes of all cards of a row."""
    heights = [card.heights(width) for card in cards]
    title, figures = (max(each) for each in zip(*heights, strict=True))
    below = _ABOVE + title + (_BETWEEN if figures else 0.0)
    return Sizes(below, max(below + figures + _ABOVE, _LEAST))
