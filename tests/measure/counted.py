"""A log of fifteen cases, small enough to be counted by hand, and its journey.

    search ─ choose ─ order ─┬─ gift ─┬─ receive ─ unpack ─ review
                ▲            └────────┘     │
                └───────────────────────────┘

`gift` may be left out; `receive` leads back to `choose`; the data do not tell of `unpack`. A case has ended
a day after its last event, or with `review`; the log ends on the tenth.

| case | what happened | |
|---|---|---|
| k01 | A B C D E F | as planned |
| k02 | A B C E F | as planned, without the gift |
| k03 | A C E F | `choose` is missing |
| k04 | A B X X C E F | ad hoc, twice |
| k05 | B A C E F | out of order |
| k06 | A B C E B C E F | the planned loop |
| k07 | A B C! E F | the order failed |
| k08 | A B C E F | the order took two hours: one is planned |
| k09 | A B E… F on the phone at `choose`, which is on the web | another channel |
| k10 | A C, on the last day | open: nothing is missing yet |
| k11 | A B | left; that is no deviation |
| k12 | X, on the last day | open, and ad hoc |
| k13 | A, B and C at one time, E F | a tie, in the right order |
| k14 | F | four steps are missing |
| k15 | Z, H | nothing of the journey |
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import duckdb

from cjmap.measure.mapping.model import Mapping
from cjmap.measure.opening import EngineChoice, open_session
from cjmap.workspace import open_workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cjmap.measure.figures.session import Session

JOURNEY = """\
kind: journey
id: buying
title: Buying
stages:
  - title: Before
    steps:
      - {id: search, title: Search}
      - {id: choose, title: Choose, touchpoint: {channel: web, title: Shop}}
      - {id: order, title: Order, duration: 1 h, next: [gift, receive]}
      - {id: gift, title: Gift}
  - title: After
    steps:
      - {id: receive, title: Receive}
      - {id: unpack, title: Unpack}
      - {id: review, title: Review}
loops:
  - {from: receive, to: choose}
"""

CATALOG = """\
kind: catalog
id: shop
title: Shop
channels:
  - {id: web, title: Web}
  - {id: phone, title: Phone}
contexts:
  - {id: away, title: Away, dimension: place}
"""

CASES = {
    "k01": "A B C D E F",
    "k02": "A B C E F",
    "k03": "A C E F",
    "k04": "A B X X C E F",
    "k05": "B A C E F",
    "k06": "A B C E B C E F",
    "k07": "A B C! E F",
    "k08": "A B C~ E F",
    "k09": "A B* C E F",
    "k10": "A C",
    "k11": "A B",
    "k12": "X",
    "k13": "A B C= E F",
    "k14": "F",
    "k15": "Z H",
}
"""`!` failed, `~` took two hours, `*` on the phone, `=` at the time of the event before."""

LATE = ("k10", "k12")
EVENTS: dict[str, Any] = {
    "from": "log.parquet",
    "case": "number",
    "activity": "what",
    "time": "ended",
    "start": "began",
    "channel": "channel",
    "status": "status",
    "failed": ["refused"],
    "quiet": "1 day",
}
STEPS = {
    "search": "A",
    "choose": "B",
    "order": "C",
    "gift": "D",
    "receive": "E",
    "review": "F",
}
MAPPING: dict[str, Any] = {
    "journey": "buying",
    "events": EVENTS,
    "steps": STEPS,
    "extra": ["X"],
    "ignored": ["H"],
}


def rows(cases: dict[str, str]) -> list[tuple[str, str, str, str, str, str]]:
    """Return the rows of cases: an event every three hours from midnight."""
    found = []
    for case, events in cases.items():
        day, hour = "2026-03-10" if case in LATE else "2026-03-01", 0
        for event in events.split():
            if not event.endswith("="):
                hour += 3
            began = hour - 2 if event.endswith("~") else hour
            channel = "phone" if event.endswith("*") else "web"
            status = "refused" if event.endswith("!") else "done"
            found.append((case, event[0], f"{day} {began}:00", f"{day} {hour}:00", channel, status))
    return found


@contextmanager
def opened(
    folder: Path,
    address: str | None = None,
    cases: dict[str, str] = CASES,
    journey: str = JOURNEY,
    mapping: dict[str, Any] = MAPPING,
) -> Iterator[Session]:
    """Write a journey and a log of it into a folder, and open them."""
    (folder / "buying.journey.yaml").write_text(journey, encoding="utf-8")
    (folder / "shop.catalog.yaml").write_text(CATALOG, encoding="utf-8")
    log = folder / "log.parquet"
    with duckdb.connect() as connection:
        connection.execute(
            'create table log (number varchar, what varchar, "began" timestamp,'
            ' "ended" timestamp, channel varchar, status varchar)'
        )
        connection.executemany("insert into log values (?, ?, ?, ?, ?, ?)", rows(cases))
        connection.execute(f"copy log to '{log}' (format parquet)")
    events = {**mapping["events"], "from": str(log)}
    read = Mapping.model_validate({**mapping, "events": events})
    workspace = open_workspace(folder)
    with open_session(workspace, read, folder, EngineChoice(address)) as session:
        yield session
