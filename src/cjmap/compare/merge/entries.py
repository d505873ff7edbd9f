"""A map's text as a tree of entries that leaves nothing out: put together again, it is the text.

An entry is a key with its value, or an item of a list. In a block it owns whole lines: the comments
and blank lines above it (`lead`), itself up to its value (`head`), the value, and the rest of its
line. A comment belongs to what follows; after the last entry of a block, one that is indented as
the block belongs to its end. Each entry knows what it says in the long form of the map.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cjmap.compare.merge.outcome import GiveUp
from cjmap.source.edits.layout import Layout
from cjmap.source.edits.spans import EditError
from cjmap.source.nodes import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.compare.merge.matching import Triple
    from cjmap.format.compiled import Compiled
    from cjmap.source.document import Document

_REMARK = re.compile(r"(?:^|(?<=\s))#.*", re.MULTILINE)


@dataclass(slots=True, eq=False)
class Leaf:
    """A value that is taken as it is written: a scalar, or brackets that are not looked into."""

    text: str
    style: str

    @property
    def several(self) -> bool:
        """Whether it goes over several lines."""
        return "\n" in self.text

    @property
    def is_text_block(self) -> bool:
        """Whether it is text behind `|` or `>`."""
        return self.style in ("|", ">")

    @property
    def beside(self) -> str:
        """Return what stands behind `|` or `>` on its line: blanks and a comment."""
        header = self.text.split("\n", 1)[0]
        return header[len(header.split("#", 1)[0].rstrip()) :]

    def with_beside(self, beside: str) -> str:
        """Write text behind `|` or `>` with another comment on the first line."""
        header, line_break, lines = self.text.partition("\n")
        return f"{header[: len(header) - len(self.beside)]}{beside}{line_break}{lines}"


@dataclass(slots=True, eq=False)
class Flow:
    """A list or a mapping in brackets; `remarked` where a comment stands between them."""

    text: str
    entries: list[Entry]
    remarked: bool


@dataclass(slots=True, eq=False)
class Block:
    """A list or a mapping on lines of its own that begin at `column`; `tail` are comments at its end.

    In a `compact` one the first entry begins on the line of the dash that holds the block.
    """

    entries: list[Entry]
    column: int
    compact: bool
    tail: str


Value = Leaf | Flow | Block


@dataclass(slots=True, eq=False)
class Entry:
    """A key with its value, or an item of a list (`key` is None), in one version of a map.

    `column` is where its line begins; an `inline` one stands between brackets, or is not written at
    all since a short form says it, and has no line of its own. `name` is the key as written. `model` names what `said`, its value
    in the long form, is; None there means as good as absent.
    """

    key: str | None
    model: str | None
    said: Any
    parent: Entry | None
    column: int
    name: str = ""
    lead: str = ""
    head: str = ""
    value: Value = field(default_factory=lambda: Leaf("", ""))
    rest: str = ""
    inline: bool = False
    triple: Triple | None = None
    _implied: list[Entry] | None = None

    @property
    def entries(self) -> list[Entry]:
        """What is in the value, where the short form of a list or of an object is one entry."""
        if not isinstance(self.value, Leaf):
            return self.value.entries
        if self._implied is None:
            self._implied = list(self._from_short_form(self.value))
        return self._implied

    def _from_short_form(self, leaf: Leaf) -> Iterator[Entry]:
        said = self.said
        if isinstance(said, dict) and len(said) == 1:
            [(key, value)] = said.items()
            yield Entry(key, None, value, self, self.column, value=leaf, inline=True)
        elif isinstance(said, list) and len(said) == 1:
            model = self.model if isinstance(said[0], dict) else None
            yield Entry(None, model, said[0], self, self.column, value=leaf, inline=True)

    @property
    def is_block(self) -> bool:
        """Whether the value stands on lines of its own."""
        return isinstance(self.value, Block)

    def all_entries(self) -> Iterator[Entry]:
        """List the entries below this one, however deep."""
        for entry in self.entries:
            yield entry
            yield from entry.all_entries()

    def body(self) -> str:
        """Write the entry from its key or dash on, as it stands."""
        if self.inline:
            return f"{self.inline_head}{self._value_text()}\n"
        return f"{self.head}{self._value_text()}{self.rest}"

    def text(self) -> str:
        """Write the entry with what stands above it, as it stands."""
        return f"{self.lead}{' ' * self.column}{self.body()}"

    @property
    def inline_head(self) -> str:
        """Write what an inline entry begins with where it gets a line of its own."""
        return "- " if self.key is None else f"{self.name or self.key}: "

    @property
    def beside(self) -> str:
        """Return what stands behind the key of a block, or behind a value, on its line: a comment."""
        if isinstance(self.value, Leaf) and self.value.is_text_block:
            return self.value.beside
        if not isinstance(self.value, Block):
            return self.rest.removesuffix("\n")
        if self.key is None:
            return ""
        return self.head[self.head.index(":", len(self.name)) + 1 :].removesuffix("\n")

    def head_with(self, beside: str) -> str:
        """Return the head of a block whose lines follow, with another comment beside its key."""
        return f"{self.head[: self.head.index(':', len(self.name)) + 1]}{beside}\n"

    def _value_text(self) -> str:
        if not isinstance(self.value, Block):
            return self.value.text
        first, *others = self.value.entries
        begins = first.body() if self.value.compact else first.text()
        return begins + "".join(each.text() for each in others) + self.value.tail

    def remarks(self) -> list[str]:
        """List the comments that stand with the entry itself, not with what is in its value."""
        parts = [self.lead, self.head, self.rest]
        if isinstance(self.value, Block):
            parts.append(self.value.tail)
        elif isinstance(self.value, Flow) and self.value.remarked:
            parts.append(self.value.text)
        elif isinstance(self.value, Leaf) and self.value.is_text_block:
            parts.append(self.value.beside)
        return [found.group().rstrip() for part in parts for found in _REMARK.finditer(part)]


def shifted(text: str, by: int, *, from_second: bool = False) -> str:
    """Indent the lines of a text by some columns more, or less; empty lines stay so.

    With `from_second`, the first line stays: what stands before it is not part of the text.
    """
    if not by or not text:
        return text
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if line and (number or not from_second):
            blanks = len(line) - len(line.lstrip(" "))
            lines[number] = " " * max(blanks + by, 0) + line[blanks:]
    return "\n".join(lines)


def read_entries(document: Document, compiled: Compiled, said: dict[str, Any]) -> tuple[str, Entry]:
    """Take a map apart: the lines above its first key, and the map as an entry without a key.

    The text has to end with a line break. Raises `GiveUp` for text that is written in a way that is
    not understood.
    """
    try:
        return _Reader(document, compiled).read(said)
    except EditError as error:
        raise GiveUp(f"cannot be taken apart ({error.message.rstrip('.')})") from error


class _Reader:
    """Walks the nodes of one version together with what they say."""

    def __init__(self, document: Document, compiled: Compiled) -> None:
        self.layout = Layout(document)
        self.text = document.text
        self.compiled = compiled

    def read(self, said: dict[str, Any]) -> tuple[str, Entry]:
        root = self.layout.root
        if not isinstance(root, Mapping) or root.flow or not root.keys:
            raise GiveUp("is written between braces")
        begin = self._line_start(root.start)
        top = Entry(None, self.compiled.top, said, None, 0)
        top.value = self._block(root, top, begin, len(self.text))
        return self.text[:begin], top

    def _block(self, node: Mapping | Sequence, owner: Entry, begin: int, limit: int) -> Block:
        """Read a block whose lines begin at `begin` (or on the line of its owner) and end at `limit`."""
        layout = self.layout
        extents = layout.extents(node)
        column = self._column(extents[0].head)
        compact = begin > extents[0].head
        entries: list[Entry] = []
        here = begin
        for number, (entry, inner) in enumerate(self._parts(node, owner)):
            extent = extents[number]
            entry.column = column
            if number or not compact:
                line = self._line_start(extent.head)
                if self._column(extent.head) != column or self.text[line : extent.head].strip(" "):
                    raise GiveUp(f"is indented oddly on line {layout.line_number(extent.head)}")
                entry.lead = self.text[here:line]
            last = number + 1 == len(extents)
            stop = limit if last else self._line_start(extents[number + 1].head)
            here = self._fill(entry, inner, extent.head, extent.tail, stop)
            entries.append(entry)
        return Block(entries, column, compact, self.text[here:limit])

    def _fill(self, entry: Entry, node: Node, head: int, tail: int, stop: int) -> int:
        """Read one entry of a block that ends before `stop`; return where it ends."""
        layout = self.layout
        end = layout.next_line(tail)
        if not isinstance(node, Scalar) and not node.flow:
            first = layout.extents(node)[0].head
            same_line = self._line_start(first) == self._line_start(head)
            begin = first if same_line else layout.next_line(head)
            entry.head = self.text[head:begin]
            end = self._end_of_block(end, stop, entry.column, self._column(first))
            entry.value = self._block(node, entry, end if same_line else begin, end)
            return end
        start = min(max(node.start, head), tail) if node.start < node.end else tail
        entry.head, entry.rest = self.text[head:start], self.text[tail:end]
        entry.value = self._leaf_or_flow(node, entry, start, tail)
        return end

    def _leaf_or_flow(self, node: Node, owner: Entry, start: int, tail: int) -> Leaf | Flow:
        text = self.text[start:tail]
        if isinstance(node, Scalar):
            return Leaf(text, node.style or "")
        if not (node.keys if isinstance(node, Mapping) else node.items):
            return Leaf(text, "[")
        extents = self.layout.extents(node)
        entries = []
        for number, (entry, inner) in enumerate(self._parts(node, owner)):
            extent = extents[number]
            entry.inline, entry.column = True, owner.column
            begin = inner.start if inner.start < inner.end else extent.tail
            entry.value = self._leaf_or_flow(inner, entry, begin, extent.tail)
            entries.append(entry)
        return Flow(text, entries, self.layout.has_comment(node.start, node.end))

    def _parts(self, node: Mapping | Sequence, owner: Entry) -> Iterator[tuple[Entry, Node]]:
        """Make an entry of each key or item, with what it says but without its text."""
        said = owner.said
        if isinstance(node, Mapping):
            if not isinstance(said, dict | None):
                raise GiveUp(f"has a mapping in place of a list on line {self._line(node)}")
            models = self.compiled.keys.get(owner.model or "", {})
            for key, value in zip(node.keys, node.values, strict=True):
                inner = (said or {}).get(key.text)
                name = self.text[key.start : key.end]
                yield Entry(key.text, models.get(key.text), inner, owner, 0, name), value
            return
        items = said if isinstance(said, list) else [None] * len(node.items)
        if len(items) != len(node.items):
            raise GiveUp(f"has a list that is read otherwise on line {self._line(node)}")
        for item, value in zip(items, node.items, strict=True):
            model = owner.model if isinstance(item, dict) else None
            yield Entry(None, model, item, owner, 0), value

    def _line_start(self, offset: int) -> int:
        r"""Return where the line of `offset` starts: the text has no line break but `\n`."""
        return self.text.rfind("\n", 0, offset) + 1

    def _column(self, offset: int) -> int:
        return offset - self._line_start(offset)

    def _line(self, node: Node) -> int:
        return self.layout.line_number(node.start)

    def _end_of_block(self, end: int, stop: int, column: int, inner: int) -> int:
        """Move the end of a block past the comments that are indented as its entries, or more."""
        found = end
        while end < stop:
            after = min(self.layout.next_line(end), stop)
            line = self.text[end:after]
            words = line.strip()
            if words:
                indent = len(line) - len(line.lstrip(" "))
                if not words.startswith("#") or indent < inner or indent <= column:
                    break
                found = after
            end = after
        return found
