"""What every figure means: its name and how it is calculated (a module a language), and its source.

A note of a document names a key of these. A source is what somebody of this project has read, or read
of; where there is none, the definition is cjmap's own and says all there is.
"""

from __future__ import annotations

from importlib import import_module

from cjmap.insight.definitions.sources import SOURCES
from cjmap.insight.document import Definition
from cjmap.insight.voice import told_in


def definitions(lang: str) -> dict[str, Definition]:
    """Return all definitions in a language, by key; English where it lacks one."""
    english: dict[str, tuple[str, str]] = import_module(f"{__package__}.en").DEFINITIONS
    own: dict[str, tuple[str, str]] = import_module(f"{__package__}.{told_in(lang)}").DEFINITIONS
    return {
        key: Definition(name, text, SOURCES.get(key, ""))
        for key, (name, text) in {**english, **own}.items()
    }
