"""A repository in which a journey grew over four commits and changed its name in one of them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.git.desk import Desk

from cjmap.site.site import Options, Site
from cjmap.workspace import open_workspace

if TYPE_CHECKING:
    from pathlib import Path

FORMER = "order.journey.yaml"
MAP = "maps/first-order.journey.yaml"
BEGIN = """\
kind: journey
id: first-order
title: First order
stages:
  - id: buy
    title: Buy
    steps:
      - {id: look, title: Look around, touchpoint: shop, emotion: 0}
      - {id: pay, title: Pay, emotion: 1}
"""
CATALOG = """\
kind: catalog
id: words
title: Words
channels: [{id: street, title: Street}]
touchpoints: [{id: shop, title: The shop, channel: street}]
"""
WORSE = BEGIN.replace(
    "Pay, emotion: 1", "Pay, emotion: -1.5, pains: [{id: queue, text: A long queue, severity: 4}]"
)
BETTER = BEGIN.replace("Pay, emotion: 1", "Pay by phone, emotion: 1.5")


def grown(place: Path) -> Desk:
    """Make the repository; the first commit holds a catalog, too."""
    desk = Desk.set_up(place)
    desk.write("cjmap.toml", 'version = 1\nlang = "en"\n')
    desk.write("words.catalog.yaml", CATALOG)
    commit(desk, "2026-01-05", "Zoë", "Draft from the workshop", FORMER, BEGIN)
    commit(desk, "2026-03-02", "Ola", "Ten interviews", FORMER, WORSE)
    (desk.folder / "maps").mkdir()
    desk.git("mv", FORMER, MAP)
    commit(desk, "2026-04-01", "Zoë", "Maps have a folder")
    commit(desk, "2026-06-01", "Ola", "Pay by phone", MAP, BETTER)
    return desk


def commit(
    desk: Desk, day: str, author: str, message: str, name: str | None = None, text: str = ""
) -> None:
    """Commit all that is there as an author of a day, after writing a file where one is named."""
    if name is not None:
        desk.write(name, text)
    when = f"{day}T10:00:00+01:00"
    desk.git("add", "--all")
    more = {"GIT_AUTHOR_NAME": author, "GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when}
    desk.run("git", "commit", "-q", "-m", message, more=more)


def portal(folder: Path, versions: int = 6, lang: str = "en") -> Site:
    """Open the portal of a workspace."""
    workspace = open_workspace(folder, models=True)
    return Site(workspace, date(2026, 11, 23), Options(lang=lang, versions=versions))
