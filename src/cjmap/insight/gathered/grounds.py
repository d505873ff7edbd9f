"""What something said at a step rests on: evidence, an assumption, or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.check.questions.claims import Ground

if TYPE_CHECKING:
    from cjmap.format.items import Item
    from cjmap.insight.gathered.steps import PlacedStep


def ground_of(item: Item, placed: PlacedStep) -> tuple[Ground, tuple[str, ...]]:
    """Return what an item of a step rests on, and the ids of the evidence.

    What the item itself says counts, else what its step, its stage or its journey says.
    """
    for claim in (item, placed.step, placed.stage, placed.journey.model):
        if claim.assumption:
            return Ground.ASSUMPTION, ()
        if claim.evidence:
            return Ground.EVIDENCE, claim.evidence
    return Ground.NOTHING, ()
