"""The matrix of all opportunities of the workspace, each mark of it leading to its opportunity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.draw.look.speech import speech
from cjmap.draw.pictures.opportunity_matrix.gathering import KIND, opportunities_of
from cjmap.draw.pictures.opportunity_matrix.ranking import ranking_of
from cjmap.site.addresses import OPPORTUNITIES
from cjmap.site.page import Figure, Link

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cjmap.draw.pictures.opportunity_matrix.ranking import Ranked
    from cjmap.site.site import Site


def matrix(site: Site, chosen: frozenset[str] = frozenset()) -> Figure | None:
    """Return the picture of all opportunities; None where there is none. `chosen` are marked."""
    links = {}
    for each in opportunities_of(site.workspace):
        link = Link(OPPORTUNITIES, each.opportunity.id)
        links[f"bubble-{each.opportunity.id}"] = link
        links[f"opportunity-{each.opportunity.id}"] = link
    if not links:
        return None
    return Figure(KIND, speech(site.lang)["opportunities-all"], chosen=chosen, links=links)


def ranked(site: Site) -> Mapping[str, Ranked]:
    """Return the numbers and fields that opportunities have in the picture, by their ids."""
    ranking = ranking_of(tuple(opportunities_of(site.workspace)))
    return {each.found.opportunity.id: each for each in ranking.ranked}
