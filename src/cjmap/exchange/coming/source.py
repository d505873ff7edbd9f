"""A file to import: its bytes, how it is to be read, and how much of it we are willing to read."""

from __future__ import annotations

import codecs
from dataclasses import dataclass, field
from functools import cached_property

from cjmap.errors import CjmapError
from cjmap.printable import one_line


class UnreadableError(CjmapError):
    """A file that is not what it is said to be, or that nobody could read; nothing of it is kept."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much of a stranger's file is read: bytes as it is and unpacked, rows, columns, cells, levels.

    `text` bounds the letters of one cell, `things` what is counted of each kind (tasks, losses), `values` what one
    map may hold, `maps` how many are made of one file.
    """

    bytes: int = 20_000_000
    unpacked: int = 200_000_000
    rows: int = 100_000
    columns: int = 2_000
    cells: int = 1_000_000
    text: int = 100_000
    depth: int = 100
    things: int = 100_000
    values: int = 50_000
    maps: int = 2_000


@dataclass(frozen=True, slots=True)
class Scale:
    """The scale of scores in the source; `low` means −2 for us, `high` 2."""

    low: float = 1
    high: float = 5

    def __str__(self) -> str:
        """Write it as it is typed: `1..5`."""
        return f"{self.low:g}..{self.high:g}"

    def emotion(self, score: float) -> tuple[float, bool] | None:
        """Return a score as our emotion, in halves, and whether it had to be rounded; None outside."""
        if not min(self.low, self.high) <= score <= max(self.low, self.high):
            return None
        exact = (score - self.low) / (self.high - self.low) * 4 - 2
        halves = round(exact * 2) / 2 + 0.0  # no -0.0
        return halves, abs(halves - exact) > 1e-9


USUAL_SCALE = Scale()
"""The scale where nobody said one: this very object."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the one who imports says about the file; None: we look for ourselves.

    `shape` is that of a table (`rows`, `sheet`, `notes`), `sheets` the names of a workbook's sheets that are meant (none: all).
    """

    encoding: str | None = None
    delimiter: str | None = None
    shape: str | None = None
    sheets: tuple[str, ...] = ()
    scale: Scale = USUAL_SCALE
    lang: str | None = None

    @property
    def said_scale(self) -> Scale | None:
        """The scale, if somebody said one; else None, and a reader may find it out by itself."""
        return None if self.scale is USUAL_SCALE else self.scale


@dataclass(frozen=True)
class Source:
    """One file: its name as people know it, its bytes, and what is said about it."""

    name: str
    data: bytes
    options: Options = Options()
    bounds: Bounds = field(default_factory=Bounds)

    @property
    def base_name(self) -> str:
        """The name without folders: what the file is known by when it is imported again."""
        return self.name.replace("\\", "/").rpartition("/")[2]

    @property
    def stem(self) -> str:
        """The name without folders and suffix: what a map may be called for want of a title."""
        name = self.base_name
        return name.split(".", 1)[0] if not name.startswith(".") else name.strip(".")

    @cached_property
    def text(self) -> str:
        r"""The file as text, line ends as `\n`, without a byte order mark.

        UTF-8, UTF-16 with a byte order mark, or the encoding that was named. Raises
        `UnreadableError` where it is none of them, is binary, or is too large.
        """
        if len(self.data) > self.bounds.bytes:
            raise UnreadableError(
                f"{one_line(self.name)} has {len(self.data):,} bytes;"
                f" no more than {self.bounds.bytes:,} are read."
            )
        text = self._decoded().removeprefix("\ufeff")
        if "\0" in text:
            line = text.count("\n", 0, text.index("\0")) + 1
            raise UnreadableError(
                f"{one_line(self.name)} is no text: there is a NUL character in line {line:,}.",
                hint="If it is text in UTF-16, say so: --encoding utf-16-le.",
            )
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def _decoded(self) -> str:
        encoding = self.options.encoding
        if encoding is None:
            marked = self.data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
            encoding = "utf-16" if marked else "utf-8"
        try:
            return self.data.decode(encoding)
        except LookupError as error:
            raise UnreadableError(
                f"There is no encoding `{one_line(encoding)}`.",
                hint="Usual ones are utf-8, cp1250, cp1252, iso-8859-2, utf-16.",
            ) from error
        except UnicodeError as error:
            start = getattr(error, "start", 0)
            line = self.data.count(b"\n", 0, start) + 1
            shown = f"byte 0x{self.data[start]:02X}" if start < len(self.data) else "its end"
            raise UnreadableError(
                f"{one_line(self.name)}, line {line:,}: {shown} is not {encoding.upper()} text.",
                hint="Save it as UTF-8, or name its encoding: --encoding cp1250 for Windows in"
                " Central Europe, cp1252 in the West.",
            ) from error
