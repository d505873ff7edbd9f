"""DuckDB: the engine that comes with `cjmap[data]`, shut in: nothing but the files named."""

from __future__ import annotations

import shutil
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cjmap.measure.engine.dialect import DUCKDB, FILE_ORDER, Column, Kind
from cjmap.measure.engine.engine import Engine, Parameter, Progress, Row
from cjmap.measure.engine.rows import (
    CsvFiles,
    DuckDatabase,
    NamedTable,
    ParquetFiles,
    Rows,
    Unreadable,
)
from cjmap.measure.errors import DATA_EXTRA, MeasureError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_ROWS_AT_A_TIME = 500
"""Rows of a small table that one statement brings: one by one, 40,000 take half a minute."""

_POLL = 0.1
"""Seconds between two looks at how far a statement is."""

_FILE_BITS = 40
"""Rows of one file, as a power of two; the number of the file stands above."""

_KINDS = {
    "VARCHAR": Kind.TEXT,
    "TIMESTAMP WITH TIME ZONE": Kind.ZONED,
    "DATE": Kind.DAY,
}
_NUMBERS = ("INT", "DOUBLE", "FLOAT", "DECIMAL", "HUGEINT", "UINT")


@dataclass(frozen=True, slots=True)
class Limits:
    """What DuckDB may use: memory, disk for what does not fit, threads; where that disk is."""

    memory: str = "2GB"
    spill: str = "20GB"
    folder: Path | None = None
    threads: int | None = None


class Scratch:
    """A folder of our own for what does not fit into memory; it goes when all is done."""

    def __init__(self, folder: Path | None = None) -> None:
        """Make the folder, in that of the system or the one given; raises `MeasureError`."""
        try:
            if folder is not None:
                folder.mkdir(parents=True, exist_ok=True)
            self.path = Path(tempfile.mkdtemp(prefix="cjmap-measure-", dir=folder)).resolve()
        except OSError as error:
            raise MeasureError(
                f"{folder or tempfile.gettempdir()}: nothing can be kept there:"
                f" {error.strerror or error}.",
                hint="Name a folder with --spill.",
            ) from None

    def remove(self) -> None:
        """Remove it with all that is in it."""
        shutil.rmtree(self.path, ignore_errors=True)


class DuckEngine(Engine):
    """DuckDB in memory, with a limit, and a folder for what does not fit."""

    dialect = DUCKDB
    name = "DuckDB"

    def __init__(
        self,
        scratch: Scratch,
        readable: Sequence[Rows],
        limits: Limits | None = None,
        watch: Callable[[Progress], None] | None = None,
    ) -> None:
        """Open it for these rows and no others; raises `MeasureError` where it is not installed."""
        super().__init__(watch)
        try:
            import duckdb
        except ImportError:
            raise MeasureError("Measuring needs DuckDB.", hint=DATA_EXTRA) from None
        self._duckdb = duckdb
        self._scratch = scratch
        self._limits = limits or Limits()
        self._cheap = all(isinstance(rows, (ParquetFiles, DuckDatabase)) for rows in readable)
        self._databases: dict[Path, str] = {}
        self._connection = duckdb.connect()
        try:
            self._shut_in(readable)
        except duckdb.Error as error:
            self.close()
            raise self._told(error, "opening") from None

    def _shut_in(self, readable: Sequence[Rows]) -> None:
        run = self._connection.execute
        limits = self._limits
        for key, value in (
            ("memory_limit", limits.memory),
            ("max_temp_directory_size", limits.spill),
            ("temp_directory", str(self._scratch.path)),
            ("TimeZone", "UTC"),
        ):
            run(f"set {key} = {DUCKDB.literal(value)}")
        if limits.threads is not None:
            run(f"set threads = {int(limits.threads)}")
        for flag in ("autoinstall_known_extensions", "autoload_known_extensions"):
            run(f"set {flag} = false")
        run("set enable_progress_bar = true")
        run("set enable_progress_bar_print = false")
        for rows in readable:
            if isinstance(rows, DuckDatabase) and rows.file not in self._databases:
                name = f"database{len(self._databases)}"
                run(f"attach {DUCKDB.literal(str(rows.file))} as {name} (read_only)")
                self._databases[rows.file] = name
        files = [
            file
            for rows in readable
            if isinstance(rows, (ParquetFiles, CsvFiles))
            for file in rows.files
        ]
        run(f"set allowed_paths = [{', '.join(map(DUCKDB.literal, files))}]")
        run(f"set allowed_directories = [{DUCKDB.literal(str(self._scratch.path) + '/')}]")
        run("set enable_external_access = false")
        run("set lock_configuration = true")
        run("set schema = 'main'")

    @property
    def cheap_views(self) -> bool:
        """Whether reading a view of files again costs next to nothing, so that none is kept."""
        return self._cheap

    def read(self, name: str, rows: Rows) -> list[Column]:
        """Make a view of rows, and return its columns; raises `MeasureError`."""
        about = f"reading {name}"
        try:
            match rows:
                case ParquetFiles():
                    self._parquet(name, rows)
                case CsvFiles():
                    self._csv(name, rows, about)
                case DuckDatabase():
                    self._table(name, rows)
                case NamedTable():
                    raise MeasureError(
                        f"“{rows.name}” is no file.", hint="Tables are read with --engine sc://…"
                    )
            described = self._connection.execute(f"describe {self.dialect.quoted(name)}").fetchall()
        except self._duckdb.Error as error:
            raise self._told(error, about) from None
        return [Column(each[0], _kind(each[1])) for each in described if each[0] != FILE_ORDER]

    def _parquet(self, name: str, rows: ParquetFiles) -> None:
        quoted = self.dialect.quoted
        files = ", ".join(map(DUCKDB.literal, rows.files))
        order = quoted("file_row_number")
        options = "file_row_number = true, hive_partitioning = true, union_by_name = true"
        excluded = order
        if len(rows.files) > 1:
            options += ", filename = true"
            excluded += ", filename"
            order += f" + ((list_position([{files}], filename) - 1)::bigint << {_FILE_BITS})"
        self._connection.execute(
            f"create view {quoted(name)} as select * exclude ({excluded}),"
            f" {order} as {quoted(FILE_ORDER)} from read_parquet([{files}], {options})"
        )

    def _csv(self, name: str, rows: CsvFiles, about: str) -> None:
        files = ", ".join(map(DUCKDB.literal, rows.files))
        columns = ", ".join(f"{DUCKDB.literal(each)}: 'VARCHAR'" for each in rows.columns)
        sql = (
            f"create table {self.dialect.quoted(name)} as select *,"
            f" row_number() over () - 1 as {self.dialect.quoted(FILE_ORDER)}"
            f" from read_csv([{files}], columns = {{{columns}}}, auto_detect = false,"
            f" delim = {DUCKDB.literal(rows.delimiter)}, quote = '\"', escape = '\"', header = true,"
            " ignore_errors = true, store_rejects = true,"
            f" rejects_table = {DUCKDB.literal(name + '_rejects')},"
            f" rejects_scan = {DUCKDB.literal(name + '_scans')}, strict_mode = true)"
        )
        if rows.skip:
            sql += f" offset {int(rows.skip)}"
        self._run(sql, about, ())

    def _table(self, name: str, rows: DuckDatabase) -> None:
        quoted = self.dialect.quoted
        path = ".".join(map(quoted, (self._databases[rows.file], *rows.table.split("."))))
        self._connection.execute(
            f"create view {quoted(name)} as select *, rowid as {quoted(FILE_ORDER)} from {path}"
        )

    def unreadable(self, name: str) -> list[Unreadable]:
        """Return the rows that could not be read for a view."""
        rejects, scans = (self.dialect.quoted(f"{name}_{each}") for each in ("rejects", "scans"))
        try:
            found = self._connection.execute(
                f"select file_path, line, error_message from {rejects}"
                f" join {scans} using (scan_id, file_id) order by file_id, line"
            ).fetchall()
        except self._duckdb.CatalogException:
            return []
        return [Unreadable(*row) for row in found]

    def small_table(
        self, name: str, columns: Mapping[str, str], rows: Sequence[Sequence[Any]]
    ) -> None:
        """Make a table of a few rows; `columns` are their types in the words of the dialect."""
        quoted = self.dialect.quoted
        declared = ", ".join(f"{quoted(each)} {kind}" for each, kind in columns.items())
        self._connection.execute(f"create or replace temp table {quoted(name)} ({declared})")
        marks = f"({', '.join('?' for _ in columns)})"
        for first in range(0, len(rows), _ROWS_AT_A_TIME):
            some = rows[first : first + _ROWS_AT_A_TIME]
            self._connection.execute(
                f"insert into {quoted(name)} values {', '.join([marks] * len(some))}",
                [value for row in some for value in row],
            )

    def view(self, name: str, sql: str) -> None:
        """Name the rows of a statement; nothing is calculated."""
        try:
            self._connection.execute(f"create or replace view {self.dialect.quoted(name)} as {sql}")
        except self._duckdb.Error as error:
            raise self._told(error, name) from None

    def keep(self, name: str, sql: str, about: str) -> None:
        """Calculate the rows of a statement once, for many questions."""
        self.rows(f"create or replace table {self.dialect.quoted(name)} as {sql}", about)

    def close(self) -> None:
        """Close the connection, and remove what was kept on disk."""
        self._connection.close()
        self._scratch.remove()

    def _run(self, sql: str, about: str, parameters: tuple[Parameter, ...]) -> list[Row]:
        found: list[Row] = []
        failed: list[BaseException] = []

        done = threading.Event()  # a join that is interrupted takes the thread for ended

        def work() -> None:
            try:
                found.extend(self._connection.execute(sql, list(parameters)).fetchall())
            except BaseException as error:
                failed.append(error)
            finally:
                done.set()

        threading.Thread(target=work, daemon=True).start()
        try:
            while not done.wait(_POLL):
                if self._watch is not None:
                    part = self._connection.query_progress()
                    self._watch(Progress(about, part / 100 if 0 <= part <= 100 else None))
        except BaseException:  # Ctrl-C, or somebody ends the program
            self._connection.interrupt()
            done.wait()
            raise
        if failed:
            if isinstance(failed[0], self._duckdb.Error):
                raise self._told(failed[0], about) from None
            raise failed[0]
        return found

    def _told(self, error: Exception, about: str) -> MeasureError:
        """Say in our words what DuckDB complains of."""
        said = str(error).split("\n")[0]
        limits = self._limits
        if isinstance(error, self._duckdb.OutOfMemoryException):
            if "max_temp_directory_size" in str(error) or "temp_directory" in str(error):
                return MeasureError(
                    f"Too little disk while {about}: {limits.spill} in {self._scratch.path.parent}"
                    " are used up.",
                    hint="Allow more with --spill-limit, or name another folder with --spill.",
                )
            return MeasureError(
                f"Too little memory while {about}: {limits.memory} are used up.",
                hint="Allow more with --memory.",
            )
        if isinstance(error, self._duckdb.IOException) and "o space left" in said:
            return MeasureError(
                f"The disk is full while {about}: {self._scratch.path.parent}.",
                hint="Name another folder with --spill.",
            )
        return MeasureError(f"DuckDB cannot go on while {about}: {said}")


def _kind(name: str) -> Kind:
    if name in _KINDS:
        return _KINDS[name]
    if name.startswith("TIMESTAMP"):
        return Kind.TIME
    return Kind.NUMBER if name.startswith(_NUMBERS) or name.endswith("INT") else Kind.OTHER
