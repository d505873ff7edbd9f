"""The data of the example shop: what is measured of them is what was put into them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import pytest
from tools import make_shop_data as truth

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
TOOL = ROOT / "tools" / "make_shop_data.py"
DATA = ROOT / "examples" / "sklep" / "dane"

SUMMER = "< timestamp '2026-10-01'"
AUTUMN = ">= timestamp '2026-10-01'"
WEEKEND, WEEKDAY = "isodow(reported) > 5", "isodow(reported) < 6"
PILOT = "pilot"


@pytest.fixture(scope="module")
def shop() -> Iterator[duckdb.DuckDBPyConnection]:
    connection = duckdb.connect()
    connection.execute(
        f"""create table cases as select zamowienie, any_value(grupa) = 'pilotaz' as pilot,
        min(czas) as began,
        min(czas) filter (zdarzenie = 'delivery_options_shown') as seen,
        min(czas) filter (zdarzenie = 'payment_confirmed') as paid,
        min(czas) filter (zdarzenie in ('parcel_collected', 'parcel_handed_over')) as collected,
        min(czas) filter (zdarzenie = 'damage_reported') as reported,
        min(czas) filter (zdarzenie = 'first_reply') as replied
        from '{DATA / "zdarzenia.parquet"}' group by zamowienie"""
    )
    connection.execute(
        f"""create table answers as select *, try_cast(odpowiedz as integer) as value
        from read_csv('{DATA / "ankieta.csv"}', delim = ';', header = true, all_varchar = true,
        types = {{'data': 'date'}})"""
    )
    yield connection
    connection.close()


def hours(begin: str, end: str) -> str:
    return f"median(epoch({end} - {begin})) / 3600"


# What is measured, of which cases, the truth, and how far chance may lead from it.
MEASURED = [
    ("1 - count(paid) / count(seen)", f"began {SUMMER}", truth.ABANDONED, 0.005),
    ("count(reported) / count(collected)", f"began {SUMMER}", truth.DAMAGED["summer"], 0.005),
    ("count(reported) / count(collected)", f"began {AUTUMN}", truth.DAMAGED["autumn"], 0.005),
    (f"avg(({WEEKEND})::int)", "reported is not null", truth.REPORTED_AT_WEEKENDS, 0.02),
    (f"{hours('paid', 'collected')} / 24", f"began {SUMMER}", 3.1, 0.1),
    (hours("reported", "replied"), f"{WEEKDAY} and reported {SUMMER}", 9, 0.5),
    (hours("reported", "replied"), f"{WEEKEND} and reported {SUMMER}", 41, 1),
    (hours("reported", "replied"), f"{WEEKEND} and reported {AUTUMN} and not {PILOT}", 41, 3),
    (hours("reported", "replied"), f"{WEEKEND} and reported {AUTUMN} and {PILOT}", 3, 0.5),
]


@pytest.mark.parametrize(("figure", "of", "expected", "far"), MEASURED)
def test_log_tells_the_truth(
    shop: duckdb.DuckDBPyConnection, figure: str, of: str, expected: float, far: float
) -> None:
    found = shop.execute(f"select {figure} from cases where {of}").fetchall()[0][0]
    assert found == pytest.approx(expected, abs=far)


@pytest.mark.parametrize(
    ("question", "best", "on_the_map", "far"),
    [
        ("ces_szukanie", 7, 3.9, 0.15),
        ("ces_sledzenie", 7, 4.6, 0.15),
        ("ces_zgloszenie", 7, 3.2, 0.2),
        ("csat_rozpakowanie", 5, 4.1, 0.1),
        ("csat_rozwiazanie", 5, 3.4, 0.2),
    ],
)
def test_answers_of_the_third_quarter_are_those_of_the_map(
    shop: duckdb.DuckDBPyConnection, question: str, best: int, on_the_map: float, far: float
) -> None:
    [[mean]] = shop.execute(
        f"select avg(value) from answers where pytanie = ? and data {SUMMER}"
        " and value between 1 and ?",
        [question, best],
    ).fetchall()
    assert mean == pytest.approx(on_the_map, abs=far)


def test_nps_of_the_third_quarter_is_that_of_the_map(shop: duckdb.DuckDBPyConnection) -> None:
    [[nps]] = shop.execute(
        "select 100 * (avg((value >= 9)::int) - avg((value < 7)::int)) from answers"
        f" where pytanie = 'nps' and data {SUMMER} and value between 0 and 10"
    ).fetchall()
    assert nps == pytest.approx(24, abs=2)


def test_real_logs_are_like_that(shop: duckdb.DuckDBPyConnection) -> None:
    log = f"'{DATA / 'zdarzenia.parquet'}'"
    [[repeated]] = shop.execute(
        f"select count(*) - (select count(*) from (select distinct * from {log})) from {log}"
    ).fetchall()
    [[tied]] = shop.execute(
        f"select count(distinct zamowienie) from (select distinct * from {log})"
        " group by zamowienie, czas having count(*) > 1 limit 1"
    ).fetchall()
    [[odd, empty, said]] = shop.execute(
        "select count(*) filter (value > 10 or value = 0 and pytanie <> 'nps'),"
        " count(*) filter (odpowiedz is null), count(*) filter (odpowiedz = 'nie wiem') from answers"
    ).fetchall()
    [[twice]] = shop.execute(
        "select count(*) from (select 1 from answers group by klient, pytanie, zamowienie"
        " having count(*) > 1)"
    ).fetchall()
    [[unanswered]] = shop.execute(
        "select count(*) from cases where reported is not null and replied is null"
    ).fetchall()
    assert min(repeated, tied, odd, empty, said, twice, unanswered) > 0
    assert (DATA / "zdarzenia.parquet").stat().st_size < 400_000


def test_files_hold_what_the_tool_makes() -> None:
    done = subprocess.run(
        [sys.executable, str(TOOL), "--check"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_other_rows_are_told(tmp_path: Path) -> None:
    (tmp_path / "ankieta.csv").write_text("klient\n", encoding="utf-8")
    (tmp_path / "zdarzenia.parquet").write_bytes((DATA / "zdarzenia.parquet").read_bytes())
    done = subprocess.run(
        [sys.executable, str(TOOL), "--check", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "ankieta.csv holds other rows" in done.stdout
