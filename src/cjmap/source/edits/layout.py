"""Where the parts of a map stand in its text: lines, columns, dashes, commas and brackets.

The tree of nodes knows values and keys. What is between them (`-`, `:`, `,`, blanks, comments) is
found here by walking from one to the next. Wherever something else turns up, such as the `?` of a
long key, the text is left alone: `EditError`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from cjmap.problem import author_path
from cjmap.source.edits.spans import EditError, SpanEdit
from cjmap.source.nodes import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from cjmap.problem import MapPath
    from cjmap.source.document import Document

_BREAK = re.compile(r"\r\n|\n|\r")
_LINE_END = re.compile(r"(?=[\r\n])|\Z")
_GAP = re.compile(r"(?:[ \t\r\n]|#[^\r\n]*)*")
_BLANKS = re.compile(r"[ \t]*")
_REST = re.compile(r"[ \t]*(?:#[^\r\n]*)?(?=[\r\n]|\Z)")
_KEEPS = re.compile(r"[|>][1-9]?\+")
_STRIPS = re.compile(r"[|>][1-9]?-")
_EMPTY_LINES = re.compile(r"(?:[ \t]*(?:\r\n|\n|\r))+")
_COMMENT_LINE = re.compile(r"(?P<indent>[ \t]*)#[^\r\n]*")


@dataclass(frozen=True, slots=True)
class Place:
    """A node and what holds it: the list or mapping (None for the root), and its number in there.

    `in_flow` says whether it stands between brackets.
    """

    node: Node
    parent: Mapping | Sequence | None
    index: int
    in_flow: bool


@dataclass(frozen=True, slots=True)
class Extent:
    """The text of a key with its value, or of a list item: from the key or the dash (`head`) on.

    `tail` is where the value ends: before any comma, comment or line break.
    """

    head: int
    tail: int


class Layout:
    """The text of one document, and its tree."""

    def __init__(self, document: Document) -> None:
        """Look at a document; raises `EditError` for one that holds no map."""
        if document.refused or document.root is None:
            raise EditError("The text could not be read, so it cannot be edited.")
        self.text = document.text
        self.root = document.root
        self.comments = document.comments
        first = _BREAK.search(self.text)
        self.line_break = first.group() if first else "\n"
        self._extents: dict[int, list[Extent]] = {}

    # --- lines ---

    def line_start(self, offset: int) -> int:
        """Return where the line of `offset` starts."""
        return max(self.text.rfind("\n", 0, offset), self.text.rfind("\r", 0, offset)) + 1

    def line_number(self, offset: int) -> int:
        """Return the number of the line of `offset`, from 1."""
        return len(_BREAK.findall(self.text, 0, offset)) + 1

    def line_end(self, offset: int) -> int:
        """Return where the line of `offset` ends, before its line break."""
        return self._match(_LINE_END, offset).start()

    def next_line(self, offset: int) -> int:
        """Return where the line after that of `offset` starts, or the end of the text."""
        end = self.line_end(offset)
        found = _BREAK.match(self.text, end)
        return found.end() if found else end

    def previous_line(self, start: int) -> int:
        """Return where the line before the one that begins at `start` starts."""
        return self.line_start(start - 2 if self.text[start - 2 : start] == "\r\n" else start - 1)

    def lines_below(self, start: int, end: int) -> list[int]:
        """Return where the lines start that follow the line of `start`, up to the line of `end`."""
        starts: list[int] = []
        line = self.next_line(start)
        while line <= end and line > self.line_end(start):
            starts.append(line)
            start, line = line, self.next_line(line)
        return starts

    def column(self, offset: int) -> int:
        """Return how many characters stand before `offset` in its line."""
        return offset - self.line_start(offset)

    def opens_line(self, offset: int) -> bool:
        """Whether only blanks stand before `offset` in its line."""
        return not self.text[self.line_start(offset) : offset].strip(" \t")

    def blanks_before(self, offset: int) -> int:
        """Return where the blanks that end at `offset` start; a line break is none."""
        start = self.line_start(offset)
        return start + len(self.text[start:offset].rstrip(" \t"))

    def blanks_after(self, offset: int) -> int:
        """Return where the blanks that start at `offset` end; a line break is none."""
        return self._match(_BLANKS, offset).end()

    def rest_of_line(self, offset: int) -> int | None:
        """Return where a line ends in which only blanks and a comment follow `offset`, else None."""
        found = _REST.match(self.text, offset)
        return found.end() if found else None

    def past_gap(self, offset: int) -> int:
        """Return the place of the first character from `offset` on that is no blank and no comment."""
        return self._match(_GAP, offset).end()

    def has_comment(self, start: int, end: int) -> bool:
        """Whether a comment begins between two places."""
        return any(start <= comment.start < end for comment in self.comments)

    def past_deeper_comments(self, tail: int, column: int) -> int:
        """Return the end of the last comment line below `tail` that is indented deeper than `column`.

        Such comments belong to the value that they follow; without any, `tail`'s line ends there.
        """
        end = self.line_end(tail)
        while True:
            start = self.next_line(end)
            line = _COMMENT_LINE.match(self.text, start)
            if start == end or line is None or len(line["indent"]) <= column:
                return end
            end = line.end()

    def lines_after(self, end: int, lines: list[str]) -> SpanEdit:
        """Insert whole lines below the line of `end`, also where no line break ends it."""
        start = self.next_line(end)
        if start == self.line_end(end):
            self.expect_break_after(self.root)
            return SpanEdit(start, start, "".join(self.line_break + line for line in lines))
        return SpanEdit(start, start, "".join(line + self.line_break for line in lines))

    # --- nodes ---

    def find(self, path: MapPath) -> Place:
        """Return the place of what stands at `path`; raises `EditError` where nothing does."""
        node: Node = self.root
        parent: Mapping | Sequence | None = None
        index, in_flow = 0, False
        for depth, part in enumerate(path):
            parent = None
            if isinstance(node, Mapping) and part in node.data:
                parent, index = node, list(node.data).index(str(part))
                node = node.values[index]
            elif isinstance(node, Sequence) and isinstance(part, int) and part < len(node.items):
                parent, index = node, part
                node = node.items[index]
            if parent is None:
                raise EditError(f"`{author_path(path[: depth + 1])}` is not in the map.")
            in_flow = in_flow or parent.flow
        return Place(node, parent, index, in_flow)

    def tail(self, node: Node) -> int:
        """Return where the text of a node ends; block text ends with its last line's last character."""
        node = _last_leaf(node)
        if not isinstance(node, Scalar) or node.style not in ("|", ">"):
            return node.end
        written = self.text[node.start : node.end]
        if _KEEPS.match(written):  # the empty lines below it are its own
            return node.start + len(written) - len(_last_break(written))
        return node.start + len(written.rstrip(" \t\r\n"))

    def extents(self, parent: Mapping | Sequence) -> list[Extent]:
        """Return the extent of each key or item of `parent`."""
        known = self._extents.get(id(parent))
        if known is None:
            known = self._flow_extents(parent) if parent.flow else self._block_extents(parent)
            self._extents[id(parent)] = known
        return known

    def margin(self, block: Scalar) -> int:
        """Return how far the lines of a text behind `|` or `>` are indented; 1 where it has none."""
        lines = re.split(r"[\r\n]+", self.text[block.start : block.end])[1:]
        return min((len(line) - len(line.lstrip(" ")) for line in lines if line.strip()), default=1)

    def keeps_empty_lines(self, node: Node) -> bool:
        """Whether a node ends with text behind `|+` or `>+`, to which empty lines below belong."""
        leaf = _last_leaf(node)
        block = isinstance(leaf, Scalar) and leaf.style in ("|", ">")
        return block and _KEEPS.match(self.text, leaf.start) is not None

    def expect_break_after(self, node: Node) -> None:
        """Raise `EditError` where a last line break in the file would make block text longer."""
        leaf = _last_leaf(node)
        block = isinstance(leaf, Scalar) and leaf.style in ("|", ">")
        if block and not _STRIPS.match(self.text, leaf.start):
            raise EditError("The last line of the file needs a line break first.")

    def expect_blocks_end(self, edits: list[SpanEdit]) -> None:
        """Raise `EditError` where text behind `|` or `>` would take in what moves up to it.

        Lines that go may have kept it from empty lines, or from a comment that is indented deeper.
        """
        gone = {edit.start: edit.end for edit in edits if edit.end > edit.start and not edit.text}
        new = {edit.start for edit in edits if edit.text}
        if not gone:
            return
        for end, block in self._blocks.items():
            keeps = _KEEPS.match(self.text, block.start)
            below = end
            while below in gone and below not in new:
                below = gone[below]
                empty = _EMPTY_LINES.match(self.text, below)
                if empty and keeps:
                    raise EditError("The text above would take in the line below what goes.")
                below = empty.end() if empty else below
            line = _COMMENT_LINE.match(self.text, below)
            if below > end and line and len(line["indent"]) >= self.margin(block):
                raise EditError("The text above would take in the line below what goes.")

    @cached_property
    def _blocks(self) -> dict[int, Scalar]:
        """The texts behind `|` and `>` by where they end."""
        found: dict[int, Scalar] = {}
        waiting: list[Node] = [self.root]
        while waiting:
            node = waiting.pop()
            if not isinstance(node, Scalar):
                waiting += node.values if isinstance(node, Mapping) else node.items
            elif node.style in ("|", ">"):
                found[node.end] = node
        return found

    def opening(self, parent: Mapping | Sequence) -> int:
        """Return the place of the bracket that opens a flow collection; `EditError` without one."""
        if self.text[parent.start] not in "[{":
            raise EditError("A `key: value` in a list needs braces before it can be edited.")
        return parent.start

    def comma_after(self, extent: Extent) -> int | None:
        """Return the place of the comma after an entry of a flow collection, or None."""
        at = self.past_gap(extent.tail)
        return at if self.text[at : at + 1] == "," else None

    def comment_behind(self, path: MapPath) -> int | None:
        """Return where the comment starts that stands behind a value, if it can mean nothing else.

        Behind a list or a mapping over several lines it is the last item's.
        """
        place = self.find(path)
        if place.parent is None or not (isinstance(place.node, Scalar) or place.node.flow):
            return None
        extent = self.extents(place.parent)[place.index]
        comma = self.blanks_after(extent.tail)
        tail = comma + 1 if self.text[comma : comma + 1] == "," else extent.tail
        return self.blanks_after(tail) if self.rest_of_line(tail) is not None else None

    def _block_extents(self, parent: Mapping | Sequence) -> list[Extent]:
        found: list[Extent] = []
        here = parent.start
        for key, node in _entries(parent):
            start = self.past_gap(here)
            if key is None:
                self._expect(self.text[start : start + 1] == "-", start)
                self._expect(self.past_gap(start + 1) >= node.start, start + 1)
                here = max(start + 1, self.tail(node))
            else:
                self._expect(start == key.start, start)
                here = self._entry_tail(key, node)
            self._expect(self.rest_of_line(here) is not None, here)
            found.append(Extent(start, here))
        return found

    def _flow_extents(self, parent: Mapping | Sequence) -> list[Extent]:
        if self.text[parent.start] not in "[{":  # `[a: b]`
            return [Extent(parent.start, parent.end)]
        found: list[Extent] = []
        here = parent.start
        for key, node in _entries(parent):
            self._expect(self.text[here : here + 1] in ("[", "{", ","), here)
            start = self.past_gap(here + 1)
            self._expect(start == (key or node).start, start)
            end = node.end if key is None else self._entry_tail(key, node)
            found.append(Extent(start, end))
            here = self.past_gap(end)
        if self.text[here : here + 1] == ",":
            here = self.past_gap(here + 1)
        if found:
            self._expect(here == parent.end - 1, here)
        return found

    def _entry_tail(self, key: Scalar, value: Node) -> int:
        """Return where a key with its value ends; a value that is not written ends with the `:`."""
        colon = self.past_gap(key.end)
        if self.text[colon : colon + 1] != ":":
            return key.end
        empty = isinstance(value, Scalar) and value.start == value.end
        if not empty:
            self._expect(self.past_gap(colon + 1) == value.start, colon + 1)
        return colon + 1 if empty else self.tail(value)

    def _expect(self, true: bool, offset: int) -> None:
        if not true:
            number, column = self.line_number(offset), self.column(offset) + 1
            raise EditError(
                f"Line {number}, column {column} is written in a way that edits leave alone."
            )

    def _match(self, pattern: re.Pattern[str], offset: int) -> re.Match[str]:
        """Match or search a pattern that is always found."""
        found = pattern.search(self.text, offset)
        assert found is not None, pattern.pattern
        return found


def _entries(parent: Mapping | Sequence) -> list[tuple[Scalar | None, Node]]:
    """Pair each value with its key; the items of a list have none."""
    if isinstance(parent, Mapping):
        return list(zip(parent.keys, parent.values, strict=True))
    return [(None, node) for node in parent.items]


def _last_leaf(node: Node) -> Node:
    """Return what a node ends with: a single value, or a collection in brackets."""
    while not isinstance(node, Scalar) and not node.flow:
        inner = node.values if isinstance(node, Mapping) else node.items
        if not inner:
            break
        node = inner[-1]
    return node


def _last_break(text: str) -> str:
    found = re.search(r"(?:\r\n|\n|\r)\Z", text)
    return found.group() if found else ""
