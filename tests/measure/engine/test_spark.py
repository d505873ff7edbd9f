"""The way to a Spark Connect server, and what is told where there is none, or nothing to read."""

from __future__ import annotations

import gc
import socket
import time
import weakref
from typing import TYPE_CHECKING

import pytest
from tests.measure import counted

from cjmap.measure.conformance.conforming import conform
from cjmap.measure.engine.connecting import parse_server
from cjmap.measure.engine.rows import CsvFiles, NamedTable, ParquetFiles, Rows
from cjmap.measure.engine.spark import SparkEngine
from cjmap.measure.errors import MeasureError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.measure.conftest import Opens


def test_nobody_there() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    began = time.monotonic()
    with pytest.raises(MeasureError) as caught:
        SparkEngine(f"sc://127.0.0.1:{port}/;token=sesame")
    assert time.monotonic() - began < 5
    assert caught.value.message == (
        f"sc://127.0.0.1:{port}: no Spark Connect server answers: Connection refused."
    )


def test_a_session_that_was_closed_is_gone_at_once(open_spark: Opens) -> None:
    engine = open_spark()
    assert isinstance(engine, SparkEngine)
    engine.small_table("few", {"a": "bigint"}, [(1,)])
    engine.keep("kept", "select a + 1 as b from few", "keeping")
    assert engine.rows("select b from kept", "asking") == [(2,)]
    session = weakref.ref(engine._session)
    gc.disable()
    try:
        engine.close()
        assert session() is None
    finally:
        gc.enable()


@pytest.mark.parametrize(
    ("text", "told", "secrets"),
    [
        ("sc://lake", "sc://lake:15002", ()),
        ("sc://[::1]:7/", "sc://[::1]:7", ()),
        ("sc://h:1/;use_ssl=true;token=a%2Fb", "sc://h:1", ("a%2Fb", "a/b")),
    ],
)
def test_what_people_are_told_of_an_address(text: str, told: str, secrets: tuple[str, ...]) -> None:
    address = parse_server(text)
    assert (address.text, address.told, address.secrets) == (text, told, secrets)
    assert address.first_line(ValueError(f"{text}\nmore")) == "…"


@pytest.mark.parametrize("text", ["sc://", "sc://h:x", "sc://me:password@h", "sc://h?token=x"])
def test_no_address(text: str) -> None:
    with pytest.raises(MeasureError) as caught:
        parse_server(text)
    assert caught.value.message == "The address of the Spark Connect server cannot be read."


def test_a_token_that_cannot_be_read_is_not_told(spark_address: str) -> None:
    with pytest.raises(MeasureError) as caught:
        SparkEngine(f"{spark_address}/;token=sesame==")
    assert spark_address in caught.value.message
    assert "sesame" not in caught.value.message


@pytest.mark.parametrize(
    ("rows", "named"),
    [
        (ParquetFiles(("/nowhere/log.parquet",)), "/nowhere/log.parquet"),
        (CsvFiles(("/nowhere/a.csv", "/nowhere/b.csv"), ()), "/nowhere/a.csv, /nowhere/b.csv"),
        (NamedTable("nowhere.log"), "table:nowhere.log"),
    ],
)
def test_nothing_to_read(open_spark: Opens, rows: Rows, named: str) -> None:
    with pytest.raises(MeasureError) as caught:
        open_spark(rows).read("log", rows)
    assert caught.value.message == f"{named}: the cluster finds nothing there."


def test_names_in_the_first_line(open_spark: Opens, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes('\ufeffname,b\n"two\nlines",2\n'.encode())
    rows = CsvFiles((str(file),), ())
    engine = open_spark(rows)
    assert [each.name for each in engine.read("log", rows)] == ["name", "b"]
    assert engine.rows("select name, b from log", "x") == [("two\nlines", "2")]


def test_small_tables_hold_any_text(open_spark: Opens) -> None:
    engine = open_spark()
    hostile = ["'; drop table x --", "`\\'\"", "\0\n\u2028", "ż"]
    engine.small_table("words", {"word": "string"}, [(each,) for each in hostile])
    assert sorted(row[0] for row in engine.rows("select word from words", "x")) == sorted(hostile)


def test_what_is_kept_is_there_for_questions(open_spark: Opens) -> None:
    engine = open_spark()
    engine.keep("kept", "select 7 as n", "keeping")
    assert engine.rows("select n from kept", "x") == [(7,)]


def test_the_same_figures_on_both_engines(spark_address: str, tmp_path: Path) -> None:
    with counted.opened(tmp_path, spark_address) as there, counted.opened(tmp_path) as here:
        on_spark, on_duck = there.measure(), here.measure()
        assert on_spark.steps == on_duck.steps
        assert on_spark.ways == on_duck.ways
        assert conform(there) == conform(here)
