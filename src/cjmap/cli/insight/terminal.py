"""A document in a terminal, by Rich: texts are `Text`, never markup, so that nothing in them acts."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TextIO

from rich import box
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
from cjmap.insight.formats.blocks import block_lines
from cjmap.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from cjmap.insight.document import Block, Document, Said, Section

_WIDE = 100
"""Letters to a line where nobody's terminal tells."""

_NARROW = 60

_STYLES = {
    Tone.PLAIN: "",
    Tone.STRONG: "bold",
    Tone.MUTED: "dim",
    Tone.GOOD: "green",
    Tone.BAD: "red",
}
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def show(document: Document, color: Color, stream: TextIO | None = None) -> None:
    """Write a document to a stream, standard output unless another is given."""
    stream = stream or sys.stdout
    console = Console(
        file=stream,
        width=_width(stream),
        force_terminal=wants_color(color, stream),
        no_color=not wants_color(color, stream),
        highlight=False,
        markup=False,
        emoji=False,
    )
    with console.capture() as capture:
        for each in _document(document, console.width):
            console.print(each)
    emit("\n".join(line.rstrip() for line in capture.get().split("\n")), stream)


def _width(stream: TextIO) -> int:
    """Return the width of the terminal, not too wide to read; a fixed one where there is none."""
    if not stream.isatty():
        return _WIDE
    import shutil

    return max(_NARROW, min(shutil.get_terminal_size().columns, 140))


def _document(document: Document, width: int) -> Iterator[RenderableType]:
    notes = Footnotes(document)
    yield Text(one_line(document.title), style="bold")
    yield Text(one_line(document.line), style="dim")
    for section in document.sections:
        yield from _section(section, 0, width, notes)
    told = [
        Text.assemble(
            (f"{_superscript(number)} ", "dim"),
            (f"{one_line(each.name)}: ", "dim bold"),
            (one_line(each.text), "dim"),
            (f" {one_line(each.source)}" if each.source else "", "dim italic"),
        )
        for number, each in notes.told()
    ]
    if told:
        yield Text()
        yield from told


def _section(
    section: Section, depth: int, width: int, notes: Footnotes
) -> Iterator[RenderableType]:
    yield Text()
    lead = f"  {one_line(section.lead)}" if section.lead else ""
    style = "bold cyan" if depth == 0 else "bold"
    yield Text.assemble((one_line(section.title), style), (lead, "dim"))
    for block in section.blocks:
        shown = list(_block(block, width - 2, notes))
        if shown:
            yield Padding(Group(*shown), (0, 0, 0, 2))
    for each in section.sections:
        yield from _section(each, depth + 1, width, notes)


def _block(block: Block, width: int, notes: Footnotes) -> Iterator[RenderableType]:
    if isinstance(block, Sentence):
        yield _sentence(block, notes)
    elif isinstance(block, Points):
        yield _points(block, notes)
    elif isinstance(block, Facts):
        grid = Grid.grid(padding=(0, 2))
        for fact in block.facts:
            grid.add_row(Text(one_line(fact.name), style="dim"), _said(fact.value, notes))
        yield grid
    elif isinstance(block, Table):
        yield _table(block, notes)
    elif isinstance(block, Curve):
        for line in block_lines(block, width):
            yield Text.assemble(
                *((text, {1: "green", -1: "red"}.get(side, "dim")) for text, side in line.pieces)
            )


def _points(points: Points, notes: Footnotes) -> Grid:
    grid = Grid.grid(padding=(0, 1))
    for number, each in enumerate(points.sentences, 1):
        grid.add_row(f"{number}." if points.numbered else "·", _sentence(each, notes))
    return grid


def _table(table: Table, notes: Footnotes) -> RenderableType:
    grid = Grid(
        box=box.SIMPLE_HEAD,
        pad_edge=False,
        title=Text(one_line(table.caption), style="italic") if table.caption else None,
        title_justify="left",
        caption=Text(one_line(table.left_out), style="dim") if table.left_out else None,
        caption_justify="left",
    )
    for column in table.columns:
        head = Text.assemble((one_line(column.title), "bold"), _mark(column.note, notes))
        grid.add_column(
            head,
            justify="right" if column.align is Align.RIGHT else "left",
            overflow="fold",
            no_wrap=column.align is Align.RIGHT,
        )
    for row in table.rows:
        grid.add_row(*(_said(each, notes) for each in row))
    return grid


def _sentence(sentence: Sentence, notes: Footnotes) -> Text:
    return Text.assemble(
        (one_line(sentence.text), _STYLES[sentence.tone]),
        *(_mark(note, notes) for note in sentence.notes),
    )


def _said(said: Said, notes: Footnotes) -> Text:
    return Text.assemble((one_line(said.text), _STYLES[said.tone]), _mark(said.note, notes))


def _mark(note: str, notes: Footnotes) -> tuple[str, str]:
    return (_superscript(notes.number(note)), "dim") if note else ("", "")


def _superscript(number: int) -> str:
    return str(number).translate(_SUPERSCRIPT)
