"""Questions in plain values, so that they can be kept and asked again in another run."""

from __future__ import annotations

from enum import Enum
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from cjmap.format.roles import Defines, NamesFile, Refers, Retires, Section
from cjmap.workspace.entry import Entry
from cjmap.workspace.noting import DEFINED, MAP, MAPS, OWN, SECTION
from cjmap.workspace.outline import role_of, word_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cjmap.workspace.noting import Question

Plain = tuple[Any, ...]
"""A question in texts, numbers and tuples of them."""


def plain_of(question: Question) -> Plain:
    """Write a question in plain values."""
    what, *given = question
    if what == MAP:
        return MAP, str(given[0].file)
    if what == OWN:
        entry, sections, id = given
        return OWN, str(entry.file), tuple(map(str, sections)), id
    if what in (DEFINED, SECTION, MAPS):
        return what, *map(str, given)
    find, *rest = given
    return what.called, f"{find.__module__}:{find.__qualname__}", *(_plain(each) for each in rest)


def asked(plain: Plain, entries: Mapping[str, Entry]) -> tuple[Callable[..., Any], list[Any]]:
    """Return the function that a question is answered by, and what it is given.

    Raises `LookupError`, `AttributeError` or `ImportError` where there is no such function or map.
    """
    _, name, *given = plain
    return function_named(name), [_given(each, entries) for each in given]


def _plain(value: Any) -> Any:
    if value is None or type(value) in (str, int, float, bool):
        return value
    if isinstance(value, Entry):
        return "map", str(value.file)
    if isinstance(value, tuple):
        return "tuple", *(_plain(each) for each in value)
    if isinstance(value, frozenset):
        return "set", *sorted(_plain(each) for each in value)
    if isinstance(value, (Refers, Defines, Retires, NamesFile)):
        return "role", word_of(value)
    if isinstance(value, Section):
        return "section", str(value)
    if isinstance(value, Enum):
        return "word", f"{type(value).__module__}:{type(value).__qualname__}", value.value
    raise TypeError(f"no question is asked with {value!r}")


def _given(plain: Any, entries: Mapping[str, Entry]) -> Any:
    if not isinstance(plain, tuple):
        return plain
    what, *rest = plain
    if what == "map":
        return entries[rest[0]]
    if what == "tuple":
        return tuple(_given(each, entries) for each in rest)
    if what == "set":
        return frozenset(_given(each, entries) for each in rest)
    if what == "role":
        return role_of(rest[0])
    if what == "section":
        return Section(rest[0])
    return function_named(rest[0])(rest[1])


@cache
def function_named(name: str) -> Callable[..., Any]:
    """Return the function of a module (`module:name`).

    Raises `AttributeError` or `ImportError` where there is none.
    """
    module, _, path = name.partition(":")
    found: Any = import_module(module)
    for part in path.split("."):
        found = getattr(found, part)
    function: Callable[..., Any] = found
    return function
