"""An opportunity is past its date and not done.

## What it does
Reports opportunities whose `due` day is over, unless they are done or dropped. What day it is can
be said with `--today`, so that a run can be repeated.

## Why it matters
A backlog with dates from last spring tells everybody that its dates mean nothing. Mostly the work
was done and nobody wrote it down, or it was given up and nobody said so; both are good to know
before the next plan is made.

## Bad
```yaml
# ideas.backlog.yaml
kind: backlog
id: ideas
title: Ideas from the workshop
status: draft
opportunities:
  - id: quiet-corner
    title: A quiet corner in the waiting room
    for: first-visit#wait
    owner: nurses
    status: doing
    due: 2026-06-30  # ←
    outcome: {metric: satisfied, from: 64, to: 75}
```

## Good
```yaml
# ideas.backlog.yaml
kind: backlog
id: ideas
title: Ideas from the workshop
status: draft
opportunities:
  - id: quiet-corner
    title: A quiet corner in the waiting room
    for: first-visit#wait
    owner: nurses
    status: doing
    due: 2027-01-31
    outcome: {metric: satisfied, from: 64, to: 75}
```

## When not to listen
Never: set a new day, or say that it is done or dropped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjmap.format.backlog import OpportunityStatus
from cjmap.problem import Problem, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject

RULE = Rule(
    "CJ554",
    "overdue-opportunity",
    Severity.WARNING,
    "An opportunity is past its date and not done.",
    kinds=("journey", "backlog"),
)

_OVER = (OpportunityStatus.DONE, OpportunityStatus.DROPPED)

_STILL = {
    OpportunityStatus.IDEA: "still an idea",
    OpportunityStatus.PLANNED: "still only planned",
    OpportunityStatus.DOING: "still being done",
}


def check(subject: Subject[Any]) -> Iterator[Problem]:
    """Report each opportunity whose day has passed, at the day."""
    for placed in subject.opportunities:
        opportunity = placed.value
        status = opportunity.status
        if opportunity.due is None or opportunity.due >= subject.today or status in _OVER:
            continue
        still = _STILL[status] if status is not None else "not marked as done"
        yield Problem(
            RULE,
            f"“{opportunity.title}” was due on {opportunity.due.isoformat()} and is {still}.",
            Route((*placed.path, "due")),
            "Set a day that will be kept, or the status to `done` or `dropped`.",
        )
