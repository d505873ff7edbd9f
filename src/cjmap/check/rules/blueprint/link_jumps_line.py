"""A link crosses two lines at once.

## What it does
Looks at links of the kind `triggers` between the customer, frontstage, backstage and support. Reports
one that passes over a role in between, such as from the customer straight to backstage, although
somebody of that role acts in the columns at both of its ends. What leads to where the link begins has
no part in it; nor has, between support and frontstage, what is joined to nothing.

## Why it matters
The lines of a blueprint are crossed one at a time: a customer who reaches the back office has spoken to
somebody or pressed something first. An arrow that jumps hides that contact, and it is there, at the
hand-over, that requests get lost.

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
  - {id: greet, at: check-in, lane: front, text: Nurse greets, owner: nurses}
  - {id: prepare, at: check-in, lane: back, text: Clerk prepares the file, owner: records}
links:
  - {from: check-in, to: greet, kind: agrees}
  - {from: check-in, to: prepare}  # ←
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
  - {id: greet, at: check-in, lane: front, text: Nurse greets, owner: nurses}
  - {id: prepare, at: check-in, lane: back, text: Clerk prepares the file, owner: records}
links:
  - {from: check-in, to: greet, kind: agrees}
  - {from: greet, to: prepare}
```

## When not to listen
Where the contact in between really has nothing to do with it, say because the customer's letter goes
straight to the archive while somebody else is on the phone. Where nobody stands in between, as in
self-service, the rule is silent of its own accord.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.check.questions.service import DEPTH, service_of
from cjmap.format.blueprint import LaneRole, LinkKind
from cjmap.format.shown import shown
from cjmap.problem import Problem, Related, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.questions.service import End, Seat, Service
    from cjmap.check.subject import Subject
    from cjmap.format.blueprint import Blueprint, Link

RULE = Rule(
    "CJ306",
    "link-jumps-line",
    Severity.WARNING,
    "A link crosses two lines at once.",
    kinds=("blueprint",),
)


def check(subject: Subject[Blueprint]) -> Iterator[Problem]:
    """Report each trigger that passes over an action that stands between its ends."""
    if not subject.model.links:
        return
    service = service_of(subject)
    links = zip(subject.model.links, service.ends, strict=True)
    for number, (link, (start, end)) in enumerate(links):
        if link.kind is not LinkKind.TRIGGERS:
            continue
        between = _between(service, start, end)
        if between is not None and not _is_apart(between, link, start, end, subject.model):
            yield Problem(
                RULE,
                f"This link leads from {_name(start)} straight to {_name(end)}, "
                f"past {shown(between.action.text)} ({between.role}).",
                Route(("links", number)),
                "Make two links of it: one to what happens in between, one from there.",
                related=(Related(None, Route(between.path), "stands in between"),),
            )


def _is_apart(between: Seat, link: Link, start: End, end: End, blueprint: Blueprint) -> bool:
    """Whether what stands in between has no part in a link.

    It leads to where the link begins, and so comes before it; or the link joins support and frontstage,
    and what stands in between is joined to nothing, which `unlinked-action` tells.
    """
    id = between.action.id
    if any(each.from_ == id and each.to == link.from_ for each in blueprint.links):
        return True
    if {start.role, end.role} != {LaneRole.SUPPORT, LaneRole.FRONTSTAGE}:
        return False
    return not any(id in (each.from_, each.to) for each in blueprint.links)


def _name(end: End) -> str:
    return "the customer" if end.role is LaneRole.CUSTOMER else str(end.role)


def _between(service: Service, start: End, end: End) -> Seat | None:
    """Find the first action that a link passes over; none if one of its columns has no such action."""
    if start.column is None or end.column is None:
        return None
    if start.role not in DEPTH or end.role not in DEPTH:
        return None
    low, high = sorted((DEPTH[start.role], DEPTH[end.role]))
    if high - low < 2:
        return None
    passed = [
        next((seat for seat in service.by_column[column] if low < _depth(seat) < high), None)
        for column in (start.column, end.column)
    ]
    return passed[0] if None not in passed else None


def _depth(seat: Seat) -> int:
    """Return how far from the customer an action is; -1 for one that is on neither side of a line."""
    return DEPTH.get(seat.role, -1) if seat.role is not None else -1
