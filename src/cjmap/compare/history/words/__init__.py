"""The words of a history: several changes of one kind in a phrase, and what became of a version.

One module a language; `compare.words` has the words for single changes.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from cjmap.compare.words import told_in


def words(lang: str | None) -> Any:
    """Return the module of a BCP 47 language, English for one that there are no words in."""
    return import_module(f"cjmap.compare.history.words.{told_in(lang)}")
