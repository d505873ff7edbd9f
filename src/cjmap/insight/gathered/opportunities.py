"""The opportunities of a workspace, and what each of them answers."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.format.backlog import OpportunityStatus
from cjmap.format.envelope import Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.format.backlog import Opportunity
    from cjmap.insight.inquiry import Inquiry
    from cjmap.problem import MapPath
    from cjmap.workspace import Entry
    from cjmap.workspace.index import Definition

CLOSED = frozenset({OpportunityStatus.DONE, OpportunityStatus.DROPPED})
"""The states of opportunities that nothing more will come of."""


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


class Answers:
    """Finds the opportunities that answer something: those that name it, or what holds it."""

    def __init__(self, inquiry: Inquiry) -> None:
        """File the opportunities of the workspace under what they name."""
        self._at: dict[tuple[int, MapPath], list[PlacedOpportunity]] = defaultdict(list)
        for each in inquiry.once(opportunities):
            for aim in each.aims:
                if len(aim.path) > 1:  # one that names a whole map answers nothing in particular
                    self._at[aim.entry.number, aim.path[:-1]].append(each)

    def to(self, entry: Entry, path: MapPath) -> list[PlacedOpportunity]:
        """Return the opportunities that name what stands at `path`, or a step or stage that holds it."""
        return list(dict.fromkeys(self._holding(entry, path)))

    def _holding(self, entry: Entry, path: MapPath) -> Iterator[PlacedOpportunity]:
        for length in range(len(path), 0, -1):
            yield from self._at.get((entry.number, path[:length]), ())


def answers(inquiry: Inquiry) -> Answers:
    """Return the answers of the workspace, for `inquiry.once`."""
    return Answers(inquiry)
