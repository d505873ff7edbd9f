"""The opportunities of a plan: which may be chosen, which are under way, and which are left out why."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from cjmap.check.questions.cycles import circle_in_words, circling, cycle_through
from cjmap.errors import CjmapError
from cjmap.format.backlog import OpportunityStatus
from cjmap.insight.gathered.opportunities import opportunities
from cjmap.insight.gathered.pains import weighing
from cjmap.insight.inquiry import Inquiry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cjmap.format.backlog import Opportunity
    from cjmap.insight.gathered.opportunities import PlacedOpportunity
    from cjmap.insight.gathered.pains import Weighed

ESTIMATES = ("impact", "reach", "confidence", "effort")
"""What a plan needs to know of an opportunity."""


class Bar(StrEnum):
    """Why an opportunity is no part of the choice."""

    MISSING = "missing"
    REQUIRES = "requires"
    EXCLUDED = "excluded"


@dataclass(frozen=True, slots=True)
class Barred:
    """An opportunity that is left out, and because of what: estimates, or ids of opportunities."""

    placed: PlacedOpportunity
    bar: Bar
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Estimated:
    """An opportunity with its estimates, as exact as they are written.

    `gain` is impact × reach × confidence (grades of impact × share of customers); None together with
    `confidence` for work under way that lacks one of them. `pains` are those that it answers.
    """

    placed: PlacedOpportunity
    gain: Fraction | None
    confidence: Fraction | None
    effort: Fraction
    pains: tuple[Weighed, ...]

    @property
    def id(self) -> str:
        """The id of the opportunity."""
        return self.placed.opportunity.id


@dataclass(frozen=True)
class Candidates:
    """All open opportunities that are asked about, each in one of the lists.

    `endless` are under way without an estimate of their effort. `repeated` are ids that are written
    down more than once, of which the first counts; `unweighed` is the number of pains that are
    answered and cannot be weighed.
    """

    choice: tuple[Estimated, ...]
    under_way: tuple[Estimated, ...]
    endless: tuple[PlacedOpportunity, ...]
    barred: tuple[Barred, ...]
    closed: int
    repeated: tuple[str, ...]
    unweighed: int
    requires: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    excludes: Mapping[str, frozenset[str]] = field(default_factory=dict)


def exact(value: float) -> Fraction:
    """Return a number of a map as it is written: 0.1 is a tenth."""
    return Fraction(repr(float(value)))


def exact_product(value: float) -> Fraction:
    """Return a number that was calculated from such ones, without the noise of floats."""
    return Fraction(f"{value:.12g}")


def candidates(inquiry: Inquiry, *, reconsider: bool) -> Candidates:
    """Gather the opportunities of the maps that are meant; with `reconsider`, none is under way.

    Raises `CjmapError` where opportunities require each other in a circle, or exclude each other
    although both are under way.
    """
    whole = inquiry
    if len(inquiry.entries) < len(inquiry.workspace.entries):
        whole = Inquiry(inquiry.workspace, inquiry.workspace.entries, inquiry.today)
    gathering = _Gathering(inquiry, whole, reconsider)
    gathering.refuse_circles()
    gathering.refuse_contradictions()
    return gathering.candidates()


class _Gathering:
    """Sorts opportunities."""

    def __init__(self, inquiry: Inquiry, whole: Inquiry, reconsider: bool) -> None:
        self._everywhere = {each.opportunity.id: each for each in whole.once(opportunities)}
        asked = {entry.number for entry in inquiry.entries}
        self._meant = [each for each in self._everywhere.values() if each.entry.number in asked]
        self._open = [each for each in self._meant if each.open]
        self._reconsider = reconsider
        self._pains, self._unweighed = _pains_by_opportunity(whole)
        self._repeated = _repeated(inquiry)
        self._excludes = _excludes(self._everywhere.values())

    def refuse_circles(self) -> None:
        """Raise `CjmapError` where opportunities require each other in a circle."""
        circles = circling({id: self._required(id) for id in self._everywhere})
        ids = (each.opportunity.id for each in self._open)
        first = next((id for id in ids if id in circles), None)
        way = cycle_through(first, lambda id: circles.get(id, ())) if first is not None else None
        if way is not None:
            raise CjmapError(
                f"The opportunities {circle_in_words(way)} require each other,"
                " so none of them can be first.",
                hint="Remove one of these from `requires`.",
            )

    def _required(self, id: str) -> tuple[str, ...]:
        found = self._everywhere.get(id)
        return found.opportunity.requires if found is not None and found.open else ()

    def refuse_contradictions(self) -> None:
        """Raise `CjmapError` where two that are under way exclude each other."""
        going = {each.opportunity.id for each in self._open if self._is_under_way(each)}
        for one in sorted(going):
            for other in sorted(self._excludes[one] & going - {one}):
                raise CjmapError(
                    f"`{one}` and `{other}` exclude each other, and both are under way.",
                    hint="Drop one of them, or choose anew with `--reconsider`.",
                )

    def _is_under_way(self, placed: PlacedOpportunity) -> bool:
        return placed.opportunity.status is OpportunityStatus.DOING and not self._reconsider

    def candidates(self) -> Candidates:
        """Sort them all."""
        going = [each for each in self._open if self._is_under_way(each)]
        barred = {
            each.opportunity.id: Barred(each, Bar.MISSING, missing)
            for each in self._open
            if not self._is_under_way(each) and (missing := _missing(each.opportunity))
        }
        self._bar(barred, frozenset(each.opportunity.id for each in going))
        choice = [
            each
            for each in self._open
            if not self._is_under_way(each) and each.opportunity.id not in barred
        ]
        return Candidates(
            choice=tuple(self._estimated(each) for each in choice),
            under_way=tuple(
                self._estimated(each) for each in going if each.opportunity.effort is not None
            ),
            endless=tuple(each for each in going if each.opportunity.effort is None),
            barred=tuple(barred.values()),
            closed=len(self._meant) - len(self._open),
            repeated=self._repeated,
            unweighed=self._unweighed,
            requires={each.opportunity.id: each.opportunity.requires for each in choice},
            excludes=self._excludes,
        )

    def _bar(self, barred: dict[str, Barred], going: frozenset[str]) -> None:
        """Leave out what cannot be done beside what is decided, and what requires what is left out."""
        here = {each.opportunity.id for each in self._open}
        settled = going | {
            id
            for id, each in self._everywhere.items()
            if each.opportunity.status is OpportunityStatus.DONE
        }
        changed = True
        while changed:
            changed = False
            for each in self._open:
                id = each.opportunity.id
                if id in barred or id in going:
                    continue
                against = sorted((self._excludes[id] & settled) - {id})
                lacking = [
                    need
                    for need in each.opportunity.requires
                    if need not in settled and (need in barred or need not in here)
                ]
                if against:
                    barred[id] = Barred(each, Bar.EXCLUDED, tuple(against))
                elif lacking:
                    barred[id] = Barred(each, Bar.REQUIRES, tuple(lacking))
                changed = changed or id in barred

    def _estimated(self, placed: PlacedOpportunity) -> Estimated:
        found = placed.opportunity
        gain = confidence = None
        if found.impact is not None and found.reach is not None and found.confidence is not None:
            confidence = exact(found.confidence)
            gain = found.impact * exact(found.reach) * confidence
        return Estimated(
            placed, gain, confidence, exact(found.effort or 0), tuple(self._pains[found.id])
        )


def _missing(opportunity: Opportunity) -> tuple[str, ...]:
    return tuple(each for each in ESTIMATES if getattr(opportunity, each) is None)


def _pains_by_opportunity(whole: Inquiry) -> tuple[Mapping[str, Sequence[Weighed]], int]:
    """File the pains under the open opportunities that answer them; how many have no weight."""
    found: defaultdict[str, list[Weighed]] = defaultdict(list)
    unweighed = 0
    for pain in whole.once(weighing).pains:
        answers = [each.opportunity.id for each in pain.placed.answers if each.open]
        if pain.weight is None:
            unweighed += bool(answers)
        else:
            for each in answers:
                found[each].append(pain)
    return found, unweighed


def _excludes(everywhere: Iterable[PlacedOpportunity]) -> Mapping[str, frozenset[str]]:
    """Return what each opportunity excludes: whoever says so, it holds both ways."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for each in everywhere:
        for other in each.opportunity.excludes:
            found[each.opportunity.id].add(other)
            found[other].add(each.opportunity.id)
    return defaultdict(frozenset, {id: frozenset(others) for id, others in found.items()})


def _repeated(inquiry: Inquiry) -> tuple[str, ...]:
    seen: defaultdict[str, int] = defaultdict(int)
    for id in _ids(inquiry):
        seen[id] += 1
    return tuple(id for id, count in seen.items() if count > 1)


def _ids(inquiry: Inquiry) -> Iterator[str]:
    for kind in ("journey", "backlog"):
        for subject in inquiry.maps(kind):
            for each in subject.model.opportunities:
                yield each.id
