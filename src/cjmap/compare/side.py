"""One of the two versions that are compared: its maps, and the workspace that they stand in."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from cjmap.compare.things import Thing, thing_of
from cjmap.format.roles import Section

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from cjmap.format.roles import Refers
    from cjmap.problem import MapPath
    from cjmap.workspace import Workspace
    from cjmap.workspace.configuration import Configuration
    from cjmap.workspace.entry import Entry
    from cjmap.workspace.index import Definition, Index

READ_ALONG = frozenset({Section.CATALOG, Section.PERSONA, Section.BACKLOG})
"""The kinds of map that others take their titles from, or that say what of others is done."""

_DEFINED_NEAR = READ_ALONG | {
    *(Section.CHANNEL, Section.TOUCHPOINT, Section.TEAM, Section.SYSTEM),
    *(Section.CONTEXT, Section.METRIC, Section.EVIDENCE),
}
"""What is defined in such maps and nowhere else."""


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
        whole: Callable[[], Workspace] | None = None,
    ) -> None:
        """Keep what was read; a side without a workspace has no maps: nothing was there.

        The workspace need not hold more than the maps that are compared and those to `READ_ALONG`;
        then `whole` reads all of it, once, if anything else is asked for.

        `root` is the folder below which files have the same names on both sides; None where the
        two sides were named file by file. `folder` is what people know it as (`examples/shop`).
        """
        self._near = workspace
        self._read_whole = whole
        self.label = label
        self.root = root
        self.folder = folder
        every = list(entries)
        self.entries = [entry for entry in every if entry.read.valid]
        self.refused = [entry for entry in every if not entry.read.valid]
        self._things: dict[Entry, Thing] = {}
        self._paths: dict[Entry, dict[MapPath, Thing]] = {}

    @property
    def is_empty(self) -> bool:
        """Whether there is no map at all to compare, not even one that the format refuses."""
        return not self.entries and not self.refused

    @property
    def language(self) -> str:
        """The language of maps that name none."""
        return self._near.configuration.language if self._near is not None else "en"

    @property
    def configuration(self) -> Configuration | None:
        """What is set in the workspace; None where nothing was there."""
        return self._near.configuration if self._near is not None else None

    @cached_property
    def workspace(self) -> Workspace | None:
        """The whole workspace, read when first asked for; None where nothing was there.

        Its entries are not those that are compared, where it was read apart from them.
        """
        return self._read_whole() if self._read_whole is not None else self._near

    @property
    def backlogs(self) -> list[Entry]:
        """The valid backlogs of the workspace."""
        near = self._near.entries if self._near is not None else ()
        return [each for each in near if each.kind_name == Section.BACKLOG and each.read.valid]

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

    def at(self, entry: Entry, path: MapPath) -> Thing | None:
        """Return the innermost thing of a valid entry that a path leads into or through."""
        if entry not in self._paths:
            self._paths[entry] = {each.path: each for each in self.thing(entry)}
        things = self._paths[entry]
        return next(
            (things[path[:end]] for end in range(len(path), -1, -1) if path[:end] in things), None
        )

    def find(self, section: str, id: str) -> Thing | None:
        """Return a map, or a thing whose id holds for the workspace; None where there is none."""
        wanted = Section(section)

        def look(index: Index) -> list[Definition]:
            return index.workspace_ids(wanted).get(id, [])

        return self._thing_of(self._looked_up((wanted,), look))

    def definitions(self, entry: Entry, role: Refers, reference: str) -> list[Definition]:
        """Return what a reference in an entry leads to."""
        return self._looked_up(role.sections, lambda index: index.find(entry, role, reference))

    def _looked_up(
        self, sections: Iterable[Section], look: Callable[[Index], list[Definition]]
    ) -> list[Definition]:
        """Look near by, and in the whole workspace only for what may be in other maps."""
        if self._near is None:
            return []
        found = look(self._near.index)
        if found or self._read_whole is None or _DEFINED_NEAR.issuperset(sections):
            return found
        return look(self.workspace.index) if self.workspace is not None else []

    def _thing_of(self, definitions: Iterable[Definition]) -> Thing | None:
        for definition in definitions:
            if definition.entry.read.valid:
                return self.at(definition.entry, definition.path[:-1])
        return None

    def title_of(self, section: str, id: str) -> str:
        """Return the title of a map or of a thing of the catalog, or else its id."""
        found = self.find(section, id)
        return (found and (found.text("title") or found.text("name"))) or id

    def named(self, role: Refers, entry: Entry, reference: str) -> str:
        """Return what people call the thing that a reference in an entry leads to, or else itself.

        An id of the workspace is told by its title; `journey#step` by the words that stand there.
        """
        thing = self._thing_of(self.definitions(entry, role, reference))
        return self.called(thing) if thing is not None else reference

    def called(self, thing: Thing) -> str:
        """Return what people call a thing: a column by its step, where it has no title."""
        step = thing.text("step") if thing.model == "Column" else None
        if step is None or thing.text("title") is not None:
            return thing.label
        journey, _, id = step.rpartition("#")
        return self.step_title(journey or thing.top.text("journey") or "", id) or thing.label

    def step_title(self, journey: str, step: str) -> str | None:
        """Return the title of a journey's step, or None."""
        top = self.find(Section.JOURNEY, journey)
        for stage in top.children.get("stages", ()) if top is not None else ():
            for each in stage.children.get("steps", ()):
                if each.id == step:
                    return each.text("title")
        return None
