"""The main parts of pages, taken again from an earlier run where they would be the same.

A main part is a function of the code, the language, the layout, the page, its facts and the
pictures on it; a template is given nothing else. All but the pictures is in the name under which it
is kept; of these it is said what they asked, and that has to be answered as it was.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING

from cjmap.site.keeping.code import code_digest
from cjmap.site.keeping.facts import Telling
from cjmap.site.keeping.place import kept_in, packed, unpacked
from cjmap.site.pictures.keeping import Shown
from cjmap.site.writing import Written, write_main

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.site.layouts import Layout
    from cjmap.site.page import Page
    from cjmap.site.pictures.keeping import KeptPictures
    from cjmap.site.site import Site


class KeptPages:
    """The main parts of one portal in one layout; writes those that it does not have."""

    def __init__(self, site: Site, pictures: KeptPictures, layout: type[Layout]) -> None:
        """Keep pages beside their pictures; where these are not kept, write all."""
        self.written = 0
        """How many pages had to be written."""
        self.used: set[str] = set()
        """The names under which the last one and its photos are kept."""
        self._site = site
        self._pictures = pictures
        self._layout = layout
        self._kept = kept_in(site.workspace)
        self._photos: set[str] = set()

    @cached_property
    def kin(self) -> str:
        """How the names of all pages of this portal in this layout begin."""
        told = (self._pictures.kin, self._layout.__name__)
        return f"page-{sha256(repr(told).encode()).hexdigest()}-"

    def main(self, page: Page, layout: Layout) -> Written:
        """Give the main part of a page; raises what `write_main` raises.

        `layout` knows no photo yet; then it knows those of the page.
        """
        self.used.clear()
        self._pictures.used.clear()
        facts = self._site.facts(page)
        if not self._pictures.keeping:
            return self._write(page, facts, layout)
        try:
            telling = Telling(page, facts, self._pictures)
        except ValueError:
            return self._write(page, facts, layout)
        name = self._name(page, telling)
        found = self._found(name, page, telling, layout)
        if found is None:
            found = self._write(page, facts, layout)
            self._keep(name, found, layout)
        return found

    def _write(self, page: Page, facts: object, layout: Layout) -> Written:
        self.written += 1
        return write_main(self._site, page, layout, self._pictures.picture, facts)

    def _name(self, page: Page, telling: Telling) -> str:
        told = (self._ground, replace(page, entry=-1), telling.digest)
        return f"{self.kin}{sha256(repr(told).encode()).hexdigest()}"

    @cached_property
    def _ground(self) -> tuple[str, str]:
        """All that is the same for every page of a run."""
        return code_digest(), self._site.lang

    def _keep(self, name: str, written: Written, layout: Layout) -> None:
        shown = self._pictures.used
        if any(each.asked is None for each in shown):
            return
        self.used.add(name)
        kept = {
            "main": written.main,
            "pairs": sorted(written.pairs),
            "pictures": shown,
            "photos": sorted(layout.photos),
        }
        self._kept.put(name, packed(kept))
        for file, data in layout.photos.items():
            photo = _photo_name(file)
            self.used.add(photo)
            if photo not in self._photos:
                self._photos.add(photo)
                self._kept.put(photo, data)

    def _found(self, name: str, page: Page, telling: Telling, layout: Layout) -> Written | None:
        """Return what is kept under a name where it is still right."""
        data = self._kept.get(name)
        if data is None:
            return None
        kept = unpacked(data)
        shown = [Shown(*each) for each in kept["pictures"]]
        right = all(self._is_as_it_was(each, telling) for each in shown)
        if not right or not self._has_photos(kept["photos"], page, layout):
            layout.photos.clear()
            return None
        written = Written(kept["main"], frozenset(map(tuple, kept["pairs"])))
        self._pictures.take(shown)
        self.used.update((name, *map(_photo_name, layout.photos)))
        return written

    def _is_as_it_was(self, shown: Shown, telling: Telling) -> bool:
        figure = telling.figures[shown.name]
        return shown.asked is not None and self._pictures.would_be(figure, shown.asked)

    def _has_photos(self, files: Sequence[str], page: Page, layout: Layout) -> bool:
        """Hand the photos of a page to its layout; whether all of them are kept."""
        for file in files:
            data = self._kept.get(_photo_name(file))
            if data is None:
                return False
            layout.photo(page, data, file.rpartition(".")[2])
        return True


def _photo_name(file: str) -> str:
    """Return the name under which a photo is kept: that of its file, which is made of its bytes."""
    return f"photo-{file.rpartition('/')[2]}"
