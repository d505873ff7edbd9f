"""For several columns nobody works for the customer.

## What it does
Looks at the work frontstage, and at the work backstage. Reports three or more columns in a row in which
there is none, nor any further from the customer, although there is before and after.

## Why it matters
Either the customer is left alone there, which is worth knowing, or somebody works whom nobody asked.
The middle of a blueprint is where workshops run out of time: the beginning and the end have been talked
through, and the part in between looks emptier than it is.

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
  - {step: confirm}
  - {step: arrive}  # ←
  - {step: check-in}
  - {step: wait}
  - {step: consult}
actions:
  - {id: remind, at: confirm, lane: front, text: Clinic sends a reminder, owner: front-desk}
  - {id: examine, at: consult, lane: front, text: Doctor examines, owner: doctors}
links:
  - {from: remind, to: confirm}
  - {from: consult, to: examine, kind: agrees}
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
  - {step: confirm}
  - {step: arrive}
  - {step: check-in}
  - {step: wait}
  - {step: consult}
actions:
  - {id: remind, at: confirm, lane: front, text: Clinic sends a reminder, owner: front-desk}
  - {id: greet, at: check-in, lane: front, text: Kiosk greets the patient, owner: digital}
  - {id: examine, at: consult, lane: front, text: Doctor examines, owner: doctors}
links:
  - {from: remind, to: confirm}
  - {from: check-in, to: greet}
  - {from: consult, to: examine, kind: agrees}
```

## When not to listen
Where customers use a thing at home for weeks and nobody has to do anything for it. Ask, all the same,
who notices when they stop.

## Options
- `columns`: how many columns in a row are reported; default 3.

## References
- [Agentic service blueprinting](https://github.com/BilLogic/agentic-service-blueprinting)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.check.questions.service import BEHIND, WORK, service_of
from cjmap.format.blueprint import LaneRole
from cjmap.format.shown import shown
from cjmap.problem import Problem, Route, Rule, Severity
from cjmap.workspace.settings import Setting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.questions.service import Service
    from cjmap.check.subject import Subject
    from cjmap.format.blueprint import Blueprint

RULE = Rule(
    "CJ311",
    "silent-lane",
    Severity.INFO,
    "For several columns nobody works for the customer.",
    kinds=("blueprint",),
)

COLUMNS = Setting(
    "silent-lane.columns", 3, "How many columns in a row are reported.", low=1, high=100
)
OPTIONS: tuple[Setting, ...] = (COLUMNS,)

_SILENCES = (
    (LaneRole.FRONTSTAGE, WORK, "Nobody does anything for the customer", "somebody does"),
    (LaneRole.BACKSTAGE, BEHIND, "Nothing happens out of the customer's sight", "something does"),
)
"""The role that is silent, it and all further from the customer, and how to say so."""


def check(subject: Subject[Blueprint]) -> Iterator[Problem]:
    """Report each long silence at its first column; one that lies in another is part of that."""
    least: int = subject.option(COLUMNS)
    if len(subject.model.steps) < least + 2:
        return
    service = service_of(subject)
    told: set[int] = set()
    for role, within, said, otherwise in _SILENCES:
        for first, last in _silences(service, role, within):
            if last - first + 1 < least or not told.isdisjoint(range(first, last + 1)):
                continue
            told.update(range(first, last + 1))
            where = f"at {shown(service.label(first))}"
            if last > first:
                where = f"from {shown(service.label(first))} to {shown(service.label(last))}"
            yield Problem(
                RULE,
                f"{said} {where}, though {otherwise} before and after.",
                Route(("steps", first)),
                "Ask those who work before and after it what happens there, and add it.",
            )


def _silences(
    service: Service, role: LaneRole, within: frozenset[LaneRole]
) -> Iterator[tuple[int, int]]:
    """Find the columns, first and last, without `within` that lie between two with `role`."""
    present = service.roles
    working = [column for column, roles in enumerate(present) if role in roles]
    if not working:
        return
    first = None
    for column in range(working[0], working[-1] + 1):
        silent = within.isdisjoint(present[column])
        if silent and first is None:
            first = column
        elif not silent and first is not None:
            yield first, column - 1
            first = None
