"""The weight of all pains, added up by what they belong to."""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING, NamedTuple

from pydantic import Field

from cjmap.insight.gathered.opportunities import Answered
from cjmap.published import Published

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

    from cjmap.insight.gathered.pains import Weighed


class PartFigures(Published):
    """A part of the weight of all pains."""

    name: str = Field(description="What it belongs to; empty where nothing is told.")
    within: str = Field(description="For a stage: the title of its journey; else empty.")
    pains: int = Field(ge=1, description="How many pains it is made of.")
    weight: float = Field(ge=0, description="Their weight.")
    part: float | None = Field(ge=0, le=1, description="Its share of the weight of all pains.")
    doing: float = Field(ge=0, description="The weight of those of them that work is done on now.")


class Belongs(NamedTuple):
    """What a pain belongs to: `key` is unique, `name` and `within` are for people."""

    key: Hashable
    name: str
    within: str = ""


def parts(
    weighed: Sequence[Weighed], whole: float, belongs: Callable[[Weighed], Belongs]
) -> list[PartFigures]:
    """Add up the weights by what pains belong to; the heaviest part first."""
    held: dict[Hashable, tuple[Belongs, list[Weighed]]] = {}
    for each in weighed:
        place = belongs(each)
        held.setdefault(place.key, (place, []))[1].append(each)
    found = [
        PartFigures(
            name=place.name,
            within=place.within,
            pains=len(pains),
            weight=total(pains),
            part=min(1.0, total(pains) / whole) if whole else None,
            doing=total(each for each in pains if each.placed.answered is Answered.DOING),
        )
        for place, pains in held.values()
    ]
    return sorted(found, key=lambda each: -each.weight)


def total(pains: Iterable[Weighed]) -> float:
    """Return the weight of some pains together."""
    return fsum(each.weight or 0.0 for each in pains)


def part_of(parts: Sequence[PartFigures], name: str) -> float:
    """Return the share of the weight that a part of this name makes; 0 of none."""
    return next((each.part or 0.0 for each in parts if each.name == name), 0.0)
