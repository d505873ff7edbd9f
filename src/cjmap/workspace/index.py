"""The ids that the maps of a workspace define, and what a reference to one finds."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.format.roles import Reach, Refers, Section
from cjmap.workspace.noting import DEFINED, SECTION, note, note_map, note_own

if TYPE_CHECKING:
    from cjmap.problem import MapPath
    from cjmap.workspace.entry import Entry

_PATH_OWNERS: dict[Section, Section] = {
    Section.STAGE: Section.JOURNEY,
    Section.STEP: Section.JOURNEY,
    Section.ACTION: Section.BLUEPRINT,
    Section.COLUMN: Section.BLUEPRINT,
    Section.ITEM: Section.JOURNEY,
}
"""Which kind of map a section of a path reference lives in, the first that is searched."""


@dataclass(frozen=True, slots=True)
class Definition:
    """Where an id is defined: the map's entry, and the path of the `id` in it."""

    section: Section
    id: str
    path: MapPath
    entry: Entry


class Index:
    """All definitions of a workspace, by section and id, and by the map that they stand in."""

    def __init__(self) -> None:
        """Start empty; `add` takes one map after another."""
        self._shared: dict[Section, dict[str, list[Definition]]] = defaultdict(dict)
        self._own: dict[Entry, dict[Section, dict[str, list[Definition]]]] = {}
        self._defined: dict[Entry, list[Definition]] = {}

    def add(self, entry: Entry) -> None:
        """Index one map. A map that the format refuses still defines its ids."""
        own: dict[Section, dict[str, list[Definition]]] = defaultdict(dict)
        defined = [Definition(*each, entry) for each in entry.defines]
        self._own[entry] = own
        self._defined[entry] = defined
        for definition in defined:
            section = definition.section
            home = self._shared if section.of_workspace else own
            home[section].setdefault(definition.id, []).append(definition)

    def defined_in(self, entry: Entry) -> list[Definition]:
        """Return what a map defines, its own id first, then in the order of the text."""
        note_map(entry)
        return self._defined.get(entry, [])

    def defined(self, section: Section, id: str) -> list[Definition]:
        """Return what a workspace-wide section has under an id, in the order of the files."""
        note((DEFINED, section, id))
        return self._shared.get(section, {}).get(id, [])

    def workspace_ids(self, section: Section) -> dict[str, list[Definition]]:
        """Return the definitions of a workspace-wide section by id; for one id, see `defined`."""
        note((SECTION, section))
        return self._shared.get(section, {})

    def own_ids(self, entry: Entry, sections: tuple[Section, ...]) -> dict[str, list[Definition]]:
        """Return what a map defines in some sections, by id."""
        note_map(entry)
        own = self._own.get(entry, {})
        found: dict[str, list[Definition]] = {}
        for section in sections:
            for name, here in own.get(section, {}).items():
                found.setdefault(name, []).extend(here)
        return found

    def own_named(self, entry: Entry, sections: tuple[Section, ...], id: str) -> list[Definition]:
        """Return what a map defines under one id in some sections."""
        note_own(entry, sections, id)
        own = self._own.get(entry, {})
        return [each for section in sections for each in own.get(section, {}).get(id, ())]

    def find(self, entry: Entry, role: Refers, text: str) -> list[Definition]:
        """Return what `text`, written in `entry` at a place of this role, refers to."""
        if role.reach is Reach.OWN:
            return self.own_named(entry, role.sections, text)
        if role.reach is Reach.WORKSPACE:
            return [
                definition
                for section in role.sections
                for definition in self.defined(section, text)
            ]
        return self._find_path(entry, role, text)

    def _find_path(self, entry: Entry, role: Refers, text: str) -> list[Definition]:
        """Follow `map#id`, or `id` in the map itself or the journey that it names."""
        owner, separator, name = text.rpartition("#")
        if separator:
            return [
                definition
                for home in self.homes(role, owner)
                for definition in self.own_named(home.entry, role.sections, name)
            ]
        found = self.own_named(entry, role.sections, text)
        if found:
            return found
        journey = entry.read_text("journey")
        if journey is not None:
            for home in self.defined(Section.JOURNEY, journey):
                found = self.own_named(home.entry, role.sections, text)
                if found:
                    return found
        if Section.ACTION in role.sections:  # an opportunity may answer a whole map
            return [
                definition
                for section in (Section.JOURNEY, Section.BLUEPRINT)
                for definition in self.defined(section, text)
            ]
        return []

    def home_sections(self, role: Refers) -> tuple[Section, ...]:
        """Return the kinds of map in which a path reference of this role may end."""
        sections = dict.fromkeys(_PATH_OWNERS[section] for section in role.sections)
        if Section.ITEM in role.sections:  # pains and needs stand in personas and empathy maps too
            sections |= dict.fromkeys((Section.PERSONA, Section.EMPATHY_MAP))
        return tuple(sections)

    def homes(self, role: Refers, owner: str) -> list[Definition]:
        """Return the maps called `owner` in which a path reference of this role may end."""
        return [
            definition
            for section in self.home_sections(role)
            for definition in self.defined(section, owner)
        ]
