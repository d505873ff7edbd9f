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

from functools import lru_cache
from typing import TYPE_CHECKING

from cjmap.check.questions.cycles import circle_in_words, circling, cycle_through
from cjmap.format.compiled import text_of
from cjmap.format.roles import Section
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
            way = cycle_through(entry.id, _Journeys(workspace, field).following)
            if way is not None:
                yield _problem(f"This journey {verb}", way, (field,))
    told = 0
    for path, owner, required in _requirements_in(entry):
        if required not in _requirements(workspace).get(owner, ()):
            continue
        way = cycle_through(owner, lambda name: _requirements(workspace).get(name, ()))
        if way is not None and way[1] == required:
            yield _problem("This opportunity has to wait for itself", way, path)
        told += 1
        if told == _TOLD:
            break


class _Journeys:
    """The journeys that a journey refers to by one field."""

    def __init__(self, workspace: Workspace, field: str) -> None:
        self._index = workspace.index
        self._journeys = workspace.index.workspace_ids(Section.JOURNEY)
        self._field = field

    def following(self, journey: str) -> list[str]:
        found = self._journeys.get(journey)
        text = found[0].entry.read_text(self._field) if found else None
        if not found or text is None:
            return []
        owner, separator, name = text.rpartition("#")
        if separator:
            return [owner]
        if self._field != "parent":
            return [name]
        stages = self._index.own_named(found[0].entry, (Section.STAGE, Section.STEP), name)
        return [journey] if stages else []  # a bare `parent` is a place in the journey itself


@lru_cache(maxsize=1)  # asked for once a map that has any
def _requirements(workspace: Workspace) -> dict[str, list[str]]:
    """Return what each opportunity in a circle requires of what is in it."""
    required: dict[str, list[str]] = {}
    for entry in workspace.entries:
        for _, owner, text in _requirements_in(entry):
            required.setdefault(owner, []).append(text)
    return circling(required)


def _requirements_in(entry: Entry) -> Iterator[tuple[MapPath, str, str]]:
    """List (path, the opportunity that requires, the one required) of a map."""
    for path, role, text in entry.references:
        if role.sections == (Section.OPPORTUNITY,) and path[2] == "requires":
            opportunity = entry.document.data["opportunities"][path[1]]
            owner = text_of(opportunity.get("id"))
            if owner is not None:
                yield path, owner, text


def _problem(beginning: str, way: list[str], path: MapPath) -> Problem:
    return Problem(
        RULE,
        f"{beginning}: {circle_in_words(way)}.",
        Route(path),
        "Remove the reference that closes the circle.",
    )
