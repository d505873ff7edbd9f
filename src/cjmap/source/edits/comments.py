"""Comments that go or are rewritten, and comments that an edit would take along unasked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.source.edits.spans import EditError, SpanEdit
from cjmap.source.scalars_written import check_characters

if TYPE_CHECKING:
    from cjmap.problem import Span
    from cjmap.source.comments import Comment
    from cjmap.source.edits.layout import Layout


def comment_removal(layout: Layout, span: Span) -> list[SpanEdit]:
    """Remove a comment with its line, or with the blanks before it where something else stands there."""
    comment = _comment_of(layout, span)
    if span.start > comment.start:  # a part of it
        return [SpanEdit(layout.blanks_before(span.start), span.end, "")]
    if span.end < comment.end:
        raise EditError("What is left of a comment has to begin with `#`.")
    if layout.opens_line(comment.start):
        return [SpanEdit(layout.line_start(comment.start), layout.next_line(comment.end), "")]
    return [SpanEdit(layout.blanks_before(comment.start), comment.end, "")]


def comment_replacement(layout: Layout, span: Span, text: str) -> list[SpanEdit]:
    """Write another comment, or part of one; `text` is one line, and begins with `#` where it must."""
    comment = _comment_of(layout, span)
    check_characters(text)
    if "\n" in text or "\r" in text:
        raise EditError("A comment is one line.")
    if span.start == comment.start and not text.startswith("#"):
        raise EditError("A comment begins with `#`.")
    return [SpanEdit(span.start, span.end, text)]


def _comment_of(layout: Layout, span: Span) -> Comment:
    for comment in layout.comments:
        if comment.start <= span.start < span.end <= comment.end:
            return comment
    raise EditError("Only a comment can be edited as text; this is part of the map.")
