"""A column has nothing that the customer sees, holds or reads.

## What it does
Reports a column without an action in a lane of physical evidence, unless the step that it shows has a
touchpoint. Columns in which the customer only waits are left out, and so are blueprints without any
evidence at all: `missing-lane` reports those.

## Why it matters
Customers cannot see a service. They judge it by the letter, the screen, the waiting room: by what they
can see and keep. Where a column names nothing of the kind, nobody has designed it, and customers judge
by whatever happens to be there.

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
  - {id: undress, title: Undress behind the curtain}  # ←
  - {step: consult}
actions:
  - {id: screen, at: check-in, lane: props, text: Kiosk screen}
  - {id: room, at: consult, lane: props, text: Consulting room}
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
  - {id: undress, title: Undress behind the curtain}
  - {step: consult}
actions:
  - {id: screen, at: check-in, lane: props, text: Kiosk screen}
  - {id: gown, at: undress, lane: props, text: A hook and a warm gown}
  - {id: room, at: consult, lane: props, text: Consulting room}
```

## When not to listen
Some evidence is not worth drawing, such as the coins that are paid with, and some things are done in the
head alone: making up one's mind, remembering a date. That is often, so only the pedantic profile asks.
But a letter or a page at such a moment may be just what customers lack.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.check.questions.service import service_of
from cjmap.format.blueprint import LaneRole
from cjmap.format.shown import shown
from cjmap.problem import Problem, Profile, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.questions.service import Service
    from cjmap.check.subject import Subject
    from cjmap.format.blueprint import Blueprint

RULE = Rule(
    "CJ304",
    "no-physical-evidence",
    Severity.INFO,
    "A column has nothing that the customer sees, holds or reads.",
    kinds=("blueprint",),
    profile=Profile.PEDANTIC,
    gathers=True,
)


def check(subject: Subject[Blueprint]) -> Iterator[Problem]:
    """Report each column with neither evidence nor a touchpoint, where other columns have evidence."""
    service = service_of(subject)
    if LaneRole.PHYSICAL_EVIDENCE not in service.by_role:
        return
    for column in range(len(subject.model.steps)):
        if _lacks_evidence(subject.model, service, column):
            yield Problem(
                RULE,
                f"At {shown(service.label(column))} there is nothing that the customer sees, holds or reads.",
                Route(("steps", column)),
                "Add what the customer meets there as an action in the lane of physical evidence.",
            )


def _lacks_evidence(blueprint: Blueprint, service: Service, column: int) -> bool:
    roles = service.roles[column]
    found = service.steps[column]
    if LaneRole.PHYSICAL_EVIDENCE in roles or (found and found.step.touchpoint):
        return False
    if found is None and blueprint.steps[column].step:
        return False  # an unknown step may well have a touchpoint
    timing = blueprint.steps[column].duration or (found.step.duration if found else None)
    return timing is None or timing.wait is None or LaneRole.CUSTOMER in roles
