"""Guards against input that kills parsers: whatever comes in, a document comes out, and in bounds."""

from __future__ import annotations

import gc
import random
import sys
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjmap.problem import Span
from cjmap.source import DEFAULT_LIMITS, Document, Limits, parse_document, read_document
from cjmap.source.nodes import Mapping, Scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

FILE = Path("a.persona.yaml")
EXAMPLES = sorted((Path(__file__).parents[2] / "examples").rglob("*.yaml"))


def test_the_c_parser_is_in_use() -> None:
    from cjmap.source import builder

    parser = vars(builder)["CParser"]
    assert parser.__module__.endswith("_ruamel_yaml")
    file = str(sys.modules["_ruamel_yaml"].__file__)
    assert file.endswith(tuple(EXTENSION_SUFFIXES))


# --- nesting ---

DEEP = {
    "brackets": "[",
    "brackets a line": "[\n",
    "braces": "{a: ",
    "braces a line": "{a:\n",
    "dashes": "- ",
    "question marks": "? ",
    "brackets that close": "[[[],",
    "mixed": "[{a: ",
}


@pytest.mark.parametrize("name", DEEP)
def test_deep_nesting_is_refused(name: str) -> None:
    text = DEEP[name] * (100_000 // len(DEEP[name]))
    limits = Limits(line_bytes=1_000_000)
    for bounds in (DEFAULT_LIMITS, limits):
        document = parse_document(FILE, text.encode(), bounds)
        assert document.refused
        codes = [problem.rule.code for problem in document.problems]
        assert codes[-1] in ("CJ003", "CJ004")
    assert codes[-1] == "CJ004"


def test_deep_indentation_is_refused() -> None:
    text = "".join(f"{' ' * depth}a:\n" for depth in range(150))
    assert [p.rule.code for p in parse_document(FILE, text.encode()).problems] == ["CJ004"]


def test_hundred_levels_are_read() -> None:
    text = "".join(f"{' ' * depth}a:\n" for depth in range(100))
    document = parse_document(FILE, text.encode())
    assert document.problems == []
    here = document.data
    for _ in range(99):
        here = here["a"]
    assert here == {"a": None}


def test_alias_bombs_are_cheap() -> None:
    lines = ["a: &a [x]"]
    lines += [
        f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 9)}]" for n in range(9)
    ]
    document = parse_document(FILE, "\n".join(lines).encode())
    codes = [problem.rule.code for problem in document.problems]
    assert codes.count("CJ014") == 10
    assert codes.count("CJ015") == 81
    assert len(document.data["j"]) == 9


def test_recursive_alias_makes_no_circle() -> None:
    document = parse_document(FILE, b"a: &a [*a]\nb: &b {c: *b}\n")
    assert [p.rule.code for p in document.problems] == ["CJ014", "CJ015", "CJ014", "CJ015"]


def test_merge_key_marks_the_mapping_incomplete() -> None:
    document = parse_document(FILE, b"a: {<<: {b: 1}, c: 2}\nd: {e: 3}\n")
    assert isinstance(document.root, Mapping)
    assert document.incomplete == [document.root.value("a")]
    assert document.data == {"a": {"c": 2}, "d": {"e": 3}}


def test_quoted_merge_key_is_a_key() -> None:
    document = parse_document(FILE, b"a: {'<<': 1}\n")
    assert document.problems == []
    assert document.data == {"a": {"<<": 1}}


@pytest.mark.parametrize(
    ("characters", "told", "refused"),
    [
        ("\u202e" * 12, ["CJ011"] * 10, False),
        ("\x0b" * 12, ["CJ010"] * 10, True),
        ("\u202e" * 12 + "\x0b", ["CJ011"] * 10 + ["CJ010"], True),
        ("\x0b" * 12 + "\u202e", ["CJ010"] * 10 + ["CJ011"], True),
        ("\u202e\x0b" * 12, ["CJ011", "CJ010"] * 10, True),
    ],
)
def test_many_characters_hide_no_other(characters: str, told: list[str], refused: bool) -> None:
    document = parse_document(FILE, f"name: {characters} x\n".encode())
    assert [problem.rule.code for problem in document.problems] == told
    assert document.refused is refused


# --- the garbage collector ---


@pytest.fixture
def collecting() -> Iterator[None]:
    was = gc.isenabled()
    yield
    (gc.enable if was else gc.disable)()


@pytest.mark.parametrize("text", ["a: b\n", "a: [", "[" * 200, "a: b: c"])
@pytest.mark.parametrize("enabled", [True, False])
def test_the_collector_is_left_as_it_was(text: str, enabled: bool, collecting: None) -> None:
    (gc.enable if enabled else gc.disable)()
    parse_document(FILE, text.encode())
    assert gc.isenabled() is enabled


# --- files ---


def test_read_document_stops_at_the_limit(tmp_path: Path) -> None:
    file = tmp_path / "a.persona.yaml"
    file.write_bytes(b"#" * 200)
    document = read_document(file, Limits(bytes=100))
    assert [problem.rule.code for problem in document.problems] == ["CJ002"]
    assert document.text == ""


@pytest.mark.parametrize("name", ["missing.persona.yaml", "folder"])
def test_what_cannot_be_opened(name: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    document = read_document(tmp_path / name)
    assert [problem.rule.code for problem in document.problems] == ["CJ001"]
    assert document.refused
    assert document.data == {}


# --- anything ---


def assert_sound(document: Document) -> None:
    """Check what every document promises, whatever its text."""
    for problem in document.problems:
        assert isinstance(problem.where, Span)
        assert 0 <= problem.where.start <= problem.where.end <= len(document.text) + 1
        assert problem.message.isprintable()
        line, column = document.lines.place(problem.where.start)
        assert 1 <= line <= len(document.lines)
        assert column >= 1
    if document.refused:
        assert document.data == {}
        assert document.problems
    starts = [comment.start for comment in document.comments]
    assert starts == sorted(starts)
    if document.root is not None:
        waiting = [document.root]
        while waiting:
            node = waiting.pop()
            assert 0 <= node.start <= node.end <= len(document.text)
            if isinstance(node, Mapping):
                waiting.extend(node.values)
            elif not isinstance(node, Scalar):
                waiting.extend(node.items)


@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    assert_sound(parse_document(FILE, data))


@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    assert_sound(parse_document(FILE, text.encode("utf-8", "surrogatepass")))


@given(st.text(alphabet="ab:- \n\t#'\"[]{},&*!|>%@`?<~0.1e\\\r", max_size=120))
@settings(max_examples=500)
def test_any_punctuation(text: str) -> None:
    assert_sound(parse_document(FILE, text.encode()))


@given(
    st.sampled_from(EXAMPLES),
    st.integers(0, 2**32),
    st.sampled_from(["delete", "insert", "repeat", "swap", "cut", "byte"]),
)
@settings(max_examples=200)
def test_mutated_examples(file: Path, seed: int, change: str) -> None:
    dice = random.Random(seed)
    data = bytearray(file.read_bytes()[:4_000])
    for _ in range(dice.randint(1, 8)):
        at = dice.randrange(len(data))
        if change == "delete":
            del data[at : at + dice.randint(1, 20)]
        elif change == "insert":
            data[at:at] = dice.choice(
                [b"[", b"{", b"'", b'"', b": ", b"\n", b"\t", b"*a", b"&a ", b"- ", b"#"]
            )
        elif change == "repeat":
            data[at:at] = data[at : at + dice.randint(1, 200)]
        elif change == "swap":
            other = dice.randrange(len(data))
            data[at], data[other] = data[other], data[at]
        elif change == "cut":
            del data[max(at, 1) :]
        else:
            data[at] = dice.randrange(256)
        if not data:
            break
    assert_sound(parse_document(file, bytes(data)))


@given(st.integers(1, 12), st.integers(1, 40), st.integers(1, 60), st.integers(1, 8))
def test_any_limits(depth: int, nodes: int, line: int, digits: int) -> None:
    limits = Limits(depth=depth, nodes=nodes, line_bytes=line, digits=digits)
    text = b"kind: persona\ngoals: [{text: a, severity: 12345}, [b, [c]]]\nshare: 0.25\n"
    document = parse_document(FILE, text, limits)
    assert_sound(document)
    assert document.refused == (line < 45 or depth < 4 or nodes < 16)
