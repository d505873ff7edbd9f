"""Text is made safe, measured as the fonts say, and never cut in a bad place."""

from __future__ import annotations

from importlib.resources import files

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st
from tests.draw.draw_maps import HOSTILE, LONG, SCRIPTS

from cjmap.draw import text as texts
from cjmap.draw.scene import Weight


@pytest.mark.parametrize("weight", list(Weight))
def test_widths_are_those_of_the_shipped_fonts(weight: Weight) -> None:
    font = TTFont(str(files("cjmap.draw").joinpath(f"fonts/Inter-{weight.value}.ttf")))
    cmap, advances = font.getBestCmap(), font["hmtx"]
    units = font["head"].unitsPerEm
    sample = "Zażółć gęślą jaźń → Ελλάδα, Москва “quoted” 1 234 №"
    expected = sum(advances[cmap[ord(character)]][0] for character in sample) / units * 12
    assert texts.width(sample, 12, weight) == pytest.approx(expected)


def test_weights_differ_in_width() -> None:
    widths = [texts.width("Moment of truth", 10, weight) for weight in Weight]
    assert widths == sorted(widths)
    assert widths[0] < widths[2]


def test_foreign_letters_are_counted_wide_enough() -> None:
    assert texts.width("植物", 10) >= 20
    assert texts.width("😀", 10) >= 12
    assert not texts.covered("植")
    assert texts.covered("ż")


@pytest.mark.parametrize("text", HOSTILE)
def test_clean_leaves_nothing_that_acts(text: str) -> None:
    cleaned = texts.clean(text)
    assert not any(character < " " and character != "\n" for character in cleaned)
    assert not any(
        character in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068" for character in cleaned
    )


def test_clean_keeps_what_can_be_read() -> None:
    assert texts.clean("  a \t b\r\n\r\n c ") == "a b\nc"
    assert texts.clean("<b>&amp;\\N") == "<b>&amp;\\N"
    assert texts.clean("e\u0301") == "é"
    assert texts.clean("👩‍👧") == "👩‍👧"


def test_no_letter_carries_more_than_three_marks() -> None:
    assert len(texts.clean("Z" + "\u0334" * 40)) == 4


@given(st.text(), st.floats(min_value=20, max_value=400))
def test_no_line_is_wider_than_its_room(text: str, room: float) -> None:
    for line in texts.wrap(text, room, 10):
        assert texts.width(line, 10) <= room or len(texts.clusters(line)) == 1


@given(st.text())
def test_wrapping_loses_no_letter(text: str) -> None:
    whole = texts.clean(text).replace(" ", "").replace("\n", "").replace("\u200b", "")
    assert "".join(texts.wrap(text, 80, 10)).replace(" ", "") == whole


@pytest.mark.parametrize("text", [*SCRIPTS, LONG])
def test_scripts_and_long_words_wrap(text: str) -> None:
    lines = texts.wrap(text, 90, 10)
    assert all(texts.width(line, 10) <= 90 for line in lines)


def test_a_joined_emoji_is_never_cut() -> None:
    family = "👩‍👩‍👧‍👦"
    assert texts.clusters(family * 2) == [family, family]
    assert texts.clusters("🇵🇱🇩🇪") == ["🇵🇱", "🇩🇪"]


def test_words_break_after_hyphens_but_not_in_numbers() -> None:
    assert texts.wrap("well-known", texts.width("well-", 10) + 1, 10)[0] == "well-"
    assert texts.wrap("in 2026-Q3", texts.width("in 2026-", 10) + 5, 10) == ("in", "2026-Q3")
    assert texts.wrap("an e-mail", texts.width("an e-m", 10), 10) == ("an", "e-mail")


def test_shorten_tells_that_it_cut() -> None:
    short = texts.shorten("a long title", 40, 10)
    assert short.endswith("…")
    assert texts.width(short, 10) <= 40
    assert texts.shorten("a", 40, 10) == "a"


def test_most_lines() -> None:
    lines = texts.wrap("one two three four five", 30, 10, most=2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")
