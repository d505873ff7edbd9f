"""One map of a workspace: where it is, what was read, and what it turned out to be."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from cjmap.format.compiled import text_of

if TYPE_CHECKING:
    from pathlib import Path

    from cjmap.format.envelope import Envelope
    from cjmap.format.read import ReadMap
    from cjmap.source.document import Document


@dataclass(frozen=True, eq=False)
class Entry:
    """One file of a workspace; `number` is its place in the order of the workspace."""

    number: int
    document: Document
    read: ReadMap

    @property
    def file(self) -> Path:
        """The file."""
        return self.document.file

    @cached_property
    def model(self) -> Envelope | None:
        """The map as its model, or None where the format refuses it; made when first asked for."""
        if self.read.model is not None or not self.read.valid or self.read.kind is None:
            return self.read.model
        return self.read.kind.model.model_validate(self.document.data)

    @property
    def kind_name(self) -> str | None:
        """The kind, or None where nothing tells it."""
        return self.read.kind.name if self.read.kind else None

    @property
    def id(self) -> str | None:
        """The map's id, also of a map that the format refuses for another reason."""
        return self.read_text("id")

    def read_text(self, key: str) -> str | None:
        """Return the text of a top-level key, or None where there is none."""
        return text_of(self.document.data.get(key))
