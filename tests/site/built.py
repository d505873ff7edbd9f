"""Portals that tests build in a folder, and what is in it afterwards."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cjmap.site.build import MARKER, Built, write_portal
from cjmap.site.build.pages import How
from cjmap.site.site import Options, Site
from cjmap.source.folders import NewFolder
from cjmap.workspace import open_workspace

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 11, 23)


def site_of(root: Path, options: Options | None = None, today: date = TODAY) -> Site:
    """Return the portal of a workspace."""
    return Site(open_workspace(root, models=True), today, options or Options())


def build(
    root: Path,
    target: Path,
    *,
    keeping: bool = True,
    jobs: int = 1,
    today: date = TODAY,
    options: Options | None = None,
) -> Built:
    """Build the portal of a workspace into a folder."""
    with NewFolder(target, MARKER) as folder:
        built = write_portal(site_of(root, options, today), folder, How(jobs, keeping))
        folder.finish()
    return built


def tree(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder by name."""
    return {
        each.relative_to(folder).as_posix(): each.read_bytes()
        for each in sorted(folder.rglob("*"))
        if each.is_file()
    }
