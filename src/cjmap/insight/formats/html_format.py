"""A document as one HTML page: pictures in it, notes linked both ways, for screens and paper."""

from __future__ import annotations

import html
import re
from collections import Counter
from typing import TYPE_CHECKING

from cjmap import html_page
from cjmap.html_page import text
from cjmap.insight.document import (
    Align,
    Curve,
    Drawing,
    Facts,
    Footnotes,
    Points,
    Sentence,
    Table,
    Tone,
)
from cjmap.insight.formats import format_voice
from cjmap.insight.formats.blocks import block_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from cjmap.insight.document import Block, Document, Said, Section
    from cjmap.insight.formats import Drawn

_WIDTH = 100
"""Columns of a curve in letters."""

_WORTH_LISTING = 3
"""From so many sections, the page begins with links to them."""

_ELEMENTS = {Tone.STRONG: "strong", Tone.MUTED: "span", Tone.GOOD: "span", Tone.BAD: "b"}


def write(document: Document, pictures: Mapping[Drawing, Drawn]) -> str:
    """Write a document as a page that holds those of its pictures that are there."""
    voice = format_voice(document.lang)

    def picture(drawing: Drawing, alt: str) -> str:
        drawn = pictures.get(drawing)
        if drawn is None:
            return ""
        return html_page.picture(drawn.light, alt, voice("actual-size"), drawn.dark)

    return html_page.page(
        lang=document.lang,
        title=document.title,
        style=html_page.style_sheet("cjmap.insight.formats", "document.css"),
        header=f'<h1>{text(document.title)}</h1>\n<p class="line">{text(document.line)}</p>',
        main=body(document, picture),
    )


def body(
    document: Document,
    picture: Callable[[Drawing, str], str],
    id: Callable[[str], str] = str,
) -> str:
    """Write what a document tells as part of a page: contents, sections and notes.

    `picture` gives the markup of a drawing, which says what its second argument says; nothing where
    it is not shown. `id` makes the name of an element, such as `pains` or `note-1`, its id on the page.
    """
    writer = _Writer(document, picture, id)
    told = "\n".join(writer.section(each) for each in document.sections)
    notes = writer.footnotes()
    return "\n".join(filter(None, (writer.contents(), told, notes)))


def name_of(key: str) -> str:
    """Return the name that the first part of a key has on a page."""
    return re.sub(r"[^\w-]+", "-", key) or "part"


class _Writer:
    """Writes the parts of one page; no id is used twice."""

    def __init__(
        self, document: Document, picture: Callable[[Drawing, str], str], id: Callable[[str], str]
    ) -> None:
        self._picture = picture
        self._id = id
        self._voice = format_voice(document.lang)
        self._notes = Footnotes(document)
        self._named: Counter[int] = Counter()
        """How often each note is referred to, so that it can link back."""
        self._anchors: Counter[str] = Counter()
        self._contents: list[tuple[str, str]] = []

    def section(self, section: Section, level: int = 2) -> str:
        """Write a section with all in it."""
        anchor = self._anchor(section.key)
        if level == 2:
            self._notes.begin()
            self._contents.append((anchor, section.title))
        lines = list(self._opening(section, anchor, level))
        drawn = {
            block: self._picture(block, block.words or section.title)
            for block in section.blocks
            if isinstance(block, Drawing)
        }
        for block in section.blocks:
            if isinstance(block, Drawing):
                lines += filter(None, (drawn[block],))
            elif isinstance(block, Curve) and any(drawn.values()):
                # the picture shows it; the words stand in
                lines.append(f'<p class="unseen">{text(block.words)}</p>')
            else:
                lines += self._block(block, section.title)
        lines += [self.section(each, level + 1) for each in section.sections]
        return "\n".join((*lines, "</section>"))

    def contents(self) -> str:
        """Link the sections that were written; nothing where there is little to choose from."""
        if len(self._contents) < _WORTH_LISTING:
            return ""
        links = "\n".join(
            f'<li><a href="#{self._id(anchor)}">{text(title)}</a></li>'
            for anchor, title in self._contents
            if title
        )
        return f'<nav aria-label="{text(self._voice("contents"))}">\n<ul>\n{links}\n</ul>\n</nav>'

    def footnotes(self) -> str:
        """Write the definitions that were referred to; nothing where none was."""
        rows = [
            f'<li id="{self._id(f"note-{number}")}" value="{number}"><b>{text(each.name)}</b>'
            + f" {_with_code(each.text)}"
            + (f" <cite>{text(each.source)}</cite>" if each.source else "")
            + f" {self._ways_back(number)}</li>"
            for number, each in self._notes.told()
        ]
        if not rows:
            return ""
        title = text(self._voice("notes"))
        anchor = self._anchor("notes")
        self._contents.append((anchor, self._voice("notes-in-contents")))
        listed = "\n".join(rows)
        return (
            f'<section id="{self._id(anchor)}" class="level-2 notes" role="doc-endnotes"'
            f' aria-labelledby="{self._id(f"{anchor}.title")}">\n'
            f'<h2 id="{self._id(f"{anchor}.title")}">{title}</h2>\n'
            f"<ol>\n{listed}\n</ol>\n</section>"
        )

    def _ways_back(self, number: int) -> str:
        label = text(self._voice("back"))
        return " ".join(
            f'<a class="back" role="doc-backlink" href="#{self._id(f"from-{number}-{time}")}"'
            f' aria-label="{label}">↩</a>'
            for time in range(1, self._named[number] + 1)
        )

    def _opening(self, section: Section, anchor: str, level: int) -> Iterator[str]:
        if not section.title:
            yield f'<section id="{self._id(anchor)}" class="level-{level}">'
            return
        title = self._id(f"{anchor}.title")
        lead = f' <span class="lead">{text(section.lead)}</span>' if section.lead else ""
        head = f"h{min(level, 6)}"
        yield f'<section id="{self._id(anchor)}" class="level-{level}" aria-labelledby="{title}">'
        yield f'<{head} id="{title}">{text(section.title)}{lead}</{head}>'

    def _anchor(self, key: str) -> str:
        """Return a name made of a key; of the same again, with a number (maps may share an id).

        What is added begins with a dot, which no key has: a map may be called `buy-title` or `buy-2`.
        """
        name = name_of(key)
        self._anchors[name] += 1
        again = self._anchors[name]
        return f"{name}.{again}" if again > 1 else name

    def _block(self, block: Block, title: str) -> Iterator[str]:
        if isinstance(block, Sentence):
            yield f"<p>{self._sentence(block)}</p>"
        elif isinstance(block, Points):
            kind = "ol" if block.numbered else "ul"
            yield f'<{kind} class="points">'
            yield from (f"<li>{self._sentence(each)}</li>" for each in block.sentences)
            yield f"</{kind}>"
        elif isinstance(block, Facts):
            yield '<dl class="facts">'
            for fact in block.facts:
                said = self._said(fact.value)
                yield f"<div><dt>{text(fact.name)}</dt><dd>{said}</dd></div>"
            yield "</dl>"
        elif isinstance(block, Table):
            yield from self._table(block, title)
        elif isinstance(block, Curve):
            yield from self._curve(block)

    def _curve(self, curve: Curve) -> Iterator[str]:
        """Draw a curve in letters, and tell it in words to who cannot see it."""
        lines = "\n".join(line.plain for line in block_lines(curve, _WIDTH))
        yield f'<pre class="curve" aria-hidden="true">{html.escape(lines)}</pre>'
        yield f'<p class="unseen">{text(curve.words)}</p>'

    def _table(self, table: Table, title: str) -> Iterator[str]:
        anchor = self._id(self._anchor("table"))
        hidden = "" if table.caption else ' class="unseen"'
        caption = table.caption or f"{title}: {table.columns[_about(table)].title}"
        yield f'<div class="table" role="region" tabindex="0" aria-labelledby="{anchor}">'
        yield f'<table>\n<caption id="{anchor}"{hidden}>{text(caption)}</caption>'
        heads = [
            f'<th scope="col"{_aligned(each.align)}>{text(each.title)}{self._marks(each.note)}</th>'
            for each in table.columns
        ]
        yield f"<thead><tr>{''.join(heads)}</tr></thead>\n<tbody>"
        for row in table.rows:
            yield f"<tr>{''.join(self._cells(table, row))}</tr>"
        yield "</tbody>\n</table>\n</div>"
        if table.left_out:
            yield f'<p class="left-out">{text(table.left_out)}</p>'

    def _cells(self, table: Table, row: Sequence[Said]) -> Iterator[str]:
        """Write the cells of a row; one is what the others are about, unless it is empty."""
        about = _about(table)
        for number, (said, column) in enumerate(zip(row, table.columns, strict=True)):
            heads = number == about and said.text.strip()
            opening, closing = ('th scope="row"', "th") if heads else ("td", "td")
            yield f"<{opening}{_aligned(column.align)}>{self._said(said)}</{closing}>"

    def _sentence(self, sentence: Sentence) -> str:
        return _toned(sentence.text, sentence.tone) + self._marks(*sentence.notes)

    def _said(self, said: Said) -> str:
        return _toned(said.text, said.tone) + self._marks(said.note)

    def _marks(self, *named: str) -> str:
        marks = []
        for number in self._notes.marks(*named):
            self._named[number] += 1
            marks.append(
                f'<a role="doc-noteref" id="{self._id(f"from-{number}-{self._named[number]}")}"'
                f' href="#{self._id(f"note-{number}")}"><span class="unseen">{text(self._voice("note"))} </span>'
                f"{number}</a>"
            )
        return f"<sup>{', '.join(marks)}</sup>" if marks else ""


def _about(table: Table) -> int:
    """Return which column says what a row is about: the first that holds words."""
    return next((n for n, each in enumerate(table.columns) if each.align is Align.LEFT), 0)


def _with_code(words: str) -> str:
    """Write a definition with its names of fields as code."""
    return re.sub("`([^`]+)`", r"<code>\1</code>", text(words))


def _toned(words: str, tone: Tone) -> str:
    element = _ELEMENTS.get(tone, "")
    if not element or not words.strip():
        return text(words)
    return f'<{element} class="{tone}">{text(words)}</{element}>'


def _aligned(align: Align) -> str:
    return ' class="figure"' if align is Align.RIGHT else ""
