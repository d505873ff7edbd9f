"""What the overview tells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.site.addresses import OVERVIEW
from cjmap.site.page import Figure, Findable, Link, Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.site.site import Site


@dataclass(frozen=True, slots=True)
class Facts:
    """The picture of the workspace."""

    picture: Figure | None


def pages(site: Site) -> Iterator[Page]:
    """Give the one page that every portal has."""
    yield Page(OVERVIEW, "overview", site.title, section=OVERVIEW)


def facts(site: Site, page: Page) -> Facts:  # noqa: ARG001 - there is one
    """Tell of the whole workspace."""
    links = {}
    for journey in site.workspace.maps("journey"):
        address = site.address_of("journey", journey.id)
        if address is not None:
            links[f"title-{journey.id}"] = Link(address)
    return Facts(Figure("overview", site.title, links=links))


def findable(site: Site, page: Page) -> Iterator[Findable]:
    """Find the page by its name."""
    yield Findable(Link(page.address), site.frame_words("index"), site.title)
