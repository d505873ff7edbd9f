"""Where an engine finds rows: files, a table; what it found wrong in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class ParquetFiles:
    """Parquet files that add up, in this order; parts of folders (`year=2026`) are columns."""

    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CsvFiles:
    """CSV files in UTF-8 that add up, all with these columns, the names in their first line.

    `skip` lines stand between the names and the rows: Qualtrics writes two of questions.
    """

    files: tuple[str, ...]
    columns: tuple[str, ...]
    delimiter: str = ","
    skip: int = 0


@dataclass(frozen=True, slots=True)
class DuckDatabase:
    """A table of a DuckDB file."""

    file: Path
    table: str


@dataclass(frozen=True, slots=True)
class NamedTable:
    """A table that the engine itself knows by name: `sales.events` of a Spark catalog."""

    name: str


Rows = ParquetFiles | CsvFiles | DuckDatabase | NamedTable


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A row that could not be read: the file, its line, and why, in the engine's words."""

    file: str
    line: int
    why: str
