"""How far the maps can be trusted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from cjmap.insight.gathered.pains import pains
from cjmap.insight.report.trust.backing import backed_claims
from cjmap.insight.report.trust.claiming import (
    ClaimKindShares,
    ClaimShares,
    MapClaimShares,
    UnprovenClaim,
    by_kind,
    by_map,
    shares_of,
    unproven,
)
from cjmap.insight.report.trust.feeling import FeelingsFigures, feelings_of
from cjmap.insight.report.trust.hurting import (
    HeavyPain,
    TalkedFrequency,
    heaviest,
    talked_frequencies,
)
from cjmap.insight.report.trust.reviewing import (
    GuessedPersona,
    MapReview,
    ThinMetric,
    guesses_of,
    reviews_of,
    thin_metrics,
)
from cjmap.insight.report.trust.sourcing import EvidenceFigures, sources_of
from cjmap.published import Published

if TYPE_CHECKING:
    from cjmap.insight.inquiry import Inquiry


class TrustFigures(Published):
    """The section “trust”."""

    claims: ClaimShares = Field(description="What all claims rest on.")
    kinds: list[ClaimKindShares] = Field(description="The same by kind of claim.")
    maps: list[MapClaimShares] = Field(description="The same by map, least on evidence first.")
    sources: EvidenceFigures = Field(description="The sources of those on evidence.")
    unproven: list[UnprovenClaim] = Field(
        description="The claims without evidence, the most severe first, then the longest unchecked."
    )
    feelings: FeelingsFigures = Field(description="How feelings are known.")
    heaviest_pains: list[HeavyPain] = Field(description="What hurts most, and what that rests on.")
    pains: int = Field(ge=0, description="How many pains say how often they occur.")
    talked_frequencies: list[TalkedFrequency] = Field(
        description="Those of them that know it from talk with a few alone, the heaviest first."
    )
    personas: list[GuessedPersona] = Field(
        description="Personas that rest on no research, or name none."
    )
    metrics: list[ThinMetric] = Field(
        description="Measured values without a number of cases or a period."
    )
    reviews: list[MapReview] = Field(description="When maps were checked, the longest due first.")


def figures(inquiry: Inquiry) -> TrustFigures | None:
    """Return how far the maps can be trusted; None where they claim nothing and tell no feeling."""
    claims = inquiry.once(backed_claims)
    feelings = feelings_of(inquiry)
    if not claims and not feelings.all.told and not inquiry.maps("persona"):
        return None
    return TrustFigures(
        claims=shares_of(claims),
        kinds=by_kind(claims),
        maps=by_map(claims),
        sources=sources_of(inquiry, claims),
        unproven=unproven(claims),
        feelings=feelings,
        heaviest_pains=heaviest(inquiry),
        pains=sum(each.pain.frequency is not None for each in inquiry.once(pains)),
        talked_frequencies=list(talked_frequencies(inquiry)),
        personas=guesses_of(inquiry),
        metrics=list(thin_metrics(inquiry)),
        reviews=reviews_of(inquiry),
    )
