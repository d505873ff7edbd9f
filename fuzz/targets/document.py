"""Text → document: the tree, the quick reading, the places and the comments of any bytes."""

from __future__ import annotations

from pathlib import Path

from cjmap.problem import Span
from cjmap.source import parse_document
from cjmap.source.builder import build
from cjmap.source.limits import DEFAULT_LIMITS
from cjmap.source.nodes import Mapping, Scalar
from cjmap.source.plain import read_plain
from fuzz.corpus import maps
from fuzz.mutation.trees import mutated_map
from fuzz.target import Target, expect

_FILE = Path("any.journey.yaml")


def look(data: bytes) -> None:
    """Read any bytes as a map."""
    document = parse_document(_FILE, data)
    text = document.text
    for problem in document.problems:
        expect(isinstance(problem.where, Span), "a problem of the text is at a place of the text")
        span = document.span_of(problem.where)
        expect(0 <= span.start <= span.end <= len(text) + 1, f"{problem} is within the text")
        line, column = document.lines.place(span.start)
        expect(1 <= line <= len(document.lines) and column >= 1, "a place has a line and a column")
    if document.refused:
        expect(document.problems, "what is refused has a problem")
        expect(document.data == {}, "nothing is read of what is refused")
    starts = [comment.start for comment in document.comments]
    expect(starts == sorted(starts), "comments are in order")
    waiting = [document.root] if document.root is not None else []
    while waiting:
        node = waiting.pop()
        expect(0 <= node.start <= node.end <= len(text), "a node is within the text")
        if isinstance(node, Mapping):
            waiting += node.values
        elif not isinstance(node, Scalar):
            waiting += node.items
    if not document.problems:
        expect(document.raw == data, "the bytes come back")
        plain = read_plain(text, DEFAULT_LIMITS)
        tree = build(text, DEFAULT_LIMITS)
        same = plain is None or (tree.root is not None and repr(plain[0]) == repr(tree.root.data))
        expect(same, "the quick reading gives what the tree gives")


TARGET = Target("document", "text → document", look, maps, mutated_map)
