"""Guards the values of the format: durations, dates, ids and languages, good ones and bad ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmap.format.read import read_map
from cjmap.format.values import Duration
from cjmap.source import parse_document

DURATIONS: list[tuple[str, float]] = [
    ("30 s", 30),
    ("30s", 30),
    ("1 sec", 1),
    ("1 second", 1),
    ("2 seconds", 2),
    ("5 min", 300),
    ("5min", 300),
    ("1 minute", 60),
    ("90 minutes", 5_400),
    ("2 h", 7_200),
    ("1 hour", 3_600),
    ("1.5 hours", 5_400),
    ("1 d", 86_400),
    ("3 days", 259_200),
    ("2 w", 1_209_600),
    ("1 week", 604_800),
    ("6 months", 15_778_476),
    ("1 month", 2_629_746),
    ("1 y", 31_556_952),
    ("2 years", 63_113_904),
    ("1 h 30 min", 5_400),
    ("1h 30min", 5_400),
    ("1 d 2 h 3 min 4 s", 93_784),
    ("0 min", 0),
    ("PT5M", 300),
    ("PT1H30M", 5_400),
    ("PT0S", 0),
    ("P1D", 86_400),
    ("P1DT12H", 129_600),
    ("P2W", 1_209_600),
    ("P1Y", 31_556_952),
    ("P1M", 2_629_746),
    ("P1MT1M", 2_629_806),
    ("PT0.5H", 1_800),
    ("P1Y2M3DT4H5M6S", 31_556_952 + 2 * 2_629_746 + 3 * 86_400 + 4 * 3_600 + 5 * 60 + 6),
]

NO_DURATIONS = [
    "5",
    "min",
    "5 minut",
    "5 Min",
    "5 MIN",
    "pół godziny",
    "2 godziny",
    "1:30",
    "5  min",
    " 5 min",
    "5 min ",
    "5 min,",
    "1 h and 30 min",
    "1h30min",
    "-5 min",
    "+5 min",
    "5,5 h",
    ".5 h",
    "5. h",
    "1e3 s",
    "٥ min",
    "5 min\n",
    "P",
    "PT",
    "P1DT",
    "P1H",
    "PT1D",
    "PT5",
    "P-1D",
    "pt5m",
    "P1,5D",
    "P1D2H",
    "PT1M1H",
    "1234567890 s",
    "0.1234567 s",
    "5 minmin",
    "5 m",
]


def codes(kind: str, line: str) -> list[str]:
    """Read a map with one more line; return the codes of what the format says."""
    head = {"persona": "name: A", "journey": "title: A", "catalog": "title: A"}
    text = f"kind: {kind}\n{head[kind]}\n{line}\n" + ("" if line.startswith("id:") else "id: a\n")
    document = parse_document(Path(f"a.{kind}.yaml"), text.encode())
    assert document.problems == []
    return [problem.rule.code for problem in read_map(document).problems]


@pytest.mark.parametrize(("text", "seconds"), DURATIONS)
def test_duration(text: str, seconds: float) -> None:
    duration = Duration.parse(text)
    assert duration.seconds == pytest.approx(seconds)
    assert duration.text == text
    assert codes("persona", f"review_every: {text}") == []


@pytest.mark.parametrize("text", NO_DURATIONS)
def test_no_duration(text: str) -> None:
    escaped = text.replace("\n", "\\n")
    assert codes("persona", f'review_every: "{escaped}"') == ["CJ038"]


@given(st.integers(0, 999), st.sampled_from(["s", "min", "h", "days", "weeks"]))
def test_a_unit_more_is_longer(number: int, unit: str) -> None:
    shorter, longer = (Duration.parse(f"{n} {unit}").seconds for n in (number, number + 1))
    assert shorter < longer


@pytest.mark.parametrize("date", ["2026-09-30", "2024-02-29", "0001-01-01", "9999-12-31"])
def test_date(date: str) -> None:
    assert codes("persona", f"reviewed: {date}") == []


@pytest.mark.parametrize(
    "date",
    [
        "2026-02-29",
        "2026-13-01",
        "2026-00-10",
        "2026-09-31",
        "2026-9-3",
        "20260930",
        "2026-W40-3",
        "2026-273",
        "30.09.2026",
        "30-09-2026",
        "2026/09/30",
        "2026-09",
        "2026",
        "0000-01-01",
        "2026-09-30T10:00:00",
        "+2026-09-3",
        "２０２６-09-30",
        "wczoraj",
    ],
)
def test_no_date(date: str) -> None:
    assert codes("persona", f"reviewed: '{date}'") == ["CJ038"]


@pytest.mark.parametrize(
    "slug", ["a", "0", "a-b_c", "2026", "012", "no", "on", "1e3", "null-", "a" * 64, "0x1f"]
)
def test_id(slug: str) -> None:
    assert codes("persona", f"id: {slug}") == []


@pytest.mark.parametrize(
    "slug",
    [
        "A",
        "-a",
        "_a",
        "ą",
        "a b",
        "a.b",
        "1.10",
        "a#b",
        "a/b",
        "a:b",
        "a" * 65,
        "a\\n",
        "-5",
        "+5",
        "0x1F",
        "a\\u200b",
    ],
)
def test_no_id(slug: str) -> None:
    assert codes("persona", f'id: "{slug}"') == ["CJ038"]


@pytest.mark.parametrize("slug", ["-5", "1.10", "+5", "0x1F", "1.5"])
def test_a_number_is_an_id_only_where_it_is_spelled_as_one(slug: str) -> None:
    assert codes("persona", f"id: {slug}") == ["CJ038"]


@pytest.mark.parametrize("language", ["pl", "en", "en-GB", "no", "zh-Hant-TW", "gsw", "PL"])
def test_language(language: str) -> None:
    assert codes("persona", f"lang: {language}") == []


@pytest.mark.parametrize(
    "language", ["polski", "p", "pl_PL", "en-", "en-G", "en GB", "'pl\\n'", "1"]
)
def test_no_language(language: str) -> None:
    assert codes("persona", f'lang: "{language}"') == ["CJ038"]


NUMBERS: list[tuple[str, str, str, str]] = [
    # kind, field, right, wrong
    ("persona", "share", "0", "-0.1"),
    ("persona", "share", "1", "1.01"),
    ("persona", "share", "0.5", "1e3"),
    ("persona", "traits: [{name: a, value", "100}]", "100.5}]"),
    ("persona", "frustrations: [{text: a, severity", "5}]", "0}]"),
    ("persona", "frustrations: [{text: a, severity", "1}]", "6}]"),
    ("persona", "frustrations: [{text: a, frequency", "1}]", "2}]"),
    ("catalog", "evidence: [{id: e, n", "0}]", "-1}]"),
    ("catalog", "teams: [{id: t, capacity", "0.5}]", "-1}]"),
]


@pytest.mark.parametrize(("kind", "field", "right", "wrong"), NUMBERS)
def test_ranges(kind: str, field: str, right: str, wrong: str) -> None:
    assert codes(kind, f"{field}: {right}") == []
    assert codes(kind, f"{field}: {wrong}") == ["CJ037"]


@pytest.mark.parametrize(
    "score", ["-2", "-1.5", "-0.5", "0", "0.5", "1.0", "2", "+1", "2.0", "1e0", "-0"]
)
def test_score(score: str) -> None:
    assert codes("journey", f"stages: [{{steps: [{{id: t, title: T, emotion: {score}}}]}}]") == []


@pytest.mark.parametrize("score", ["-2.5", "3", "0.3", "0.25", "1.999999999", "10", "1e300"])
def test_no_score(score: str) -> None:
    line = f"stages: [{{steps: [{{id: t, title: T, emotion: {score}}}]}}]"
    assert codes("journey", line) == ["CJ037"]
