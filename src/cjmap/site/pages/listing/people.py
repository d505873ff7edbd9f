"""The personas as cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.site.pages.listing.maps import maps_of
from cjmap.site.summary import persona_summary

if TYPE_CHECKING:
    from cjmap.site.site import Site
    from cjmap.site.summary import PersonaSummary


def personas(site: Site) -> tuple[PersonaSummary, ...]:
    """Return the personas, those first who are most of the customers."""
    found = [persona_summary(site, each) for each in maps_of(site, "persona")]
    return tuple(sorted(found, key=lambda each: -(each.share or 0.0)))
