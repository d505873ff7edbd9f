"""A document as Markdown as GitHub reads it: tables, footnotes, the curve in block characters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

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
from cjmap.markdown_text import markdown_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cjmap.insight.document import Block, Document, Drawing, Said, Section
    from cjmap.insight.formats import Drawn

_WIDTH = 100


def write(document: Document, pictures: Mapping[Drawing, Drawn]) -> str:  # noqa: ARG001
    """Write a document; pictures stay out, as Markdown cannot hold them."""
    notes = Footnotes(document)
    lines = [f"# {markdown_text(document.title)}", "", markdown_text(document.line)]
    for section in document.sections:
        notes.begin()
        lines += _section(section, 2, notes)
    told = [
        f"[^{number}]: **{markdown_text(each.name)}**: {_with_code(each.text)}"
        + (f" *{markdown_text(each.source)}*" if each.source else "")
        for number, each in notes.told()
    ]
    return "\n".join([*lines, "", *told, ""]) if told else "\n".join([*lines, ""])


def _section(section: Section, level: int, notes: Footnotes) -> Iterator[str]:
    lead = f": {markdown_text(section.lead)}" if section.lead else ""
    if section.title:
        yield from ("", f"{'#' * level} {markdown_text(section.title)}{lead}")
    for block in section.blocks:
        lines = list(_block(block, notes))
        if lines:
            yield from ("", *lines)
    for each in section.sections:
        yield from _section(each, min(level + 1, 6), notes)


def _block(block: Block, notes: Footnotes) -> Iterator[str]:
    if isinstance(block, Sentence):
        yield _sentence(block, notes)
    elif isinstance(block, Points):
        for number, each in enumerate(block.sentences, 1):
            yield f"{f'{number}.' if block.numbered else '-'} {_sentence(each, notes)}"
    elif isinstance(block, Facts):
        for fact in block.facts:
            yield f"- {markdown_text(fact.name)}: {_said(fact.value, notes)}"
    elif isinstance(block, Table):
        yield from _table(block, notes)
    elif isinstance(block, Curve):
        yield from _fenced([line.plain for line in block_lines(block, _WIDTH)])


def _fenced(lines: list[str]) -> Iterator[str]:
    """Set lines as they are, in a fence that none of them can close."""
    runs = re.findall("`+", "\n".join(lines))
    fence = "`" * (max([2, *map(len, runs)]) + 1)
    yield from (f"{fence}text", *lines, fence)


def _table(table: Table, notes: Footnotes) -> Iterator[str]:
    if table.caption:
        yield from (markdown_text(table.caption), "")
    heads = [f"{markdown_text(each.title)}{_marks(notes, each.note)}" for each in table.columns]
    rules = ["---:" if each.align is Align.RIGHT else "---" for each in table.columns]
    yield from (_row(heads), _row(rules))
    for row in table.rows:
        yield _row([_said(each, notes) for each in row])
    if table.left_out:
        yield from ("", f"*{markdown_text(table.left_out)}*")


def _with_code(text: str) -> str:
    """Write a definition, which is our own text, with its names of fields as code."""
    return markdown_text(text).replace("\\`", "`")


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _sentence(sentence: Sentence, notes: Footnotes) -> str:
    said = _toned(markdown_text(sentence.text), sentence.tone)
    return f"{said}{_marks(notes, *sentence.notes)}"


def _said(said: Said, notes: Footnotes) -> str:
    return f"{_toned(markdown_text(said.text), said.tone)}{_marks(notes, said.note)}"


def _toned(text: str, tone: Tone) -> str:
    return f"**{text}**" if text.strip() and tone in (Tone.STRONG, Tone.BAD) else text


def _marks(notes: Footnotes, *named: str) -> str:
    return " ".join(f"[^{number}]" for number in notes.marks(*named))
