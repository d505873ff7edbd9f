"""What is shown of each thing: which fields, and their values in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjmap.insight.find.fields import COLUMNS, ELSEWHERE, FIELDS, Field, Type
from cjmap.insight.gathered.things import ITEMS
from cjmap.insight.voice import short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.insight.find.meaning import Condition
    from cjmap.insight.find.reading import Terrain
    from cjmap.insight.find.search import Found
    from cjmap.insight.gathered.things import Thing
    from cjmap.insight.voice import Voice

_OF_ONE_MAP = ("step", "stage", "column")
"""The fields whose ids are known within a map alone: their titles are those of what is around."""

_MOST = 3
"""The fields that a table has room for beside title and place."""


def columns(found: Found) -> tuple[Field, ...]:
    """Choose the fields that fit what was found: those asked for that differ, then those of the kind."""
    kinds = {thing.kind for thing in found.things}
    asked = {field for each in found.meaning.conditions if _differs(each) for field in each.fields}
    fields = [field for field in found.meaning.asked if field in asked]
    most = _MOST
    if len(kinds) == 1:
        (kind,) = kinds
        if kind in ITEMS and any(thing.entry.kind_name != "journey" for thing in found.things):
            fields.insert(0, FIELDS["in"])  # a pain of a persona is not one of a journey
            most += 1
        own = COLUMNS.get(kind, ELSEWHERE)
        fields += [FIELDS[name] for name in own if not _told_by_query(FIELDS[name], found)]
    return tuple(dict.fromkeys(fields))[:most]


def data_columns(found: Found) -> tuple[Field, ...]:
    """Choose the fields for programs: all that the query names, and those of a table."""
    return tuple(dict.fromkeys((*found.meaning.asked, *columns(found))))


def _differs(condition: Condition) -> bool:
    """Whether what was asked for may differ from thing to thing."""
    term = condition.term
    if term.field == "has":
        return not term.negated
    only = len(condition.fields) == 1 and len(term.tests) == 1 and not term.negated
    exact = term.tests[0].sign in ("", "=") and "*" not in term.tests[0].text
    return not (only and exact and term.field != "")


def _told_by_query(field: Field, found: Found) -> bool:
    """Whether the query itself says what all have."""
    return any(
        field in each.fields and not _differs(each)
        for each in found.meaning.conditions
        if not each.common
    )


class Showing:
    """Puts the values of fields into words of a language."""

    def __init__(self, terrain: Terrain, voice: Voice) -> None:
        """Look up titles in a workspace."""
        self.terrain = terrain
        self.voice = voice
        self._titles: dict[tuple[str, str], str] = {}
        for thing in terrain.things.all:
            if thing.id is not None:
                self._titles.setdefault((thing.kind, thing.id), thing.title)

    def _title(self, field: Field, id: str) -> str:
        """Return the title of what an id names; the id where nothing has it."""
        known = ((kind, id) for kind in field.names)
        return next((self._titles[each] for each in known if each in self._titles), id)

    def cell(self, thing: Thing, field: Field) -> str:
        """Return what a thing has of a field, as people read it."""
        if field.name == "lane":
            return "; ".join(short(self._lane(each)) for each in _around(thing, "action"))
        if field.name in _OF_ONE_MAP:
            return "; ".join(short(title) for title in _titles(thing, field.name))
        values = field.values(thing, self.terrain)
        if field.type is Type.FLAG:
            return self.voice("yes") if values else ""
        return ", ".join(self.value(field, value) for value in values)

    def _lane(self, action: Thing) -> str:
        """Return what the lane of an action is called, else what it is for."""
        blueprint: Any = action.entry.model
        for lane in blueprint.all_lanes:
            if lane.id == action.part.lane:
                return lane.title or self.voice(f"role-{lane.role}")
        return str(action.part.lane)

    def value(self, field: Field, value: Any) -> str:
        """Write a value: a title in place of an id, a number as the language does."""
        voice = self.voice
        match field.type:
            case Type.ID:
                return short(self._title(field, value))
            case Type.SCORE:
                return voice.signed(value)
            case Type.SHARE:
                return voice.percent(value)
            case Type.DAY:
                return voice.day(value)
            case Type.TIME:
                return voice.seconds(value)
            case Type.NUMBER | Type.COUNT:
                return voice.number(value)
            case Type.FLAG:
                return voice("yes")
            case Type.WORD:
                key = f"kind-{value}" if field.name in ("kind", "in") else f"word-{value}"
                return voice(key)
            case _:
                return short(value)


def _titles(thing: Thing, kind: str) -> Iterator[str]:
    """Give the titles of the steps (stages, columns) that a thing is in, shows or answers."""
    yield from dict.fromkeys(each.title for each in _around(thing, kind))


def _around(thing: Thing, kind: str) -> Iterator[Thing]:
    if thing.kind == kind:
        yield thing
        return
    shown = [found for each in thing.shows for found in _around(each, kind)]
    yield from shown
    if not shown and thing.within is not None:
        yield from _around(thing.within, kind)
