"""The pains of the journeys by weight: what they rest on, who answers for them, what is done."""

from __future__ import annotations

from math import fsum, isclose
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from cjmap.check.questions.claims import Ground
from cjmap.insight.gathered.grounds import ground_of
from cjmap.insight.gathered.opportunities import Answered, advance
from cjmap.insight.gathered.pains import Factor, weighing
from cjmap.insight.gathered.walkers import walkers_of
from cjmap.insight.report.pains.owners import owner_of
from cjmap.insight.report.pains.parts import Belongs, PartFigures, parts, total
from cjmap.published import Published

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.insight.gathered.opportunities import PlacedOpportunity
    from cjmap.insight.gathered.pains import PlacedPain, Weighed
    from cjmap.insight.inquiry import Inquiry
    from cjmap.insight.report.pains.owners import Owner


class FactorFigures(Published):
    """A factor that the weights of all pains are multiplied from."""

    factor: Factor = Field(description="Its name.")
    exponent: float = Field(ge=0, description="How heavily it counts: its exponent.")


class AnswerFigures(Published):
    """An opportunity that names a pain, or the step or stage where it is felt."""

    id: str = Field(description="The id of the opportunity.")
    title: str = Field(description="Its title.")
    status: Answered = Field(description="How far it has got; without a status it is an idea.")
    names_pain: bool = Field(description="Whether it names the pain itself.")
    names_instead: list[str] = Field(
        description="Where it does not: the other pains of the same step that it names."
    )


class PainFigures(Published):
    """A pain where it is felt."""

    ref: str = Field(
        description="The pain, or its step where it has no id, as other maps refer to it."
    )
    text: str = Field(description="Its words.")
    has_id: bool = Field(description="Whether an opportunity could name it.")
    at: str = Field(description="The step, as other maps refer to it.")
    step: str = Field(description="The title of the step.")
    contexts: list[str] = Field(description="The contexts it is felt in, where not always.")
    touchpoint: str = Field(description="The name of the touchpoint; empty where none is told.")
    rank: int | None = Field(ge=1, description="Its rank, the same for equal weights.")
    weight: float | None = Field(ge=0, description="Its weight; null where a factor is missing.")
    part: float | None = Field(ge=0, le=1, description="Its share of the weight of all pains.")
    severity: int | None = Field(description="How bad it is, 1 to 5.")
    frequency: float | None = Field(description="The share of cases it happens to.")
    reach: float = Field(description="The share of customers who get to the step.")
    share: float | None = Field(description="The share of all customers who walk the step.")
    moment_of_truth: bool = Field(description="Whether the customer makes up their mind there.")
    missing: list[Factor] = Field(description="The factors that nobody told.")
    ground: Ground = Field(description="What it rests on.")
    evidence: list[str] = Field(description="The titles of the evidence.")
    owner: str | None = Field(description="Who answers for it.")
    owner_from: Literal["opportunity", "touchpoint"] | None = Field(
        description="Whether the opportunity's owner or the touchpoint's (or channel's) is told."
    )
    answered: Answered = Field(description="The status of the opportunity that has got furthest.")
    answers: list[AnswerFigures] = Field(
        description="The opportunities: the furthest first, of equals those that name the pain."
    )

    @property
    def by_step_only(self) -> bool:
        """Whether the opportunity that has got furthest passes the pain over, though it has an id."""
        return self.has_id and bool(self.answers) and not self.answers[0].names_pain


class WorkOnPains(Published):
    """An opportunity that is planned or being done, against the pains that it answers."""

    id: str = Field(description="The id of the opportunity.")
    title: str = Field(description="Its title.")
    status: Answered = Field(description="How far it has got: planned or doing.")
    weight: float = Field(ge=0, description="The weight of the pains that it answers.")
    best: int = Field(ge=1, description="The rank of the heaviest of them.")
    touchpoints: list[str] = Field(description="The touchpoints at which they are felt.")


class PainsFigures(Published):
    """The pains, the heaviest first; those that cannot be weighed last."""

    factors: list[FactorFigures] = Field(description="The factors that count.")
    without_share: list[str] = Field(
        description="The names of the personas who walk a step with a pain, and of whom no share is told."
    )
    journeys: int = Field(ge=1, description="How many journeys the pains are of.")
    moment_of_truth: float = Field(description="What a pain at a moment of truth is multiplied by.")
    weight: float = Field(ge=0, description="The weight of all pains together.")
    weighed: int = Field(ge=0, description="How many can be weighed.")
    half: int | None = Field(
        ge=1, description="So many of the heaviest make half of the weight of all."
    )
    pains: list[PainFigures] = Field(description="The pains.")
    by_touchpoint: list[PartFigures] = Field(description="The weight by touchpoint.")
    by_stage: list[PartFigures] = Field(description="The weight by stage.")
    by_owner: list[PartFigures] = Field(description="The weight by who answers for it.")
    by_answer: list[PartFigures] = Field(
        description="The weight by how far it is answered, as in `answered` of a pain."
    )
    by_step_only: float | None = Field(
        ge=0,
        le=1,
        description="The share of the weight of pains with an id that the opportunity which has got"
        " furthest does not name: it names their step or stage.",
    )
    by_ground: list[PartFigures] = Field(description="The weight by what it rests on.")
    in_work: list[WorkOnPains] = Field(
        description="The opportunities in work that answer pains with a weight, lightest first."
    )

    @property
    def ranked(self) -> list[PainFigures]:
        """The pains that have a weight, the heaviest first."""
        return [each for each in self.pains if each.weight is not None]


def figures(inquiry: Inquiry) -> PainsFigures | None:
    """Weigh the pains; None where no current journey names any."""
    found = inquiry.once(weighing)
    if not found.pains:
        return None
    weighed = [each for each in found.pains if each.weight is not None]
    whole = total(weighed)
    ranks = _ranks(weighed)
    owners = {id(each): owner_of(inquiry, each.placed) for each in found.pains}
    told = [
        _pain(inquiry, each, ranks.get(id(each)), whole, owners[id(each)]) for each in found.pains
    ]
    return PainsFigures(
        factors=[
            FactorFigures(factor=each, exponent=getattr(inquiry.weights, each))
            for each in found.used
        ],
        without_share=_without_share(inquiry, found.pains),
        journeys=len({each.placed.at.journey.entry.number for each in found.pains}),
        moment_of_truth=inquiry.weights.moment_of_truth,
        weight=whole,
        weighed=len(weighed),
        half=_half(weighed, whole),
        pains=told,
        by_touchpoint=parts(weighed, whole, _touchpoint),
        by_stage=parts(weighed, whole, _stage),
        by_owner=parts(weighed, whole, lambda each: _named(owners[id(each)])),
        by_answer=parts(weighed, whole, _answered),
        by_step_only=(
            min(1.0, fsum(each.part or 0.0 for each in told if each.by_step_only))
            if whole
            else None
        ),
        by_ground=parts(weighed, whole, _ground),
        in_work=_in_work(weighed, ranks),
    )


def _without_share(inquiry: Inquiry, found: Sequence[Weighed]) -> list[str]:
    """Name the personas whose missing share keeps pains from being weighed by it."""
    people = dict.fromkeys(
        id
        for each in found
        if each.factors[Factor.SHARE] is None
        for id in walkers_of(each.placed.at)
    )
    return [
        inquiry.name_of("persona", id)
        for id in people
        if id not in inquiry.personas or inquiry.personas[id].share is None
    ]


def _ranks(weighed: Sequence[Weighed]) -> dict[int, int]:
    """Return the rank of each, which equal weights share: 1, 2, 2, 4."""
    ranks: dict[int, int] = {}
    rank, last = 0, -1.0
    for number, each in enumerate(weighed, 1):
        weight = each.weight or 0.0
        if not isclose(weight, last):
            rank, last = number, weight
        ranks[id(each)] = rank
    return ranks


def _half(weighed: Sequence[Weighed], whole: float) -> int | None:
    """Return how many of the heaviest make half of the weight."""
    if not whole:
        return None
    sum_so_far = 0.0
    for number, each in enumerate(weighed, 1):
        sum_so_far += each.weight or 0.0
        if sum_so_far >= whole / 2 or isclose(sum_so_far, whole / 2):
            return number
    return len(weighed)


def _pain(
    inquiry: Inquiry,
    each: Weighed,
    rank: int | None,
    whole: float,
    owner: Owner | None,
) -> PainFigures:
    placed = each.placed
    ground, evidence = ground_of(placed.pain, placed.at)
    return PainFigures(
        ref=placed.ref,
        text=placed.pain.text,
        has_id=placed.pain.id is not None,
        at=placed.at.ref,
        step=placed.at.step.title,
        contexts=[inquiry.name_of("context", id) for id in placed.contexts],
        touchpoint=placed.meeting.label,
        rank=rank,
        weight=each.weight,
        part=each.weight / whole if whole and each.weight is not None else None,
        severity=placed.pain.severity,
        frequency=placed.pain.frequency,
        reach=placed.at.reach.share,
        share=each.factors[Factor.SHARE],
        moment_of_truth=each.truth,
        missing=list(each.missing),
        ground=ground,
        evidence=[inquiry.name_of("evidence", id) for id in evidence],
        owner=owner.name if owner is not None else None,
        owner_from=owner.source if owner is not None else None,
        answered=placed.answered,
        answers=[
            _answer(placed, answer)
            for answer in sorted(
                placed.answers, key=lambda each: (advance(each), not placed.named_by(each))
            )
        ],
    )


def _answer(placed: PlacedPain, answer: PlacedOpportunity) -> AnswerFigures:
    names_pain = placed.named_by(answer)
    return AnswerFigures(
        id=answer.opportunity.id,
        title=answer.opportunity.title,
        status=answer.state,
        names_pain=names_pain,
        names_instead=[] if names_pain else list(_named_instead(placed, answer)),
    )


def _named_instead(placed: PlacedPain, answer: PlacedOpportunity) -> Iterator[str]:
    """Go through the other pains of the same step that an opportunity names."""
    entry, step = placed.at.journey.entry, placed.at.step
    for number, pain in enumerate(step.pains):
        if answer.names(entry, (*placed.at.path, "pains", number)):
            yield pain.text
    for where, variant in enumerate(step.variants):
        for number, pain in enumerate(variant.pains):
            if answer.names(entry, (*placed.at.path, "variants", where, "pains", number)):
                yield pain.text


def _touchpoint(each: Weighed) -> Belongs:
    meeting = each.placed.meeting
    return Belongs(meeting.touchpoint or meeting.label, meeting.label)


def _stage(each: Weighed) -> Belongs:
    at = each.placed.at
    return Belongs((at.journey.entry.number, at.path[1]), at.stage.label, at.journey.model.label)


def _named(owner: Owner | None) -> Belongs:
    return Belongs("", "") if owner is None else Belongs(owner.key, owner.name)


def _answered(each: Weighed) -> Belongs:
    return Belongs(each.placed.answered, each.placed.answered.value)


def _ground(each: Weighed) -> Belongs:
    ground, _ = ground_of(each.placed.pain, each.placed.at)
    return Belongs(ground, ground.value)


def _in_work(weighed: Sequence[Weighed], ranks: dict[int, int]) -> list[WorkOnPains]:
    """Return the opportunities in work, by the weight of the pains that each answers."""
    answered_by: dict[str, tuple[PlacedOpportunity, list[Weighed]]] = {}
    for each in weighed:
        for answer in each.placed.answers:
            if answer.state.in_work:
                answered_by.setdefault(answer.opportunity.id, (answer, []))[1].append(each)
    found = [
        WorkOnPains(
            id=answer.opportunity.id,
            title=answer.opportunity.title,
            status=answer.state,
            weight=total(pains),
            best=min(ranks[id(each)] for each in pains),
            touchpoints=list(dict.fromkeys(each.placed.meeting.label for each in pains)),
        )
        for answer, pains in answered_by.values()
    ]
    return sorted(found, key=lambda each: each.weight)
