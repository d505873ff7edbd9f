"""The pains of the journeys by weight: what they rest on, who answers for them, what is done."""

from __future__ import annotations

from collections import defaultdict
from math import fsum, isclose
from typing import TYPE_CHECKING, Literal, NamedTuple

from pydantic import Field

from cjmap.check.questions.claims import Ground
from cjmap.check.questions.owners import owner_called
from cjmap.insight.gathered.grounds import ground_of
from cjmap.insight.gathered.opportunities import Answered, answered, furthest
from cjmap.insight.gathered.pains import Factor, weighing
from cjmap.published import Published

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from cjmap.insight.gathered.opportunities import PlacedOpportunity
    from cjmap.insight.gathered.pains import PlacedPain, Weighed
    from cjmap.insight.inquiry import Inquiry


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
    weight: float = Field(ge=0, description="The weight of all pains that it answers.")


class PainFigures(Published):
    """A pain where it is felt."""

    ref: str = Field(
        description="The pain, or its step where it has no id, as other maps refer to it."
    )
    text: str = Field(description="Its words.")
    has_id: bool = Field(description="Whether an opportunity could name it.")
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
    answers: list[AnswerFigures] = Field(description="The opportunities, the furthest first.")


class PartFigures(Published):
    """A part of the weight of all pains."""

    name: str = Field(description="What it belongs to; empty where nothing is told.")
    within: str = Field(description="For a stage: the title of its journey; else empty.")
    pains: int = Field(ge=1, description="How many pains it is made of.")
    weight: float = Field(ge=0, description="Their weight.")
    part: float | None = Field(ge=0, le=1, description="Its share of the weight of all pains.")
    doing: float = Field(ge=0, description="The weight of those of them that work is done on now.")


class WorkFigures(Published):
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
    by_ground: list[PartFigures] = Field(description="The weight by what it rests on.")
    in_work: list[WorkFigures] = Field(
        description="The opportunities in work that answer pains with a weight, lightest first."
    )


class _Owner(NamedTuple):
    key: str
    name: str
    source: Literal["opportunity", "touchpoint"]


def figures(inquiry: Inquiry) -> PainsFigures | None:
    """Weigh the pains; None where no journey names any."""
    found = inquiry.once(weighing)
    if not found.pains:
        return None
    weighed = [each for each in found.pains if each.weight is not None]
    whole = _sum(weighed)
    ranks = _ranks(weighed)
    load = _load(weighed)
    owners = {id(each): _owner(inquiry, each.placed) for each in found.pains}

    def by(keyed: Iterable[tuple[Hashable, str, str]]) -> list[PartFigures]:
        return _parts(zip(keyed, weighed, strict=True), whole)

    return PainsFigures(
        factors=[
            FactorFigures(factor=each, exponent=getattr(inquiry.weights, each))
            for each in found.used
        ],
        moment_of_truth=inquiry.weights.moment_of_truth,
        weight=whole,
        weighed=len(weighed),
        half=_half(weighed, whole),
        pains=[
            _pain(inquiry, each, ranks.get(id(each)), whole, owners[id(each)], load)
            for each in found.pains
        ],
        by_touchpoint=by(_touchpoint(each) for each in weighed),
        by_stage=by(_stage(each) for each in weighed),
        by_owner=by(_named_owner(owners[id(each)]) for each in weighed),
        by_answer=by(_plain(answered(each.placed.answers)) for each in weighed),
        by_ground=by(
            _plain(ground_of(each.placed.pain, each.placed.at)[0].value) for each in weighed
        ),
        in_work=_in_work(weighed, ranks),
    )


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


def _load(weighed: Sequence[Weighed]) -> dict[str, float]:
    """Return the weight that each opportunity answers, by its id."""
    load: dict[str, float] = defaultdict(float)
    for each in weighed:
        for answer in each.placed.answers:
            load[answer.opportunity.id] += each.weight or 0.0
    return load


def _pain(
    inquiry: Inquiry,
    each: Weighed,
    rank: int | None,
    whole: float,
    owner: _Owner | None,
    load: dict[str, float],
) -> PainFigures:
    placed = each.placed
    ground, evidence = ground_of(placed.pain, placed.at)
    order = list(Answered)
    return PainFigures(
        ref=placed.ref,
        text=placed.pain.text,
        has_id=placed.pain.id is not None,
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
        answered=answered(placed.answers),
        answers=[
            _answer(placed, answer, load)
            for answer in sorted(placed.answers, key=lambda answer: order.index(answer.state))
        ],
    )


def _answer(placed: PlacedPain, answer: PlacedOpportunity, load: dict[str, float]) -> AnswerFigures:
    names_pain = placed.named_by(answer)
    return AnswerFigures(
        id=answer.opportunity.id,
        title=answer.opportunity.title,
        status=answer.state,
        names_pain=names_pain,
        names_instead=[] if names_pain else list(_named_instead(placed, answer)),
        weight=load.get(answer.opportunity.id, 0.0),
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


def _owner(inquiry: Inquiry, placed: PlacedPain) -> _Owner | None:
    """Return who answers for a pain.

    That is the owner of the open opportunity that names it and has got furthest; else the team of the
    touchpoint or its channel; else the owner of an open opportunity that names its step. The owner of
    the map keeps the map true, and answers for no pain.
    """
    open_ones = [each for each in placed.answers if each.open and each.opportunity.owner]
    first = furthest(each for each in open_ones if placed.named_by(each))
    if first is None and placed.meeting.owner:
        return _called(inquiry, placed.meeting.owner, "touchpoint")
    first = first or furthest(open_ones)
    owner = first.opportunity.owner if first is not None else None
    return _called(inquiry, owner, "opportunity") if owner else None


def _called(inquiry: Inquiry, owner: str, source: Literal["opportunity", "touchpoint"]) -> _Owner:
    key = owner_called(inquiry.survey, owner)
    return _Owner(key, inquiry.workspace.title_of("team", key) or owner, source)


def _touchpoint(each: Weighed) -> tuple[Hashable, str, str]:
    meeting = each.placed.meeting
    return meeting.touchpoint or meeting.label, meeting.label, ""


def _stage(each: Weighed) -> tuple[Hashable, str, str]:
    at = each.placed.at
    return (at.journey.entry.number, at.path[1]), at.stage.label, at.journey.model.label


def _named_owner(owner: _Owner | None) -> tuple[Hashable, str, str]:
    return ("", "", "") if owner is None else (owner.key, owner.name, "")


def _plain(word: str) -> tuple[Hashable, str, str]:
    return word, str(word), ""


def _parts(
    found: Iterable[tuple[tuple[Hashable, str, str], Weighed]], whole: float
) -> list[PartFigures]:
    """Add up the weights by key; the heaviest part first."""
    names: dict[Hashable, tuple[str, str]] = {}
    held: dict[Hashable, list[Weighed]] = defaultdict(list)
    for (key, name, within), each in found:
        names.setdefault(key, (name, within))
        held[key].append(each)
    parts = [
        PartFigures(
            name=names[key][0],
            within=names[key][1],
            pains=len(pains),
            weight=_sum(pains),
            part=min(1.0, _sum(pains) / whole) if whole else None,
            doing=_sum(each for each in pains if answered(each.placed.answers) is Answered.DOING),
        )
        for key, pains in held.items()
    ]
    return sorted(parts, key=lambda each: -each.weight)


def _sum(pains: Iterable[Weighed]) -> float:
    return fsum(each.weight or 0.0 for each in pains)


def _in_work(weighed: Sequence[Weighed], ranks: dict[int, int]) -> list[WorkFigures]:
    """Return the opportunities in work, by the weight of the pains that each answers."""
    answered_by: dict[str, tuple[PlacedOpportunity, list[Weighed]]] = {}
    for each in weighed:
        for answer in each.placed.answers:
            if answer.state.in_work:
                answered_by.setdefault(answer.opportunity.id, (answer, []))[1].append(each)
    found = [
        WorkFigures(
            id=answer.opportunity.id,
            title=answer.opportunity.title,
            status=answer.state,
            weight=_sum(pains),
            best=min(ranks[id(each)] for each in pains),
            touchpoints=list(dict.fromkeys(each.placed.meeting.label for each in pains)),
        )
        for answer, pains in answered_by.values()
    ]
    return sorted(found, key=lambda each: each.weight)
