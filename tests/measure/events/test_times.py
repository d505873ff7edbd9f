"""Guards times: medians against sorting them all, on both engines; which pairs of events count."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from tests.measure.logs import opened

from cjmap.measure.events.times import between_steps, in_steps, since_steps, timing, usual_pause
from cjmap.measure.mapping.model import Timing
from cjmap.statistics.medians import Median, median_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.measure.conftest import Opens

START = datetime(2026, 7, 1, 12)


def spread_out(n: int, seed: int) -> list[int]:
    """Return seconds as people take them: mostly short, some very long, with ties."""
    draw = random.Random(seed)
    return [int(draw.lognormvariate(6, 1.8)) // draw.choice((1, 1, 60)) * 1 for _ in range(n)]


def sorted_median(seconds: list[int]) -> Median:
    counts = {each: seconds.count(each) for each in sorted(seconds)}
    return median_of(counts.items())


@pytest.mark.parametrize("n", [1, 2, 5, 6, 7, 40, 999])
def test_a_median_is_that_of_all_of_them(n: int, open_engine: Opens, tmp_path: Path) -> None:
    taken = spread_out(n, seed=n)
    events = []
    for case, seconds in enumerate(taken):
        events.append((f"c{case}", "a", f"{START}"))
        events.append((f"c{case}", "b", f"{START + timedelta(seconds=seconds)}"))
    log = opened(open_engine, tmp_path, events)
    meant = sorted_median(taken)
    assert between_steps(log) == {(0, 1): meant}
    assert since_steps(log) == {(1,): meant}
    assert timing(log, Timing.model_validate({"step": "b", "from": "a", "to": "b"})) == meant


def at(minutes: str) -> str:
    return f"{START + timedelta(minutes=float(minutes))}"


PAIRS = [
    ("one pair", "a0 b5", "a", "b", [300]),
    ("the first of several beginnings", "a0 a3 b5", "a", "b", [300]),
    ("the first end only", "a0 b5 b9", "a", "b", [300]),
    ("again and again", "a0 b5 a7 b8", "a", "b", [300, 60]),
    ("something between", "a0 c2 b5", "a", "b", [300]),
    ("an end without a beginning", "b5", "a", "b", []),
    ("a beginning without an end", "a0", "a", "b", []),
    ("the end is the next beginning", "a0 a3 a8", "a", "a", [180, 300]),
    ("no time at all", "a5 b5", "a", "b", [0]),
]


@pytest.mark.parametrize(
    ("ways", "begin", "end", "seconds"), [each[1:] for each in PAIRS], ids=[p[0] for p in PAIRS]
)
def test_which_pairs_count(
    ways: str, begin: str, end: str, seconds: list[int], open_engine: Opens, tmp_path: Path
) -> None:
    events = [("c", each[0], at(each[1:])) for each in ways.split()]
    log = opened(open_engine, tmp_path, events)
    found = timing(log, Timing.model_validate({"step": "b", "from": begin, "to": end}))
    assert found == (sorted_median(seconds) if seconds else None)


def test_what_a_step_takes_is_from_start_to_complete(open_engine: Opens, tmp_path: Path) -> None:
    rows = [
        ("c1", "a", at("0"), "start"),
        ("c1", "a", at("4"), "complete"),
        ("c1", "b", at("9"), "schedule"),
        ("c1", "b", at("10"), "start"),
        ("c1", "b", at("16"), "complete"),
    ]
    columns = ("case", "what", "when", "life")
    log = opened(open_engine, tmp_path, rows, columns=columns, settings="lifecycle: life")
    assert {step: each.value for (step,), each in in_steps(log).items()} == {0: 240, 1: 360}
    from cjmap.measure.events.times import before_steps

    assert {step: each.value for (step,), each in before_steps(log).items()} == {1: 360}


def test_a_context_is_that_of_the_beginning(open_engine: Opens, tmp_path: Path) -> None:
    friday, saturday = datetime(2026, 7, 3, 23), datetime(2026, 7, 4, 1)
    rows = [("c1", "a", f"{friday}"), ("c1", "b", f"{saturday}")]
    rows += [("c2", "a", f"{saturday}"), ("c2", "b", f"{saturday + timedelta(days=2)}")]
    more = "contexts: {weekend: {days: [saturday, sunday]}}\n"
    log = opened(open_engine, tmp_path, rows, more=more)
    asked = Timing.model_validate({"step": "b", "from": "a", "to": "b"})
    assert [timing(log, asked).n, timing(log, asked, "weekend").n] == [2, 1]  # type: ignore[union-attr]
    assert timing(log, asked, "weekend").value == 2 * 86_400  # type: ignore[union-attr]


def test_a_usual_pause_is_exceeded_by_one_in_a_hundred(open_engine: Opens, tmp_path: Path) -> None:
    events = []
    for case in range(200):
        events.append((f"c{case}", "a", at("0")))
        events.append((f"c{case}", "b", at(f"{case + 1}")))
    log = opened(open_engine, tmp_path, events)
    assert usual_pause(log) == 198 * 60
