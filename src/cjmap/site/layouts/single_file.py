"""All pages in one file, each an element with the page's address as its id."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cjmap.site.page import Link, Page

_APART = "~"
"""Between a page and a name on it; no address and no id of a map holds it."""


class SingleFile:
    """Links are fragments; photos are in the file."""

    def __init__(self) -> None:
        """No photo lies beside the file."""
        self.photos: dict[str, bytes] = {}

    def url(self, page: Page, link: Link) -> str:
        """Return the fragment of a page, or of a name on it."""
        address = link.address or page.address
        return f"#{address}{_APART}{link.anchor}" if link.anchor else f"#{address}"

    def id(self, page: Page, name: str) -> str:
        """Return the name behind the address of its page."""
        return f"{page.address}{_APART}{name}"

    def photo(self, page: Page, data: bytes, ending: str) -> str:  # noqa: ARG002 - the same for all
        """Return the photo itself."""
        kind = "jpeg" if ending == "jpg" else ending
        return f"data:image/{kind};base64,{base64.b64encode(data).decode('ascii')}"
