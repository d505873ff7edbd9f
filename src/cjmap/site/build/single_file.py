"""A portal as one HTML file: pages one after another, and all that they need in the file itself.

Nothing is loaded from elsewhere, and only the style and the script that stand in the file are let
act: its policy names them by their digests. Both are ours alone, no text of a map is in them.
"""

from __future__ import annotations

import base64
from hashlib import sha256
from typing import TYPE_CHECKING

from markupsafe import Markup

from cjmap.errors import CjmapError
from cjmap.site.addresses import OVERVIEW
from cjmap.site.build.folder import Built, built
from cjmap.site.build.fonts import with_fonts
from cjmap.site.build.pages import How, Together, written_pages
from cjmap.site.framing import icon, image_ending, menu, own_text, script, style_sheet
from cjmap.site.layouts.single_file import SingleFile
from cjmap.site.page import Link
from cjmap.site.pictures.both import style_of
from cjmap.site.search import index_block
from cjmap.site.writing import environment

if TYPE_CHECKING:
    from cjmap.site.site import Site


def single_file(site: Site, how: How) -> tuple[bytes, Built]:
    """Write a portal as one file; raises `CjmapError` where a page cannot be written."""
    together = Together()
    sections = {
        page.address: written.html.decode()
        for page, written in written_pages(site, how, together, single=True)
    }
    first = site.pages[OVERVIEW]
    layout = SingleFile()
    logo = site.look.light.logo
    acting = _inline("\n".join((script(), own_text("script/pages.js"))))
    body = (
        environment()
        .get_template("frame/single.html")
        .render(
            site=site,
            page=first,
            lang=site.frame_words.lang,
            say=site.frame_words,
            menu=menu(site),
            logo=layout.photo(first, logo, image_ending(logo)) if logo is not None else "",
            to=lambda address, anchor="": layout.url(first, Link(address, anchor)),
            pages=[Markup(sections[address]) for address in site.pages],  # noqa: S704 - our templates
            index=Markup(index_block(together.index(site))),  # noqa: S704 - made for this place
            icon=base64.b64encode(icon().encode()).decode("ascii"),
            script=Markup(acting),  # noqa: S704 - our own
        )
    )
    style = _inline(
        with_fonts(
            "\n".join((style_sheet(site), own_text("style/single.css"), style_of(together.pairs))),
            body,
        )
    )
    # No text of a map can hold these two: in it, quotes and angle brackets are escaped.
    html = body.replace('content=""', f'content="{_policy(acting, style)}"', 1)
    html = html.replace("<style></style>", f"<style>{style}</style>", 1)
    return html.encode(), built(len(site.pages), together)


def _policy(acting: str, style: str) -> str:
    return (
        f"default-src 'none'; script-src '{_digest(acting)}'; style-src '{_digest(style)}';"
        " img-src data:; font-src data:; base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(sha256(text.encode()).digest()).decode('ascii')}"


def _inline(text: str) -> str:
    """Return a style or a script of ours as it may stand in HTML."""
    if "</" in text or "<!--" in text:
        raise CjmapError("A style or a script of cjmap would end the element that it stands in.")
    return text
