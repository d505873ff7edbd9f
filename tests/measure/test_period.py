"""Guards periods: how they are read and named, and where they begin and end in a zone."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from cjmap.measure.errors import MeasureError
from cjmap.measure.period import Period, day_of

READ = [
    ("2026", date(2026, 1, 1), date(2026, 12, 31)),
    (" 2026-Q3 ", date(2026, 7, 1), date(2026, 9, 30)),
    ("2028-02", date(2028, 2, 1), date(2028, 2, 29)),
    ("2026-11-15", date(2026, 11, 15), date(2026, 11, 15)),
    ("2026-Q1..2026-11", date(2026, 1, 1), date(2026, 11, 30)),
    ("1900", date(1900, 1, 1), date(1900, 12, 31)),
    ("2200", date(2200, 1, 1), date(2200, 12, 31)),
]


@pytest.mark.parametrize(("text", "first", "last"), READ)
def test_a_period_is_read(text: str, first: date, last: date) -> None:
    assert Period.parse(text) == Period(text.strip(), first, last)


REFUSED = [
    ("soon", "is no period"),
    ("2026-13", "is no period"),
    ("2026-02-30", "is no period"),
    ("2026..", "is no period"),
    ("2026-12..2026-11", "ends before it begins"),
    ("9999", "“9999” lies outside of the years 1900 to 2200."),
    ("1899-12-31..2026", "lies outside of the years 1900 to 2200."),
    ("2026..2201", "lies outside of the years 1900 to 2200."),
]


@pytest.mark.parametrize(("text", "said"), REFUSED)
def test_what_is_no_period_is_refused(text: str, said: str) -> None:
    with pytest.raises(MeasureError) as caught:
        Period.parse(text)
    assert said in caught.value.message


def test_days_are_those_of_the_zone() -> None:
    """The clocks of Warsaw go back on the 25th: that day has 25 hours."""
    start, end = Period.parse("2026-10-25").bounds("Europe/Warsaw")
    assert end - start == 25 * 3_600_000_000
    assert start == datetime(2026, 10, 24, 22, tzinfo=UTC).timestamp() * 1_000_000
    days = [day_of(each, "Europe/Warsaw").day for each in (start - 1, start, end - 1, end)]
    assert days == [24, 25, 25, 26]


NAMED = [
    ("2026", "2026"),
    ("2026-Q2", "2026-Q2"),
    ("2026-02", "2026-02"),
    ("2026-02-01..2026-03-01", "2026-02-01..2026-03-01"),
]


@pytest.mark.parametrize(("text", "name"), NAMED)
def test_a_whole_period_goes_by_its_name(text: str, name: str) -> None:
    read = Period.parse(text)
    assert Period.between(read.first, read.last).name == name
