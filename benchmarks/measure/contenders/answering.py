"""What all contenders do: answer one question about one log, once, and say how long it took.

Nothing here or in a contender imports cjmap: peers have an environment of their own.
"""

from __future__ import annotations

import json
import os
import sys
import time
from typing import TYPE_CHECKING

from benchmarks.measure.watched import processor_seconds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

COUNT, FOLLOWS, FUNNEL, MEDIAN = "count", "follows", "funnel", "median"
QUESTIONS = {
    COUNT: "count per activity",
    FOLLOWS: "directly-follows",
    FUNNEL: "8-step funnel",
    MEDIAN: "median time per edge",
}

Answer = dict[str, float] | list[int]
"""Counts by activity, counts or seconds by edge; of a funnel, the cases that got to each step."""


def edges(rows: Iterable[tuple[str, str, float]]) -> dict[str, float]:
    """Return figures by edge."""
    return {f"{left} > {to}": figure for left, to, figure in rows}


def reached(depths: Iterable[tuple[int, int]], steps: int) -> list[int]:
    """Return how many cases got to each step, from how many got how far."""
    cases = dict(depths)
    return [sum(n for depth, n in cases.items() if depth > step) for step in range(steps)]


def answer(answers: Mapping[str, Callable[[str], Answer]]) -> None:
    """Answer the question of the command line about the file that it names, as a line of JSON."""
    file, question = sys.argv[1:3]
    worked, began = processor_seconds(os.getpid()), time.perf_counter()
    found = answers[question](file)
    seconds = time.perf_counter() - began
    processor = processor_seconds(os.getpid()) - worked
    print(json.dumps({"seconds": seconds, "processor": processor, "answer": found}))
