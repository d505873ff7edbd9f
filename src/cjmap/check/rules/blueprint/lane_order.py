"""The lanes are not in the order from the customer inwards.

## What it does
Reports the first lane that stands too far down. The order is: customer, frontstage, backstage,
support. Physical evidence usually comes first; it may stand elsewhere, but not below the line of
visibility. Several lanes of one role stand side by side.

## Why it matters
The lines of interaction, visibility and internal interaction are what makes a picture of lanes a
blueprint, and they are never drawn by hand: they lie between the lanes' roles. With the lanes in
another order, a line would have to run through the picture several times, and nobody could read from it
what customers see.

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
lanes:
  - {id: patient, role: customer}
  - {id: office, role: backstage}
  - {id: desk, role: frontstage}  # ←
actions:
  - {id: greet, at: check-in, lane: desk, text: Nurse greets, owner: nurses}
  - {id: prepare, at: check-in, lane: office, text: Clerk prepares the file, owner: records}
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
  - {from: check-in, to: greet}
  - {from: greet, to: prepare}
```

## When not to listen
Hardly ever. If a lane seems to belong elsewhere, its `role` may be the one that is wrong: look at that
before you let the fix move it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.check.questions.service import BEHIND, DEPTH
from cjmap.format.blueprint import LaneRole
from cjmap.problem import Fix, Fixability, Move, Problem, Related, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.check.subject import Subject
    from cjmap.format.blueprint import Blueprint, Lane

RULE = Rule(
    "CJ302",
    "lane-order",
    Severity.ERROR,
    "The lanes are not in the order from the customer inwards.",
    kinds=("blueprint",),
    fix=Fixability.UNSAFE,
)

_LOWEST_OF_EVIDENCE = DEPTH[LaneRole.FRONTSTAGE]


def check(subject: Subject[Blueprint]) -> Iterator[Problem]:
    """Report the first lane that has a deeper one above it."""
    lanes = subject.model.lanes
    deepest = 0
    for number, lane in enumerate(lanes):
        depth = DEPTH.get(lane.role)
        if deepest > (_LOWEST_OF_EVIDENCE if depth is None else depth):
            yield _problem(lanes, number, deepest)
            return
        deepest = max(deepest, depth or 0)


def _problem(lanes: Sequence[Lane], low: int, deepest: int) -> Problem:
    high = next(number for number, lane in enumerate(lanes) if DEPTH.get(lane.role) == deepest)
    below, above = lanes[low], lanes[high]
    if below.role is LaneRole.PHYSICAL_EVIDENCE:
        why = "what customers see cannot stand below the line of visibility"
    else:
        why = f"{below.role} belongs above {above.role}"
    return Problem(
        RULE,
        f"The lane `{below.id}` stands below the lane `{above.id}`, but {why}.",
        Route(("lanes", low)),
        "Order the lanes: physical evidence, customer, frontstage, backstage, support.",
        related=(Related(None, Route(("lanes", high)), f"this lane is {above.role}"),),
        fix=Fix("Put the lanes in order", _moves(lanes), safe=False),
    )


def _moves(lanes: Sequence[Lane]) -> tuple[Move, ...]:
    """Give the moves that sort the lanes; those of one role, and evidence in sight, keep their places."""
    depths: list[int] = []
    for lane in lanes:
        beside = depths[-1] if depths else -1
        aside = -1 if any(each.role in BEHIND for each in lanes[: len(depths)]) else beside
        depths.append(DEPTH.get(lane.role, aside))
    order = list(range(len(lanes)))
    moves = []
    for to, number in enumerate(sorted(order, key=lambda each: depths[each])):
        if order[to] != number:
            order.insert(to, order.pop(order.index(number)))
            moves.append(Move(("lanes", number), to))
    return tuple(moves)
