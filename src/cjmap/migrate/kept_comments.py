"""Comments in what a migration takes away: they stay, on lines of their own where it stood."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cjmap.problem import RemoveText, ReplaceText
from cjmap.source.edits import SpanEdit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cjmap.problem import Edit
    from cjmap.source.comments import Comment
    from cjmap.source.document import Document

_LINE_BREAK = re.compile(r"\r\n|\n|\r")
_OPENS_LINE = re.compile(r"[\r\n]([ \t]*)\Z")


def comments_to_keep(document: Document, edits: Iterable[Edit]) -> list[Comment]:
    """List the comments of a document that `edits` do not rewrite or remove themselves."""
    spans = [each.span for each in edits if isinstance(each, (RemoveText, ReplaceText))]
    return [
        comment
        for comment in document.comments
        if not any(span.start < comment.end and comment.start < span.end for span in spans)
    ]


def with_comments(
    document: Document, kept: Sequence[Comment], edits: Iterable[SpanEdit]
) -> Iterator[SpanEdit]:
    """Give the same edits, each with those comments that are `kept` and that it would take away."""
    for edit in edits:
        lost = [each for each in kept if edit.start <= each.start < edit.end]
        yield SpanEdit(edit.start, edit.end, _kept(document, edit, lost)) if lost else edit


def _kept(document: Document, edit: SpanEdit, lost: Sequence[Comment]) -> str:
    """Return what takes the place of an edited stretch: its new text, and comments to lines' ends."""
    text = document.text
    found = _LINE_BREAK.search(text)
    line_break = found.group() if found else "\n"
    number, column = document.lines.place(edit.start)
    line = document.lines.line(number)
    own_margin = line[: len(line) - len(line.lstrip(" \t"))]
    opens_line = _OPENS_LINE.search(text[edit.start : edit.end])
    margin = opens_line[1] if opens_line and column > 1 else own_margin
    words = f"{line_break}{margin}".join(comment.text for comment in lost)
    if opens_line and not edit.text:
        return f"{margin if column == 1 else ''}{words}{line_break}{opens_line[1]}"
    before = f"{edit.text} "
    if column == 1 and not edit.text:
        before = margin
    elif any(comment.end == edit.start for comment in document.comments):
        before = f"{line_break}{margin}"  # behind a comment it would be a part of that
    ends_line = edit.end == len(text) or text[edit.end] in "\r\n"
    return f"{before}{words}{'' if ends_line else f'{line_break}{margin}  '}"
