"""One of the two versions that are compared: its maps, and the workspace that they stand in."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from cjmap.compare.identity import section_of
from cjmap.compare.things import Thing, thing_of
from cjmap.format.roles import Section

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from cjmap.workspace import Workspace
    from cjmap.workspace.entry import Entry


class Side:
    """A version: the maps that are compared, and what may be looked up beside them.

    `label` names it for people (`main`, a file); `entries` are the maps that are compared, of
    which those that the format refuses are in `refused` and take no part.
    """

    def __init__(
        self,
        workspace: Workspace | None,
        entries: Iterable[Entry],
        label: str = "",
        root: Path | None = None,
        folder: str = ".",
    ) -> None:
        """Keep what was read; a side without a workspace has no maps: nothing was there.

        `root` is the folder below which files have the same names on both sides; None where the
        two sides were named file by file. `folder` is what people know it as (`examples/shop`).
        """
        self.workspace = workspace
        self.label = label
        self.root = root
        self.folder = folder
        every = list(entries)
        self.entries = [entry for entry in every if entry.read.valid]
        self.refused = [entry for entry in every if not entry.read.valid]
        self._things: dict[Entry, Thing] = {}

    @property
    def is_empty(self) -> bool:
        """Whether there is no map at all to compare, not even one that the format refuses."""
        return not self.entries and not self.refused

    @property
    def language(self) -> str:
        """The language of maps that name none."""
        return self.workspace.configuration.language if self.workspace is not None else "en"

    def name_of(self, entry: Entry) -> str:
        """Return the name of a file below the root, as `maps/a.journey.yaml`; empty without one."""
        if self.root is None or not entry.file.is_relative_to(self.root):
            return ""
        return entry.file.relative_to(self.root).as_posix()

    def shown_name_of(self, entry: Entry) -> str:
        """Return the name of a file as people know it, from where they are; or the side's label."""
        name = self.name_of(entry)
        if not name:
            return self.label
        return name if self.folder == "." else f"{self.folder}/{name}"

    def thing(self, entry: Entry) -> Thing:
        """Return the map of a valid entry, taken apart once."""
        if entry not in self._things:
            self._things[entry] = thing_of(entry)
        return self._things[entry]

    @cached_property
    def _shared(self) -> dict[tuple[str, str], Thing]:
        """What a map may name from elsewhere, by section and id: catalogs, personas, journeys."""
        found: dict[tuple[str, str], Thing] = {}
        for entry in self.workspace.entries if self.workspace is not None else ():
            if entry.read.valid and entry.kind_name in _NAMED:
                top = self.thing(entry)
                found.setdefault((str(entry.kind_name), str(entry.id)), top)
                for things in top.children.values() if entry.kind_name == Section.CATALOG else ():
                    for each in things:
                        found.setdefault((str(section_of(each.model)), str(each.id)), each)
        return found

    def find(self, section: str, id: str) -> Thing | None:
        """Return a thing of the catalog, a persona or a journey; None where there is none."""
        return self._shared.get((section, id))

    def title_of(self, section: str, id: str) -> str:
        """Return the title of a thing of the catalog, a persona or a journey, or else its id."""
        found = self.find(section, id)
        return (found and (found.text("title") or found.text("name"))) or id

    def step_title(self, journey: str, step: str) -> str | None:
        """Return the title of a journey's step, or None."""
        top = self.find(Section.JOURNEY, journey)
        for stage in top.children.get("stages", ()) if top is not None else ():
            for each in stage.children.get("steps", ()):
                if each.id == step:
                    return each.text("title")
        return None


_NAMED = frozenset({Section.CATALOG, Section.PERSONA, Section.JOURNEY})
