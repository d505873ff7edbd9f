"""List items in another order: the places stay, their texts change seats."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cjmap.source.edits.spans import EditError, SpanEdit
from cjmap.source.nodes import Sequence

if TYPE_CHECKING:
    from cjmap.problem import MapPath
    from cjmap.source.edits.layout import Layout

_COMMENT_LINE = re.compile(r"[ \t]*#")


def moves(layout: Layout, path: MapPath, order: list[int]) -> list[SpanEdit]:
    """Put the items of the list at `path` in a new order, given by their old numbers.

    With an item go the comments behind it, above it (with no empty line between), and those below
    it that are indented deeper. Empty lines and commas stay where they are.
    """
    parent = layout.find(path).node
    if not isinstance(parent, Sequence):
        raise EditError("Only items of a list can be moved.")
    if any(layout.keeps_empty_lines(node) for node in parent.items):
        raise EditError("Text that keeps the empty lines below it cannot be moved.")
    places = _flow_places(layout, parent) if parent.flow else _block_places(layout, parent)
    return [
        SpanEdit(*places[number], layout.text[slice(*places[old])])
        for number, old in enumerate(order)
        if number != old
    ]


def _flow_places(layout: Layout, parent: Sequence) -> list[tuple[int, int]]:
    extents = layout.extents(parent)
    gaps = zip(
        [parent.start, *(each.tail for each in extents)],
        [each.head for each in extents] + [parent.end],
        strict=True,
    )
    if any(layout.has_comment(start, end) for start, end in gaps):
        raise EditError("Items between brackets with comments cannot be moved.")
    return [(extent.head, extent.tail) for extent in extents]


def _block_places(layout: Layout, parent: Sequence) -> list[tuple[int, int]]:
    extents = layout.extents(parent)
    column = layout.column(extents[0].head)
    whole_lines = layout.opens_line(extents[0].head)
    places: list[tuple[int, int]] = []
    lowest = 0
    for extent in extents:
        start = layout.line_start(extent.head) if whole_lines else extent.head
        above = _with_comments_above(layout, layout.line_start(extent.head), lowest)
        if whole_lines:
            start = above
        elif extent.head > extents[0].head and above < layout.line_start(extent.head):
            raise EditError("Items with comments cannot be moved before one that shares its line.")
        end = layout.past_deeper_comments(extent.tail, column)
        places.append((start, end))
        lowest = layout.next_line(end)
    if lowest == places[-1][1]:  # no line break ends the file
        for node in parent.items:
            layout.expect_break_after(node)
    return places


def _with_comments_above(layout: Layout, start: int, lowest: int) -> int:
    """Return the start of the first of the comment lines right above the line that begins at `start`."""
    while start > lowest:
        line = layout.previous_line(start)
        if line < lowest or not _COMMENT_LINE.match(layout.text, line):
            break
        start = line
    return start
