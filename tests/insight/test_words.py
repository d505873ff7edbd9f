"""Guards the words of all that is told: both languages say the same, and nothing is said by nobody."""

from __future__ import annotations

import ast
import re
from functools import cache
from importlib import import_module
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

import pytest

import cjmap.insight
from cjmap.insight.definitions import definitions
from cjmap.insight.definitions.sources import SOURCES
from cjmap.insight.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.insight.voice import Words

ROOM = Path(cjmap.insight.__file__).parent
PACKAGES = sorted(
    f"cjmap.insight.{'.'.join(file.parent.relative_to(ROOM).parts)}"
    for file in ROOM.rglob("en.py")
    if file.parent.name != "definitions"
)
FORMS = {"en": 2, "pl": 3}


def words(package: str, lang: str) -> Words:
    found: Words = import_module(f"{package}.{lang}").WORDS
    return found


def slots(text: str | tuple[str, ...]) -> set[str]:
    """Return the slots of a text; those of all forms, which may leave out the number."""
    forms = (text,) if isinstance(text, str) else text
    return {name for form in forms for _, name, _, _ in Formatter().parse(form) if name}


@pytest.mark.parametrize("package", PACKAGES)
def test_both_languages_have_the_same_words_with_the_same_slots(package: str) -> None:
    english, polish = words(package, "en"), words(package, "pl")
    assert set(english) == set(polish)
    for key, text in english.items():
        assert isinstance(text, str) == isinstance(polish[key], str), key
        assert slots(text) == slots(polish[key]), key


@pytest.mark.parametrize("lang", FORMS)
@pytest.mark.parametrize("package", PACKAGES)
def test_what_goes_with_a_number_has_all_forms(package: str, lang: str) -> None:
    counted = {key: text for key, text in words(package, lang).items() if isinstance(text, tuple)}
    assert {key for key, forms in counted.items() if len(forms) != FORMS[lang]} == set()


@cache
def texts_of(folder: Path) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the texts that stand in the code of a folder: whole ones, and patterns of made ones."""
    whole, made = set(), []
    for file in folder.glob("*.py"):
        if file.stem in FORMS:
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                whole.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                parts = (
                    re.escape(str(each.value)) if isinstance(each, ast.Constant) else r"[\w-]+"
                    for each in node.values
                )
                made.append("".join(parts))
    return frozenset(whole), tuple(made)


@cache
def folders() -> tuple[Path, ...]:
    """Return the folders of the room that hold code; what is defined is not said by it."""
    return tuple({file.parent for file in ROOM.rglob("*.py")} - {ROOM / "definitions"})


@pytest.mark.parametrize("package", PACKAGES)
def test_every_word_is_said_somewhere(package: str) -> None:
    folder = ROOM.joinpath(*package.split(".")[2:])
    whole, made = texts_of(folder)
    made += tuple(pattern for each in folders() for pattern in texts_of(each)[1] if "-" in pattern)
    idle = {
        key
        for key in words(package, "en")
        if key not in whole and not any(re.fullmatch(pattern, key) for pattern in made)
    }
    # A kind of map or a state of an opportunity is said by its name, which the code does not spell.
    assert idle <= {"journey", "blueprint", "persona", "empathy-map", "backlog"} | names_of_values()


@cache
def names_of_values() -> frozenset[str]:
    """Return the values of all enumerations of the format, and of this room."""
    from enum import Enum

    def below(kind: type[Enum]) -> Iterator[type[Enum]]:
        for each in kind.__subclasses__():
            yield each
            yield from below(each)

    return frozenset(str(each.value) for kind in below(Enum) for each in kind)


# --- definitions ---


def named() -> set[str]:
    """Return the notes that the code of this room names."""
    found: set[str] = set()
    for file in ROOM.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                found.update(_notes(node))
    return found


def _notes(call: ast.Call) -> Iterator[str]:
    at = [each.value for each in call.keywords if each.arg in ("note", "notes")]
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    if name in ("Column", "Said", "Sentence"):
        at += call.args[2:3]
    for place in at:
        for node in ast.walk(place):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
                yield node.value


def test_every_note_has_a_definition_in_both_languages() -> None:
    assert named() - set(import_module("cjmap.insight.definitions.en").DEFINITIONS) == set()
    assert named() - set(import_module("cjmap.insight.definitions.pl").DEFINITIONS) == set()


def test_every_definition_is_named_somewhere() -> None:
    spelled = {text for folder in folders() for text in texts_of(folder)[0]}
    assert set(definitions("en")) - spelled == set()


def test_every_source_is_of_a_definition() -> None:
    assert set(SOURCES) - set(definitions("en")) == set()


@pytest.mark.parametrize("lang", FORMS)
def test_a_definition_is_a_name_and_whole_sentences(lang: str) -> None:
    for key, each in definitions(lang).items():
        assert not each.name[0].islower(), key
        assert not each.name.endswith("."), key
        assert each.text.endswith("."), key
        assert not each.source or each.source.endswith("."), key


@pytest.mark.parametrize(
    ("end", "told"), [("8 godz.", "8 godz."), ("wtedy…", "wtedy…."), ("a...", "a....")]
)
def test_an_abbreviation_at_the_end_of_a_sentence_brings_its_full_stop(end: str, told: str) -> None:
    voice = Voice("cjmap.insight.report.weak_points", "pl")
    assert voice("work", told=end) == f"Praca ponad plan: {told}"


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        ("", ""),
        ("A", "“A”"),
        ("A B", "“A” and “B”"),
        ("A B C D", "“A”, “B”, “C” (+1)"),
        ("A B A", "“A” (×\u00a02) and “B”"),
        ("A B C D D", "“A”, “B”, “C” (+2)"),
    ],
)
def test_the_same_title_is_listed_once(texts: str, told: str) -> None:
    assert Voice("cjmap.insight.report", "en").titles(texts.split(), 3) == told
