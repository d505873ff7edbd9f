"""Guards reading a log: times that are none, on both engines, and what is said where nothing can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.measure.logs import opened

from cjmap.measure.errors import MeasureError
from cjmap.measure.events.quality import check_readable, odd_times, quality
from cjmap.measure.period import day_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.measure.conftest import Opens

GOOD = "2026-07-01 09:30"
NO_TIMES = ["soon", "", "infinity", "9999-12-31", "1899-12-31", "2201-01-01", "20000-01-01 00:00"]


def test_times_out_of_all_sensible_years_are_none(open_engine: Opens, tmp_path: Path) -> None:
    kept = [GOOD, "1900-01-01", "2200-12-31 23:59:59"]
    events = [("c", "a", each) for each in (*kept, *NO_TIMES)]
    log = opened(open_engine, tmp_path, events)
    found = quality(log)
    assert (found.rows, found.without_time) == (10, 7)
    assert odd_times(log, 10) == sorted(set(NO_TIMES) - {""})
    assert found.first is not None
    assert found.last is not None
    assert found.last - found.first == 109_938 * 86_400_000_000 - 1_000_000


NOTHING = [
    ("no rows", [], "log.csv: the log has no rows.", None),
    (
        "days first",
        [("c", "a", f"{day}/07/2026 09:30") for day in ("01", "02", "03", "31")],
        "log.csv: not one of 4 rows is an event: 4 without a time that can be read, such as"
        " “01/07/2026 09:30”, “02/07/2026 09:30”, “03/07/2026 09:30”.",
        '`time_format: "%d/%m/%Y %H:%M"`.',
    ),
    (
        "months first",
        [("c", "a", f"07/{day}/2026") for day in ("01", "31")],
        "2 without a time that can be read, such as “07/01/2026”, “07/31/2026”.",
        '`time_format: "%m/%d/%Y"`.',
    ),
    ("epochs", [("c", "a", "1782898200000")], "such as “1782898200000”.", "seconds since 1970"),
    (
        "something is lacking everywhere",
        [("", "a", GOOD), ("c", "", GOOD), ("c", "a", "")],
        "not one of 3 rows is an event: 1 without a case, 1 without an activity, 1 without a time"
        " that can be read.",
        None,
    ),
]


@pytest.mark.parametrize(
    ("events", "said", "way_out"), [each[1:] for each in NOTHING], ids=[each[0] for each in NOTHING]
)
def test_a_log_of_no_events_is_refused(
    events: list[tuple[str, str, str]],
    said: str,
    way_out: str | None,
    open_engine: Opens,
    tmp_path: Path,
) -> None:
    log = opened(open_engine, tmp_path, events)
    with pytest.raises(MeasureError) as caught:
        check_readable(log, quality(log), "log.csv")
    assert caught.value.message.endswith(said)
    assert (way_out or "") in (caught.value.hint or "")
    assert (caught.value.hint is None) == (way_out is None)


STRAYS = [
    ("one far away", ["2026-07-01", "2026-07-09", "2031-07-09"], "2026-07-09"),
    ("within a year", ["2026-07-01", "2026-07-09", "2027-07-10"], None),
    ("two in the last year", ["2026-07-01", "2026-07-09", "2031-07-08", "2031-07-09"], None),
    ("one in many", ["2026-07-01"] * 1500 + ["2026-07-09", "2031-07-09"], "2026-07-09"),
    ("a log of years", [f"{year}-01-01" for year in range(2020, 2026)], None),
]


@pytest.mark.parametrize(
    ("days", "before"), [each[1:] for each in STRAYS], ids=[each[0] for each in STRAYS]
)
def test_a_last_event_long_after_all_others_is_told(
    days: list[str], before: str | None, open_engine: Opens, tmp_path: Path
) -> None:
    log = opened(open_engine, tmp_path, [(str(n), "a", day) for n, day in enumerate(days)])
    found = quality(log).before_stray
    assert (None if found is None else f"{day_of(found, 'UTC')}") == before
