"""A document in a terminal, by Rich: texts are `Text`, never markup, so that nothing in them acts."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING, TextIO

from rich.box import Box
from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from cjmap.cli.terminal import Color, emit, wants_color
from cjmap.insight.document import (
    Align,
    Curve,
    Facts,
    Footnotes,
    Points,
    Sentence,
    Table,
    Tone,
)
from cjmap.insight.formats import format_voice
from cjmap.insight.formats.blocks import block_lines
from cjmap.printable import columns, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import RenderableType

    from cjmap.insight.document import Block, Column, Document, Said, Section
    from cjmap.insight.voice import Voice

_WIDE = 100
"""Columns where nobody's terminal tells."""

_WIDEST = 120
"""What is wider is hard to read."""

_NARROWEST = 40

_INDENT = 2
_GAP = 2
"""Columns between the cells of a table."""

_LONGEST_WORD = 16
"""A word of a cell that is longer may be broken rather than the table be told as a list."""

_STYLES = {
    Tone.PLAIN: "",
    Tone.STRONG: "bold",
    Tone.MUTED: "dim",
    Tone.GOOD: "green",
    Tone.BAD: "red",
}
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

_HELD = str.maketrans({"\u00a0": "\ue000", "\u202f": "\ue001"})
_RELEASED = str.maketrans({"\ue000": "\u00a0", "\ue001": "\u202f"})
"""Spaces that must not break: Rich would break them, so letters of nobody's stand in for them."""

_RULED = Box("    \n    \n ── \n    \n    \n    \n    \n    \n")
"""A table with a line below its head, and none elsewhere."""


def show(document: Document, color: Color, stream: TextIO | None = None) -> None:
    """Write a document to a stream, standard output unless another is given."""
    stream = stream or sys.stdout
    colored = wants_color(color, stream)
    console = Console(
        file=stream,
        width=_width(stream),
        force_terminal=colored,
        color_system="standard" if colored else None,
        no_color=not colored,
        highlight=False,
        markup=False,
        emoji=False,
    )
    with console.capture() as capture:
        for each in _document(document, console.width):
            console.print(each)
    lines = capture.get().translate(_RELEASED).split("\n")
    emit("\n".join(line.rstrip() for line in lines), stream)


def _width(stream: TextIO) -> int:
    """Return the width of the terminal, not too wide to read; a fixed one where there is none."""
    if not stream.isatty():
        return _WIDE
    return max(_NARROWEST, min(shutil.get_terminal_size().columns, _WIDEST))


def _document(document: Document, width: int) -> Iterator[RenderableType]:
    notes, voice = Footnotes(document), format_voice(document.lang)
    yield Text(_line(document.title), style="bold")
    yield Text(_line(document.line), style="dim")
    for section in document.sections:
        notes.begin()
        yield from _section(section, 0, width, notes)
    yield from _footnotes(notes, voice)


def _footnotes(notes: Footnotes, voice: Voice) -> Iterator[RenderableType]:
    grid = Grid.grid(padding=(0, 1))
    grid.add_column(justify="right", no_wrap=True)
    for number, each in notes.told():
        source = f" {_line(each.source)}" if each.source else ""
        told = Text.assemble(
            (f"{_line(each.name)}: ", "bold"), _line(each.text), (source, "italic")
        )
        grid.add_row(Text(_superscript(number)), told, style="dim")
    if grid.rows:
        yield Text()
        yield Text(voice("notes"), style="bold cyan")
        yield Padding(grid, (0, 0, 0, _INDENT))


def _section(
    section: Section, depth: int, width: int, notes: Footnotes
) -> Iterator[RenderableType]:
    yield Text()
    lead = f" · {_line(section.lead)}" if section.lead else ""
    style = "bold cyan" if depth == 0 else "bold"
    indent = _INDENT if depth else 0
    heading = Text.assemble((_line(section.title), style), (lead, "dim"))
    if section.title:
        yield Padding(heading, (0, 0, 0, indent))
    introduced = True
    for block in section.blocks:
        shown = list(_block(block, width - _INDENT - indent, notes))
        if shown:
            yield Padding(Group(*shown), (0 if introduced else 1, 0, 0, _INDENT + indent))
            introduced = isinstance(block, Sentence)
    for each in section.sections:
        yield from _section(each, depth + 1, width, notes)


def _block(block: Block, width: int, notes: Footnotes) -> Iterator[RenderableType]:
    if isinstance(block, Sentence):
        yield _sentence(block, notes)
    elif isinstance(block, Points):
        yield _points(block, notes)
    elif isinstance(block, Facts):
        grid = Grid.grid(padding=(0, _GAP))
        for fact in block.facts:
            grid.add_row(Text(_line(fact.name), style="dim"), _said(fact.value, notes))
        yield grid
    elif isinstance(block, Table):
        yield from _table(block, width, notes)
    elif isinstance(block, Curve):
        for line in block_lines(block, width):
            yield Text.assemble(
                *((text, {1: "green", -1: "red"}.get(side, "dim")) for text, side in line.pieces)
            )


def _points(points: Points, notes: Footnotes) -> Grid:
    grid = Grid.grid(padding=(0, 1))
    grid.add_column(justify="right", no_wrap=True)
    for number, each in enumerate(points.sentences, 1):
        grid.add_row(f"{number}." if points.numbered else "·", _sentence(each, notes))
    return grid


def _table(table: Table, width: int, notes: Footnotes) -> Iterator[RenderableType]:
    if table.caption:
        yield Text(_line(table.caption), style="italic")
    yield _grid(table, notes) if _fits(table, width) else _list(table, notes)
    if table.left_out:
        yield Text(_line(table.left_out), style="dim")


def _fits(table: Table, width: int) -> bool:
    """Whether the cells of a table can be laid side by side without many broken words."""
    texts: Sequence[Iterable[str]] = [
        (column.title, *(cells[number].text for cells in table.rows))
        for number, column in enumerate(table.columns)
    ]
    least = [
        max(
            columns(_line(text)) if column.align is Align.RIGHT and number else _longest(text)
            for number, text in enumerate(each)
        )
        for column, each in zip(table.columns, texts, strict=True)
    ]
    return sum(least) + _GAP * (len(least) - 1) <= width


def _longest(text: str) -> int:
    """Return the columns of the longest word, or of what is left whole of it."""
    return max((min(columns(word), _LONGEST_WORD) for word in _line(text).split()), default=0)


def _grid(table: Table, notes: Footnotes) -> Grid:
    grid = Grid(box=_RULED, show_edge=False, pad_edge=False, padding=(0, _GAP - 1, 0, 0))
    for number, column in enumerate(table.columns):
        is_figure = column.align is Align.RIGHT
        head = Text.assemble((_line(column.title), "bold"), _marks(notes, column.note))
        whole = max((columns(_line(row[number].text)) for row in table.rows), default=0)
        grid.add_column(
            head,
            justify="right" if is_figure else "left",
            overflow="fold",
            vertical="top",
            no_wrap=is_figure and whole >= columns(_line(column.title)),
        )
    for row in table.rows:
        grid.add_row(*(_cell(each, column.align, notes) for each, column in _cells(table, row)))
    return grid


def _cell(said: Said, align: Align, notes: Footnotes) -> Text:
    text = _said(said, notes)
    text.no_wrap = align is Align.RIGHT
    return text


def _list(table: Table, notes: Footnotes) -> Grid:
    """Tell the rows one below the other, each cell after the title of its column."""
    grid = Grid.grid(padding=(0, 1))
    for row in table.rows:
        cells = [(each, column) for each, column in _cells(table, row) if each.text.strip()]
        told = Text(", ").join(
            Text.assemble(
                (f"{_line(column.title)} " if number else "", "dim"),
                _said(each, notes),
                _marks(notes, column.note),
            )
            for number, (each, column) in enumerate(cells)
        )
        grid.add_row("·", told)
    return grid


def _cells(table: Table, row: Sequence[Said]) -> Iterable[tuple[Said, Column]]:
    return zip(row, table.columns, strict=True)


def _sentence(sentence: Sentence, notes: Footnotes) -> Text:
    said = _line(sentence.text)
    return Text.assemble((said, _STYLES[sentence.tone]), _marks(notes, *sentence.notes))


def _said(said: Said, notes: Footnotes) -> Text:
    return Text.assemble((_line(said.text), _STYLES[said.tone]), _marks(notes, said.note))


def _marks(notes: Footnotes, *named: str) -> tuple[str, str]:
    return ",".join(_superscript(number) for number in notes.marks(*named)), "dim"


def _line(text: str) -> str:
    return one_line(text).translate(_HELD)


def _superscript(number: int) -> str:
    return str(number).translate(_SUPERSCRIPT)
