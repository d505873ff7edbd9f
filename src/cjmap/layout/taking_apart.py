"""A document into pieces: which comment speaks of which value.

A comment at the end of a line belongs to what stands on that line, a comment on a line of its own
to what follows. After the last entry of a block, the indentation tells: a comment that is indented
as the block belongs to its end, one further to the left to what comes next.
"""

from __future__ import annotations

import re
from collections import deque
from itertools import takewhile
from typing import TYPE_CHECKING

from cjmap.layout.pieces import Collection, Piece, Remark, Sheet
from cjmap.source.nodes import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from cjmap.source.comments import Comment
    from cjmap.source.document import Document

_BLANKS = " \t"
_SPEAKS_OF_NEXT = re.compile(r"#+\s*cjmap:\s*ignore\[")
_BLOCK_STYLES = ("|", ">")


def take_apart(document: Document) -> Sheet:
    """Take apart a document that holds a map; it must have been read without an error."""
    root = document.root
    if not isinstance(root, Mapping):
        raise TypeError("only a map can be taken apart")
    return _Reader(document).sheet(root)


class _Reader:
    """Walks the nodes in the order of the text, and the comments beside them."""

    def __init__(self, document: Document) -> None:
        self.text = document.text
        self.lines = document.lines
        self.comments: deque[Comment] = deque(document.comments)

    def sheet(self, root: Mapping) -> Sheet:
        heading = self._heading(root)
        own: list[Remark] = []
        while heading and _SPEAKS_OF_NEXT.match(heading[-1].text):
            own.insert(0, heading.pop())
        top = self._collection(root, len(self.text), -1)
        top.below += self._remarks_before(len(self.text))
        spaced = False
        if top.pieces:
            first = top.pieces[0]
            first.above[:0] = own
            spaced = first.apart
        else:
            heading += own
        return Sheet(heading, spaced, top)

    def _heading(self, root: Mapping) -> list[Remark]:
        """Return the lines above the first key: comments, and a document's start if it is marked."""
        while self.comments and self.comments[0].start < root.start:
            self.comments.popleft()
        last, column = self.lines.place(root.start)
        lines = [self.lines.line(number).strip(_BLANKS) for number in range(1, last)]
        lines.append(self.lines.line(last)[: column - 1].strip(_BLANKS))
        return [
            Remark(line, number > 0 and not lines[number - 1])
            for number, line in enumerate(lines)
            if line
        ]

    def _collection(self, node: Mapping | Sequence, limit: int, outside: int) -> Collection:
        """Read a mapping or a list that ends before `limit`, in a block indented by `outside`."""
        found = Collection(isinstance(node, Mapping), node.flow)
        entries = _entries(node)
        column = outside if node.flow else self._column(node.start)
        begins = self._begin(node, entries[0]) if entries else limit
        for number, (key, value) in enumerate(entries):
            above = self._remarks_before(begins)
            spaced = not node.flow and self._is_spaced(begins)
            start = (key or value).start
            while begins < start and self._on_line(begins) and self.comments[0].start < start:
                above.append(self._remark())  # beside the dash
            if number + 1 < len(entries):
                end = self._begin(node, entries[number + 1])
            else:
                end = node.end if node.flow else limit
            piece = self._piece(key, value, end, column)
            piece.above[:0] = above
            piece.spaced = spaced
            found.pieces.append(piece)
            begins = end
        if node.flow:
            found.below = self._remarks_before(node.end)
        else:
            found.below = self._remarks_at_end(limit, column, outside)
        return found

    def _begin(self, node: Mapping | Sequence, entry: tuple[Scalar | None, Node]) -> int:
        """Return where an entry begins: at its key, at the dash of an item, or at its value."""
        key, value = entry
        if key is not None:
            return key.start
        return value.start if node.flow else self._dash(value.start)

    def _piece(self, key: Scalar | None, value: Node, limit: int, column: int) -> Piece:
        """Read an entry that ends before `limit`, with the comments from its key on."""
        is_block = value.style in _BLOCK_STYLES if isinstance(value, Scalar) else not value.flow
        beside: list[str] = []
        above: list[Remark] = []
        head = key.end if key is not None else value.start
        while self.comments and self.comments[0].start < value.start:  # between key and value
            if self._on_line(head):
                beside.append(self._words())
            elif isinstance(value, Scalar) or value.flow:
                above.append(self._remark())
            else:
                break
        inner: Scalar | Collection
        if isinstance(value, Scalar):
            inner = value
            while is_block and self.comments and self.comments[0].start < value.end:
                beside.append(self._words())  # behind the `|` or `>`
        else:
            if value.flow:  # behind the bracket that opens
                entries = _entries(value)
                opened = (entries[0][0] or entries[0][1]).start if entries else value.end
                while self._on_line(value.start) and self.comments[0].start < opened:
                    beside.append(self._words())
            inner = self._collection(value, limit, column)
            if not inner.pieces:
                above += inner.below
                inner.below = []
        while not is_block and self._on_line(value.end) and self.comments[0].start < limit:
            beside.append(self._words())
        above += [Remark(words, spaced=False) for words in beside[1:]]
        return Piece(key, inner, above, beside=beside[0] if beside else None)

    def _remarks_before(self, offset: int) -> list[Remark]:
        remarks = []
        while self.comments and self.comments[0].start < offset:
            remarks.append(self._remark())
        return remarks

    def _remarks_at_end(self, limit: int, column: int, outside: int) -> list[Remark]:
        """Take the comments before `limit` that are indented as the block above them, or more."""
        remarks = []
        while self.comments and self.comments[0].start < limit:
            indent = self._indent(self.comments[0].start)
            if outside >= 0 and (indent < column or indent <= outside):
                break
            remarks.append(self._remark())
        return remarks

    def _remark(self) -> Remark:
        spaced = self._is_spaced(self.comments[0].start)
        return Remark(self._words(), spaced)

    def _words(self) -> str:
        return self.comments.popleft().text.rstrip(_BLANKS)

    def _on_line(self, offset: int) -> bool:
        """Whether the next comment stands on the line of what ends, or begins, at `offset`."""
        return bool(self.comments) and self._line(offset) == self._line(self.comments[0].start)

    def _line(self, offset: int) -> int:
        return self.lines.place(offset)[0]

    def _column(self, offset: int) -> int:
        return self.lines.place(offset)[1] - 1

    def _indent(self, offset: int) -> int:
        """Return how far the line at `offset` is indented."""
        line = self.lines.line(self._line(offset))
        return len(line) - len(line.lstrip(_BLANKS))

    def _dash(self, start: int) -> int:
        """Return where the dash of the item stands that begins at `start`, perhaps below comments."""
        before = start
        for comment in reversed([*takewhile(lambda each: each.start < start, self.comments)]):
            if self.text[comment.end : before].strip(" \t\r\n"):
                break
            before = comment.start
        return self.text.rindex("-", 0, before)

    def _is_spaced(self, offset: int) -> bool:
        """Whether the line above that of `offset` is blank."""
        above = self._line(offset) - 1
        return above > 0 and not self.lines.line(above).strip(_BLANKS)


def _entries(node: Mapping | Sequence) -> list[tuple[Scalar | None, Node]]:
    """List the keys and values of a mapping, or the items of a list, which have no keys."""
    if isinstance(node, Mapping):
        return list(zip(node.keys, node.values, strict=True))
    return [(None, item) for item in node.items]
