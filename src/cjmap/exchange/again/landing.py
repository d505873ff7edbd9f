"""Where imported maps go: into the files that have them already, or new ones."""

from __future__ import annotations

import os
from collections import defaultdict
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from cjmap.compare.merge import merge
from cjmap.compare.merge.outcome import Labels
from cjmap.compare.merge.same import same
from cjmap.compare.merge.versions import long_form
from cjmap.errors import CjmapError
from cjmap.exchange.again.kept_ids import as_called_here, keep_ids
from cjmap.exchange.again.memory import Origin, former_ids, index_of, read_entry
from cjmap.exchange.again.same_maps import same_maps
from cjmap.exchange.again.supposed import giving_way
from cjmap.exchange.again.unread import first_marker, reason, unread_map
from cjmap.exchange.again.versions import Versions
from cjmap.exchange.coming.surroundings import same_name
from cjmap.exchange.losses import Fate, Loss
from cjmap.format.roles import Section
from cjmap.layout import map_text
from cjmap.printable import one_line
from cjmap.problem import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjmap.exchange.again.memory import Memory
    from cjmap.exchange.coming.arrival import Arrival, ArrivedMap
    from cjmap.source.write import FileChange
    from cjmap.workspace import Entry, Workspace

_HELPERS = (Section.PERSONA, Section.CATALOG)
"""Maps that an import makes for want of them: one that has the same id only is somebody else's."""


class Outcome(StrEnum):
    """What an import means for one file."""

    NEW = "new"
    SAME = "same"
    MERGED = "merged"
    CONFLICTS = "conflicts"


@dataclass(frozen=True, slots=True)
class Landing:
    """One map with its file: the bytes to write there, and those that are there (None: none).

    `kept` writes down what was read, for the next import (None: it is written there). `notes` tell
    what the merge decided, `clashes` what it leaves to be decided. Conflicts that an earlier import
    left, and nobody has decided since, are conflicts still.
    """

    map: ArrivedMap
    file: Path
    outcome: Outcome
    data: bytes
    before: bytes | None = None
    kept: FileChange | None = None
    notes: tuple[str, ...] = ()
    clashes: tuple[str, ...] = ()

    @property
    def changes(self) -> bool:
        """Whether it changes what stands there."""
        return self.before is not None and self.data != self.before

    @property
    def undecided(self) -> int | None:
        """The line of the first conflict that is to be decided, from 1; None where there is none."""
        return first_marker(self.data) if self.outcome is Outcome.CONFLICTS else None


@dataclass(frozen=True, slots=True)
class Landed:
    """What becomes of the maps of an import, and the losses that are to be told.

    `left` are the files of maps that the source does not have any more.
    """

    landings: list[Landing]
    left: list[Path]
    losses: list[Loss]


def land(arrival: Arrival, workspace: Workspace, folder: Path, memory: Memory) -> Landed:
    """Find the place of every map: the file that has it, else one in `folder`; and merge it there.

    Raises `CjmapError` where a file is in the way, or is no valid map that could be merged with.
    """
    return _Landing(arrival, workspace, folder, memory).land()


class _Landing:
    def __init__(
        self, arrival: Arrival, workspace: Workspace, folder: Path, memory: Memory
    ) -> None:
        self.arrival = arrival
        self.source = arrival.source.base_name
        self.workspace = workspace
        self.folder = folder
        self.memory = memory
        self.coming = [Versions.of(map) for map in arrival.maps]

    def land(self) -> Landed:
        """Find out what is what, then merge."""
        pairs = same_maps(self.memory.maps, [each.entry for each in self.coming])
        for each in self.coming:
            each.former = pairs.get(each.entry)
            each.ours = self._ours(each)
        came_as = [each.map.id for each in self.coming]
        keep_ids(self.coming, self._taken())
        landings, gone = self._landings()
        losses = [*self._losses(came_as), *self._second(), *map(self._gone, gone)]
        return Landed(landings, self._left(), losses)

    # --- which map is which ---

    def _ours(self, each: Versions) -> Entry | None:
        """Find the map here that one was read into; or the one that it is, for all that we know."""
        index = self.workspace.index.workspace_ids(each.section)
        id = each.former.id if each.former else each.map.id
        found = [definition.entry for definition in index.get(id, ())]
        if each.former and not found:
            found = [
                one.entry for several in index.values() for one in several if id in former_ids(one)
            ]
        if found:
            return found[0] if each.former or self._may_be(each, found[0]) else None
        name = replace(each.map, id=id).file_name
        file = self.folder / name
        there = (entry for entry in self.workspace.entries if entry.file == file)
        return next(there, None) or unread_map(self.workspace.entries, name, id)

    def _may_be(self, each: Versions, ours: Entry) -> bool:
        """Whether a map of the same id is the same, although nothing tells where it came from."""
        if any(known.kind == each.section and known.id == ours.id for known in self.memory.maps):
            return False  # it came from another file
        if each.section not in _HELPERS:
            return True
        return same_name(_title(ours) or "") == same_name(_title(each.entry) or "")

    def _taken(self) -> dict[Section, set[str]]:
        """Return the ids that maps have here, or had in an earlier import, by kind."""
        taken: dict[Section, set[str]] = defaultdict(set)
        for remembered in self.memory.maps:
            taken[Section(remembered.kind)].add(remembered.id)
        for each in self.coming:
            taken[each.section] |= self.workspace.index.workspace_ids(each.section).keys()
        return taken

    # --- what becomes of each ---

    def _landings(self) -> tuple[list[Landing], list[Versions]]:
        """Merge each map; one that was deleted here stays away, unless another one needs it."""
        texts = dict(zip(self.coming, as_called_here(self.coming), strict=True))
        gone = [each for each in self.coming if each.former and each.ours is None]
        if len(gone) == len(self.coming):  # nothing of the earlier import is left: begin again
            gone = []
        found = {
            each: self._landing(each, *texts[each]) for each in self.coming if each not in gone
        }
        for each in gone:
            if self._is_needed(each, found.values()):
                found[each] = self._landing(each, *texts[each])
        away = [each for each in gone if each not in found]
        return [found[each] for each in self.coming if each in found], away

    def _landing(self, each: Versions, base: str, theirs: str) -> Landing:
        map = each.map
        kept = self.memory.change(map.file_name, map.text, each.former)
        if each.ours is None:
            file = self.folder / map.file_name
            if os.path.lexists(file):
                raise CjmapError(
                    f"{_shown(file)} is there already, and is no map of this workspace."
                )
            return Landing(map, file, Outcome.NEW, theirs.encode(), None, kept)
        file, before = each.ours.file, each.ours.document.raw
        if base == theirs:
            if each.former is not None and each.former.origin is Origin.ELSEWHERE:
                kept = None  # that other file has it, too
            waits = not each.ours.read.valid and first_marker(before) is not None
            outcome = Outcome.CONFLICTS if waits else Outcome.SAME
            return Landing(map, file, outcome, before, before, kept)
        if not each.ours.read.valid:
            raise CjmapError(
                f"{_shown(file)} is no valid map now, so nothing can be merged into it:"
                f" {one_line(reason(each.ours))}",
                hint="Repair it first, then import again.",
            )
        if each.former is None:
            theirs = _giving_way(map, theirs, each.ours)
        labels = Labels("this workspace", "the last import", one_line(self.source))
        merged = merge(base.encode(), before, theirs.encode(), file=file, labels=labels)
        if merged.text == before or (merged.clean and _says_the_same(each.ours, merged.text)):
            return Landing(map, file, Outcome.SAME, before, before, kept)
        outcome = Outcome.MERGED if merged.clean else Outcome.CONFLICTS
        return Landing(map, file, outcome, merged.text, before, kept, merged.notes, merged.clashes)

    def _is_needed(self, gone: Versions, landings: Iterable[Landing]) -> bool:
        """Whether a map that changes refers to one that was deleted, or to something in it."""
        defined = {
            (one.section, one.id)
            for one in index_of([gone.entry]).defined_in(gone.entry)
            if one.section.of_workspace
            and not self.workspace.index.workspace_ids(one.section).get(one.id)
        }
        for landing in landings:
            if landing.outcome is Outcome.SAME:
                continue
            clean = landing.outcome is not Outcome.CONFLICTS
            text = landing.data.decode() if clean else landing.map.text
            for _, role, word in read_entry(landing.file.name, text).references:
                sections = (*role.sections, gone.section)
                if any((section, word.partition("#")[0]) in defined for section in sections):
                    return True
        return False

    def _left(self) -> list[Path]:
        """List the files of maps that this source had once and does not have any more."""
        found = [each.former for each in self.coming]
        return [
            definition.entry.file
            for former in self.memory.from_here
            if former not in found
            for definition in self.workspace.index.workspace_ids(Section(former.kind)).get(
                former.id, ()
            )
        ]

    def _gone(self, each: Versions) -> Loss:
        """Tell a map that was deleted here since the last import, and stays away."""
        same = each.former is not None and each.former.entry.document.text == each.map.text
        changed = "" if same else " It has changed since in the source."
        return Loss(
            Fate.DROPPED,
            "map",
            f"`{each.map.file_name}` was deleted here since the last import, and is left out.{changed}",
            Severity.INFO if same else Severity.WARNING,
            self.arrival.source.name,
            map=each.map.id,
        )

    def _second(self) -> Iterable[Loss]:
        """Tell maps that are here already, by their titles, and come from another file as well."""
        titles = {
            (entry.kind_name, same_name(title)): entry.id
            for entry in self.workspace.entries
            if (title := _title(entry)) is not None
        }
        for each in self.coming:
            here = titles.get((each.map.kind, same_name(_title(each.entry) or "")))
            if each.ours is None and each.former is None and here is not None:
                yield Loss(
                    Fate.GUESSED,
                    "map",
                    f"`{here}` has the same title, and was not read from this file:"
                    f" this is taken for a second {each.map.kind}.",
                    Fate.GUESSED.severity,
                    self.arrival.source.name,
                    map=each.map.id,
                )

    def _losses(self, came_as: list[str]) -> list[Loss]:
        """Leave out what was made already by an earlier import, and name maps by the ids that they have.

        A language that was guessed is nothing new to a map that says it.
        """
        said = {
            (each.map.id, entry.read_text("lang"))
            for each in self.coming
            for entry in (each.ours, each.known)
            if entry is not None
        }
        ids = {old: each.map.id for old, each in zip(came_as, self.coming, strict=True)}
        again = {old for old, each in zip(came_as, self.coming, strict=True) if each.former}
        again |= self.memory.ids()
        return [
            replace(loss, map=ids.get(loss.map, loss.map))
            for loss in self.arrival.losses
            if (loss.fate is not Fate.MADE or not {loss.map, loss.value} & again)
            and (loss.path != ("lang",) or (ids.get(loss.map), loss.value) not in said)
        ]


def _giving_way(map: ArrivedMap, theirs: str, ours: Entry) -> str:
    """Return the text of a map without what its reader only supposed and the map here knows."""
    read = read_entry(map.file_name, theirs).document.data
    return map_text(giving_way(read, ours.document.data), Path(map.file_name))


def _says_the_same(entry: Entry, merged: bytes) -> bool:
    """Whether a map and what it was merged into differ in nothing but their spelling."""
    after = read_entry(entry.file.name, merged.decode())
    return after.read.valid and same(long_form(entry), long_form(after))


def _title(entry: Entry) -> str | None:
    return entry.read_text("name" if entry.kind_name == Section.PERSONA else "title")


def _shown(file: Path) -> str:
    here = Path.cwd()
    return one_line(str(file.relative_to(here) if file.is_relative_to(here) else file))
