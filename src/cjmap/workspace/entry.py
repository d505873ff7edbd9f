"""One map of a workspace: where it is, what was read, and what it turned out to be."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from cjmap.format.compiled import text_of
from cjmap.format.ids import files_named, references
from cjmap.format.roles import Retires
from cjmap.workspace.definitions import definitions_in, former_ids_in
from cjmap.workspace.noting import note_contents, note_map, note_told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from cjmap.format.compiled import Found
    from cjmap.format.envelope import Envelope
    from cjmap.format.read import ReadMap
    from cjmap.format.roles import Refers
    from cjmap.problem import MapPath
    from cjmap.source.document import Document
    from cjmap.workspace.definitions import Defined

OUTLINED_KEYS = ("id", "journey", "parent", "of", "extends", "status")
"""The keys of a map that are asked for by `Entry.read_text` when another map is looked at."""


class Entry:
    """One file of a workspace; `number` is its place in the order of the workspace.

    Whoever looks at another map and reads this one depends on it, and that is noted (see `noting`).
    """

    def __init__(self, number: int, document: Document, read: ReadMap) -> None:
        """Keep what was read."""
        self.number = number
        self.file: Path = document.file
        self._document = document
        self._read = read
        self.tells: dict[str, Any] = {}
        """What the map has told so far, by what it was asked."""

    @property
    def document(self) -> Document:
        """The file as read."""
        note_contents(self)
        return self._document

    @property
    def read(self) -> ReadMap:
        """What the document turned out to be."""
        note_contents(self)
        return self._read

    @property
    def model(self) -> Envelope | None:
        """The map as its model, or None where the format refuses it; made when first asked for."""
        note_contents(self)
        return self._model

    @cached_property
    def _model(self) -> Envelope | None:
        read = self._read
        if read.model is not None or not read.valid or read.kind is None:
            return read.model
        return read.kind.model.model_validate(self._document.data)

    @property
    def refused(self) -> bool:
        """Whether the text itself was refused, so that nothing is known of the map."""
        note_map(self)
        return self._document.refused

    @property
    def valid(self) -> bool:
        """Whether the format takes the map."""
        note_map(self)
        return self._read.valid

    @property
    def kind_name(self) -> str | None:
        """The kind, or None where nothing tells it."""
        note_map(self)
        return self._read.kind.name if self._read.kind else None

    @property
    def found(self) -> list[Found]:
        """Every id in the map, with its path and its role."""
        note_map(self)
        return self._read.found

    @cached_property
    def _references(self) -> list[tuple[MapPath, Refers, str]]:
        return references(self._read.found)

    @property
    def references(self) -> list[tuple[MapPath, Refers, str]]:
        """What in the map refers to an id."""
        note_map(self)
        return self._references

    @property
    def files_named(self) -> Sequence[tuple[MapPath, str]]:
        """The files that the map names, with the paths where it does."""
        note_map(self)
        return list(files_named(self._read.found))

    @property
    def retires(self) -> Sequence[tuple[MapPath, str]]:
        """The ids that must not be used again, as the map says, with their paths."""
        note_map(self)
        return [(path, id) for path, role, id in self._read.found if isinstance(role, Retires)]

    @property
    def id(self) -> str | None:
        """The map's id, also of a map that the format refuses for another reason."""
        return self.read_text("id")

    def read_text(self, key: str) -> str | None:
        """Return the text of a top-level key, or None where there is none."""
        if key in OUTLINED_KEYS:
            note_map(self)
        else:
            note_contents(self)
        return text_of(self._document.data.get(key))

    @property
    def defines(self) -> Iterable[Defined]:
        """What the map defines, its own id first, then in the order of the text."""
        return definitions_in(self.kind_name, self._document.data, self._read.found)

    def former_ids(self, path: MapPath) -> tuple[str, ...]:
        """Return the former ids (`was`) of what the map defines at a path."""
        note_map(self)
        return former_ids_in(self._document.data, path)

    def told(self, tell: Callable[[Any], Any]) -> Any:
        """Return what `tell` says of the model of a valid map, made when first asked for."""
        name = f"{tell.__module__}:{tell.__qualname__}"
        note_told(name)
        if name not in self.tells:
            self.tells[name] = tell(self._model)
        return self.tells[name]
