"""Values of fields, compared with what a query asks for."""

from __future__ import annotations

from datetime import date
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmap.insight.find.errors import QueryError
from cjmap.insight.find.fields import FIELDS
from cjmap.insight.find.syntax import parse
from cjmap.insight.find.values import comparing, folded, matches

DAY = date(2026, 3, 5)
PASSING: list[tuple[str, Any, bool]] = [
    ("severity:4", 4, True),
    ("severity:4", 5, False),
    ("severity:>=4", 4, True),
    ("severity:>4", 4, False),
    ("severity:2..4", 4, True),
    ("severity:2..4", 5, False),
    ("severity:..2", 1, True),
    ("emotion:<0", 0, False),
    ("emotion:−1..0", -0.5, True),
    ("emotion:-1", -1.0, True),
    ("emotion:+1", 1.0, True),
    ("frequency:30%", 0.3, True),
    ("frequency:>=30%", 0.29, False),
    ("frequency:0.25..0.5", 0.3, True),
    ("wait:>10min", 601.0, True),
    ('wait:="1 h 30 min"', 5400.0, True),
    ("wait:1h..2h", 7201.0, False),
    ("reviewed:2026-03-05", DAY, True),
    ("reviewed:2026-03", DAY, True),
    ("reviewed:2026", DAY, True),
    ("reviewed:<2026", DAY, False),
    ("reviewed:<=2026", DAY, True),
    ("reviewed:>2026-02", DAY, True),
    ("reviewed:>2026-03", DAY, False),
    ("reviewed:>=2026-03-05", DAY, True),
    ("reviewed:2025..2026-02", DAY, False),
    ("reviewed:..2026-03", DAY, True),
]


@pytest.mark.parametrize(("text", "value", "passes"), PASSING)
def test_comparisons(text: str, value: Any, passes: bool) -> None:
    (term,) = parse(text)
    assert comparing(FIELDS[term.field], term.tests[0])(value) is passes


@pytest.mark.parametrize(
    "text",
    [
        "severity:many",
        "severity:1e3",
        "severity:nan",
        "severity:9999999999999",
        "severity:30%",
        "severity:1..2..3",
        "wait:10",
        "wait:>10 ",
        "reviewed:2026-02-30",
        "reviewed:2026-13",
        "reviewed:0000",
        "reviewed:yesterday",
        "reviewed:٢٠٢٦",
        "severity:*",
    ],
)
def test_what_is_no_value(text: str) -> None:
    (term,) = parse(text)
    with pytest.raises(QueryError) as caught:
        comparing(FIELDS[term.field], term.tests[0])
    assert f"is no value of `{term.field}`" in caught.value.message


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Żółty ŁÓDŹ", "zolty lodz"), ("  Straße  7 ", "strasse 7"), ("Ångström", "angstrom")],
)
def test_case_and_accents_do_not_matter(text: str, expected: str) -> None:
    assert folded(text) == expected


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("shop-*", "shop-door", True),
        ("shop-*", "shop", False),
        ("*door", "shop-door", True),
        ("s*-*r", "shop-door", True),
        ("a*a", "a", False),
        ("*", "", True),
        ("a", "ab", False),
        ("**b**", "abc", True),
    ],
)
def test_wildcards(pattern: str, text: str, expected: bool) -> None:
    assert matches(pattern, text) is expected


def test_a_hostile_pattern_takes_no_time() -> None:
    start = perf_counter()
    assert not matches("*a" * 500 + "b", "a" * 20_000)
    assert perf_counter() - start < 1


@given(st.text(alphabet="ab*", max_size=8), st.text(alphabet="ab", max_size=8))
def test_wildcards_are_those_of_everybody(pattern: str, text: str) -> None:
    from fnmatch import fnmatchcase

    assert matches(pattern, text) is fnmatchcase(text, pattern)
