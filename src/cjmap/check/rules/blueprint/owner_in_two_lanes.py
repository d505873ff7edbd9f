"""One team may be needed in two places at once.

## What it does
Reports an owner with actions in lanes of different roles in one column, once for each owner. Left out
are actions of which one triggers the other, since they are done in turn; what a system does in support;
and teams that act in more than half of the columns, who plainly run the whole service.

## Why it matters
The nurse who calls the next patient cannot also be in the store room. On paper, both actions have an
owner and all looks well; on a full day, one of the two waits, and it is mostly the one that customers do
not see, until they do.

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
actions:
  - {id: call, at: wait, lane: front, text: Nurse calls the patient, owner: nurses}
  - {id: refill, at: wait, lane: back, text: Nurse refills the cupboards, owner: nurses}  # ←
  - {id: examine, at: consult, lane: front, text: Doctor examines, owner: doctors}
links:
  - {from: call, to: wait}
  - {from: examine, to: refill, kind: needs}
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
actions:
  - {id: call, at: wait, lane: front, text: Nurse calls the patient, owner: nurses}
  - {id: refill, at: wait, lane: back, text: Assistant refills the cupboards, owner: doctors}
  - {id: examine, at: consult, lane: front, text: Doctor examines, owner: doctors}
links:
  - {from: call, to: wait}
  - {from: examine, to: refill, kind: needs}
```

## When not to listen
Where the team is large enough for both: a team of forty is in two places without anybody noticing. And
a column is a step, not a moment: in one that lasts for hours, the two are done one after the other. A
blueprint tells neither, so only the pedantic profile asks.

## References
- [Agentic service blueprinting](https://github.com/BilLogic/agentic-service-blueprinting)
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from cjmap.check.questions.service import WORK, service_of
from cjmap.format.blueprint import LaneRole, LinkKind
from cjmap.format.roles import Section
from cjmap.format.shown import shown
from cjmap.problem import Problem, Profile, Related, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.questions.service import Seat, Service
    from cjmap.check.subject import Subject
    from cjmap.format.blueprint import Blueprint

RULE = Rule(
    "CJ312",
    "owner-in-two-lanes",
    Severity.INFO,
    "One team may be needed in two places at once.",
    kinds=("blueprint",),
    profile=Profile.PEDANTIC,
)


def check(subject: Subject[Blueprint]) -> Iterator[Problem]:
    """Report each owner who acts in two roles in a column, at the second of the two actions."""
    if len(subject.model.actions) < 2:
        return
    service = service_of(subject)
    in_turn = _in_turn(subject.model)
    told: set[str] = set()
    for column in range(len(subject.model.steps)):
        for one, other in _pairs(service, column):
            owner = other.action.owner or ""
            if owner in told or (one.action.id, other.action.id) in in_turn:
                continue
            if _runs_it_all(service, owner):
                continue
            told.add(owner)
            name = subject.workspace.title_of(Section.TEAM, owner) or owner
            yield Problem(
                RULE,
                f"At {shown(service.label(column))}, {shown(name)} is needed for "
                f"{shown(one.action.text)} ({one.role}) and {shown(other.action.text)} ({other.role}).",
                Route((*other.path, "owner")),
                "Ask the team whether it can do both at once; if not, give one of the two to somebody else.",
                related=(Related(None, Route((*one.path, "owner")), "the same team"),),
            )


def _pairs(service: Service, column: int) -> Iterator[tuple[Seat, Seat]]:
    """Go through the pairs of actions of one owner in different roles of a column."""
    by_owner: dict[str, list[Seat]] = {}
    for seat in service.by_column[column]:
        owner, by_machine = seat.action.owner, seat.role is LaneRole.SUPPORT and seat.action.system
        if owner and seat.role in WORK and not by_machine:
            by_owner.setdefault(owner, []).append(seat)
    for seats in by_owner.values():
        for one, other in combinations(seats, 2):
            if one.role is not other.role:
                yield one, other


def _in_turn(blueprint: Blueprint) -> set[tuple[str | None, str | None]]:
    """Return the ends of triggers, both ways round."""
    triggers = [link for link in blueprint.links if link.kind is LinkKind.TRIGGERS]
    there: set[tuple[str | None, str | None]] = {(link.from_, link.to) for link in triggers}
    return there | {(end, start) for start, end in there}


def _runs_it_all(service: Service, owner: str) -> bool:
    acts = sum(any(seat.action.owner == owner for seat in here) for here in service.by_column)
    return acts * 2 > len(service.by_column)
