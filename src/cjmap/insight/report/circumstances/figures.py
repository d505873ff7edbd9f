"""Where a context makes the same step worse or better, and which contexts nobody mapped."""

from __future__ import annotations

from collections import defaultdict
from math import fsum
from typing import TYPE_CHECKING

from pydantic import Field

from cjmap.format.catalog import Dimension
from cjmap.format.envelope import Status
from cjmap.format.feelings import mean
from cjmap.insight.gathered.opportunities import Answered
from cjmap.insight.gathered.pains import weighing
from cjmap.insight.report.circumstances.variants import VariantFigures, variants
from cjmap.insight.report.steps_felt import StepsFelt, steps_felt
from cjmap.published import Published

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cjmap.format.catalog import Context
    from cjmap.insight.gathered.steps import PlacedStep
    from cjmap.insight.inquiry import Inquiry


class ContextFigures(Published):
    """A context: the steps that differ in it, and the steps that are told to happen in it."""

    id: str = Field(description="Its id.")
    name: str = Field(description="What people call it.")
    dimension: Dimension | None = Field(description="What it is about.")
    variants: int = Field(ge=0, description="How many steps have a variant in it.")
    compared: int = Field(ge=0, description="Of how many the score is told, then and usually.")
    difference: float | None = Field(
        ge=-4, le=4, description="The mean difference of these scores; below 0 it feels worse."
    )
    worst: str | None = Field(description="The step that loses most, as other maps refer to it.")
    worse_unanswered: int = Field(
        ge=0, description="How many steps feel worse in it and have no opportunity at all."
    )
    pain_part: float | None = Field(
        ge=0, le=1, description="The share of the weight of all pains that is felt in it alone."
    )
    happening: StepsFelt = Field(description="The steps that are told to happen in it.")
    others: StepsFelt = Field(description="The other steps of the same journeys.")


class CircumstancesFigures(Published):
    """The contexts, and the steps in them."""

    steps: int = Field(ge=0, description="How many steps there are.")
    told: int = Field(ge=0, description="Of how many some context is told.")
    varied: int = Field(ge=0, description="How many have a variant.")
    variants: list[VariantFigures] = Field(
        description="The steps in contexts, the greatest loss first."
    )
    contexts: list[ContextFigures] = Field(description="The contexts that are told of some step.")
    unmapped: list[str] = Field(
        description="The names of contexts of the catalog that no step is told of."
    )
    without_variant: list[str] = Field(
        description="The names of those in which steps happen, but none is told to differ."
    )
    all_weighed: bool = Field(
        description="Whether all pains can be weighed; else their shares are of those that can."
    )
    dimensions_missing: list[Dimension] = Field(
        description="What no context of the catalog is about."
    )


def figures(inquiry: Inquiry) -> CircumstancesFigures | None:
    """Compare steps in contexts with themselves.

    None without a step, or where no context is defined or used.
    """
    known = _catalog(inquiry)
    tagged: dict[str, list[PlacedStep]] = defaultdict(list)
    for placed in inquiry.steps:
        for id in dict.fromkeys(placed.step.context):
            tagged[id].append(placed)
    found = sorted(variants(inquiry), key=lambda each: (*_loss(each), -each.reach))
    varied: dict[str, list[VariantFigures]] = defaultdict(list)
    for each in found:
        for id in dict.fromkeys(each.contexts):
            varied[id].append(each)
    if not inquiry.steps or not (known or tagged or varied):
        return None
    used = [id for id in dict.fromkeys((*known, *varied, *tagged)) if id in varied or id in tagged]
    parts = _pain_parts(inquiry)
    contexts = [
        _context(inquiry, id, known.get(id), varied.get(id, ()), tagged.get(id, ()), parts)
        for id in used
    ]
    return CircumstancesFigures(
        steps=len(inquiry.steps),
        told=sum(bool(each.step.context or each.step.variants) for each in inquiry.steps),
        varied=sum(bool(each.step.variants) for each in inquiry.steps),
        variants=found,
        contexts=sorted(contexts, key=_loss),
        unmapped=[
            each.label for id, each in known.items() if id not in varied and id not in tagged
        ],
        without_variant=[inquiry.name_of("context", id) for id in used if id not in varied],
        all_weighed=all(each.weight is not None for each in inquiry.once(weighing).pains),
        dimensions_missing=[
            each
            for each in Dimension
            if each is not Dimension.OTHER
            and not any(context.dimension is each for context in known.values())
        ],
    )


def _context(
    inquiry: Inquiry,
    id: str,
    context: Context | None,
    differing: Sequence[VariantFigures],
    happening: Sequence[PlacedStep],
    parts: Mapping[str, float] | None,
) -> ContextFigures:
    """Sum up a context: the steps `differing` in it, the greatest loss first, and those `happening` in it."""
    differences = [each.difference for each in differing if each.difference is not None]
    return ContextFigures(
        id=id,
        name=inquiry.name_of("context", id),
        dimension=context.dimension if context is not None else None,
        variants=len(differing),
        compared=len(differences),
        difference=mean(differences),
        worst=differing[0].ref if differences and differences[0] < 0 else None,
        worse_unanswered=sum(
            (each.difference or 0) < 0 and each.answered is Answered.NOTHING for each in differing
        ),
        pain_part=parts.get(id, 0.0) if parts is not None else None,
        happening=steps_felt(each.score for each in happening),
        others=steps_felt(each.score for each in _others(inquiry, happening)),
    )


def _loss(each: VariantFigures | ContextFigures) -> tuple[bool, float]:
    """Sort by difference, the greatest loss first and what cannot be compared last."""
    return each.difference is None, each.difference or 0.0


def _catalog(inquiry: Inquiry) -> dict[str, Context]:
    """Return the contexts of the catalogs by id, whichever maps are meant."""
    found: dict[str, Context] = {}
    for _, catalog in inquiry.survey.maps("catalog"):
        if catalog.status is not Status.DEPRECATED:
            for context in catalog.contexts:
                found.setdefault(context.id, context)
    return found


def _pain_parts(inquiry: Inquiry) -> dict[str, float] | None:
    """Return the share of the weight of all pains that is felt in each context alone."""
    weighed = [each for each in inquiry.once(weighing).pains if each.weight is not None]
    whole = fsum(each.weight or 0.0 for each in weighed)
    if not whole:
        return None
    parts: dict[str, float] = defaultdict(float)
    for each in weighed:
        for id in dict.fromkeys(each.placed.contexts):
            parts[id] += (each.weight or 0.0) / whole
    return {id: min(1.0, part) for id, part in parts.items()}


def _others(inquiry: Inquiry, happening: Iterable[PlacedStep]) -> Iterable[PlacedStep]:
    """Go through the steps of the same journeys that are not told to happen in a context."""
    told = {id(each) for each in happening}
    journeys = {each.journey.entry.number: each.journey for each in happening}
    for journey in journeys.values():
        yield from (each for each in inquiry.steps_of(journey) if id(each) not in told)
