"""A file of which it is known that its text has nothing wrong, read when somebody asks what is in it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from cjmap.source.document import Document, parse_document
from cjmap.source.limits import DEFAULT_LIMITS, Limits

if TYPE_CHECKING:
    from pathlib import Path


class LaterDocument(Document):
    """A document whose values are read from its bytes when they are first asked for."""

    def __init__(self, file: Path, raw: bytes, limits: Limits = DEFAULT_LIMITS) -> None:
        """Take the bytes of a file; they have been read before, and nothing was wrong."""
        self.file = file
        self.problems = []
        self.refused = False
        self._limits = limits
        self._bytes = raw

    @property
    def raw(self) -> bytes:
        """The bytes of the file."""
        return self._bytes

    @cached_property
    def text(self) -> str:  # type: ignore[override]
        """The text."""
        return self._bytes.decode()

    @cached_property
    def data(self) -> dict[str, Any]:  # type: ignore[override]
        """The map as a plain dict."""
        return self._parsed.data

    @cached_property
    def _texts(self) -> list[str] | None:  # type: ignore[override]
        return self._parsed.texts

    @cached_property
    def _tree(self) -> Any:  # type: ignore[override]
        return self._parsed._tree

    @cached_property
    def _parsed(self) -> Document:
        return parse_document(self.file, self._bytes, self._limits)
