"""The canonical text of a map, and the proof that it is still the same map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjmap.errors import CjmapError
from cjmap.format.kinds import kind_named, kind_of_file
from cjmap.layout.arranging import arrange
from cjmap.layout.taking_apart import take_apart
from cjmap.layout.writing import write
from cjmap.problem import Problem, Severity
from cjmap.source import parse_document

if TYPE_CHECKING:
    from cjmap.source import Document


def obstacles(document: Document) -> list[Problem]:
    """List what keeps a text from being laid out: errors of the text itself, not of the map in it."""
    return [each for each in document.problems if each.rule.severity is Severity.ERROR]


def canonical_text(document: Document) -> str:
    """Return the text of a document laid out: another layout of the same map and comments.

    The document must have no `obstacles`. Line ends are those that most of its lines have. Raises
    `CjmapError`, naming the file, where the result would not be the same map, which is a mistake
    of ours.
    """
    text = _laid_out(document)
    fault = _fault(document, text) if text != document.text else None
    if fault is not None:
        raise CjmapError(
            f"{document.file} was left as it is: {fault}.",
            hint="This is a mistake in cjmap, not in your map. Please report it with the file.",
        )
    return text


def _fault(document: Document, text: str) -> str | None:
    """Say why `text` is not the same map in its canonical layout; None where it is."""
    again = parse_document(document.file, text.encode("utf-8"))
    if again.refused or obstacles(again):
        return "the result could not be read"
    if _typed(again.data) != _typed(document.data):
        return "the map would have changed"
    if _remarks(again) != _remarks(document):
        return "a comment would have been lost"
    if _laid_out(again) != text:
        return "a second run would have changed it again"
    return None


def _laid_out(document: Document) -> str:
    sheet = take_apart(document)
    kind = kind_named(document.data.get("kind")) or kind_of_file(document.file)
    if kind is not None:
        arrange(sheet.top, kind)
    text = write(sheet, document.text)
    windows = document.text.count("\r\n")
    return text.replace("\n", "\r\n") if windows * 2 > document.text.count("\n") else text


def _typed(value: Any) -> Any:
    """Return a value with its types, so that `1`, `1.0`, `01` and `true` differ; keys in any order."""
    if isinstance(value, dict):
        return {key: _typed(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_typed(inner) for inner in value]
    return type(value), str(value)


def _remarks(document: Document) -> list[str]:
    return sorted(comment.text.rstrip() for comment in document.comments)
