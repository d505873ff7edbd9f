"""A map → its canonical layout: the same map, the same comments, settled at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from cjmap.layout import canonical_text, obstacles
from cjmap.source import Document, parse_document
from fuzz.corpus import maps
from fuzz.mutation.trees import mutated_map
from fuzz.target import Target, expect

_FILE = Path("any.journey.yaml")


def look(data: bytes) -> None:
    """Lay a map out, and its layout again."""
    document = parse_document(_FILE, data)
    if document.refused or obstacles(document):
        return
    text = canonical_text(document)  # may refuse nothing: whatever it raises is a mistake of ours
    again = parse_document(_FILE, text.encode())
    expect(not obstacles(again), "a layout can be read")
    expect(typed(again.data) == typed(document.data), "a layout is the same map")
    expect(_comments(again) == _comments(document), "a layout keeps all comments")
    expect(canonical_text(again) == text, "a layout of a layout is the same")


def typed(value: Any) -> Any:
    """Return a value with its types, so that `1` and `1.0` differ; keys in any order."""
    if isinstance(value, dict):
        return {key: typed(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [typed(inner) for inner in value]
    return type(value).__name__, str(value)


def _comments(document: Document) -> list[str]:
    return sorted(comment.text.rstrip() for comment in document.comments)


TARGET = Target("fmt", "a map → its canonical layout", look, maps, mutated_map)
