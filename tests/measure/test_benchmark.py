"""The benchmark measures one and the same: DuckDB by hand and cjmap answer as a plain loop counts."""

from __future__ import annotations

import statistics
from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import duckdb
import pytest
from benchmarks.measure.contenders import ours, plain
from benchmarks.measure.generate import FUNNEL, generate

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

Cases = dict[str, list[tuple["datetime", str]]]


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("log") / "log.parquet"
    generate(file, 4000)
    return file


@pytest.fixture(scope="module")
def cases(log: Path) -> Cases:
    found: Cases = defaultdict(list)
    with duckdb.connect() as connection:
        rows = connection.execute("select case_id, time, activity from read_parquet(?)", [str(log)])
        for case, moment, activity in rows.fetchall():
            found[case].append((moment, activity))
    return {case: sorted(events) for case, events in found.items()}


@pytest.fixture(autouse=True)
def _limits(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MEMORY", "500MB")
    monkeypatch.setenv("SPILL", str(tmp_path))


def count(cases: Cases) -> dict[str, int]:
    return Counter(activity for events in cases.values() for _, activity in events)


def follows(cases: Cases) -> dict[str, int]:
    return Counter(
        f"{left} > {to}" for events in cases.values() for (_, left), (_, to) in pairwise(events)
    )


def funnel(cases: Cases) -> list[int]:
    depths = []
    for events in cases.values():
        depth = 0
        for _, activity in events:
            if depth < len(FUNNEL) and activity == FUNNEL[depth]:
                depth += 1
        depths.append(depth)
    return [sum(depth > step for depth in depths) for step in range(len(FUNNEL))]


def median(cases: Cases) -> dict[str, float]:
    passed = defaultdict(list)
    for events in cases.values():
        for (before, left), (after, to) in pairwise(events):
            passed[f"{left} > {to}"].append((after - before).total_seconds())
    return {edge: statistics.median(each) for edge, each in passed.items()}


@pytest.mark.parametrize("contender", [plain, ours])
@pytest.mark.parametrize(
    ("question", "by_loop"),
    [("count", count), ("follows", follows), ("funnel", funnel), ("median", median)],
)
def test_answers_are_those_of_a_plain_loop(
    log: Path, cases: Cases, contender: Any, question: str, by_loop: Callable[[Cases], Any]
) -> None:
    assert contender.ANSWERS[question](str(log)) == by_loop(cases)


def test_a_log_of_one_size_is_always_the_same(log: Path, cases: Cases, tmp_path: Path) -> None:
    generate(tmp_path / "again.parquet", 4000)
    with duckdb.connect() as connection:
        differing = connection.execute(
            "(from read_parquet($1) except all from read_parquet($2))"
            " union all (from read_parquet($2) except all from read_parquet($1))",
            [str(log), str(tmp_path / "again.parquet")],
        ).fetchall()
    assert differing == []
    assert sum(map(len, cases.values())) == pytest.approx(4000, rel=0.05)
    assert all(left != to for events in cases.values() for (left, _), (to, _) in pairwise(events))
