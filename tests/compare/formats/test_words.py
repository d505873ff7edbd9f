"""Guards the words: each language has all of them, and says no more and no less than English."""

from __future__ import annotations

import re
from functools import cache

import pytest
from tests.compare.formats.shown import FIXTURES, present

from cjmap.compare.change import Level
from cjmap.compare.kinds import CHANGE_KINDS
from cjmap.compare.words import LANGUAGES, words
from cjmap.compare.words.told import Teller, _plural
from cjmap.format.compiled import compiled_kind
from cjmap.format.kinds import KINDS

SLOT = re.compile(r"\{(\w+)\}")
OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
OF_NOUNS = {"noun", "object", "of"}
"""Slots for the same thing: other languages decline it, or name it where English does not."""

OTHERS = [lang for lang in LANGUAGES if lang != "en"]

OBJECTS = {
    *("Emotion", "EmpathyGoal", "FailPoint", "Outcome", "Preferences", "Scale", "Scope", "Timing"),
    "TouchpointUse",
}
"""Models of objects that are told field by field, since they stand in no list."""

NOT_TOLD = {"kind", "emotion.by", "counts", "touchpoint.id", "touchpoint.channel"} | {
    *("touchpoint.title", "fail_point.was", "fail_point.assumption", "emotion.assumption"),
}
"""Fields that changes of their own tell, never by name."""


@cache
def fields() -> frozenset[str]:
    """List the fields of the format as changes name them: `title`, `emotion.basis`."""
    found = set()
    for kind in KINDS:
        keys = compiled_kind(kind.name).keys
        for model, own in keys.items():
            if model in OBJECTS:
                continue
            for key, inner in own.items():
                nested = keys[inner] if inner in OBJECTS else {"": None}
                found |= {f"{key}.{name}".rstrip(".") for name in nested}
    return frozenset(found - NOT_TOLD)


def slots(template: str) -> set[str]:
    return set(SLOT.findall(template))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_change_has_its_words(lang: str) -> None:
    assert set(words(lang).MESSAGES) == set(CHANGE_KINDS)
    assert set(words(lang).LEVELS) == set(words(lang).REASONS) == {each.value for each in Level}


@pytest.mark.parametrize("lang", OTHERS)
@pytest.mark.parametrize("kind", CHANGE_KINDS)
def test_a_message_says_what_the_english_one_says(lang: str, kind: str) -> None:
    theirs, english = words(lang).MESSAGES[kind], words("en").MESSAGES[kind]
    assert slots(theirs) - OF_NOUNS == slots(english) - OF_NOUNS
    needed = slots(OPTIONAL.sub("", theirs)) - OF_NOUNS
    assert needed == slots(OPTIONAL.sub("", english)) - OF_NOUNS


@pytest.mark.parametrize("lang", LANGUAGES)
def test_templates_are_well_formed(lang: str) -> None:
    texts = [*words(lang).MESSAGES.values()]
    for phrase in words(lang).PHRASES.values():
        texts += phrase if isinstance(phrase, tuple) else [phrase]
    for text in texts:
        rest = SLOT.sub("x", OPTIONAL.sub(lambda match: match[1], text))
        assert not re.search(r"[\[\]{}]|  |^ | $", rest), text


@pytest.mark.parametrize("lang", OTHERS)
def test_no_noun_phrase_or_form_is_missing(lang: str) -> None:
    theirs, english = words(lang), words("en")
    assert set(theirs.NOUNS) == set(english.NOUNS)
    assert set(theirs.PHRASES) == set(english.PHRASES)
    assert set(theirs.FORMS) == set(theirs.NOUNS.values())


@pytest.mark.parametrize("lang", OTHERS)
def test_every_field_has_a_name(lang: str) -> None:
    assert fields() - set(words(lang).FIELDS) == set()


def test_english_names_are_words() -> None:
    named = {field: words("en").FIELDS.get(field, field.replace("_", " ")) for field in fields()}
    assert [name for name in named.values() if "." in name] == []


@pytest.mark.parametrize(("lang", "forms"), [("en", 2), ("pl", 3)])
def test_counted_phrases_have_all_forms(lang: str, forms: int) -> None:
    counted = [each for each in words(lang).PHRASES.values() if isinstance(each, tuple)]
    assert len(counted) == 5
    assert {len(each) for each in (*counted, *words(lang).LEVELS.values())} == {forms}


@pytest.mark.parametrize(
    ("count", "form"),
    [(1, 0), (2, 1), (4, 1), (5, 2), (11, 2), (12, 2), (14, 2), (21, 2), (22, 1), (112, 2), (0, 2)],
)
def test_polish_plurals(count: int, form: int) -> None:
    assert _plural(count, 3) == form


@pytest.mark.parametrize(
    ("length", "told"),
    [
        ("1 day", "1 dzień"),
        ("3 days", "3 dni"),
        ("2 weeks", "2 tygodnie"),
        ("5 weeks", "5 tygodni"),
        ("1.5 h", "1,5 godz."),
        ("1 h 30 min", "1 godz. 30 min"),
        ("2.5 months", "2,5 miesiąca"),
        ("22 years", "22 lata"),
        ("PT5M", "PT5M"),
    ],
)
def test_polish_durations(length: str, told: str) -> None:
    assert Teller("pl")._length(length) == told
    assert Teller("en")._length(length) == length


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("fixture", FIXTURES)
def test_no_gap_is_left_in_a_sentence(fixture: str, lang: str) -> None:
    presentation = present(fixture, lang)
    teller = presentation.teller
    for change in presentation.changes:
        message = teller.message(change)
        assert "–" not in message
        assert fixture == "hostile" or not re.search(r"[{}\[\]]|  ", message)
        assert message[:1] == message[:1].upper()


def test_long_texts_are_cut_in_a_sentence() -> None:
    teller = Teller("en")
    assert teller.quoted("x" * 500) == f"“{'x' * 89}…”"
    assert teller.quoted("a\nb\tc") == "“a b c”"
