"""Entries that go: whole lines between lines, and in brackets the comma with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.source.edits.spans import EditError, SpanEdit

if TYPE_CHECKING:
    from cjmap.problem import MapPath
    from cjmap.source.edits.layout import Extent, Layout
    from cjmap.source.nodes import Mapping, Sequence


def removals(layout: Layout, paths: set[MapPath]) -> list[SpanEdit]:
    """Remove what stands at `paths`; none of them lies below another, none is the whole map."""
    parents: dict[int, Mapping | Sequence] = {}
    gone: dict[int, set[int]] = {}
    for path in paths:
        place = layout.find(path)
        if place.parent is None:
            raise EditError("Nothing would be left of the map.")
        parents[id(place.parent)] = place.parent
        gone.setdefault(id(place.parent), set()).add(place.index)
    edits: list[SpanEdit] = []
    for name, parent in parents.items():
        extents = layout.extents(parent)
        if len(gone[name]) == len(extents):
            raise EditError("All keys of a mapping cannot go while others come.")
        remove = _from_flow if parent.flow else _from_block
        for first, last in _runs(gone[name]):
            edits += remove(layout, extents, first, last)
    return edits


def _runs(numbers: set[int]) -> list[tuple[int, int]]:
    """Group numbers into runs without gaps: 1, 2, 5 → (1, 2), (5, 5)."""
    runs: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs


def _from_block(layout: Layout, extents: list[Extent], first: int, last: int) -> list[SpanEdit]:
    opened = layout.opens_line(extents[first].head)
    lines = [
        SpanEdit(layout.line_start(extent.head), layout.next_line(extent.tail), "")
        for extent in extents[first if opened else first + 1 : last + 1]
    ]
    if opened:
        return lines
    # `- id: a`, and `id` goes: the next key takes its place behind the dash, unless comments
    # stand between the two; then the dash stays alone.
    extent, following = extents[first], extents[last + 1].head
    ends = [layout.rest_of_line(each.tail) or each.tail for each in extents[first : last + 1]]
    heads = [each.head for each in extents[first + 1 : last + 2]]
    between = "".join(layout.text[end:head] for end, head in zip(ends, heads, strict=True))
    if not between.strip():
        return [SpanEdit(extent.head, following, "")]
    dash = layout.blanks_before(extent.head)
    if layout.text[dash - 1 : dash] != "-":
        raise EditError("Only `-` may stand before a key that goes.")
    return [SpanEdit(dash, ends[0], ""), *lines]


def _from_flow(layout: Layout, extents: list[Extent], first: int, last: int) -> list[SpanEdit]:
    start = extents[first].head
    alone = layout.opens_line(start)
    comma = layout.comma_after(extents[last])
    if last + 1 == len(extents) and first:
        return _from_end_of_flow(layout, extents, first, last)
    if comma is None:
        raise EditError("A `,` is missing after what goes.")
    after = layout.rest_of_line(comma + 1)
    if alone and after is not None:
        return [SpanEdit(layout.line_start(start), layout.next_line(comma), "")]
    following = extents[last + 1].head
    gap = layout.text[comma + 1 : following]
    opens = layout.text[layout.blanks_before(start) - 1] in "[{"
    if not gap.strip(" \t") or (opens and not gap.strip()):
        return [SpanEdit(start, following, "")]
    return [SpanEdit(layout.blanks_before(start), comma + 1, "")]


def _from_end_of_flow(
    layout: Layout, extents: list[Extent], first: int, last: int
) -> list[SpanEdit]:
    """Remove the last entries; the comma before them goes unless one stands behind them too."""
    start, end = extents[first].head, extents[last].tail
    before, after = layout.comma_after(extents[first - 1]), layout.comma_after(extents[last])
    if before is None:
        raise EditError("A `,` is missing before what goes.")
    if after is not None:
        end = after + 1
    if layout.opens_line(start):  # its comment goes with it
        end = layout.rest_of_line(end) or end
    comments = [each.end for each in layout.comments if before < each.start < start]
    if comments:
        edits = [SpanEdit(comments[-1], end, "")]
        return edits if after is not None else [SpanEdit(before, before + 1, ""), *edits]
    return [SpanEdit(before if after is None else before + 1, end, "")]
