"""Polars, lazy and streaming."""

from __future__ import annotations

import polars as pl

from benchmarks.measure.contenders.answering import (
    COUNT,
    FOLLOWS,
    FUNNEL,
    MEDIAN,
    Answer,
    answer,
    edges,
)
from benchmarks.measure.generate import FUNNEL as STEPS


def _count(file: str) -> Answer:
    counted = pl.scan_parquet(file).group_by("activity").len().collect(engine="streaming")
    return dict(counted.iter_rows())


def _pairs(file: str) -> pl.LazyFrame:
    # Sorted once, and compared with the row before: faster than windows in Polars.
    return (
        pl.scan_parquet(file)
        .select("case_id", "activity", "time")
        .sort("case_id", "time")
        .with_columns(
            pl.col("activity").shift(1).alias("previous"),
            pl.col("case_id").shift(1).alias("previous_case"),
            (pl.col("time") - pl.col("time").shift(1)).alias("passed"),
        )
        .filter(pl.col("case_id") == pl.col("previous_case"))
        .group_by("previous", "activity")
    )


def _follows(file: str) -> Answer:
    return edges(_pairs(file).len().collect(engine="streaming").iter_rows())


def _median(file: str) -> Answer:
    seconds = pl.col("passed").dt.total_microseconds().median() / 1e6
    return edges(_pairs(file).agg(seconds).collect(engine="streaming").iter_rows())


def _funnel(file: str) -> Answer:
    events = pl.scan_parquet(file).select("case_id", "activity", "time")
    reached = None
    counts = []
    for step in STEPS:
        here = events.filter(pl.col("activity") == step)
        if reached is not None:
            here = here.join(reached.lazy(), on="case_id").filter(pl.col("time") > pl.col("since"))
        reached = (
            here.group_by("case_id")
            .agg(pl.col("time").min().alias("since"))
            .collect(engine="streaming")
        )
        counts.append(reached.height)
    return counts


ANSWERS = {COUNT: _count, FOLLOWS: _follows, FUNNEL: _funnel, MEDIAN: _median}

if __name__ == "__main__":
    answer(ANSWERS)
