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

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cjmap.format.roles import Defines, Retires
from cjmap.problem import MapPath, Problem, Related, Route, Rule, Severity

if TYPE_CHECKING:
    from cjmap.workspace import Entry, Workspace

RULE = Rule("CJ103", "retired-id", Severity.ERROR, "A retired id is used again.")


def check(entry: Entry, workspace: Workspace) -> Iterator[Problem]:
    """Report each id that this map defines and lists as retired."""
    retired: dict[str, MapPath] = {}
    for path, role, value in entry.read.found:
        if isinstance(role, Retires):
            retired.setdefault(value, path)
    if not retired:
        return
    for path, role, value in entry.read.found:
        if isinstance(role, Defines) and value in retired:
            yield Problem(
                RULE,
                f"`{value}` is retired in this map, and defined again here.",
                Route(path),
                "Choose another id, or take it off `retired` if it is the same thing come back.",
                (Related(entry.file, Route(retired[value]), "retired here"),),
            )
