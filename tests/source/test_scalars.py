"""Guards what a plain scalar stands for: YAML 1.2's core schema, and each author's own spelling."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cjmap.source import parse_document
from cjmap.source.nodes import Mapping, Scalar, SpelledInteger, SpelledNumber
from cjmap.source.scalars import NotFiniteError, TooManyDigitsError, resolve

TEXTS = [
    "no",
    "No",
    "NO",
    "yes",
    "on",
    "off",
    "y",
    "n",
    "1:30",
    "12:30:45",
    "190:20:30",
    "2026-09-30",
    "2026-09-30T10:00:00Z",
    "1_000",
    "0b101",
    "0o8",
    "0xZZ",
    "0x",
    "0o",
    "1.2.3",
    "1,5",
    "25%",
    "nULL",
    "tRUE",
    ".",
    "+",
    "-",
    "..",
    "e3",
    "1e",
    ".e3",
    "+.",
    "+0x1F",
    "-0o7",
    "inf",
    "nan",
    "Infinity",
    "+.nan",
    "0x1.8p3",
    "١٢",
    "²",
    "=",
    "1 000",
]

VALUES: list[tuple[str, Any]] = [
    ("", None),
    ("~", None),
    ("null", None),
    ("Null", None),
    ("NULL", None),
    ("true", True),
    ("True", True),
    ("TRUE", True),
    ("false", False),
    ("False", False),
    ("FALSE", False),
    ("0", 0),
    ("12", 12),
    ("-7", -7),
    ("+7", 7),
    ("012", 12),
    ("-0", 0),
    ("00", 0),
    ("0o17", 15),
    ("0x1F", 31),
    ("0xff", 255),
    ("1.5", 1.5),
    ("-.5", -0.5),
    (".5", 0.5),
    ("1.", 1.0),
    ("+1.5", 1.5),
    ("1e3", 1000.0),
    ("1E-3", 0.001),
    ("1.10", 1.1),
    ("-2", -2),
    ("1e308", 1e308),
    ("1e-999", 0.0),
]

SPELLED = ["012", "+7", "0o17", "0x1F", "1.10", "1e3", ".5", "1.", "-0", "007", "1E-3"]


@pytest.mark.parametrize("text", TEXTS)
def test_text_stays_text(text: str) -> None:
    assert resolve(text, 40) == text
    assert type(resolve(text, 40)) is str


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_value(text: str, value: Any) -> None:
    resolved = resolve(text, 40)
    assert resolved == value
    kinds = {SpelledInteger: int, SpelledNumber: float}
    assert kinds.get(type(resolved), type(resolved)) is type(value)


@pytest.mark.parametrize("text", SPELLED)
def test_spelling_is_kept(text: str) -> None:
    assert str(resolve(text, 40)) == text


@pytest.mark.parametrize("text", ["0", "12", "-7", "1.5", "-0.5", "1000.0"])
def test_plain_numbers_need_no_spelling(text: str) -> None:
    assert type(resolve(text, 40)) in (int, float)
    assert str(resolve(text, 40)) == text


@pytest.mark.parametrize(
    "text", [".nan", ".NaN", ".NAN", ".inf", "-.Inf", "+.INF", "1e999", "-1e999"]
)
def test_not_finite(text: str) -> None:
    with pytest.raises(NotFiniteError):
        resolve(text, 40)


@pytest.mark.parametrize(
    "text", ["9" * 41, "-" + "9" * 40, "0." + "1" * 39, "0x" + "f" * 39, "0o" + "7" * 39]
)
def test_too_many_digits(text: str) -> None:
    with pytest.raises(TooManyDigitsError):
        resolve(text, 40)


@pytest.mark.parametrize("text", ["9" * 40, "0x" + "f" * 38])
def test_just_enough_digits(text: str) -> None:
    assert int(resolve(text, 40)) == int(text, 0)


@pytest.mark.parametrize("text", ["0" * 200 + "x", "a" * 5_000, "1" * 50 + "-" + "2" * 50])
def test_long_texts_are_no_numbers(text: str) -> None:
    assert resolve(text, 40) == text


@pytest.mark.parametrize(
    "written", ['"5"', "'5'", '"true"', "'null'", '""', "'~'", '".nan"', "|\n  5\n", ">-\n  true\n"]
)
def test_quoted_is_text(written: str) -> None:
    document = parse_document(Path("a.persona.yaml"), f"a: {written}\n".encode())
    assert document.problems == []
    assert type(document.data["a"]) is str


def test_keys_are_texts() -> None:
    text = "1.10: a\n012: b\ntrue: c\n~: d\nno: e\n"
    document = parse_document(Path("a.persona.yaml"), text.encode())
    assert list(document.data) == ["1.10", "012", "true", "~", "no"]


def test_node_keeps_what_is_written() -> None:
    document = parse_document(Path("a.persona.yaml"), b"id: 1.10\n")
    assert isinstance(document.root, Mapping)
    node = document.root.value("id")
    assert isinstance(node, Scalar)
    assert (node.text, node.style, node.data) == ("1.10", "", 1.1)


def test_norwegian_is_a_language() -> None:
    document = parse_document(Path("a.persona.yaml"), b"lang: no\nmet: no\nwhen: 1:30\n")
    assert document.data == {"lang": "no", "met": "no", "when": "1:30"}
