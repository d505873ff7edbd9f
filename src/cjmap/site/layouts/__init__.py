"""How the pages of a portal lie: as files in folders, or all in one file.

A page is written the same way in both; only its links and ids differ.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from cjmap.site.page import Link, Page


class Layout(Protocol):
    """What a page needs to know of how pages lie."""

    photos: dict[str, bytes]
    """Photos that have to lie beside the pages, by the names of their files."""

    def url(self, page: Page, link: Link) -> str:
        """Return the address of a link on a page, as it is written in its HTML."""
        ...

    def id(self, page: Page, name: str) -> str:
        """Return the id of an element of a page, by its name there."""
        ...

    def photo(self, page: Page, data: bytes, ending: str) -> str:
        """Return the address of a photo on a page; it is kept until the site is written."""
        ...
