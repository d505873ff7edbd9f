"""A table of PostgreSQL, copied by `COPY` in one transaction that can write nothing."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

from cjmap.measure.data.columns import check_count, own_names
from cjmap.measure.data.tables import chosen
from cjmap.measure.engine.rows import CsvFiles
from cjmap.measure.errors import DATA_EXTRA, MeasureError
from cjmap.printable import one_line

if TYPE_CHECKING:
    from pathlib import Path

    from cjmap.measure.data.opened import Note

_PATIENCE = 10
"""Seconds to wait for a server, unless the address says `connect_timeout`."""

_SETTINGS = (
    "set client_encoding = 'UTF8'",
    "set datestyle = 'ISO, YMD'",
    "set intervalstyle = 'iso_8601'",
    "set timezone = 'UTC'",
    "set statement_timeout = 0",
    "set idle_in_transaction_session_timeout = 0",
)
"""Times come as ISO 8601 in UTC; a large table may take its time."""

_TABLES = """
select n.nspname, c.relname, pg_table_is_visible(c.oid)
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'v', 'm', 'p', 'f') and n.nspname <> 'information_schema'
  and n.nspname not like 'pg\\_%' and has_schema_privilege(n.oid, 'usage')
  and has_table_privilege(c.oid, 'select')
order by not pg_table_is_visible(c.oid), 1, 2
"""


def label_of(address: str) -> str:
    """Return an address for people: who, where and which database, but never a password."""
    try:
        parts = _parts(address)
    except MeasureError:
        return "postgresql://…"
    user = f"{parts['user']}@" if parts.get("user") else ""
    host = parts.get("host", "")
    port = f":{parts['port']}" if parts.get("port") else ""
    where = f"{host}{port}" if not host.startswith("/") else f"[{host}]{port}"
    return one_line(f"postgresql://{user}{where}/{parts.get('dbname', '')}")


def open_postgresql(
    address: str, table: str | None, scratch: Path
) -> tuple[CsvFiles, tuple[Note, ...]]:
    """Copy a table; raises `MeasureError` in our words, without a password.

    Passwords that the address lacks come from `PGPASSWORD` or `~/.pgpass`, as with `psql`.
    """
    psycopg = _psycopg()
    parts = _parts(address)
    parts.setdefault("connect_timeout", str(_PATIENCE))
    label = label_of(address)
    try:
        connection = psycopg.connect(**parts)
    except psycopg.Error as error:
        raise _no_connection(label, error, parts) from None
    try:
        with connection:
            connection.autocommit = True
            for setting in _SETTINGS:
                connection.execute(setting)
            connection.autocommit = False
            connection.read_only = True
            return _copy(connection, table, scratch, label)
    except psycopg.Error as error:
        said = _clean(str(error), parts)
        raise MeasureError(f"{label}: PostgreSQL cannot go on: {said}.") from None


def _copy(
    connection: Any, table: str | None, scratch: Path, label: str
) -> tuple[CsvFiles, tuple[Note, ...]]:
    from psycopg import sql

    found = {
        (name if visible else f"{schema}.{name}"): (schema, name)
        for schema, name, visible in connection.execute(_TABLES)
    }
    names = list(found)
    if table is not None and table not in found:
        found |= {f"{schema}.{name}": (schema, name) for schema, name in found.values()}
        names = [table] if table in found else names
    rows = sql.SQL("select * from {}").format(sql.Identifier(*found[chosen(names, table, label)]))
    target = scratch / "copied.csv"
    with target.open("wb") as stream:
        copy = sql.SQL("copy ({}) to stdout (format csv, header)").format(rows)
        with connection.cursor().copy(copy) as chunks:
            for chunk in chunks:
                stream.write(chunk)
    with target.open(encoding="utf-8", newline="") as text:
        header = next(csv.reader(text), [])
    check_count(len(header), label)
    columns, notes = own_names(header, label)
    return CsvFiles((str(target),), columns), notes


def _parts(address: str) -> dict[str, Any]:
    """Take an address apart; the library's own words could hold the password."""
    psycopg = _psycopg()
    from psycopg.conninfo import conninfo_to_dict

    try:
        return dict(conninfo_to_dict(address))
    except psycopg.Error:
        raise MeasureError(
            "The address of PostgreSQL cannot be read; expected"
            " `postgresql://user@host:5432/database`.",
            hint="Signs such as `@`, `/`, `%` within a password are written `%40`, `%2F`, `%25`;"
            " better, leave the password to PGPASSWORD or ~/.pgpass.",
        ) from None


def _psycopg() -> Any:
    try:
        import psycopg
    except ImportError:
        raise MeasureError("PostgreSQL needs its driver.", hint=DATA_EXTRA) from None
    return psycopg


def _no_connection(label: str, error: Exception, parts: dict[str, Any]) -> MeasureError:
    said = _clean(str(error), parts)
    lowered = said.lower()
    hint = None
    if "password" in lowered or "authentication" in lowered:
        hint = "Set PGPASSWORD, or write the password to ~/.pgpass."
    elif "refused" in lowered or "no such file" in lowered or "timeout" in lowered:
        hint = "Is the server running, and are host and port right?"
    return MeasureError(f"{label}: no connection to PostgreSQL: {said}.", hint=hint)


def _clean(said: str, parts: dict[str, Any]) -> str:
    """Return the first line of what the driver says, without the password."""
    line = said.strip().splitlines()[0] if said.strip() else "it gives no reason"
    line = line.rpartition(" failed: ")[2].rpartition("FATAL:  ")[2].rstrip(".")
    secret = str(parts.get("password") or "")
    return one_line(line.replace(secret, "…") if secret else line)
