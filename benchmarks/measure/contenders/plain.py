"""DuckDB alone, with the SQL that somebody who knows it writes by hand."""

from __future__ import annotations

import os
from typing import Any

import duckdb

from benchmarks.measure.contenders.answering import (
    COUNT,
    FOLLOWS,
    FUNNEL,
    MEDIAN,
    Answer,
    answer,
    edges,
    reached,
)
from benchmarks.measure.generate import FUNNEL as STEPS

_COUNT = "select activity, count(*) from read_parquet($1) group by activity"

_FOLLOWS = """
select previous, activity, count(*)
from (
  select activity, lag(activity) over (partition by case_id order by "time") as previous
  from read_parquet($1)
)
where previous is not null
group by previous, activity
"""

_FUNNEL = """
select reached, count(*)
from (
  select list_reduce(
      list_prepend(0, list(cast(list_position($2, activity) - 1 as integer) order by "time")),
      lambda a, x: case when x = a then a + 1 else a end
    ) as reached
  from read_parquet($1)
  where list_contains($2, activity)
  group by case_id
)
group by reached
"""

_MEDIAN = """
select previous, activity, median(epoch_us("time") - epoch_us(before)) / 1e6
from (
  select activity, "time", lag(activity) over w as previous, lag("time") over w as before
  from read_parquet($1)
  window w as (partition by case_id order by "time")
)
where previous is not null
group by previous, activity
"""


def _rows(sql: str, *parameters: Any) -> list[tuple[Any, ...]]:
    # What spills goes beside the log, not into the folder of the user.
    settings: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": os.environ["MEMORY"],
        "temp_directory": os.environ["SPILL"],
        "preserve_insertion_order": False,
    }
    with duckdb.connect(config=settings) as connection:
        found: list[tuple[Any, ...]] = connection.execute(sql, list(parameters)).fetchall()
    return found


def _count(file: str) -> Answer:
    return dict(_rows(_COUNT, file))


def _follows(file: str) -> Answer:
    return edges(_rows(_FOLLOWS, file))


def _funnel(file: str) -> Answer:
    return reached(_rows(_FUNNEL, file, list(STEPS)), len(STEPS))


def _median(file: str) -> Answer:
    return edges(_rows(_MEDIAN, file))


ANSWERS = {COUNT: _count, FOLLOWS: _follows, FUNNEL: _funnel, MEDIAN: _median}

if __name__ == "__main__":
    answer(ANSWERS)
