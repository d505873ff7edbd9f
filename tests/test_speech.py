"""Guards what a language needs beside its numbers: plurals, quotations, lists, what is remembered."""

from __future__ import annotations

import pytest

from cjmap.speech import Speech

STEPS = {"en": ("step", "steps"), "pl": ("krok", "kroki", "kroków")}


@pytest.mark.parametrize(
    ("lang", "count", "expected"),
    [
        ("en", 0, "steps"),
        ("en", 1, "step"),
        ("en-GB", 2, "steps"),
        ("pl", 0, "kroków"),
        ("pl", 1, "krok"),
        ("pl", 2, "kroki"),
        ("pl", 5, "kroków"),
        ("pl", 12, "kroków"),
        ("pl-PL", 22, "kroki"),
        ("pl", 112, "kroków"),
    ],
)
def test_the_form_that_goes_with_a_number(lang: str, count: int, expected: str) -> None:
    assert Speech(lang).plural(count, STEPS[lang[:2]]) == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "Pay", "“Pay”"),
        ("en", "It says “paid”", "“It says ‘paid’”"),
        ("pl", "Data to „2–5 dni”", "„Data to »2–5 dni«”"),
        ("en", "Data to „2–5 dni”", "“Data to ‘2–5 dni’”"),
        ("de", "Bezahlen", "“Bezahlen”"),
    ],
)
def test_a_quotation_within_one_has_other_marks(lang: str, text: str, expected: str) -> None:
    assert Speech(lang).quoted(text) == expected


def test_a_list_in_words() -> None:
    assert Speech("pl").listed(["a", "b", "c"]) == "a, b i c"
    assert Speech("en").listed(["a"]) == "a"


def test_what_is_remembered_is_that_of_its_language() -> None:
    written = {
        "en": ("1.5", "+1.5", "12.5%", "1.5\u00a0hr"),
        "pl": ("1,5", "+1,5", "12,5%", "1,5\u00a0godz."),
    }
    for lang in ("en", "pl", "en"):
        say = Speech(lang)
        told = (say.number(1.5), say.signed(1.5), say.percent(0.125), say.length(1.5, "hour"))
        assert told == written[lang]


def test_zero_has_no_sign_whichever_was_written_first() -> None:
    say = Speech("sv")
    for zero in (-0.0, 0.0, 0, -0.0):
        assert (say.number(zero), say.percent(zero)) == ("0", "0\u00a0%")
        assert say.length(zero, "minute") == "0\u00a0min"
