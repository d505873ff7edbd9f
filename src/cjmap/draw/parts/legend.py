"""The legend: what badges, dots, lines and borders mean, each told once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from cjmap.draw import text as texts
from cjmap.draw.look.comparison import Difference
from cjmap.draw.parts.cards import Badge, badge_shapes, centred
from cjmap.draw.parts.differences import difference_sign
from cjmap.draw.parts.frame import MARGIN
from cjmap.draw.scene import Box, Dash, Disc, Mark, Shape, Stroke, polyline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.draw.look.theme import Theme

_SIGN = 16.0
"""Width of the sign of an entry, in points."""

_SIZE = 9.0
_LONGEST = 240.0
"""The width from which a text is cut: a name that long stands in full elsewhere, in points."""

_LINE = 26.0
"""Width of a sign that is a line, with or without arrowheads."""


Sign = Literal[
    "dot",
    "badge",
    "line",
    "arrow",
    "double",
    "card",
    "value",
    "target",
    "interval",
    "severity",
    "difference",
    "area",
    "chosen",
]
"""What an entry shows. Value, target and interval lie on a track, as they do on a card."""

_WIDE: frozenset[Sign] = frozenset({"line", "arrow", "double", "severity"})
_TRACKED: frozenset[Sign] = frozenset({"value", "target", "interval"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the legend, with the sign that it explains."""

    sign: Sign
    text: str
    colour: str
    letter: str = ""
    dash: Dash = "solid"
    width: float = 1.0
    """Of the edge of a card, in points."""
    difference: Difference | None = None


@dataclass(slots=True)
class Legend:
    """The entries of a legend, each once, in the order in which they came up."""

    entries: list[Entry] = field(default_factory=list)

    def add(self, entry: Entry) -> None:
        """Add an entry unless it is there."""
        if entry not in self.entries:
            self.entries.append(entry)

    def add_badge(self, badge: Badge) -> None:
        """Add what a badge means."""
        self.add(Entry("badge", badge.meaning, badge.fill, badge.letter))

    @property
    def ordered(self) -> list[Entry]:
        """The entries, with the kinds of difference in their order before all others."""
        kinds = list(Difference)
        last = len(kinds)
        return sorted(
            self.entries,
            key=lambda entry: kinds.index(entry.difference) if entry.difference else last,
        )


def legend_rows(entries: Sequence[Entry], room: float) -> list[list[Entry]]:
    """Break the entries into rows of at most `room` points, all about as wide as each other.

    No entry is ever left out: one that is wider than `room` has a row of its own.
    """
    rows = _filled(entries, room)
    # As many rows as it takes, but no wider than it takes: no last entry stands alone.
    low, high = 0.0, room
    while len(rows) > 1 and high - low > 1:
        middle = (low + high) / 2
        narrower = _filled(entries, middle)
        if len(narrower) == len(rows):
            rows, high = narrower, middle
        else:
            low = middle
    return rows


def _filled(entries: Sequence[Entry], room: float) -> list[list[Entry]]:
    rows: list[list[Entry]] = []
    used = 0.0
    for entry in entries:
        wide = _entry_width(entry)
        if not rows or used + wide > room:
            rows.append([])
            used = 0.0
        rows[-1].append(entry)
        used += wide
    return rows


def rows_width(rows: Sequence[Sequence[Entry]]) -> float:
    """Give the width of the widest row, in points; 0 if there is none."""
    return max((_row_width(row) for row in rows), default=0.0)


def place_rows(
    rows: Sequence[Sequence[Entry]], width: float, y: float, theme: Theme
) -> tuple[list[Mark], float]:
    """Place the rows flush with the right end of `width` points; give marks and lower end."""
    marks: list[Mark] = []
    for row in rows:
        x = MARGIN + width - _row_width(row) + 18
        for entry in row:
            marks.append(_entry(entry, x, y + 6, theme))
            x += _entry_width(entry)
        y += 18
    return marks, y


def _row_width(row: Sequence[Entry]) -> float:
    return sum(_entry_width(entry) for entry in row)


def _entry_width(entry: Entry) -> float:
    return _sign_width(entry) + 6 + texts.width(_text(entry), _SIZE) + 18


def _sign_width(entry: Entry) -> float:
    return _LINE if entry.sign in _WIDE else _SIGN


def _text(entry: Entry) -> str:
    return texts.shorten(texts.one_line(entry.text), _LONGEST, _SIZE)


def _entry(entry: Entry, x: float, y: float, theme: Theme) -> Mark:
    shapes: list[Shape] = []
    wide = _sign_width(entry)
    if entry.sign in _TRACKED:
        shapes.append(Box(x, y - 1.5, _SIGN, 3, theme.track, rounded=False))
    match entry.sign:
        case "dot":
            shapes.append(Disc(x + 11, y, 4.5, entry.colour))
        case "badge":
            shapes += badge_shapes(
                Badge(entry.letter, entry.colour, "", theme.on_mark, theme.page), x + 8, y
            )
        case "card":
            shapes.append(
                Box(x, y - 5, 16, 10, theme.page, entry.colour, entry.width, dash=entry.dash)
            )
        case "line" | "arrow" | "double":
            shapes.append(
                Stroke(
                    polyline((x, y), (x + _LINE, y)),
                    entry.colour,
                    1.4,
                    entry.dash,
                    tail=entry.sign == "double",
                    head=entry.sign != "line",
                )
            )
        case "value":
            shapes.append(Disc(x + 8, y, 4, entry.colour))
        case "target":
            shapes.append(Box(x + 7, y - 6, 2, 12, entry.colour, rounded=False))
        case "interval":
            shapes.append(Box(x + 3, y - 4, 10, 8, entry.colour, rounded=False))
        case "difference" if entry.difference is not None:
            shapes += difference_sign(entry.difference, x + 8, y, theme)
        case "chosen":
            shapes.append(Box(x + 2, y - 6, 12, 12, theme.page, entry.colour, 1.4, rounded=False))
        case "area":
            shapes.append(Box(x, y - 5, 16, 10, entry.colour, theme.rule, rounded=False))
        case "severity":
            shapes += [Disc(x + 2 + 5.5 * n, y, 2.0, entry.colour) for n in range(3)]
            shapes += [Disc(x + 2 + 5.5 * n, y, 1.6, theme.page, entry.colour, 0.8) for n in (3, 4)]
    shapes.append(centred(_text(entry), x + wide + 6, y, _SIZE, theme.body, anchor="start"))
    css = f"legend diff-{entry.difference}" if entry.difference else "legend"
    css = "legend area" if entry.sign == "area" else css
    return Mark(css, tuple(shapes))
