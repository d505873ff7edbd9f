"""What the maps of a workspace say together, found once a run and asked by many rules.

A rule about several maps has three parts. Each map *tells* what it contributes (`Survey.told`), in a few
words that can be kept with it. A *find* puts together what all maps tell. And a rule *asks* about its
map by `ask`, which notes the question: the answer decides whether the map has to be looked at again when
another one has changed (`cjmap.workspace.noting`). So the less an answer says, the better.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from cjmap.format.roles import Reach, Section
from cjmap.workspace.noting import Askable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from cjmap.problem import MapPath
    from cjmap.workspace import Entry, Workspace
    from cjmap.workspace.index import Definition

Told = TypeVar("Told")


class Survey(Askable):
    """A workspace under check on a day."""

    called = "survey"

    def __init__(self, workspace: Workspace, today: date) -> None:
        """Know nothing yet; everything is found when it is first asked for."""
        super().__init__()
        self.workspace = workspace
        self.today = today

    def told(self, tell: Callable[[Any], Told | None], *kinds: str) -> Iterator[tuple[Entry, Told]]:
        """Go through what the valid maps of some kinds tell, in the order of the files.

        `tell` is a function of a module that takes a model and looks at no other map; None where a map
        has nothing to tell. What it returns is kept with the map, so it is plain: texts, numbers, words
        of closed lists, paths, small parts of the model, and tuples of them.
        """
        for entry in self.workspace.entries:
            if entry.valid and entry.kind_name in kinds:
                told: Told | None = entry.told(tell)
                if told is not None:
                    yield entry, told

    def maps(self, kind: str) -> Iterator[tuple[Entry, Any]]:
        """Go through the maps of a kind that the format takes, as (entry, model)."""
        for entry in self.workspace.entries:
            if entry.kind_name == kind and entry.model is not None:
                yield entry, entry.model

    # --- what opportunities answer ---

    def answered(self, entry: Entry, path: MapPath) -> bool:
        """Whether an opportunity names what stands at `path`, or the step or stage that holds it.

        A dropped opportunity counts: a decision was taken. One that names the whole map does not:
        it answers nothing in particular.
        """
        named = self.ask(_named_in, entry)
        return named is not None and any(
            path[:length] in named.paths for length in range(len(path), 0, -1)
        )

    def answered_within(self, entry: Entry, path: MapPath) -> bool:
        """Whether an opportunity names the step at `path`, what holds it, or something in it."""
        named = self.ask(_named_in, entry)
        return named is not None and (path in named.holding or self.answered(entry, path))

    def answered_id(self, entry: Entry, id: str | None) -> bool:
        """Whether an opportunity names an item of this id at any place of the map."""
        named = self.ask(_named_in, entry)
        return named is not None and id is not None and id in named.ids

    def answered_map(self, entry: Entry) -> bool:
        """Whether an opportunity names the map as a whole or anything in it."""
        return self.ask(_named_in, entry) is not None

    def meant_for(self, entry: Entry, opportunity: int) -> Sequence[Definition]:
        """Return what the opportunity of a map, by its place in the list there, is `for`."""
        return self.ask(_meant_for, entry, opportunity)

    # --- what refers to what ---

    @property
    def referenced(self) -> set[tuple[Section, str]]:
        """The definitions of the workspace that some map refers to, as (section, id)."""
        return self.ask(_referenced)

    def is_referenced(self, section: Section, id: str) -> bool:
        """Whether some map refers to a definition of the workspace."""
        return self.ask(_is_referenced, section, id)

    def zoomed_in(self, entry: Entry) -> frozenset[str]:
        """Return the stages and steps of a journey that another one's `parent` zooms into."""
        return self.ask(_zoomed_in, entry)

    @property
    def leading_nowhere(self) -> dict[int, dict[str, None]]:
        """The references that find nothing, though they have to, by the number of their entry."""
        return self.ask(_leading_nowhere)

    @cached_property
    def followed(self) -> Followed:
        """Where the references of all maps lead: every one followed in one pass, the same one once."""
        followed = Followed()
        index = self.workspace.index
        seen: dict[tuple[int, str], bool] = {}
        for entry in self.workspace.entries:
            for path, role, text in entry.references:
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
                    for each in found:
                        followed.zoomed.setdefault(each.entry.number, set()).add(each.id)
        return followed


@dataclass(frozen=True, slots=True)
class Followed:
    """Where the references of all maps lead, by the numbers of their entries."""

    referenced: set[tuple[Section, str]] = field(default_factory=set)
    answers: dict[int, list[Definition]] = field(default_factory=dict)
    meant_for: dict[tuple[int, int], list[Definition]] = field(default_factory=dict)
    zoomed: dict[int, set[str]] = field(default_factory=dict)
    nowhere: dict[int, dict[str, None]] = field(default_factory=dict)


@dataclass(frozen=True)
class _Named:
    """What opportunities name in a map: paths and the ids there, in the order of naming."""

    places: tuple[tuple[MapPath, str], ...]

    @cached_property
    def paths(self) -> frozenset[MapPath]:
        """What is named."""
        return frozenset(path for path, _ in self.places)

    @cached_property
    def holding(self) -> frozenset[MapPath]:
        """What is named and all that holds it, so that a large map takes no longer to look up."""
        return frozenset(path[:length] for path in self.paths for length in range(1, len(path) + 1))

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids that are named."""
        return frozenset(id for _, id in self.places)


def _named_in(survey: Survey, entry: Entry) -> _Named | None:
    """Find what opportunities name in a map; None where none names it at all."""
    answers = survey.followed.answers.get(entry.number)
    if answers is None:
        return None
    return _Named(tuple((each.path[:-1], each.id) for each in answers if len(each.path) > 1))


def _meant_for(survey: Survey, entry: Entry, opportunity: int) -> Sequence[Definition]:
    return survey.followed.meant_for.get((entry.number, opportunity), ())


def _referenced(survey: Survey) -> set[tuple[Section, str]]:
    return survey.followed.referenced


def _is_referenced(survey: Survey, section: Section, id: str) -> bool:
    return (section, id) in survey.followed.referenced


def _zoomed_in(survey: Survey, entry: Entry) -> frozenset[str]:
    return frozenset(survey.followed.zoomed.get(entry.number, ()))


def _leading_nowhere(survey: Survey) -> dict[int, dict[str, None]]:
    return survey.followed.nowhere
