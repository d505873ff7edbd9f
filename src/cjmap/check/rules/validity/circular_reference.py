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
            way = workspace.ask(_circle_of_journeys, entry.id, field) if leads_on else None
            if way is not None:
                yield _problem(f"This journey {verb}", way, (field,))
    told = 0
    for path, owner, required in _requirements_in(entry):
        if required not in workspace.ask(_required_in_circles, owner):
            continue
        way = workspace.ask(_circle_of_opportunities, owner)
        if way is not None and way[1] == required:
            yield _problem("This opportunity has to wait for itself", way, path)
        told += 1
        if told == _TOLD:
            break


def _circle_of_journeys(workspace: Workspace, journey: str, field: str) -> list[str] | None:
    """Follow one field of journeys from a journey back to it."""
    index = workspace.index

    def following(here: str) -> list[str]:
        found = index.defined(Section.JOURNEY, here)
        text = found[0].entry.read_text(field) if found else None
        if not found or text is None:
            return []
        owner, separator, name = text.rpartition("#")
        if separator:
            return [owner]
        if field != "parent":
            return [name]
        stages = index.own_named(found[0].entry, (Section.STAGE, Section.STEP), name)
        return [here] if stages else []  # a bare `parent` is a place in the journey itself

    return cycle_through(journey, following)


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


def _problem(beginning: str, way: list[str], path: MapPath) -> Problem:
    return Problem(
        RULE,
        f"{beginning}: {circle_in_words(way)}.",
        Route(path),
        "Remove the reference that closes the circle.",
    )
