"""A service blueprint as its rules see it: who acts where, for which step, and what leads to what."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from cjmap.format.blueprint import LaneRole
from cjmap.format.journey import Journey
from cjmap.format.roles import Reach, Refers, Section

if TYPE_CHECKING:
    from cjmap.check.subject import Subject
    from cjmap.format.blueprint import Action, Blueprint, Column
    from cjmap.format.journey import Step
    from cjmap.problem import MapPath
    from cjmap.workspace import Entry

DEPTH = {
    LaneRole.CUSTOMER: 0,
    LaneRole.FRONTSTAGE: 1,
    LaneRole.BACKSTAGE: 2,
    LaneRole.SUPPORT: 3,
}
"""How far from the customer a role is; the three lines lie between neighbours. Evidence has none."""

BEHIND = frozenset({LaneRole.BACKSTAGE, LaneRole.SUPPORT})
"""The roles below the line of visibility."""

WORK = frozenset({LaneRole.FRONTSTAGE, *BEHIND})
"""The roles of what the organisation does."""

_STEP = Refers((Section.STEP,), Reach.PATH)


@dataclass(frozen=True, slots=True)
class Seat:
    """An action with its path, the role of its lane, and the number of its column.

    The role or the column is None where the map refers to one that it does not have.
    """

    path: MapPath
    action: Action
    role: LaneRole | None
    column: int | None


@dataclass(frozen=True, slots=True)
class StepShown:
    """The step that a column shows, with the entry of its journey and its path there."""

    entry: Entry
    path: MapPath
    step: Step


@dataclass(frozen=True, slots=True)
class End:
    """What a link leaves or reaches: an action or, with `seat` None, what the customer does."""

    role: LaneRole | None
    column: int | None
    seat: Seat | None


class Service:
    """A blueprint with its ids followed, each question answered once."""

    def __init__(self, subject: Subject[Blueprint]) -> None:
        """Know the blueprint of a subject; everything is found when it is first asked for."""
        self._blueprint = subject.model
        self._entry = subject.entry
        self._survey = subject.survey

    @cached_property
    def columns(self) -> dict[str, int]:
        """The numbers of the columns by the id that actions and links name them by."""
        found: dict[str, int] = {}
        for number, column in enumerate(self._blueprint.steps):
            if column.key is not None:
                found.setdefault(column.key, number)
        return found

    @cached_property
    def seats(self) -> tuple[Seat, ...]:
        """The actions in the order of the map."""
        roles = {lane.id: lane.role for lane in self._blueprint.all_lanes}
        return tuple(
            Seat(("actions", number), each, roles.get(each.lane), self.columns.get(each.at))
            for number, each in enumerate(self._blueprint.actions)
        )

    @cached_property
    def by_column(self) -> tuple[tuple[Seat, ...], ...]:
        """The actions of each column."""
        found: list[list[Seat]] = [[] for _ in self._blueprint.steps]
        for seat in self.seats:
            if seat.column is not None:
                found[seat.column].append(seat)
        return tuple(tuple(each) for each in found)

    @cached_property
    def by_role(self) -> dict[LaneRole | None, list[Seat]]:
        """The actions of each role; a role that has none is no key."""
        found: dict[LaneRole | None, list[Seat]] = defaultdict(list)
        for seat in self.seats:
            found[seat.role].append(seat)
        return dict(found)

    @cached_property
    def steps(self) -> tuple[StepShown | None, ...]:
        """The step of each column; None for one that has none, or an unknown one."""
        return tuple(self._step_of(column) for column in self._blueprint.steps)

    @cached_property
    def ends(self) -> tuple[tuple[End, End], ...]:
        """Where each link begins and ends; an end that is not in the map has neither role nor column."""
        found = {key: End(LaneRole.CUSTOMER, number, None) for key, number in self.columns.items()}
        for seat in self.seats:
            if seat.action.id is not None:
                found[seat.action.id] = End(seat.role, seat.column, seat)
        nowhere = End(None, None, None)
        return tuple(
            (found.get(link.from_, nowhere), found.get(link.to, nowhere))
            for link in self._blueprint.links
        )

    @cached_property
    def roles(self) -> tuple[frozenset[LaneRole | None], ...]:
        """The roles that have an action in each column."""
        return tuple(frozenset(seat.role for seat in seats) for seats in self.by_column)

    def shows_customer(self, column: int) -> bool:
        """Whether a column says what the customer does: by its step, its title or an action."""
        here = self._blueprint.steps[column]
        return bool(here.step or here.title) or LaneRole.CUSTOMER in self.roles[column]

    def label(self, column: int) -> str:
        """Return what a column is called: its title, else its step's, its id, or its number."""
        here, shown = self._blueprint.steps[column], self.steps[column]
        title = here.title or (shown.step.title if shown else None)
        return title or here.key or f"column {column + 1}"

    def answered(self, seat: Seat) -> bool:
        """Whether an opportunity names an action, something in it, its column or that one's step."""
        if self._survey.answered_within(self._entry, seat.path):
            return True
        return seat.column is not None and self.column_answered(seat.column)

    def column_answered(self, column: int) -> bool:
        """Whether an opportunity names a column, its step, or something in that step."""
        if self._survey.answered(self._entry, ("steps", column)):
            return True
        shown = self.steps[column]
        return shown is not None and self._survey.answered_within(shown.entry, shown.path)

    def _step_of(self, column: Column) -> StepShown | None:
        if column.step is None:
            return None
        for definition in self._survey.workspace.index.find(self._entry, _STEP, column.step):
            journey = definition.entry.model
            if isinstance(journey, Journey):
                _, stage, _, step, _ = definition.path
                found = journey.stages[int(stage)].steps[int(step)]
                return StepShown(definition.entry, definition.path[:-1], found)
        return None


@lru_cache(maxsize=1)  # several rules ask about the same blueprint, one after another
def service_of(subject: Subject[Blueprint]) -> Service:
    """Return the service of a blueprint, which its rules share."""
    return Service(subject)
