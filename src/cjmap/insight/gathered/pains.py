"""The pains of journeys, and how much each of them weighs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from cjmap.check.questions.lows import GRAVE
from cjmap.insight.gathered.opportunities import answered, answers
from cjmap.insight.gathered.steps import meeting_of
from cjmap.insight.gathered.walkers import walkers_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cjmap.format.items import Pain
    from cjmap.insight.gathered.opportunities import Answered, PlacedOpportunity
    from cjmap.insight.gathered.steps import Meeting, PlacedStep
    from cjmap.insight.inquiry import Inquiry
    from cjmap.insight.weights import Weights
    from cjmap.problem import MapPath


class Factor(StrEnum):
    """What the weight of a pain is multiplied from."""

    SEVERITY = "severity"
    FREQUENCY = "frequency"
    REACH = "reach"
    SHARE = "share"


@dataclass(frozen=True, eq=False)
class PlacedPain:
    """A pain where it stands: at a step, `contexts` where it is felt in these alone.

    `meeting` is where it is felt: that of the step, or of the variant where this has its own.
    `answers` are the opportunities that name it, its step or its stage, dropped ones too.
    """

    at: PlacedStep
    pain: Pain
    path: MapPath
    contexts: tuple[str, ...]
    meeting: Meeting
    answers: tuple[PlacedOpportunity, ...]

    @property
    def ref(self) -> str:
        """The reference that other maps write; that of the step for a pain without an id."""
        return f"{self.at.journey.model.id}#{self.pain.id or self.at.step.id}"

    @cached_property
    def answered(self) -> Answered:
        """How far it is answered."""
        return answered(self.answers)

    def named_by(self, opportunity: PlacedOpportunity) -> bool:
        """Whether an opportunity names the pain itself, not only its step or stage."""
        return opportunity.names(self.at.journey.entry, self.path)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A pain with its factors (None: not told) and its weight; None where a factor is missing.

    With the usual weights, that is grades of severity times the share of all customers who feel it.
    """

    placed: PlacedPain
    factors: Mapping[Factor, float | None]
    truth: bool
    weight: float | None
    missing: tuple[Factor, ...]


@dataclass(frozen=True, slots=True)
class Weighing:
    """All pains, the heaviest first and those that cannot be weighed last.

    `used` are the factors that count: one that fewer than half of the pains have, or whose weight is
    0, is left out for all, rather than most pains for it. So is the share of customers unless every
    pain has it: where one persona lacks it, all pains of that persona would stand apart. Of those that
    cannot be weighed, the gravest come first.
    """

    pains: tuple[Weighed, ...]
    used: tuple[Factor, ...]


def pains(inquiry: Inquiry) -> tuple[PlacedPain, ...]:
    """Return the pains of the journeys that are meant, in the order of the maps."""
    return tuple(pain for step in inquiry.steps for pain in _pains_at(inquiry, step))


def weighing(inquiry: Inquiry) -> Weighing:
    """Weigh the pains by the weights of the configuration."""
    placed = inquiry.once(pains)
    shares = {each: _share(inquiry, each.at) for each in placed}
    told: list[tuple[PlacedPain, dict[Factor, float | None]]] = [
        (
            each,
            {
                Factor.SEVERITY: each.pain.severity,
                Factor.FREQUENCY: each.pain.frequency,
                Factor.REACH: each.at.reach.share,
                Factor.SHARE: shares[each],
            },
        )
        for each in placed
    ]
    used = tuple(
        factor
        for factor in Factor
        if getattr(inquiry.weights, factor)
        and _known(factor, sum(each[factor] is not None for _, each in told), len(told))
    )
    weighed = [_weigh(each, factors, used, inquiry.weights) for each, factors in told]
    weighed.sort(key=lambda each: (each.weight is None, -(each.weight or 0.0), *_gravity(each)))
    return Weighing(tuple(weighed), used)


def _known(factor: Factor, told: int, whole: int) -> bool:
    """Whether enough of the pains tell a factor for it to count."""
    return told > 0 and (told == whole if factor is Factor.SHARE else 2 * told >= whole)


def _gravity(each: Weighed) -> tuple[bool, int, bool]:
    """Return a key that sorts pains without a weight, the gravest first; of others it says nothing."""
    if each.weight is not None:
        return (False, 0, False)
    severity = each.placed.pain.severity or 0
    return (severity < GRAVE and not each.truth, -severity, not each.truth)


def _weigh(
    placed: PlacedPain,
    factors: Mapping[Factor, float | None],
    used: tuple[Factor, ...],
    weights: Weights,
) -> Weighed:
    truth = placed.at.step.moment_of_truth
    missing = tuple(factor for factor in used if factors[factor] is None)
    if missing:
        return Weighed(placed, factors, truth, None, missing)
    weight = weights.moment_of_truth if truth else 1.0
    for factor in used:
        weight *= (factors[factor] or 0.0) ** float(getattr(weights, factor))
    return Weighed(placed, factors, truth, weight, ())


def _pains_at(inquiry: Inquiry, placed: PlacedStep) -> Iterator[PlacedPain]:
    entry, found = placed.journey.entry, inquiry.once(answers)
    for number, pain in enumerate(placed.step.pains):
        path = (*placed.path, "pains", number)
        yield PlacedPain(placed, pain, path, (), placed.meeting, tuple(found.to(entry, path)))
    for where, variant in enumerate(placed.step.variants):
        own = meeting_of(variant, placed.journey.workspace) if variant.touchpoint else None
        for number, pain in enumerate(variant.pains):
            path = (*placed.path, "variants", where, "pains", number)
            named = tuple(found.to(entry, path))
            yield PlacedPain(placed, pain, path, variant.when, own or placed.meeting, named)


def _share(inquiry: Inquiry, placed: PlacedStep) -> float | None:
    """Return the share of all customers who walk a step; None where a persona does not tell it."""
    people = walkers_of(placed)
    shares = [inquiry.personas[each].share if each in inquiry.personas else None for each in people]
    told = [share for share in shares if share is not None]
    return min(1.0, sum(told)) if told and len(told) == len(shares) else None
