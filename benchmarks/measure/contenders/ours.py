"""What `cjmap measure` asks of DuckDB: its view of a log, shut in, with a limit to its memory."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb  # noqa: F401  # cjmap imports it when it is needed, and starting is not what is measured

from benchmarks.measure.contenders.answering import (
    COUNT,
    FOLLOWS,
    FUNNEL,
    MEDIAN,
    Answer,
    answer,
    edges,
)
from benchmarks.measure.generate import ACTIVITIES
from benchmarks.measure.generate import FUNNEL as STEPS
from cjmap.measure.engine.duck import DuckEngine, Limits, Scratch
from cjmap.measure.engine.rows import ParquetFiles
from cjmap.measure.events.log import EventLog, open_log
from cjmap.measure.events.times import between_steps
from cjmap.measure.events.volumes import activities, directly_follows, funnel
from cjmap.measure.mapping.model import Mapping
from cjmap.measure.plan import Plan

if TYPE_CHECKING:
    from collections.abc import Callable

_STEPS = tuple(each.replace("_", "-") for each in ACTIVITIES)
_MAPPING = Mapping.model_validate(
    {
        "journey": "log",
        "events": {
            "from": "log.parquet",
            "case": "case_id",
            "activity": "activity",
            "time": "time",
            "channel": "channel",
        },
        "steps": dict(zip(_STEPS, ACTIVITIES, strict=True)),
    }
)
_PLAN = Plan(
    _STEPS,
    frozenset((left, left + 1) for left in range(len(_STEPS) - 1)),
    {},
    frozenset(),
)


def _asked(ask: Callable[[EventLog], Answer]) -> Callable[[str], Answer]:
    def ask_of(file: str) -> Answer:
        rows = ParquetFiles((file,))
        limits = Limits(memory=os.environ["MEMORY"])
        with DuckEngine(Scratch(Path(os.environ["SPILL"])), [rows], limits) as engine:
            return ask(open_log(engine, _MAPPING, _PLAN, rows))

    return ask_of


def _count(log: EventLog) -> Answer:
    return {each.name: each.events for each in activities(log)}


def _follows(log: EventLog) -> Answer:
    return edges(directly_follows(log))


def _funnel(log: EventLog) -> Answer:
    return funnel(log, tuple(range(len(STEPS))))


def _median(log: EventLog) -> Answer:
    return edges(
        (ACTIVITIES[left], ACTIVITIES[to], median.value)
        for (left, to), median in between_steps(log).items()
    )


ANSWERS = {
    COUNT: _asked(_count),
    FOLLOWS: _asked(_follows),
    FUNNEL: _asked(_funnel),
    MEDIAN: _asked(_median),
}

if __name__ == "__main__":
    answer(ANSWERS)
