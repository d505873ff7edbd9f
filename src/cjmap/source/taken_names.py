"""Files that are to be written: whether two names, capital and small letters aside, are one file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from cjmap.source.spelling import folded

if TYPE_CHECKING:
    from collections.abc import Hashable

Taker = TypeVar("Taker", bound="Hashable")


class TakenNames(Generic[Taker]):
    """Who is to write which file; nothing is written yet."""

    def __init__(self) -> None:
        """Begin with no file taken."""
        self._taken: dict[str, dict[str, Taker]] = {}

    def take(self, file: Path, taker: Taker) -> Taker:
        """Return who has taken the file, by whatever name: the one before, else `taker`."""
        real = os.path.realpath(file)
        alike = self._taken.setdefault(folded(real), {})
        if alike and real not in alike and _ignores_case(Path(real)):
            return next(iter(alike.values()))
        return alike.setdefault(real, taker)


def _ignores_case(file: Path) -> bool:
    """Whether names that differ only in case are one name where the file is to be."""
    import tempfile

    folder = next((above for above in file.parents if above.is_dir()), file.parent)
    try:
        with tempfile.NamedTemporaryFile(dir=folder, prefix=".cjmap-") as probe:
            return os.path.exists(folder / Path(probe.name).name.upper())
    except OSError:  # where nothing can be written, nothing is lost
        return False
