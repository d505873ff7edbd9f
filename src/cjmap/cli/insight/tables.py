"""Tables in a terminal: side by side where that can be read, else row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.box import Box
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from cjmap.cli.insight.styling import line, marks, said_text
from cjmap.insight.document import Align
from cjmap.printable import columns

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from cjmap.insight.document import Footnotes, Table

_GAP = 2
"""Columns of the terminal between the cells."""

_LONGEST_WORD = 16
"""A word of a cell that is longer may be broken rather than the table be told row by row."""

_TALLEST = 5
"""A cell of more lines than about so many is read more easily as a sentence."""

_NOTHING = frozenset({"", "–"})
"""Cells that say nothing, and need not be told where each is told with its name."""

_RULED = Box("    \n    \n ── \n    \n    \n    \n    \n    \n")
"""A line below the head, and none elsewhere."""


def shown_table(table: Table, width: int, notes: Footnotes) -> Iterator[RenderableType]:
    """Show a table in so many columns of the terminal."""
    if table.caption:
        yield Text(line(table.caption), style="italic")
    heads = [_Head(line(each.title), marks(notes, each.note)) for each in table.columns]
    rows = [[said_text(each, notes) for each in row] for row in table.rows]
    figures = [each.align is Align.RIGHT for each in table.columns]
    widths = _widths(heads, rows, figures, width)
    yield _grid(heads, rows, figures, widths) if widths else _list(heads, rows, figures)
    if table.left_out:
        yield Text(line(table.left_out), style="dim")


class _Head(NamedTuple):
    """The title of a column, and the mark of its note with its style."""

    title: str
    mark: tuple[str, str]

    @property
    def text(self) -> str:
        return f"{self.title}{self.mark[0]}"


def _widths(
    heads: Sequence[_Head], rows: Sequence[Sequence[Text]], figures: Sequence[bool], width: int
) -> list[int]:
    """Share the width out between the columns; nothing where they do not fit side by side.

    Each has what its longest word needs, figures whole. What is left goes to those that want more,
    evenly, so that a column of short texts has all it wants.
    """
    least, most = [], []
    for number, (head, is_figure) in enumerate(zip(heads, figures, strict=True)):
        texts = [row[number].plain for row in rows]
        least.append(max(map(columns if is_figure else _longest_word, texts), default=0))
        least[-1] = max(least[-1], _longest_word(head.text))
        most.append(max(map(columns, [head.text, *texts])))
    spare = width - sum(least) - _GAP * (len(least) - 1)
    if spare < 0:
        return []
    widths = list(least)
    wanting = sorted(range(len(least)), key=lambda number: most[number] - least[number])
    for place, number in enumerate(wanting):
        more = min(most[number] - least[number], spare // (len(wanting) - place))
        widths[number] += more
        spare -= more
    tall = any(
        columns(cell.plain) > _TALLEST * widths[at] for row in rows for at, cell in enumerate(row)
    )
    return [] if tall else widths


def _longest_word(text: str) -> int:
    """Return the columns of the longest word, or of what is left whole of it."""
    return max((min(columns(word), _LONGEST_WORD) for word in text.split()), default=0)


def _grid(
    heads: Sequence[_Head],
    rows: Sequence[Sequence[Text]],
    figures: Sequence[bool],
    widths: Sequence[int],
) -> Grid:
    grid = Grid(box=_RULED, show_edge=False, padding=0)
    last = len(widths) - 1
    for number, (head, is_figure, width) in enumerate(zip(heads, figures, widths, strict=True)):
        title = Text.assemble((head.title, "bold"), head.mark)
        grid.add_column(
            _apart(title, number < last),
            justify="right" if is_figure else "left",
            overflow="fold",
            width=width + (_GAP - 1 if number < last else 0),
        )
    for row in rows:
        grid.add_row(*(_apart(cell, number < last) for number, cell in enumerate(row)))
    return grid


def _apart(cell: Text, before_another: bool) -> RenderableType:
    """Keep a cell apart from the next; how wide Rich takes its own padding of the last for depends on its version."""
    return Padding(cell, (0, _GAP - 1, 0, 0)) if before_another else cell


def _list(heads: Sequence[_Head], rows: Sequence[Sequence[Text]], figures: Sequence[bool]) -> Grid:
    """Tell the rows one below the other: what a row is about, and below it the other cells with names.

    A row is about the words in it that come first; where they are left out, about the same as before.
    """
    grid = Grid.grid(padding=(0, 1))
    about = next((number for number, figure in enumerate(figures) if not figure), 0)
    unmarked = set(range(len(heads)))

    def mark_of(number: int) -> tuple[str, str]:
        mark = heads[number].mark if number in unmarked else ("", "")
        unmarked.discard(number)
        return mark

    for row in rows:
        title = row[about]
        if title.plain.strip():
            grid.add_row("·", Text.assemble(title, mark_of(about)))
        told = [
            Text.assemble((f"{head.title}: ", "dim"), cell, mark_of(number))
            for number, (head, cell) in enumerate(zip(heads, row, strict=True))
            if number != about and cell.plain.strip() not in _NOTHING
        ]
        if told:
            grid.add_row("", Text("; ").join(told))
    return grid
