"""The lists, and what they tell: a table with a row for each, or cards of people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.format.roles import Section
from cjmap.site.addresses import (
    BLUEPRINTS,
    CHANNELS,
    EMPATHY_MAPS,
    JOURNEYS,
    PERSONAS,
    TOUCHPOINTS,
)
from cjmap.site.page import Findable, Link, Page
from cjmap.site.pages.listing.catalog import (
    catalogued_channels,
    catalogued_touchpoints,
    channels,
    touchpoints,
)
from cjmap.site.pages.listing.maps import blueprints, empathy_maps, journeys, maps_of
from cjmap.site.pages.listing.people import personas

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cjmap.insight.voice import Voice
    from cjmap.site.pages.listing.cells import Column, Row
    from cjmap.site.site import Site
    from cjmap.site.summary import PersonaSummary

_KINDS = {
    JOURNEYS: Section.JOURNEY,
    BLUEPRINTS: Section.BLUEPRINT,
    PERSONAS: Section.PERSONA,
    EMPATHY_MAPS: Section.EMPATHY_MAP,
}
"""The lists of maps."""

_TABLES: dict[str, Callable[[Site, Voice], tuple[tuple[Column, ...], tuple[Row, ...]]]] = {
    JOURNEYS: journeys,
    BLUEPRINTS: blueprints,
    EMPATHY_MAPS: empathy_maps,
    TOUCHPOINTS: touchpoints,
    CHANNELS: channels,
}
"""The lists that are a table; the personas are cards."""


@dataclass(frozen=True, slots=True)
class Facts:
    """A list of rows or of people; `count` says how many, `note` how the figures are meant."""

    title: str
    count: str
    note: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    people: tuple[PersonaSummary, ...]


def pages(site: Site) -> Iterator[Page]:
    """Give a list of each kind that there is something of."""
    for address, section in _KINDS.items():
        if any(maps_of(site, section)):
            yield _page(site, address)
    if catalogued_touchpoints(site):
        yield _page(site, TOUCHPOINTS)
    if catalogued_channels(site):
        yield _page(site, CHANNELS)


def facts(site: Site, page: Page) -> Facts:
    """Tell of all that a list holds."""
    words = site.words("listing")
    people = personas(site) if page.address == PERSONAS else ()
    columns, rows = _TABLES[page.address](site, words) if page.address in _TABLES else ((), ())
    return Facts(
        title=page.title,
        count=words.counted(f"count-{page.address}", len(rows) or len(people)),
        note=words(f"note-{page.address}"),
        columns=columns,
        rows=rows,
        people=people,
    )


def findable(site: Site, page: Page) -> Iterator[Findable]:
    """Find a list by its name; what it holds is found on the pages of its own."""
    yield Findable(Link(page.address), site.words("listing")("kind"), page.title)


def _page(site: Site, address: str) -> Page:
    return Page(address, "listing", site.frame_words(address), section=address)
