"""A document in a format: one module each, a function from a `Document` to text."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cjmap.insight.document import Document, Drawing

FORMATS: dict[str, str] = {
    "markdown": "cjmap.insight.formats.markdown_format",
    "html": "cjmap.insight.formats.html_format",
}
"""The formats by name, each with the module whose `write` gives its text."""


def write_document(
    name: str, document: Document, pictures: Mapping[Drawing, bytes] | None = None
) -> str:
    """Write a document in a format; `pictures` are SVGs for the drawings that it names."""
    text: str = import_module(FORMATS[name]).write(document, pictures or {})
    return text
