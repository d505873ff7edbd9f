"""What a customer goes through: stages, in each its steps, at each step what it is like."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjmap.authoring.interview.questions import Option
from cjmap.authoring.interview.scripts import grounds
from cjmap.format.slugs import unique_slug

if TYPE_CHECKING:
    from cjmap.authoring.interview.asking import Asking
    from cjmap.authoring.interview.interview import Script


def talk(data: dict[str, Any], ask: Asking) -> Script:
    """Ask for the frame and the stages, then stage by stage."""
    data["title"] = ask.wanted.title
    data["title"] = yield ask.line("journey.title", suggested=ask.wanted.title, required=True)
    if ask.around.personas:
        data["personas"] = yield ask.pick_several(
            "journey.personas", ask.around.personas, suggested=ask.wanted.personas
        )
    data["scenario"] = yield ask.line("journey.scenario")
    data["goal"] = yield ask.line("journey.goal")
    titles = yield ask.lines("journey.stages", required=True)
    taken: set[str] = set()
    stages = [_named(str(title), taken) for title in _texts(titles)]
    data["stages"] = stages
    for stage in stages:
        yield from _stage(stage, ask, taken)
    steps = [step for stage in stages for step in stage.get("steps", ())]
    if steps:
        options = [Option(step["id"], step["title"]) for step in steps]
        decisive = yield ask.pick("journey.moment-of-truth", options)
        for step in steps:
            if step["id"] == decisive:
                step["moment_of_truth"] = True
    for pain in [pain for step in steps for pain in step["pains"]]:
        pain["id"] = unique_slug(pain["text"], taken)  # so that opportunities can answer it
        taken.add(pain["id"])
    yield from grounds.talk(data, ask)


def _stage(stage: dict[str, Any], ask: Asking, taken: set[str]) -> Script:
    key, title = stage["id"], stage["title"]
    stage["phase"] = yield ask.pick(
        "journey.phase", ask.choices("phase"), key, stage=title, about=title
    )
    titles = yield ask.lines("journey.steps", key, stage=title, about=title)
    stage["steps"] = [_named(str(each), taken) for each in _texts(titles)]
    for step in stage["steps"]:
        yield from _step(step, f"{title} › {step['title']}", ask)


def _step(step: dict[str, Any], about: str, ask: Asking) -> Script:
    key = step["id"]
    place = yield ask.pick(
        "journey.touchpoint", ask.around.touchpoints, key, free=True, about=about
    )
    if any(place == each.id for each in ask.around.touchpoints):
        step["touchpoint"] = place
    elif place:
        step["touchpoint"] = {"title": place}
        if ask.around.channels:
            channel = yield ask.pick("journey.channel", ask.around.channels, key, about=about)
            step["touchpoint"] = {"channel": channel, "title": place}
    step["emotion"] = yield ask.emotion("journey.emotion", key, about=about)
    step["thinks"] = yield ask.lines("journey.thinks", key, about=about)
    pains = yield ask.lines("journey.pains", key, about=about)
    step["pains"] = [{"text": text} for text in _texts(pains)]
    for pain in step["pains"]:
        severity = yield ask.rating(
            "journey.severity", f"{key}/{pain['text']}", pain=pain["text"], about=about
        )
        pain["severity"] = severity


def _named(title: str, taken: set[str]) -> dict[str, Any]:
    id = unique_slug(title, taken)
    taken.add(id)
    return {"id": id, "title": title}


def _texts(answer: object) -> list[str]:
    return [str(each) for each in answer] if isinstance(answer, list) else []
