"""The columns stand in another order than the steps of the journey.

## What it does
Compares columns that show steps of one journey with the order of those steps there. Reports a column
whose step comes earlier than that of the column before it, unless a `next` or a loop of the journey
leads back there. Blueprints of `path: alternative` or `path: exception` may take another way, and are left
out.

## Why it matters
Both pictures are read from left to right as what happens next. If they disagree, one of them tells the
customer's way wrong, and whoever lays them side by side will not know which one to build for.

## Bad
```yaml
# check-up.blueprint.yaml
kind: blueprint
id: check-up
title: A check-up
status: draft
evidence: [patient-interviews]
journey: first-visit
goal: Patients wait less than ten minutes.
steps:
  - {step: check-in}
  - {step: consult}
  - {step: wait}  # ←
  - {step: pay}
```

## Good
```yaml
# check-up.blueprint.yaml
kind: blueprint
id: check-up
title: A check-up
status: draft
evidence: [patient-interviews]
journey: first-visit
goal: Patients wait less than ten minutes.
steps:
  - {step: check-in}
  - {step: wait}
  - {step: consult}
  - {step: pay}
```

## When not to listen
Where customers really take the steps in either order. Then say so in the journey, with a `next` or a
loop, and the rule is silent.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, cast

from cjmap.check.questions.service import service_of
from cjmap.format.blueprint import PathKind
from cjmap.format.shown import shown
from cjmap.problem import Problem, Related, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.questions.service import StepShown
    from cjmap.check.subject import Subject
    from cjmap.format.blueprint import Blueprint
    from cjmap.format.journey import Journey
    from cjmap.problem import MapPath
    from cjmap.workspace import Entry

RULE = Rule(
    "CJ316",
    "columns-out-of-order",
    Severity.WARNING,
    "The columns stand in another order than the steps of the journey.",
    kinds=("blueprint",),
)

_OTHER_WAYS = (PathKind.ALTERNATIVE, PathKind.EXCEPTION)


def check(subject: Subject[Blueprint]) -> Iterator[Problem]:
    """Report each column that goes back in its journey where nothing leads back."""
    blueprint = subject.model
    if len(blueprint.steps) < 2 or blueprint.path in _OTHER_WAYS:
        return
    service = service_of(subject)
    by_journey: dict[Entry, list[tuple[int, StepShown]]] = {}
    for number, found in enumerate(service.steps):
        if found is not None:
            by_journey.setdefault(found.entry, []).append((number, found))
    for entry, shown_steps in by_journey.items():
        # Paths of steps sort as the steps do: by stage, then by place in it.
        paths = [found.path for _, found in shown_steps]
        for (_, before), (number, here) in pairwise(shown_steps):
            if here.path >= before.path or _leads_back(entry, before.path, here.path, paths):
                continue
            yield Problem(
                RULE,
                f"{shown(here.step.title)} comes after {shown(before.step.title)} here, "
                f"but before it in the journey `{entry.id}`.",
                Route(("steps", number)),
                "Put the columns in the order of the journey, or let the journey say how one gets back there.",
                related=(Related(entry.file, Route(here.path), "its place in the journey"),),
            )


def _leads_back(entry: Entry, late: MapPath, early: MapPath, columns: list[MapPath]) -> bool:
    """Whether the journey leads from `late` back to `early`, if need be over steps without a column."""
    for start, end in _ways_back(cast("Journey", entry.model)):
        over = (path for path in columns if late < path <= start or end <= path < early)
        if start >= late and end <= early and next(over, None) is None:
            return True
    return False


def _ways_back(journey: Journey) -> Iterator[tuple[MapPath, MapPath]]:
    """Go through what leads back in a journey, as the paths of two steps; a stage is left at its end."""
    first: dict[str, MapPath] = {}
    last: dict[str, MapPath] = {}
    ways = [(loop.from_, loop.to) for loop in journey.loops]
    for stage_number, stage in enumerate(journey.stages):
        for number, step in enumerate(stage.steps):
            path = ("stages", stage_number, "steps", number)
            first[step.id] = last[step.id] = path
            if stage.id is not None:
                first.setdefault(stage.id, path)
                last[stage.id] = path
            ways += [(step.id, way.to) for way in step.next]
    for start, end in ways:
        if start in last and end in first and first[end] < last[start]:
            yield last[start], first[end]
