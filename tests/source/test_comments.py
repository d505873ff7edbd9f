"""Guards the comments: each is found with its span, and no `#` inside a value is taken for one."""

from __future__ import annotations

from pathlib import Path

import pytest

from cjmap.source import parse_document

COMMENTS: dict[str, tuple[str, list[str]]] = {
    "none": ("a: b\n", []),
    "at the top": ("# one\n# two\na: b\n", ["# one", "# two"]),
    "at the end of a line": ("a: b # why\n", ["# why"]),
    "at the end of the file": ("a: b\n# last", ["# last"]),
    "only comments": ("# x\n\n#y\n", ["# x", "#y"]),
    "without a space before": ("a: b#c\n", []),
    "without a space after": ("a: b #c\n", ["#c"]),
    "after a tab": ("a: b\t# c\n", ["# c"]),
    "in single quotes": ("a: 'x # y' # z\n", ["# z"]),
    "in double quotes": ('a: "x # y" # z\n', ["# z"]),
    "in quotes over lines": ("a: 'x\n  # y\n  ' # z\n", ["# z"]),
    "in literal text": ("a: |\n  # x\n  y # z\nb: c # d\n", ["# d"]),
    "in folded text": ("a: >-\n  x\n  # y\nb: c\n", []),
    "after the indicator": ("a: | # why\n  # text\nb: c\n", ["# why"]),
    "after literal text": ("a: |\n  x\n# c\nb: d\n", ["# c"]),
    "in an address": ("a: https://x.example/y#z\n", []),
    "in a reference": ("a: first-order#filter # the step\n", ["# the step"]),
    "in a plain text over lines": ("a: b\n  c #d\n", ["#d"]),
    "between items": ("a:\n  - b\n  # c\n  - d\n", ["# c"]),
    "in a flow list": ("a: [b, # c\n  d] # e\n", ["# c", "# e"]),
    "in a key": ("'a # b': c # d\n", ["# d"]),
    "after an empty value": ("a: # b\nc: d\n", ["# b"]),
    "two signs": ("a: b ## c # d\n", ["## c # d"]),
    "after a comma": ("a: [b,#c\n  d]#e\n", ["#c", "#e"]),
    "after quotes": ("a: \"b\"#c\nd: 'e'#f\n", ["#c", "#f"]),
    "after the sign of a text": ("a: |#c\n  #d\n", ["#c"]),
    "in what is no YAML": ("a: [b#c, # d\n", ["# d"]),
    "after a document start": ("--- # a\nb: c\n... # d\n", ["# a", "# d"]),
    "suppression": (
        "# cjmap: ignore[dangling-reference] later\na: b\n",
        ["# cjmap: ignore[dangling-reference] later"],
    ),
    "with windows line ends": ("a: b # c\r\n# d\r\ne: f\r\n", ["# c", "# d"]),
}


@pytest.mark.parametrize("name", COMMENTS)
def test_comments(name: str) -> None:
    text, expected = COMMENTS[name]
    document = parse_document(Path("a.persona.yaml"), text.encode())
    assert [comment.text for comment in document.comments] == expected
    for comment in document.comments:
        assert document.text[comment.start : comment.end] == comment.text


def test_words_of_a_comment() -> None:
    document = parse_document(Path("a.persona.yaml"), b"##  two words  \na: b\n")
    assert [comment.words for comment in document.comments] == ["two words"]
