"""The words that all maps share: channels, the touchpoints on each, teams, systems."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjmap.format.roles import Section
from cjmap.format.slugs import unique_slug

if TYPE_CHECKING:
    from cjmap.authoring.interview.asking import Asking
    from cjmap.authoring.interview.interview import Script


def talk(data: dict[str, Any], ask: Asking) -> Script:
    """Ask for each sort of thing, one a line; what other catalogs define is not asked for again."""
    data["title"] = ask.wanted.title
    data["title"] = yield ask.line("catalog.title", suggested=ask.wanted.title, required=True)
    titles = yield ask.lines("catalog.channels")
    data["channels"] = channels = _new(titles, Section.CHANNEL, ask)
    for channel in channels:
        channel["mode"] = yield ask.pick(
            "catalog.mode", ask.choices("mode"), channel["id"], channel=channel["title"]
        )
    data["touchpoints"] = []
    taken: set[str] = set()
    known = [(each.id, each.title) for each in ask.around.channels]
    for id, title in [*known, *((each["id"], each["title"]) for each in channels)]:
        titles = yield ask.lines("catalog.touchpoints", id, channel=title)
        for each in _new(titles, Section.TOUCHPOINT, ask, taken):
            data["touchpoints"].append({**each, "channel": id})
    titles = yield ask.lines("catalog.teams")
    data["teams"] = _new(titles, Section.TEAM, ask)
    titles = yield ask.lines("catalog.systems")
    data["systems"] = _new(titles, Section.SYSTEM, ask)


def _new(
    titles: object, section: Section, ask: Asking, taken: set[str] | None = None
) -> list[dict[str, Any]]:
    """Make entries of titles, with ids that nobody has; what exists by its title is left out."""
    taken = set() if taken is None else taken
    workspace = ask.around.workspace
    known = ask.around.taken(section)
    existing = {(workspace.title_of(section, id) or id).casefold() for id in known}
    found = []
    for title in titles if isinstance(titles, list) else ():
        if title.casefold() in existing:
            continue
        id = unique_slug(title, taken | known)
        taken.add(id)
        found.append({"id": id, "title": title})
    return found
