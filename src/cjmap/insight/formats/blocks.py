"""The emotion curve in block characters, for wherever letters are all there is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.insight.document import Curve

_WIDE = 3
"""Letters to a step."""

_ROWS = (("+2", 2), ("+1", 1), ("−1", -1), ("−2", -2))


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the curve; each piece with whether it is good, bad or neither (1, −1, 0)."""

    pieces: tuple[tuple[str, int], ...]

    @property
    def plain(self) -> str:
        """The line as text."""
        return "".join(text for text, _ in self.pieces).rstrip()


def block_lines(curve: Curve, width: int) -> list[Line]:
    """Draw a curve as bars above and below neutral, in as many parts as the width asks for.

    A bar is two blocks high or deep at the ends of the scale; scores are rounded to halves. `◆` is a
    moment of truth, `?` a step without a score, `│` parts the stages.
    """
    lines: list[Line] = []
    for first, last in _parts(curve, max(1, (width - 4) // (_WIDE + 1))):
        lines += _part(curve, first, last)
    return lines


def _parts(curve: Curve, most: int) -> list[tuple[int, int]]:
    count = len(curve.readings)
    return [(start, min(start + most, count)) for start in range(0, count, most)]


def _part(curve: Curve, first: int, last: int) -> list[Line]:
    ends = _ends(curve)
    lines = []
    for label, row in _ROWS:
        if row == -1:
            lines.append(_axis(curve, first, last, ends))
        pieces: list[tuple[str, int]] = [(f"{label} ", 0)]
        for number in range(first, last):
            pieces.append((_block(curve.readings[number].score, row) * _WIDE, 1 if row > 0 else -1))
            pieces.append((_edge(number, last, ends), 0))
        lines.append(Line(tuple(pieces)))
    pieces = [("   ", 0)]
    for number in range(first, last):
        reading = curve.readings[number]
        mark = "◆" if reading.truth else ""
        pieces.append((f"{number + 1}{mark}".center(_WIDE)[: _WIDE + 1], 0))
        pieces.append((_edge(number, last, ends), 0))
    lines.append(Line(tuple(pieces)))
    return lines


def _axis(curve: Curve, first: int, last: int, ends: Sequence[int]) -> Line:
    pieces: list[tuple[str, int]] = [(" 0 ", 0)]
    for number in range(first, last):
        score = curve.readings[number].score
        pieces.append((" ? " if score is None else "───", 0))
        pieces.append(("┼" if _edge(number, last, ends) == "│" else "─", 0))
    return Line(tuple(pieces))


def _ends(curve: Curve) -> list[int]:
    """Return the number of the last step of each stage."""
    found, count = [], 0
    for span in curve.stages:
        count += span.steps
        found.append(count - 1)
    return found


def _edge(number: int, last: int, ends: Sequence[int]) -> str:
    return "│" if number in ends and number + 1 < last else " "


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
