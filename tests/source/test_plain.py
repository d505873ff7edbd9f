"""Guards the quick reading: it gives what the tree gives, or leaves the file to the builder."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmap.source.builder import build
from cjmap.source.document import Document
from cjmap.source.limits import DEFAULT_LIMITS, Limits
from cjmap.source.plain import read_plain

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted(ROOT.glob("examples/*/*.yaml"))
BROKEN = sorted(ROOT.glob("tests/broken/*.y*ml"))

ODD = [
    "a: &x 1\n",
    "a: *x\n",
    "a: !x 1\n",
    "<<: {a: 1}\n",
    "a: 1\na: 2\n",
    "[a]: 1\n",
    "? |\n  a\n: 1\n",
    ": 1\n",
    "a: .nan\n",
    "a: 1e999\n",
    f"a: {'9' * 41}\n",
    'a: "\\e[2J"\n',
    "a: 1\n---\nb: 2\n",
    "%YAML 1.1\n---\na: 1\n",
    "- a\n",
    "a\n",
    "",
    "a: [\n",
    "a: " + "[" * 101 + "]" * 101 + "\n",
]


def assert_same(text: str, limits: Limits = DEFAULT_LIMITS) -> bool:
    """Compare both readings; return whether the quick one took the text."""
    plain = read_plain(text, limits)
    tree = build(text, limits)
    if plain is None:
        return False
    assert not tree.problems
    assert tree.root is not None
    data, texts = plain
    assert tree.root.data == data
    assert repr(tree.root.data) == repr(data)
    from_the_tree = Document(Path("a.yaml"), text, [], None, tree, limits).texts
    assert texts == from_the_tree
    return True


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.name)
def test_examples_are_read_quickly(file: Path) -> None:
    assert assert_same(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("file", BROKEN, ids=lambda file: file.name)
def test_broken_maps_are_read_alike(file: Path) -> None:
    assert_same(file.read_bytes().decode("utf-8", "replace").replace("\ufeff", ""))


@pytest.mark.parametrize("text", ODD)
def test_what_is_odd_is_left_to_the_builder(text: str) -> None:
    assert read_plain(text, DEFAULT_LIMITS) is None


@pytest.mark.parametrize(
    "text", ["a: 007\nb: 1.10\nc: 0x1F\n", 'a: "!"\nb: x & y\n', "a: 'it''s'\n"]
)
def test_spelling_is_kept(text: str) -> None:
    assert assert_same(text)


@given(st.text(alphabet="ab1.:-[]{}&*!|>'\"#,? \n\t<", max_size=60))
def test_any_punctuation(text: str) -> None:
    assert_same(text)


@given(st.integers(0, 12), st.integers(1, 8), st.integers(0, 4))
def test_any_limits(nodes: int, depth: int, digits: int) -> None:
    assert_same(
        "a: [1, 22, {b: [333]}]\nc: 4444\n", Limits(nodes=nodes, depth=depth, digits=digits)
    )
