"""What is asked and told while a map is made: one module a language.

Each has the same names. The areas of an empathy map are asked for in the words that stand on its
picture: `cjmap.draw.look.labels` has them.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

LANGUAGES = tuple(sorted(module.name for module in iter_modules(__path__)))
"""The languages that there are words, and templates, in."""


def told_in(lang: str | None) -> str:
    """Return the language of ours that stands for a BCP 47 language: `pl` for `pl-PL`, or English."""
    first = (lang or "en").lower().partition("-")[0]
    return first if first in LANGUAGES else "en"


@cache
def words(lang: str | None) -> Any:
    """Return the module of a BCP 47 language (`pl-PL` is `pl`), or English."""
    return import_module(f"cjmap.authoring.words.{told_in(lang)}")
