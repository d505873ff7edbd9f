"""Guards the edits: each changes exactly the text that it names, and the map says what was meant."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import assume, event, given, settings
from hypothesis import strategies as st
from tests.source.edits_generated import TEXTS, edits_of, maps

from cjmap.problem import Add, Edit, Move, Remove, RemoveText, Replace, ReplaceText, Span
from cjmap.source import parse_document, read_document
from cjmap.source.edits import (
    EditError,
    SpanEdit,
    apply,
    edited_data,
    loses_comment,
    lost_comments,
    same_data,
    scalar_text,
    span_edits,
)
from cjmap.source.scalars_written import UnwritableError

if TYPE_CHECKING:
    from cjmap.source import Document

FILE = Path("a.journey.yaml")
EXAMPLES = sorted((Path(__file__).parents[2] / "examples").rglob("*.yaml"))


def parsed(text: str) -> Document:
    return parse_document(FILE, text.encode())


def edited(text: str, *edits: Edit) -> str:
    """Make the edits, and check that the result says what was meant."""
    document = parsed(text)
    assert document.problems == []
    changed = apply(document.text, span_edits(document, edits))
    after = parsed(changed)
    assert after.problems == []
    assert same_data(after.data, edited_data(document.data, edits))
    return changed


def comment(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


# --- one edit each ---

REPLACE: dict[str, tuple[str, Replace, str]] = {
    "plain": ("a: b # c\n", Replace(("a",), "d"), "a: d # c\n"),
    "number": ("a: 1\n", Replace(("a",), -1.5), "a: -1.5\n"),
    "true": ("a: 1\n", Replace(("a",), True), "a: true\n"),
    "number by text": ("a: 1\n", Replace(("a",), "007"), 'a: "007"\n'),
    "text that is a word of YAML": ("a: b\n", Replace(("a",), "null"), 'a: "null"\n'),
    "text of YAML 1.1": ("a: b\n", Replace(("a",), "no"), "a: no\n"),
    "text by itself": ("a: no # b\n", Replace(("a",), "no"), 'a: "no" # b\n'),
    "text by itself, in quotes": ("a: 'no'\n", Replace(("a",), "no"), "a: 'no'\n"),
    "text with a colon": ("a: b\n", Replace(("a",), "c: d"), 'a: "c: d"\n'),
    "text with quotes and a colon": ("a: b\n", Replace(("a",), 'c: "d"'), "a: 'c: \"d\"'\n"),
    "apostrophe": ("a: b\n", Replace(("a",), "it's"), "a: it's\n"),
    "single quotes are kept": ("a: 'b'\n", Replace(("a",), "it's"), "a: 'it''s'\n"),
    "double quotes are kept": ('a: "b"\n', Replace(("a",), 'c\\"'), 'a: "c\\\\\\""\n'),
    "quoted by a number": ("a: 'b'\n", Replace(("a",), 2), "a: 2\n"),
    "tab after the value": ("a: b\t# c\n", Replace(("a",), "d"), "a: d\t# c\n"),
    "nested": ("a:\n  - b: c\n", Replace(("a", 0, "b"), "d"), "a:\n  - b: d\n"),
    "in a list": ("a: [b, c]\n", Replace(("a", 1), "d"), "a: [b, d]\n"),
    "comma in brackets": ("a: [b]\n", Replace(("a", 0), "c, d"), 'a: ["c, d"]\n'),
    "address in brackets": ("a: {b: c}\n", Replace(("a", "b"), "x://y"), 'a: {b: "x://y"}\n'),
    "several lines by one": ("a: b\n  c\nd: e\n", Replace(("a",), "f"), "a: f\nd: e\n"),
    "no value": ("a:\nb: c\n", Replace(("a",), "d"), "a: d\nb: c\n"),
    "no value in a list": ("a:\n  -\n  - c\n", Replace(("a", 0), "d"), "a:\n  - d\n  - c\n"),
    "unicode": ("a: ż # ó\n", Replace(("a",), "🌱 ł"), "a: 🌱 ł # ó\n"),
    "windows line ends": ("a: b\r\nc: d\r\n", Replace(("a",), "e"), "a: e\r\nc: d\r\n"),
    "old Macintosh line ends": ("a: b\rc: d\r", Replace(("c",), "e"), "a: b\rc: e\r"),
    "no last line break": ("a: b", Replace(("a",), "c"), "a: c"),
    "line break in the value": ("a: b\n", Replace(("a",), "c\nd"), 'a: "c\\nd"\n'),
    "key": ("by: {anna: 1}\n", Replace(("by", "anna"), "jan", on_key=True), "by: {jan: 1}\n"),
    "key in quotes": ("'a': 1\n", Replace(("a",), "b", on_key=True), "'b': 1\n"),
    "key that is a number": ("a: 1\n", Replace(("a",), "2024", on_key=True), "2024: 1\n"),
    "key like a document start": ("a: 1\n", Replace(("a",), "---", on_key=True), '"---": 1\n'),
    "key like a merge key": ("a: 1\n", Replace(("a",), "<<", on_key=True), '"<<": 1\n'),
    "literal text": (
        "a: |\n  b\n  c\n\nd: e\n",
        Replace(("a",), "f\n\n  g\n"),
        "a: |\n  f\n\n    g\n\nd: e\n",
    ),
    "literal text, now without a last line break": (
        "a: | # why\n    b\n",
        Replace(("a",), "c"),
        "a: |- # why\n    c\n",
    ),
    "literal text by a number": ("a: | # why\n  b\n  c\n", Replace(("a",), 5), "a: 5 # why\n"),
    "literal text by spaces": ("a: |\n  b\n", Replace(("a",), " c"), 'a: " c"\n'),
    "literal text at the end of the file": (
        "a: |\n  b",
        Replace(("a",), "c\n"),
        'a: "c\\n"',
    ),
    "literal text with an indicator": ("a: |2\n  b\n", Replace(("a",), "c\n"), 'a: "c\\n"\n'),
    "kept text": ("a: |+\n  b\n\nc: d\n", Replace(("a",), "e\n"), "a: |\n  e\nc: d\n"),
    "folded text": (
        "a: >-\n  b\n  c\n",
        Replace(("a",), "word " * 30 + "end\nnext\n\nlast"),
        f"a: >-\n  word{' word' * 18}\n  {'word ' * 11}end\n\n  next\n\n\n  last\n",
    ),
    "folded text that begins lines with spaces": (
        "a: >\n  b\n",
        Replace(("a",), "c\n  d\n"),
        'a: "c\\n  d\\n"\n',
    ),
}

REMOVE: dict[str, tuple[str, tuple[Remove, ...], str]] = {
    "key": ("a: b\nc: d\n", (Remove(("a",)),), "c: d\n"),
    "key with its comment": ("a: b # why\nc: d\n", (Remove(("a",)),), "c: d\n"),
    "key between comments": (
        "# one\na: b\n# two\nc: d\n",
        (Remove(("a",)),),
        "# one\n# two\nc: d\n",
    ),
    "last key": ("a: b\nc: d\n", (Remove(("c",)),), "a: b\n"),
    "last key without a line break": ("a: b\nc: d", (Remove(("c",)),), "a: b\n"),
    "key with a mapping": ("a:\n  b: c\n  d: [e,\n    f]\ng: h\n", (Remove(("a",)),), "g: h\n"),
    "key with text over lines": ("a: b\n  c\nd: e\n", (Remove(("a",)),), "d: e\n"),
    "key with literal text": ("a: |\n  b\n\n  c\n\nd: e\n", (Remove(("a",)),), "\nd: e\n"),
    "key without a value": ("a: # why\nb: c\n", (Remove(("a",)),), "b: c\n"),
    "windows line ends": ("a: b\r\nc: d\r\ne: f\r\n", (Remove(("c",)),), "a: b\r\ne: f\r\n"),
    "first key of an item": (
        "a:\n  - b: c # why\n    d: e\n",
        (Remove(("a", 0, "b")),),
        "a:\n  - d: e\n",
    ),
    "first two keys of an item": (
        "a:\n  - b: c\n    d: e\n    f: g\n",
        (Remove(("a", 0, "b")), Remove(("a", 0, "d"))),
        "a:\n  - f: g\n",
    ),
    "first key of an item before a comment": (
        "a:\n  - b: c\n    # of d\n    d: e\n",
        (Remove(("a", 0, "b")),),
        "a:\n  -\n    # of d\n    d: e\n",
    ),
    "other key of an item": (
        "a:\n  - b: c\n    d: e\n  - f\n",
        (Remove(("a", 0, "d")),),
        "a:\n  - b: c\n  - f\n",
    ),
    "only key of an item": ("a:\n  - b: c\n  - d\n", (Remove(("a", 0, "b")),), "a:\n  - d\n"),
    "item": ("a:\n  - b # x\n  # c\n  - c\n", (Remove(("a", 0)),), "a:\n  # c\n  - c\n"),
    "item at the margin": ("a:\n- b\n- c\n", (Remove(("a", 1)),), "a:\n- b\n"),
    "first item of a list in a list": ("a:\n- - b\n  - c\n", (Remove(("a", 0, 0)),), "a:\n- - c\n"),
    "only item": ("a: b\nc:\n  - d\n", (Remove(("c", 0)),), "a: b\n"),
    "only item, of the only list": (
        "a: b\nc:\n  d:\n    - e # why\n",
        (Remove(("c", "d", 0)),),
        "a: b\n",
    ),
    "all items": ("a: b\nc: [d, e]\n", (Remove(("c", 0)), Remove(("c", 1))), "a: b\n"),
    "list and an item of it": ("a: b\nc: [d, e]\n", (Remove(("c",)), Remove(("c", 1))), "a: b\n"),
    "list and all items of it": (
        "a: b\nc: [d, e]\n",
        (Remove(("c", 0)), Remove(("c",)), Remove(("c", 1))),
        "a: b\n",
    ),
    "key without a colon": ("a: {b, c: 1}\n", (Remove(("a", "b")),), "a: {c: 1}\n"),
    "first in brackets": ("a: [b, c, d]\n", (Remove(("a", 0)),), "a: [c, d]\n"),
    "middle in brackets": ("a: [b, c, d]\n", (Remove(("a", 1)),), "a: [b, d]\n"),
    "last in brackets": ("a: [b, c, d] # e\n", (Remove(("a", 2)),), "a: [b, c] # e\n"),
    "last two in brackets": ("a: [b, c, d]\n", (Remove(("a", 1)), Remove(("a", 2))), "a: [b]\n"),
    "first and last": ("a: [b, c, d]\n", (Remove(("a", 0)), Remove(("a", 2))), "a: [c]\n"),
    "last before a comma": ("a: [b, c,]\n", (Remove(("a", 1)),), "a: [b,]\n"),
    "first in braces": ("a: {b: 1, c: 2}\n", (Remove(("a", "b")),), "a: {c: 2}\n"),
    "last in braces": ("a: {b: 1, c: 2 }\n", (Remove(("a", "c")),), "a: {b: 1 }\n"),
    "without spaces": ("a: {b: 1,c: 2,d: 3}\n", (Remove(("a", "c")),), "a: {b: 1,d: 3}\n"),
    "on lines of their own": (
        "a: [\n  b, # 1\n  c, # 2\n  d # 3\n]\n",
        (Remove(("a", 1)),),
        "a: [\n  b, # 1\n  d # 3\n]\n",
    ),
    "last on a line of its own": (
        "a: [\n  b, # 1\n  c # 2\n]\n",
        (Remove(("a", 1)),),
        "a: [\n  b # 1\n]\n",
    ),
    "last on a line of its own, with a comma": (
        "a: [\n  b,\n  c, # 2\n]\n",
        (Remove(("a", 1)),),
        "a: [\n  b,\n]\n",
    ),
    "before a line break": ("a: [b, c,\n  d]\n", (Remove(("a", 1)),), "a: [b,\n  d]\n"),
    "first before a line break": ("a: [b,\n  c]\n", (Remove(("a", 0)),), "a: [c]\n"),
    "before a comment": ("a: [b, # x\n  c]\n", (Remove(("a", 0)),), "a: [ # x\n  c]\n"),
}

ADD: dict[str, tuple[str, tuple[Add, ...], str]] = {
    "at the end": ("a: b\n", (Add(("c",), "d"),), "a: b\nc: d\n"),
    "without a last line break": ("a: b", (Add(("c",), 1), Add(("d",), 2)), "a: b\nc: 1\nd: 2"),
    "windows line ends": ("a: b\r\n", (Add(("c",), "d"),), "a: b\r\nc: d\r\n"),
    "after the end of the document": (
        "---\na: b\n...\n",
        (Add(("c",), 1),),
        "---\na: b\nc: 1\n...\n",
    ),
    "before the comments below": ("a: b # x\n# y\n", (Add(("c",), 1),), "a: b # x\nc: 1\n# y\n"),
    "below comments indented deeper": (
        "a:\n  - b\n  # of b\nd: 1\n",
        (Add(("c",), 1, after="a"),),
        "a:\n  - b\n  # of b\nc: 1\nd: 1\n",
    ),
    "after a key": (
        "a: |\n  x\n\nb: c\n",
        (Add(("d",), 1, after="a"),),
        "a: |\n  x\nd: 1\n\nb: c\n",
    ),
    "after kept text": ("a: |+\n  x\n\n", (Add(("b",), 1),), "a: |+\n  x\n\nb: 1\n"),
    "two after the same": (
        "a: 1\nz: 2\n",
        (Add(("b",), 1, after="a"), Add(("c",), 1, after="a")),
        "a: 1\nb: 1\nc: 1\nz: 2\n",
    ),
    "two at one end": (
        "a:\n  - b: 1\n",
        (Add(("c",), 2), Add(("a", 0, "d"), 3)),
        "a:\n  - b: 1\n    d: 3\nc: 2\n",
    ),
    "in an item": (
        "a:\n  - b: c\n  - d\n",
        (Add(("a", 0, "e"), 1),),
        "a:\n  - b: c\n    e: 1\n  - d\n",
    ),
    "list": ("a: b\n", (Add(("c",), ["d", "e, f", 1]),), 'a: b\nc: [d, "e, f", 1]\n'),
    "mapping": ("a: b\n", (Add(("c",), {"d": 1, "e": "x:y"}),), 'a: b\nc: {d: 1, e: "x:y"}\n'),
    "long list": (
        "a:\n  b: c\n",
        (Add(("a", "d"), ["x" * 60, "y, z", "w" * 60]),),
        f"a:\n  b: c\n  d:\n    - {'x' * 60}\n    - y, z\n    - {'w' * 60}\n",
    ),
    "long mapping": (
        "a: b\n",
        (Add(("c",), {"d": "x" * 60, "e": "y, " + "z" * 60}),),
        f"a: b\nc:\n  d: {'x' * 60}\n  e: y, {'z' * 60}\n",
    ),
    "between braces": ("a: {b: 1}\n", (Add(("a", "c"), "d, e"),), 'a: {b: 1, c: "d, e"}\n'),
    "after a key between braces": (
        "a: {b: 1, d: 2,}\n",
        (Add(("a", "c"), 3, after="b"), Add(("a", "e"), [4])),
        "a: {b: 1, c: 3, d: 2, e: [4],}\n",
    ),
    "between empty braces": ("a: { }\n", (Add(("a", "b"), 1),), "a: {b: 1 }\n"),
    "short form on the line of its key": (
        "a: -1 # why\n",
        (Add(("a", "basis"), "assumed", main="score"),),
        "a: {score: -1, basis: assumed} # why\n",
    ),
    "short form, two keys": (
        "a: 'b'\n",
        (Add(("a", "c"), 1, main="id"), Add(("a", "d"), 2, after="id", main="id")),
        "a: {id: 'b', d: 2, c: 1}\n",
    ),
    "short form that needs quotes between braces": (
        "a: It fails, often # x\nb: c\n",
        (Add(("a", "severity"), 2, main="text"),),
        "a:\n  text: It fails, often # x\n  severity: 2\nb: c\n",
    ),
    "short form that is long": (
        f"a: {'x' * 90}\n",
        (Add(("a", "severity"), 2, main="text"),),
        f"a:\n  text: {'x' * 90}\n  severity: 2\n",
    ),
    "short form of an item": (
        "a:\n  - It fails, often # x\n  - b\n",
        (Add(("a", 0, "severity"), 2, main="text"),),
        "a:\n  - text: It fails, often # x\n    severity: 2\n  - b\n",
    ),
    "short form of an item between brackets": (
        "a: [pay, wait]\n",
        (Add(("a", 1, "share"), 0.5, main="to"),),
        "a: [pay, {to: wait, share: 0.5}]\n",
    ),
    "short form over several lines": (
        "a:\n  - |\n    x\n\n      y\n  - x\n    y\n",
        (Add(("a", 0, "n"), 1, main="text"), Add(("a", 1, "n"), 2, main="text")),
        "a:\n  - text: |\n      x\n\n        y\n    n: 1\n  - text: x\n      y\n    n: 2\n",
    ),
    "short form on the next line": (
        "a:\n  x, y\nb: c\n",
        (Add(("a", "n"), 1, main="text"),),
        "a:\n  text: x, y\n  n: 1\nb: c\n",
    ),
    "short form in folded text": (
        "a: >-\n  x\n  y",
        (Add(("a", "n"), 1, main="text"),),
        "a:\n  text: >-\n    x\n    y\n  n: 1",
    ),
}

MOVE: dict[str, tuple[str, tuple[Edit, ...], str]] = {
    "down": ("a:\n  - b\n  - c\n  - d\n", (Move(("a", 0), 2),), "a:\n  - c\n  - d\n  - b\n"),
    "up": ("a:\n- b\n- c\n- d\n", (Move(("a", 2), 0),), "a:\n- d\n- b\n- c\n"),
    "nowhere": ("a: [b, c]\n", (Move(("a", 1), 1),), "a: [b, c]\n"),
    "with comments": (
        "a:\n  # of b\n  # too\n  - b # b\n\n  # of c\n  - c\n    # deeper\n# of d\n",
        (Move(("a", 0), 1),),
        "a:\n  # of c\n  - c\n    # deeper\n\n  # of b\n  # too\n  - b # b\n# of d\n",
    ),
    "to the end without a line break": (
        "a:\n  - b: 1\n    c: 2\n  - d",
        (Move(("a", 0), 1),),
        "a:\n  - d\n  - b: 1\n    c: 2",
    ),
    "windows line ends": (
        "a:\r\n  - b\r\n  # of c\r\n  - c\r\n",
        (Move(("a", 1), 0),),
        "a:\r\n  # of c\r\n  - c\r\n  - b\r\n",
    ),
    "between brackets": (
        "a: [b, {c: 1} ,d]\n",
        (Move(("a", 1), 0),),
        "a: [{c: 1}, b ,d]\n",
    ),
    "in a list in a list": ("a:\n- - b\n  - c\n", (Move(("a", 0, 0), 1),), "a:\n- - c\n  - b\n"),
    "beside an item that goes": (
        "a: [b, c, d, e]\n",
        (Move(("a", 0), 1), Remove(("a", 2)), Remove(("a", 3))),
        "a: [c, b]\n",
    ),
    "several": ("a: [c, b, a]\n", (Move(("a", 2), 0), Move(("a", 1), 1)), "a: [a, b, c]\n"),
    "literal text": (
        "a:\n  - |\n    b\n\n  - c\n",
        (Move(("a", 1), 0),),
        "a:\n  - c\n\n  - |\n    b\n",
    ),
}


@pytest.mark.parametrize("name", REPLACE)
def test_replace(name: str) -> None:
    text, edit, expected = REPLACE[name]
    assert edited(text, edit) == expected


@pytest.mark.parametrize("name", REMOVE)
def test_remove(name: str) -> None:
    text, edits, expected = REMOVE[name]
    assert edited(text, *edits) == expected


@pytest.mark.parametrize("name", ADD)
def test_add(name: str) -> None:
    text, edits, expected = ADD[name]
    assert edited(text, *edits) == expected


@pytest.mark.parametrize("name", MOVE)
def test_move(name: str) -> None:
    text, edits, expected = MOVE[name]
    assert edited(text, *edits) == expected


COMMENTED = "# top\na: b\t # one two\n  # deep\r\nc: [d, # in\n  e]\n# end"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("# top", "a: b\t # one two\n  # deep\r\nc: [d, # in\n  e]\n# end"),
        ("# one two", "# top\na: b\n  # deep\r\nc: [d, # in\n  e]\n# end"),
        (" two", "# top\na: b\t # one\n  # deep\r\nc: [d, # in\n  e]\n# end"),
        ("# deep", "# top\na: b\t # one two\nc: [d, # in\n  e]\n# end"),
        ("# in", "# top\na: b\t # one two\n  # deep\r\nc: [d,\n  e]\n# end"),
        ("# end", "# top\na: b\t # one two\n  # deep\r\nc: [d, # in\n  e]\n"),
    ],
)
def test_remove_text(words: str, expected: str) -> None:
    assert edited(COMMENTED, RemoveText(comment(COMMENTED, words))) == expected


@pytest.mark.parametrize(
    ("words", "text", "expected"),
    [
        ("# one two", "# żal", "# top\na: b\t # żal\n  # deep\r\nc: [d, # in\n  e]\n# end"),
        ("two", "three", "# top\na: b\t # one three\n  # deep\r\nc: [d, # in\n  e]\n# end"),
        ("# end", "#", "# top\na: b\t # one two\n  # deep\r\nc: [d, # in\n  e]\n#"),
    ],
)
def test_replace_text(words: str, text: str, expected: str) -> None:
    assert edited(COMMENTED, ReplaceText(comment(COMMENTED, words), text)) == expected


def test_edits_of_one_map_at_once() -> None:
    text = "# x\na: 1\nb: [c, d]\ne: f # g\n"
    assert (
        edited(
            text,
            Replace(("e",), "new"),
            Remove(("b", 0)),
            Add(("b2",), True, after="b"),
            Replace(("a",), "first", on_key=True),
            RemoveText(comment(text, "# x")),
        )
        == "first: 1\nb: [d]\nb2: true\ne: new # g\n"
    )


def test_a_short_form_is_replaced_and_written_out() -> None:
    edits: list[Edit] = [Replace(("a",), "c, d"), Add(("a", "n"), 1, main="text")]
    assert edited("a: b # x\n", *edits) == 'a: {text: "c, d", n: 1} # x\n'
    assert edited("a: 'b, c'\n", *edits) == "a: {text: 'c, d', n: 1}\n"


def test_a_removed_name_may_be_taken() -> None:
    text = "a: 1\nb: 2\n"
    assert edited(text, Remove(("a",)), Replace(("b",), "a", on_key=True)) == "a: 2\n"


def test_a_byte_order_mark_counts_for_nothing() -> None:
    document = parse_document(FILE, b"\xef\xbb\xbfa: b\r\nc: d\r\n")
    edits = [Replace(("c",), "ż")]
    changed = document.rewritten(apply(document.text, span_edits(document, edits)))
    assert changed.raw == "\ufeffa: b\r\nc: ż\r\n".encode()


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.name)
def test_the_bytes_of_a_document_come_back(file: Path) -> None:
    assert read_document(file).raw == file.read_bytes()


# --- what cannot be ---

IMPOSSIBLE: dict[str, tuple[str, tuple[Edit, ...], str]] = {
    "nothing there": ("a: b\n", (Replace(("c",), 1),), "`c` is not in the map."),
    "no such item": ("a: [b]\n", (Remove(("a", 1)),), "`a[1]` is not in the map."),
    "counted from the end": ("a: [b]\n", (Remove(("a", -1)),), "`a[-1]` is not in the map."),
    "below a value": ("a: b\n", (Remove(("a", "c", "d")),), "`a.c` is not in the map."),
    "all of the map": ("a: [b]\n", (Remove(("a", 0)),), "Nothing would be left of the map."),
    "the map itself": ("a: b\n", (Remove(()),), "Nothing would be left of the map."),
    "a list by a value": (
        "a: [b]\n",
        (Replace(("a",), 1),),
        "`a` is not a single value, so none can take its place.",
    ),
    "a key of an item": (
        "a: [b]\n",
        (Replace(("a", 0), "c", on_key=True),),
        "`a[0]` cannot be renamed: a key is a text.",
    ),
    "a key by another": (
        "a: 1\nb: 2\n",
        (Replace(("a",), "b", on_key=True),),
        "`b` would be there twice.",
    ),
    "a key that is there": ("a: 1\n", (Add(("a",), 2),), "`a` would be there twice."),
    "a key twice": ("a: 1\n", (Add(("b",), 2), Add(("b",), 3)), "`b` would be there twice."),
    "the main key": ("a: 1\n", (Add(("a", "b"), 2, main="b"),), "`a.b` would be there twice."),
    "a key in a value": (
        "a: 1\n",
        (Add(("a", "b"), 2),),
        "`a.b` cannot be added: `a` is no mapping.",
    ),
    "a key in a list": (
        "a: [b]\n",
        (Add(("a", "b"), 2, main="c"),),
        "`a.b` cannot be added: `a` is no mapping.",
    ),
    "an item": (
        "a: [b]\n",
        (Add(("a", 1), 2),),
        "`a[1]` cannot be added: a new value needs a key.",
    ),
    "an empty list": ("a: 1\n", (Add(("b",), []),), "`b` cannot be added: it would hold nothing."),
    "a list of lists": (
        "a: 1\n",
        (Add(("b",), [[1]]),),  # type: ignore[list-item]
        "`b` cannot be added: it holds more than plain values.",
    ),
    "after nothing": (
        "a: 1\n",
        (Add(("b",), 2, after="c"),),
        "`b` cannot be added after `c`, which is not there.",
    ),
    "after what goes": (
        "a: 1\nb: 2\n",
        (Remove(("a",)), Add(("c",), 2, after="a")),
        "`a` cannot be edited: another edit removes it.",
    ),
    "below what goes": (
        "a: {b: 1}\nc: 2\n",
        (Remove(("a",)), Replace(("a", "b"), 2)),
        "`a.b` cannot be edited: another edit removes it.",
    ),
    "two values": (
        "a: 1\n",
        (Replace(("a",), 2), Replace(("a",), 3)),
        "Two edits want to change `a`.",
    ),
    "moving a key": ("a: 1\n", (Move(("a",), 0),), "`a` cannot be moved to place 0 of a list."),
    "moving too far": (
        "a: [b]\n",
        (Move(("a", 0), 1),),
        "`a[0]` cannot be moved to place 1 of a list.",
    ),
    "changing what moves": (
        "a: [b, c]\n",
        (Move(("a", 0), 1), Remove(("a", 1))),
        "`a[1]` cannot be edited while it is moved.",
    ),
    "moving between comments": (
        "a: [b, # x\n  c]\n",
        (Move(("a", 0), 1),),
        "Items between brackets with comments cannot be moved.",
    ),
    "moving comments before a shared line": (
        "a:\n- - b\n  # of c\n  - c\n",
        (Move(("a", 0, 0), 1),),
        "Items with comments cannot be moved before one that shares its line.",
    ),
    "other keys for all": (
        "a: {b: 1}\nc: 2\n",
        (Remove(("a", "b")), Add(("a", "d"), 1)),
        "All keys of a mapping cannot go while others come.",
    ),
    "two long forms": (
        "a: 1\n",
        (Add(("a", "b"), 1, main="c"), Add(("a", "d"), 1, main="e")),
        "`a` cannot become two things.",
    ),
    "a long key": (
        "? a\n: b\nc: d\n",
        (Remove(("a",)),),
        "Line 1, column 1 is written in a way that edits leave alone.",
    ),
    "a pair in a list": (
        "a: [b: 1, c]\n",
        (Add(("a", 0, "d"), 2),),
        "A `key: value` in a list needs braces before it can be edited.",
    ),
    "block text in two ways": (
        "a: |\n  b\n",
        (Replace(("a",), "c"), Add(("a", "d"), 1, main="e")),
        "Text behind `|` or `>` cannot be replaced while keys are added to it.",
    ),
    "no comment": (
        "a: b\n",
        (RemoveText(Span(3, 4)),),
        "Only a comment can be edited as text; this is part of the map.",
    ),
    "half a comment": (
        "a: b # c\n",
        (RemoveText(Span(5, 6)),),
        "What is left of a comment has to begin with `#`.",
    ),
    "no comment any more": (
        "a: b # c\n",
        (ReplaceText(Span(5, 8), "c"),),
        "A comment begins with `#`.",
    ),
    "a comment of two lines": (
        "a: b # c\n",
        (ReplaceText(Span(5, 8), "# c\nd: e"),),
        "A comment is one line.",
    ),
    "a hidden character": (
        "a: b\n",
        (Replace(("a",), "c\u202e"),),
        "U+202E RIGHT-TO-LEFT OVERRIDE cannot stand in a map.",
    ),
    "a hidden character in a comment": (
        "a: b # c\n",
        (ReplaceText(Span(5, 8), "# \x1b"),),
        "U+001B cannot stand in a map.",
    ),
    "half a character": ("a: b\n", (Replace(("a",), "\ud800"),), "U+D800 cannot stand in a map."),
    "no number": (
        "a: b\n",
        (Replace(("a",), float("nan")),),
        "nan is not a finite number, and cannot stand in a map.",
    ),
    "text above that would grow": (
        "a: |+\n  x\n\nb: 1\n\nc: 2\n",
        (Remove(("b",)),),
        "The text above would take in the line below what goes.",
    ),
    "text above that would take a comment": (
        "a: |\n  x\nb:\n  - c\n  # of c\nd: 2\n",
        (Remove(("b",)),),
        "The text above would take in the line below what goes.",
    ),
    "text above that would take a comment further down": (
        "a: |\n  x\n# y\n\nb:\n  - c\n  # of c\nd: 2\n",
        (RemoveText(Span(9, 12)), Remove(("b",))),
        "The text above would take in the line below what goes.",
    ),
    "moving text that keeps its empty lines": (
        "a:\n  - |+\n    b\n\n  - c\n",
        (Move(("a", 0), 1),),
        "Text that keeps the empty lines below it cannot be moved.",
    ),
    "text at the end that would grow": (
        "a: |\n  x",
        (Add(("b",), 1),),
        "The last line of the file needs a line break first.",
    ),
}


@pytest.mark.parametrize("name", IMPOSSIBLE)
def test_what_cannot_be(name: str) -> None:
    text, edits, message = IMPOSSIBLE[name]
    with pytest.raises(EditError) as caught:
        span_edits(parsed(text), edits)
    assert caught.value.message == message


@pytest.mark.parametrize("text", ["a: [", "", "- a\n"])
def test_a_text_that_is_no_map_is_not_edited(text: str) -> None:
    with pytest.raises(EditError, match="could not be read"):
        span_edits(parsed(text), [Remove(("a",))])


def test_edits_that_overlap() -> None:
    with pytest.raises(EditError, match="Two edits want to change the same text"):
        apply("abcdef", [SpanEdit(0, 3, ""), SpanEdit(2, 4, "x")])


def test_edits_that_touch() -> None:
    edits = [SpanEdit(3, 3, "1"), SpanEdit(3, 5, "-"), SpanEdit(0, 3, "x"), SpanEdit(3, 3, "2")]
    assert apply("abcdef", edits) == "x12-f"


# --- comments ---


@pytest.mark.parametrize(
    ("text", "edit", "lost"),
    [
        ("a: b # c\nd: e\n", Remove(("a",)), []),
        ("a: [b, c] # d\ne: f\n", Remove(("a",)), []),
        ("a: [b, # x\n c] # d\ne: f\n", Remove(("a",)), ["# x"]),
        ("a: # x\n  b: c # y\nd: e\n", Remove(("a",)), ["# x", "# y"]),
        ("a:\n  # x\n  - b\n\nd: e\n", Remove(("a", 0)), ["# x"]),
        ("a:\n  - b # x\n\nd: e\n", Remove(("a", 0)), []),
        ("a:\n  - b: 1 # x\n    c: 2 # y\n  - d\n", Remove(("a", 0)), ["# x", "# y"]),
        ("a: [\n  b, # x\n  c]\n", Remove(("a", 0)), []),
        ("a: [b, # x\n  c]\n", Remove(("a", 0)), []),
        ("a: | # x\n  # text\n  b\n", Replace(("a",), 1), []),
        ("a: [b: 1, c] # x\n", Remove(("a", 0, "b")), []),
        ("a: | # x\n  b\nc: d\n", Remove(("a",)), ["# x"]),
        ("a:\n  # x\n  - b # y\n  - c\n", Move(("a", 0), 1), []),
        ("a: b # c\n", Add(("a", "d"), 1, main="e"), []),
        ("a: b # c\n", RemoveText(Span(5, 8)), []),
    ],
)
def test_lost_comments(text: str, edit: Edit, lost: list[str]) -> None:
    document = parsed(text)
    assert [each.text for each in lost_comments(document, [edit])] == lost
    assert loses_comment(document, edit) is bool(lost)


# --- values ---


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("a b", "a b"),
        ("", '""'),
        (" a", '" a"'),
        ("-", '"-"'),
        ("- a", '"- a"'),
        ("-a", "-a"),
        ("?a", "?a"),
        ("a#b", "a#b"),
        ("a #b", '"a #b"'),
        ("a:", '"a:"'),
        ("@a", '"@a"'),
        ("1e3", '"1e3"'),
        ("1.2.3", "1.2.3"),
        ("2026-10-26", "2026-10-26"),
        ("~", '"~"'),
        (".inf", '".inf"'),
        ("9" * 50, f'"{"9" * 50}"'),
        ("a\tb", '"a\\tb"'),
        ('say "a": b', "'say \"a\": b'"),
        (1e22, "1e+22"),
        (False, "false"),
    ],
)
def test_scalar_text(value: Any, written: str) -> None:
    assert scalar_text(value) == written


def test_text_of_an_enumeration() -> None:
    class Basis(StrEnum):
        ASSUMED = "assumed"

    assert edited("a: b\n", Replace(("a",), Basis.ASSUMED)) == "a: assumed\n"


def test_a_spelling_is_kept() -> None:
    document = parsed("a: 1.10\nb: 2\n")
    assert edited("b: 2\n", Replace(("b",), document.data["a"])) == "b: 1.10\n"


@pytest.mark.parametrize("value", [None, [1], b"a", float("inf")])
def test_what_is_no_value(value: Any) -> None:
    with pytest.raises(UnwritableError, match="cannot stand in a map"):
        scalar_text(value)


@given(TEXTS, st.sampled_from(["", "'", '"']), st.booleans(), st.booleans())
@settings(max_examples=500)
def test_any_text_is_read_back(value: str, style: str, flow: bool, key: bool) -> None:
    assume(value or not key)
    written = scalar_text(value, style=style, flow=flow, key=key)
    entry = f"{written}: x" if key else f"a: {written}"
    document = parsed(f"r: {{{entry}}}\n" if flow else f"{entry}\n")
    data = document.data["r"] if flow else document.data
    assert data == ({value: "x"} if key else {"a": value})
    assert type(next(iter(data.values()))) is str


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"a": 1}, {"a": 1}, True),
        ({"a": 1}, {"a": True}, False),
        ({"a": 1}, {"a": 1.0}, False),
        ({"a": 1}, {"b": 1}, False),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}, False),
        ([1, 2], [1], False),
        (parsed("a: 1.10\n").data, parsed("a: 1.1\n").data, False),
        (parsed("a: 007\n").data, parsed("a: 007\n").data, True),
    ],
)
def test_same_data(one: Any, other: Any, same: bool) -> None:
    assert same_data(one, other) is same


# --- any edit of any map ---


def check_edits(document: Document, edits: list[Edit]) -> None:
    """Check what every edit promises: the data that was meant, and no other byte or comment changed."""
    try:
        spans = span_edits(document, edits)
        changed = apply(document.text, spans)
    except EditError:
        event("impossible")
        return
    event("made")
    after = document.rewritten(changed)
    assert after.problems == []
    assert same_data(after.data, edited_data(document.data, edits))

    kept = outside(document.text, [(edit.start, edit.end) for edit in spans])
    shift, there = 0, []
    for edit in spans:
        start = edit.start + shift
        there.append((start, start + len(edit.text)))
        shift += len(edit.text) - (edit.end - edit.start)
    assert outside(changed, there) == kept

    rewritten = [edit for edit in edits if isinstance(edit, (RemoveText, ReplaceText))]
    if not rewritten and not any(isinstance(edit, (Remove, Replace)) for edit in edits):
        texts = Counter(each.text for each in document.comments)
        assert Counter(each.text for each in after.comments) == texts


def outside(text: str, spans: list[tuple[int, int]]) -> list[str]:
    """Return the pieces of a text between spans."""
    starts = [0, *(end for _, end in spans)]
    ends = [*(start for start, _ in spans), len(text)]
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


@given(st.data())
@settings(max_examples=300)
def test_any_edits_of_any_map(data: st.DataObject) -> None:
    document = parsed(data.draw(maps()))
    assume(not document.problems)
    check_edits(document, data.draw(edits_of(document)))


DOCUMENTS = [read_document(file) for file in EXAMPLES]


@given(st.data())
@settings(max_examples=150)
def test_any_edits_of_the_examples(data: st.DataObject) -> None:
    document = data.draw(st.sampled_from(DOCUMENTS))
    check_edits(document, data.draw(edits_of(document, at_most=5)))
