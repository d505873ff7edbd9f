"""Guards that both engines say the same: every word of the dialect, on hand-made values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from cjmap.measure.engine.dialect import Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.measure.conftest import Opens

    from cjmap.measure.engine.dialect import Dialect

NOON = 1_782_907_200_000_000
"""2026-07-01 12:00 UTC, in microseconds."""

HOUR = 3_600_000_000


def text(said: str, zone: str = "UTC", written: str | None = None) -> Callable[[Dialect], str]:
    return lambda words: words.micros(words.literal(said), Kind.TEXT, zone, written)


MEANT: list[tuple[str, Callable[[Dialect], str], Any]] = [
    ("ISO", text("2026-07-01 12:00:00"), NOON),
    ("a T between", text("2026-07-01T12:00"), NOON),
    ("a day", text("2026-07-01"), NOON - 12 * HOUR),
    ("an offset", text("2026-07-01T12:00:00+02:00"), NOON - 2 * HOUR),
    ("an offset of hours", text("2026-07-01T12:00:00.5+02"), NOON - 2 * HOUR + 500_000),
    ("an offset, and no seconds", text("2026-07-01T12:00+02:00"), NOON - 2 * HOUR),
    ("UTC, and no seconds", text("2026-07-01 12:00Z", "Europe/Warsaw"), NOON),
    ("a day in a zone", text("2026-07-01", "Europe/Warsaw"), NOON - 14 * HOUR),
    ("an offset beats the zone", text("2026-07-01T12:00:00Z", "Europe/Warsaw"), NOON),
    ("summer time", text("2026-07-01 12:00", "Europe/Warsaw"), NOON - 2 * HOUR),
    ("winter time", text("2026-12-01 12:00", "Europe/Warsaw"), NOON + (153 * 24 - 1) * HOUR),
    ("declared", text("01.07.2026 12:00", written="%d.%m.%Y %H:%M"), NOON),
    ("declared, in a zone", text("01.07.26", "Europe/Warsaw", "%d.%m.%y"), NOON - 14 * HOUR),
    ("not as declared", text("2026-07-01", written="%d.%m.%Y"), None),
    ("no time", text("soon"), None),
    ("a day that there is not", text("2026-02-30"), None),
    ("nothing", lambda words: words.micros("''", Kind.TEXT, "UTC", None), None),
    ("seconds", lambda words: words.micros("1782907200", Kind.NUMBER, "UTC", None), NOON),
    (
        "a column of times",
        lambda words: words.micros("cast('2026-07-01 12:00' as timestamp)", Kind.TIME, "UTC", None),
        NOON,
    ),
    (
        "a column of days",
        lambda words: words.micros("cast('2026-07-01' as date)", Kind.DAY, "Europe/Warsaw", None),
        NOON - 14 * HOUR,
    ),
    ("Wednesday", lambda words: words.weekday(str(NOON), "UTC"), 2),
    ("Sunday", lambda words: words.weekday(str(NOON + 4 * 24 * HOUR), "UTC"), 6),
    ("next day in the east", lambda words: words.weekday(str(NOON), "Pacific/Auckland"), 3),
    ("an hour", lambda words: words.hour(str(NOON), "Europe/Warsaw"), 14),
    ("a number", lambda words: words.number("' 3.5 '"), 3.5),
    ("a decimal comma", lambda words: words.number("'3,5'"), 3.5),
    ("no number", lambda words: words.number("'3 stars'"), None),
    ("whole part", lambda words: words.divided("1999999", 1_000_000), 1),
    ("among", lambda words: words.among(words.literal("it's"), ["a", "it's"]), True),
    ("not among", lambda words: words.among("'b'", ["a"]), False),
    ("null is among nothing", lambda words: words.among("null", ["a"]), False),
    ("among none", lambda words: words.among("'a'", []), False),
    ("a quotation mark", lambda words: words.literal("'"), "'"),
    ("a backslash", lambda words: words.literal("\\"), "\\"),
    ("an escape", lambda words: words.literal("\\n'\\'' or 1=1 --"), "\\n'\\'' or 1=1 --"),
    ("letters", lambda words: words.literal('zażółć 🌱 "`'), 'zażółć 🌱 "`'),
    ("the lowest bit", lambda words: words.bits("0"), 1),
    ("a high bit", lambda words: words.bits("59"), 1 << 59),
]


@pytest.mark.parametrize(
    ("said", "meaning"), [each[1:] for each in MEANT], ids=[m[0] for m in MEANT]
)
def test_both_engines_mean_the_same(
    said: Callable[[Dialect], str], meaning: Any, open_engine: Opens
) -> None:
    engine = open_engine()
    found = engine.rows(f"select {said(engine.dialect)} as found", "asking")
    assert found == [(meaning,)]


NAMES = [
    "plain",
    "two words",
    'a"b',
    "a`b",
    "a'b",
    "a;b",
    "-- a",
    "żółw",
    "select",
    "a.b",
    "a\\b",
    "$1",
    "?",
]


@pytest.mark.parametrize("name", NAMES)
def test_names_are_names_whatever_they_hold(name: str, open_engine: Opens) -> None:
    engine = open_engine()
    quoted = engine.dialect.quoted(name)
    assert engine.rows(f"select {quoted} + 1 as n from (select 41 as {quoted}) t", "asking") == [
        (42,)
    ]


def test_lists_are_ordered_folded_and_joined(open_engine: Opens) -> None:
    engine = open_engine()
    words = engine.dialect
    columns = {"g": "int", "place": "int", "step": "int"}
    engine.small_table("seen", columns, [(1, 3, 2), (1, 1, 0), (1, 2, 1), (2, 1, 7)])
    ordered = words.ordered("step", ["place"])
    folded = words.fold(ordered, "case when x = a then a + 1 else a end")
    found = engine.rows(
        f"select g, {words.joined(ordered, ',')} as path, {folded} as reached from seen"
        " group by g order by g",
        "asking",
    )
    assert found == [(1, "0,1,2", 3), (2, "7", 0)]


def test_values_come_as_parameters(open_engine: Opens) -> None:
    hostile = "'; drop table seen; --"
    engine = open_engine()
    assert engine.rows("select ? as said, ? as n", "asking", (hostile, 3)) == [(hostile, 3)]


def test_an_empty_small_table_is_a_table(open_engine: Opens) -> None:
    engine = open_engine()
    engine.small_table("none", {"activity": engine.dialect.TEXT, "step": "int"}, [])
    assert engine.rows("select count(*) as n from none", "asking") == [(0,)]
