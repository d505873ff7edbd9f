"""What the rows refer to: by an id, or by the title that people know it by.

A name that nothing has is made (a persona, a touchpoint), as every import does; a way to a step that
is not there is left out. Both are told.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from cjmap.exchange.coming.surroundings import same_name
from cjmap.exchange.losses import Fate, Place
from cjmap.exchange.tables.rows.shapes import Way, fields_of
from cjmap.format.blueprint import Column
from cjmap.format.lanes import DEFAULT_LANE_IDS
from cjmap.format.roles import Defines, Reach, Section
from cjmap.format.slugs import slug
from cjmap.format.texts import SLUG_PATTERN
from cjmap.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.exchange.coming.gathered import Gathered
    from cjmap.exchange.tables.rows.growing import Growing
    from cjmap.exchange.tables.rows.plain import Data
    from cjmap.exchange.tables.rows.shapes import Field
    from cjmap.format.part import Part
    from cjmap.format.roles import Refers

_SLUG = re.compile(SLUG_PATTERN)
_MAPS = frozenset(
    {Section.JOURNEY, Section.BLUEPRINT, Section.EMPATHY_MAP, Section.CATALOG, Section.BACKLOG}
)
_HOLDS = {
    Section.JOURNEY: {Section.STAGE, Section.STEP, Section.ITEM},
    Section.BLUEPRINT: {Section.ACTION, Section.COLUMN, Section.ITEM},
}
"""What a path such as `first-order#pay` may lead to, by the kind of the map; maps of two kinds may share an id."""
_CANNOT_BE_MADE = _MAPS | {Section.OPPORTUNITY}


class _Defined:
    """What a file defines, by section: ids, and the ids of titles."""

    def __init__(self) -> None:
        self.ids: dict[Section, set[str]] = defaultdict(set)
        self.titles: dict[Section, dict[str, str]] = defaultdict(dict)

    def add(self, section: Section, part: Data) -> None:
        if part.get("id"):
            self.ids[section].add(part["id"])
            title = part.get("title") or part.get("name")
            if title:
                self.titles[section].setdefault(same_name(str(title)), part["id"])

    def find(self, section: Section, name: str) -> str | None:
        return name if name in self.ids[section] else self.titles[section].get(same_name(name))


def settle(gathered: Gathered, grown: Sequence[Growing]) -> None:
    """Turn names into ids in all maps of a file, and make or leave out what nobody defines."""
    shared = _Defined()
    own: dict[int, _Defined] = {}
    for each in grown:
        shared.add(Section(each.kind.name), each.data)
        own[id(each)] = here = _Defined()
        _define(each.data, each.kind.model, shared, here)
    maps = {(Section(each.kind.name), str(each.data["id"])): own[id(each)] for each in grown}
    for each in grown:
        _Settling(gathered, each, shared, own[id(each)], maps).settle(each.data, each.kind.model)


def _define(data: Data, model: type[Part], shared: _Defined, own: _Defined) -> None:
    if "id" in model.model_fields:
        for mark in _marks(model.model_fields["id"]):
            (shared if mark.section.of_workspace else own).add(mark.section, data)
    if model is Column and not data.get("id") and data.get("step"):
        own.ids[Section.COLUMN].add(data["step"].rpartition("#")[2])
    for _, part, field in _parts(data, model):
        assert field.model is not None
        _define(part, field.model, shared, own)


def _marks(info: Any) -> Iterator[Defines]:
    """Give what an `id` field defines, however its declaration nests."""
    waiting = [info.annotation, *info.metadata]
    while waiting:
        each = waiting.pop()
        if isinstance(each, Defines):
            yield each
        waiting += [*getattr(each, "__metadata__", ()), *getattr(each, "__args__", ())]


def _parts(data: Data, model: type[Part]) -> Iterator[tuple[str, Data, Field]]:
    for key, field in fields_of(model).items():
        if key in data and field.model is not None and field.way is not Way.FACTS:
            for part in data[key] if field.way is Way.PARTS else [data[key]]:
                yield key, part, field


class _Settling:
    """The references of one map."""

    def __init__(
        self,
        gathered: Gathered,
        grown: Growing,
        shared: _Defined,
        own: _Defined,
        maps: dict[tuple[Section, str], _Defined],
    ) -> None:
        self.gathered = gathered
        self.grown = grown
        self.shared = shared
        self.own = own
        self.maps = maps
        if grown.kind.name == "blueprint" and not grown.data.get("lanes"):
            own.ids[Section.LANE].update(DEFAULT_LANE_IDS)

    def settle(self, data: Data, model: type[Part]) -> None:
        """Settle the references of a part and of all below it."""
        for key, field in fields_of(model).items():
            if key not in data:
                continue
            if field.refers is not None and field.refers.strict:
                self._field(data, key, field, field.refers)
            if key == "preferences" and "channels" in data[key]:
                channels = data[key]["channels"]
                data[key]["channels"] = [
                    self._entry(Section.CHANNEL, each, self._place(data[key], "channels"))
                    for each in channels
                ]
        for key, part, field in list(_parts(data, model)):
            assert field.model is not None
            self.settle(part, field.model)
            if field.way is Way.PARTS and part.pop(_GONE, False):
                data[key] = [each for each in data[key] if each is not part]
                if not data[key]:
                    del data[key]

    def _field(self, data: Data, key: str, field: Field, refers: Refers) -> None:
        place = self._place(data, key)
        if field.way is Way.LIST:
            found = [self._id(each, refers, place, key) for each in data[key]]
            data[key] = list(dict.fromkeys(each for each in found if each is not None))
            if not data[key]:
                del data[key]
                if key == "when":
                    data[_GONE] = True
        elif field.way is Way.PAIRS:
            pairs = {self._id(each, refers, place, key): value for each, value in data[key].items()}
            data[key] = {name: value for name, value in pairs.items() if name is not None}
        else:
            found_id = self._id(data[key], refers, place, key)
            if found_id is not None:
                data[key] = found_id
                return
            name = data.pop(key)
            if key == "step" and "title" not in data:  # a column says what it is by its step alone
                data["title"] = name.rpartition("#")[2]
                data.setdefault("id", slug(data["title"], "column"))
            if refers.reach is Reach.OWN or key == "metric":
                data[_GONE] = True

    def _id(self, name: str, refers: Refers, place: Place, key: str) -> str | None:
        if refers.reach is Reach.OWN:
            return self._own(name, refers, place, key)
        if refers.reach is Reach.PATH:
            return self._path(name, refers, place, key)
        section = refers.sections[0]
        if section in _CANNOT_BE_MADE:
            found = self.shared.find(section, name)
            if found is None and name in self.gathered.surroundings.ids(section):
                return name
            if found is None:
                self._gone(name, key, place, section.value)
            return found
        return self._entry(section, name, place)

    def _own(self, name: str, refers: Refers, place: Place, key: str) -> str | None:
        for section in refers.sections:
            found = self.own.find(section, name)
            if found is not None:
                return found
        self._gone(name, key, place, " or ".join(each.value for each in refers.sections))
        return None

    def _path(self, name: str, refers: Refers, place: Place, key: str) -> str | None:
        owner, _, rest = name.partition("#")
        home = self.grown.data.get("journey") if not rest else owner
        if not rest and any(name in self.own.ids[section] for section in refers.sections):
            return name
        kinds = [kind for kind, inside in _HOLDS.items() if not inside.isdisjoint(refers.sections)]
        for kind in kinds:
            known = self.maps.get((kind, str(home)))
            if known is None:
                if home in self.gathered.surroundings.ids(kind):
                    return name
            elif any((rest or name) in known.ids[section] for section in refers.sections):
                return name
        self._gone(name, key, place, "step")
        return None

    def _entry(self, section: Section, name: str, place: Place) -> str:
        """Return the id of a persona or of a thing of the catalog, which is made if it is new."""
        found = self.shared.find(section, name) or self.gathered.find(section, name)
        if found is not None:
            return found
        known: Data = {"id": name} if _SLUG.fullmatch(name) else {}
        if section is Section.PERSONA:
            made = self.gathered.persona(name, place, **known)
        else:
            made = self.gathered.entry(section, name, place, **known)
        self.shared.add(section, {"id": made, "title": name})
        return made

    def _gone(self, name: str, key: str, place: Place, noun: str) -> None:
        self.gathered.lose(
            Fate.DROPPED,
            "reference",
            f"`{key}: {one_line(name)}` names no {noun} of this file or of the workspace; it was left out.",
            place,
            value=name,
            map=str(self.grown.data["id"]),
        )

    def _place(self, data: Data, key: str) -> Place:
        places = self.grown.places.get(id(data), {})
        return places.get(key) or places.get("") or Place()


_GONE = "\0gone"
"""Marks a part that makes no sense without the reference it has lost, such as a way to no step."""
