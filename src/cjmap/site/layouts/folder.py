"""Pages as files: `journeys/first-order.html`, with style, script and photos in `assets`."""

from __future__ import annotations

import posixpath
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING

from cjmap.source.folders.manifest import is_device

if TYPE_CHECKING:
    from cjmap.site.page import Link, Page

ASSETS = "assets"


def file_of(address: str) -> str:
    """Return the file of a page, relative to the folder of the site, with `/`."""
    return f"{_harmless(address)}.html"


def style_of(address: str) -> str:
    """Return the file of the colours of a page's pictures."""
    return f"{_harmless(address)}.css"


def _harmless(address: str) -> str:
    """Keep ids that are devices on Windows (`con`) from being names of files; no id holds a `~`."""
    return "/".join(f"{part}~" if is_device(part) else part for part in address.split("/"))


class Folder:
    """Links are relative paths, so that a site works below any address, and from the disk."""

    def __init__(self) -> None:
        """Know no photo yet."""
        self.photos: dict[str, bytes] = {}

    def url(self, page: Page, link: Link) -> str:
        """Return the relative path of a page, with the anchor on it."""
        anchor = f"#{link.anchor}" if link.anchor else ""
        if not link.address or link.address == page.address:
            return anchor or posixpath.basename(file_of(page.address))
        return self.path(page, file_of(link.address)) + anchor

    def id(self, page: Page, name: str) -> str:  # noqa: ARG002 - the names of a page are its own
        """Return the name: each page has ids of its own."""
        return name

    def photo(self, page: Page, data: bytes, ending: str) -> str:
        """Keep a photo as a file that is named by its content."""
        name = f"{ASSETS}/photos/{sha256(data).hexdigest()[:16]}.{ending}"
        self.photos[name] = data
        return self.path(page, name)

    def path(self, page: Page, file: str) -> str:
        """Return the path from a page to a file of the site."""
        return _relative(file, posixpath.dirname(page.address) or ".")


@lru_cache(maxsize=65_536)
def _relative(file: str, folder: str) -> str:
    """Return the path from a folder to a file; a page names the same ones again and again."""
    return posixpath.relpath(file, folder)
