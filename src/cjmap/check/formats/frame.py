"""The code frame: the lines in question, with the place underlined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.printable import columns, printable

if TYPE_CHECKING:
    from cjmap.check.finding import Location
    from cjmap.source.document import Document
    from cjmap.styled import Styled

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
        styled.add(f"{number - 1:>{gutter}} | ", "frame").add(f"{_window(previous, 0)[0]}\n")
    first = location.column - 1
    last = location.end_column - 1 if location.end_line == number else len(text)
    shown, skipped = _window(text, first)
    styled.add(f"{number} | ", "frame").add(f"{shown}\n")
    lead = (1 if skipped else 0) + _columns(text[skipped:first])
    length = min(max(_columns(text[first:last]), 1), max(_WIDTH - lead, 1))
    styled.add(f"{' ' * gutter} | ", "frame").add(f"{' ' * lead}{'^' * length}\n", style)


def _window(text: str, focus: int) -> tuple[str, int]:
    """Return what is shown of a line, and how many characters were cut off before it.

    A line that is too wide is cut so that the character at `focus` is in sight.
    """
    if _columns(text) <= _WIDTH:
        return _shown(text), 0
    skipped = 0
    if _columns(text[:focus]) > _WIDTH - _BEFORE:
        skipped = max(focus - _BEFORE, 1)
    kept = skipped
    room = _WIDTH - 1 - bool(skipped)
    while kept < len(text) and room > 0:
        room -= _columns(text[kept])
        kept += 1
    head = "…" if skipped else ""
    tail = "…" if kept < len(text) else ""
    return f"{head}{_shown(text[skipped:kept])}{tail}", skipped


def _shown(text: str) -> str:
    return printable(text.replace("\t", _TAB))


def _columns(text: str) -> int:
    return columns(_shown(text))
