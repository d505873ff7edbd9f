"""What earlier imports read, kept in the workspace: what the next one is compared with.

One file a map, in a hidden folder, where nobody looks for maps; it belongs into git like the maps. A file
that is missing or cannot be read costs the comparison, nothing else.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cjmap.format.compiled import text_of
from cjmap.format.read import read_map
from cjmap.source import parse_document
from cjmap.source.write import FileChange
from cjmap.workspace.entry import Entry
from cjmap.workspace.index import Index

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cjmap.workspace.index import Definition

FOLDER = Path(".cjmap", "imports")
"""Where it is kept, below the root of the workspace."""

_HEAD = re.compile(r"# Imported from (\".*\")\.[^\n]*\n")
_SAID = "The next import is compared with this; keep it in git, and edit the map instead."


@dataclass(frozen=True, eq=False, slots=True)
class Remembered:
    """A map as an import read it: the name of the file that it was in, and what was read."""

    source: str
    entry: Entry

    @property
    def kind(self) -> str:
        """The kind of the map."""
        return self.entry.kind_name or ""

    @property
    def id(self) -> str:
        """The id that the map was given."""
        return self.entry.id or ""


class Memory:
    """What is kept below the root of a workspace."""

    def __init__(self, root: Path, folder: Path | None = None) -> None:
        """Read it; also what was kept below `folder`, when that was the root of a workspace."""
        self.root = root
        found: dict[tuple[str, str], Remembered] = {}
        for place in dict.fromkeys((root, folder or root)):
            for file in sorted((place / FOLDER).glob("*.yaml")):
                each = _read(file)
                if each is not None:
                    found.setdefault((each.kind, each.id), each)
        self.maps = list(found.values())

    def change(self, source: str, file_name: str, text: str) -> FileChange | None:
        """Return how a map of the file called `source` is kept; None where it is so already."""
        file = self.root / FOLDER / file_name
        old = _bytes(file)
        name = json.dumps(source, ensure_ascii=False)
        new = f"# Imported from {name}. {_SAID}\n{text}".encode()
        return FileChange(file, old, new, self.root) if old != new else None

    def made_by(self, source: str) -> Callable[[Definition], bool]:
        """Return a test for what an import of the file called `source` made, under its id or a later one.

        Such a thing is no thing of the workspace that the next import of the file finds there: it
        comes from that file, and has to come from it again.
        """
        made = {(each.section, each.id) for each in self._defined(source)}

        def is_made(definition: Definition) -> bool:
            words = (definition.id, *former_ids(definition))
            return any((definition.section, word) in made for word in words)

        return is_made

    def ids_of(self, source: str) -> set[str]:
        """Return all ids that imports of the file called `source` gave, whatever has them."""
        return {each.id for each in self._defined(source)}

    def _defined(self, source: str) -> Iterable[Definition]:
        for each in self.maps:
            if each.source == source:
                yield from index_of([each.entry]).defined_in(each.entry)


def _read(file: Path) -> Remembered | None:
    try:
        text = file.read_text(encoding="utf-8") if file.is_file() else ""
        head = _HEAD.match(text)
        source = json.loads(head[1]) if head is not None else None
    except (OSError, ValueError):  # not to be read, no text, or written by somebody else
        return None
    if head is None:
        return None
    entry = read_entry(file.name, text[head.end() :])
    return Remembered(str(source), entry) if entry.read.valid and entry.id else None


def _bytes(file: Path) -> bytes | None:
    try:
        return file.read_bytes() if file.is_file() else None
    except OSError:
        return None  # whoever writes it will say why that fails


def read_entry(name: str, text: str) -> Entry:
    """Read the text of a map that is, or would be, in a file called `name`."""
    document = parse_document(Path(name), text.encode())
    return Entry(0, document, read_map(document))


def index_of(entries: Iterable[Entry]) -> Index:
    """Index the ids of some maps."""
    index = Index()
    for entry in entries:
        index.add(entry)
    return index


def former_ids(definition: Definition) -> tuple[str, ...]:
    """Return what a thing says to have been called before (`was`)."""
    here: Any = definition.entry.document.data
    for part in definition.path[:-1]:
        here = here[part]
    if not isinstance(here, dict):
        return ()
    was = here.get("was") or ()
    words = was if isinstance(was, (list, tuple)) else (was,)
    return tuple(text for word in words if (text := text_of(word)))
