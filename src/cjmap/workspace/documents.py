"""The documents of maps by file, each read when it is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from cjmap.source.document import Document
    from cjmap.workspace.entry import Entry


class Documents(Mapping["Path", "Document"]):
    """The documents of some maps."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Know the maps; nothing is read."""
        self._entries = {entry.file: entry for entry in entries}

    def __getitem__(self, file: Path) -> Document:
        """Return the document of a file."""
        return self._entries[file].document

    def __iter__(self) -> Iterator[Path]:
        """Go through the files."""
        return iter(self._entries)

    def __len__(self) -> int:
        """Count the files."""
        return len(self._entries)
