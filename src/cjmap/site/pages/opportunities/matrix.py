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

MOST = 100
"""Of more opportunities there is no picture: nobody could tell one disc from another."""


def matrix(site: Site, chosen: frozenset[str] = frozenset()) -> Figure | None:
    """Return the picture of all opportunities; None of none and of too many. `chosen` are marked."""
    ids = [each.opportunity.id for each in opportunities_of(site.workspace)]
    if not 0 < len(ids) <= MOST:
        return None
    links = {
        f"{mark}-{id}": Link(OPPORTUNITIES, id) for id in ids for mark in ("bubble", "opportunity")
    }
    return Figure(KIND, speech(site.lang)["opportunities-all"], chosen=chosen, links=links)


def ranked(site: Site) -> Mapping[str, Ranked]:
    """Return the numbers and fields that opportunities have in the picture, by their ids."""
    ranking = ranking_of(tuple(opportunities_of(site.workspace)))
    return {each.found.opportunity.id: each for each in ranking.ranked}
