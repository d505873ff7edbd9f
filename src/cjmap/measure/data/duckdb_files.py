"""Databases of DuckDB: a table as it is, a view as its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjmap.measure.data.tables import chosen
from cjmap.measure.data.written import as_csv
from cjmap.measure.engine.dialect import DUCKDB
from cjmap.measure.engine.rows import CsvFiles, DuckDatabase
from cjmap.measure.errors import DATA_EXTRA, MeasureError
from cjmap.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cjmap.measure.data.files import LocalFile
    from cjmap.measure.data.opened import Note

_AT_ONCE = 10_000


def open_duckdb(
    file: LocalFile, table: str | None, scratch: Path
) -> tuple[DuckDatabase | CsvFiles, tuple[Note, ...]]:
    """Find a table; raises `MeasureError` where there is none, or the file cannot be opened."""
    try:
        import duckdb
    except ImportError:
        raise MeasureError("Databases of DuckDB need DuckDB.", hint=DATA_EXTRA) from None
    try:
        settings: dict[str, str | bool | int | float | list[str]] = {
            "enable_external_access": "false",
            "lock_configuration": "true",
        }
        with duckdb.connect(str(file.path), read_only=True, config=settings) as database:
            found = {
                (name if schema == "main" else f"{schema}.{name}"): (schema, name, kind)
                for schema, name, kind in database.execute(
                    "select table_schema, table_name, table_type from information_schema.tables"
                    " where table_catalog = current_database() order by 1, 2"
                ).fetchall()
            }
            shown = chosen(list(found), table, file.told)
            schema, name, kind = found[shown]
            if kind == "BASE TABLE" and "." not in name and "." not in schema:
                return DuckDatabase(file.path, shown), ()
            path = f"{DUCKDB.quoted(schema)}.{DUCKDB.quoted(name)}"
            rows = database.execute(f"select cast(columns(*) as varchar) from {path}")
            return as_csv([each[0] for each in rows.description], _rows(rows), scratch, file.told)
    except duckdb.Error as error:
        said = str(error).splitlines()[0]
        if "lock" in said:
            raise MeasureError(
                f"{file.told} is locked: another program has it open for writing.",
                hint="Close it there, or measure a copy.",
            ) from None
        raise MeasureError(f"{file.told} cannot be read by DuckDB: {one_line(said)}") from None


def _rows(rows: Any) -> Iterator[tuple[object, ...]]:
    while many := rows.fetchmany(_AT_ONCE):
        yield from many
