"""The lists of texts of a map: what customers do, think and feel, tags, actions, with their paths."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from cjmap.check.subject import key_of
from cjmap.format.backlog import Opportunity
from cjmap.format.blueprint import Action
from cjmap.format.journey import Stage, Step, Variant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.format.part import Part
    from cjmap.problem import MapPath
    from cjmap.workspace import Entry

_HOLDERS = frozenset({Stage, Step, Variant, Action, Opportunity})
"""The parts of a map in which lists stand."""


class TextList(NamedTuple):
    """A list of two texts or more: its path, and the texts in their order."""

    path: MapPath
    texts: tuple[str, ...]


@lru_cache(maxsize=1)  # several rules ask for the same map, one after another
def text_lists(entry: Entry) -> tuple[TextList, ...]:
    """List the lists of a map in which two texts or more stand, in the order of the models' fields."""
    return tuple(_lists(entry.model, ())) if entry.model is not None else ()


def _lists(part: Part, path: MapPath) -> Iterator[TextList]:
    for name, items in part.__dict__.items():
        if not items or type(items) is not tuple:
            continue
        if type(items[0]) in _HOLDERS:
            for number, each in enumerate(items):
                yield from _lists(each, (*path, key_of(name), number))
        if len(items) > 1 and (texts := _texts(items)):
            yield TextList((*path, key_of(name)), texts)


def _texts(items: tuple[Any, ...]) -> tuple[str, ...]:
    if type(items[0]) is str:
        return items
    fields = getattr(items[0], "__dict__", ())
    return tuple(each.text for each in items) if "text" in fields else ()
