"""What the page of the opportunities tells, and what is found on it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.draw.look.speech import speech
from cjmap.site.addresses import OPPORTUNITIES
from cjmap.site.page import Findable, Link, Page
from cjmap.site.pages.opportunities.matrix import matrix
from cjmap.site.pages.opportunities.standing import answered, standing
from cjmap.site.pages.opportunities.told import Told, all_told
from cjmap.site.pages.opportunities.weighing import chosen, plan_in_short, weighing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.site.page import Figure
    from cjmap.site.pages.opportunities.weighing import PlanInShort
    from cjmap.site.progress import Progress
    from cjmap.site.site import Site


@dataclass(frozen=True, slots=True)
class InState:
    """How many opportunities have got so far."""

    status: Progress
    count: int


@dataclass(frozen=True, slots=True)
class Facts:
    """All opportunities: their picture, how many have got how far, the best plan, and each in full.

    `open` are those that something may still come of, `closed` are done or dropped; `all` are both.
    """

    title: str
    states: tuple[InState, ...]
    overdue: int
    picture: Figure | None
    plan: PlanInShort | None
    all: tuple[Told, ...]
    open: tuple[Told, ...]
    closed: tuple[Told, ...]


def pages(site: Site) -> Iterator[Page]:
    """Give the one page, if anybody keeps a list of opportunities."""
    if site.inquiry.once(standing) or site.workspace.maps("backlog"):
        title = site.frame_words("opportunities")
        yield Page(OPPORTUNITIES, "opportunities", title, section=OPPORTUNITIES)


def facts(site: Site, page: Page) -> Facts:
    """Tell all opportunities of the workspace."""
    told = all_told(site, site.words(page.kind))
    counts = Counter(each.status for each in told)
    return Facts(
        title=speech(site.lang)["opportunities-all"],
        states=tuple(
            InState(each, counts[each]) for each in sorted(counts, key=lambda each: each.sort)
        ),
        overdue=sum(each.overdue for each in told),
        picture=matrix(site, chosen(site.inquiry.once(weighing).plan)),
        plan=plan_in_short(site),
        all=told,
        open=tuple(each for each in told if not each.closed),
        closed=tuple(each for each in told if each.closed),
    )


def findable(site: Site, page: Page) -> Iterator[Findable]:
    """Find the page, and each opportunity by its title, its summary and what it answers."""
    words = site.words(page.kind)
    yield Findable(Link(page.address), page.title, page.title)
    for each in site.inquiry.once(standing).values():
        opportunity = each.opportunity
        yield Findable(
            Link(page.address, opportunity.id),
            words("opportunity"),
            opportunity.title,
            getattr(each.entry.model, "label", ""),
            (
                opportunity.id,
                opportunity.summary or "",
                site.inquiry.owner_name(opportunity.owner) or "",
                *(answered(site, reference).title for reference in each.answers),
            ),
        )
