"""What the heaviest pains rest on, and how often a pain is said to occur by talk alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from cjmap.format.catalog import EvidenceMethod
from cjmap.insight.gathered.pains import Factor, weighing
from cjmap.insight.report.trust.backing import backing_of_claims, evidence_known
from cjmap.insight.report.trust.resting import Rests, resting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.insight.gathered.pains import Weighed
    from cjmap.insight.inquiry import Inquiry
    from cjmap.insight.report.trust.backing import Backing

_HEAVIEST = 3

_TALK = frozenset({EvidenceMethod.INTERVIEW, EvidenceMethod.WORKSHOP})
"""The methods that are talk with a few, and count nobody."""


class HeavyPain(Rests):
    """One of the heaviest pains."""

    ref: str = Field(
        description="The pain, as other maps refer to it; its step where it has no id."
    )
    text: str = Field(description="Its words.")
    step: str = Field(description="The step it is felt at.")
    weight: float = Field(description="How heavy it is.")


class TalkedFrequency(Rests):
    """A pain whose frequency rests on talk with a few alone."""

    ref: str = Field(
        description="The pain, as other maps refer to it; its step where it has no id."
    )
    text: str = Field(description="Its words.")
    frequency: float = Field(ge=0, le=1, description="To what share it is said to happen.")
    n: int | None = Field(
        description="How many were talked with; null where a source does not tell."
    )
    rank: int | None = Field(ge=1, description="Its place by weight; null where it has no weight.")


def heaviest(inquiry: Inquiry) -> list[HeavyPain]:
    """Return the heaviest pains with what they rest on; none where no pain says how bad it is."""
    if not _tells_weight(inquiry):
        return []
    weighed = [each for each in inquiry.once(weighing).pains[:_HEAVIEST] if each.weight]
    return [
        HeavyPain(
            ref=each.placed.ref,
            text=each.placed.pain.text,
            step=each.placed.at.step.title,
            weight=each.weight or 0.0,
            **resting(inquiry, _backing(inquiry, each)),
        )
        for each in weighed
    ]


def talked_frequencies(inquiry: Inquiry) -> Iterator[TalkedFrequency]:
    """Go through the pains whose frequency rests on talk alone, the heaviest first."""
    known, ranked = inquiry.once(evidence_known), _tells_weight(inquiry)
    talks = {id for id, evidence in known.items() if evidence.method in _TALK}
    for rank, each in enumerate(inquiry.once(weighing).pains, 1):
        pain, backing = each.placed.pain, _backing(inquiry, each)
        if pain.frequency is None or not backing.sources or not talks.issuperset(backing.sources):
            continue
        told = [known[id].n for id in backing.sources]
        yield TalkedFrequency(
            ref=each.placed.ref,
            text=pain.text,
            frequency=pain.frequency,
            n=None if None in told else sum(n or 0 for n in told),
            rank=rank if each.weight and ranked else None,
            **resting(inquiry, backing),
        )


def _backing(inquiry: Inquiry, weighed: Weighed) -> Backing:
    placed = weighed.placed
    return inquiry.once(backing_of_claims)[placed.at.journey.entry.number, placed.path]


def _tells_weight(inquiry: Inquiry) -> bool:
    """Whether pains weigh by more than by how many get to their steps."""
    return not {Factor.SEVERITY, Factor.FREQUENCY}.isdisjoint(inquiry.once(weighing).used)
