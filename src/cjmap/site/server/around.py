"""What the server puts around pages and in place of them: the notice, and pages that say sorry."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from markupsafe import Markup

from cjmap.insight.voice import Voice
from cjmap.site.addresses import FINDINGS, OVERVIEW
from cjmap.site.framing import POLICY, Live
from cjmap.site.layouts.folder import ASSETS, Folder
from cjmap.site.page import Link, Page
from cjmap.site.pages.findings.explained import runs
from cjmap.site.writing import environment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jinja2 import Template

    from cjmap.site.server.troubles import Trouble
    from cjmap.site.site import Site

PAGE_POLICY = f"{POLICY}; connect-src 'self'"
"""What a served page may load: what any page may, and news of changes."""

RELOAD_SCRIPT = f"{ASSETS}/reload.js"
NOTICE_STYLE = f"{ASSETS}/notice.css"
EVENTS = "events"
"""The address at which a page asks for news."""

_SHOWN = 5
_NEAR = 3
_ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class _Group:
    """Troubles of one source, after the sentence that introduces them."""

    title: str
    troubles: tuple[Trouble, ...]


def live(
    site: Site, address: str, seen: Markup, troubles: Sequence[Trouble], stand_ins: int
) -> Live:
    """Return what the server adds to a page: its script, its style, and what is wrong, if anything.

    `seen` is the digest of the page, `stand_ins` the number of maps that are shown as they were.
    """
    layout, page = Folder(), _place(address)
    head = _template("head").render(
        style=layout.path(page, NOTICE_STYLE),
        script=layout.path(page, RELOAD_SCRIPT),
        events=layout.path(page, EVENTS),
        address=address,
        seen=seen,
    )
    return Live(PAGE_POLICY, Markup(head), _notice(site, page, layout, troubles, stand_ins))  # noqa: S704


def _notice(
    site: Site, page: Page, layout: Folder, troubles: Sequence[Trouble], stand_ins: int
) -> Markup:
    if not troubles:
        return Markup("")
    words = _words(site)
    by_source: dict[str, list[Trouble]] = {}
    for trouble in troubles:
        by_source.setdefault(trouble.source, []).append(trouble)
    groups = [
        _Group(words.counted(source, len(all_of)), tuple(all_of[:_SHOWN]))
        for source, all_of in by_source.items()
    ]
    left = len(troubles) - sum(len(group.troubles) for group in groups)
    notice = _template("notice").render(
        groups=groups,
        runs=runs,
        words=words,
        more=words.counted("more", left) if left else "",
        findings=layout.url(page, Link(FINDINGS)) if site.has(FINDINGS) else "",
        stand_ins=words.counted("stand-ins", stand_ins) if stand_ins else "",
    )
    return Markup(notice)  # noqa: S704 - made by our template, which escapes


def missing(site: Site, address: str, before: Page | None) -> str:
    """Write the main part of the page that says that there is none of this address (any more)."""
    here, layout = _place(address), Folder()
    near = get_close_matches(address, site.pages, _NEAR, _ALIKE)
    return _template("missing").render(
        words=_words(site),
        address=address,
        title=before.title if before is not None else "",
        near=[(layout.url(here, Link(each)), site.pages[each].title) for each in near],
        overview=layout.url(here, Link(OVERVIEW)),
    )


def lost_title(site: Site) -> str:
    """Return the title of a page that is not there."""
    return _words(site)("missing")


def failed(site: Site, page: Page) -> str:
    """Write the main part of a page that could not be written; the notice says why."""
    return _template("failed").render(words=_words(site), page=page)


def _place(address: str) -> Page:
    """Return what links are relative to."""
    return Page(address, "", "")


def _words(site: Site) -> Voice:
    return Voice("cjmap.site.server", site.lang)


def _template(name: str) -> Template:
    return environment().get_template(f"server/{name}.html")
