"""The kinds of page: one package of `cjmap.site.pages` each.

A package has a module `page` with three functions:

- `pages(site)` goes through the pages there are of this kind; it must be quick.
- `facts(site, page)` gives what a page tells, as plain data for its template. It draws nothing.
- `findable(site, page)` goes through what the search finds on a page.

Beside it lie the template `page.html`, the words `en` and `pl` (each with `WORDS`), and, where it
needs one, the style sheet `page.css`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.site.page import Findable, Page
    from cjmap.site.site import Site

KINDS: tuple[str, ...] = (
    "overview",
    "listing",
    "opportunities",
    "report",
    "findings",
    "history",
    "map_history",
    "glossary",
    "journey",
    "blueprint",
    "persona",
    "empathy_map",
    "touchpoint",
    "channel",
)
"""The packages, in the order of their pages, which the search keeps; the menu has its own."""


class PageKind(Protocol):
    """What the module `page` of a package has."""

    def pages(self, site: Site) -> Iterator[Page]:
        """Go through the pages of this kind."""
        ...

    def facts(self, site: Site, page: Page) -> Any:
        """Give what a page tells."""
        ...

    def findable(self, site: Site, page: Page) -> Iterator[Findable]:
        """Go through what the search finds on a page."""
        ...


def package_of(kind: str) -> str:
    """Return the name of the package of a kind of page."""
    return f"cjmap.site.pages.{kind}"


def page_kind(kind: str) -> PageKind:
    """Return the functions of a kind of page."""
    return cast("PageKind", import_module(f"{package_of(kind)}.page"))
