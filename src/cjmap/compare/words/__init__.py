"""Changes in words, in the language of the reader: one module a language.

A message is a template of the language with what the change says put in; a part in brackets is
left out where something in it is not known. English has every word, and stands in where another
language lacks one.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

LANGUAGES = tuple(sorted(module.name for module in iter_modules(__path__) if module.name != "told"))
"""The languages that there are words in."""


def told_in(lang: str | None) -> str:
    """Return the language of ours that stands for a BCP 47 language: `pl` for `pl-PL`, or English."""
    first = (lang or "en").lower().partition("-")[0]
    return first if first in LANGUAGES else "en"


@cache
def words(lang: str | None) -> Any:
    """Return the module of a BCP 47 language (`pl-PL` is `pl`), or English."""
    return import_module(f"cjmap.compare.words.{told_in(lang)}")
