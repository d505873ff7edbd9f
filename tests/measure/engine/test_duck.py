"""Guards that DuckDB is shut in: what it may read and use, what it says when that is used up."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cjmap.measure.engine.dialect import Column, Kind
from cjmap.measure.engine.duck import DuckEngine, Limits, Scratch
from cjmap.measure.engine.rows import CsvFiles, NamedTable, ParquetFiles
from cjmap.measure.errors import MeasureError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.measure.engine.engine import Progress
    from cjmap.measure.engine.rows import Rows

MANY = (
    "select max(n) from (select i % 10000019 as n, count(*) from range(30000000) t(i) group by n)"
)


def engine(tmp_path: Path, rows: Sequence[Rows] = (), limits: Limits | None = None) -> DuckEngine:
    return DuckEngine(Scratch(tmp_path / "spill"), rows, limits)


REFUSED = [
    "select * from read_csv('/etc/passwd')",
    "select * from read_parquet('https://example.com/x.parquet')",
    "copy (select 1) to 'out.csv'",
    "attach 'other.duckdb'",
    "install httpfs",
    "set memory_limit = '100GB'",
    "set enable_external_access = true",
]


@pytest.mark.parametrize("sql", REFUSED)
def test_nothing_but_the_files_named_is_reached(sql: str, tmp_path: Path) -> None:
    with (
        engine(tmp_path) as duck,
        pytest.raises(MeasureError, match="DuckDB cannot go on while asking"),
    ):
        duck.rows(sql, "asking")
    assert not Path("out.csv").exists()


def test_too_little_memory_is_said(tmp_path: Path) -> None:
    limits = Limits(memory="40MB", spill="1MB", threads=1)
    with engine(tmp_path, limits=limits) as duck, pytest.raises(MeasureError) as failed:
        duck.rows(MANY, "counting")
    assert failed.value.message.startswith(
        ("Too little memory while counting", "Too little disk while")
    )
    assert failed.value.hint is not None
    assert "--" in failed.value.hint


def test_the_folder_goes_whatever_happens(tmp_path: Path) -> None:
    with pytest.raises(MeasureError), engine(tmp_path) as duck:
        duck.rows("select nothing", "asking")
    assert os.listdir(tmp_path / "spill") == []


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(MeasureError, match="nothing can be kept there") as failed:
        Scratch(tmp_path / "file" / "below")
    assert failed.value.hint == "Name a folder with --spill."


def test_progress_is_told(tmp_path: Path) -> None:
    told: list[Progress] = []
    with DuckEngine(Scratch(tmp_path), (), None, told.append) as duck:
        duck.rows("select sum(hash(i)) from range(200000000) t(i)", "adding up")
    assert {each.about for each in told} == {"adding up"}
    assert all(each.part is None or 0 <= each.part <= 1 for each in told)


def test_rows_with_too_many_cells_are_told_with_their_lines(tmp_path: Path) -> None:
    file = tmp_path / "log.csv"
    file.write_text("a;b\n1;2\n3;4;5\n6;7\n", encoding="utf-8")
    rows = CsvFiles((str(file),), ("a", "b"), ";")
    with engine(tmp_path, [rows]) as duck:
        columns = duck.read("log", rows)
        assert columns == [Column("a", Kind.TEXT), Column("b", Kind.TEXT)]
        assert duck.rows("select a, b, _cjmap_row from log order by 3", "asking") == [
            ("1", "2", 0),
            ("6", "7", 1),
        ]
        assert [(each.file, each.line) for each in duck.unreadable("log")] == [(str(file), 3)]


def test_rows_that_cannot_be_read_are_told_with_their_files(tmp_path: Path) -> None:
    texts = {"b.csv": "a;b\n1;2\n", "a.csv": "a;b\n3;4;5\n", "c.csv": "a;b\n6;7\n8;9;10\n"}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    rows = CsvFiles(tuple(str(tmp_path / name) for name in texts), ("a", "b"), ";")
    with engine(tmp_path, [rows]) as duck:
        duck.read("log", rows)
        found = [(Path(each.file).name, each.line) for each in duck.unreadable("log")]
    assert found == [("a.csv", 2), ("c.csv", 3)]


def test_rows_of_several_files_keep_their_order(tmp_path: Path) -> None:
    files = [tmp_path / "b.parquet", tmp_path / "a.parquet"]
    import duckdb

    for number, file in enumerate(files):
        made = f"select i + {10 * number} as n from range(3) t(i)"
        duckdb.execute(f"copy ({made}) to '{file}'")
    rows = ParquetFiles(tuple(map(str, files)))
    with engine(tmp_path, [rows]) as duck:
        duck.read("log", rows)
        found = duck.rows("select n from log order by _cjmap_row", "asking")
    assert [row[0] for row in found] == [0, 1, 2, 10, 11, 12]


def test_a_table_by_name_is_for_clusters(tmp_path: Path) -> None:
    with engine(tmp_path) as duck, pytest.raises(MeasureError, match="“sales” is no file"):
        duck.read("log", NamedTable("sales"))
