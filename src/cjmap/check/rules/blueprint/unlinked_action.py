"""Work leads to nothing that the customer does.

## What it does
Follows the links of a blueprint from the customer inwards. Reports an action backstage or in support
that no chain of links joins to the customer or to frontstage work, and a frontstage action in a column
that says nothing of the customer, unless a link joins it to one. A blueprint whose links join no work
at all is read by its columns alone, and left in peace.

## Why it matters
Work that supports nothing above it is either waste or the place of a missing link. Both are worth
knowing before somebody plans a saving or a change: the action may look superfluous only because nobody
drew what depends on it.

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
  - {id: clean, at: wait, lane: back, text: Assistant cleans the room, owner: doctors}  # ←
links:
  - {from: check-in, to: wait}
  - {from: call, to: wait}
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
  - {id: clean, at: wait, lane: back, text: Assistant cleans the room, owner: doctors}
links:
  - {from: check-in, to: wait}
  - {from: clean, to: call}
  - {from: call, to: wait}
```

## When not to listen
Where work is done because a law asks for it and no customer ever gains by it. Write that down as its
`policy`, and silence the rule there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.check.questions.service import BEHIND, WORK, service_of
from cjmap.format.blueprint import LaneRole
from cjmap.format.shown import shown
from cjmap.problem import Problem, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.questions.service import End, Seat, Service
    from cjmap.check.subject import Subject
    from cjmap.format.blueprint import Blueprint
    from cjmap.problem import MapPath

RULE = Rule(
    "CJ305",
    "unlinked-action",
    Severity.WARNING,
    "Work leads to nothing that the customer does.",
    kinds=("blueprint",),
    gathers=True,
)


def check(subject: Subject[Blueprint]) -> Iterator[Problem]:
    """Report each action that no chain of links joins to something done by or before the customer."""
    if not subject.model.links:
        return
    service = service_of(subject)
    if not any(_is_work(end) for ends in service.ends for end in ends):
        return
    joined = _joined(service)
    for seat in service.seats:
        if seat.path in joined or _stands_by_customer(service, seat):
            continue
        give = "Link it" if seat.action.id else "Give it an id and link it"
        yield Problem(
            RULE,
            f"No link joins {shown(seat.action.text)} to anything that the customer does or sees.",
            Route(seat.path),
            f"{give} to what it makes possible, or ask whether it is needed.",
        )


def _is_work(end: End) -> bool:
    return end.seat is not None and end.role in WORK


def _stands_by_customer(service: Service, seat: Seat) -> bool:
    """Whether an action needs no link: it is seen, or its column says what the customer does.

    Of one whose lane or column is not in the map nothing is said.
    """
    if seat.role in BEHIND:
        return seat.column is None
    if seat.role is LaneRole.FRONTSTAGE and seat.column is not None:
        return service.shows_customer(seat.column)
    return True


def _joined(service: Service) -> set[MapPath]:
    """Find the actions that links join to the customer, over other actions and in either direction."""
    neighbours: dict[MapPath, list[Seat]] = {}
    reached: list[Seat] = []
    for one, other in service.ends:
        for here, there in ((one, other), (other, one)):
            if here.seat is None:
                continue
            if there.seat is None:  # the customer, or an end that is not in the map
                reached.append(here.seat)
            else:
                neighbours.setdefault(here.seat.path, []).append(there.seat)
                if _stands_by_customer(service, there.seat):
                    reached.append(here.seat)
    joined: set[MapPath] = set()
    while reached:
        seat = reached.pop()
        if seat.path not in joined:
            joined.add(seat.path)
            reached.extend(neighbours.get(seat.path, ()))
    return joined
