"""The sources that claims rest on: which carry most, how old they are, and what kind of knowledge."""

from __future__ import annotations

from collections import Counter
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from pydantic import Field

from cjmap.check.questions.calendar import months_later
from cjmap.check.questions.claims import Ground
from cjmap.format.catalog import EvidenceMethod
from cjmap.format.roles import Section
from cjmap.insight.report.trust.backing import Named, evidence_known
from cjmap.published import Published

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cjmap.format.catalog import Evidence
    from cjmap.insight.inquiry import Inquiry
    from cjmap.insight.report.trust.backing import Backed, Backing

COUNTED = frozenset({EvidenceMethod.SURVEY, EvidenceMethod.ANALYTICS})
"""The methods that say how many, but not why."""

TOLD = frozenset(EvidenceMethod) - COUNTED - {EvidenceMethod.OTHER}
"""The methods that say why, but not how many: somebody told it, or was watched."""


class EvidenceAge(StrEnum):
    """How old the newest source of a claim is."""

    FRESH = "fresh"
    OLDER = "older"
    """Up to twice as old as what is fresh may be."""
    OLD = "old"
    UNDATED = "undated"
    """No source has a date, or only one that is yet to come."""
    UNKNOWN = "unknown"
    """No source is in the catalog."""


class EvidenceNature(StrEnum):
    """What kind of knowledge a claim rests on."""

    BOTH = "both"
    TOLD = "told"
    COUNTED = "counted"
    UNTOLD = "untold"
    """No method is named, or another one."""


class EvidenceSource(Published):
    """A source, and what rests on it."""

    id: str = Field(description="Its id.")
    title: str = Field(description="What people call it.")
    method: str | None = Field(description="How it was found out.")
    n: int | None = Field(description="How many people or cases it covers.")
    day: date | None = Field(description="The day it was gathered or finished.")
    age: EvidenceAge = Field(description="How old it is.")
    claims: int = Field(ge=0, description="How many claims rest on it.")
    alone: int = Field(ge=0, description="How many of them rest on nothing else.")
    own: int = Field(
        ge=0, description="How many name it themselves, rather than their step or map."
    )


class MethodFigures(Published):
    """A way of finding out, and what rests on it."""

    method: str | None = Field(description="The method; null where a source does not tell it.")
    sources: int = Field(ge=1, description="How many sources.")
    claims: int = Field(ge=0, description="How many claims rest on one of them or more.")


class UnusedEvidence(Published):
    """Evidence of a catalog that no map refers to."""

    id: str = Field(description="Its id.")
    title: str = Field(description="What people call it.")
    n: int | None = Field(description="How many people or cases it covers.")
    day: date | None = Field(description="The day it was gathered or finished.")


class EvidenceFigures(Published):
    """What the claims with evidence rest on."""

    fresh_months: int = Field(description="For how many months evidence counts as fresh.")
    sources: list[EvidenceSource] = Field(
        description="The sources, the one that most claims rest on alone, then at all, first."
    )
    methods: list[MethodFigures] = Field(description="The methods, most claims first.")
    ages: dict[EvidenceAge, int] = Field(description="Claims by the age of the newest source.")
    natures: dict[EvidenceNature, int] = Field(description="Claims by the kind of knowledge.")
    single: int = Field(ge=0, description="How many claims rest on one source alone.")
    unused: list[UnusedEvidence] = Field(description="Evidence that no map refers to.")


class Library:
    """The evidence of a workspace, looked up by id on a day."""

    def __init__(self, inquiry: Inquiry) -> None:
        """Know the evidence of all catalogs, and until when it counts as fresh."""
        self._known: Mapping[str, Evidence] = inquiry.once(evidence_known)
        self._today = inquiry.today
        self.fresh_months = int(inquiry.workspace.configuration.number("report.fresh"))
        self._fresh = months_later(self._today, -self.fresh_months)
        self._older = months_later(self._today, -2 * self.fresh_months)

    def get(self, id: str) -> Evidence | None:
        """Return a source; None for one that is in no catalog."""
        return self._known.get(id)

    def age(self, ids: Iterable[str]) -> EvidenceAge:
        """Return how old the newest of some sources is."""
        known = [self._known[id] for id in ids if id in self._known]
        if not known:
            return EvidenceAge.UNKNOWN
        days = [each.date for each in known if each.date is not None and each.date <= self._today]
        if not days:
            return EvidenceAge.UNDATED
        if max(days) >= self._fresh:
            return EvidenceAge.FRESH
        return EvidenceAge.OLDER if max(days) >= self._older else EvidenceAge.OLD

    def nature(self, ids: Iterable[str]) -> EvidenceNature:
        """Return what kind of knowledge some sources are together."""
        methods = {each.method for id in ids if (each := self._known.get(id)) is not None}
        told, counted = not methods.isdisjoint(TOLD), not methods.isdisjoint(COUNTED)
        if told:
            return EvidenceNature.BOTH if counted else EvidenceNature.TOLD
        return EvidenceNature.COUNTED if counted else EvidenceNature.UNTOLD


def sources_of(inquiry: Inquiry, claims: Sequence[Backed]) -> EvidenceFigures:
    """Return what the claims with evidence rest on."""
    library = Library(inquiry)
    grounded = [each.backing for each in claims if each.backing.ground is Ground.EVIDENCE]
    ages = Counter(library.age(each.sources) for each in grounded)
    natures = Counter(library.nature(each.sources) for each in grounded)
    return EvidenceFigures(
        fresh_months=library.fresh_months,
        sources=_sources(library, grounded),
        methods=_methods(library, grounded),
        ages={age: ages[age] for age in EvidenceAge},
        natures={nature: natures[nature] for nature in EvidenceNature},
        single=sum(len(each.sources) == 1 for each in grounded),
        unused=list(_unused(inquiry)),
    )


def _sources(library: Library, grounded: Sequence[Backing]) -> list[EvidenceSource]:
    claims, alone, own = Counter[str](), Counter[str](), Counter[str]()
    for each in grounded:
        claims.update(each.sources)
        if len(each.sources) == 1:
            alone.update(each.sources)
        if each.named is Named.CLAIM:
            own.update(each.sources)
    found = []
    for id, count in claims.items():
        evidence = library.get(id)
        found.append(
            EvidenceSource(
                id=id,
                title=evidence.label if evidence else id,
                method=evidence.method if evidence else None,
                n=evidence.n if evidence else None,
                day=evidence.date if evidence else None,
                age=library.age((id,)),
                claims=count,
                alone=alone[id],
                own=own[id],
            )
        )
    return sorted(found, key=lambda each: (-each.alone, -each.claims))


def _methods(library: Library, grounded: Sequence[Backing]) -> list[MethodFigures]:
    sources: dict[str | None, set[str]] = {}
    claims = Counter[str | None]()
    for each in grounded:
        methods = set()
        for id in each.sources:
            evidence = library.get(id)
            method = evidence.method if evidence is not None else None
            methods.add(method)
            sources.setdefault(method, set()).add(id)
        claims.update(methods)
    return [
        MethodFigures(method=method, sources=len(sources[method]), claims=count)
        for method, count in sorted(
            claims.items(), key=lambda pair: (-pair[1], pair[0] is None, pair[0] or "")
        )
    ]


def _unused(inquiry: Inquiry) -> Iterator[UnusedEvidence]:
    """Go through the evidence of the catalogs that are meant which nothing in the workspace names."""
    used = inquiry.survey.referenced
    for catalog in inquiry.maps("catalog"):
        for each in catalog.model.evidence:
            if (Section.EVIDENCE, each.id) not in used:
                yield UnusedEvidence(id=each.id, title=each.label, n=each.n, day=each.date)
