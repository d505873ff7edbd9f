"""Edits of a map as edits of its text, which change what they name and no other byte.

`span_edits` says what an edit is in the text, `apply` makes it, `edited_data` says what was meant
by it. Whoever edits a file compares the two.
"""

from __future__ import annotations

from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING

from cjmap.problem import Remove, RemoveText, ReplaceText
from cjmap.source.edits.adding import additions
from cjmap.source.edits.comments import comment_removal, comment_replacement
from cjmap.source.edits.layout import Layout
from cjmap.source.edits.meant import edited_data, same_data
from cjmap.source.edits.moving import moves
from cjmap.source.edits.plan import make_plan, value_at
from cjmap.source.edits.removing import removals
from cjmap.source.edits.replacing import renaming, replacement
from cjmap.source.edits.spans import EditError, SpanEdit, apply, in_order
from cjmap.source.scalars_written import UnwritableError, scalar_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.problem import Edit
    from cjmap.source.comments import Comment
    from cjmap.source.document import Document

__all__ = [
    "EditError",
    "SpanEdit",
    "apply",
    "edited_data",
    "loses_comment",
    "lost_comments",
    "same_data",
    "scalar_text",
    "span_edits",
    "value_at",
]


def span_edits(document: Document, edits: Sequence[Edit]) -> list[SpanEdit]:
    """Say what `edits` of a document are in its text, in the order of the places.

    All of them speak of the document as it is, whatever their order. Raises `EditError` for an
    edit that cannot be made: its path is not there, it contradicts another one, or the text is
    written in a way that is not understood.
    """
    with _writable():
        return in_order(_found_edits(document, edits))


def loses_comment(document: Document, edit: Edit) -> bool:
    """Whether `edit` takes a comment away that is not the one behind what it removes."""
    return bool(lost_comments(document, [edit]))


def lost_comments(document: Document, edits: Sequence[Edit]) -> list[Comment]:
    """List the comments that `edits` take away although nobody asked for it.

    The comment behind a value goes with the value, where that is a single one or stands between
    brackets: it speaks of nothing else. Raises `EditError` like `span_edits`.
    """
    layout = _layout_of(document)
    plan = make_plan(document.data, edits)
    gone = removals(layout, plan.removed)
    with _writable():
        for path, value in plan.replaced.items():
            gone += replacement(layout, path, value)
    allowed = {layout.comment_behind(edit.path) for edit in edits if isinstance(edit, Remove)}
    return [
        comment
        for comment in document.comments
        if comment.start not in allowed
        and any(edit.start <= comment.start < edit.end for edit in gone)
    ]


@lru_cache(maxsize=1)
def _layout_of(document: Document) -> Layout:
    """Look at a document once: its edits are asked for one after another."""
    return Layout(document)


@contextmanager
def _writable() -> Iterator[None]:
    """Tell of a value that cannot be written as of an edit that cannot be made."""
    try:
        yield
    except UnwritableError as error:
        raise EditError(error.message) from error


def _found_edits(document: Document, edits: Sequence[Edit]) -> list[SpanEdit]:
    layout = _layout_of(document)
    plan = make_plan(document.data, edits)
    found: list[SpanEdit] = []
    for path, value in plan.replaced.items():
        found += replacement(layout, path, value, grows=path in plan.added)
    for path, name in plan.renamed.items():
        found += renaming(layout, path, name)
    found += removals(layout, plan.removed)
    for path in sorted(plan.added, key=len, reverse=True):  # inner lines come before outer ones
        found += additions(layout, path, plan.added[path], plan.removed)
    for path, order in plan.orders.items():
        found += moves(layout, path, order)
    for edit in edits:
        if isinstance(edit, RemoveText):
            found += comment_removal(layout, edit.span)
        elif isinstance(edit, ReplaceText):
            found += comment_replacement(layout, edit.span, edit.text)
    layout.expect_blocks_end(found)
    return found
