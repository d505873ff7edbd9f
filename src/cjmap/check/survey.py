"""What the maps of a workspace say together, found once a run and asked by many rules."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from cjmap.format.ids import references
from cjmap.format.journey import Journey, State
from cjmap.format.roles import Reach, Section

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from cjmap.problem import MapPath
    from cjmap.workspace import Entry, Workspace
    from cjmap.workspace.index import Definition

Result = TypeVar("Result")


class Survey:
    """A workspace under check on a day.

    What one rule alone wants to know of all maps, it asks for with `once` and keeps in its file.
    """

    def __init__(self, workspace: Workspace, today: date) -> None:
        """Know nothing yet; everything is found when it is first asked for."""
        self.workspace = workspace
        self.today = today
        self._found: dict[Callable[[Survey], Any], Any] = {}

    def once(self, find: Callable[[Survey], Result]) -> Result:
        """Return `find(self)`, called once a run however many maps ask."""
        if find not in self._found:
            self._found[find] = find(self)
        result: Result = self._found[find]
        return result

    def maps(self, kind: str) -> Iterator[tuple[Entry, Any]]:
        """Go through the maps of a kind that the format takes, as (entry, model)."""
        for entry in self.workspace.entries:
            if entry.kind_name == kind and entry.model is not None:
                yield entry, entry.model

    @cached_property
    def current_journeys(self) -> tuple[tuple[Entry, Journey], ...]:
        """The journeys that show today's reality and are not deprecated."""
        return tuple(
            (entry, model)
            for entry, model in self.maps(Section.JOURNEY)
            if model.state in (None, State.CURRENT) and model.status != "deprecated"
        )

    # --- what opportunities answer ---

    def answered(self, entry: Entry, path: MapPath) -> bool:
        """Whether an opportunity names what stands at `path`, or the step or stage that holds it.

        A dropped opportunity counts: a decision was taken. One that names the whole map does not:
        it answers nothing in particular.
        """
        named = self._named.get(entry.number)
        if named is None:
            return False
        return any(path[:length] in named for length in range(len(path), 0, -1))

    def answered_within(self, entry: Entry, path: MapPath) -> bool:
        """Whether an opportunity names the step at `path`, what holds it, or something in it."""
        return path in self._holding.get(entry.number, ()) or self.answered(entry, path)

    def answered_id(self, entry: Entry, id: str | None) -> bool:
        """Whether an opportunity names an item of this id at any place of the map."""
        return id is not None and id in self._named_ids.get(entry.number, ())

    def answered_map(self, entry: Entry) -> bool:
        """Whether an opportunity names the map as a whole or anything in it."""
        return entry.number in self._answers

    def meant_for(self, entry: Entry, opportunity: int) -> Sequence[Definition]:
        """Return what the opportunity of a map, by its place in the list there, is `for`."""
        return self._followed.meant_for.get((entry.number, opportunity), ())

    @property
    def _answers(self) -> dict[int, list[Definition]]:
        """What the opportunities of all maps name, by the number of the entry it stands in."""
        return self._followed.answers

    @cached_property
    def _named(self) -> dict[int, set[MapPath]]:
        return {
            number: {each.path[:-1] for each in definitions if len(each.path) > 1}
            for number, definitions in self._answers.items()
        }

    @cached_property
    def _holding(self) -> dict[int, set[MapPath]]:
        """What is named, and all that holds it, so that a large map takes no longer to look up."""
        return {
            number: {path[:length] for path in paths for length in range(1, len(path) + 1)}
            for number, paths in self._named.items()
        }

    @cached_property
    def _named_ids(self) -> dict[int, set[str]]:
        return {
            number: {each.id for each in definitions if len(each.path) > 1}
            for number, definitions in self._answers.items()
        }

    # --- what refers to what ---

    @property
    def referenced(self) -> set[tuple[Section, str]]:
        """The definitions of the workspace that some map refers to, as (section, id)."""
        return self._followed.referenced

    @property
    def zoomed(self) -> set[tuple[int, str]]:
        """The stages and steps that another journey's `parent` zooms into, as (entry number, id)."""
        return self._followed.zoomed

    @property
    def leading_nowhere(self) -> dict[int, dict[str, None]]:
        """The references that find nothing, though they have to, by the number of their entry."""
        return self._followed.nowhere

    @cached_property
    def _followed(self) -> _Followed:
        """Follow every reference of the workspace, in one pass; the same one only once."""
        followed = _Followed()
        index = self.workspace.index
        seen: dict[tuple[int, str], bool] = {}
        for entry in self.workspace.entries:
            for path, role, text in references(entry.read.found):
                if role.reach is Reach.WORKSPACE:
                    key = (id(role), text)  # what it finds depends on nothing else
                    if key in seen:
                        if role.strict and not seen[key]:
                            followed.nowhere.setdefault(entry.number, {})[text] = None
                        continue
                found = index.find(entry, role, text)
                if role.reach is Reach.WORKSPACE:
                    seen[key] = bool(found)
                if role.strict and not found:
                    followed.nowhere.setdefault(entry.number, {})[text] = None
                followed.referenced.update((each.section, each.id) for each in found)
                if path[0] == "opportunities" and len(path) > 2 and path[2] == "for":
                    opportunity = (entry.number, int(path[1]))
                    followed.meant_for.setdefault(opportunity, []).extend(found)
                    for each in found:
                        followed.answers.setdefault(each.entry.number, []).append(each)
                elif path == ("parent",):
                    followed.zoomed.update((each.entry.number, each.id) for each in found)
        return followed


@dataclass(frozen=True, slots=True)
class _Followed:
    """Where the references of all maps lead."""

    referenced: set[tuple[Section, str]] = field(default_factory=set)
    answers: dict[int, list[Definition]] = field(default_factory=dict)
    meant_for: dict[tuple[int, int], list[Definition]] = field(default_factory=dict)
    zoomed: set[tuple[int, str]] = field(default_factory=set)
    nowhere: dict[int, dict[str, None]] = field(default_factory=dict)
