"""Addresses of files: which are found, in which order, under which digest; what is said of others."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

import duckdb
import pytest
from tests.measure.data.reading import read, refused

from cjmap.measure.data.addresses import READ
from cjmap.measure.engine.dialect import DUCKDB

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def parquet(file: Path, sql: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    made = file.parent / "made"
    duckdb.sql(f"copy ({sql}) to {DUCKDB.literal(str(made))} (format parquet)")
    made.rename(file)


ODD_NAMES = [
    "a b.X",
    "it's.X",
    'a"b.X',
    "a[1].X",
    "a*.X",
    "a?.X",
    "{a,b}.X",
    "%41.X",
    "-a.X",
    "ł.X",
]


@pytest.mark.parametrize("name", ODD_NAMES)
def test_odd_names_are_names_and_no_patterns(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "[it's] *"
    folder.mkdir()
    for at, other in enumerate(["a1.X", "ab.X", "A.X", "b.X"]):
        (folder / other.replace("X", "csv")).write_text(f"n\nother {at}\n")
        parquet(folder / other.replace("X", "parquet"), f"select 'other {at}' as n")
    (folder / name.replace("X", "csv")).write_text("n\nmeant\n")
    parquet(folder / name.replace("X", "parquet"), "select 'meant' as n")
    for ending in ("csv", "parquet"):
        assert read(folder, name.replace("X", ending)).rows == [("meant",)]


def test_patterns_add_files_up_in_order_of_names(tmp_path: Path) -> None:
    for name in ("b", "a", "2026/c", ".hidden", "_temporary"):
        parquet(tmp_path / f"logs/{name}.parquet", f"select '{name}' as n")
    assert read(tmp_path, "logs/*.parquet").rows == [("a",), ("b",)]
    everything = read(tmp_path, "logs/**/*.parquet")
    assert everything.rows == [("2026/c",), ("a",), ("b",)]
    assert everything.label == "logs/**/*.parquet"
    assert everything.files == ["c.parquet", "a.parquet", "b.parquet"]


def test_a_partitioned_folder(tmp_path: Path) -> None:
    for year, city in ((2026, "%C5%81%5B1%5D"), (2025, "Gdynia")):
        parquet(tmp_path / f"log/year={year}/city={city}/x.parquet", f"select {year} - 2000 as n")
    (tmp_path / "log/_SUCCESS").touch()
    (tmp_path / "log/README.md").write_text("Read me.")
    (tmp_path / "log/empty.log").touch()
    found = read(tmp_path, "log")
    assert found.columns == ["n", "city", "year"]
    assert found.rows == [(25, "Gdynia", 2025), (26, "Ł[1]", 2026)]


def test_a_partition_that_is_named_like_a_pattern(tmp_path: Path) -> None:
    parquet(tmp_path / "log/city=[x]*/a.parquet", "select 1 as n")
    assert read(tmp_path, "log").rows == [(1, "[x]*")]


def test_a_folder_of_text(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    for name in ("part-1.csv", "part-0.csv"):
        (tmp_path / "out" / name).write_text(f"n\n{name}\n")
    assert read(tmp_path, "out/").rows == [("part-0.csv",), ("part-1.csv",)]
    parquet(tmp_path / "out/x.parquet", "select 1 as n")
    assert refused(tmp_path, "out") == (
        "out is a folder with Parquet and with text files: which are meant?",
        "Name them by a pattern, such as `data/*.parquet`.",
    )


def test_digests_are_those_of_sha256sum(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"n\n1\n")
    (tmp_path / "b.csv").write_bytes(b"n\n2\n")
    one, two = (hashlib.sha256(each).hexdigest() for each in (b"n\n1\n", b"n\n2\n"))
    assert read(tmp_path, "a.csv").digest == one
    both = hashlib.sha256(f"{one}  a.csv\n{two}  b.csv\n".encode()).hexdigest()
    assert read(tmp_path, "*.csv").digest == both
    assert read(tmp_path, f"{tmp_path}/*.csv").digest == both


def test_what_is_parquet_without_saying_so(tmp_path: Path) -> None:
    parquet(tmp_path / "events", "select 1 as n")
    assert read(tmp_path, "events").rows == [(1,)]


THERE = "In HERE there are: events.csv, loop, pipe.csv, round, sheet.xlsx …"


@pytest.mark.parametrize(
    ("source", "message", "hint"),
    [
        ("evnets.csv", "evnets.csv: there is no such file.", "Did you mean `events.csv`?"),
        ("data/x.csv", "data/x.csv: there is no such file.", THERE),
        ("*.pq", "*.pq: no file fits that pattern.", THERE),
        ("**x/*.csv", "**x/*.csv: in a pattern `**` stands for whole folders.", None),
        ("sheet.xlsx", "sheet.xlsx is a spreadsheet, which is not read.", "Save the sheet as CSV."),
        ("x.cvs", f"x.cvs: the ending “.cvs” is of nothing that is read. {READ}", "Did you mean `.csv`?"),
        ("x", f"x: the ending that tells what it is is missing. {READ}", None),
        ("text.parquet", "text.parquet is no Parquet: it does not begin as such a file does.", None),
        ("torn.parquet", "torn.parquet is broken: its end is missing.", "Copy or write it again."),
        ("void", "void is a folder without Parquet or CSV files.", None),
        ("pipe.csv", "pipe.csv is no file that can be read twice, but a device or a pipe.", None),
        ("round", "round: its links lead round in a circle. (HERE/round)", None),
        ("sheet.xlsx\x1b[2J.csv", "sheet.xlsx\\x1b[2J.csv: no file fits that pattern.", "Did you mean `sheet.xlsx`?"),
        ("a\0b.csv", "`from` is “a\\x00b.csv”, which no file is called.", None),
        ("~nobody-at-all/x.csv", "~nobody-at-all/x.csv: there is no such file.", THERE),
        ("mysql://db/shop", f"`from` begins with “mysql://”, which is not read. {READ}", "Download it, or export it as CSV or Parquet, and name the file."),
        ("postgre://db/shop", f"`from` begins with “postgre://”, which is not read. {READ}", "Did you mean `postgres://`?"),
        ("s3://shop/log.parquet", "`from` is “s3://shop/log.parquet”, which only a cluster can open.", "Name it with --engine sc://…, or name a file of this machine."),
        ("table:sales.events", "`from` is “table:sales.events”, which only a cluster can open.", "Name it with --engine sc://…, or name a file of this machine."),
        ("{events.csv,x.cvs}", "{events.csv,x.cvs}: there is no such file.", "Did you mean `events.csv`?"),
        ("*.[cs]*", "events.csv and x.cvs are not of one kind.", None),
    ],
)  # fmt: skip
def test_what_is_refused(tmp_path: Path, source: str, message: str, hint: str | None) -> None:
    (tmp_path / "events.csv").write_text("n\n1\n")
    (tmp_path / "sheet.xlsx").write_bytes(b"PK\x03\x04")
    (tmp_path / "x.cvs").write_text("n\n1\n")
    (tmp_path / "x").write_text("n\n1\n")
    (tmp_path / "text.parquet").write_text("n\n1\n")
    (tmp_path / "torn.parquet").write_bytes(b"PAR1" + b"x" * 100)
    (tmp_path / "void").mkdir()
    os.mkfifo(tmp_path / "pipe.csv")
    (tmp_path / "round").symlink_to(tmp_path / "round")
    (tmp_path / "loop").symlink_to(tmp_path)
    here = str(tmp_path)
    assert refused(tmp_path, source) == (
        message.replace("HERE", here),
        hint.replace("HERE", here) if hint else None,
    )


def test_folders_that_link_to_themselves_are_walked_once(tmp_path: Path) -> None:
    (tmp_path / "log").mkdir()
    (tmp_path / "log/a.csv").write_text("n\n1\n")
    (tmp_path / "log/again").symlink_to(tmp_path / "log")
    assert read(tmp_path, "log").rows == [("1",)]
    assert read(tmp_path, "log/**/*.csv").rows == [("1",)]


@pytest.fixture
def as_nobody(tmp_path: Path) -> Iterator[None]:
    """Root may read everything: be somebody else for a while."""
    tmp_path.chmod(0o755)
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    yield
    if root:
        os.seteuid(0)


def test_a_file_that_may_not_be_read(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    (tmp_path / "a.csv").write_text("n\n1\n")
    (tmp_path / "a.csv").chmod(0)
    request.getfixturevalue("as_nobody")
    message, _ = refused(tmp_path, "a.csv")
    assert message.startswith("a.csv: permission denied.")


def test_parts_that_differ(tmp_path: Path) -> None:
    parquet(tmp_path / "log/year=2026/a.parquet", "select 1 as n")
    parquet(tmp_path / "log/b.parquet", "select 1 as n")
    assert refused(tmp_path, "log")[0] == (
        "year=2026/a.parquet and b.parquet are parted by other folders: `year=` and none."
    )
