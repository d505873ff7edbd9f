"""Logs written in a line a case, and opened in an engine: `c1: look 9:00, pay 9:30 | web`."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from typing import TYPE_CHECKING

from cjmap.measure.engine.rows import CsvFiles
from cjmap.measure.events.log import open_log
from cjmap.measure.mapping.read import parse_mapping
from cjmap.measure.plan import Plan

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tests.measure.conftest import Opens

    from cjmap.measure.events.log import EventLog

Event = Sequence[str]
COLUMNS = ("case", "what", "when")


def opened(
    open_engine: Opens,
    folder: Path,
    events: Iterable[Event],
    steps: Sequence[str] = ("a", "b", "c"),
    more: str = "",
    columns: Sequence[str] = COLUMNS,
    settings: str = "",
) -> EventLog:
    """Open a log of events (cells by column) for a straight journey of `steps`, each its own activity.

    `settings` are further keys of the mapping's `events`, `more` further keys of the mapping.
    """
    file = folder / "log.csv"
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(columns)
        writer.writerows(events)
    text = "journey: j\nevents:\n  from: log.csv\n  case: case\n  activity: what\n  time: when\n"
    text += "".join(f"  {line}\n" for line in settings.splitlines())
    text += "steps:\n" + "".join(f"  {step}: [{step}]\n" for step in steps) + more
    mapping = parse_mapping(folder / "j.measure.yaml", text.encode())
    straight = frozenset((number, number + 1) for number in range(len(steps) - 1))
    rows = CsvFiles((str(file),), tuple(columns))
    return open_log(open_engine(rows), mapping, Plan(tuple(steps), straight, {}, frozenset()), rows)
