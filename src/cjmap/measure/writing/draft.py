"""A map being edited: each edit changes what it names and no other byte, and is checked at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjmap.source.edits import EditError, SpanEdit, apply, edited_data, same_data, span_edits
from cjmap.source.edits.layout import Layout
from cjmap.source.nodes import Mapping, Sequence
from cjmap.source.scalars_written import scalar_text

if TYPE_CHECKING:
    from collections.abc import Sequence as Listed

    from cjmap.problem import Edit, MapPath
    from cjmap.source.document import Document

Item = dict[str, Any]
"""A mapping as plain data: values, lists and flat mappings by their keys, in their order."""

_WIDTH = 100
"""How long a line may get before an item between braces goes over several."""


class Draft:
    """A document that is edited step by step.

    After each edit the text is read again: it must say what was meant, with every comment it had.
    Raises `EditError` for an edit that cannot be made; the draft is then what it was.
    """

    def __init__(self, document: Document) -> None:
        """Begin with a document as read."""
        self.document = document

    @property
    def data(self) -> Any:
        """The map as plain data, as its author wrote it."""
        return self.document.data

    def edit(self, edits: Listed[Edit]) -> None:
        """Make edits of single values and keys, all at once."""
        if edits:
            spans = span_edits(self.document, edits)
            self._become(spans, edited_data(self.data, edits))

    def insert(self, path: MapPath, index: int, item: Item | str) -> None:
        """Put a new item into the list at `path`, as number `index`, written like its neighbour."""
        layout = Layout(self.document)
        place = layout.find(path)
        node = place.node
        if not isinstance(node, Sequence) or not node.items:
            raise EditError("An item can be added to a list only.")
        meant = _put(self.data, path, lambda items: [*items[:index], item, *items[index:]])
        if node.flow or place.in_flow:
            self._become([_in_brackets(layout, node, index, item)], meant)
            return
        extents = layout.extents(node)
        column = layout.column(extents[0].head)
        neighbour = node.items[max(index - 1, 0)]
        braces = isinstance(neighbour, Mapping) and neighbour.flow
        lines = _item_lines(item, column, braces=braces)
        if index:
            end = layout.past_deeper_comments(extents[index - 1].tail, column)
            if index > 1 and _are_apart(layout, extents[index - 2].tail, extents[index - 1].head):
                lines.insert(0, "")
            self._become([layout.lines_after(end, lines)], meant)
        else:
            self._become([_first_line(layout, place.parent, place.index, lines)], meant)

    def add_list(self, path: MapPath, items: list[Item], after: str | None = None) -> None:
        """Add a key with a list of items to a mapping: after the key `after`, else at its end."""
        parent, name = path[:-1], str(path[-1])
        layout = Layout(self.document)
        place = layout.find(parent)
        node = place.node
        if not isinstance(node, Mapping) or not node.keys:
            raise EditError("A key can be added to a mapping only.")
        names = list(node.data)
        number = names.index(after) if after is not None else len(names) - 1
        extent = layout.extents(node)[number]

        def added(there: Item) -> Item:
            pairs = list(there.items())
            return dict([*pairs[: number + 1], (name, items), *pairs[number + 1 :]])

        meant = _put(self.data, parent, added)
        if node.flow or place.in_flow:
            text = f", {name}: {_inline(items, flow=True)}"
            self._become([SpanEdit(extent.tail, extent.tail, text)], meant)
            return
        column = layout.column(layout.extents(node)[0].head)
        inner = column + _indent(layout)
        lines = [f"{' ' * column}{name}:"]
        lines += [line for item in items for line in _item_lines(item, inner)]
        end = layout.past_deeper_comments(extent.tail, column)
        self._become([layout.lines_after(end, lines)], meant)

    def _become(self, spans: list[SpanEdit], meant: Any) -> None:
        again = self.document.rewritten(apply(self.document.text, spans))
        if again.refused or not same_data(again.data, meant):
            raise EditError("It is written in a way that edits leave alone.")
        if _remarks(again) != _remarks(self.document):
            raise EditError("A comment would be lost.")
        self.document = again


def _remarks(document: Document) -> list[str]:
    return [comment.text.rstrip() for comment in document.comments]


def _put(value: Any, path: MapPath, change: Any) -> Any:
    """Return a copy of plain data with what stands at `path` changed."""
    if not path:
        return change(value)
    copy = value.copy()
    copy[path[0]] = _put(value[path[0]], path[1:], change)
    return copy


def _in_brackets(layout: Layout, node: Sequence, index: int, item: Item | str) -> SpanEdit:
    extents = layout.extents(node)
    layout.opening(node)
    written = _inline(item, flow=True)
    if not index:
        return SpanEdit(extents[0].head, extents[0].head, f"{written}, ")
    before = extents[index - 1]
    gap = " "
    if layout.opens_line(before.head):
        gap = layout.line_break + " " * layout.column(before.head)
    return SpanEdit(before.tail, before.tail, f",{gap}{written}")


def _first_line(layout: Layout, parent: Any, index: int, lines: list[str]) -> SpanEdit:
    """Put lines above the first item of a list, below the key of the list."""
    if not isinstance(parent, Mapping):
        raise EditError("Nothing can be put before the first item here.")
    return layout.lines_after(parent.keys[index].end, lines)


def _are_apart(layout: Layout, tail: int, head: int) -> bool:
    """Whether a blank line stands between two items."""
    between = layout.text[layout.line_end(tail) : layout.line_start(head)]
    return any(not line.strip() for line in between.splitlines()[1:])


def _indent(layout: Layout) -> int:
    """Return how far this file indents the items of lists below their key: 2, or 0."""
    root = layout.root
    assert isinstance(root, Mapping)
    for key, node in zip(root.keys, root.values, strict=True):
        if isinstance(node, Sequence) and not node.flow and node.items:
            return layout.column(layout.extents(node)[0].head) - layout.column(key.start)
    return 2


def _item_lines(item: Item | str, column: int, *, braces: bool = False) -> list[str]:
    """Write an item as lines from its dash on: between braces where these fit, else a key a line."""
    margin = " " * column
    if isinstance(item, str):
        return [f"{margin}- {_inline(item, flow=False)}"]
    if braces and len(line := f"{margin}- {_inline(item, flow=True)}") <= _WIDTH:
        return [line]
    entries = [f"{_key(key)}: {_inline(value, flow=False)}" for key, value in item.items()]
    return [f"{margin}{'  ' if number else '- '}{entry}" for number, entry in enumerate(entries)]


def _inline(value: Any, *, flow: bool) -> str:
    """Write a value on one line: a list in brackets, a mapping in braces."""
    if isinstance(value, dict):
        pairs = (f"{_key(key)}: {_inline(each, flow=True)}" for key, each in value.items())
        return f"{{{', '.join(pairs)}}}"
    if isinstance(value, list):
        return f"[{', '.join(_inline(each, flow=True) for each in value)}]"
    return scalar_text(value, flow=flow)


def _key(key: str) -> str:
    return scalar_text(key, flow=True, key=True)
