"""The opportunities that are for a step: those that name it, its stage, or something in it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from cjmap.insight.gathered.opportunities import opportunities

if TYPE_CHECKING:
    from cjmap.insight.gathered.opportunities import PlacedOpportunity
    from cjmap.insight.gathered.steps import PlacedStep
    from cjmap.insight.inquiry import Inquiry
    from cjmap.problem import MapPath

_OF_A_STAGE, _OF_A_STEP = 2, 4
"""The lengths of the paths of stages and steps: `stages/0/steps/1`."""


class Helping:
    """Finds what is done, or could be, for a step."""

    def __init__(self, inquiry: Inquiry) -> None:
        """File the opportunities of the workspace under the steps and stages that they are for."""
        self._at: dict[tuple[int, MapPath], list[PlacedOpportunity]] = defaultdict(list)
        for each in inquiry.once(opportunities):
            for aim in each.aims:
                place = aim.path[:-1][:_OF_A_STEP]
                if place[:1] == ("stages",) and len(place) in (_OF_A_STAGE, _OF_A_STEP):
                    self._at[aim.entry.number, place].append(each)

    def to(self, placed: PlacedStep) -> list[PlacedOpportunity]:
        """Return the opportunities for a step, dropped and finished ones too."""
        number = placed.journey.entry.number
        found = (
            *self._at.get((number, placed.path), ()),
            *self._at.get((number, placed.path[:_OF_A_STAGE]), ()),
        )
        return list(dict.fromkeys(found))


def helping(inquiry: Inquiry) -> Helping:
    """Return the opportunities for the steps of a workspace, for `inquiry.once`."""
    return Helping(inquiry)
