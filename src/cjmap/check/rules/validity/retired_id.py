"""A retired id is used again.

## What it does
Looks for ids in a map's `retired` list that the map, or for a catalog or backlog the workspace,
defines again.

## Why it matters
What was once called so may still be cited in reports, tickets and older versions. The same name
for something else makes them say what was never meant.

## Bad
```yaml
# first-order.journey.yaml
kind: journey
id: first-order
title: I order for the first time
retired: [search]
stages:
  - {id: search, title: I search}
```

## Good
```yaml
# first-order.journey.yaml
kind: journey
id: first-order
title: I order for the first time
retired: [search]
stages:
  - {id: browse, title: I browse}
```

## When not to listen
When the thing itself came back: take its id off the list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.format.roles import Section
from cjmap.problem import MapPath, Problem, Related, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.workspace import Entry, Workspace

RULE = Rule("CJ103", "retired-id", Severity.ERROR, "A retired id is used again.")


def check(entry: Entry, workspace: Workspace) -> Iterator[Problem]:
    """Report each id that this map defines and that is retired where it belongs."""
    retired = workspace.ask(_ids)
    if not retired:
        return
    for definition in workspace.index.defined_in(entry):
        if definition.path == ("id",) or definition.id not in retired:
            continue
        section = definition.section
        place = workspace.ask(_retired_in, entry, definition.id)
        if place is None and section.of_workspace:
            home = _HOMES.get(section, entry.kind_name)
            place = workspace.ask(_retired_in, home, definition.id)
        if place is not None:
            where, path = place
            what = "this map" if where is entry else f"the {where.kind_name} `{where.id}`"
            yield Problem(
                RULE,
                f"`{definition.id}` is retired in {what}, and defined again here.",
                Route(definition.path),
                "Choose another id, or take it off `retired` if it is the same thing come back.",
                (Related(where.file, Route(path), "retired here"),),
            )


_HOMES = {Section.OPPORTUNITY: "backlog"}
"""Opportunities belong to the backlogs, wherever they are defined; the rest to the catalogs."""


def _ids(workspace: Workspace) -> frozenset[str]:
    return frozenset(id for _, id in workspace.ask(_retired))


def _retired_in(
    workspace: Workspace, home: Entry | str | None, id: str
) -> tuple[Entry, MapPath] | None:
    """Return where an id is retired in a map, or in all catalogs or backlogs."""
    return workspace.ask(_retired).get((home, id))


def _retired(workspace: Workspace) -> dict[tuple[Entry | str | None, str], tuple[Entry, MapPath]]:
    """Return what is retired, by (the map, or `catalog` or `backlog` for all of them) and id."""
    found: dict[tuple[Entry | str | None, str], tuple[Entry, MapPath]] = {}
    for entry in workspace.entries:
        home = entry.kind_name if entry.kind_name in ("catalog", "backlog") else entry
        for path, value in entry.retires:
            found.setdefault((home, value), (entry, path))
            found.setdefault((entry, value), (entry, path))
    return found
