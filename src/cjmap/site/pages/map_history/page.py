"""What the history of a map tells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.compare.words.told import Teller
from cjmap.errors import CjmapError
from cjmap.site.addresses import HISTORY, history_address
from cjmap.site.page import Findable, Link, Page
from cjmap.site.pages.map_history.changes import steps_of
from cjmap.site.pages.map_history.comparing import Pairs, pairs_of
from cjmap.site.pages.map_history.versions import (
    FiguresTable,
    ToldVersion,
    figures_table,
    told_version,
)
from cjmap.site.references import Ref, map_ref

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.compare.history.editions import Edition
    from cjmap.site.past.traces import Trace
    from cjmap.site.site import Site


@dataclass(frozen=True, slots=True)
class Facts:
    """The versions of a map, the newest first, and every two of them compared.

    `trouble` says why the repository cannot tell; then there is nothing else. `left_out` counts in
    words the versions that are not told.
    """

    map: Ref
    lead: str
    trouble: str
    versions: tuple[ToldVersion, ...] = ()
    left_out: str = ""
    figures: FiguresTable | None = None
    pairs: Pairs | None = None


def pages(site: Site) -> Iterator[Page]:
    """Give a page for each map with a history, the last change first."""
    if not site.options.versions:
        return
    for trace in site.chronicle.newest_first:
        entry = site.workspace.entries[trace.entry]
        kind, id = str(entry.kind_name), str(entry.id)
        own = site.workspace.language_of(entry.model)
        yield Page(
            history_address(kind, id),
            "map_history",
            site.workspace.title_of(kind, id) or id,
            entry=trace.entry,
            section=HISTORY,
            parent=HISTORY,
            lang=own if own != site.lang else "",
        )


def facts(site: Site, page: Page) -> Facts:
    """Tell the versions of the map."""
    trace = site.chronicle.by_entry[page.entry]
    entry = site.entry_of(page)
    map = map_ref(site, str(entry.kind_name), str(entry.id))
    lead = _lead(site, trace)
    words, teller = site.words("map_history"), Teller(site.lang)
    try:
        versions, editions = _told(site, page)
    except CjmapError as error:
        return Facts(map, lead, words("trouble", said=error.message))
    names = [each.name for each in versions]
    left = trace.count - len(versions)
    try:
        steps = steps_of(site, page)
        pairs = pairs_of(editions, names, page, teller, words, steps) if editions else None
    except CjmapError as error:
        return Facts(map, lead, words("trouble", said=error.message))
    return Facts(
        map=map,
        lead=lead,
        trouble="",
        versions=versions,
        left_out=words.counted("left-out", left) if left else "",
        figures=figures_table(editions, names, words) if editions else None,
        pairs=pairs,
    )


def findable(site: Site, page: Page) -> Iterator[Findable]:
    """Find versions by their messages, and by what changed in them."""
    words = site.words("map_history")
    try:
        versions, _ = _told(site, page)
    except CjmapError:
        return
    for version in versions:
        name = version.name
        sentences = [each.sentence for level in version.changes for each in level.changes]
        yield Findable(
            Link(page.address, f"version.{name.id}"),
            words("kind"),
            version.heading,
            place=f"{page.title} · {name.day}",
            texts=(version.author, *sentences),
        )


def _told(site: Site, page: Page) -> tuple[tuple[ToldVersion, ...], tuple[Edition, ...]]:
    """Tell the versions that changed something; the only one of a map need not even be read."""
    words, teller = site.words("map_history"), Teller(site.lang)
    trace, steps = site.chronicle.by_entry[page.entry], steps_of(site, page)
    if trace.count == 1:
        only = trace.versions[0] if trace.versions else None
        return (told_version(only, trace, None, teller, words, steps),), ()
    editions = site.chronicle.last_editions(trace, site.options.versions)
    told = tuple(told_version(each.version, trace, each, teller, words, steps) for each in editions)
    return told, editions


def _lead(site: Site, trace: Trace) -> str:
    """Say how many versions there are, since when, and whose the last one is."""
    words = site.words("map_history")
    if not trace.versions:
        return words("lead-uncommitted")
    first, last = trace.versions[-1], trace.versions[0]
    since = words.counted("lead", trace.count, day=words.day(first.date.date()))
    if trace.is_changed:
        return f"{since} {words('lead-changed')}"
    return f"{since} {words('lead-last', author=last.author, day=words.day(last.date.date()))}"
