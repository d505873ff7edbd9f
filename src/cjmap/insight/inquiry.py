"""A workspace under question: the maps that are meant, on a day."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from cjmap.check.subject import Subject
from cjmap.check.survey import Survey
from cjmap.format.envelope import Status
from cjmap.format.journey import State
from cjmap.insight.gathered.steps import PlacedStep, placed_steps
from cjmap.insight.weights import Weights, weights_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from cjmap.format.blueprint import Blueprint
    from cjmap.format.journey import Journey
    from cjmap.format.persona import Persona
    from cjmap.workspace import Entry, Workspace

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True, eq=False)
class Earlier:
    """The same question put to an older revision, `label` as it was asked for.

    `commit` is its commit, shortened, `day` the day of that; `left_out` are the files that were no
    valid maps then.
    """

    label: str
    commit: str
    day: date
    inquiry: Inquiry
    left_out: Sequence[str] = ()


@dataclass(eq=False)
class Inquiry:
    """What is asked about: `entries` of `workspace`, on the day `today`.

    Whatever the maps that are meant refer to is looked up in the whole workspace. What is deprecated
    is no longer true, and no part of any answer. With `earlier`, what changed since then is told.
    """

    workspace: Workspace
    entries: Sequence[Entry]
    today: date
    earlier: Earlier | None = None
    _found: dict[Any, Any] = field(default_factory=dict)

    @cached_property
    def survey(self) -> Survey:
        """What the maps of the whole workspace say together."""
        return Survey(self.workspace, self.today)

    @cached_property
    def weights(self) -> Weights:
        """How figures count, as the configuration says."""
        return weights_of(self.workspace.configuration)

    def once(self, find: Callable[[Inquiry], Result]) -> Result:
        """Return `find(self)`, called once however many sections ask."""
        if find not in self._found:
            self._found[find] = find(self)
        result: Result = self._found[find]
        return result

    @cached_property
    def subjects(self) -> tuple[Subject[Any], ...]:
        """The valid maps that are meant and not deprecated, in the order of the files."""
        return tuple(each for each in self._valid if each.model.status is not Status.DEPRECATED)

    @cached_property
    def deprecated(self) -> tuple[Subject[Any], ...]:
        """The valid maps that are meant, but deprecated."""
        return tuple(each for each in self._valid if each.model.status is Status.DEPRECATED)

    @cached_property
    def _valid(self) -> tuple[Subject[Any], ...]:
        return tuple(
            Subject(entry, entry.model, self.survey, {})
            for entry in self.entries
            if entry.model is not None
        )

    def maps(self, kind: str) -> tuple[Subject[Any], ...]:
        """Return the maps of a kind among them."""
        return self._by_kind.get(kind, ())

    @cached_property
    def _by_kind(self) -> dict[str, tuple[Subject[Any], ...]]:
        found: dict[str, list[Subject[Any]]] = defaultdict(list)
        for subject in self.subjects:
            found[str(subject.entry.kind_name)].append(subject)
        return {kind: tuple(subjects) for kind, subjects in found.items()}

    @cached_property
    def journeys(self) -> tuple[Subject[Journey], ...]:
        """The journeys that show what is: current ones, and those made from logs."""
        return tuple(each for each in self.maps("journey") if each.model.state is not State.FUTURE)

    @cached_property
    def futures(self) -> tuple[Subject[Journey], ...]:
        """The journeys that show what should become."""
        return tuple(each for each in self.maps("journey") if each.model.state is State.FUTURE)

    @property
    def blueprints(self) -> tuple[Subject[Blueprint], ...]:
        """The blueprints."""
        return self.maps("blueprint")

    @cached_property
    def personas(self) -> dict[str, Persona]:
        """The personas of the workspace by id, with what they inherit."""
        return {each.id: each for each in self.workspace.maps("persona")}

    @cached_property
    def steps(self) -> tuple[PlacedStep, ...]:
        """The steps of `journeys`, journey by journey, in order."""
        return tuple(step for journey in self.journeys for step in self.steps_of(journey))

    def steps_of(self, journey: Subject[Journey]) -> tuple[PlacedStep, ...]:
        """Return the steps of a journey, looked at once."""
        found: tuple[PlacedStep, ...] | None = self._found.get(journey)
        if found is None:
            found = self._found[journey] = tuple(placed_steps(journey))
        return found

    def name_of(self, section: str, id: str) -> str:
        """Return what people call a thing of the catalog or a persona; its id where it has no title."""
        return self.workspace.title_of(section, id) or id

    def owner_name(self, owner: str | None) -> str | None:
        """Return what people call an owner: the title of a team, else the words that were written."""
        return None if owner is None else self.name_of("team", owner)
