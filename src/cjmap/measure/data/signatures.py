"""What a file is by its first bytes, whatever its name says."""

from __future__ import annotations

_BEGINNINGS = (
    (b"PAR1", "Parquet"),
    (b"PARE", "encrypted Parquet"),
    (b"SQLite format 3\0", "a database of SQLite"),
    (b"PK\x03\x04", "a ZIP archive or a spreadsheet"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old spreadsheet or document"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%PDF", "a PDF"),
    (b"\x7fELF", "a program"),
    (b"ORC", "ORC"),
    (b"ARROW1", "an Arrow file"),
    (b"Obj\x01", "Avro"),
    (b"BZh", "packed by bzip2"),
    (b"\xfd7zXZ\0", "packed by xz"),
    (b"\x28\xb5\x2f\xfd", "packed by Zstandard"),
)
PARQUET, SQLITE, DUCKDB = "Parquet", "a database of SQLite", "a database of DuckDB"
LENGTH = 16


def what_it_is(beginning: bytes) -> str | None:
    """Tell by the first `LENGTH` bytes, or return None: it may be text."""
    if beginning[8:12] == b"DUCK":
        return DUCKDB
    return next((what for sign, what in _BEGINNINGS if beginning.startswith(sign)), None)
