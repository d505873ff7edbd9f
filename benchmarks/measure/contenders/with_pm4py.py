"""pm4py, with the functions that its manual begins with."""

from __future__ import annotations

from itertools import pairwise

import pandas as pd
import pm4py

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


def _log(file: str) -> pd.DataFrame:
    frame = pd.read_parquet(file)
    return pm4py.format_dataframe(
        frame, case_id="case_id", activity_key="activity", timestamp_key="time"
    )


def _count(file: str) -> Answer:
    return dict(pm4py.get_event_attribute_values(_log(file), "concept:name"))


def _follows(file: str) -> Answer:
    graph, _, _ = pm4py.discover_dfg(_log(file))
    return edges((left, to, int(times)) for (left, to), times in graph.items())


def _funnel(file: str) -> Answer:
    """Filter by each pair in turn: pm4py has no funnel, and counts more cases this way."""
    log = _log(file)
    log = pm4py.filter_event_attribute_values(
        log, "concept:name", STEPS[:1], level="case", retain=True
    )
    counts = [int(log["case:concept:name"].nunique())]
    for left, to in pairwise(STEPS):
        log = pm4py.filter_eventually_follows_relation(log, [(left, to)])
        counts.append(int(log["case:concept:name"].nunique()))
    return counts


def _median(file: str) -> Answer:
    graph, _, _ = pm4py.discover_performance_dfg(_log(file), perf_aggregation_key="median")
    return edges((left, to, float(seconds)) for (left, to), seconds in graph.items())


ANSWERS = {COUNT: _count, FOLLOWS: _follows, FUNNEL: _funnel, MEDIAN: _median}

if __name__ == "__main__":
    answer(ANSWERS)
