"""Words of a language that rules look for: one module a language, and none of its words elsewhere.

A rule that finds no words for the language of a map has nothing to say about it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module

LANGUAGES: tuple[str, ...] = ("en", "pl")
"""The languages with a module here, which holds its `WORDS`."""


@dataclass(frozen=True, slots=True)
class Words:
    """What one language brings; all words in lower case.

    `departments` are what organisations call their own parts and processes, `funnel` what they call
    the way on which they win and keep customers. `first_person` is a regular expression that finds
    the customer's own voice in a title, matched without regard to case. `placeholders` stand where a text is still to come. `parts_of_maps` are the words for what
    a map is made of, which name nothing when they serve as ids, `newcomers` what goes before them.
    `money` are words for what customers are charged, `refunds` for what is given back or costs
    nothing, each in all its forms.
    """

    departments: frozenset[str] = frozenset()
    funnel: frozenset[str] = frozenset()
    first_person: str = ""
    placeholders: frozenset[str] = frozenset()
    parts_of_maps: frozenset[str] = frozenset()
    newcomers: frozenset[str] = frozenset()
    money: frozenset[str] = frozenset()
    refunds: frozenset[str] = frozenset()


@cache
def words_of(language: str) -> Words:
    """Return the words of a language (`pl`), or none at all where there is no list for it."""
    if language not in LANGUAGES:
        return Words()
    found: Words = import_module(f"{__name__}.{language}").WORDS
    return found
