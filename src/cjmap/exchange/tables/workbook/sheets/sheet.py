"""What a sheet is made of: cells with addresses in the map, so that a change can be taken back."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from cjmap.draw.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

BULLET = "• "

WHOLE = "map."
"""What the key of a row begins with that says something of the whole map."""


class Holds(StrEnum):
    """What a cell holds, and so how a change of it is read."""

    ITEMS = "items"
    """One thing a bullet."""
    TEXT = "text"
    NUMBER = "number"
    TOLD = "told"
    """Only told here: a change is not read back."""


@dataclass(frozen=True, slots=True)
class Text:
    """What stands in one cell: a number, or chunks of text; of items, one a chunk."""

    chunks: tuple[str, ...] = ()
    number: float | None = None
    bullets: bool = False

    @property
    def shown(self) -> str | float:
        """The cell as it is written."""
        if self.number is not None:
            return self.number
        return "\n".join(f"{BULLET}{each}" if self.bullets else each for each in self.chunks)


def items(chunks: Iterable[str]) -> Text:
    """Put one thing a bullet into a cell."""
    return Text(tuple(chunks), bullets=True)


def chunk(text: str, *notes: str) -> str:
    """Write one thing on a line, what is known of it below."""
    below = [note for note in notes if note]
    return "\n   ".join((one_line(text), *below))


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a grid: the id that changes go by (empty: none yet), its title, and the band above it."""

    key: str
    title: str
    band: int = 0
    truth: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """What stands above several columns: a stage, with the name of its phase."""

    key: str
    title: str
    phase: str = ""


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane of a grid: its name, what it is about, its hue, and its cells by the number of the column.

    `line` is the name of the line above it, with its hue: of interaction, of visibility.
    """

    key: str
    title: str
    hint: str
    hue: str
    holds: Holds
    cells: dict[int, Text]
    lines: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that is said of the whole map: its address, its name and its text."""

    key: str
    label: str
    text: str
    holds: Holds = Holds.TEXT


@dataclass(slots=True)
class Grid:
    """A sheet of lanes down and columns across."""

    title: str
    subtitle: str
    columns: list[Column] = field(default_factory=list)
    bands: list[Band] = field(default_factory=list)
    lanes: list[Lane] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    heading: str = ""
    """The name of the row with the titles of the columns."""


@dataclass(frozen=True, slots=True)
class Area:
    """One area of a canvas."""

    key: str
    title: str
    hint: str
    hue: str
    holds: Holds
    text: Text


@dataclass(slots=True)
class Canvas:
    """A sheet of areas, in pairs."""

    title: str
    subtitle: str
    areas: list[tuple[Area, ...]] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Head:
    """A column of a table: its key, its title and its width in points."""

    key: str
    title: str
    width: float
    holds: Holds = Holds.TEXT


@dataclass(frozen=True, slots=True)
class Section:
    """One table of a listing: records with a key each."""

    key: str
    title: str
    hue: str
    heads: tuple[Head, ...]
    records: tuple[tuple[str, dict[str, str | float]], ...]


@dataclass(slots=True)
class Listing:
    """A sheet of tables, one below the other."""

    title: str
    subtitle: str
    sections: list[Section] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)


Sheet = Grid | Canvas | Listing
