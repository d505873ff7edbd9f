"""Guards of which persona and group cases are: that of the first event that tells one, on both engines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.measure.logs import opened

from cjmap.measure.events.log import Selection
from cjmap.measure.events.quality import quality
from cjmap.measure.events.volumes import visits

if TYPE_CHECKING:
    from pathlib import Path

    from tests.measure.conftest import Opens

COLUMNS = ("case", "what", "when", "who", "area")
EVENTS = [
    ("c1", "a", "2026-07-01 09:00", "student", "north"),
    ("c1", "b", "2026-07-01 10:00", "", ""),
    ("c2", "b", "2026-07-02 11:00", "nurse", "north"),
    ("c2", "a", "2026-07-02 09:00", "", "south"),
    ("c3", "a", "2026-07-03 09:00", "", ""),
    ("c4", "a", "2026-07-04 09:00", "pupil", "north"),
    ("c4", "c", "2026-07-05 09:00", "student", "north"),
]
SELECTED = [
    (Selection(group="north"), {0: 2, 1: 1, 2: 1}),
    (Selection(group="south"), {0: 1, 1: 1}),
    (Selection(groups=("north", "south")), {0: 3, 1: 2, 2: 1}),
    (Selection(persona="anna"), {0: 2, 1: 1, 2: 1}),
    (Selection(persona="nurse"), {0: 1, 1: 1}),
    (Selection(persona="student"), {}),
]


@pytest.mark.parametrize(("selection", "cases"), SELECTED)
def test_a_case_is_of_what_its_first_event_tells(
    selection: Selection, cases: dict[int, int], open_engine: Opens, tmp_path: Path
) -> None:
    settings = "persona: who\npersonas: {student: anna, pupil: anna}\ngroup: area"
    log = opened(open_engine, tmp_path, EVENTS, columns=COLUMNS, settings=settings)
    found = visits(log.select(selection, "selected"))
    assert {step: each.cases for step, each in found.items()} == cases
    seen = quality(log)
    assert (seen.personas, seen.groups) == (0, 1)


def test_each_journey_of_a_case_has_its_own(open_engine: Opens, tmp_path: Path) -> None:
    settings = "group: who\nsplit: {gap: 12 h}"
    log = opened(open_engine, tmp_path, EVENTS, columns=COLUMNS, settings=settings)
    found = visits(log.select(Selection(group="student"), "selected"))
    assert {step: each.cases for step, each in found.items()} == {0: 1, 1: 1, 2: 1}
    assert quality(log).groups == 0


def test_who_declares_nothing_pays_nothing(open_engine: Opens, tmp_path: Path) -> None:
    log = opened(open_engine, tmp_path, EVENTS, columns=COLUMNS)
    assert (quality(log).personas, quality(log).groups) == (0, 0)
    assert not any("events_whose" in each.sql for each in log.engine.asked)
