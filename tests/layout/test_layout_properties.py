"""Guards the layout of whatever authors write: the same map, the same comments, settled at once."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
from fuzz.targets.fmt import typed
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML
from tests.imports import PACKAGE
from tests.layout.layout_scrambled import Scrambler

from cjmap.layout import canonical_text, obstacles
from cjmap.source import Document, parse_document, read_document

ROOT = Path(__file__).parents[2]
MAPS = sorted(
    file
    for folder in ("examples", PACKAGE / "starter", "tests/broken", "tests/broken_workspaces")
    for file in (ROOT / folder).rglob("*.y*ml")
)
EXAMPLES = [
    file
    for file in MAPS
    if "broken" not in str(file) and not file.name.endswith(".measure.yaml")  # no map
]
FILE = Path("a.journey.yaml")


def comments(document: Document) -> list[str]:
    return sorted(comment.text.rstrip() for comment in document.comments)


def assert_laid_out(document: Document) -> str:
    """Check what every layout promises, and return it."""
    text = canonical_text(document)
    again = parse_document(document.file, text.encode())
    assert obstacles(again) == []
    assert typed(again.data) == typed(document.data)
    assert comments(again) == comments(document)
    assert canonical_text(again) == text
    assert text.endswith("\n")
    assert not text.startswith(("\n", "\r", "\ufeff"))
    return text


@pytest.mark.parametrize("file", MAPS, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_every_map_of_the_repository(file: Path) -> None:
    document = read_document(file)
    if not obstacles(document):
        assert_laid_out(document)


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_the_maps_we_show_are_laid_out(file: Path) -> None:
    document = read_document(file)
    assert canonical_text(document) == document.text


def test_most_broken_maps_can_be_laid_out() -> None:
    laid_out = [file for file in MAPS if not obstacles(read_document(file))]
    assert len(laid_out) > 0.7 * len(MAPS)


@given(st.sampled_from(EXAMPLES), st.integers(0, 2**32))
@settings(max_examples=150)
def test_scrambled_examples(file: Path, seed: int) -> None:
    data = read_document(file).data
    scrambler = Scrambler(random.Random(seed))
    document = parse_document(file, scrambler.write(data).encode())
    assert obstacles(document) == []
    assert typed(document.data) == typed(data)
    assert comments(document) == sorted(scrambler.comments)
    text = assert_laid_out(document)
    lines = text.splitlines()
    for number, line in enumerate(lines):
        assert line == line.rstrip()
        words, _, key = line.partition("# above ")
        if key:
            following = lines[number + 1 :]
            below = next(each for each in following if each and not each.strip().startswith("#"))
            assert f"{key}:" in below.replace('"', "")
        words, _, key = line.partition("# beside ")
        if key:
            assert words.strip().removeprefix("- ").replace('"', "").startswith(f"{key}:")


@given(st.sampled_from(EXAMPLES), st.integers(0, 2**32))
@settings(max_examples=40)
def test_keys_quotes_and_indentation_leave_no_trace(file: Path, seed: int) -> None:
    """Without comments, and brackets to choose, one map has one text, however it is written."""
    data = read_document(file).data
    texts = {
        canonical_text(parse_document(file, Scrambler(dice, choices=False).write(data).encode()))
        for dice in (random.Random(seed), random.Random(seed + 1))
    }
    assert len({text.replace("\r\n", "\n") for text in texts}) == 1


def read_as_1_1(text: str) -> Any:
    """Read a text as YAML 1.1 tools do, for which `no` is false and `1:30` a number."""
    yaml = YAML(typ="safe", pure=True)
    yaml.version = (1, 1)
    return yaml.load(text)


@given(st.sampled_from(EXAMPLES), st.integers(0, 2**32))
@settings(max_examples=15)
def test_readers_of_yaml_1_1_see_no_difference(file: Path, seed: int) -> None:
    data = read_document(file).data
    if "demographics" in data:
        words = ["no", "on", "1:30", "2026-09-30", "0x1F", "~", "1_000", "012", "=", "1e3", "Y"]
        data["demographics"] = {f"word {n}": word for n, word in enumerate(words)}
        data["preferences"] = {"no": "never", "on": ["yes", "y"]}
    text = Scrambler(random.Random(seed), directives=False).write(data)
    assert read_as_1_1(canonical_text(parse_document(file, text.encode()))) == read_as_1_1(text)


SIGNS = [
    *("a", "b", "a: ", "b: ", "- ", "? ", ": ", "\n", "\n  ", "\n    ", "\n\n", " ", "\t", "\r\n"),
    *("#", "# c", " #g\n", "\n# d\n", "\n  # e\n", "\n    # f\n", "%", "---\n", "...\n"),
    *("[", "]", "{", "}", ", ", ",", "'", '"', "|", "|-", "|+", ">", ">-", ">+", "2", "\\n"),
    *("x y", "1", "no", "1:30", "~", "null", "-", "é", "\u00a0", "when: k\n", "id: z\n"),
]


@given(st.lists(st.sampled_from(SIGNS), max_size=30), st.sampled_from(["", "k: ", "k:\n"]))
@settings(max_examples=500)
def test_any_signs(signs: list[str], start: str) -> None:
    document = parse_document(FILE, (start + "".join(signs)).encode())
    if not document.refused and not obstacles(document):
        assert_laid_out(document)


@given(st.sampled_from(MAPS), st.integers(0, 2**32))
@settings(max_examples=300)
def test_mutated_maps(file: Path, seed: int) -> None:
    dice = random.Random(seed)
    text = read_document(file).text[:4_000]
    for _ in range(dice.randint(1, 4)):
        at = dice.randrange(len(text) + 1)
        cut = at + dice.choice((0, 0, 0, 1, 5, 40))
        text = text[:at] + dice.choice(SIGNS) * dice.randint(0, 2) + text[cut:]
    document = parse_document(file, text.encode())
    if not document.refused and not obstacles(document):
        assert_laid_out(document)


def strings() -> st.SearchStrategy[str]:
    signs = st.sampled_from([*SIGNS, "word", "words and words " * 10, "\\", "ż", "🪴", "\u0301"])
    return (
        st.lists(signs, min_size=1, max_size=6).map("".join).filter(lambda text: "\r" not in text)
    )


def keys() -> st.SearchStrategy[str]:
    return strings().filter(lambda text: "\n" not in text)


@given(st.dictionaries(keys(), strings() | st.lists(strings()), min_size=1), st.integers(0, 99))
@settings(max_examples=300)
def test_any_texts(data: dict[str, Any], seed: int) -> None:
    text = Scrambler(random.Random(seed)).write(data)
    document = parse_document(FILE, text.encode())
    if not obstacles(document):
        assert typed(document.data) == typed(data)
        assert_laid_out(document)
