"""What `from:` of a mapping means: files of a format, a database, or what only a cluster knows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath

from cjmap.format.near import nearest
from cjmap.measure.errors import MeasureError
from cjmap.printable import one_line


class Form(StrEnum):
    """What data are, by their address."""

    TEXT = "text"
    PARQUET = "Parquet"
    XES = "XES"
    OCEL_JSON = "OCEL as JSON"
    OCEL_XML = "OCEL as XML"
    SQLITE = "SQLite"
    DUCKDB = "DuckDB"
    POSTGRESQL = "PostgreSQL"
    TABLE = "a table of the engine"
    CLOUD = "storage of a cluster"
    UNKNOWN = "unknown"


_ENDINGS = {
    ".csv": Form.TEXT,
    ".tsv": Form.TEXT,
    ".txt": Form.TEXT,
    ".parquet": Form.PARQUET,
    ".pq": Form.PARQUET,
    ".xes": Form.XES,
    ".json": Form.OCEL_JSON,
    ".jsonocel": Form.OCEL_JSON,
    ".xml": Form.OCEL_XML,
    ".xmlocel": Form.OCEL_XML,
    ".sqlite": Form.SQLITE,
    ".sqlite3": Form.SQLITE,
    ".db": Form.SQLITE,
    ".duckdb": Form.DUCKDB,
}
_PACKED = frozenset({Form.TEXT, Form.XES, Form.OCEL_JSON, Form.OCEL_XML})
"""What may be packed by gzip."""

_SHEETS = frozenset({".xlsx", ".xls", ".xlsm", ".ods"})
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")
_DATABASES = {
    "duckdb": Form.DUCKDB,
    "sqlite": Form.SQLITE,
    "postgresql": Form.POSTGRESQL,
    "postgres": Form.POSTGRESQL,
}
_CLOUD = frozenset({"s3", "s3a", "gs", "abfs", "abfss", "wasbs", "hdfs", "dbfs", "file"})

READ = (
    "CSV (.csv, .tsv, .txt), Parquet (.parquet, or a folder), XES (.xes), OCEL 2.0 (.jsonocel,"
    " .xmlocel, .sqlite), SQLite (.sqlite, .db), DuckDB (.duckdb) and postgresql:// are read."
)


@dataclass(frozen=True, slots=True)
class Address:
    """What an address says: the form, and the rest of the text: a path, a pattern, a table."""

    form: Form
    rest: str


def form_of(path: str) -> Form:
    """Tell the form of a file by the ending of its name."""
    name = PurePath(path).name.lower()
    packed = name.endswith(".gz")
    form = _ENDINGS.get(PurePath(name.removesuffix(".gz")).suffix, Form.UNKNOWN)
    return form if not packed or form in _PACKED else Form.UNKNOWN


def parse_address(text: str) -> Address:
    """Take an address apart; raises `MeasureError` where it is of a kind that is not read."""
    if "\0" in text:
        raise MeasureError(f"`from` is “{one_line(text)}”, which no file is called.")
    if match := _SCHEME.match(text):
        scheme = match.group(1).lower()
        rest = text[match.end() :]
        if scheme in _DATABASES:
            form = _DATABASES[scheme]
            return Address(form, text if form is Form.POSTGRESQL else rest.removeprefix("/"))
        if scheme in _CLOUD:
            return Address(Form.CLOUD, text)
        near = nearest(scheme, sorted(_DATABASES))
        raise MeasureError(
            f"`from` begins with “{one_line(scheme)}://”, which is not read. {READ}",
            hint=f"Did you mean `{near}://`?"
            if near
            else "Download it, or export it as CSV or Parquet, and name the file.",
        )
    if text.startswith("table:"):
        return Address(Form.TABLE, text.removeprefix("table:"))
    return Address(form_of(text), text)


def unknown(told: str, path: str) -> MeasureError:
    """Say that a file has an ending of nothing that is read, and what is."""
    ending = PurePath(path).suffix.lower()
    if ending in _SHEETS:
        return MeasureError(
            f"{told} is a spreadsheet, which is not read.", hint="Save the sheet as CSV."
        )
    near = nearest(ending, sorted(_ENDINGS)) if ending else None
    return MeasureError(
        f"{told}: the ending {f'“{one_line(ending)}”' if ending else 'that tells what it is'}"
        f" {'is of nothing that is read' if ending else 'is missing'}. {READ}",
        hint=f"Did you mean `{near}`?" if near else None,
    )
