"""Databases of SQLite: a table, or a log in OCEL 2.0; opened for reading only."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from cjmap.measure.data.columns import check_count
from cjmap.measure.data.files import LocalFile
from cjmap.measure.data.ocel import open_ocel
from cjmap.measure.data.ocel.from_sqlite import OCEL_TABLES, quoted, read_ocel_sqlite
from cjmap.measure.data.opened import Note
from cjmap.measure.data.tables import chosen
from cjmap.measure.data.written import as_csv
from cjmap.measure.errors import MeasureError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cjmap.measure.engine.rows import CsvFiles

_BUSY = 10.0
"""Seconds to wait for another program that writes."""

_WITH_JOURNAL = b"\2\2"
"""What stands in a database whose changes go to a journal first (`journal_mode = wal`)."""


def open_sqlite(
    file: LocalFile, table: str | None, object_type: str | None, scratch: Path
) -> tuple[CsvFiles, tuple[Note, ...]]:
    """Read a table, or a log in OCEL; raises `MeasureError`."""
    try:
        address = f"{_at_rest(file.path, scratch).as_uri()}?mode=ro"
        with closing(sqlite3.connect(address, uri=True, timeout=_BUSY)) as database:
            database.execute("begin")
            found = database.execute(
                "select name from sqlite_master where type in ('table', 'view')"
                " and name not like 'sqlite~_%' escape '~' order by name"
            )
            names = [name for (name,) in found]
            if set(names) >= OCEL_TABLES and table is None:
                return open_ocel(
                    lambda store: read_ocel_sqlite(database, store),
                    object_type,
                    scratch,
                    file.told,
                )
            return _table(database, chosen(names, table, file.told), file, scratch)
    except sqlite3.OperationalError as error:
        if "locked" in str(error) or "busy" in str(error):
            raise MeasureError(
                f"{file.told} is locked: another program writes to it.",
                hint="Wait until it is done, or measure a copy.",
            ) from None
        if "full" in str(error):  # the disk, while OCEL is sorted
            raise
        raise MeasureError(f"{file.told} cannot be read by SQLite: {error}.") from None
    except sqlite3.Error as error:
        raise MeasureError(
            f"{file.told} is no database of SQLite, or a broken one: {error}."
        ) from None


def with_journal(file: LocalFile) -> list[LocalFile]:
    """Return a database, and the journal where rows are that it has not taken in yet."""
    journal = _beside(file.path, "-wal")
    if journal.is_file() and journal.stat().st_size:
        return [file, LocalFile(journal, f"{file.name}-wal")]
    return [file]


def _at_rest(path: Path, scratch: Path) -> Path:
    """Return where to read a database: of one with a journal that nobody has open, a copy.

    To read it SQLite would leave files beside it, and fails where none may be written.
    """
    with path.open("rb") as stream:
        has_journal = stream.read(20)[18:] == _WITH_JOURNAL
    if not has_journal or _beside(path, "-shm").exists():
        return path
    copy = scratch / "copy.sqlite"
    shutil.copyfile(path, copy)
    if (journal := _beside(path, "-wal")).is_file():
        shutil.copyfile(journal, _beside(copy, "-wal"))
    return copy


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _table(
    database: sqlite3.Connection, name: str, file: LocalFile, scratch: Path
) -> tuple[CsvFiles, tuple[Note, ...]]:
    database.text_factory = _text
    rows = database.execute(f"select * from {quoted(name)}")
    columns = [each[0] for each in rows.description]
    check_count(len(columns), file.told)
    binary: list[int] = [0]
    written, renamed = as_csv(columns, _cells(rows, binary), scratch, file.told)
    notes = (Note("Cells that hold bytes, not text, are left empty", binary[0]),)
    return written, (*renamed, *(notes if binary[0] else ()))


def _cells(rows: Iterator[tuple[object, ...]], binary: list[int]) -> Iterator[list[object]]:
    for row in rows:
        binary[0] += sum(isinstance(each, bytes) for each in row)
        yield [None if isinstance(each, bytes) else each for each in row]


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")
