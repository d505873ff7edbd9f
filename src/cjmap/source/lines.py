"""Offsets into lines and columns, in one place."""

from __future__ import annotations

import re
from bisect import bisect_right

_BREAK = re.compile(r"\r\n|\n|\r")


class Lines:
    """The lines of a text; both lines and columns count from 1, columns in characters."""

    def __init__(self, text: str) -> None:
        """Find the start of each line of `text`."""
        self._text = text
        self._starts = [0, *(match.end() for match in _BREAK.finditer(text))]

    def __len__(self) -> int:
        """Count the lines; a final line break opens one more, which is empty."""
        return len(self._starts)

    def place(self, offset: int) -> tuple[int, int]:
        """Return (line, column) of the character at `offset`."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def line(self, number: int) -> str:
        """Return line `number` without its line break; an empty text beyond the last."""
        if not 1 <= number <= len(self._starts):
            return ""
        end = self._starts[number] if number < len(self._starts) else len(self._text)
        return self._text[self._starts[number - 1] : end].rstrip("\r\n")
