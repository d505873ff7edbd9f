"""How many claims rest on evidence: over all, by kind and by map, and those that do not."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from typing import TYPE_CHECKING

from pydantic import Field

from cjmap.check.questions.claims import Ground
from cjmap.insight.report.trust.backing import ClaimKind, Named
from cjmap.published import Published

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cjmap.insight.report.trust.backing import Backed


class ClaimShares(Published):
    """Claims by what they rest on."""

    claims: int = Field(ge=0, description="How many there are.")
    evidence: int = Field(ge=0, description="How many of them rest on evidence.")
    assumption: int = Field(ge=0, description="How many are assumed.")
    nothing: int = Field(ge=0, description="Of how many nothing says what they rest on.")
    own: int = Field(ge=0, description="How many name their evidence themselves.")
    place: int = Field(ge=0, description="For how many their step, stage or action names it.")
    map: int = Field(ge=0, description="For how many only the map as a whole does.")

    @property
    def borrowed(self) -> float:
        """The share of those on evidence that have it from the map as a whole."""
        return self.map / self.evidence if self.evidence else 0.0


class ClaimKindShares(ClaimShares):
    """Claims of one kind."""

    kind: ClaimKind = Field(description="What they tell of customers.")


class MapClaimShares(ClaimShares):
    """Claims of one map."""

    kind: str = Field(description="The kind of the map.")
    map_id: str = Field(description="Its id.")
    title: str = Field(description="What people call it.")


class UnprovenClaim(Published):
    """A claim that rests on no evidence."""

    kind: ClaimKind = Field(description="What it tells of customers.")
    text: str = Field(description="Its words.")
    severity: int | None = Field(ge=1, le=5, description="How severe it is, where it says so.")
    assumed: bool = Field(description="Whether it is marked as assumed; else nothing is told.")
    title: str = Field(description="What the map is called.")
    reviewed: date | None = Field(description="The day the map was last checked.")


def shares_of(claims: Sequence[Backed]) -> ClaimShares:
    """Count claims by what they rest on."""
    return ClaimShares(**_counts(claims))


def by_kind(claims: Sequence[Backed]) -> list[ClaimKindShares]:
    """Count the claims of each kind, in the order of the kinds."""
    found: dict[ClaimKind, list[Backed]] = defaultdict(list)
    for claim in claims:
        found[claim.kind].append(claim)
    return [
        ClaimKindShares(kind=kind, **_counts(found[kind])) for kind in ClaimKind if kind in found
    ]


def by_map(claims: Sequence[Backed]) -> list[MapClaimShares]:
    """Count the claims of each map, those of which least rests on evidence first."""
    found: dict[int, list[Backed]] = defaultdict(list)
    for claim in claims:
        found[claim.subject.entry.number].append(claim)
    maps = [
        MapClaimShares(
            kind=str(each[0].subject.entry.kind_name),
            map_id=each[0].subject.model.id,
            title=each[0].subject.model.label,
            **_counts(each),
        )
        for each in found.values()
    ]
    return sorted(maps, key=lambda each: (each.evidence / each.claims, -each.claims))


def unproven(claims: Sequence[Backed]) -> list[UnprovenClaim]:
    """Return the claims without evidence: the most severe first, of equals the longest unchecked."""
    found = [
        UnprovenClaim(
            kind=each.kind,
            text=each.text,
            severity=each.severity,
            assumed=each.backing.ground is Ground.ASSUMPTION,
            title=each.subject.model.label,
            reviewed=each.subject.model.reviewed,
        )
        for each in claims
        if each.backing.ground is not Ground.EVIDENCE
    ]
    return sorted(found, key=lambda each: (-(each.severity or 0), each.reviewed or date.min))


def _counts(claims: Iterable[Backed]) -> dict[str, int]:
    grounds, named = Counter[Ground](), Counter[Named | None]()
    for each in claims:
        grounds[each.backing.ground] += 1
        named[each.backing.named] += 1
    return {
        "claims": grounds.total(),
        "evidence": grounds[Ground.EVIDENCE],
        "assumption": grounds[Ground.ASSUMPTION],
        "nothing": grounds[Ground.NOTHING],
        "own": named[Named.CLAIM],
        "place": named[Named.PLACE],
        "map": named[Named.MAP],
    }
