"""A document in a terminal, by Rich: texts are `Text`, never markup, so that nothing in them acts."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING, TextIO

from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from cjmap.cli.insight.styling import line, released, said_text, sentence_text, superscript
from cjmap.cli.insight.tables import shown_table
from cjmap.cli.terminal import Color, emit, wants_color
from cjmap.insight.document import (
    Curve,
    Facts,
    Footnotes,
    Points,
    Sentence,
    Table,
)
from cjmap.insight.formats import format_voice
from cjmap.insight.formats.blocks import block_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from cjmap.insight.document import Block, Document, Section
    from cjmap.insight.voice import Voice

_WIDE = 100
"""Columns where nobody's terminal tells."""

_WIDEST = 120
"""What is wider is hard to read."""

_NARROWEST = 40

_INDENT = 2

_SIDES = {1: "green", 0: "dim", -1: "red"}
"""The styles of the curve above and below neutral, and of what it stands in."""


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
    lines = released(capture.get()).split("\n")
    emit("\n".join(each.rstrip() for each in lines), stream)


def _width(stream: TextIO) -> int:
    """Return the width of the terminal, not too wide to read; a fixed one where there is none."""
    if not stream.isatty():
        return _WIDE
    return max(_NARROWEST, min(shutil.get_terminal_size().columns, _WIDEST))


def _document(document: Document, width: int) -> Iterator[RenderableType]:
    notes, voice = Footnotes(document), format_voice(document.lang)
    yield Text(line(document.title), style="bold")
    yield Text(line(document.line), style="dim")
    for section in document.sections:
        notes.begin()
        yield from _section(section, 0, width, notes)
    yield from _footnotes(notes, voice)


def _footnotes(notes: Footnotes, voice: Voice) -> Iterator[RenderableType]:
    grid = Grid.grid(padding=(0, 1))
    grid.add_column(justify="right", no_wrap=True)
    for number, each in notes.told():
        source = f" {line(each.source)}" if each.source else ""
        told = Text.assemble((f"{line(each.name)}: ", "bold"), line(each.text), (source, "italic"))
        grid.add_row(Text(superscript(number)), told, style="dim")
    if grid.rows:
        yield Text()
        yield Text(voice("notes"), style="bold cyan")
        yield Padding(grid, (0, 0, 0, _INDENT))


def _section(
    section: Section, depth: int, width: int, notes: Footnotes
) -> Iterator[RenderableType]:
    yield Text()
    lead = f" · {line(section.lead)}" if section.lead else ""
    style = "bold cyan" if depth == 0 else "bold"
    indent = _INDENT if depth else 0
    heading = Text.assemble((line(section.title), style), (lead, "dim"))
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
        yield sentence_text(block, notes)
    elif isinstance(block, Points):
        yield _points(block, notes)
    elif isinstance(block, Facts):
        grid = Grid.grid(padding=(0, _INDENT))
        for fact in block.facts:
            grid.add_row(Text(line(fact.name), style="dim"), said_text(fact.value, notes))
        yield grid
    elif isinstance(block, Table):
        yield from shown_table(block, width, notes)
    elif isinstance(block, Curve):
        for each in block_lines(block, width):
            yield Text.assemble(
                *((text, _SIDES[side] if text.strip() else "") for text, side in each.pieces)
            )


def _points(points: Points, notes: Footnotes) -> Grid:
    grid = Grid.grid(padding=(0, 1))
    grid.add_column(justify="right", no_wrap=True)
    for number, each in enumerate(points.sentences, 1):
        grid.add_row(f"{number}." if points.numbered else "·", sentence_text(each, notes))
    return grid
