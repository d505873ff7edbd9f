"""The examples as portals, small workspaces made on the spot, and what stands on a page of them."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from cjmap.site.layouts.folder import Folder
from cjmap.site.pictures.drawing import Drawn
from cjmap.site.site import Options, Site
from cjmap.site.writing import write_main
from cjmap.workspace import open_workspace

if TYPE_CHECKING:
    from cjmap.site.page import Findable

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
TODAY = date(2026, 11, 23)


@lru_cache
def example(name: str) -> Site:
    """Open an example."""
    return Site(open_workspace(EXAMPLES / name, models=True), TODAY)


def made(folder: Path, lang: str = "en", **maps: str) -> Site:
    """Write maps into a folder, each named by its kind and number (`persona_1`), and open it."""
    (folder / "cjmap.toml").write_text(f'version = 1\nlang = "{lang}"\n', "utf-8")
    for name, text in maps.items():
        kind = name.partition("_")[0]
        full = "empathy-map" if kind == "empathy" else kind
        (folder / f"{name}.{kind}.yaml").write_text(f"kind: {full}\n{text}", "utf-8")
    return Site(open_workspace(folder, models=True), TODAY, Options())


def html(site: Site, address: str) -> str:
    """Write what a page tells; its picture is left out, for it has tests of its own."""
    page = site.pages[address]
    return write_main(site, page, Folder(), lambda _: Drawn("<svg/>", frozenset())).main


def ids(text: str) -> list[str]:
    """Return the ids of the elements of a page, in order."""
    return re.findall(r' id="([^"]*)"', text)


def links(text: str) -> set[str]:
    """Return where the links of a page lead."""
    return set(re.findall(r' href="([^"]*)"', text))


def found(site: Site, address: str) -> list[Findable]:
    """Return what the search finds on a page."""
    return list(site.findable(site.pages[address]))
