"""One page written, in whatever process: an address goes in, the page comes out; both can be sent."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from markupsafe import Markup

from cjmap.errors import CjmapError
from cjmap.site.framing import trail, whole_page
from cjmap.site.keeping.pages import KeptPages
from cjmap.site.layouts.folder import Folder
from cjmap.site.layouts.single_file import SingleFile
from cjmap.site.page import Link
from cjmap.site.pictures.both import style_of
from cjmap.site.pictures.keeping import KeptPictures
from cjmap.site.search import found_on
from cjmap.site.writing import environment
from cjmap.version import __version__

if TYPE_CHECKING:
    from cjmap.site.page import Page
    from cjmap.site.pictures.both import Pair
    from cjmap.site.search import Found
    from cjmap.site.site import Site
    from cjmap.site.writing import LeftOut


@dataclass(frozen=True, slots=True)
class WrittenPage:
    """A page as it is to lie in a folder, or as a part of a single file.

    `colours` is the style sheet of its pictures in a folder; `pairs` are those colours. `photos` are
    files by name that no page before from the same process needed. `pictures` counts those on it,
    `drawn` those of them that had to be drawn; `is_new` says that the page itself had to be written.
    `kept` names what of it is kept for the next run; `left_out` are the pictures that it has to do without.
    """

    html: bytes
    colours: bytes
    pairs: frozenset[Pair]
    photos: dict[str, bytes]
    found: tuple[Found, ...]
    pictures: int
    drawn: int
    is_new: bool
    kept: frozenset[str]
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a page could not be written."""

    message: str
    hint: str | None = None


@dataclass(eq=False)
class Desk:
    """Where the pages of one portal are written: what all of them share.

    `single` says that they are parts of one file; `keeping`, that pages and pictures are kept for the next
    run, and taken from the last one.
    """

    site: Site
    single: bool = False
    keeping: bool = True
    _sent: set[str] = field(default_factory=set)

    def write(self, page: Page) -> WrittenPage:
        """Write a page; raises `CjmapError` where that cannot be done."""
        pictures, pages = self._pictures, self._pages
        shown, drawn, written = pictures.shown, pictures.drawn, pages.written
        layout = self._layout
        main = pages.main(page, layout)
        if isinstance(layout, Folder):
            html = whole_page(self.site, page, main, layout)
        else:
            html = _section(self.site, page, main.main, layout)
        return WrittenPage(
            html=html.encode(),
            colours=style_of(main.pairs).encode(),
            pairs=main.pairs,
            photos=self._new_photos(),
            found=found_on(self.site, page, layout),
            pictures=pictures.shown - shown,
            drawn=pictures.drawn - drawn,
            is_new=pages.written > written,
            kept=frozenset((*pages.used, *(each.name for each in pictures.used))),
            left_out=main.left_out,
        )

    @property
    def kin(self) -> tuple[str, ...]:
        """How the names of all begin that is kept of this portal in this layout."""
        return self._pictures.kin, self._pages.kin

    @cached_property
    def _layout(self) -> Folder | SingleFile:
        return SingleFile() if self.single else Folder()

    @cached_property
    def _pictures(self) -> KeptPictures:
        return KeptPictures(self.site.workspace, self.site.look, self.keeping)

    @cached_property
    def _pages(self) -> KeptPages:
        return KeptPages(self.site, self._pictures, type(self._layout))

    def _new_photos(self) -> dict[str, bytes]:
        """Return the photos that pages of this process need for the first time."""
        photos = {
            name: data for name, data in self._layout.photos.items() if name not in self._sent
        }
        self._sent.update(photos)
        self._layout.photos.clear()
        return photos


def fulfil(address: str, desk: Desk) -> WrittenPage | Failure:
    """Write the page of an address. No mistake of ours escapes; with CJMAP_DEBUG=1 it does."""
    try:
        return desk.write(desk.site.pages[address])
    except CjmapError as error:
        return Failure(error.message, error.hint)
    except OSError as error:  # a full disk, no place for temporary files
        return Failure(f"{error.strerror or error}.", None)
    except Exception as error:
        if os.environ.get("CJMAP_DEBUG"):
            raise
        return Failure(
            f"internal fault of cjmap {__version__}: {type(error).__name__}: {error}"[:500],
            "This is a mistake in cjmap, not in your maps. Please report it with them;"
            " CJMAP_DEBUG=1 shows where it happened.",
        )


def _section(site: Site, page: Page, main: str, layout: SingleFile) -> str:
    return (
        environment()
        .get_template("frame/section.html")
        .render(
            page=page,
            say=site.frame_words,
            trail=trail(site, page),
            main=Markup(main),  # noqa: S704 - made by our templates
            to=lambda address, anchor="": layout.url(page, Link(address, anchor)),
        )
    )
