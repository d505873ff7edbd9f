"""What opportunities answer, in words: the places that their `for` names, each with its map."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.draw.context import Context

_HOMES = ("journey", "blueprint", "persona", "empathy-map")
"""The kinds of map that an opportunity may answer, in the order in which an id is looked up."""


class Places:
    """The places of maps by id, gone through once for each map that an opportunity answers."""

    def __init__(self, context: Context) -> None:
        """Know no map yet."""
        self._context = context
        self._map_of = cache(context.map_of)  # a persona is put together anew each time
        self._titles: dict[int, tuple[Any, dict[str | None, str]]] = {}
        """By the identity of the map, which is kept beside, lest another one gets it."""

    def answers_of(self, opportunity: Any, home: Any) -> list[tuple[str, list[str]]]:
        """Give the maps that an opportunity answers, each with the titles of the places in it.

        `home` is the map that the opportunity stands in: ids without a map are looked for there. A
        reference that leads nowhere is told as it is written; a whole map has no places.
        """
        found: dict[str, dict[str, None]] = {}
        for reference in opportunity.for_:
            owner, _, name = reference.rpartition("#")
            label, title = self._found(owner, name, home) or ("", reference)
            titles = found.setdefault(label, {})
            if title:
                titles[title] = None
        return [(label, [*titles]) for label, titles in found.items()]

    def _found(self, owner: str, name: str, home: Any) -> tuple[str, str] | None:
        """Give the label of a map and the title of a place in it ("" for the whole map)."""
        maps = [self._map_of(kind, owner) for kind in _HOMES] if owner else [home]
        for model in maps:
            title = self._title_in(model, name) if model is not None else None
            if model is not None and title is not None:
                return model.label, title
        whole = [self._map_of(kind, name) for kind in _HOMES[:2]] if not owner else []
        return next(((model.label, "") for model in whole if model is not None), None)

    def _title_in(self, model: Any, name: str) -> str | None:
        if id(model) not in self._titles:
            titles: dict[str | None, str] = {}
            for place, title in _places(model, self._context):
                titles.setdefault(place, title)
            self._titles[id(model)] = model, titles
        return self._titles[id(model)][1].get(name)


def told(answers: list[tuple[str, list[str]]]) -> str:
    """Write what an opportunity answers on one line: “Check in, Wait (My first visit)”."""
    parts = []
    for label, titles in answers:
        places = ", ".join(titles)
        parts.append(f"{places} ({label})" if places and label else places or label)
    return "; ".join(parts)


def _places(model: Any, context: Context) -> Iterator[tuple[str | None, str]]:
    """Give each place of a map that has an id, with its title."""
    for stage in getattr(model, "stages", ()):
        yield stage.id, stage.label
    for step in getattr(model, "steps", ()):
        if str(model.kind) == "journey":
            yield step.id, step.title
            yield from _items(step)
            for variant in step.variants:
                yield from _items(variant)
        else:
            own = context.step_of(step.step, model.journey) if step.step else None
            yield step.key, step.title or (own.title if own else step.key) or ""
    for action in getattr(model, "actions", ()):
        yield action.id, action.text
    yield from _items(model)


def _items(holder: Any) -> Iterator[tuple[str | None, str]]:
    for field in type(holder).model_fields:
        value = getattr(holder, field)
        if isinstance(value, tuple):
            for item in value:
                if hasattr(item, "text") and hasattr(item, "id"):
                    yield item.id, item.text
