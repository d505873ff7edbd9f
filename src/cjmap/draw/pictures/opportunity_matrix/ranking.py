"""The four fields of a matrix, which opportunity lies in which, and the numbers.

Impact is high from 4 of 5. Effort is high above the median of all that are told: what "much" is
depends on who has to do it, so half of them always count as little. Ranked is always the whole
workspace, so that an opportunity has one field and one number in all pictures. The names of the
fields are the customary ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from statistics import median_low
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.draw.pictures.opportunity_matrix.gathering import Found

HIGH_IMPACT = 4
"""The least impact that counts as high."""


class Field(StrEnum):
    """A quarter of the matrix; the value is the key of its name."""

    QUICK_WINS = "quick-wins"
    BIG_BETS = "big-bets"
    FILL_INS = "fill-ins"
    MONEY_PITS = "money-pits"


@dataclass(frozen=True, slots=True)
class Ranked:
    """An opportunity with its number, which counts from 1, and its field."""

    number: int
    field: Field
    found: Found
    impact: int
    effort: float
    """In person-days."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """The opportunities that have a place, by field, and those that lack a figure."""

    ranked: tuple[Ranked, ...]
    unplaced: tuple[Found, ...]
    split: float | None
    """The greatest effort that counts as little, in person-days; None where nothing has a place."""

    def among(self, found: Sequence[Found]) -> Ranking:
        """Give the part of the ranking that is `found`, with the numbers and fields it has here."""
        ids = {each.opportunity.id for each in found}
        return Ranking(
            tuple(each for each in self.ranked if each.found.opportunity.id in ids),
            tuple(each for each in self.unplaced if each.opportunity.id in ids),
            self.split,
        )

    def of(self, field: Field) -> tuple[Ranked, ...]:
        """Give those of one field, in the order of their numbers."""
        return tuple(each for each in self.ranked if each.field is field)


def ranking_of(found: Sequence[Found]) -> Ranking:
    """Rank opportunities: field by field, the greatest impact first, then the least effort."""
    placed = []
    unplaced = []
    for each in found:
        impact, effort = each.opportunity.impact, each.opportunity.effort
        if impact is None or effort is None:
            unplaced.append(each)
        else:
            placed.append((each, int(impact), float(effort)))
    if not placed:
        return Ranking((), tuple(unplaced), None)
    split = median_low(effort for _, _, effort in placed)
    order = list(Field)
    sorted_ = sorted(
        (
            (field_of(impact, effort, split), impact, effort, each)
            for each, impact, effort in placed
        ),
        key=lambda row: (order.index(row[0]), -row[1], row[2], row[3].opportunity.id),
    )
    ranked = tuple(
        Ranked(number, field, each, impact, effort)
        for number, (field, impact, effort, each) in enumerate(sorted_, 1)
    )
    return Ranking(ranked, tuple(unplaced), split)


def field_of(impact: int, effort: float, split: float) -> Field:
    """Give the field of an impact (1..5) and an effort, given the greatest that counts as little."""
    if impact >= HIGH_IMPACT:
        return Field.QUICK_WINS if effort <= split else Field.BIG_BETS
    return Field.FILL_INS if effort <= split else Field.MONEY_PITS
