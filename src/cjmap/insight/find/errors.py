"""What is wrong with a query, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.errors import CjmapError

if TYPE_CHECKING:
    from cjmap.problem import Span


class QueryError(CjmapError):
    """A query that cannot be answered; `span` is the place in its text that is wrong."""

    def __init__(self, message: str, span: Span, hint: str | None = None) -> None:
        """Keep what is wrong, where, and the way out."""
        super().__init__(message, hint=hint)
        self.span = span
