"""How a history is told: one module a format, each a function from a `History` to text."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cjmap.compare.history.report import History

FORMATS: dict[str, str] = {
    "text": "cjmap.compare.history.formats.text_format",
    "markdown": "cjmap.compare.history.formats.markdown_format",
    "json": "cjmap.compare.history.formats.json_format",
    "html": "cjmap.compare.history.formats.html_format",
}
"""The formats by name, each with the module whose `write` gives its text."""


def write_history(name: str, history: History) -> str:
    """Write a history in a format."""
    text: str = import_module(FORMATS[name]).write(history)
    return text
