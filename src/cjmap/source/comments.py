"""Comments, found in the gaps between scalars: the parser does not deliver them."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from cjmap.source.nodes import Mapping, Node, Scalar

_COMMENT = re.compile(r"(?<!\S)#[^\r\n]*")


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
    """List the comments of `text` in order; a `#` inside a scalar of `root` is not one."""
    spans = sorted(_scalar_spans(text, root)) if root is not None else []
    starts = [start for start, _ in spans]
    found = []
    match = _COMMENT.search(text)
    while match:
        index = bisect_right(starts, match.start()) - 1
        inside = index >= 0 and match.start() < spans[index][1]
        if not inside:
            found.append(Comment(match.start(), match.end(), match.group()))
        match = _COMMENT.search(text, spans[index][1] if inside else match.end())
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
                line_end = text.find("\n", start)
                start = node.end if line_end < 0 else line_end
            spans.append((start, node.end))
        elif isinstance(node, Mapping):
            waiting.extend(node.keys)
            waiting.extend(node.values)
        else:
            waiting.extend(node.items)
    return spans
