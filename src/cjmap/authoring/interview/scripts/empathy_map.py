"""One person in one situation: the goal, then what is seen from outside, then the inside.

The order is that of Dave Gray's canvas (XPLANE, 2017).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjmap.authoring.interview.scripts import grounds

if TYPE_CHECKING:
    from cjmap.authoring.interview.asking import Asking
    from cjmap.authoring.interview.interview import Script

OUTSIDE = ("sees", "says", "does", "hears")
INSIDE = ("thinks", "feels", "pains", "gains")


def talk(data: dict[str, Any], ask: Asking) -> Script:
    """Ask whom the map is about and what they have to do, then area by area."""
    data["title"] = ask.wanted.title
    data["title"] = yield ask.line("empathy-map.title", suggested=ask.wanted.title, required=True)
    who = ""
    if ask.around.personas:
        data["persona"] = yield ask.pick(
            "empathy-map.persona",
            ask.around.personas,
            suggested=next(iter(ask.wanted.personas), ""),
        )
        who = next((each.title for each in ask.around.personas if each.id == data["persona"]), "")
    if ask.steps:
        journey, step = ask.wanted.journey, ask.wanted.step
        suggested = f"{journey}#{step}" if step is not None else ""
        data["step"] = yield ask.pick("empathy-map.step", ask.steps, suggested=suggested)
    step_title = next((each.title for each in ask.steps if each.id == data.get("step")), "")
    about = " › ".join(each for each in (who, step_title) if each)
    data["situation"] = yield ask.line("empathy-map.situation", about=about)
    data["goal"] = {}
    data["goal"]["who"] = who or (yield ask.line("empathy-map.who", about=about))
    data["goal"]["must_do"] = yield ask.line(
        "empathy-map.must-do", suggested=step_title, about=about
    )
    for area in (*OUTSIDE, *INSIDE):
        items = yield ask.lines(f"empathy-map.{area}", about=about)
        data[area] = items
        if area == "says" and isinstance(items, list):
            source = yield ask.line("empathy-map.source", about=about)
            if source:
                data[area] = [{"text": text, "source": source} for text in items]
    yield from grounds.talk(data, ask)
