"""The things of a workspace that meet a query."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cjmap.format.envelope import Status
from cjmap.insight.find.fields import Field, Type
from cjmap.insight.find.meaning import Meaning, understand
from cjmap.insight.find.reading import Terrain
from cjmap.insight.find.syntax import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.insight.gathered.things import Thing
    from cjmap.insight.inquiry import Inquiry


@dataclass(frozen=True, slots=True)
class Order:
    """The field by which what was found is put in order; `falling`: the greatest first."""

    field: Field
    falling: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in the maps that are meant, in order."""

    query: str
    meaning: Meaning
    terrain: Terrain
    things: tuple[Thing, ...]


def search(inquiry: Inquiry, query: str, order: Order | None = None) -> Found:
    """Find what meets a query; raises `QueryError` where it cannot be answered."""
    terms = parse(query)
    terrain = Terrain(inquiry)
    meaning = understand(terms, terrain)
    found = tuple(_meeting(inquiry, terrain, meaning))
    if order is not None:
        found = _ordered(found, terrain, order)
    return Found(query, meaning, terrain, found)


def _meeting(inquiry: Inquiry, terrain: Terrain, meaning: Meaning) -> Iterator[Thing]:
    meant = {
        entry.number
        for entry in inquiry.entries
        if entry.model is not None
        and (meaning.deprecated or entry.model.status is not Status.DEPRECATED)
    }
    kinds = frozenset(meaning.kinds)
    for thing in terrain.things.all:
        if thing.kind in kinds and thing.entry.number in meant and meaning.holds(thing):
            yield thing


def _ordered(found: tuple[Thing, ...], terrain: Terrain, order: Order) -> tuple[Thing, ...]:
    """Put things in order by their least value, or their greatest if it falls; without any, last."""
    having: list[tuple[Any, Thing]] = []
    silent: list[Thing] = []
    choose = max if order.falling else min
    for thing in found:
        values = order.field.values(thing, terrain)
        if values:
            having.append((choose(_comparable(order.field, value) for value in values), thing))
        else:
            silent.append(thing)
    having.sort(key=lambda pair: pair[0], reverse=order.falling)
    return (*(thing for _, thing in having), *silent)


def _comparable(field: Field, value: Any) -> Any:
    if field.type is Type.WORD and value in field.words:
        return field.words.index(value)
    return value
