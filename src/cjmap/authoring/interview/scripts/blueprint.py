"""What the organisation does: column by column, from what the customer sees to what supports it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from cjmap.authoring.interview.questions import Option
from cjmap.authoring.interview.scripts import grounds
from cjmap.format.slugs import unique_slug

if TYPE_CHECKING:
    from collections.abc import Generator

    from cjmap.authoring.interview.asking import Asking
    from cjmap.authoring.interview.interview import Script
    from cjmap.authoring.interview.questions import Answer, Question

_LANES = ("props", "front", "back", "support")


def talk(data: dict[str, Any], ask: Asking) -> Script:
    """Ask for the columns, from a journey where there is one, then column by column."""
    data["title"] = ask.wanted.title
    data["title"] = yield ask.line("blueprint.title", suggested=ask.wanted.title, required=True)
    if ask.around.journeys:
        journeys = [Option(each.id, each.title) for each in ask.around.journeys]
        data["journey"] = yield ask.pick(
            "blueprint.journey", journeys, suggested=ask.wanted.journey or ""
        )
    data["goal"] = yield ask.line("blueprint.goal")
    columns = yield from _columns(data, ask)
    taken = {id for id, _ in columns}
    data["actions"], data["links"] = [], []
    for (one, _), (other, _) in pairwise(columns):
        data["links"].append({"from": one, "to": other, "kind": "triggers"})
    for id, title in columns:
        yield from _column(id, title, data, ask, taken)
    yield from grounds.talk(data, ask)


def _columns(
    data: dict[str, Any], ask: Asking
) -> Generator[Question, Answer, list[tuple[str, str]]]:
    """Ask for the columns and return them as pairs of id and title."""
    journey = ask.around.journey(str(data.get("journey")))
    if journey is not None and journey.steps:
        steps = [Option(step.id, step.title) for step in journey.steps]
        chosen = yield ask.pick_several("blueprint.steps", steps)
        wanted = chosen if isinstance(chosen, list) else [each.id for each in steps]
        kept = [each for each in steps if each.id in wanted]
        data["steps"] = [{"step": each.id} for each in kept]
        return [(each.id, each.title) for each in kept]
    titles = yield ask.lines("blueprint.columns", required=True)
    taken: set[str] = set()
    found = []
    for title in titles if isinstance(titles, list) else ():
        id = unique_slug(title, taken)
        taken.add(id)
        found.append((id, title))
    data["steps"] = [{"id": id, "title": title} for id, title in found]
    return found


def _column(at: str, title: str, data: dict[str, Any], ask: Asking, taken: set[str]) -> Script:
    done: dict[str, dict[str, Any]] = {}
    for lane in _LANES:
        text = yield ask.line(f"blueprint.{lane}", at, about=title)
        if text:
            id = unique_slug(str(text), taken)
            taken.add(id)
            done[lane] = {"id": id, "at": at, "lane": lane, "text": text}
            data["actions"].append(done[lane])
    service = [done[lane] for lane in ("front", "back", "support") if lane in done]
    chain = [at, *(each["id"] for each in service)]
    for one, other in pairwise(chain):
        kind = "needs" if "support" in done and other == done["support"]["id"] else "triggers"
        data["links"].append({"from": one, "to": other, "kind": kind})
    if not service:
        return
    if "front" in done and ask.around.teams:
        owner = yield ask.pick("blueprint.owner", ask.around.teams, at, free=True, about=title)
        done["front"]["owner"] = owner
    weak = yield ask.line("blueprint.fail", at, about=title)
    if weak:
        recovery = yield ask.line("blueprint.recovery", at, about=title, fail=str(weak))
        service[-1]["fail_point"] = {"text": weak, "recovery": recovery}
