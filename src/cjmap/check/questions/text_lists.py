"""The lists of texts of a map: what customers do, think and feel, tags, actions, with their paths."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, get_origin

from cjmap.check.subject import key_of
from cjmap.format.backlog import Opportunity
from cjmap.format.blueprint import Action
from cjmap.format.journey import Stage, Step, Variant

if TYPE_CHECKING:
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
    found: list[TextList] = []
    if entry.model is not None:
        _gather(entry.model, (), found)
    return tuple(found)


def _gather(part: Part, path: MapPath, found: list[TextList]) -> None:
    values = part.__dict__
    for name, key in _list_fields(type(part)):
        items = values[name]
        if not items:
            continue
        if type(items[0]) in _HOLDERS:
            for number, each in enumerate(items):
                _gather(each, (*path, key, number), found)
        if len(items) > 1 and (texts := _texts(items)):
            found.append(TextList((*path, key), texts))


@cache
def _list_fields(kind: type[Part]) -> tuple[tuple[str, str], ...]:
    """Return the fields of a model that hold lists, each with its key."""
    return tuple(
        (name, key_of(name))
        for name, field in kind.model_fields.items()
        if get_origin(field.annotation) is tuple
    )


def _texts(items: tuple[Any, ...]) -> tuple[str, ...]:
    if type(items[0]) is str:
        return items
    fields = getattr(items[0], "__dict__", ())
    return tuple(each.text for each in items) if "text" in fields else ()
