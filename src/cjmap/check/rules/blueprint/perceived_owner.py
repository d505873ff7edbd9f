"""Customers take somebody else for the one who does it.

## What it does
Reports an action in a frontstage or customer lane whose `perceived_owner` differs from its `owner`,
unless the action has an `improve` or a `policy`, or an opportunity answers it.

## Why it matters
Customers complain to, and thank, whoever they believe is responsible. If the shop is blamed for the
courier, the shop gets the calls and can mend nothing, and the courier never hears of it. Whoever the
customer sees needs at least a way to pass it on.

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
    text: Terminal takes the card
    owner: payment provider
    perceived_owner: the clinic  # ←
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
    text: Terminal takes the card
    owner: payment provider
    perceived_owner: the clinic
    improve: The receptionist has the provider's direct line
links:
  - {from: pay, to: take-card}
```

## When not to listen
Where a contract wants it so, as with a service under another brand. Name that rule in `policy`, and this
one is silent.

## References
- [Agentic service blueprinting](https://github.com/BilLogic/agentic-service-blueprinting)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.check.questions.service import service_of
from cjmap.format.blueprint import LaneRole
from cjmap.format.roles import Section
from cjmap.format.shown import shown
from cjmap.problem import Problem, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.format.blueprint import Blueprint

RULE = Rule(
    "CJ313",
    "perceived-owner",
    Severity.INFO,
    "Customers take somebody else for the one who does it.",
    kinds=("blueprint",),
)

_IN_SIGHT = (LaneRole.CUSTOMER, LaneRole.FRONTSTAGE)


def check(subject: Subject[Blueprint]) -> Iterator[Problem]:
    """Report each unanswered difference between who acts and who seems to."""
    service = service_of(subject)
    for seat in service.seats:
        action = seat.action
        owner, perceived = action.owner, action.perceived_owner
        if not owner or not perceived or seat.role not in _IN_SIGHT:
            continue
        if action.improve or action.policy:
            continue
        names = [
            subject.workspace.title_of(Section.TEAM, each) or each for each in (owner, perceived)
        ]
        if names[0].casefold() == names[1].casefold() or service.answered(seat):
            continue
        yield Problem(
            RULE,
            f"Customers believe that {shown(action.text)} is the work of {shown(names[1])}, "
            f"but {shown(names[0])} does it.",
            Route((*seat.path, "perceived_owner")),
            "Show customers who does it, or say in `improve` how their complaints get there.",
        )
