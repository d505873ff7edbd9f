"""What earlier imports read, kept in the workspace: what the next one is compared with.

One file a map, in a hidden folder, where nobody looks for maps; it belongs into git like the maps. A file
that is missing or cannot be read costs the comparison, nothing else.
"""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cjmap.format.compiled import text_of
from cjmap.format.read import read_map
from cjmap.source import parse_document
from cjmap.source.write import FileChange
from cjmap.workspace.entry import Entry
from cjmap.workspace.index import Index

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from cjmap.workspace.index import Definition

FOLDER = Path(".cjmap", "imports")
"""Where it is kept, below the root of the workspace."""

_HEAD = re.compile(r"# Imported from (\".*\")\.[^\n]*\n")
_SAID = "The next import is compared with this; keep it in git, and edit the map instead."


class Origin(Enum):
    """What the file that a map was read from is to the one that is imported now."""

    HERE = "here"
    """It is that file; or there is none left where it was, and this one has its name."""
    GONE = "gone"
    """It is no more where it was: this one may be the same by another name."""
    ELSEWHERE = "elsewhere"
    """It is another file."""


@dataclass(frozen=True, eq=False, slots=True)
class Remembered:
    """A map as an import read it: the file that it was in, and what was read.

    `root` is the folder below which that is kept; `source` leads from there to the file, or nowhere
    (`.../plan.csv`) if it was far away.
    """

    root: Path
    source: str
    entry: Entry
    origin: Origin = Origin.ELSEWHERE

    @property
    def kind(self) -> str:
        """The kind of the map."""
        return self.entry.kind_name or ""

    @property
    def id(self) -> str:
        """The id that the map was given."""
        return self.entry.id or ""


class Memory:
    """What is kept for a workspace, seen from the file that is imported now."""

    def __init__(self, root: Path, source: str, others: Iterable[Path] = ()) -> None:
        """Read what is kept below `root`, and below `others` that were roots of the workspace once."""
        self.root = root
        self._source = source
        found: dict[tuple[str, str], Remembered] = {}
        for place in dict.fromkeys((root, *others)):
            for file in sorted((place / FOLDER).glob("*.yaml")):
                each = _read(place, file)
                if each is not None:
                    found.setdefault((each.kind, each.id), each)
        self.maps = _with_origins(list(found.values()), source)

    @property
    def from_here(self) -> list[Remembered]:
        """The maps of the file that is imported now."""
        return [each for each in self.maps if each.origin is Origin.HERE]

    def change(self, file_name: str, text: str, former: Remembered | None) -> FileChange | None:
        """Return how a map of the file is kept, where it was kept before; None where it is so already."""
        root = former.root if former is not None else self.root
        file = root / FOLDER / file_name
        old = _bytes(file)
        name = json.dumps(_way(root, self._source), ensure_ascii=False)
        new = f"# Imported from {name}. {_SAID}\n{text}".encode()
        return FileChange(file, old, new, root) if old != new else None

    def made(self) -> Callable[[Definition], bool]:
        """Return a test for what an import of the file made, under its id or a later one.

        Such a thing is no thing of the workspace that the next import of the file finds there: it
        comes from that file, and has to come from it again.
        """
        made = {(each.section, each.id) for each in self._defined()}

        def is_made(definition: Definition) -> bool:
            words = (definition.id, *former_ids(definition))
            return any((definition.section, word) in made for word in words)

        return is_made

    def ids(self) -> set[str]:
        """Return all ids that imports of the file gave, whatever has them."""
        return {each.id for each in self._defined()}

    def _defined(self) -> Iterable[Definition]:
        for each in self.from_here:
            yield from index_of([each.entry]).defined_in(each.entry)


def earlier_root(folder: Path) -> Path:
    """Return the folder, or the nearest one above it in the current one, that keeps something."""
    here = Path.cwd()
    for place in (folder, *folder.parents):
        if not place.is_relative_to(here):
            break
        if os.path.isdir(place / FOLDER):
            return place
    return folder


def roots_within(root: Path, files: Iterable[Path]) -> list[Path]:
    """Return the folders from `root` down to maps that keep something."""
    places = {place for file in files for place in file.parents if place.is_relative_to(root)}
    return sorted(place for place in places if os.path.isdir(place / FOLDER))


def _way(root: Path, source: str) -> str:
    """Return the way from a root to a file; of one that is far away, which differs by person, the name."""
    file, here = Path(os.path.abspath(source)), Path.cwd()
    near = file.is_relative_to(root) or (file.is_relative_to(here) and root.is_relative_to(here))
    return Path(os.path.relpath(file, root)).as_posix() if near else f".../{file.name}"


def _with_origins(known: Sequence[Remembered], source: str) -> list[Remembered]:
    """Compare files: by their place, else those that are gone by their name."""
    file = os.path.abspath(source)
    origins = [_origin(each, file) for each in known]
    if Origin.HERE not in origins:
        name = os.path.basename(file)
        origins = [
            Origin.HERE
            if origin is Origin.GONE and os.path.basename(each.source) == name
            else origin
            for each, origin in zip(known, origins, strict=True)
        ]
    return [replace(each, origin=origin) for each, origin in zip(known, origins, strict=True)]


def _origin(each: Remembered, file: str) -> Origin:
    then = os.path.abspath(each.root / each.source)
    if then == file:
        return Origin.HERE
    return Origin.ELSEWHERE if os.path.lexists(then) else Origin.GONE


def _read(root: Path, file: Path) -> Remembered | None:
    try:
        text = file.read_text(encoding="utf-8") if file.is_file() else ""
        head = _HEAD.match(text)
        source = json.loads(head[1]) if head is not None else None
    except (OSError, ValueError):  # not to be read, no text, or written by somebody else
        return None
    if head is None:
        return None
    entry = read_entry(file.name, text[head.end() :])
    return Remembered(root, str(source), entry) if entry.read.valid and entry.id else None


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
