"""Guards where things stand: the exact span of every key, value and collection, whatever the style."""

from __future__ import annotations

from pathlib import Path

import pytest

from cjmap.problem import MapPath, Route, Span
from cjmap.source import Document, parse_document
from cjmap.source.lines import Lines
from cjmap.source.nodes import Mapping, Scalar, Sequence, node_at

TEXT = """\
# Podróż klientki
kind: journey
title: 'It''s mine'   # uwaga
summary: >-
  Two lines
  of text.
scope: {from: "need", to: [a, 🙂, c]}
stages:
  - id: search
    title: Szukam
    steps:
    - id: type
      feels:
        - a
        -
  # after
  - {}
notes: |
  x # no comment

empty:
"""


@pytest.fixture(scope="module")
def document() -> Document:
    document = parse_document(Path("a.journey.yaml"), TEXT.encode())
    assert document.problems == []
    return document


SPANS: list[tuple[MapPath, str]] = [
    (("kind",), "journey"),
    (("title",), "'It''s mine'"),
    (("summary",), ">-\n  Two lines\n  of text.\n"),
    (("scope",), '{from: "need", to: [a, 🙂, c]}'),
    (("scope", "from"), '"need"'),
    (("scope", "to"), "[a, 🙂, c]"),
    (("scope", "to", 1), "🙂"),
    (("scope", "to", 2), "c"),
    (("stages", 0, "id"), "search"),
    (("stages", 0, "steps", 0, "feels", 0), "a"),
    (("stages", 1), "{}"),
    (("notes",), "|\n  x # no comment\n\n"),
]

HEADS: list[tuple[MapPath, str]] = [
    ((), "kind"),
    (("stages",), "id"),
    (("stages", 0), "id"),
    (("stages", 0, "steps"), "id"),
    (("stages", 0, "steps", 0, "feels"), "a"),
    (("stages", 0, "missing"), "id"),
    (("stages", 0, "missing", 3, "deeper"), "id"),
    (("stages", 7), "id"),
    (("kind", "nothing"), "journey"),
    (("stages", "not-a-number"), "id"),
]

KEYS: list[tuple[MapPath, str]] = [
    (("kind",), "kind"),
    (("scope", "to"), "to"),
    (("stages", 0, "steps"), "steps"),
    (("stages", 0, "steps", 0, "feels"), "feels"),
    (("empty",), "empty"),
]


def shown(document: Document, route: Route) -> str:
    span = document.span_of(route)
    return document.text[span.start : span.end]


@pytest.mark.parametrize(("path", "text"), SPANS)
def test_span_of_value(document: Document, path: MapPath, text: str) -> None:
    assert shown(document, Route(path)) == text


@pytest.mark.parametrize(("path", "text"), HEADS)
def test_collection_is_shown_by_its_head(document: Document, path: MapPath, text: str) -> None:
    assert shown(document, Route(path)) == text


@pytest.mark.parametrize(("path", "text"), KEYS)
def test_span_of_key(document: Document, path: MapPath, text: str) -> None:
    assert shown(document, Route(path, on_key=True)) == text


def test_missing_key_is_shown_at_the_head_of_its_parent(document: Document) -> None:
    assert shown(document, Route(("stages", 0, "goal"), on_key=True)) == "id"


def test_an_empty_value_has_no_width(document: Document) -> None:
    span = document.span_of(Route(("empty",)))
    assert span.start == span.end == TEXT.index("empty:") + len("empty:")


def test_collections_end_with_their_last_leaf(document: Document) -> None:
    assert document.root is not None
    expected = {
        ("stages", 0, "steps", 0): "id: type\n      feels:\n        - a\n        -",
        ("stages", 0, "steps", 0, "feels"): "- a\n        -",
    }
    for path, text in expected.items():
        node, reached = node_at(document.root, path)
        assert reached == len(path)
        assert document.text[node.start : node.end] == text
    stages, _ = node_at(document.root, ("stages",))
    assert document.text[stages.start : stages.end].endswith("- {}")


def test_tree_and_data_run_in_parallel(document: Document) -> None:
    assert isinstance(document.root, Mapping)
    assert document.data == document.root.data
    waiting: list[Mapping | Sequence | Scalar] = [document.root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Mapping):
            assert [key.text for key in node.keys] == list(node.data)
            assert [value.data for value in node.values] == list(node.data.values())
            for key, value in zip(node.keys, node.values, strict=True):
                assert node.key(key.text) is key
                assert node.value(key.text) is value
                assert node.data[key.text] is value.data
                assert key.end <= value.start
                waiting.append(value)
        elif isinstance(node, Sequence):
            assert len(node.items) == len(node.data)
            for item, data in zip(node.items, node.data, strict=True):
                assert item.data is data
                waiting.append(item)
        assert 0 <= node.start <= node.end <= len(document.text)


def test_offsets_count_characters_after_the_mark() -> None:
    document = parse_document(Path("a.persona.yaml"), b"\xef\xbb\xbf" + "a: ż🙂\nb: c\n".encode())
    assert document.text == "a: ż🙂\nb: c\n"
    assert document.span_of(Route(("a",))) == Span(3, 5)
    assert document.span_of(Route(("b",))) == Span(9, 10)


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_line_breaks(line_break: str) -> None:
    text = "kind: persona\nname: >\n  a\n  b\ngoals:\n  - c # why\n".replace("\n", line_break)
    document = parse_document(Path("a.persona.yaml"), text.encode())
    assert document.problems == []
    assert document.data == {"kind": "persona", "name": "a b\n", "goals": ["c"]}
    span = document.span_of(Route(("goals", 0)))
    assert document.text[span.start : span.end] == "c"
    assert document.lines.place(span.start) == (6, 5)
    assert document.lines.line(6) == "  - c # why"
    assert [comment.text for comment in document.comments] == ["# why"]


def test_places_of_lines() -> None:
    lines = Lines("ab\r\nc\rd\n\nż🙂x")
    expected = {
        0: (1, 1),
        1: (1, 2),
        2: (1, 3),
        4: (2, 1),
        6: (3, 1),
        8: (4, 1),
        9: (5, 1),
        11: (5, 3),
    }
    assert {offset: lines.place(offset) for offset in expected} == expected
    assert [lines.line(number) for number in range(8)] == ["", "ab", "c", "d", "", "ż🙂x", "", ""]
    assert len(lines) == 5


def test_next_line_and_separators_break_no_line() -> None:
    lines = Lines("a\x85b\u2028c\x0bd\x0ce")
    assert len(lines) == 1
