"""New keys: on lines of their own, after a comma between braces, or by writing out a short form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.source.edits.plan import exact
from cjmap.source.edits.replacing import WIDTH
from cjmap.source.edits.spans import EditError, SpanEdit
from cjmap.source.nodes import Mapping, Scalar, Sequence
from cjmap.source.scalars_written import is_plain, scalar_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjmap.problem import Add, MapPath
    from cjmap.source.edits.layout import Layout, Place


def additions(
    layout: Layout, path: MapPath, adds: list[Add], removed: set[MapPath]
) -> list[SpanEdit]:
    """Add keys to the mapping at `path`, in its own style; those after a sibling come first.

    `removed` says which of its keys go at the same time; one of them stays.
    """
    place = layout.find(path)
    node = place.node
    if isinstance(node, Scalar):
        return _written_out(layout, place, node, adds)
    if not isinstance(node, Mapping) or not (node.keys or node.flow):
        raise EditError("A key can be added to a mapping only.")
    if node.flow:
        inside = layout.opening(node) + 1
        if not node.keys:
            return [SpanEdit(inside, inside, _joined(map(_flow_entry, adds)))]
    extents = layout.extents(node)
    names = list(node.data)
    kept = [number for number, name in enumerate(names) if (*path, name) not in removed]
    edits = []
    for add in adds:
        extent = extents[kept[-1] if add.after is None else names.index(add.after)]
        if node.flow:
            edits.append(SpanEdit(extent.tail, extent.tail, f", {_flow_entry(add)}"))
        else:
            column = layout.column(extents[0].head)
            end = layout.past_deeper_comments(extent.tail, column)
            edits.append(layout.lines_after(end, _lines([add], column)))
    return edits


def _written_out(layout: Layout, place: Place, node: Scalar, adds: list[Add]) -> list[SpanEdit]:
    """Make a mapping of a value that is short for one."""
    main = adds[0].main
    if main is None or node.start == node.end or place.parent is None:
        raise EditError("A key can be added to a mapping only.")
    name = scalar_text(main, flow=True, key=True)
    in_line = isinstance(place.parent, Mapping) or place.in_flow
    if in_line and (place.in_flow or _fits(layout, node, name, adds)):
        added = "".join(f", {_flow_entry(add)}" for add in adds)
        opening = SpanEdit(node.start, node.start, f"{{{name}: ")
        return [opening, SpanEdit(node.end, node.end, f"{added}}}")]
    return _written_out_on_lines(layout, place.parent, place.index, name, adds)


def _fits(layout: Layout, node: Scalar, name: str, adds: list[Add]) -> bool:
    """Whether a value and what is added can stand between braces, on its line."""
    written = layout.text[node.start : node.end]
    if node.style in ("|", ">") or "\n" in written or "\r" in written:
        return False
    if not node.style and not is_plain(written, flow=True):
        return False
    added = sum(len(_flow_entry(add)) + 2 for add in adds)
    return layout.column(node.end) + len(name) + 4 + added <= WIDTH


def _written_out_on_lines(
    layout: Layout, parent: Mapping | Sequence, index: int, name: str, adds: list[Add]
) -> list[SpanEdit]:
    """Write `main: value` and each added key on a line of its own; further lines of the value follow."""
    node = (parent.values if isinstance(parent, Mapping) else parent.items)[index]
    outer = layout.column(layout.extents(parent)[index].head)
    if isinstance(parent, Sequence) or layout.opens_line(node.start):
        column = layout.column(node.start)
        start = SpanEdit(node.start, node.start, f"{name}: ")
    else:
        column = outer + 2
        opening = f"{layout.line_break}{' ' * column}{name}: "
        start = SpanEdit(layout.blanks_before(node.start), node.start, opening)
    tail = max(layout.tail(node), node.start + 1)
    deeper = " " * (column - outer)
    further = [
        SpanEdit(line, line, deeper)
        for line in layout.lines_below(node.start, tail)
        if layout.blanks_after(line) < layout.line_end(line)
    ]
    return [start, *further, layout.lines_after(tail, _lines(adds, column))]


def _lines(adds: list[Add], column: int) -> list[str]:
    """Write keys as lines that begin at `column`."""
    lines = []
    for add in adds:
        value = exact(add.value)
        margin = " " * column
        line = f"{margin}{_key(add, flow=False)}: {_value(value, flow=False)}"
        if len(line) <= WIDTH or not isinstance(value, (dict, list)):
            lines.append(line)
            continue
        lines.append(f"{margin}{_key(add, flow=False)}:")
        for each in value:
            inner = f"- {_value(each, flow=False)}"
            if isinstance(value, dict):
                written = scalar_text(each, key=True)
                inner = f"{written}: {_value(value[each], flow=False)}"
            lines.append(f"{margin}  {inner}")
    return lines


def _flow_entry(add: Add) -> str:
    return f"{_key(add, flow=True)}: {_value(exact(add.value), flow=True)}"


def _key(add: Add, *, flow: bool) -> str:
    return scalar_text(add.path[-1], flow=flow, key=True)


def _value(value: object, *, flow: bool) -> str:
    """Write a value on one line: a list in brackets, a mapping in braces."""
    if isinstance(value, list):
        return f"[{_joined(_value(each, flow=True) for each in value)}]"
    if isinstance(value, dict):
        pairs = value.items()
        return (
            f"{{{_joined(f'{_entry_key(key)}: {_value(each, flow=True)}' for key, each in pairs)}}}"
        )
    return scalar_text(value, flow=flow)


def _entry_key(key: str) -> str:
    return scalar_text(key, flow=True, key=True)


def _joined(written: Iterable[str]) -> str:
    return ", ".join(written)
