"""A known way to fail has no way back.

## What it does
Reports a fail point that has no `recovery`, whose action has no `improve`, and that no opportunity
answers, be it by naming the action, its column or that one's step. Fail points of severity 1 are left
out.

## Why it matters
Everything fails at some time, and customers forgive much if somebody knows what to do then. A fail
point on the map shows that you know. Without a way back, whoever is on duty makes one up, with a
customer looking on.

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
steps: [{step: arrive}, {step: consult}, {step: pay}]
actions:
  - id: take-card
    at: pay
    lane: front
    text: Receptionist takes the card
    owner: front-desk
    fail_point: {text: The terminal is offline, severity: 3}  # ←
links:
  - {from: pay, to: take-card}
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
steps: [{step: arrive}, {step: consult}, {step: pay}]
actions:
  - id: take-card
    at: pay
    lane: front
    text: Receptionist takes the card
    owner: front-desk
    fail_point: {text: The terminal is offline, recovery: Send an invoice by post, severity: 3}
links:
  - {from: pay, to: take-card}
```

## When not to listen
Where nothing can be done once it has happened, and prevention is all there is: then `improve` is the
place to say how.

## References
- [Service blueprint skill](https://github.com/j-clegg/service-blueprint-skill)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.check.questions.service import service_of
from cjmap.format.shown import shown
from cjmap.problem import Problem, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.format.blueprint import Blueprint

RULE = Rule(
    "CJ310",
    "unanswered-weak-point",
    Severity.WARNING,
    "A known way to fail has no way back.",
    kinds=("blueprint",),
)

_NUISANCE = 1
"""The severity that needs no answer."""


def check(subject: Subject[Blueprint]) -> Iterator[Problem]:
    """Report each fail point without recovery, improvement and opportunity."""
    service = service_of(subject)
    for seat in service.seats:
        action, point = seat.action, seat.action.fail_point
        if point is None or point.recovery or action.improve or point.severity == _NUISANCE:
            continue
        if not service.answered(seat):
            yield Problem(
                RULE,
                f"{shown(action.text)} is known to fail ({shown(point.text)}), "
                "and nothing says what is done then.",
                Route((*seat.path, "fail_point")),
                "Write the way back in `recovery`, or in `improve` what would keep it from happening.",
            )
