"""Words, numbers, dates and durations in the language of the picture."""

from __future__ import annotations

import ast
import re
from datetime import date
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmap import draw, format
from cjmap.draw.look.labels import languages, words
from cjmap.draw.look.speech import speech

NARROW = "\u00a0"
ENGLISH = words("en")


def written(text: str) -> str:
    """Show the blanks that keep a figure and its unit on one line."""
    return text.replace(NARROW, "_")


@pytest.mark.parametrize(
    ("lang", "value", "expected"),
    [
        ("en", 0, "0"),
        ("en", 3.8, "3.8"),
        ("en", 3.14159, "3.14"),
        ("en", -2, "−2"),
        ("en", 0.125, "0.13"),
        ("en", -2.675, "−2.68"),
        ("en", 1e30, "1,000,000,000,000,000,000,000,000,000,000"),
        ("en", 1234567.5, "1,234,567.5"),
        ("pl", 3.8, "3,8"),
        ("pl", 1234567.5, "1_234_567,5"),
        ("pl", -0.5, "−0,5"),
        ("de", 1234567.5, "1.234.567,5"),
        ("de-AT", 3.8, "3,8"),
        ("pl-PL", 3.8, "3,8"),
        ("tlh", 1234.5, "1,234.5"),
    ],
)
def test_numbers(lang: str, value: float, expected: str) -> None:
    assert written(speech(lang).number(value)) == expected


@pytest.mark.parametrize(
    ("lang", "score", "expected"),
    [("en", 1.5, "+1.5"), ("en", 0, "0"), ("en", -2, "−2"), ("pl", 0.5, "+0,5")],
)
def test_scores_have_a_sign(lang: str, score: float, expected: str) -> None:
    assert speech(lang).signed(score) == expected


@pytest.mark.parametrize(
    ("score", "expected"),
    [(1.25, "+1.3"), (-1.25, "−1.3"), (0.05, "+0.1"), (0.04, "0"), (-0.04, "0"), (2, "+2")],
)
def test_halves_are_rounded_away_from_zero(score: float, expected: str) -> None:
    assert speech("en").signed(score, 1) == expected


@pytest.mark.parametrize(
    ("lang", "share", "expected"),
    [
        ("en", 0.4, "40%"),
        ("en", 0.125, "12.5%"),
        ("en", 0.3333, "33.3%"),
        ("en", 0.1225, "12.3%"),
        ("en", 1, "100%"),
        ("en", 2e13, "2,000,000,000,000,000%"),
        ("en", 1e30, f"100{',000' * 10}%"),
        ("pl", 0.125, "12,5%"),
        ("de", 0.4, "40_%"),
        ("de", 0.125, "12,5_%"),
        ("tlh", 0.125, "12.5%"),
    ],
)
def test_shares(lang: str, share: float, expected: str) -> None:
    assert written(speech(lang).percent(share)) == expected


@pytest.mark.parametrize(
    ("lang", "expected"),
    [("en", "Oct_5,_2026"), ("pl", "5_paź_2026"), ("de", "05.10.2026"), ("tlh", "Oct_5,_2026")],
)
def test_dates(lang: str, expected: str) -> None:
    assert written(speech(lang).day(date(2026, 10, 5))) == expected


@pytest.mark.parametrize(
    ("lang", "amount", "unit", "expected"),
    [
        ("en", 20, "minute", "20_min"),
        ("en", 1, "day", "1_day"),
        ("en", 2, "day", "2_days"),
        ("pl", 1, "day", "1_dzień"),
        ("pl", 2, "day", "2_dni"),
        ("pl", 1.5, "hour", "1,5_godz."),
        ("de", 20, "minute", "20_Min."),
        ("tlh", 3, "week", "3_wks"),
    ],
)
def test_lengths_of_time(lang: str, amount: float, unit: str, expected: str) -> None:
    assert written(speech(lang).length(amount, unit)) == expected


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (0, "0_min"),
        (45, "45_sec"),
        (5400, "1_hr 30_min"),
        (86_400, "1_day"),
        (2 * 86_400 + 3 * 3600 + 59, "2_days 3_hr"),
        (11 * 86_400 + 3600 + 44 * 60, "11_days 2_hr"),
        (8 * 86_400 + 9 * 60, "8_days"),
        (86_399, "1_day"),
        (59.6, "1_min"),
    ],
)
def test_a_total_has_its_largest_unit_and_the_next(seconds: float, expected: str) -> None:
    assert written(speech("en").seconds(seconds)) == expected


@pytest.mark.parametrize(
    ("seconds", "whole", "expected"),
    [
        (2 * 3600 + 40 * 60, 11 * 86_400, "3_hr"),
        (8 * 86_400 + 9 * 60, 11 * 86_400, "8_days"),
        (9 * 60, 11 * 86_400, "9_min"),
        (45 * 60 + 10, 3600, "45_min"),
    ],
)
def test_a_part_is_as_exact_as_its_whole(seconds: float, whole: float, expected: str) -> None:
    assert written(speech("en").seconds(seconds, part_of=whole)) == expected


@given(
    st.sampled_from(("en", "pl", "de", "fr", "ar", "ja", "tlh")),
    st.floats(-1e9, 1e9),
    st.sampled_from(("second", "minute", "hour", "day", "week", "month", "year")),
)
def test_no_figure_breaks_from_its_unit(lang: str, value: float, unit: str) -> None:
    said = speech(lang)
    for text in (said.number(value), said.percent(value / 1e9), said.length(abs(value), unit)):
        assert text
        assert not re.search("[ \u202f-]", text)


# --- the words ------------------------------------------------------------------------------------


def test_every_language_has_every_word_in_order() -> None:
    assert {"en", "pl"} <= set(languages())
    for lang in languages():
        own: dict[str, str] = import_module(f"cjmap.draw.look.labels.{lang}").WORDS
        assert list(own) == sorted(ENGLISH), lang
        assert all(word.strip() == word and word for word in own.values()), lang


def test_an_unknown_language_speaks_english() -> None:
    assert dict(words("tlh")) == dict(words(None)) == dict(ENGLISH)
    assert words("pl-PL")["journey"] == words("pl")["journey"] != ENGLISH["journey"]


@cache
def sources(package: str) -> dict[str, ast.Module]:
    """Read the modules of a package, but those with the words themselves."""
    folder = Path(package)
    return {
        str(file): ast.parse(file.read_text(encoding="utf-8"))
        for file in sorted(folder.rglob("*.py"))
        if file.parent.name != "labels"
    }


def looked_up() -> list[tuple[str, ast.expr]]:
    """Give every expression by which a word is looked up, with where it stands."""
    found = []
    for file, tree in sources(str(Path(draw.__file__).parent)).items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Subscript):
                holder = node.value
                name = holder.attr if isinstance(holder, ast.Attribute) else None
                name = holder.id if isinstance(holder, ast.Name) else name
                if name == "said":
                    found.append((f"{file}:{node.lineno}", node.slice))
    return found


def pattern_of(parts: ast.JoinedStr) -> re.Pattern[str]:
    """Give what keys an f-string may make."""
    return re.compile(
        "".join(
            re.escape(str(part.value)) if isinstance(part, ast.Constant) else "(.+)"
            for part in parts.values
        )
    )


def strings(package: str) -> set[str]:
    """Give every string that is written in the modules of a package."""
    return {
        node.value
        for tree in sources(package).values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_every_word_that_is_looked_up_is_there() -> None:
    expressions = looked_up()
    assert len(expressions) > 50
    for where, expression in expressions:
        if isinstance(expression, ast.Constant):
            assert expression.value in ENGLISH, where
        elif isinstance(expression, ast.JoinedStr):
            pattern = pattern_of(expression)
            assert any(pattern.fullmatch(key) for key in ENGLISH), where


def test_every_word_is_used() -> None:
    patterns = [
        pattern_of(expression)
        for _, expression in looked_up()
        if isinstance(expression, ast.JoinedStr)
    ]
    # What stands in for a part of an f-string: a value of the format, or a name of the pictures.
    drawn, known = (
        strings(str(Path(draw.__file__).parent)),
        strings(str(Path(format.__file__).parent)),
    )
    unused = {
        key
        for key in ENGLISH
        if key not in drawn | known
        and not any(
            match and set(match.groups()) <= drawn | known
            for match in (pattern.fullmatch(key) for pattern in patterns)
        )
    }
    assert unused == set()
