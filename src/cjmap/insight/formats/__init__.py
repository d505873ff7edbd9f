"""A document in a format: one module each, a function from a `Document` to text.

`blocks` draws a curve in letters, for Markdown and the terminal; `en` and `pl` have the few words that
formats say themselves.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from cjmap.insight.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cjmap.insight.document import Document, Drawing

FORMATS: dict[str, str] = {
    "markdown": "cjmap.insight.formats.markdown_format",
    "html": "cjmap.insight.formats.html_format",
}
"""The formats by name, each with the module whose `write` gives its text."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture as an SVG, and as one for a dark screen if there is any."""

    light: bytes
    dark: bytes | None = None


def write_document(
    name: str, document: Document, pictures: Mapping[Drawing, Drawn] | None = None
) -> str:
    """Write a document in a format; `pictures` are there for some of the drawings that it names."""
    text: str = import_module(FORMATS[name]).write(document, pictures or {})
    return text


def format_voice(lang: str) -> Voice:
    """Return what formats say themselves, in a language."""
    return Voice(__package__, lang)
