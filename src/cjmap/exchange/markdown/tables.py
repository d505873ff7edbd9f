"""Tables, headings and paragraphs in which no text of a map acts as Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cjmap.markdown_text import markdown_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MOST_COLUMNS = 6
"""A table with more columns of steps is hard to read on a screen, and goes on in another one."""

_BEGINS_A_LIST = re.compile(r"^(\d*)(?=[-+=.)])")


def cell(text: str) -> str:
    """Write a text for a table; its line breaks stay, and quotes, which do nothing here."""
    lines = "<br>".join(markdown_text(line.strip()) for line in text.strip().split("\n"))
    return lines.replace("&#x27;", "'").replace("&quot;", '"')


def paragraph(text: str) -> str:
    """Write a text as a paragraph: what would begin a list or underline a heading does not."""
    return _BEGINS_A_LIST.sub(r"\1\\", cell(text))


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Give the lines of a table; cells are Markdown already."""
    yield _row(head)
    yield _row(["---"] * len(head))
    for row in rows:
        yield _row(row)
    yield ""


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
