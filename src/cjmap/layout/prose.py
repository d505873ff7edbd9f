"""Text over several lines: as its author broke it, or filled up to the width of a page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cjmap.source.nodes import Scalar

WIDTH = 100
"""The columns that a line may have, as far as its words allow."""

_BREAK = re.compile(r"\r\n|\n|\r")
_BLANK_AT_END = re.compile(r"(?:\A|\n)[ \t]+\n*\Z|\A\n*\Z")
"""A last line that nobody sees: a blank line below would not be told from it."""
_FRAGILE = re.compile(r"^[ \t]|[ \t]$|\n\n\Z|\r", re.MULTILINE)
_SPACE = re.compile(r"(?<=[^ \t]) (?=[^ \t])")
"""Where a line may be broken: at a single space."""


def block_lines(scalar: Scalar, source: str, indent: int) -> list[str] | None:
    """Write a text that stands after `|` or `>`: the sign, then the lines, not yet indented.

    `source` is the scalar as written, `indent` the columns that its lines will be indented by.
    The lines stay as they are, unless one of folded prose is too wide. None where a block cannot
    hold the text.
    """
    if _BLANK_AT_END.search(scalar.text):
        return None
    lines = _own_lines(scalar, source)
    too_wide = any(indent + len(line) > WIDTH and _SPACE.search(line) for line in lines)
    if scalar.style == ">" and too_wide and _can_be_broken_anew(scalar.text):
        return _folded(scalar.text, indent)
    return [_sign(scalar.style, scalar.text), *lines]


def prose_lines(text: str, indent: int) -> list[str] | None:
    """Write a text that does not fit one line as a block; None where no block would be better.

    Lines of its own that fit the page are kept; other prose is filled up to the width.
    """
    if not _can_be_broken_anew(text):
        return None
    if "\n" in text:
        lines = text.removesuffix("\n").split("\n")
        if all(indent + len(line) <= WIDTH for line in lines):
            return [_sign("|", text), *lines]
    return _folded(text, indent) if _SPACE.search(text) else None


def _can_be_broken_anew(text: str) -> bool:
    """Whether no blank at the end of a line, which nobody sees, or in front of one says anything."""
    return bool(text.strip("\n")) and not _FRAGILE.search(text)


def _folded(text: str, indent: int) -> list[str]:
    """Fill prose up to the width."""
    lines = [_sign(">", text)]
    for number, paragraph in enumerate(text.removesuffix("\n").split("\n")):
        if number:
            lines.append("")
        if paragraph:
            lines += _filled(paragraph, WIDTH - indent)
    return lines


def _filled(paragraph: str, width: int) -> list[str]:
    lines: list[str] = []
    for word in _SPACE.split(paragraph):
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _sign(style: str, text: str) -> str:
    """Return `|` or `>` with what it needs: spaces at the beginning, line breaks at the end."""
    first = text.lstrip("\n")[:1]
    indicator = "2" if first in (" ", "\t") else ""
    breaks = len(text) - len(text.rstrip("\n"))
    chomping = "-" if breaks == 0 else "" if breaks == 1 else "+"
    return f"{style}{indicator}{chomping}"


def _own_lines(scalar: Scalar, source: str) -> list[str]:
    """Return the lines below the sign without their indentation, and those that end the text."""
    _, *written = _BREAK.split(source)
    first = next(line for line in written if line.strip(" "))
    text = next(line for line in scalar.text.split("\n") if line.strip(" "))
    indent = (len(first) - len(first.lstrip(" "))) - (len(text) - len(text.lstrip(" ")))
    lines = [line[indent:] for line in written]
    while not lines[-1]:
        lines.pop()
    breaks = len(scalar.text) - len(scalar.text.rstrip("\n"))
    return lines + [""] * max(breaks - 1, 0)
