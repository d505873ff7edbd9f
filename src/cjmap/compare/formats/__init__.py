"""How changes are told: one module a format, each a function from a presentation to text."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cjmap.compare.presentation import Presentation

FORMATS: dict[str, str] = {
    "text": "cjmap.compare.formats.text_format",
    "markdown": "cjmap.compare.formats.markdown_format",
    "json": "cjmap.compare.formats.json_format",
    "github": "cjmap.compare.formats.github_format",
    "html": "cjmap.compare.formats.html_format",
}
"""The formats by name, each with the module whose `write` gives its text."""


def write_changes(name: str, presentation: Presentation) -> str:
    """Write changes in a format."""
    text: str = import_module(FORMATS[name]).write(presentation)
    return text
