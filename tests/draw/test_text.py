"""Text is made safe, measured as the fonts say, and never cut in a bad place."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st
from tests.draw.draw_maps import HOSTILE, LONG, SCRIPTS

from cjmap.draw import text as texts
from cjmap.draw.scene import Weight
from cjmap.draw.text.scripts import EMOJI, OTHER, script_of
from cjmap.draw.text.scripts import SCRIPTS as DECLARED

PAIRS, MARK_TO_BASE, MARK_TO_MARK = 2, 4, 6
SINGLE, LIGATURE, CHAINED = 1, 4, 6
LANGUAGES = ("", "pl", "en-GB", "de", "fr", "cs", "uk", "hu", "el")

TEXT = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from(
            "aAzZżóéwiou     ---–·/.,;:!?%()„”«»'…0123456789\u00ad\u200b\u200d\ufe0f\u20e3"
        ),
        st.sampled_from("👩👍🏽🇵🇱❤植物アー한مرحباשלוםक्षिไทยე\u0301\u0308\u00a0\n"),
    ),
    max_size=80,
)
PROSE = st.lists(
    st.sampled_from(
        [
            "w",
            "i",
            "z",
            "na",
            "Zamówienie",
            "niepowtarzalność",
            "elektryczności",
            "Donaudampfschifffahrt",
            "·",
            "–",
            "12",
            "kg",
            "1",
            "234",
            "zł",
            "%",
            "internationalisation",
            "l'électricité",
            "e-mail",
            "https://example.com/long/path?q=1",
            "PKWiU",
            "(np.",
            "Kč",
            "розташування",
            "ηλεκτρονικός",
            "megrendelésekkel",
            "asszonnyal",
            "prze\xadsył\xadka",
        ]
    ),
    max_size=30,
).map(" ".join)


@cache
def font(weight: Weight) -> Any:
    return TTFont(str(files("cjmap.draw").joinpath(f"fonts/Inter-{weight.value}.ttf")))


def subtables(weight: Weight, table: str) -> list[tuple[int, Any]]:
    lookups = font(weight)[table].table.LookupList.Lookup
    return [(lookup.LookupType, part) for lookup in lookups for part in lookup.SubTable]


def in_language(language: str, text: str, room: float, **options: Any) -> tuple[str, ...]:
    with texts.typesetting(language):
        return texts.wrap(text, room, 10, **options)


def letters(text: str) -> str:
    """What must not get lost: all but blanks, and hyphens, which dividing a word adds."""
    return "".join(c for c in text if c not in " \n-\u00ad\u200b")


# Measuring


@pytest.mark.parametrize("weight", list(Weight))
def test_no_character_is_measured_narrower_than_it_is_drawn(weight: Weight) -> None:
    cmap, advances = font(weight).getBestCmap(), font(weight)["hmtx"]
    marks = font(weight)["GDEF"].table.GlyphClassDef.classDefs
    units = font(weight)["head"].unitsPerEm
    for code, glyph in cmap.items():
        if marks.get(glyph) != 3:  # OpenType: shaping takes away the advance of a mark
            assert texts.width(chr(code), units, weight) >= advances[glyph][0], chr(code)


@pytest.mark.parametrize("weight", list(Weight))
def test_kerning_never_moves_letters_apart(weight: Weight) -> None:
    kinds = {kind for kind, _ in subtables(weight, "GPOS")}
    assert kinds == {PAIRS, MARK_TO_BASE, MARK_TO_MARK}, "nothing else can move a letter"
    values = 0
    for kind, part in subtables(weight, "GPOS"):
        if kind != PAIRS:
            continue
        rows = part.PairSet if part.Format == 1 else part.Class1Record
        for row in rows:
            for record in row.PairValueRecord if part.Format == 1 else row.Class2Record:
                for value in (record.Value1, record.Value2):
                    if value is not None:
                        values += 1
                        assert getattr(value, "XAdvance", 0) <= 0
                        assert getattr(value, "XPlacement", 0) == 0
    assert values > 1000


@pytest.mark.parametrize("weight", list(Weight))
def test_no_substitution_makes_a_text_wider(weight: Weight) -> None:
    advances = {glyph: wide for glyph, (wide, _) in font(weight)["hmtx"].metrics.items()}
    assert {kind for kind, _ in subtables(weight, "GSUB")} == {SINGLE, LIGATURE, CHAINED}
    for kind, part in subtables(weight, "GSUB"):
        if kind == SINGLE:
            for glyph, other in part.mapping.items():
                assert advances[other] <= advances[glyph]
        elif kind == LIGATURE:
            for first, ligatures in part.ligatures.items():
                for each in ligatures:
                    whole = advances[first] + sum(advances[other] for other in each.Component)
                    assert advances[each.LigGlyph] <= whole


@pytest.mark.parametrize("weight", list(Weight))
def test_widths_are_close_to_those_of_the_shipped_fonts(weight: Weight) -> None:
    cmap, advances = font(weight).getBestCmap(), font(weight)["hmtx"]
    units = font(weight)["head"].unitsPerEm
    sample = "Zażółć gęślą jaźń → Ελλάδα, Москва “quoted” 1 234 №"
    drawn = sum(advances[cmap[ord(character)]][0] for character in sample) / units * 12
    assert drawn <= texts.width(sample, 12, weight) <= drawn * 1.04


def test_what_stands_in_for_the_shipped_font_is_not_wider() -> None:
    # Advances of Arial in units of 2048, as its makers publish them.
    for character, arial in {
        "R": 1479,
        "E": 1366,
        "i": 455,
        "l": 455,
        "m": 1706,
        "@": 2079,
    }.items():
        assert texts.width(character, 2048) >= arial
    for character, bold in {"R": 1479, "i": 569, "o": 1251, " ": 569}.items():
        assert texts.width(character, 2048, Weight.SEMIBOLD) >= bold


def test_weights_differ_in_width() -> None:
    widths = [texts.width("Moment of truth", 10, weight) for weight in Weight]
    assert widths == sorted(widths)
    assert widths[0] < widths[2]


def test_format_characters_and_marks_take_no_room() -> None:
    for character in "\u00ad\u200b\u200c\u200d\u2060\u2067\u2069\ufe0e\u0323\u0301":
        assert texts.width(character, 10) == 0, hex(ord(character))


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("植物", 20, 20),  # ideographs are squares
        ("ゲーム", 30, 30),
        ("한국어", 27, 30),
        ("😀", 12.4, 13),
        ("👩‍👩‍👧‍👦", 12.4, 13),
        ("👍🏽", 12.4, 13),
        ("🇵🇱🇩🇪", 24.9, 26),
        ("1️⃣", 12.4, 13),
        ("❤️", 12.4, 13),
        ("©️", 12.4, 13),
        ("مرحبا", 20, 42),
        ("שלום", 18, 30),
        ("ภาษาไทย", 30, 45),
        ("ქართული", 35, 55),
        ("Հայերեն", 40, 60),
        ("नमस्ते", 25, 45),
        ("👩\u200d" * 40, 400, 600),  # no emoji: joined for longer than any can be
    ],
)
def test_what_other_fonts_draw(text: str, least: float, most: float) -> None:
    assert least <= texts.width(text, 10) <= most


def test_scripts_do_not_overlap_and_are_found() -> None:
    spans = sorted(span for script in DECLARED for span in script.spans())
    assert all(first <= last for first, last in spans)
    assert all(last < first for (_, last), (first, _) in pairwise(spans))
    named = {"ش": "Arabic", "ש": "Hebrew", "植": "Han", "か": "kana", "한": "Hangul", "🎉": "emoji"}
    assert {character: script_of(character).name for character in named} == named
    assert script_of("ꙮ") is OTHER
    assert script_of("\x00") is OTHER
    assert EMOJI in DECLARED


def test_sums_of_advances_are_exact() -> None:
    for script in (*DECLARED, OTHER):
        assert (script.widest * 32).is_integer()
        assert (script.mark * 32).is_integer()


@pytest.mark.parametrize(
    ("missing", "families"),
    [
        ("", ()),
        ("مر", ("Noto Sans Arabic", "Geeza Pro", "Segoe UI")),
        ("🎉ש", ("Noto Sans Hebrew", "Arial Hebrew", "Noto Color Emoji", "Apple Color Emoji", "Segoe UI Emoji")),
    ],
)  # fmt: skip
def test_families_for_missing_characters(missing: str, families: tuple[str, ...]) -> None:
    assert texts.fallback_families(frozenset(missing)) == families


def test_ideographs_beside_kana_are_japanese() -> None:
    assert texts.fallback_families(frozenset("植の"))[0] == "Noto Sans CJK JP"
    assert texts.fallback_families(frozenset("植"))[0] == "Noto Sans CJK SC"


def test_covered() -> None:
    assert not texts.covered("植")
    assert texts.covered("ż")
    assert all(map(texts.covered, " \u00a0\u00ad\u200b\u2067\ufe0f"))


# Cleaning


@pytest.mark.parametrize("text", HOSTILE)
def test_clean_leaves_nothing_that_acts(text: str) -> None:
    cleaned = texts.clean(text)
    assert not any(character < " " and character != "\n" for character in cleaned)
    assert not any(
        character in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u200e\u200f"
        for character in cleaned
    )


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  a \t b\r\n\r\n c ", "a b\nc"),
        ("<b>&amp;\\N", "<b>&amp;\\N"),
        ("e\u0301", "é"),
        ("e\u202a\u0301", "é"),
        ("👩‍👧", "👩‍👧"),
        ("Zamówienie", "Zamówienie"),
        ("10\u202f000 zł", "10\u00a0000 zł"),
        ("a\u2028b", "a\nb"),
        ("soft\u00adhyphen", "soft\u00adhyphen"),
        ("\u00adloose \u00ad and\u00ad\u00addouble\u00ad", "loose and\u00addouble"),
        ("\u200b\n\u00a0\n\u00ad", ""),
        (12, "12"),
    ],
)  # fmt: skip
def test_clean(text: object, cleaned: str) -> None:
    assert texts.clean(text) == cleaned


@given(TEXT)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    cleaned = texts.clean(text)
    assert texts.clean(cleaned) == cleaned


def test_one_line_has_no_places_to_break_at() -> None:
    assert texts.one_line("a\nb\u00adc\u200bd") == "a bcd"


def test_no_letter_carries_more_than_three_marks() -> None:
    assert len(texts.clean("Z" + "\u0334" * 40)) == 4


# Lines


@given(TEXT, st.floats(min_value=20, max_value=400), st.sampled_from(LANGUAGES), st.booleans())
def test_no_line_is_wider_than_its_room(
    text: str, room: float, language: str, balanced: bool
) -> None:
    for line in in_language(language, text, room, balanced=balanced):
        assert texts.width(line, 10) <= room or len(texts.clusters(line)) == 1
        assert line


@given(PROSE, st.floats(min_value=20, max_value=400), st.sampled_from(LANGUAGES), st.booleans())
def test_no_line_of_prose_is_wider_than_its_room(
    text: str, room: float, language: str, balanced: bool
) -> None:
    lines = in_language(language, text, room, balanced=balanced)
    assert all(texts.width(line, 10) <= room for line in lines)
    assert letters("".join(lines)) == letters(texts.clean(text))
    assert lines == in_language(language, text, room, balanced=balanced)


@given(TEXT, st.sampled_from(LANGUAGES))
def test_wrapping_loses_no_letter(text: str, language: str) -> None:
    lines = in_language(language, text, 80)
    assert letters("".join(lines)) == letters(texts.clean(text))


@given(TEXT, st.integers(min_value=1, max_value=3))
def test_no_more_lines_than_asked_for(text: str, most: int) -> None:
    lines = texts.wrap(text, 40, 10, most=most)
    assert len(lines) <= most
    assert all(texts.width(line, 10) <= 40 for line in lines)


@pytest.mark.parametrize("text", [*SCRIPTS, LONG])
def test_scripts_and_long_words_wrap(text: str) -> None:
    lines = texts.wrap(text, 90, 10)
    assert all(texts.width(line, 10) <= 90 for line in lines)


@pytest.mark.parametrize(
    ("language", "text", "room", "lines"),
    [
        # A word that fits on no line is divided, in a language whose rules are known.
        ("pl", "Niepowtarzalność", 60, ("Niepowta-", "rzalność")),
        ("pl-PL", "Niepowtarzalność", 60, ("Niepowta-", "rzalność")),
        ("de", "Donaudampfschifffahrt", 70, ("Donaudampf-", "schifffahrt")),
        ("", "Niepowtarzalność", 60, ("Niepowtarza", "lność")),
        ("xx", "Niepowtarzalność", 60, ("Niepowtarza", "lność")),
        # A line that would stay ragged takes the beginning of a long word (not of a short one),
        # if that saves a line, but not for a short rest.
        ("en", "an internationalisation of", 91, ("an internationalisa-", "tion of")),
        ("", "an internationalisation of", 91, ("an", "internationalisation", "of")),
        ("en", "an extraordinary internationalisation", 110, ("an extraordinary", "internationalisation")),
        ("en", "an internationalisation", 91, ("an", "internationalisation")),
        ("pl", "a uszkodzoną wymieniamy je", 118, ("a uszkodzoną", "wymieniamy je")),
        ("en", "a problem", 42, ("a", "problem")),
        # What is no plain word is never divided.
        ("en", "an INTERNATIONALISATION of", 126, ("an", "INTERNATIONALISATION", "of")),
        ("en", "an internationalOrganisation of", 126, ("an", "internationalOrganisation", "of")),
        ("en", "an international2organisation of", 126, ("an", "international2organisation", "of")),
        ("en", "an information@organisation of", 126, ("an", "information@organisation", "of")),
        ("en", "an information.organisation of", 118, ("an information.", "organisation of")),
        # The author's soft hyphens count in any language, and before its rules; unused, they vanish.
        ("", "prze\u00adsyłka", 40, ("prze-", "syłka")),
        ("pl", "niepow\u00adtarzalność", 70, ("niepow-", "tarzalność")),
        ("", "prze\u00adsyłka", 100, ("przesyłka",)),
        # Hyphens and slashes of the text's own need no second one, numbers stay whole.
        ("", "well-known", 36, ("well-", "known")),
        ("", "in 2026-Q3", 52, ("in", "2026-Q3")),
        ("", "an e-mail", 33, ("an", "e-mail")),
        ("", "the U.S.A. today", 42, ("the", "U.S.A.", "today")),
        ("", "nadawca/odbiorca", 70, ("nadawca/", "odbiorca")),
        # A separator stays with the word before it.
        ("", "alpha · beta", 40, ("alpha ·", "beta")),
        ("", "alpha – beta", 40, ("alpha –", "beta")),
        ("fr", "alpha beta !", 55, ("alpha", "beta !")),
        ("fr", "alpha « beta »", 60, ("alpha", "« beta »")),
        # Polish words of one letter go with the next word.
        ("pl", "Ala w domu", 30, ("Ala w", "domu")),
        ("pl", "Ala w domu", 48, ("Ala", "w domu")),
        ("pl", "Ala i w domu", 50, ("Ala", "i w domu")),
        ("en", "Ala w domu", 48, ("Ala w", "domu")),
        # A number goes with its unit, a group of digits with the next.
        ("", "about 12 kg", 48, ("about", "12 kg")),
        ("", "about 12 %.", 48, ("about", "12 %.")),
        ("", "about 1 234 zł", 62, ("about", "1 234 zł")),
        ("", "about nr 5", 48, ("about", "nr 5")),
        ("", "about 12 pots", 48, ("about 12", "pots")),
        # Other scripts.
        ("", "植物。植物", 22, ("植", "物。", "植物")),
        ("", "（植物）", 25, ("（植", "物）")),
        ("", "ゲーム", 22, ("ゲー", "ム")),
        ("", "🇵🇱🇩🇪👩‍👧", 14, ("🇵🇱", "🇩🇪", "👩‍👧")),
        ("", "", 50, ()),
        ("", "\u00ad \u200b", 50, ()),
    ],
)  # fmt: skip
def test_where_lines_end(language: str, text: str, room: float, lines: tuple[str, ...]) -> None:
    assert in_language(language, text, room) == lines


def test_languages_are_known_only_within_their_block() -> None:
    with texts.typesetting("pl"):
        with texts.typesetting("de"):
            assert texts.wrap("Niepowtarzalność", 60, 10)[0] != "Niepowta-"
        assert texts.wrap("Niepowtarzalność", 60, 10)[0] == "Niepowta-"
    assert texts.wrap("Niepowtarzalność", 60, 10)[0] == "Niepowtarza"


def test_no_word_is_divided_near_its_ends() -> None:
    words = ("Idee", "oder", "ability", "évolution", "electricity", "około", "równoważność")
    for language in LANGUAGES:
        for word in words:
            for room in range(12, 80, 4):
                for line in in_language(language, word, room):
                    assert not line.endswith("-") or len(line) >= 3


def test_no_more_than_two_lines_in_a_row_are_divided_for_looks() -> None:
    text = "ab internationalisation " * 8
    ends = [line.endswith("-") for line in in_language("en", text, 95)]
    assert any(ends)
    assert not any(all(ends[index : index + 3]) for index in range(len(ends) - 2))


def test_a_balanced_heading_leaves_no_word_alone() -> None:
    text = "Order a plant and wait for the parcel to come"
    plain = texts.wrap(text, 200, 10)
    balanced = texts.wrap(text, 200, 10, balanced=True)
    assert plain == ("Order a plant and wait for the parcel to", "come")
    assert balanced == ("Order a plant and wait", "for the parcel to come")


def test_long_strings_are_set_in_time_that_grows_with_their_length() -> None:
    # What copies the rest of the string for each line, or each letter, takes minutes on these.
    for part in ("a", "ab-", "abc\u00ad", "植", "1 ", "👩\u200d", "a/b?c=", "'", "· "):
        text = part * (50_000 // len(part))
        assert len(texts.wrap(text, 100, 10)) > 100
        assert texts.width(texts.shorten(text, 100, 10), 10) <= 100


def test_a_joined_emoji_is_never_cut() -> None:
    family = "👩‍👩‍👧‍👦"
    assert texts.clusters(family * 2) == [family, family]
    assert texts.clusters("🇵🇱🇩🇪") == ["🇵🇱", "🇩🇪"]


@pytest.mark.parametrize(
    ("text", "room", "short"),
    [
        ("a long title", 40, "a long…"),
        ("a – long title", 25, "a…"),
        ("a", 40, "a"),
        ("soft\u00adhyphen", 100, "softhyphen"),
        ("anything", 0, "…"),
    ],
)
def test_shorten_tells_that_it_cut(text: str, room: float, short: str) -> None:
    assert texts.shorten(text, room, 10) == short


@pytest.mark.parametrize(
    ("text", "room", "most", "lines"),
    [
        ("one two three four five", 30, 2, ("one", "two…")),
        ("alpha · beta", 40, 1, ("alpha…",)),
        ("one two", 100, 1, ("one two",)),
        ("one\ntwo", 100, 1, ("one…",)),
        ("Niepowtarzalność", 60, 1, ("Niepowta…",)),
    ],
)
def test_most_lines(text: str, room: float, most: int, lines: tuple[str, ...]) -> None:
    assert in_language("pl", text, room, most=most) == lines


# Direction


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("", "ltr"),
        ("12 %", "ltr"),
        ("plain", "ltr"),
        ("\u200fplain \u202eenough", "ltr"),
        ("مرحبا Google!", "rtl"),
        ("«(12) שלום", "rtl"),
        ("Google مرحبا", "ltr"),
        ("植物", "ltr"),
    ],
)
def test_direction_is_that_of_the_first_letter(text: str, direction: str) -> None:
    assert texts.direction(text) == direction


def test_only_a_line_from_right_to_left_is_isolated() -> None:
    line = "أهلا Google!"
    assert texts.isolated(line, "rtl") == "\u2067" + line + "\u2069"
    assert texts.isolated(line, "ltr") == line
    assert texts.width(texts.isolated(line, "rtl"), 10) == texts.width(line, 10)
