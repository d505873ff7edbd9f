"""Former ids (`was`), and what they are called today; shared by several rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.format.roles import Reach, Refers, Section

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cjmap.workspace import Entry, Workspace
    from cjmap.workspace.index import Definition


@dataclass(frozen=True, slots=True)
class Renamed:
    """What a former id stands for now, and how a reference to it has to be written."""

    definition: Definition
    written: str


class _FormerIds:
    """The former ids of a workspace, found section by section and map by map as they are asked for."""

    def __init__(self, workspace: Workspace) -> None:
        """Know nothing yet."""
        self._index = workspace.index
        self._shared: dict[Section, dict[str, list[Definition]]] = {}
        self._own: dict[Entry, dict[str, list[Definition]]] = {}

    def find(self, entry: Entry, role: Refers, text: str) -> tuple[Renamed, ...]:
        """Return what `text`, written in `entry` at a place of this role, once referred to."""
        if role.reach is Reach.PATH:
            found = self._find_path(entry, role, text)
        elif role.reach is Reach.OWN:
            found = _by_id(self._in(entry, role.sections, text))
        else:
            found = _by_id(
                each for section in role.sections for each in self.of_section(section).get(text, ())
            )
        return tuple({each.written: each for each in found}.values())

    def of_section(self, section: Section) -> dict[str, list[Definition]]:
        """Return what had another id once, of a section of the workspace, by that id."""
        if section not in self._shared:
            ids = self._index.workspace_ids(section)
            self._shared[section] = _by_former_id(each for same in ids.values() for each in same)
        return self._shared[section]

    def _in(self, entry: Entry, sections: tuple[Section, ...], text: str) -> list[Definition]:
        if entry not in self._own:
            self._own[entry] = _by_former_id(self._index.defined_in(entry))
        return [each for each in self._own[entry].get(text, ()) if each.section in sections]

    def _find_path(self, entry: Entry, role: Refers, text: str) -> Iterator[Renamed]:
        """Follow `map#id` where the map, the id or both were renamed; or `id` alone."""
        owner, separator, name = text.rpartition("#")
        if not separator:
            yield from self._find_name(entry, role, text)
            return
        homes = self._index.homes(role, owner) or [
            each
            for section in self._index.home_sections(role)
            for each in self.of_section(section).get(owner, ())
        ]
        for home in homes:
            there = self._index.own_named(home.entry, role.sections, name)
            for each in there or self._in(home.entry, role.sections, name):
                yield Renamed(each, f"{home.id}#{each.id}")

    def _find_name(self, entry: Entry, role: Refers, text: str) -> Iterator[Renamed]:
        yield from _by_id(self._in(entry, role.sections, text))
        journey = entry.read_text("journey")
        for home in self._index.defined(Section.JOURNEY, journey or ""):
            yield from _by_id(self._in(home.entry, role.sections, text))
        if Section.ACTION in role.sections:  # an opportunity may answer a whole map
            for section in (Section.JOURNEY, Section.BLUEPRINT):
                yield from _by_id(self.of_section(section).get(text, ()))


def what_became_of(
    workspace: Workspace, entry: Entry, role: Refers, text: str
) -> tuple[Renamed, ...]:
    """Return what `text`, written in `entry` at a place of this role, once referred to."""
    return workspace.ask(_renamed, entry, role, text)


def _renamed(workspace: Workspace, entry: Entry, role: Refers, text: str) -> tuple[Renamed, ...]:
    return workspace.ask(_FormerIds).find(entry, role, text)


def _by_id(definitions: Iterable[Definition]) -> Iterator[Renamed]:
    return (Renamed(each, each.id) for each in definitions)


def _by_former_id(definitions: Iterable[Definition]) -> dict[str, list[Definition]]:
    found: dict[str, list[Definition]] = {}
    for definition in definitions:
        for former in definition.entry.former_ids(definition.path):
            found.setdefault(former, []).append(definition)
    return found
