"""What the customer does is not in the blueprint.

## What it does
Reports lanes none of which has the role `customer`, and a blueprint whose columns say nothing of the
customer: they have neither a `step` nor a `title`, and no action stands in a customer lane. Without
columns there is nothing that the customer does either; a draft may still be without.

## Why it matters
Everything in a blueprint happens for the sake of something that the customer does. That row is its
spine: leave it out, and what remains is a process chart of the organisation, in which nobody can tell
work that serves somebody from work that only feeds other work.

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
steps: [{step: check-in}, {step: wait}, {step: consult}]
lanes:  # ←
  - {id: desk, role: frontstage}
  - {id: office, role: backstage}
actions:
  - {id: greet, at: check-in, lane: desk, text: Nurse greets, owner: nurses}
  - {id: prepare, at: check-in, lane: office, text: Clerk prepares the file, owner: records}
links:
  - {from: greet, to: prepare}
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
steps: [{step: check-in}, {step: wait}, {step: consult}]
lanes:
  - {id: patient, role: customer}
  - {id: desk, role: frontstage}
  - {id: office, role: backstage}
actions:
  - {id: greet, at: check-in, lane: desk, text: Nurse greets, owner: nurses}
  - {id: prepare, at: check-in, lane: office, text: Clerk prepares the file, owner: records}
links:
  - {from: greet, to: prepare}
```

## When not to listen
Never, for a service blueprint. A picture of internal work alone is worth having, but it is another
kind of picture.

## References
- [Agentic service blueprinting](https://github.com/BilLogic/agentic-service-blueprinting)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.check.questions.service import service_of
from cjmap.format.blueprint import LaneRole
from cjmap.problem import Problem, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.format.blueprint import Blueprint

RULE = Rule(
    "CJ303",
    "no-customer-lane",
    Severity.ERROR,
    "What the customer does is not in the blueprint.",
    kinds=("blueprint",),
)


def check(subject: Subject[Blueprint]) -> Iterator[Problem]:
    """Report lanes without the customer's, or columns that say nothing of the customer."""
    blueprint = subject.model
    if blueprint.lanes and all(lane.role is not LaneRole.CUSTOMER for lane in blueprint.lanes):
        yield Problem(
            RULE,
            "None of the lanes shows what the customer does.",
            Route(("lanes",), on_key=True),
            "Add a lane with `role: customer` above the others: the steps of the customer stand in it.",
        )
        return
    service = service_of(subject)
    if any(service.shows_customer(column) for column in range(len(blueprint.steps))):
        return
    if blueprint.steps:
        yield Problem(
            RULE,
            "No column says what the customer does.",
            Route(("steps",), on_key=True),
            "Give each column a `step` of the journey, or a `title` of its own.",
        )
    elif not subject.draft:
        yield Problem(
            RULE,
            "This blueprint has no columns, so the customer does nothing in it.",
            Route(("steps",), on_key=True),
            "List what the customer does under `steps`: steps of the journey, or titles of your own.",
        )
