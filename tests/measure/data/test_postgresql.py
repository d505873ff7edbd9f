"""PostgreSQL: a table of a real server, which the tests start and stop."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import psycopg
import pytest
from tests.measure.data.reading import read, refused

if TYPE_CHECKING:
    from collections.abc import Iterator

NOBODY = 65534
PORT = 54329
"""The number in the name of the socket: nothing listens on the network."""

PASSWORD = "s3cr3t%/@"
TABLES = f"""
create role reader login password '{PASSWORD}';
create table events (nr bigint, "What?" text, at timestamptz, day date, paid boolean);
insert into events values
  (1, 'Zażółć, "gęślą"', '2026-03-01 10:00:00.5+01', '2026-03-01', true),
  (2, E'two\\nlines', null, null, null);
create schema raw;
create table raw.events (nr int);
insert into raw.events values (7);
create table raw.clicks (nr int);
create table secret (nr int);
create table "x""; drop table events; --" as select 3 as nr;
create view slow as select nr, pg_sleep(0.1)::text as nap from events;
grant usage on schema raw to reader;
grant select on events, slow, raw.events, raw.clicks, "x""; drop table events; --" to reader;
alter role reader set statement_timeout = '60ms';
"""


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        versions = Path("/usr/lib/postgresql").glob(f"*/bin/{name}")
        found = str(max(versions, key=lambda each: int(each.parts[-3])))
    return found


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """Start a server on a socket of its own; it refuses to run as root, so then as nobody."""
    folder = Path(tempfile.mkdtemp(prefix="cjmap-pg-"))
    user: dict[str, Any] = {}
    if os.geteuid() == 0:
        os.chown(folder, NOBODY, NOBODY)
        user = {"user": NOBODY, "group": NOBODY, "extra_groups": []}

    def run(program: str, *arguments: str) -> None:
        subprocess.run(
            [_program(program), "-D", str(folder / "data"), *arguments],
            check=True,
            cwd=folder,
            stdout=subprocess.DEVNULL,
            **user,
        )

    folder.chmod(0o755)
    run("initdb", "-U", "owner", "--no-sync", "-E", "UTF8", "--locale=C", "--auth=trust")
    rules = "local all owner trust\nlocal all all scram-sha-256\n"
    (folder / "data/pg_hba.conf").write_text(rules)
    options = f"-k {folder} -c listen_addresses= -c fsync=off -p {PORT}"
    run("pg_ctl", "-w", "-l", str(folder / "log"), "-o", options, "start")
    try:
        with psycopg.connect(
            host=str(folder), port=PORT, user="owner", dbname="postgres", autocommit=True
        ) as owner:
            owner.execute("create database shop")
        with psycopg.connect(host=str(folder), port=PORT, user="owner", dbname="shop") as owner:
            owner.execute(TABLES)
        yield str(folder)
    finally:
        run("pg_ctl", "-w", "-m", "immediate", "stop")
        shutil.rmtree(folder)


def address(server: str, password: str | None = PASSWORD) -> str:
    secret = "" if password is None else f":{quote(password, safe='')}"
    return f"postgresql://reader{secret}@{quote(server, safe='')}:{PORT}/shop"


def test_a_table(server: str, tmp_path: Path) -> None:
    found = read(tmp_path, address(server), table="events")
    assert found.columns == ["nr", "What?", "at", "day", "paid"]
    assert found.rows == [
        ("1", 'Zażółć, "gęślą"', "2026-03-01 09:00:00.5+00", "2026-03-01", "t"),
        ("2", "two\nlines", None, None, None),
    ]
    assert found.notes == []
    assert found.label == f"postgresql://reader@[{server}]:{PORT}/shop"
    assert (found.files, found.digest) == ([], None)


def test_events_of_equal_times_need_an_order(server: str, tmp_path: Path) -> None:
    found = read(tmp_path, address(server), table="events", object_type="unused")
    assert found.notes == [
        (
            "A server keeps rows in no order: `order` names the column that decides between equal"
            " times",
            None,
        )
    ]


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        ("raw.events", [("7",)]),
        ("public.events", 2),
        ('x"; drop table events; --', [("3",)]),
        ("slow", [("1", None), ("2", None)]),
    ],
)
def test_which_table(server: str, tmp_path: Path, table: str, rows: Any) -> None:
    found = read(tmp_path, address(server), table=table).rows
    assert (len(found) if isinstance(rows, int) else found) == rows


def test_the_password_may_come_from_elsewhere(
    server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGPASSFILE", str(tmp_path / "none"))
    assert refused(tmp_path, address(server, None), table="events") == (
        f"postgresql://reader@[{server}]:{PORT}/shop: no connection to PostgreSQL: fe_sendauth: no"
        " password supplied.",
        "Set PGPASSWORD, or write the password to ~/.pgpass.",
    )
    monkeypatch.setenv("PGPASSWORD", PASSWORD)
    assert len(read(tmp_path, address(server, None), table="events").rows) == 2


THERE = '`events`, `slow`, `x"; drop table events; --`, `raw.clicks`, `raw.events`'


@pytest.mark.parametrize(
    ("table", "message", "hint"),
    [
        (None, f"has several tables: {THERE}.", "Name one in the mapping: `table: …`."),
        ("evnts", f"has no table “evnts”; it has {THERE}.", "Did you mean `events`?"),
        ("secret", f"has no table “secret”; it has {THERE}.", None),
    ],
)
def test_tables_that_it_lacks(
    server: str, tmp_path: Path, table: str | None, message: str, hint: str | None
) -> None:
    label = f"postgresql://reader@[{server}]:{PORT}/shop"
    declared = {} if table is None else {"table": table}
    assert refused(tmp_path, address(server), **declared) == (f"{label} {message}", hint)


def test_connections_that_fail_tell_no_password(server: str, tmp_path: Path) -> None:
    wrong = address(server, "Tr0ub4dor")
    message, hint = refused(tmp_path, wrong, table="events")
    assert message == (
        f"postgresql://reader@[{server}]:{PORT}/shop: no connection to PostgreSQL:"
        ' password authentication failed for user "reader".'
    )
    assert hint == "Set PGPASSWORD, or write the password to ~/.pgpass."
    message, hint = refused(tmp_path, wrong.replace(f":{PORT}", ":1"), table="events")
    assert "Is the server running there" not in message
    assert hint == "Is the server running, and are host and port right?"
    for broken in ("postgresql://u:pa%zz@host/db", "postgresql://u:pass@host:x/db?nonsense=1"):
        message, hint = refused(tmp_path, broken, table="events")
        assert "pa%zz" not in f"{message}{hint}"
        assert "pass@" not in f"{message}{hint}"


def test_nothing_is_written(server: str, tmp_path: Path) -> None:
    with psycopg.connect(
        host=server, port=PORT, user="owner", dbname="shop", autocommit=True
    ) as owner:
        owner.execute("create table written (nr int)")
        owner.execute(
            "create function sly() returns int language sql as"
            " 'insert into written values (1) returning nr'"
        )
        owner.execute("create view trap as select sly() as nr")
        owner.execute("grant select on trap to reader; grant insert, select on written to reader")
        message, _ = refused(tmp_path, address(server), table="trap")
        assert message.endswith("cannot execute INSERT in a read-only transaction.")
        assert owner.execute("select count(*) from written").fetchone() == (0,)
        owner.execute("drop view trap")
        owner.execute("drop table written cascade")
