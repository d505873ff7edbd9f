"""A new catalog defines nothing that is defined already: catalogs add up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjmap.format.roles import Section

if TYPE_CHECKING:
    from cjmap.authoring.surroundings import Surroundings
    from cjmap.authoring.wanted import Wanted

_SECTIONS = {
    "channels": Section.CHANNEL,
    "touchpoints": Section.TOUCHPOINT,
    "teams": Section.TEAM,
    "systems": Section.SYSTEM,
    "contexts": Section.CONTEXT,
    "metrics": Section.METRIC,
}


def tie(data: dict[str, Any], _wanted: Wanted, around: Surroundings) -> dict[str, str]:
    """Leave out what other catalogs define; by id, or by the title that people read."""
    renamed: dict[tuple[str, str], str] = {}
    for key, section in _SECTIONS.items():
        known = {
            (around.workspace.title_of(section, id) or id).casefold(): id
            for id in around.taken(section)
        }
        kept = []
        for each in data.get(key, ()):
            same = known.get(each["title"].casefold())
            if same is not None:
                renamed[key, each["id"]] = same
            elif each["id"] not in around.taken(section):
                kept.append(each)
        data[key] = kept
    for each in [*data["touchpoints"], *data["systems"], *data["channels"]]:
        for key, plural in (("channel", "channels"), ("owner", "teams")):
            if key in each:
                each[key] = renamed.get((plural, each[key]), each[key])
    return {}
