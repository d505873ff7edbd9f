"""What a cluster is given: addresses as they stand, and no more."""

from __future__ import annotations

from pathlib import Path

import pytest

from cjmap.measure.data import open_source
from cjmap.measure.engine.rows import CsvFiles, NamedTable, ParquetFiles, Rows
from cjmap.measure.errors import MeasureError
from cjmap.measure.mapping.model import Source

NOWHERE = Path("/nowhere")


def remote(source: str, **declared: str) -> Rows:
    made = Source.model_validate({"from": source, **declared})
    opened = open_source(made, NOWHERE, NOWHERE, remote=True)
    assert (opened.label, opened.files, opened.digest, opened.notes) == (source, (), None, ())
    return opened.rows


@pytest.mark.parametrize(
    ("source", "rows"),
    [
        ("table:sales.events", NamedTable("sales.events")),
        ("s3://shop/log/*.parquet", ParquetFiles(("s3://shop/log/*.parquet",))),
        ("/lake/log", ParquetFiles(("/lake/log",))),
        ("s3a://shop/log/", ParquetFiles(("s3a://shop/log/",))),
        ("hdfs://n/a.csv.gz", CsvFiles(("hdfs://n/a.csv.gz",), ())),
        ("dbfs:/lake/log.parquet", ParquetFiles(("dbfs:/lake/log.parquet",))),
        ("data/log.parquet", ParquetFiles(("/nowhere/data/log.parquet",))),
        ("/lake/*.tsv", CsvFiles(("/lake/*.tsv",), (), "\t")),
    ],
)
def test_what_goes_through(source: str, rows: Rows) -> None:
    assert remote(source) == rows


def test_what_is_declared() -> None:
    assert remote("a.csv", delimiter=";", encoding="UTF8") == CsvFiles(("/nowhere/a.csv",), (), ";")


@pytest.mark.parametrize(
    ("source", "declared", "message"),
    [
        *(
            (
                source,
                {},
                f"`from` names {form}, which a cluster does not read; it reads Parquet, CSV and"
                " `table:name`.",
            )
            for source, form in (
                ("a.xes", "XES"),
                ("s3://b/a.xes.gz", "XES"),
                ("a.jsonocel", "OCEL as JSON"),
                ("a.xml", "OCEL as XML"),
                ("a.sqlite", "SQLite"),
                ("duckdb:///a", "DuckDB"),
                ("postgresql://u:p@h/d", "PostgreSQL"),
            )
        ),
        (
            "a.csv",
            {"encoding": "cp1250"},
            "`encoding` is “cp1250”, but on a cluster CSV is read as UTF-8.",
        ),
        ("a.parquet", {"table": "x"}, "`table` is “x”, but a.parquet is no database."),
    ],
)
def test_what_is_refused(source: str, declared: dict[str, str], message: str) -> None:
    with pytest.raises(MeasureError) as caught:
        remote(source, **declared)
    assert caught.value.message == message
