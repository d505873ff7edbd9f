"""The opportunities of a workspace, and what each of them answers."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from cjmap.format.backlog import OpportunityStatus
from cjmap.format.envelope import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cjmap.format.backlog import Opportunity
    from cjmap.insight.inquiry import Inquiry
    from cjmap.problem import MapPath
    from cjmap.workspace import Entry
    from cjmap.workspace.index import Definition

CLOSED = frozenset({OpportunityStatus.DONE, OpportunityStatus.DROPPED})
"""The states of opportunities that nothing more will come of."""


class Answered(StrEnum):
    """How far something is answered: the state of the opportunity that has got furthest, or nothing.

    In the order in which one counts more than another. Being at it counts more than having done it:
    what still stands on the map is still felt.
    """

    DOING = "doing"
    PLANNED = "planned"
    IDEA = "idea"
    DONE = "done"
    DROPPED = "dropped"
    NOTHING = "nothing"

    @property
    def in_work(self) -> bool:
        """Whether it is agreed to be done, or being done."""
        return self in (Answered.DOING, Answered.PLANNED)


_ORDER = {each: number for number, each in enumerate(Answered)}


@dataclass(frozen=True, eq=False)
class PlacedOpportunity:
    """An opportunity where it stands: at `number` in the list of a journey or backlog.

    `aims` is what its `for` leads to.
    """

    entry: Entry
    number: int
    opportunity: Opportunity
    aims: Sequence[Definition]

    @property
    def path(self) -> MapPath:
        """Its path in the map."""
        return ("opportunities", self.number)

    @property
    def open(self) -> bool:
        """Whether something may still come of it: neither done nor dropped."""
        return self.opportunity.status not in CLOSED

    @cached_property
    def state(self) -> Answered:
        """How far whatever it names is answered by it; without a status it is an idea."""
        return Answered(self.opportunity.status or OpportunityStatus.IDEA)

    def names(self, entry: Entry, path: MapPath) -> bool:
        """Whether it names what stands at `path` itself, not only what holds it."""
        return (entry.number, path) in self._named

    @cached_property
    def _named(self) -> frozenset[tuple[int, MapPath]]:
        return frozenset((aim.entry.number, aim.path[:-1]) for aim in self.aims)


def opportunities(inquiry: Inquiry) -> tuple[PlacedOpportunity, ...]:
    """Return the opportunities of the whole workspace, each id once; none of deprecated maps."""
    found: dict[str, PlacedOpportunity] = {}
    for kind in ("journey", "backlog"):
        for entry, model in inquiry.survey.maps(kind):
            if model.status is Status.DEPRECATED:
                continue
            for number, each in enumerate(model.opportunities):
                aims = inquiry.survey.meant_for(entry, number)
                found.setdefault(each.id, PlacedOpportunity(entry, number, each, aims))
    return tuple(found.values())


def furthest(found: Iterable[PlacedOpportunity]) -> PlacedOpportunity | None:
    """Return the opportunity that has got furthest, of equals the first; None of none."""
    return min(found, key=advance, default=None)


def advance(opportunity: PlacedOpportunity) -> int:
    """Return how far an opportunity has got, for sorting: the furthest has the least number."""
    return _ORDER[opportunity.state]


def answered(found: Iterable[PlacedOpportunity]) -> Answered:
    """Return how far something is answered that these opportunities name."""
    first = furthest(found)
    return Answered.NOTHING if first is None else first.state


class Answers:
    """Finds the opportunities that answer something: those that name it, or what holds it."""

    def __init__(self, inquiry: Inquiry) -> None:
        """File the opportunities of the workspace under what they name."""
        self._at: dict[tuple[int, MapPath], list[PlacedOpportunity]] = defaultdict(list)
        self._in: dict[tuple[int, MapPath], list[PlacedOpportunity]] = defaultdict(list)
        for each in inquiry.once(opportunities):
            for aim in each.aims:
                path = aim.path[:-1]
                if path:  # one that names a whole map answers nothing in particular
                    self._at[aim.entry.number, path].append(each)
                for length in range(1, len(path)):
                    self._in[aim.entry.number, path[:length]].append(each)

    def to(self, entry: Entry, path: MapPath) -> list[PlacedOpportunity]:
        """Return the opportunities that name what stands at `path`, or a step or stage that holds it."""
        return list(dict.fromkeys(self._holding(entry, path)))

    def around(self, entry: Entry, path: MapPath) -> list[PlacedOpportunity]:
        """Return the opportunities that name what stands at `path`, what holds it, or what is in it."""
        inside = self._in.get((entry.number, path), ())
        return list(dict.fromkeys((*self._holding(entry, path), *inside)))

    def _holding(self, entry: Entry, path: MapPath) -> Iterator[PlacedOpportunity]:
        for length in range(len(path), 0, -1):
            yield from self._at.get((entry.number, path[:length]), ())


def answers(inquiry: Inquiry) -> Answers:
    """Return the answers of the workspace, for `inquiry.once`."""
    return Answers(inquiry)
