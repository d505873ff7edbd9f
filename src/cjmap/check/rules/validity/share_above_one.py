"""The shares out of a step add up to more than one.

## What it does
Adds up the `share` of all ways out of a step (`next`).

## Why it matters
Shares are parts of the customers who reach the step. More than all of them cannot go on.

## Bad
```yaml
# first-order.journey.yaml
kind: journey
id: first-order
title: I order for the first time
stages:
  - id: search
    title: I search
    steps:
      - id: filter
        title: I filter the results
        next: [{to: compare, share: 0.8}, {to: leave, share: 0.3}]
      - {id: compare, title: I compare two products}
      - {id: leave, title: I leave}
```

## Good
```yaml
# first-order.journey.yaml
kind: journey
id: first-order
title: I order for the first time
stages:
  - id: search
    title: I search
    steps:
      - id: filter
        title: I filter the results
        next: [{to: compare, share: 0.8}, {to: leave, share: 0.2}]
      - {id: compare, title: I compare two products}
      - {id: leave, title: I leave}
```

## When not to listen
Never. Less than one is right: the rest leave the journey there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.problem import Problem, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.workspace import Entry, Workspace

RULE = Rule("CJ111", "share-above-one", Severity.ERROR, "The shares out of a step exceed one.")

_TOLERANCE = 1e-6


def check(entry: Entry, workspace: Workspace) -> Iterator[Problem]:
    """Report each step whose ways out take more than all customers."""
    if entry.kind_name != "journey" or not entry.read.valid:
        return
    for stage_number, stage in enumerate(entry.document.data["stages"]):
        for step_number, step in enumerate(stage.get("steps", ())):
            ways = [way for way in step.get("next", ()) if isinstance(way, dict)]
            total = sum(way.get("share", 0) for way in ways)
            if total > 1 + _TOLERANCE:
                yield Problem(
                    RULE,
                    f"The shares out of the step `{step['id']}` add up to {total:g};"
                    " at most 1 can go on.",
                    Route(("stages", stage_number, "steps", step_number, "next")),
                    "Lower them; what is left of 1 leaves the journey here.",
                )
