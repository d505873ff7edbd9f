"""The header of a picture: the kind, the title, lines of text, and the people at the right."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from cjmap.draw import text as texts
from cjmap.draw.parts.cards import centred, paragraph
from cjmap.draw.parts.differences import SIDE, SMALL, Flag, difference_sign, titled
from cjmap.draw.parts.frame import MARGIN
from cjmap.draw.parts.people import Person, boxes
from cjmap.draw.scene import Box, Disc, Mark, Shape, Weight, Words, moved

if TYPE_CHECKING:
    from cjmap.draw.look.theme import Theme
    from cjmap.draw.parts.cards import Lead
    from cjmap.draw.parts.setting import Setting


_TITLE = 28.0
_TEXT = 11.0
_NOTE = 8.5
_KIND = 9.5
_LONGEST = 720.0
"""The width from which a text is broken, in points."""

_HIGHEST = 200.0
"""The height from which the people's boxes stand below the title instead, in points."""

_USUAL = 1300.0
_MOST = 1.35
"""The width up to which a header has its least size, in points, and how much it may grow."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line below the title: a word in bold (may be empty), then a text.

    In its place there may be several texts, each on a line of its own and with a sign before it.
    """

    label: str
    text: str
    signed: tuple[tuple[Lead | None, str], ...] = ()
    field: str = ""
    """The field of the map that it tells, by which a comparison finds what differs."""
    flag: Flag | None = None
    flags: tuple[Flag | None, ...] = ()
    """How it, and each of several texts, differs from what it was; none: not at all."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The header's texts."""

    kind: str
    title: str
    lines: tuple[Line, ...] = ()
    people: tuple[Person, ...] = ()
    note: str = ""
    """A short word in a chip beside the kind, such as the state of a journey."""
    flag: Flag | None = None
    """How the title differs from what it was."""


def compared(
    heading: Heading, model: Any, setting: Setting, elsewhere: tuple[str, ...] = ()
) -> Heading:
    """Give the heading of a map with what differs from its earlier version, if there is one.

    A line more names the two versions; it has the sign of all that differs in the map as a whole
    and has no line of its own. Fields of the map that are shown `elsewhere` have theirs there.
    """
    comparison = setting.view.comparison
    if comparison is None:
        return heading
    lines = [
        replace(line, flag=setting.field_flag(model, line.field)) if line.field else line
        for line in heading.lines
    ]
    shown = {"title", *elsewhere, *(line.field for line in lines)}
    rest = setting.flag(model, shown)
    if comparison.label or rest:
        lines.append(Line(setting.said["compared"], comparison.label or "…", flag=rest))
    return replace(heading, lines=tuple(lines), flag=setting.field_flag(model, "title"))


def header(heading: Heading, width: float, theme: Theme) -> tuple[list[Mark], float]:
    """Lay out the header in `width` points; give its marks and where it ends, in points.

    In a wide picture it is larger, so that it can be read where all of the picture is seen.
    """
    grown = min(max(width / _USUAL, 1.0), _MOST)
    people, taken, people_bottom = boxes(heading.people, width, theme, grown=grown)
    # Beside the title as long as that does not make the header much higher.
    beside = 0 < taken <= width - 380 and people_bottom <= MARGIN + _HIGHEST * grown
    room = width - taken - 40 if beside else width
    if taken and not beside:
        people, taken, people_bottom = boxes(heading.people, width, theme, True, grown)
    x, y = MARGIN, MARGIN
    shapes: list[Shape] = []
    kind = texts.one_line(heading.kind).upper()
    small = _KIND * grown
    shapes.append(Words(x, y + small * 0.95, (kind,), small, theme.brand, Weight.BOLD))
    if heading.note:
        left = x + texts.width(kind, small, Weight.BOLD) + 12
        size = _NOTE * grown
        note = texts.shorten(texts.one_line(heading.note), max(room / 2, 60), size, Weight.SEMIBOLD)
        wide = texts.width(note, size, Weight.SEMIBOLD) + 16
        middle = y + small * 0.6
        shapes.append(Box(left, middle - size, wide, 2 * size, theme.note, theme.note_edge))
        shapes.append(centred(note, left + wide / 2, middle, size, theme.brand, Weight.SEMIBOLD))
    y += 17 * grown
    size = _TITLE * grown
    while size > 18 and len(texts.wrap(heading.title, room, size, Weight.BOLD)) > 2:
        size -= 2
    title, tall = paragraph(heading.title, x, y, room, size, theme.ink, Weight.BOLD)
    shapes += title
    if heading.flag is not None:
        shapes += _in_margin(heading.flag, y + size * 0.62, SIDE)
    y += tall + 6
    for line in heading.lines:
        more, tall = _line(line, x, y, min(room, _LONGEST * grown), _TEXT * grown, theme)
        shapes += more
        if line.flag is not None and tall:
            shapes += _in_margin(line.flag, y + _TEXT * grown * 0.6, SMALL + 1)
        y += tall + (4 if tall else 0)
    flags = [flag for line in heading.lines for flag in (line.flag, *line.flags)]
    told = titled(heading.title, heading.flag, *flags)
    marks = [Mark("header", tuple(shapes), "header", told)]
    if people and not beside:
        marks += [_moved(mark, 0, y + 8 - MARGIN) for mark in people]
        y += 8 + people_bottom - MARGIN
    else:
        marks += people
        y = max(y, people_bottom)
    return marks, y


def _in_margin(flag: Flag, y: float, side: float) -> list[Shape]:
    """Draw the sign of what differs in the margin, before the text that it belongs to."""
    return difference_sign(flag.difference, MARGIN - 6 - side / 2, y, flag.theme, side)


def _line(
    line: Line, x: float, y: float, room: float, size: float, theme: Theme
) -> tuple[list[Shape], float]:
    if not line.label:
        return paragraph(line.text, x, y, room, size, theme.body)
    label = texts.shorten(texts.one_line(line.label), room / 2, size, Weight.SEMIBOLD)
    indent = texts.width(label, size, Weight.SEMIBOLD) + 8
    if line.signed:
        more, tall = _signed(line, x + indent, y, room - indent, size, theme)
    else:
        more, tall = paragraph(line.text, x + indent, y, room - indent, size, theme.body)
    label_words = Words(x, y + size * 0.96, (label,), size, theme.ink, Weight.SEMIBOLD)
    return [label_words, *more], tall


def _signed(
    line: Line, x: float, y: float, room: float, size: float, theme: Theme
) -> tuple[list[Shape], float]:
    """Give the texts of a line one below the other, each with its sign or a plain dot."""
    shapes: list[Shape] = []
    top, radius = y, size * 0.5
    for index, (lead, text) in enumerate(line.signed):
        middle = top + size * 0.6
        flag = line.flags[index] if line.flags else None
        if lead is None and flag is None:
            shapes.append(Disc(x + radius, middle, 2, theme.muted))
        elif lead is not None:
            shapes.append(Disc(x + radius, middle, radius, lead.fill))
            letter = centred(lead.letter, x + radius, middle, size * 0.7, lead.ink, Weight.BOLD)
            shapes.append(letter)
        indent = 2 * radius + 5
        if flag is not None and lead is None:
            # In place of the dot, so that all texts begin alike.
            shapes += difference_sign(flag.difference, x + radius, middle, theme, SMALL)
        elif flag is not None:
            at = x + indent + SMALL / 2
            shapes += difference_sign(flag.difference, at, middle, theme, SMALL)
            indent += SMALL + 4
        gone = flag is not None and flag.removed
        colour = theme.muted if gone else theme.body
        more, tall = paragraph(text, x + indent, top, room - indent, size, colour, struck=gone)
        shapes += more
        top += max(tall, size * 1.2) + 2
    return shapes, top - 2 - y


def _moved(mark: Mark, dx: float, dy: float) -> Mark:
    shapes = tuple(moved(shape, dx, dy) for shape in mark.shapes)
    return Mark(mark.css, shapes, mark.id, mark.title)
