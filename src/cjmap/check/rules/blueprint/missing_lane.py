"""A part of the service is not shown at all.

## What it does
Reports a blueprint in which one of these has no lane, or no action in any of its lanes: physical
evidence, frontstage, backstage, support. What the customer does has a rule of its own,
`no-customer-lane`.

## Why it matters
A blueprint says how a service holds together: what customers see, who serves them, who works out of
sight, and what all of them lean on. Leave one part out, and the reason why things go wrong is often
in just that part. An empty lane is also a question to ask: does nothing happen there, or was nobody
from there in the room?

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
links:
  - {from: check-in, to: greet}
  - {from: greet, to: prepare}
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
  - {id: archive, at: check-in, lane: support, text: Archive opens the record, system: ehr}
links:
  - {from: check-in, to: greet}
  - {from: greet, to: prepare}
  - {from: prepare, to: archive, kind: needs}
```

## When not to listen
A service may do without a part: where customers serve themselves, nobody may work backstage. Silence
the rule in that map, with the reason. A draft is not looked at.
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
    from cjmap.problem import MapPath

RULE = Rule(
    "CJ301",
    "missing-lane",
    Severity.INFO,
    "A part of the service is not shown at all.",
    kinds=("blueprint",),
    completeness=True,
)

_PARTS = {
    LaneRole.PHYSICAL_EVIDENCE: "physical evidence",
    LaneRole.FRONTSTAGE: "frontstage work",
    LaneRole.BACKSTAGE: "backstage work",
    LaneRole.SUPPORT: "support work",
}
"""The parts asked for here, as a sentence names them."""


def check(subject: Subject[Blueprint]) -> Iterator[Problem]:
    """Report the roles without an action, all in one problem."""
    shown = service_of(subject).by_role
    missing = [role for role in _PARTS if role not in shown]
    if missing:
        *others, last = (f"no {_PARTS[role]}" for role in missing)
        said = f"{', '.join(others)} and {last}" if others else last
        yield Problem(
            RULE,
            f"This blueprint shows {said}.",
            Route(_place(subject.model, missing[0]), on_key=True),
            "Ask those who do that work what they do, and add it as actions; or silence this rule here, with the reason why there is none.",
        )


def _place(blueprint: Blueprint, role: LaneRole) -> MapPath:
    """Give the empty lane of a role; where it has none, the list that lacks it."""
    for number, lane in enumerate(blueprint.lanes):
        if lane.role is role:
            return ("lanes", number)
    return ("lanes",) if blueprint.lanes else ("actions",)
