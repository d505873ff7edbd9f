"""Whether `cjmap measure` counts what follows what as pm4py does: whole logs, then case by case.

    python -m benchmarks.measure_agreement

Five logs: that of the example shop, two invented ones, and two awkward ones: full of ties, and with
cases of one event. Their order in the file decides between equal times. pm4py is under the AGPL: it runs
in an environment of its own, and nothing of cjmap imports it; here, nothing of cjmap is imported before
it is known which of the two is to count.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.comparison import Asked, Row
    from cjmap.measure.events.log import EventLog

ROOT = Path(__file__).parents[1]
SHOP = ROOT / "examples" / "sklep" / "dane" / "zdarzenia.parquet"
MOST_CASES = 100
"""Cases of a log that are compared one by one, the smallest ids first."""

WHOLE = ""
"""The name under which the counts of a whole log stand beside those of its cases."""

Counts = dict[str, dict[str, int]]
"""By case: how often one activity came straight after another, as `left → to`."""

Event = tuple[str, str, datetime]


def compare(asked: Asked) -> Iterator[Row]:
    """Compare all logs; print a table of them, yield how many counts are the same."""
    from benchmarks.comparison import Row
    from benchmarks.measure.peers import PEERS
    from benchmarks.peers import PeerMissing

    what = "counts of what follows what, the same in `measure` and in pm4py / all"
    try:
        python = asked.peers.python_with(*PEERS["pm4py"])
    except PeerMissing as missing:
        yield Row(what, None, str(missing))
        return
    compared = differing = 0
    print("| log | events | cases | pairs | differing pairs | cases compared | differing cases |")
    print("|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for name, file in _logs(Path(folder)):
            ours, events, cases = _ours(file)
            words = [str(python), "-m", "benchmarks.measure_agreement", "--theirs", str(file)]
            told = subprocess.run(words, cwd=ROOT, check=True, capture_output=True, text=True)
            theirs: Counts = json.loads(told.stdout.splitlines()[-1])
            pairs = ours[WHOLE].keys() | theirs[WHOLE].keys()
            wrong = [pair for pair in pairs if ours[WHOLE].get(pair) != theirs[WHOLE].get(pair)]
            each = [case for case in ours if case != WHOLE]
            odd = [case for case in each if ours[case] != theirs.get(case, {})]
            print(
                f"| {name} | {events} | {cases} | {len(pairs)} | {len(wrong)} | {len(each)} | {len(odd)} |"
            )
            differing += len(wrong) + len(odd)
            compared += len(pairs) + len(each)
    yield Row(what, 1 - differing / compared, "1")


def _logs(folder: Path) -> Iterator[tuple[str, Path]]:
    """Write the logs as Parquet with the columns case_id, activity and time."""
    import duckdb

    with duckdb.connect() as connection:
        shop = folder / "shop.parquet"
        connection.execute(
            "copy (select zamowienie as case_id, zdarzenie as activity, czas as time"
            f" from read_parquet('{SHOP}', file_row_number = true) order by file_row_number)"
            f" to '{shop}' (format parquet)"
        )
        yield "shop", shop
        for name, events in _invented().items():
            file = folder / f"{name}.parquet"
            connection.execute(
                "create or replace table log (case_id varchar, activity varchar, time timestamp)"
            )
            columns = [list(column) for column in zip(*events, strict=True)]
            connection.execute("insert into log select unnest(?), unnest(?), unnest(?)", columns)
            connection.execute(f"copy log to '{file}' (format parquet)")
            yield name, file


def _invented() -> dict[str, list[Event]]:
    chance = random.Random(8)
    return {
        "orderly": _log(chance, cases=500, longest=12, apart=3_600, activities=8),
        "wild": _log(chance, cases=500, longest=60, apart=90, activities=25),
        "ties": _log(chance, cases=300, longest=15, apart=2, activities=6),
        "one event a case": _log(chance, cases=300, longest=1, apart=60, activities=5),
    }


def _log(
    chance: random.Random, *, cases: int, longest: int, apart: int, activities: int
) -> list[Event]:
    """Invent a log whose rows are shuffled; with few seconds apart, many times are equal."""
    start = datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None)
    events = []
    for case in range(cases):
        moment = start + timedelta(seconds=chance.randrange(86_400))
        for _ in range(chance.randint(1, longest)):
            moment += timedelta(seconds=chance.randrange(apart))
            events.append((f"c{case:04}", f"activity {chance.randrange(activities)}", moment))
    chance.shuffle(events)
    return events


def _ours(file: Path) -> tuple[Counts, int, int]:
    from cjmap.measure.engine.duck import DuckEngine, Scratch
    from cjmap.measure.engine.rows import ParquetFiles
    from cjmap.measure.events.log import open_log
    from cjmap.measure.events.volumes import directly_follows
    from cjmap.measure.mapping.model import Mapping
    from cjmap.measure.plan import Plan

    rows = ParquetFiles((str(file),))
    events = {"from": str(file), "case": "case_id", "activity": "activity", "time": "time"}
    mapping = Mapping.model_validate({"journey": "log", "events": events})

    def counted(log: EventLog) -> dict[str, int]:
        return {f"{left} → {to}": times for left, to, times in directly_follows(log)}

    with DuckEngine(Scratch(), [rows]) as engine:
        log = open_log(engine, mapping, Plan((), frozenset(), {}, frozenset()), rows)
        ids = [row[0] for row in engine.rows(f"select distinct case_id from {log.view}", "cases")]
        whole = engine.rows(f"select count(*) from {log.view}", "events")[0][0]
        found = {WHOLE: counted(log)}
        for case in sorted(ids)[:MOST_CASES]:
            literal = engine.dialect.literal(case)
            engine.view("one", f"select * from {log.view} where case_id = {literal}")
            found[case] = counted(replace(log, view="one"))
    return found, whole, len(ids)


def _theirs(file: str) -> Counts:
    """Count with pm4py, in its own environment."""
    import pandas as pd
    import pm4py

    def counted(frame: Any) -> dict[str, int]:
        log = pm4py.format_dataframe(
            frame, case_id="case_id", activity_key="activity", timestamp_key="time"
        )
        graph, _, _ = pm4py.discover_dfg(log)
        return {f"{left} → {to}": int(times) for (left, to), times in graph.items()}

    frame = pd.read_parquet(file)
    found = {WHOLE: counted(frame)}
    for case in sorted(frame["case_id"].unique())[:MOST_CASES]:
        found[case] = counted(frame[frame["case_id"] == case])
    return found


if __name__ == "__main__":
    if sys.argv[1:2] == ["--theirs"]:
        print(json.dumps(_theirs(sys.argv[2])))
    else:
        from benchmarks.comparison import alone

        alone(compare, __doc__)
