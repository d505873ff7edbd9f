"""What the overview tells: the figures that matter, the journeys, the people, what changed lately."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from cjmap.problem import Severity
from cjmap.site.addresses import FINDINGS, JOURNEYS, OVERVIEW, PERSONAS
from cjmap.site.page import Findable, Link, Page
from cjmap.site.pages.listing.people import personas
from cjmap.site.pages.overview.figures import (
    Headline,
    Tile,
    WorstPain,
    headlines,
    tiles,
    worst_pains,
)
from cjmap.site.pages.overview.journeys import Journeys, journeys
from cjmap.site.past.lately import Recent, lately
from cjmap.site.references import Ref

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from cjmap.site.site import Site
    from cjmap.site.summary import PersonaSummary

_PEOPLE = 12
"""So many personas are shown: those first who are most of the customers."""

_RECENT = 6
"""So many changes are told."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What is wrong with the maps, in words; `broken` are maps that have no page."""

    broken: str
    found: str
    link: Link | None


@dataclass(frozen=True, slots=True)
class RecentCommit:
    """What one commit changed: its own words first, then each map; without a day it is not committed."""

    subject: str
    day: date | None
    author: str
    changes: tuple[Recent, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """The first page. `all_journeys` and `all_people` lead to those that are not shown."""

    lead: str
    notice: Notice | None
    tiles: tuple[Tile, ...]
    headlines: tuple[Headline, ...]
    pains: tuple[WorstPain, ...]
    journeys: Journeys
    all_journeys: Ref | None
    people: tuple[PersonaSummary, ...]
    all_people: Ref | None
    recent: tuple[RecentCommit, ...]


def pages(site: Site) -> Iterator[Page]:
    """Give the one page that every portal has."""
    yield Page(OVERVIEW, "overview", site.title, section=OVERVIEW)


def facts(site: Site, page: Page) -> Facts:
    """Tell of the whole workspace."""
    words = site.words(page.kind)
    shown, people = journeys(site), personas(site)
    counts = [
        words.counted(kind, len(site.inquiry.maps(kind)))
        for kind in ("journey", "blueprint", "persona", "empathy-map")
        if site.inquiry.maps(kind)
    ]
    return Facts(
        lead=words("lead", maps=words.listed(counts)) if counts else words("empty"),
        notice=_notice(site),
        tiles=tuple(tiles(site)),
        headlines=tuple(headlines(site)),
        pains=tuple(worst_pains(site)),
        journeys=shown,
        all_journeys=_all(site, JOURNEYS, shown.count, len(shown.cards)),
        people=people[:_PEOPLE],
        all_people=_all(site, PERSONAS, len(people), _PEOPLE),
        recent=tuple(commits(lately(site, _RECENT))),
    )


def findable(site: Site, page: Page) -> Iterator[Findable]:
    """Find the page by its name."""
    yield Findable(Link(page.address), site.frame_words("index"), site.title)


def _all(site: Site, address: str, count: int, shown: int) -> Ref | None:
    """Refer to a list of which only some are shown."""
    if count <= shown:
        return None
    return Ref(site.words("overview").counted(f"all-{address}", count), Link(address))


def commits(recent: Iterable[Recent]) -> Iterator[RecentCommit]:
    """Gather the changes that were made together; they stand one after the other."""
    for (day, author, subject), changes in groupby(
        recent, lambda each: (each.day, each.author, each.subject)
    ):
        yield RecentCommit(subject, day, author, tuple(changes))


def _notice(site: Site) -> Notice | None:
    """Say what is wrong, where anything is that a reader has to know of."""
    words = site.words("overview")
    broken = sum(entry.model is None for entry in site.workspace.entries)
    counts = {each: site.findings.count(each) for each in (Severity.ERROR, Severity.WARNING)}
    told = [
        site.frame_words.counted(f"about-{each}", count) for each, count in counts.items() if count
    ]
    if not told and not broken:
        return None
    return Notice(
        broken=words.counted("broken", broken) if broken else "",
        found=words.listed(told),
        link=Link(FINDINGS) if site.has(FINDINGS) else None,
    )
