"""The code frame: the lines in question, with the place underlined."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from cjmap.check.formats.styled import Styled
from cjmap.printable import printable

if TYPE_CHECKING:
    from cjmap.check.finding import Location
    from cjmap.source.document import Document

_TAB = "    "
_WIDTH = 100
_BEFORE = 30


def draw_frame(styled: Styled, document: Document, location: Location, style: str) -> None:
    """Append the line of `location`, the one before it, and a line that underlines the place."""
    number = location.line
    text = document.lines.line(number)
    if not text.strip():
        return
    gutter = len(str(number))
    styled.add(f"{' ' * gutter} |\n", "frame")
    previous = document.lines.line(number - 1)
    if previous.strip():
        shown, _ = _window(previous, 1)
        styled.add(f"{number - 1:>{gutter}} | ", "frame").add(f"{shown}\n")
    shown, offset = _window(text, location.column)
    styled.add(f"{number} | ", "frame").add(f"{shown}\n")
    end = location.end_column if location.end_line == number else len(text) + 1
    marked = text[location.column - 1 : max(end - 1, location.column)]
    lead = _columns(text[: location.column - 1]) - offset
    length = min(max(_columns(marked), 1), _WIDTH - lead)
    styled.add(f"{' ' * gutter} | ", "frame")
    styled.add(f"{' ' * lead}{'^' * max(length, 1)}\n", style)


def _window(text: str, column: int) -> tuple[str, int]:
    """Return what is shown of a line, and how many columns were cut off before it."""
    line = printable(text.replace("\t", _TAB))
    lead = _columns(text[: column - 1])
    if len(line) <= _WIDTH:
        return line, 0
    start = max(lead - _BEFORE, 0) if lead > _WIDTH - _BEFORE else 0
    head = "…" if start else ""
    tail = "…" if len(line) > start + _WIDTH else ""
    return f"{head}{line[start + len(head) : start + _WIDTH]}{tail}", start


def _columns(text: str) -> int:
    """Count the columns of a terminal that `text` takes as it is shown."""
    shown = printable(text.replace("\t", _TAB))
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in shown)
