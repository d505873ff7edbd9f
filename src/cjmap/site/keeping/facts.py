"""What a page tells as one digest: the same one for the same facts, in whatever process and order."""

from __future__ import annotations

import io
import pickle
from dataclasses import fields, is_dataclass
from functools import cache
from hashlib import sha256
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from cjmap.site.page import Figure

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjmap.site.page import Page
    from cjmap.site.pictures.keeping import KeptPictures


class Telling:
    """What a page tells, read once: its digest, and the figures that it may show, by their names."""

    def __init__(self, page: Page, facts: object, pictures: KeptPictures) -> None:
        """Read the facts of a page whose pictures are among these.

        Raises `ValueError` for facts that cannot be written down.
        """
        written = io.BytesIO()
        writer = _Writer(written, page, pictures)
        try:
            writer.dump(facts)
        except (pickle.PicklingError, AttributeError, RecursionError, TypeError) as error:
            raise ValueError(str(error)) from error
        self.figures = writer.figures
        self.digest = sha256(written.getbuffer()).hexdigest()


class _Writer(pickle.Pickler):
    """Writes all that an object holds, as if it were sent to another process.

    Unlike there, what is equal is written alike, whether it is one object in two places or two.
    """

    def __init__(self, file: io.BytesIO, page: Page, pictures: KeptPictures) -> None:
        super().__init__(file, protocol=5)
        self.fast = True
        self.figures: dict[str, Figure] = {}
        self._page = page
        self._pictures = pictures

    def reducer_override(self, each: Any) -> Any:
        """Tell what is more than its fields: a figure by its picture, a file by what is in it."""
        if isinstance(each, type):
            return NotImplemented
        if isinstance(each, Figure):
            name = self._pictures.name_of(each)
            self.figures[name] = each
            # The number of a map changes where another map comes before it.
            entry = "own" if each.entry == self._page.entry else each.entry
            return Figure, (name, each.label, entry, dict(each.links))
        if isinstance(each, Path):
            return Path, (str(each), _content(each))
        if isinstance(each, BaseModel):
            # Without the set of those fields that were given, which has no order.
            return type(each), (each.__dict__, each.model_extra)
        kind: Any = type(each)
        read = _fields_of(kind)
        return NotImplemented if read is None else (kind, read(each))


@cache
def _fields_of(type: Any) -> Callable[[Any], tuple[Any, ...]] | None:
    """Return what reads all fields of a dataclass: pages have thousands of them, of few classes."""
    if not is_dataclass(type):
        return None
    names = [each.name for each in fields(type)]
    if len(names) > 1:
        return attrgetter(*names)
    return lambda each: tuple(getattr(each, name) for name in names)


def _content(file: Path) -> str:
    try:
        return sha256(file.read_bytes()).hexdigest()
    except OSError:
        return "unreadable"
