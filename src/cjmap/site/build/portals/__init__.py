"""Several portals in one folder, each in a folder of its own, and a page that leads to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.format.slugs import unique_slug
from cjmap.insight.voice import Voice
from cjmap.site.addresses import OVERVIEW
from cjmap.site.build.folder import Built, write_assets, write_portal
from cjmap.site.framing import POLICY
from cjmap.site.layouts.folder import ASSETS, file_of
from cjmap.site.writing import environment
from cjmap.source.folders.manifest import is_device

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.site.build.pages import How
    from cjmap.site.site import Site
    from cjmap.source.folders import NewFolder


@dataclass(frozen=True, slots=True)
class Leading:
    """What the page says of a portal that it leads to: its title, and how many maps of each kind."""

    title: str
    lang: str
    file: str
    counts: tuple[str, ...]


def write_portals(sites: Sequence[Site], folder: NewFolder, how: How, title: str) -> list[Built]:
    """Write portals to a folder, each below a name of its own, and the page that leads to them.

    Raises `CjmapError` where a page or a file cannot be written.
    """
    names = folder_names([site.title for site in sites])
    built = [
        write_portal(site, folder, how, f"{name}/") for site, name in zip(sites, names, strict=True)
    ]
    voice = Voice(__name__, sites[0].lang)
    leading = [_leading(site, name, voice) for site, name in zip(sites, names, strict=True)]
    page = (
        environment()
        .get_template("build/portals/page.html")
        .render(
            lang=voice.lang,
            policy=POLICY,
            title=title or voice("portals"),
            words=voice,
            say=sites[0].frame_words,
            portals=leading,
        )
    )
    folder.add(file_of(OVERVIEW), page.encode())
    write_assets(sites[0], folder)
    return built


def folder_names(titles: Sequence[str]) -> list[str]:
    """Give each portal a folder that is named after its title, no two of them alike on any system."""
    taken = {ASSETS}
    names = []
    for title in titles:
        name = unique_slug(title, taken, "portal")
        if is_device(name):
            name = unique_slug(f"{name}-portal", taken)
        taken.add(name)
        names.append(name)
    return names


def _leading(site: Site, name: str, voice: Voice) -> Leading:
    counts = {kind: len(site.workspace.maps(kind)) for kind in ("journey", "blueprint", "persona")}
    told = tuple(voice.counted(kind, count) for kind, count in counts.items() if count)
    return Leading(site.title, site.lang, f"{name}/{file_of(OVERVIEW)}", told)
