"""What the history of all maps tells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.compare.words import words as words_of_changes
from cjmap.format.kinds import kind_named
from cjmap.site.addresses import HISTORY, history_address
from cjmap.site.page import Findable, Link, Page
from cjmap.site.past.lately import Recent, lately

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.site.past.traces import Trace
    from cjmap.site.site import Site

_RECENT = 12
"""How many changes are told in words."""


@dataclass(frozen=True, slots=True)
class Row:
    """A map and its last change; `author` and `subject` are empty where it is not committed."""

    title: str
    lang: str
    kind: str
    history: Link
    day: str
    author: str
    subject: str
    versions: int


@dataclass(frozen=True, slots=True)
class Facts:
    """The last changes, and all maps, the last one that changed first.

    `trouble` says why the repository cannot tell; then there is nothing else.
    """

    lead: str
    trouble: str
    recent: tuple[Recent, ...]
    rows: tuple[Row, ...]


def pages(site: Site) -> Iterator[Page]:
    """Give the one page, where git tells anything, or where it should and cannot."""
    if site.options.versions and (site.chronicle.by_entry or site.chronicle.trouble):
        yield Page(HISTORY, "history", site.words("history")("title"), section=HISTORY)


def facts(site: Site, page: Page) -> Facts:  # noqa: ARG001 - there is one
    """Tell what changed lately, and of each map when it last did."""
    words, chronicle = site.words("history"), site.chronicle
    if chronicle.trouble:
        return Facts("", words("trouble", said=chronicle.trouble), (), ())
    rows = tuple(_row(site, trace) for trace in chronicle.newest_first)
    return Facts(words.counted("lead", len(rows)), "", lately(site, _RECENT), rows)


def findable(site: Site, page: Page) -> Iterator[Findable]:
    """Find the page by its name; versions are found on those of the maps."""
    yield Findable(Link(page.address), site.frame_words("history"), page.title)


def _row(site: Site, trace: Trace) -> Row:
    words, entry = site.words("history"), site.workspace.entries[trace.entry]
    model, kind = entry.model, kind_named(str(entry.kind_name))
    last = None if trace.is_changed else trace.versions[0]
    own = site.workspace.language_of(model)
    return Row(
        title=site.workspace.title_of(str(entry.kind_name), str(entry.id)) or str(entry.id),
        lang=own if own != site.lang else "",
        kind=words_of_changes(site.lang).NOUNS[kind.model_name] if kind is not None else "",
        history=Link(history_address(str(entry.kind_name), str(entry.id))),
        day=words.day(last.date.date()) if last is not None else words("uncommitted"),
        author=last.author if last is not None else "",
        subject=last.subject if last is not None else "",
        versions=trace.count,
    )
