"""Maps or opportunities depend on one another in a circle.

## What it does
Follows `parent` and `of` from journey to journey, and `requires` from opportunity to opportunity,
and reports a chain that comes back to where it began.

## Why it matters
A journey cannot zoom into itself or be a version of itself, and work that has to wait for itself
never starts.

## Bad
```yaml
# shop.backlog.yaml
kind: backlog
id: shop
title: What we could do
opportunities:
  - {id: chat, title: Open a chat, requires: [staff]}
  - {id: staff, title: Hire staff, requires: [chat]}
```

## Good
```yaml
# shop.backlog.yaml
kind: backlog
id: shop
title: What we could do
opportunities:
  - {id: chat, title: Open a chat, requires: [staff]}
  - {id: staff, title: Hire staff}
```

## When not to listen
Never: remove the reference that closes the circle.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.check.questions.cycles import circle_in_words, circling, cycle_through
from cjmap.format.roles import Defines, Section
from cjmap.problem import Problem, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.problem import MapPath
    from cjmap.workspace import Entry, Workspace

RULE = Rule(
    "CJ110", "circular-reference", Severity.ERROR, "Maps or opportunities depend on themselves."
)
_TOLD = 1_000
"""So many places of one map are looked at: in a circle of ten thousand, each costs as many steps."""


def check(entry: Entry, workspace: Workspace) -> Iterator[Problem]:
    """Report the circle at each journey or opportunity in it."""
    if entry.kind_name == Section.JOURNEY and entry.id is not None:
        for field, verb in (("parent", "zooms into itself"), ("of", "is a version of itself")):
            leads_on = entry.read_text(field) is not None
            circle = workspace.ask(_circle_of_journeys, entry.id, field) if leads_on else None
            if circle is not None:
                yield _problem(f"This journey {verb}", circle, (field,))
    told = 0
    for path, owner, required in _requirements_in(entry):
        if required not in workspace.ask(_required_in_circles, owner):
            continue
        way = workspace.ask(_circle_of_opportunities, owner)
        if way is not None and way[1] == required:
            yield _problem("This opportunity has to wait for itself", circle_in_words(way), path)
        told += 1
        if told == _TOLD:
            break


def _circle_of_journeys(workspace: Workspace, journey: str, field: str) -> str | None:
    """Tell the circle that a journey lies on by one of its fields, from the journey back to it."""
    circle = workspace.ask(_circles_of_journeys, field).get(journey)
    if circle is None:
        return None
    here = circle.index(journey)
    return circle_in_words([*circle[here:], *circle[:here], journey])


def _circles_of_journeys(workspace: Workspace, field: str) -> dict[str, list[str]]:
    """Return the circle of each journey that one field leads away from and back to."""
    ids = workspace.index.workspace_ids(Section.JOURNEY)
    following = circling({id: _following(workspace, id, field) for id in ids})
    circles: dict[str, list[str]] = {}
    for start in following:
        circle: list[str] = []
        here = start
        while here not in circles:
            circle.append(here)
            circles[here] = circle
            here = following[here][0]
    return circles


def _following(workspace: Workspace, journey: str, field: str) -> list[str]:
    """Return the journey that a field of another leads to, if it leads to one."""
    index = workspace.index
    found = index.defined(Section.JOURNEY, journey)
    text = found[0].entry.read_text(field) if found else None
    if not found or text is None:
        return []
    owner, separator, name = text.rpartition("#")
    if separator:
        return [owner]
    if field != "parent":
        return [name]
    stages = index.own_named(found[0].entry, (Section.STAGE, Section.STEP), name)
    return [journey] if stages else []  # a bare `parent` is a place in the journey itself


def _circle_of_opportunities(workspace: Workspace, owner: str) -> list[str] | None:
    required = workspace.ask(_requirements)
    return cycle_through(owner, lambda name: required.get(name, ()))


def _required_in_circles(workspace: Workspace, owner: str) -> list[str]:
    return workspace.ask(_requirements).get(owner, [])


def _requirements(workspace: Workspace) -> dict[str, list[str]]:
    """Return what each opportunity in a circle requires of what is in it."""
    required: dict[str, list[str]] = {}
    for entry in workspace.entries:
        for _, owner, text in _requirements_in(entry):
            required.setdefault(owner, []).append(text)
    return circling(required)


def _requirements_in(entry: Entry) -> Iterator[tuple[MapPath, str, str]]:
    """List (path, the opportunity that requires, the one required) of a map."""
    required = [
        (path, text)
        for path, role, text in entry.references
        if role.sections == (Section.OPPORTUNITY,) and path[2] == "requires"
    ]
    if not required:
        return
    ids = {path: text for path, role, text in entry.found if isinstance(role, Defines)}
    for path, text in required:
        owner = ids.get((*path[:2], "id"))
        if owner is not None:
            yield path, owner, text


def _problem(beginning: str, circle: str, path: MapPath) -> Problem:
    return Problem(
        RULE,
        f"{beginning}: {circle}.",
        Route(path),
        "Remove the reference that closes the circle.",
    )
