"""A blueprint with everything its figures need looked up: owners, the steps it shows and their scores."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, cast

from cjmap.check.questions.owners import owner_called
from cjmap.check.questions.service import Service
from cjmap.format.feelings import mean_score
from cjmap.format.journey import State

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cjmap.check.questions.service import Seat, StepShown
    from cjmap.check.subject import Subject
    from cjmap.format.blueprint import Blueprint
    from cjmap.format.journey import Journey
    from cjmap.insight.inquiry import Inquiry
    from cjmap.problem import MapPath


@dataclass(frozen=True, slots=True)
class Owner:
    """Who does something: the same one has the same `key`, however a map writes the name."""

    key: str
    name: str = field(compare=False)


@dataclass(eq=False)
class Scene:
    """A blueprint of an inquiry."""

    inquiry: Inquiry
    subject: Subject[Blueprint]
    _called: dict[str, Owner] = field(default_factory=dict)

    @property
    def blueprint(self) -> Blueprint:
        """The map."""
        return self.subject.model

    @cached_property
    def service(self) -> Service:
        """The map with its ids followed."""
        return Service(self.subject)

    @property
    def seats(self) -> tuple[Seat, ...]:
        """The actions in the order of the map."""
        return self.service.seats

    def shown(self, column: int | None) -> StepShown | None:
        """Return the step of a journey that a column shows; None where it shows none."""
        return None if column is None else self.service.steps[column]

    @cached_property
    def columns(self) -> dict[tuple[int, MapPath], int]:
        """The numbers of the columns by the step they show: the number of its entry, and its path."""
        found: dict[tuple[int, MapPath], int] = {}
        for number, shown in enumerate(self.service.steps):
            if shown is not None:
                found.setdefault((shown.entry.number, shown.path), number)
        return found

    @cached_property
    def scores(self) -> tuple[float | None, ...]:
        """How the step of each column feels (−2..2); None where nothing tells, or only hopes do."""
        return tuple(
            mean_score(shown.step.emotion, cast("Journey", shown.entry.model).personas)
            if shown is not None and is_lived(shown)
            else None
            for shown in self.service.steps
        )

    def score(self, column: int | None) -> float | None:
        """Return how the step of a column feels; None too for a column that is not there."""
        return None if column is None else self.scores[column]

    def is_truth(self, column: int | None) -> bool:
        """Whether the step of a column is a moment of truth."""
        shown = self.shown(column)
        return shown is not None and shown.step.moment_of_truth

    def label(self, column: int | None) -> str:
        """Return what a column is called; nothing for one that is not there."""
        return "" if column is None else self.service.label(column)

    def ref(self, seat: Seat) -> str:
        """Return the reference of an action, or of its column where it has no id."""
        return f"{self.blueprint.id}#{seat.action.id or seat.action.at}"

    def owner_of(self, seat: Seat) -> Owner | None:
        """Return who does an action: its owner, else that of the system it uses; None for nobody."""
        return self._owners.get(cast("int", seat.path[1]))

    def called(self, words: str) -> Owner:
        """Return the owner that a map calls by these words; of several spellings, the first stays."""
        key = owner_called(self.subject.survey, words)
        if key not in self._called:
            name = self.inquiry.workspace.title_of("team", key) or words
            self._called[key] = Owner(key, name)
        return self._called[key]

    @cached_property
    def _owners(self) -> Mapping[int, Owner]:
        systems = self.inquiry.once(system_owners)
        told = (seat.action.owner or systems.get(seat.action.system or "") for seat in self.seats)
        return {number: self.called(words) for number, words in enumerate(told) if words}


def is_lived(shown: StepShown) -> bool:
    """Whether a step is of a journey that shows what is, rather than what should become."""
    return cast("Journey", shown.entry.model).state is not State.FUTURE


def system_owners(inquiry: Inquiry) -> dict[str, str]:
    """Return the owners of the systems of all catalogs by the id of the system."""
    found: dict[str, str] = {}
    for _, catalog in inquiry.survey.maps("catalog"):
        for system in catalog.systems:
            if system.owner:
                found.setdefault(system.id, system.owner)
    return found
