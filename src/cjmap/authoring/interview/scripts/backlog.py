"""What could be done: one opportunity after another, each with what it answers and what it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjmap.authoring.interview.questions import Option
from cjmap.format.roles import Section
from cjmap.format.slugs import unique_slug

if TYPE_CHECKING:
    from cjmap.authoring.interview.asking import Asking
    from cjmap.authoring.interview.interview import Script


def talk(data: dict[str, Any], ask: Asking) -> Script:
    """Ask for the opportunities, one a line, then for the particulars of each."""
    data["title"] = ask.wanted.title
    data["title"] = yield ask.line("backlog.title", suggested=ask.wanted.title, required=True)
    titles = yield ask.lines("backlog.opportunities")
    taken = set(ask.around.taken(Section.OPPORTUNITY))
    data["opportunities"] = []
    for title in titles if isinstance(titles, list) else ():
        id = unique_slug(title, taken)
        taken.add(id)
        data["opportunities"].append({"id": id, "title": title, "status": "idea"})
    aims = _aims(ask)
    for each in data["opportunities"]:
        yield from _opportunity(each, aims, ask)
    data["assumption"] = True


def _opportunity(each: dict[str, Any], aims: list[Option], ask: Asking) -> Script:
    key, about = each["id"], each["title"]
    if aims:
        each["for"] = yield ask.pick_several("backlog.for", aims, key, about=about)
    each["kind"] = yield ask.pick("backlog.kind", ask.choices("kind"), key, about=about)
    each["impact"] = yield ask.rating("backlog.impact", key, about=about)
    each["effort"] = yield ask.amount("backlog.effort", key, about=about)
    if ask.around.teams:
        each["owner"] = yield ask.pick(
            "backlog.owner", ask.around.teams, key, free=True, about=about
        )


def _aims(ask: Asking) -> list[Option]:
    """Return what an opportunity can answer: open pains, the worst first, then all steps."""
    pains = sorted(
        (each for journey in ask.around.journeys for each in ask.around.open_pains(journey)),
        key=lambda each: -(each.pain.severity or 0),
    )
    found = {
        each.reference: Option(each.reference, each.pain.text, each.step.title) for each in pains
    }
    for option in ask.steps:
        found.setdefault(option.id, option)
    return list(found.values())
