"""Long texts, merged line by line."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cjmap.compare.merge.entries import Leaf, shifted
from cjmap.compare.merge.lines import Clash, merge_lines, split_lines
from cjmap.compare.merge.pieces import Conflict, Piece
from cjmap.source import parse_document

if TYPE_CHECKING:
    from typing import Any

    from cjmap.compare.merge.entries import Entry


@dataclass(frozen=True, slots=True)
class LongText:
    """A text of both sides: its pieces, indented as in `entry`, and what it means without conflicts."""

    entry: Entry
    pieces: list[Piece]
    means: Any


def merge_long_texts(base: Entry | None, ours: Entry, theirs: Entry, about: str) -> LongText | None:
    """Merge texts over several lines; None where they are none, or have to be taken as a whole.

    In text behind `|` and `>`, the lines that clash become a conflict of their own.
    """
    if base is None:
        return None
    leaves = [each.value for each in (base, ours, theirs)]
    texts: list[str] = []
    for leaf in leaves:
        if not isinstance(leaf, Leaf) or not leaf.several or leaf.style != _style(ours):
            return None
        texts.append(_moved_to(ours, leaf))
    is_block = isinstance(ours.value, Leaf) and ours.value.is_text_block
    headers = [text.split("\n", 1)[0] for text in texts] if is_block else []
    if len(set(headers)) > 1:
        return None
    pieces: list[Piece] = []
    for part in merge_lines(*(split_lines(f"{text}\n") for text in texts)):
        if not isinstance(part, Clash):
            pieces.append("".join(part))
        elif headers:
            pieces.append(Conflict(*_sides(part), about))
        else:
            return None
    last = pieces[-1]
    if isinstance(last, str):
        pieces[-1] = last[:-1]
    means = None
    if all(isinstance(piece, str) for piece in pieces):
        means = _meaning(ours, "".join(map(str, pieces)))
        if means is None:
            return None
    return LongText(ours, pieces, means)


def merged_comments(base: str, ours: str, theirs: str, about: str) -> list[Piece]:
    """Merge lines of comments; where only blank lines differ, those of ours are taken."""
    pieces: list[Piece] = []
    for part in merge_lines(*map(split_lines, (base, ours, theirs))):
        if not isinstance(part, Clash):
            pieces.append("".join(part))
        elif _words(part.ours) == _words(part.theirs):
            pieces.append("".join(part.ours))
        else:
            pieces.append(Conflict(*_sides(part), about))
    return pieces


def _words(lines: list[str]) -> list[str]:
    return [line.strip() for line in lines if line.strip()]


def _sides(part: Clash) -> tuple[str, str, str]:
    return "".join(part.ours), "".join(part.base), "".join(part.theirs)


def _style(entry: Entry) -> str | None:
    return entry.value.style if isinstance(entry.value, Leaf) else None


def _moved_to(target: Entry, leaf: Leaf) -> str:
    """Return a text with its lines below the first one indented as those of `target`."""
    assert isinstance(target.value, Leaf)
    text = leaf.with_beside("") if leaf.is_text_block else leaf.text
    return shifted(text, _indent(target.value) - _indent(leaf), from_second=True)


def _indent(leaf: Leaf) -> int:
    """Return how far the lines below the first one are indented, at least."""
    lines = [line for line in leaf.text.split("\n")[1:] if line.strip()]
    return min((len(line) - len(line.lstrip(" ")) for line in lines), default=0)


def _meaning(entry: Entry, text: str) -> Any:
    """Read a text as the value that it is, in the long form of `entry`; None if it cannot be read."""
    line = f"{' ' * entry.column}text: {text}\n"
    document = parse_document(Path("text.yaml"), line.encode())
    value = document.data.get("text")
    if document.problems or not isinstance(value, str):
        return None
    if isinstance(entry.said, dict) and len(entry.said) == 1:
        return dict.fromkeys(entry.said, value)
    return value if isinstance(entry.said, str) else None
