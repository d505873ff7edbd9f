"""Native tables: rows of texts that go on to the next slide where one is full."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace
from math import inf
from typing import TYPE_CHECKING, Any

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from cjmap.exchange.pptx.drawing import Box, rgb
from cjmap.exchange.pptx.paragraphs import Paragraph, cut, height, said, split

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.exchange.pptx.drawing import Drawing

_PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""PowerPoint's table style without any look of its own."""

ACROSS, ABOVE = 5.0, 3.5
"""Space between the edge and the text of a cell, to the side and above, in points."""

_LEAST_ROW = 20.0
_FACTORS = (1.4, 1.3, 1.2, 1.1, 1.0)
"""How much larger a text may be than the least."""

_ROOM_FOR_PART = 40.0
"""A row is begun on a slide only if so much of it has room, in points."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell, and its fill; None: that of the slide."""

    text: tuple[Paragraph, ...]
    fill: str | None = None


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: a head that every slide repeats, rows, and the widths of its columns in points."""

    name: str
    title: str
    head: Row
    rows: tuple[Row, ...]
    widths: tuple[float, ...]
    rule: str
    """The colour of the lines between rows."""

    @property
    def width(self) -> float:
        """The width of all columns, in points."""
        return sum(self.widths)


def pages(table: Table, room: float) -> Iterator[tuple[Row, ...]]:
    """Give the rows of each slide whose table may be `room` points high, without the head.

    A row that does not fit goes to the next slide; one that fits on none is divided.
    """
    room = max(room - _height(table, table.head), _ROOM_FOR_PART)
    taken: list[Row] = []
    left = room
    rest = deque(table.rows)
    while rest:
        row = rest.popleft()
        tall = _height(table, row, room)
        if tall <= left:
            taken.append(row)
            left -= tall
        elif tall <= room or (taken and left < _ROOM_FOR_PART):
            yield tuple(taken)
            taken, left = [], room
            rest.appendleft(row)
        else:
            first, second = _divided(table, row, left)
            if first is not None:
                taken.append(first)
                rest.appendleft(second)
            elif taken:
                rest.appendleft(row)
            else:
                taken.append(row)  # nothing of it can be told apart
            yield tuple(taken)
            taken, left = [], room
    if taken:
        yield tuple(taken)


def fitted(table: Table, room: float) -> tuple[Table, list[tuple[Row, ...]]]:
    """Return a table in the largest text that takes no further slide, and the rows of each slide.

    Where it takes several, each of them has about as much.
    """
    count = len(list(pages(table, room)))
    for factor in _FACTORS:
        larger = _scaled(table, factor)
        shown = list(pages(larger, room))
        if len(shown) <= count:
            break
    while room > 2 * _ROOM_FOR_PART:
        room *= 0.96
        fewer = list(pages(larger, room))
        if len(fewer) > count:
            break
        shown = fewer
    return larger, shown


def _scaled(table: Table, factor: float) -> Table:
    def cells(row: Row) -> Row:
        return tuple(
            replace(cell, text=tuple(each.scaled(factor) for each in cell.text)) for cell in row
        )

    return replace(table, head=cells(table.head), rows=tuple(map(cells, table.rows)))


def draw(drawing: Drawing, table: Table, rows: Sequence[Row], left: float, top: float) -> Any:
    """Draw a table with some of its rows; return the frame that holds it."""
    heights = [_height(table, row) for row in (table.head, *rows)]
    box = Box(left, top, table.width, sum(heights))
    frame = drawing.slide.shapes.add_table(len(rows) + 1, len(table.widths), *box.emu)
    frame.name = said(table.name)
    next(frame._element.iter(qn("p:cNvPr"))).set("descr", said(table.title))
    native = frame.table
    settings = native._tbl.tblPr
    settings.set("bandRow", "0")
    settings.set("firstRow", "1")
    style = settings.find(qn("a:tableStyleId"))
    style.text = _PLAIN
    for column, width in zip(native.columns, table.widths, strict=True):
        column.width = Pt(width)
    for number, (row, tall) in enumerate(zip((table.head, *rows), heights, strict=True)):
        native.rows[number].height = Pt(tall)
        for place, cell in enumerate(row):
            _fill(drawing, native.cell(number, place), cell, table.rule)
    return frame


def _fill(drawing: Drawing, native: Any, cell: Cell, rule: str) -> None:
    native.margin_left = native.margin_right = Pt(ACROSS)
    native.margin_top = native.margin_bottom = Pt(ABOVE)
    if cell.fill is None:
        native.fill.background()
    else:
        native.fill.solid()
        native.fill.fore_color.rgb = rgb(cell.fill)
    drawing.write(native.text_frame, cell.text)
    if not cell.text:
        # An empty cell would be as high as the theme's text.
        end = parse_xml(f'<a:endParaRPr {nsdecls("a")} lang="{drawing.lang}" sz="1000"/>')
        native.text_frame.paragraphs[0]._p.append(end)
    settings = native._tc.get_or_add_tcPr()
    line = parse_xml(
        f'<a:lnB {nsdecls("a")} w="9525"><a:solidFill><a:srgbClr val="{rule[1:].upper()}"/>'
        "</a:solidFill></a:lnB>"
    )
    settings.insert(0, line)


def _height(table: Table, row: Row, enough: float = inf) -> float:
    tallest = max(
        height(cell.text, width - 2 * ACROSS, enough)
        for cell, width in zip(row, table.widths, strict=True)
    )
    return max(tallest + 2 * ABOVE, _LEAST_ROW)


def _divided(table: Table, row: Row, room: float) -> tuple[Row | None, Row]:
    """Return what of a row fits into `room` points, and the rest; None if nothing does."""
    inner = room - 2 * ABOVE
    first: list[Cell] = []
    second: list[Cell] = []
    some = False
    for place, (cell, width) in enumerate(zip(row, table.widths, strict=True)):
        taken, left = cut(cell.text, width - 2 * ACROSS, inner)
        if not place:
            taken, left = list(cell.text), list(cell.text)  # the name of the row is repeated
        elif (
            left
            and not taken
            and height(left[:1], width - 2 * ACROSS, inner) > inner >= left[0].size * 2
        ):
            part, remains = split(left[0], width - 2 * ACROSS, inner)
            taken, left = [part], [remains, *left[1:]]
        some = some or (bool(taken) and bool(place))
        first.append(Cell(tuple(taken), cell.fill))
        second.append(Cell(tuple(left), cell.fill))
    return (tuple(first) if some else None), tuple(second)
