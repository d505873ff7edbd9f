"""SQLite and DuckDB: a table of a file, and what is said where there is none."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from tests.measure.data.reading import read, refused

EVIL = 'x"; drop table "events"; --'


def shop(file: Path) -> Path:
    """Make a database of SQLite with three tables, one of them badly named, and a view."""
    database = sqlite3.connect(file)
    database.execute("create table events (nr integer, what text, amount, at text)")
    database.executemany(
        "insert into events values (?, ?, ?, ?)",
        [
            (1, "Zażółć, gęślą", 1.5, "2026-01-01T10:00:00Z"),
            (2, 'say "x"\r\nagain', b"\x00\x01", None),
            (3, "", "", "x"),
        ],
    )
    database.execute('create table "x""; drop table ""events""; --" (a)')
    database.execute('insert into "x""; drop table ""events""; --" values (7)')
    database.execute("create table visits (a)")
    database.execute("create view seen as select nr from events order by nr desc")
    database.commit()
    database.close()
    return file


@pytest.mark.parametrize("source", ["shop.db", "sqlite:///shop.db", "sqlite:///{here}/shop.db"])
def test_a_table_of_sqlite(tmp_path: Path, source: str) -> None:
    shop(tmp_path / "shop.db")
    source = source.replace("{here}", str(tmp_path).removeprefix("/"))
    found = read(tmp_path, source, table="events")
    assert found.columns == ["nr", "what", "amount", "at"]
    assert found.rows == [
        ("1", "Zażółć, gęślą", "1.5", "2026-01-01T10:00:00Z"),
        ("2", 'say "x"\r\nagain', None, None),
        ("3", None, None, "x"),
    ]
    assert found.notes == [("Cells that hold bytes, not text, are left empty", 1)]
    assert found.label == source
    assert found.digest is not None


def test_a_folder_may_be_relative(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shop(tmp_path / "shop.db")
    (tmp_path / "a*.csv").write_text("n\n1\n")
    monkeypatch.chdir(tmp_path)
    assert len(read(Path(), "shop.db", table="events").rows) == 3
    assert read(Path(), "a*.csv").rows == [("1",)]


def test_views_and_odd_names_of_sqlite(tmp_path: Path) -> None:
    shop(tmp_path / "shop.sqlite3")
    assert read(tmp_path, "shop.sqlite3", table="seen").rows == [("3",), ("2",), ("1",)]
    before = (tmp_path / "shop.sqlite3").read_bytes()
    assert read(tmp_path, "shop.sqlite3", table=EVIL).rows == [("7",)]
    assert (tmp_path / "shop.sqlite3").read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["shop.sqlite3"]


TABLES = '`events`, `seen`, `visits`, `x"; drop table "events"; --`'


@pytest.mark.parametrize(
    ("declared", "message", "hint"),
    [
        ({}, f"shop.db has several tables: {TABLES}.", "Name one in the mapping: `table: …`."),
        (
            {"table": "event"},
            f"shop.db has no table “event”; it has {TABLES}.",
            "Did you mean `events`?",
        ),
        (
            {"table": "events where 1=1"},
            f"shop.db has no table “events where 1=1”; it has {TABLES}.",
            "Did you mean `events`?",
        ),
    ],
)
def test_tables_that_sqlite_lacks(
    tmp_path: Path, declared: dict[str, str], message: str, hint: str | None
) -> None:
    shop(tmp_path / "shop.db")
    assert refused(tmp_path, "shop.db", **declared) == (message, hint)


def test_files_that_are_no_database(tmp_path: Path) -> None:
    (tmp_path / "a.sqlite").write_text("nr\n1\n" * 1000)
    (tmp_path / "a.duckdb").write_text("nr\n1\n" * 5000)
    assert refused(tmp_path, "a.sqlite") == (
        "a.sqlite is no database of SQLite, or a broken one: file is not a database.",
        None,
    )
    message, _ = refused(tmp_path, "a.duckdb")
    assert message.startswith("a.duckdb cannot be read by DuckDB: ")
    empty = sqlite3.connect(tmp_path / "none.db")
    empty.executescript("create table a (b); drop table a")
    empty.close()
    assert refused(tmp_path, "none.db")[0] == "none.db has no tables that can be read."


def test_a_database_of_sqlite_that_is_being_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cjmap.measure.data.sqlite_files._BUSY", 0.01)
    writer = sqlite3.connect(shop(tmp_path / "shop.db"), isolation_level=None)
    writer.execute("begin exclusive")
    assert refused(tmp_path, "shop.db", table="events") == (
        "shop.db is locked: another program writes to it.",
        "Wait until it is done, or measure a copy.",
    )
    writer.close()


def test_a_journal_is_read_and_nothing_left_beside(tmp_path: Path) -> None:
    writer = sqlite3.connect(tmp_path / "a.db")
    writer.executescript("pragma journal_mode = wal; create table t (a)")
    writer.close()
    empty = read(tmp_path, "a.db")
    assert [each.name for each in tmp_path.iterdir()] == ["a.db"]

    writer = sqlite3.connect(tmp_path / "a.db", isolation_level=None)
    writer.execute("insert into t values (1)")
    there = sorted(tmp_path.iterdir())
    live = read(tmp_path, "a.db")
    assert live.rows == [("1",)]
    assert live.files == ["a.db", "a.db-wal"]
    assert live.digest != empty.digest
    assert sorted(tmp_path.iterdir()) == there
    (tmp_path / "copied").mkdir()
    for name in ("a.db", "a.db-wal"):
        (tmp_path / "copied" / name).write_bytes((tmp_path / name).read_bytes())
    writer.close()
    copied = read(tmp_path, "copied/a.db")
    assert copied.rows == [("1",)]
    assert len(list((tmp_path / "copied").iterdir())) == 2


def log(file: Path) -> Path:
    with duckdb.connect(str(file)) as database:
        database.execute(
            "create table events as select 1 as nr, timestamptz '2026-01-01 10:00:00+01' as seen_at"
        )
        database.execute("create schema raw")
        database.execute("create table raw.events as select 2 as nr")
        database.execute('create table "a.b" as select 3 as nr')
        database.execute("create view seen as select nr, seen_at from events")
        database.execute("create view outside as select * from read_csv('/etc/passwd')")
    return file


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        ("raw.events", [(2,)]),
        ("a.b", [("3",)]),
        ("seen", [("1", "2026-01-01 09:00:00+00")]),
    ],
)
@pytest.mark.parametrize("source", ["log.duckdb", "duckdb:///log.duckdb"])
def test_a_table_of_duckdb(
    tmp_path: Path, source: str, table: str, rows: list[tuple[object, ...]]
) -> None:
    log(tmp_path / "log.duckdb")
    found = read(tmp_path, source, table=table)
    assert found.rows == rows
    assert (found.files, found.label) == (["log.duckdb"], source)


def test_duckdb_by_another_name(tmp_path: Path) -> None:
    log(tmp_path / "it's [odd].db")
    assert read(tmp_path, "it's [odd].db", table="raw.events").rows == [(2,)]


def test_what_duckdb_lacks_or_may_not(tmp_path: Path) -> None:
    log(tmp_path / "log.duckdb")
    assert refused(tmp_path, "log.duckdb", table="evnts") == (
        "log.duckdb has no table “evnts”; it has `a.b`, `events`, `outside`, `seen`, `raw.events`.",
        "Did you mean `events`?",
    )
    message, _ = refused(tmp_path, "log.duckdb", table="outside")
    assert "disabled" in message
    assert "root:" not in message


def test_a_database_of_duckdb_that_is_open_elsewhere(tmp_path: Path) -> None:
    log(tmp_path / "log.duckdb")
    script = f"import duckdb; d = duckdb.connect({str(tmp_path / 'log.duckdb')!r}); print(1, flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout
        other.stdout.readline()
        told = refused(tmp_path, "log.duckdb", table="events")
        other.communicate(b"\n")
    assert told == (
        "log.duckdb is locked: another program has it open for writing.",
        "Close it there, or measure a copy.",
    )
