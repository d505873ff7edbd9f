"""The tree of a file: scalars, mappings and sequences with their spans.

Each node carries `data`, the plain Python value under it (str, int, float, bool, None, dict,
list), built in the same pass: Pydantic reads plain dicts several times faster than any subclass.
Spans are offsets in characters.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from cjmap.problem import MapPath, Problem, Route, Span


class Scalar:
    """One value as written: `text` is its content unquoted, `style` one of `` ' " | > (empty: plain)."""

    __slots__ = ("data", "end", "start", "style", "text")

    def __init__(self, start: int, end: int, text: str, style: str, data: Any) -> None:
        """Keep the span, the content, the quoting and the value it stands for."""
        self.start = start
        self.end = end
        self.text = text
        self.style = style
        self.data = data


class Mapping:
    """`key: value` pairs; `keys`, `values` and `data` run in parallel, in the order written.

    Two lists rather than dicts: they are looked into only where a span is wanted, and cost half.
    Where each key stands is found out with the first span: of a mapping with thousands of findings
    every one asks.
    """

    __slots__ = ("_places", "data", "end", "flow", "keys", "start", "values")

    def __init__(self, start: int, flow: bool) -> None:
        """Start an empty mapping; the builder fills it and sets `end` when it closes."""
        self.start = start
        self.end = start
        self.flow = flow
        self.keys: list[Scalar] = []
        self.values: list[Node] = []
        self.data: dict[str, Any] = {}
        self._places: dict[str, int] = {}

    def key(self, name: str) -> Scalar:
        """Return the key called `name`; raises `ValueError` where there is none."""
        return self.keys[self._place(name)]

    def value(self, name: str) -> Node:
        """Return the value under `name`; raises `ValueError` where there is none."""
        return self.values[self._place(name)]

    def _place(self, name: str) -> int:
        for place in range(len(self._places), len(self.keys)):
            self._places[self.keys[place].text] = place
        if name not in self._places:
            raise ValueError(f"{name!r} is not in the mapping")
        return self._places[name]


class Sequence:
    """A list, in the order written; `items` and `data` run in parallel."""

    __slots__ = ("data", "end", "flow", "items", "start")

    def __init__(self, start: int, flow: bool) -> None:
        """Start an empty list; the builder fills it and sets `end` when it closes."""
        self.start = start
        self.end = start
        self.flow = flow
        self.items: list[Node] = []
        self.data: list[Any] = []


Node = Scalar | Mapping | Sequence


class SpelledInteger(int):
    """An integer that its author spelled otherwise than Python would (`007`, `0x1F`, `+5`).

    Where text is wanted, `str()` gives the spelling back: an id `1.10` never turns into `1.1`.
    """

    text: str

    def __str__(self) -> str:
        """Return the author's spelling."""
        return self.text


class SpelledNumber(float):
    """A decimal number that its author spelled otherwise than Python would (`1.10`, `1e3`)."""

    text: str

    def __str__(self) -> str:
        """Return the author's spelling."""
        return self.text


class Opaque:
    """Stands where a refused construct (an alias) hides the value; it has been reported already."""

    def __repr__(self) -> str:
        """Name the placeholder, for a reader of a test."""
        return "OPAQUE"


OPAQUE = Opaque()


@dataclass(slots=True)
class Tree:
    """What the events gave: the root (None where the text is no YAML), and what was refused.

    `incomplete` holds the mappings that lack keys because a merge key was refused: nothing should
    be called missing from them.
    """

    root: Node | None = None
    problems: list[Problem] = field(default_factory=list)
    incomplete: list[Mapping] = field(default_factory=list)


def node_at(root: Node, path: MapPath) -> tuple[Node, int]:
    """Follow `path` from `root` as far as the tree goes.

    Returns the node reached and how many parts of the path led there.
    """
    node = root
    for depth, part in enumerate(path):
        if isinstance(node, Mapping) and isinstance(part, str) and part in node.data:
            node = node.value(part)
        elif isinstance(node, Sequence) and isinstance(part, int) and part < len(node.items):
            node = node.items[part]
        else:
            return node, depth
    return node, len(path)


def span_of(root: Node, route: Route) -> Span:
    """Turn a route into a span: the value, the key, or the head of the nearest parent there is.

    A missing field is shown at the first line of the mapping that lacks it, never over all of it.
    """
    path = route.path
    if route.on_key and path:
        parent, reached = node_at(root, path[:-1])
        if (
            reached == len(path) - 1
            and isinstance(parent, Mapping)
            and isinstance(path[-1], str)
            and path[-1] in parent.data
        ):
            key = parent.key(path[-1])
            return Span(key.start, key.end)
    node, reached = node_at(root, path)
    if reached == len(path) and isinstance(node, Scalar):
        return Span(node.start, node.end)
    return _head(node)


def _head(node: Node) -> Span:
    """Return the part of a node that names it: its first key, its first item, or its brackets."""
    while not isinstance(node, Scalar):
        if node.flow:
            return Span(node.start, node.end)
        if isinstance(node, Mapping):
            if not node.keys:
                return Span(node.start, node.end)
            first = node.keys[0]
            return Span(first.start, first.end)
        if not node.items:
            return Span(node.start, node.end)
        node = node.items[0]
    return Span(node.start, node.end)
