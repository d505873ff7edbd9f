"""A whole page: what it tells, with head, menu, trail and foot around it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from markupsafe import Markup

from cjmap.site.addresses import MENU, OVERVIEW
from cjmap.site.layouts.folder import Folder, style_of
from cjmap.site.page import Link
from cjmap.site.table import KINDS
from cjmap.site.writing import environment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.site.page import Page
    from cjmap.site.site import Site
    from cjmap.site.writing import Written

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self';"
    " base-uri 'none'; form-action 'none'"
)
"""What a page of a folder may load: files of its own site, and nothing in the page itself acts.

It stands in the page, so that it holds on any host. A host may allow less (`img-src`), never more.
"""

_STYLES = (
    "tokens.css",
    "page.css",
    "top.css",
    "search.css",
    "picture.css",
    "table.css",
    "print.css",
)
_SCRIPTS = ("base.js", "theme.js", "top.js", "search.js", "picture.js", "table.js", "compare.js")


def style_sheet(site: Site) -> str:
    """Return the style sheet of every page: the shared parts, those of the pages, and the brand."""
    pages = ("".join(_optional(f"pages/{kind}/page.css")) for kind in KINDS)
    return "\n".join((*(own_text(f"style/{name}") for name in _STYLES), *pages, _brand(site)))


def script() -> str:
    """Return the script of every page: each part keeps its names to itself.

    The lanes of a picture are hidden and shown as where a picture is a page by itself.
    """
    lanes = files("cjmap.draw.writers.viewer").joinpath("lanes.js").read_text("utf-8")
    return "\n".join((lanes, *(own_text(f"script/{name}") for name in _SCRIPTS)))


@lru_cache
def icon() -> str:
    """Return what a browser shows on the tab of a page, as SVG."""
    return own_text("style/icon.svg")


def own_text(name: str) -> str:
    """Return a text of this room by its name, such as `style/page.css`."""
    return files("cjmap.site").joinpath(name).read_text("utf-8")


def _optional(name: str) -> Iterator[str]:
    if files("cjmap.site").joinpath(name).is_file():
        yield own_text(name)


def _brand(site: Site) -> str:
    """Take the colour of the house from the themes of the pictures."""
    day, night = site.look.light.theme.brand, site.look.dark.theme.brand
    return (
        f":root{{--brand:{day}}}\n"
        f"@supports (color:light-dark(red,red)){{:root{{--brand:light-dark({day},{night})}}}}\n"
        f"@media print{{:root{{--brand:{day}}}}}\n"
    )


@dataclass(frozen=True, slots=True)
class MenuItem:
    """A page that the menu leads to, and the section that it stands for."""

    section: str
    address: str


def menu(site: Site) -> tuple[MenuItem, ...]:
    """Return the menu: the first page of each section there is, in the order of `MENU`."""
    found: dict[str, MenuItem] = {}
    for page in site.pages.values():
        if page.section and page.section not in found:
            found[page.section] = MenuItem(page.section, page.address)
    return tuple(found[section] for section in MENU if section in found)


def trail(site: Site, page: Page) -> tuple[Page, ...]:
    """Return the pages above a page, the outermost first; the overview goes without saying."""
    above: list[Page] = []
    here = page
    while here.parent and here.parent in site.pages and here.parent != OVERVIEW:
        here = site.pages[here.parent]
        if here in above:
            break
        above.append(here)
    return tuple(reversed(above))


@dataclass(frozen=True, slots=True)
class Live:
    """What a server adds to a page: its policy, markup in the head, and a notice on top.

    `style` and `colours` are the queries of the addresses of its style sheets, other ones where these
    have changed.
    """

    policy: str = POLICY
    head: str = ""
    notice: str = ""
    style: str = ""
    colours: str = ""


def whole_page(
    site: Site, page: Page, written: Written, layout: Folder, live: Live | None = None
) -> str:
    """Write a page of a folder whole; `live` where a server shows it as its maps change."""
    live = live or Live()
    logo = site.look.light.logo
    return (
        environment()
        .get_template("frame/page.html")
        .render(
            site=site,
            page=page,
            lang=site.frame_words.lang,
            say=site.frame_words,
            policy=live.policy,
            live=live,
            menu=menu(site),
            trail=trail(site, page),
            main=Markup(written.main),  # noqa: S704 - made by our templates
            colours=layout.path(page, style_of(page.address)) if written.pairs else "",
            logo=layout.photo(page, logo, image_ending(logo)) if logo is not None else "",
            file=lambda name: layout.path(page, name) if name else layout.path(page, "."),
            to=lambda address, anchor="": layout.url(page, Link(address, anchor)),
        )
    )


def image_ending(data: bytes) -> str:
    """Return the ending of the name of a photo, by what it holds."""
    return "png" if data.startswith(b"\x89PNG") else "jpg"
