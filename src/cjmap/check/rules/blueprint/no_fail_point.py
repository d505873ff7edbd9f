"""Nothing can go wrong in this blueprint.

## What it does
Reports a blueprint with five or more actions backstage and in support, and not one fail point among all
its actions. One of `path: unhappy` or `path: exception` shows a failure as it is, and is left out.

## Why it matters
Nothing that passes through five pairs of hands goes well every time. A blueprint without fail points
shows how the service was meant, not how it is run. The people who do the work know where it breaks: ask
them, and they will tell you in a minute.

## Bad
```yaml
# check-up.blueprint.yaml
kind: blueprint
id: check-up
title: A check-up
status: proposed
owner: patient-experience
reviewed: 2026-10-05
review_every: 6 months
evidence: [patient-interviews]
journey: first-visit
goal: Patients wait less than ten minutes.
steps: [{step: check-in}, {step: wait}, {step: consult}]
actions:  # ←
  - {id: screen, at: check-in, lane: props, text: Kiosk screen}
  - {id: greet, at: check-in, lane: front, text: Kiosk greets, owner: digital}
  - {id: prepare, at: check-in, lane: back, text: Clerk prepares the file, owner: records}
  - {id: clean, at: wait, lane: back, text: Assistant cleans the room, owner: doctors}
  - {id: write, at: consult, lane: back, text: Assistant writes the notes, owner: doctors}
  - {id: archive, at: check-in, lane: support, text: Archive opens the record, system: ehr}
  - {id: laundry, at: wait, lane: support, text: Laundry brings fresh linen, owner: contractor}
```

## Good
```yaml
# check-up.blueprint.yaml
kind: blueprint
id: check-up
title: A check-up
status: proposed
owner: patient-experience
reviewed: 2026-10-05
review_every: 6 months
evidence: [patient-interviews]
journey: first-visit
goal: Patients wait less than ten minutes.
steps: [{step: check-in}, {step: wait}, {step: consult}]
actions:
  - {id: screen, at: check-in, lane: props, text: Kiosk screen}
  - {id: greet, at: check-in, lane: front, text: Kiosk greets, owner: digital}
  - {id: prepare, at: check-in, lane: back, text: Clerk prepares the file, owner: records}
  - {id: clean, at: wait, lane: back, text: Assistant cleans the room, owner: doctors}
  - {id: write, at: consult, lane: back, text: Assistant writes the notes, owner: doctors}
  - {id: laundry, at: wait, lane: support, text: Laundry brings fresh linen, owner: contractor}
  - id: archive
    at: check-in
    lane: support
    text: Archive opens the record
    fail_point: {text: Two records for one patient, recovery: The clerk merges them}
```

## When not to listen
A plan for a service that does not run yet has no failures to show. Even so, guess the worst one: it is
cheapest to mend now. A draft is not looked at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.check.questions.service import BEHIND, service_of
from cjmap.format.blueprint import PathKind
from cjmap.problem import Problem, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.format.blueprint import Blueprint

RULE = Rule(
    "CJ315",
    "no-fail-point",
    Severity.INFO,
    "Nothing can go wrong in this blueprint.",
    kinds=("blueprint",),
    completeness=True,
)

_FAILURES = (PathKind.UNHAPPY, PathKind.EXCEPTION)
_MANY = 5


def check(subject: Subject[Blueprint]) -> Iterator[Problem]:
    """Report many actions out of sight and no fail point anywhere."""
    blueprint = subject.model
    if blueprint.path in _FAILURES or len(blueprint.actions) < _MANY:
        return
    if any(action.fail_point is not None for action in blueprint.actions):
        return
    hidden = sum(seat.role in BEHIND for seat in service_of(subject).seats)
    if hidden >= _MANY:
        yield Problem(
            RULE,
            f"{hidden} actions are done out of the customer's sight, and this blueprint has no fail point.",
            Route(("actions",), on_key=True),
            "Ask those who do the work where it went wrong last, and write that as `fail_point`.",
        )
