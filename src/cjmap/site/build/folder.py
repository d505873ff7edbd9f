"""The files of a portal: a page and its colours by address, all else in `assets`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.draw.writers.fallback import shipped
from cjmap.site.build.pages import How, Together, written_pages
from cjmap.site.framing import icon, script, style_sheet
from cjmap.site.layouts.folder import ASSETS, file_of, style_of
from cjmap.site.search import index_script

if TYPE_CHECKING:
    from cjmap.site.site import Site
    from cjmap.site.writing import LeftOut
    from cjmap.source.folders import NewFolder

MARKER = "cjmap-site.json"
"""The file that lists all others; a folder without it is nobody's of ours."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a portal came to: its pages and the pictures on them, how many of these were drawn, and
    how many of the pages were written; all others were kept. `left_out` are the pictures that no page has.
    """

    pages: int
    pictures: int = 0
    drawn: int = 0
    written: int = 0
    left_out: tuple[LeftOut, ...] = ()


def write_portal(site: Site, folder: NewFolder, how: How, below: str = "") -> Built:
    """Write the files of a portal to a folder, or to `below` in it (`clinic/`).

    Raises `CjmapError` where a page or a file cannot be written.
    """
    together = Together()
    photos: set[str] = set()
    pages = 0
    for page, written in written_pages(site, how, together):
        folder.add(below + file_of(page.address), written.html)
        if written.pairs:
            folder.add(below + style_of(page.address), written.colours)
        for name, data in written.photos.items():
            if name not in photos:  # each process tells of a photo once
                folder.add(below + name, data)
                photos.add(name)
        pages += 1
    folder.add(f"{below}{ASSETS}/search.js", index_script(together.index(site)).encode())
    write_assets(site, folder, below)
    return built(pages, together)


def built(pages: int, together: Together) -> Built:
    """Say what so many pages came to."""
    left_out = tuple(
        sorted(together.left_out, key=lambda each: (str(each.file or ""), each.message))
    )
    return Built(pages, together.pictures, together.drawn, together.written, left_out)


def write_assets(site: Site, folder: NewFolder, below: str = "") -> None:
    """Write what all pages of a portal share."""
    folder.add(f"{below}{ASSETS}/site.css", style_sheet(site).encode())
    folder.add(f"{below}{ASSETS}/site.js", script().encode())
    folder.add(f"{below}{ASSETS}/icon.svg", icon().encode())
    for font in sorted(shipped().values()):
        folder.add(f"{below}{ASSETS}/fonts/{font.name}", font.read_bytes())
