"""Who is this person?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjmap.authoring.interview.scripts import grounds

if TYPE_CHECKING:
    from cjmap.authoring.interview.asking import Asking
    from cjmap.authoring.interview.interview import Script


def talk(data: dict[str, Any], ask: Asking) -> Script:
    """Ask for the name, then from what the person wants to what gets in the way."""
    data["name"] = ask.wanted.title
    name = yield ask.line("persona.name", suggested=ask.wanted.title, required=True)
    data["name"] = name
    about = str(name)
    data["archetype"] = yield ask.line("persona.archetype", about=about)
    data["bio"] = yield ask.line("persona.bio", about=about)
    data["goals"] = yield ask.lines("persona.goals", about=about)
    data["needs"] = yield ask.lines("persona.needs", about=about)
    data["frustrations"] = yield ask.lines("persona.frustrations", about=about)
    data["motivations"] = yield ask.lines("persona.motivations", about=about)
    data["behaviours"] = yield ask.lines("persona.behaviours", about=about)
    if ask.around.channels:
        channels = yield ask.pick_several("persona.channels", ask.around.channels, about=about)
        data["preferences"] = {"channels": channels}
    data["quote"] = yield ask.line("persona.quote", about=about)
    yield from grounds.talk(data, ask, otherwise="proto")
