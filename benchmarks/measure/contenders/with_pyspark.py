"""PySpark in one process of Java, on all processors of this machine."""

from __future__ import annotations

import os
from typing import Any

from pyspark.sql import SparkSession

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

_SPARK = (
    SparkSession.builder.master("local[*]")
    .config("spark.ui.enabled", "false")
    .config("spark.driver.memory", "8g")
    .config("spark.local.dir", os.environ["SPILL"])
    .config("spark.sql.session.timeZone", "UTC")
    .config("spark.log.level", "ERROR")
    .getOrCreate()
)

_LAGGED = """
select activity, cast(`time` as timestamp) as moment, lag(activity) over w as previous,
  lag(cast(`time` as timestamp)) over w as before
from log window w as (partition by case_id order by `time`)
"""

_FOLLOWS = f"""
select previous, activity, count(*) from ({_LAGGED}) where previous is not null
group by previous, activity
"""

_MEDIAN = f"""
select previous, activity, percentile(unix_micros(moment) - unix_micros(before), 0.5) / 1e6
from ({_LAGGED}) where previous is not null group by previous, activity
"""

_PLACE = " ".join(f"when '{step}' then {place}" for place, step in enumerate(STEPS))
_FUNNEL = f"""
select reached, count(*) from (
  select aggregate(array_sort(collect_list(struct(`time`, place))), 0,
    (a, x) -> case when x.place = a then a + 1 else a end) as reached
  from (select case_id, `time`, case activity {_PLACE} end as place from log)
  where place is not null group by case_id
) group by reached
"""


def _rows(file: str, sql: str) -> list[tuple[Any, ...]]:
    _SPARK.read.parquet(file).createOrReplaceTempView("log")
    return [tuple(row) for row in _SPARK.sql(sql).collect()]


def _count(file: str) -> Answer:
    return dict(_rows(file, "select activity, count(*) from log group by activity"))


def _follows(file: str) -> Answer:
    return edges(_rows(file, _FOLLOWS))


def _funnel(file: str) -> Answer:
    return reached(_rows(file, _FUNNEL), len(STEPS))


def _median(file: str) -> Answer:
    return edges(_rows(file, _MEDIAN))


ANSWERS = {COUNT: _count, FOLLOWS: _follows, FUNNEL: _funnel, MEDIAN: _median}

if __name__ == "__main__":
    answer(ANSWERS)
