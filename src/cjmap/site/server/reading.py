"""A workspace read again and again.

A file whose bytes are the same is not parsed again. A map that has become invalid is shown as it
last was, and so are settings that cannot be used; what is wrong with them is told beside.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from cjmap.check.selection.settings import lint_settings
from cjmap.errors import CjmapError
from cjmap.format.read import read_map
from cjmap.site.pictures.look import look_of
from cjmap.site.server.troubles import Source, Trouble, errors_of
from cjmap.source.collector import collection_paused
from cjmap.source.document import parse_document, read_document
from cjmap.source.limits import DEFAULT_LIMITS
from cjmap.workspace import Entry, Workspace
from cjmap.workspace.configuration import Configuration, configuration_in, load_configuration
from cjmap.workspace.discovery import find_maps

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from cjmap.format.read import ReadMap
    from cjmap.source.document import Document


@dataclass(frozen=True, slots=True)
class Reading:
    """A workspace at one moment.

    `shown` is what pages are written from, `actual` what the files hold now: the same thing unless
    `stand_ins` of its maps are shown as they last were. `troubles` are what is wrong.
    """

    shown: Workspace
    actual: Workspace
    stand_ins: int
    troubles: tuple[Trouble, ...]


@dataclass(frozen=True, slots=True)
class _File:
    """A map as it was read, and a digest of its bytes."""

    digest: bytes
    document: Document
    read: ReadMap


class Reader:
    """Reads the workspace at `root`, and remembers what it has read."""

    def __init__(self, root: Path) -> None:
        """Know no map yet."""
        self.root = root
        self._settings: Configuration | None = None
        self._files: dict[Path, _File] = {}
        self._valid: dict[Path, _File] = {}

    def read(self, today: date) -> Reading:
        """Read what has changed.

        Raises `CjmapError` where the folder cannot be looked through, or a pattern of the settings
        is none and there are no earlier ones.
        """
        troubles: tuple[Trouble, ...] = ()
        try:
            configuration = _usable(self.root, today)
            maps = find_maps(configuration)
            self._settings = configuration
        except CjmapError as error:
            troubles = (Trouble.of(Source.SETTINGS, error, self.root),)
            configuration = self._settings or Configuration(self.root)
            maps = find_maps(configuration)
        with collection_paused():
            self._files = {file: self._file(file) for file in maps}
            return self._reading(configuration, troubles)

    def _reading(self, configuration: Configuration, troubles: tuple[Trouble, ...]) -> Reading:
        entries = [
            Entry(number, each.document, each.read)
            for number, each in enumerate(self._files.values())
        ]
        actual = Workspace(configuration, entries)
        shown = list(entries)
        for number, (file, each) in enumerate(self._files.items()):
            before = self._valid.get(file)
            if not each.read.valid and before is not None:
                shown[number] = Entry(number, before.document, before.read)
        self._valid = {
            file: each if each.read.valid else self._valid[file]
            for file, each in self._files.items()
            if each.read.valid or file in self._valid
        }
        stand_ins = sum(one is not other for one, other in zip(shown, entries, strict=True))
        return Reading(
            Workspace(configuration, shown) if stand_ins else actual,
            actual,
            stand_ins,
            (*troubles, *errors_of(actual)),
        )

    def _file(self, file: Path) -> _File:
        try:
            with file.open("rb") as stream:
                data = stream.read(DEFAULT_LIMITS.bytes + 1)
        except OSError:
            document = read_document(file)
            return _File(b"", document, read_map(document, model=True))
        digest = sha256(data).digest()
        before = self._files.get(file)
        if before is not None and before.digest == digest:
            return before
        document = parse_document(file, data)
        return _File(digest, document, read_map(document, model=True))


def _usable(root: Path, today: date) -> Configuration:
    """Read the settings and try all that pages are made from; raises `CjmapError`."""
    configuration = load_configuration(root, configuration_in(root))
    empty = Workspace(configuration, [])
    look_of(empty, configuration.language)
    lint_settings(configuration, today)
    return configuration
