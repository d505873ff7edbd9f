"""Comments, found in the gaps between scalars: the parser does not deliver them."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from cjmap.source.nodes import Mapping, Node, Scalar

_COMMENT = re.compile(r"#[^\r\n]*")
_BREAK = re.compile(r"[\r\n]")
_APART = re.compile(r"(?<!\S)#[^\r\n]*")
"""Where no tree tells what is text, only a `#` after a blank is taken for a comment."""


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment: its span, and its text from the `#` on."""

    start: int
    end: int
    text: str

    @property
    def words(self) -> str:
        """The comment without `#` and surrounding space."""
        return self.text.lstrip("#").strip()


def find_comments(text: str, root: Node | None) -> list[Comment]:
    """List the comments of `text` in order; a `#` inside a scalar of `root` is not one.

    The parser takes `[a,#b` and `"a"#b` for comments too, although YAML asks for a blank there.
    """
    spans = sorted(_scalar_spans(text, root)) if root is not None else []
    starts = [start for start, _ in spans]
    found = []
    comment = _APART if root is None else _COMMENT
    match = comment.search(text)
    while match:
        index = bisect_right(starts, match.start()) - 1
        inside = index >= 0 and match.start() < spans[index][1]
        if not inside:
            found.append(Comment(match.start(), match.end(), match.group()))
        match = comment.search(text, spans[index][1] if inside else match.end())
    return found


def _scalar_spans(text: str, root: Node) -> list[tuple[int, int]]:
    """List the spans of all scalars; a block scalar counts from the line after its `|` or `>`."""
    spans: list[tuple[int, int]] = []
    waiting: list[Node] = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Scalar):
            start = node.start
            if node.style in ("|", ">"):
                line_end = _BREAK.search(text, start)
                start = line_end.start() if line_end else node.end
            spans.append((start, node.end))
        elif isinstance(node, Mapping):
            waiting.extend(node.keys)
            waiting.extend(node.values)
        else:
            waiting.extend(node.items)
    return spans
