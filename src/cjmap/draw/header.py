"""The header of a picture: the kind, the title, lines of text, and the people at the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.draw import text as texts
from cjmap.draw.cards import centred, paragraph
from cjmap.draw.frame import MARGIN
from cjmap.draw.people import Person, boxes
from cjmap.draw.scene import Box, Mark, Shape, Weight, Words, moved

if TYPE_CHECKING:
    from cjmap.draw.theme import Theme


@dataclass(frozen=True, slots=True)
class Line:
    """One line below the title: a word in bold (may be empty), then a text."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """The header's texts."""

    kind: str
    title: str
    lines: tuple[Line, ...] = ()
    people: tuple[Person, ...] = ()
    note: str = ""
    """A short word in a chip beside the kind, such as the state of a journey."""


def header(heading: Heading, width: float, theme: Theme) -> tuple[list[Mark], float]:
    """Lay out the header in `width` points; give its marks and where it ends, in points."""
    people, taken, people_bottom = boxes(heading.people, width, theme)
    beside = taken > 0 and width - taken >= 380
    room = width - taken - 40 if beside else width
    if taken and not beside:
        people, taken, people_bottom = boxes(heading.people, width, theme, whole=True)
    x, y = MARGIN, MARGIN
    shapes: list[Shape] = []
    kind = texts.one_line(heading.kind).upper()
    shapes.append(Words(x, y + 9, (kind,), 9.5, theme.brand, Weight.BOLD))
    if heading.note:
        left = x + texts.width(kind, 9.5, Weight.BOLD) + 12
        note = texts.shorten(texts.one_line(heading.note), max(room / 2, 60), 8.5, Weight.SEMIBOLD)
        wide = texts.width(note, 8.5, Weight.SEMIBOLD) + 16
        shapes.append(Box(left, y - 2.5, wide, 17, theme.note, theme.note_edge))
        shapes.append(centred(note, left + wide / 2, y + 6, 8.5, theme.brand, Weight.SEMIBOLD))
    y += 17
    size = 28.0
    while size > 18 and len(texts.wrap(heading.title, room, size, Weight.BOLD)) > 2:
        size -= 2
    title, tall = paragraph(heading.title, x, y, room, size, theme.ink, Weight.BOLD)
    shapes += title
    y += tall + 6
    for line in heading.lines:
        more, tall = _line(line, x, y, min(room, 720), theme)
        shapes += more
        y += tall + (4 if tall else 0)
    marks = [Mark("header", tuple(shapes), "header", heading.title)]
    if people and not beside:
        marks += [_moved(mark, 0, y + 8 - MARGIN) for mark in people]
        y += 8 + people_bottom - MARGIN
    else:
        marks += people
        y = max(y, people_bottom)
    return marks, y


def _line(line: Line, x: float, y: float, room: float, theme: Theme) -> tuple[list[Shape], float]:
    size = 11.0
    if not line.label:
        return paragraph(line.text, x, y, room, size, theme.body)
    label = texts.shorten(texts.one_line(line.label), room / 2, size, Weight.SEMIBOLD)
    indent = texts.width(label, size, Weight.SEMIBOLD) + 8
    more, tall = paragraph(line.text, x + indent, y, room - indent, size, theme.body)
    label_words = Words(x, y + size * 0.96, (label,), size, theme.ink, Weight.SEMIBOLD)
    return [label_words, *more], tall


def _moved(mark: Mark, dx: float, dy: float) -> Mark:
    shapes = tuple(moved(shape, dx, dy) for shape in mark.shapes)
    return Mark(mark.css, shapes, mark.id, mark.title)
