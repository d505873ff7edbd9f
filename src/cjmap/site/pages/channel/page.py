"""The pages of the channels of the catalogs, and what they tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.insight.report.consistency.figures import figures
from cjmap.site.addresses import CHANNELS, channel_address
from cjmap.site.appearances import appearance_table
from cjmap.site.page import Findable, Link, Page
from cjmap.site.pages.listing.catalog import catalogued_channels
from cjmap.site.references import Ref, term_ref, touchpoint_ref
from cjmap.site.summary import face
from cjmap.site.uses import uses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.format.catalog import Channel
    from cjmap.insight.report.consistency.figures import HowItFeels
    from cjmap.site.appearances import AppearanceTable
    from cjmap.site.site import Site
    from cjmap.site.summary import Face


@dataclass(frozen=True, slots=True)
class TouchpointRow:
    """A touchpoint of the channel; `felt` is None where no journey that shows what is meets it."""

    touchpoint: Ref
    on_the_spot: bool
    felt: HowItFeels | None
    missed: int
    goals: int


@dataclass(frozen=True, slots=True)
class Facts:
    """What a channel is, and how it is met; `place` is its rank by the mean among `places` channels."""

    mode: str
    owner: Ref | None
    preferred: tuple[Face, ...]
    felt: HowItFeels | None
    place: int
    places: int
    touchpoints: tuple[TouchpointRow, ...]
    appearances: AppearanceTable


def pages(site: Site) -> Iterator[Page]:
    """Give a page for each channel of the catalogs."""
    for each in catalogued_channels(site):
        yield Page(
            channel_address(each.id),
            "channel",
            each.label,
            id=each.id,
            section=CHANNELS,
            parent=CHANNELS,
        )


def facts(site: Site, page: Page) -> Facts:
    """Tell of a channel."""
    channel = _channel(site, page)
    told = site.inquiry.once(figures)
    known = {each.channel: each.felt for each in told.channels} if told is not None else {}
    felt = known.get(page.id)
    means = [each.mean for each in known.values() if each.mean is not None]
    own = felt.mean if felt is not None else None
    preferred = dict.fromkeys(
        use.thing.map_id
        for use in uses(site).of("channel", page.id)
        if use.field == "preferences.channels"
    )
    return Facts(
        mode=site.words(page.kind)(channel.mode) if channel.mode is not None else "",
        owner=term_ref(site, "team", channel.owner) if channel.owner else None,
        preferred=tuple(face(site, each) for each in preferred),
        felt=felt,
        place=1 + sum(each > own for each in means) if own is not None else 0,
        places=len(means),
        touchpoints=tuple(_touchpoints(site, page.id)),
        appearances=appearance_table(site, uses(site).on_channel(page.id), places=True),
    )


def findable(site: Site, page: Page) -> Iterator[Findable]:
    """Find a channel by its title and its id, with the touchpoints that are described on the spot."""
    texts = (page.id, *(each.touchpoint.title for each in _on_the_spot(site, page.id)))
    yield Findable(Link(page.address), site.words(page.kind)("kind"), page.title, texts=texts)


def _channel(site: Site, page: Page) -> Channel:
    found = site.workspace.channel_named(page.id)
    if found is None:
        raise TypeError(f"{page.address} is of no channel of a catalog")
    return found


def _touchpoints(site: Site, channel: str) -> Iterator[TouchpointRow]:
    """Go through the touchpoints that belong to a channel, then those described on the spot."""
    told = site.inquiry.once(figures)
    known = {each.touchpoint: each for each in told.touchpoints} if told is not None else {}
    for use in uses(site).of("channel", channel):
        if use.thing.kind == "touchpoint":
            found = known.get(str(use.thing.id))
            kept = found.commitment if found is not None else None
            yield TouchpointRow(
                touchpoint=touchpoint_ref(site, str(use.thing.id)),
                on_the_spot=False,
                felt=found.felt if found is not None and found.felt.steps else None,
                missed=kept.missed if kept is not None else 0,
                goals=len(kept.goals) if kept is not None else 0,
            )
    yield from _on_the_spot(site, channel)


def _on_the_spot(site: Site, channel: str) -> Iterator[TouchpointRow]:
    told = site.inquiry.once(figures)
    for each in told.touchpoints if told is not None else ():
        if not each.touchpoint and each.channel == channel:
            yield TouchpointRow(Ref(each.title), True, each.felt, 0, 0)
