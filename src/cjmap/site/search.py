"""The index of the search: all that can be found on the pages, in one compact piece of JSON.

    found = [found_on(site, page, layout) for page in site.pages.values()]
    files["assets/search.js"] = index_script(search_index(itertools.chain.from_iterable(found)))

The pages can be gone through in any order and in several processes; the index has its entries in an
order of its own. The texts stand in it as they are written, for people to read; the script compares
them without case and accents (`fold` in `script/base.js`), since it must do so with what is typed.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from cjmap.printable import one_line
from cjmap.site.page import Link, Page

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjmap.site.layouts import Layout
    from cjmap.site.page import Findable
    from cjmap.site.site import Site

INDEX_ID = "search.index"
"""The id of the element that holds the index where all pages are one file."""

_FIRST = ("journey",)
"""The kinds of page whose entries come before all others that fit a search as well."""

_FUTURE = 2
"""The rank of what stands on maps of what is to be, which comes after all that is."""

_ROOT = Page("", "", "")
"""The page at the root of the site, from which the addresses in the index lead."""


class Found(NamedTuple):
    """What can be found: of two that fit a search alike, the one with the lower `rank` comes first.

    `url` is a path from the root of the site, or a fragment where all pages are one file.
    """

    rank: int
    kind: str
    title: str
    place: str
    url: str
    texts: tuple[str, ...]


def found_on(site: Site, page: Page, layout: Layout) -> tuple[Found, ...]:
    """Return what can be found on a page, each text on one line; it can be sent between processes."""
    first = 0 if page.kind in _FIRST else 1
    return as_found(
        page, site.findable(page), layout, rank=_FUTURE if site.is_future(page) else first
    )


def as_found(
    page: Page, findables: Iterable[Findable], layout: Layout, *, rank: int = 0
) -> tuple[Found, ...]:
    """Return findable things of a page as they stand in the index."""
    return tuple(
        Found(
            rank,
            one_line(each.kind),
            one_line(each.title),
            one_line(each.place),
            layout.url(_ROOT, Link(each.link.address or page.address, each.link.anchor)),
            tuple(dict.fromkeys(one_line(text) for text in each.texts if text.strip())),
        )
        for each in findables
    )


def search_index(found: Iterable[Found]) -> str:
    """Write the index as JSON that can stand in a script and in HTML.

    `{"kinds": […], "places": […], "now": 9, "found": [[kind, title, place, url, text, …], …]}`: kinds
    and places are numbers of their lists, `now` is how many come before those of maps of the future.
    What is found keeps its order within its rank; what leads to the same place under the same name
    is there once.
    """
    kinds: dict[str, int] = {}
    places: dict[str, int] = {}
    entries: dict[tuple[str, str, str], list[object]] = {}
    now = 0
    for each in sorted(found, key=lambda one: one.rank):
        kind = kinds.setdefault(each.kind, len(kinds))
        place = places.setdefault(each.place, len(places))
        entry = [kind, each.title, place, each.url, *each.texts]
        entries.setdefault((each.kind, each.title, each.url), entry)
        if each.rank < _FUTURE:
            now = len(entries)
    index = {
        "kinds": list(kinds),
        "places": list(places),
        "now": now,
        "found": list(entries.values()),
    }
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    # Nothing in it may end the element that it stands in, or the line of a script.
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def index_script(index: str) -> str:
    """Return the index as a script of its own (`assets/search.js`), which works from the disk too."""
    return f"window.cjmapIndex={index};\n"


def index_block(index: str) -> str:
    """Return the index as an element of the page, for a site that is one file; it runs nothing."""
    return f'<script type="application/json" id="{INDEX_ID}">{index}</script>\n'
