"""The portal as it is served: pages written when they are asked for, kept until the maps change.

A `Portal` belongs to one thread. Nothing in it opens a file by a name that came from outside: pages
and files are looked up among those that the site names.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from hashlib import sha256
from importlib.resources import files
from itertools import chain
from typing import TYPE_CHECKING

from markupsafe import Markup

from cjmap.draw.writers.fallback import shipped
from cjmap.errors import CjmapError
from cjmap.site.framing import icon, script, style_sheet, whole_page
from cjmap.site.layouts.folder import ASSETS, Folder
from cjmap.site.page import Page
from cjmap.site.pictures.both import style_of as colours_of
from cjmap.site.search import found_on, index_script, search_index
from cjmap.site.server.around import NOTICE_STYLE, RELOAD_SCRIPT, failed, live, lost_title, missing
from cjmap.site.server.live_site import LiveSite
from cjmap.site.server.pictures import Pictures
from cjmap.site.server.reading import Reader
from cjmap.site.server.recent import Recent
from cjmap.site.server.troubles import Source, Trouble, fault, tell_changes
from cjmap.site.writing import Written, write_main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cjmap.site.server.reading import Reading
    from cjmap.site.site import Options

_KEPT_PAGES = 200
_KEPT_PHOTOS = 500

_SEEN = Markup("<seen>")
"""Stands in a page for its own digest, until that is known; no text is written like this."""

_MEDIA = {
    "css": "text/css; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "jpg": "image/jpeg",
    "js": "text/javascript; charset=utf-8",
    "png": "image/png",
    "svg": "image/svg+xml",
    "ttf": "font/ttf",
}


@dataclass(frozen=True, slots=True)
class Content:
    """What is sent for a name; `lasting`: it stays the same as long as cjmap does."""

    body: bytes
    media: str
    status: int = 200
    lasting: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """A page as it is shown at the moment, the colours of its pictures, and a digest of all of it."""

    page: Content
    colours: Content
    digest: str


@dataclass(frozen=True, slots=True)
class _Told:
    """What a page tells, with which status, and what is wrong with it alone."""

    page: Page
    written: Written
    status: int = 200
    troubles: tuple[Trouble, ...] = ()


class Portal:
    """The pages and files of the portal of a workspace, at the moment."""

    def __init__(
        self,
        root: Path,
        options: Options,
        *,
        today: date | None = None,
        tell: Callable[[str], None],
    ) -> None:
        """Read the workspace. `tell` is given what a terminal should show.

        Raises `CjmapError` where its folder cannot be read.
        """
        self._options = options
        self._day = today
        self._tell = tell
        self._reader = Reader(root)
        self._pictures = Pictures()
        self._shown: Recent[str, Shown] = Recent(_KEPT_PAGES)
        self._good: Recent[str, _Told] = Recent(_KEPT_PAGES)
        self._photos: Recent[str, bytes] = Recent(_KEPT_PHOTOS)
        self._search: bytes | None = None
        self._fixed = _fixed_files()
        self._reading, self._site = self._read()
        self._troubles = self._reading.troubles
        self._style = style_sheet(self._site).encode()
        tell_changes((), self._troubles, self._tell)

    @property
    def today(self) -> date:
        """The day that ages are counted from."""
        return self._day or date.today()

    def renew(self) -> None:
        """Read the workspace again; whatever stands in the way, the last good state stays."""
        before = self._troubles
        try:
            self._reading, self._site = self._read()
            self._troubles = self._reading.troubles
            self._style = style_sheet(self._site).encode()
        except CjmapError as error:
            self._troubles = (Trouble.of(Source.SETTINGS, error, self._reader.root),)
        except Exception as error:
            self._troubles = (fault(error, self._tell),)
        self._shown.clear()
        self._search = None
        tell_changes(before, self._troubles, self._tell)

    def shown(self, address: str) -> Shown:
        """Return the page of an address: of one that there is not, a page that says so."""
        found = self._shown.get(address)
        if found is None:
            found = self._written(address)
            self._shown.put(address, found)
        return found

    def content(self, name: str) -> Content | None:
        """Return what a name (`journeys/first-order.html`) stands for; None where it is no name."""
        fixed = self._fixed.get(name)
        if fixed is not None:
            return fixed
        stem, dot, ending = name.rpartition(".")
        if ending == "html" or not dot:
            return self.shown(stem or name).page
        if ending == "css" and stem in self._site.pages:
            return self.shown(stem).colours
        if name == f"{ASSETS}/site.css":
            return Content(self._style, _MEDIA["css"])
        if name == f"{ASSETS}/search.js":
            return Content(self._search_index(), _MEDIA["js"])
        photo = self._photos.get(name)
        return Content(photo, _MEDIA[ending]) if photo is not None else None

    def _read(self) -> tuple[Reading, LiveSite]:
        reading = self._reader.read(self.today)
        site = LiveSite(reading.shown, self.today, self._options, reading.actual)
        _ = site.look, site.pages
        return reading, site

    def _written(self, address: str) -> Shown:
        site, layout = self._site, Folder()
        page = site.pages.get(address)
        told = self._missing(address) if page is None else self._told(page, layout)
        troubles = (*self._troubles, *told.troubles)
        colours = colours_of(told.written.pairs)
        around = replace(
            live(site, address, _SEEN, troubles, self._reading.stand_ins),
            style=_query(self._style),
            colours=_query(colours.encode()),
        )
        html = whole_page(site, told.page, told.written, layout, around)
        digest = sha256(html.encode()).hexdigest()
        for name, data in layout.photos.items():
            self._photos.put(name, data)
        return Shown(
            Content(html.replace(_SEEN, digest).encode(), _MEDIA["html"], told.status),
            Content(colours.encode(), _MEDIA["css"]),
            digest,
        )

    def _told(self, page: Page, layout: Folder) -> _Told:
        """Tell what a page says; where that fails, what it said before, and why."""
        drawing = partial(self._pictures.drawn, site=self._site)
        try:
            written = write_main(self._site, page, layout, drawing)
        except Exception as error:
            troubles = (self._trouble_of(error),)
            before = self._good.get(page.address)
            if before is not None:
                return replace(before, troubles=troubles)
            return _Told(page, Written(failed(self._site, page), frozenset()), 500, troubles)
        lacking = tuple(
            Trouble(Source.PICTURE, each.message, help=each.hint or "") for each in written.left_out
        )
        told = _Told(page, written, troubles=lacking)
        self._good.put(page.address, told)
        return told

    def _missing(self, address: str) -> _Told:
        before = self._good.get(address)
        main = missing(self._site, address, before.page if before is not None else None)
        page = Page(address, "", lost_title(self._site))
        return _Told(page, Written(main, frozenset()), 404)

    def _search_index(self) -> bytes:
        if self._search is None:
            layout = Folder()
            found = (found_on(self._site, page, layout) for page in self._site.pages.values())
            self._search = index_script(search_index(chain.from_iterable(found))).encode()
        return self._search

    def _trouble_of(self, error: Exception) -> Trouble:
        if isinstance(error, CjmapError):
            return Trouble.of(Source.PAGE, error, self._reader.root)
        return fault(error, self._tell)


def _query(content: bytes) -> str:
    """Tell a file from an earlier one of its name, so that a page knows which of its own are new."""
    return f"?{sha256(content).hexdigest()[:12]}"


def _fixed_files() -> dict[str, Content]:
    """Return the files that are the same for every workspace."""
    room = files("cjmap.site")
    media = _MEDIA
    return {
        "favicon.ico": Content(b"", media["png"], 204, lasting=True),  # browsers ask unbidden
        f"{ASSETS}/site.js": Content(script().encode(), media["js"]),
        f"{ASSETS}/icon.svg": Content(icon().encode(), media["svg"], lasting=True),
        RELOAD_SCRIPT: Content(room.joinpath("script/reload.js").read_bytes(), media["js"]),
        NOTICE_STYLE: Content(room.joinpath("style/notice.css").read_bytes(), media["css"]),
        **{
            f"{ASSETS}/fonts/{file.name}": Content(file.read_bytes(), media["ttf"], lasting=True)
            for file in shipped().values()
        },
    }
