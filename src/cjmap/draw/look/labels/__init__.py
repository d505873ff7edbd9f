"""The words that are drawn: names of lanes, lines and legends, in the language of the map.

One module a language, each with one dictionary `WORDS`; a further language is one more file.
English has every word, and stands in where another language lacks one.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """Give the languages that have words of their own: one for each module here."""
    return tuple(sorted(module.name for module in iter_modules(__path__)))


@lru_cache(maxsize=8)
def words(lang: str | None) -> Mapping[str, str]:
    """Give the words of a BCP 47 language; English for one that is not there.

    "pl-PL" and "pl" are the same here: only the first subtag counts.
    """
    english: dict[str, str] = import_module("cjmap.draw.look.labels.en").WORDS
    first = (lang or "en").lower().partition("-")[0]
    if first not in languages():
        return english
    own: dict[str, str] = import_module(f"cjmap.draw.look.labels.{first}").WORDS
    return {**english, **own}
