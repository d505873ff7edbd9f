"""Work is planned, and no metric will tell whether it helped.

## What it does
Looks at opportunities that are planned, being done or done, and reports those without an `outcome`.
A small fix (`kind: fix` with an effort of at most five person-days) may go without, since measuring it
would cost more than making it; but not if its `impact` is 4 or 5.

## Why it matters
Every improvement helps in the eyes of those who made it. Naming the metric beforehand, and where it
should get to, is what makes it possible to be wrong, and to stop. Afterwards there is always some
number that went up.

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
    status: planned  # ←
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
    status: planned
    outcome: {metric: satisfied, from: 64, to: 75}
```

## When not to listen
Where the law asks for the change: it is done whatever any number says. A small fix of great impact is
worth a look at least: something is expected to change, so say what.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjmap.format.backlog import Opportunity, OpportunityKind, OpportunityStatus
from cjmap.problem import Problem, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject

RULE = Rule(
    "CJ552",
    "opportunity-without-outcome",
    Severity.WARNING,
    "Work is planned, and no metric will tell whether it helped.",
    kinds=("journey", "backlog"),
    gathers=True,
)

_SAID = {
    OpportunityStatus.PLANNED: "is planned",
    OpportunityStatus.DOING: "is being done",
    OpportunityStatus.DONE: "is done",
}

_SMALL = 5.0
"""Person-days up to which measuring a fix would cost more than making it: a week of one person."""

_MODEST = 3
"""The impact, of five, up to which nobody expects a number to move."""


def check(subject: Subject[Any]) -> Iterator[Problem]:
    """Report each opportunity under way or done that has no outcome, at the status that it claims."""
    for placed in subject.opportunities:
        opportunity = placed.value
        if opportunity.outcome is not None or opportunity.status is None:
            continue
        said = _SAID.get(opportunity.status)
        if said is not None and not _is_small_fix(opportunity):
            yield Problem(
                RULE,
                f"“{opportunity.title}” {said}, and no metric tells whether it helps.",
                Route((*placed.path, "status")),
                "Add an `outcome`: the metric that should change, `from` where and `to` where.",
            )


def _is_small_fix(opportunity: Opportunity) -> bool:
    if opportunity.kind is not OpportunityKind.FIX or opportunity.effort is None:
        return False
    return opportunity.effort <= _SMALL and (opportunity.impact or 0) <= _MODEST
