"""Guards that no name and no value of data or mappings becomes part of a statement."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.measure.logs import opened

from cjmap.measure.engine.rows import CsvFiles
from cjmap.measure.events import quality, ratios, times, volumes
from cjmap.measure.events.log import Selection
from cjmap.measure.mapping.model import Ratio, Timing

if TYPE_CHECKING:
    from pathlib import Path

    from tests.measure.conftest import Opens

HOSTILE = [
    "x'; drop view events; --",
    'x"; drop table activities; --',
    "x` or 1=1 --",
    "\\'; drop view events; --",
    "') or ('1'='1",
    "{keys} %s :a $1 ?",
    "/* */ union select 1",
]


@pytest.mark.parametrize("word", HOSTILE)
def test_activities_and_groups_are_values(word: str, open_engine: Opens, tmp_path: Path) -> None:
    said = json.dumps(word)
    rows = [("c1", word, "2026-07-01 10:00", word), ("c1", "b", "2026-07-01 11:00", word)]
    rows += [("c2", "b", "2026-07-01 12:00", "other")]
    log = opened(
        open_engine,
        tmp_path,
        rows,
        steps=("b",),
        columns=("case", "what", "when", "grp"),
        settings=f"group: grp\nstatus: grp\nfailed: [{said}]\nsplit: {{start: [{said}]}}",
        more=f"extra: [{said}]\ncontexts: {{odd: {{column: grp, is: [{said}]}}}}\n",
    )
    assert [(each.name, each.events, each.role) for each in volumes.activities(log)] == [
        ("b", 2, "step"),
        (word, 1, "extra"),
    ]
    chosen = log.select(Selection(group=word), "chosen")
    assert volumes.visits(chosen)[0].cases == 1
    assert volumes.visits(log, "odd")[0].cases == 1
    asked = Timing.model_validate({"step": "b", "from": word, "to": "b"})
    found = times.timing(log, asked)
    assert found is not None
    assert found.value == 3_600
    share = Ratio.model_validate({"metric": "m", "step": "b", "of": "b", "with": word})
    assert ratios.ratio(log, share, 0, 0)[1] == 0
    assert quality.quality(log).rows == 3


@pytest.mark.parametrize("name", HOSTILE)
def test_columns_are_names(name: str, open_duck: Opens, tmp_path: Path) -> None:
    columns = ("case", "what", "when", name)
    log = opened(
        open_duck,
        tmp_path,
        [("c1", "a", "2026-07-01 10:00", "web")],
        columns=columns,
        settings=f"channel: {json.dumps(name)}",
    )
    assert volumes.channels(log) == [(0, "web", 1)]


@pytest.mark.parametrize("name", HOSTILE)
def test_files_are_names(name: str, open_duck: Opens, tmp_path: Path) -> None:
    file = tmp_path / f"{name.replace('/', '_')}.csv"
    file.write_text("a\n1\n", encoding="utf-8")
    rows = CsvFiles((str(file),), ("a",))
    duck = open_duck(rows)
    duck.read("log", rows)
    assert duck.rows("select a from log", "asking") == [("1",)]
