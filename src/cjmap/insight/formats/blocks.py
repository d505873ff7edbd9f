"""The emotion curve in block characters, for wherever letters are all there is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.printable import columns, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.insight.document import Curve

_WIDE = 3
"""Letters to a step; one more parts it from the next."""

_SCALE = 3
"""Letters before the first step, for the scale."""

_ROWS = (("+2", 2), ("+1", 1), ("−1", -1), ("−2", -2))
_TITLE_LINES = 2
_LEGIBLE = 6
"""In fewer columns, the title of a stage is not begun if it must be cut."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the curve; each piece with whether it is good, bad or neither (1, −1, 0)."""

    pieces: tuple[tuple[str, int], ...]

    @property
    def plain(self) -> str:
        """The line as text."""
        return "".join(text for text, _ in self.pieces).rstrip()


@dataclass(frozen=True, slots=True)
class _Part:
    """Steps `first` to `last` of a curve, that one left out, in stages that end at `ends`."""

    curve: Curve
    first: int
    last: int
    ends: tuple[int, ...]
    titles: tuple[str, ...]

    def edge(self, number: int) -> str:
        """Return what stands after a step."""
        return "│" if number + 1 in self.ends and number + 1 < self.last else " "


def block_lines(curve: Curve, width: int) -> list[Line]:
    """Draw a curve as bars above and below neutral, in as many parts as the width asks for.

    A bar is two blocks high or deep at the ends of the scale; scores are rounded to halves. `◆` is a
    moment of truth, `?` a step without a score, `│` parts the stages, whose titles stand below.
    """
    most = max(1, (width - _SCALE - 1) // (_WIDE + 1))
    return [line for part in _parts(curve, most) for line in _drawn(part, width)]


def _parts(curve: Curve, most: int) -> Iterator[_Part]:
    """Divide a curve between stages, and within those that are too long for a line."""
    first = last = 0
    ends: list[int] = []
    titles: list[str] = []
    for span in curve.stages:
        left = span.steps
        while left:
            if ends and last - first + min(left, most) > most:
                yield _Part(curve, first, last, tuple(ends), tuple(titles))
                first, ends, titles = last, [], []
            taken = min(left, most)
            last, left = last + taken, left - taken
            ends.append(last)
            titles.append(one_line(span.title))
    if last > first:
        yield _Part(curve, first, last, tuple(ends), tuple(titles))


def _drawn(part: _Part, width: int) -> Iterator[Line]:
    for label, row in _ROWS:
        if row == -1:
            yield _axis(part)
        pieces: list[tuple[str, int]] = [(f"{label} ", 0)]
        for number in range(part.first, part.last):
            block = _block(part.curve.readings[number].score, row)
            pieces += ((block * _WIDE, 1 if row > 0 else -1), (part.edge(number), 0))
        yield Line(tuple(pieces))
    yield _numbers(part)
    yield from _titles(part, width)


def _axis(part: _Part) -> Line:
    pieces: list[tuple[str, int]] = [(" 0 ", 0)]
    for number in range(part.first, part.last):
        known = part.curve.readings[number].score is not None
        pieces.append(("───" if known else " ? ", 0))
        pieces.append(("┼" if part.edge(number) == "│" else "─", 0))
    return Line(tuple(pieces))


def _numbers(part: _Part) -> Line:
    pieces: list[tuple[str, int]] = [(" " * _SCALE, 0)]
    for number in range(part.first, part.last):
        mark = "◆" if part.curve.readings[number].truth else ""
        told = f"{number + 1}{mark}".center(_WIDE)
        # A long number takes the letter that parts it from the next, unless a stage ends there.
        pieces.append((told if len(told) > _WIDE else f"{told}{part.edge(number)}", 0))
    return Line(tuple(pieces))


def _titles(part: _Part, width: int) -> Iterator[Line]:
    """Set the titles of the stages below their steps, each in a line or two."""
    first = part.first
    told: list[list[str]] = []
    rooms: list[int] = []
    for end, title in zip(part.ends, part.titles, strict=True):
        is_last = end == part.last
        at = _SCALE + (first - part.first) * (_WIDE + 1)
        room = width - at if is_last else (end - first) * (_WIDE + 1) - 1
        told.append(_wrapped(title, room))
        rooms.append(0 if is_last else room)
        first = end
    for row in range(max(map(len, told))):
        cells = [lines[row] if row < len(lines) else "" for lines in told]
        padded = [
            cell + " " * (room - columns(cell)) for cell, room in zip(cells, rooms, strict=True)
        ]
        yield Line(((" " * _SCALE + "│".join(padded), 0),))


def _wrapped(title: str, room: int) -> list[str]:
    """Break a title into lines of so many columns; what is too much is cut."""
    lines = [""]
    for word in title.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and columns(longer) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    if len(lines) > _TITLE_LINES:
        lines = [*lines[: _TITLE_LINES - 1], " ".join(lines[_TITLE_LINES - 1 :])]
    cut = [_cut(line, room) for line in lines]
    return [] if room < _LEGIBLE and cut != lines else cut


def _cut(text: str, room: int) -> str:
    if columns(text) <= room:
        return text
    while text and columns(text) >= room:
        text = text[:-1]
    return f"{text.rstrip()}…"


def _block(score: float | None, row: int) -> str:
    """Return the letter of a bar in a row: whole, half, or none."""
    if score is None:
        return " "
    half_steps = round(abs(score) * 2) * (1 if score > 0 else -1)
    if half_steps * row <= 0:
        return " "
    filled = abs(half_steps) - (abs(row) - 1) * 2
    if filled <= 0:
        return " "
    return "█" if filled > 1 else "▄" if row > 0 else "▀"
