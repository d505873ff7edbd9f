"""Signs of what differs from an earlier version: added, removed, moved, changed.

A sign is a small square, since badges are round, with a figure drawn in strokes: a plus, a minus,
two arrows that pass each other, a pencil. On a card it stands at the head of a bar along the left
side, since badges stand at the right. What is inside of something new or gone has the bar alone,
and what is gone is drawn without its colours, with its words struck through.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cjmap.draw.look.comparison import Difference
from cjmap.draw.scene import Box, Shape, Stroke, polyline

if TYPE_CHECKING:
    from cjmap.draw.look.theme import Theme
    from cjmap.draw.scene import Mark, Point

SIDE = 13.0
"""The side of the sign of a card, in points."""

SMALL = 9.0
"""The side of a sign before a line of text, in points."""

RISE = 6.0
"""How far the sign of a card stands out above it, in points."""

ASIDE = 3.0
"""How far the sign of a card stands out at its side, in points."""

_BAR = 3.0
_BAR_INSET = 1.0

WITHIN = frozenset({Difference.ADDED, Difference.REMOVED})
"""The differences of a thing that hold for all that is in it."""

_FIGURES: dict[Difference, tuple[tuple[float, tuple[tuple[float, float], ...]], ...]] = {
    Difference.ADDED: ((1.7, ((-3.3, 0), (3.3, 0))), (1.7, ((0, -3.3), (0, 3.3)))),
    Difference.REMOVED: ((1.7, ((-3.3, 0), (3.3, 0))),),
    Difference.MOVED: (
        (1.3, ((-3.7, -1.3), (3.7, -1.3), (1.5, -3.7))),
        (1.3, ((3.7, 1.3), (-3.7, 1.3), (-1.5, 3.7))),
    ),
    Difference.CHANGED: ((2.7, ((-1.1, 1.1), (2.5, -2.5))), (1.1, ((-3.5, 3.5), (-1.1, 1.1)))),
}
"""The strokes of each figure, with their width, in a sign of `SIDE` around (0, 0)."""


@dataclass(frozen=True, slots=True)
class Flag:
    """What is told of one thing that differs: how, in which words, and in which colours."""

    difference: Difference
    word: str
    """What the difference is called."""
    theme: Theme
    note: str = ""
    quiet: bool = False
    """Whether what it stands in differs likewise and has the sign: a bar is enough then."""

    @property
    def colour(self) -> str:
        """The colour of the sign and its bar."""
        return colour_of(self.difference, self.theme)

    @property
    def removed(self) -> bool:
        """Whether the thing is gone."""
        return self.difference is Difference.REMOVED

    @property
    def css(self) -> str:
        """The class of what bears the flag."""
        return f"diff-{self.difference}"

    @property
    def told(self) -> str:
        """What a pointer or a screen reader is told."""
        return f"{self.word}: {self.note}" if self.note else self.word

    @property
    def reach(self) -> float:
        """How far the sign stands out above a card, in points."""
        return 0.0 if self.quiet else RISE


def colour_of(difference: Difference, theme: Theme) -> str:
    """Give the colour of a difference."""
    return {
        Difference.ADDED: theme.added,
        Difference.REMOVED: theme.removed,
        Difference.MOVED: theme.moved,
        Difference.CHANGED: theme.changed,
    }[difference]


def difference_sign(
    difference: Difference, x: float, y: float, theme: Theme, side: float = SIDE
) -> list[Shape]:
    """Draw the sign of a difference around (x, y); a large one has a ring of the page's colour."""
    colour, unit = colour_of(difference, theme), side / SIDE
    edge = theme.page if side >= SIDE else None
    shapes: list[Shape] = [
        Box(x - side / 2, y - side / 2, side, side, colour, edge, 1.5, rounded=False)
    ]
    for width, points in _FIGURES[difference]:
        placed: list[Point] = [(x + unit * dx, y + unit * dy) for dx, dy in points]
        shapes.append(Stroke(polyline(*placed), theme.on_mark, width * unit))
    return shapes


def beside_card(flag: Flag, x: float, y: float, width: float, height: float) -> list[Shape]:
    """Draw the bar of a card with its upper left corner at (x, y), and the sign at its head."""
    inset = min(12.0, width / 3, height / 3)
    top = y + (inset if flag.quiet else SIDE - RISE)
    bottom = y + height - inset
    shapes: list[Shape] = []
    if bottom - top >= 2:
        shapes.append(Box(x + _BAR_INSET, top, _BAR, bottom - top, flag.colour, rounded=False))
    if not flag.quiet:
        middle, level = x - ASIDE + SIDE / 2, y - RISE + SIDE / 2
        shapes += difference_sign(flag.difference, middle, level, flag.theme)
    return shapes


def titled(title: str, *flags: Flag | None) -> str:
    """Add to a tooltip what is told by flags, each once."""
    told = dict.fromkeys(flag.told for flag in flags if flag is not None)
    return " ".join([title, *(f"[{each}]" for each in told)]).strip()


def flagged(mark: Mark, flag: Flag | None) -> Mark:
    """Give a mark the class of a flag, and its words after the title."""
    if flag is None:
        return mark
    return replace(mark, css=f"{mark.css} {flag.css}", title=titled(mark.title, flag))
