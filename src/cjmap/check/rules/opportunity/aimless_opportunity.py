"""An opportunity does not say what it answers.

## What it does
Reports opportunities without `for`: the steps, pains or actions that they are to make better.
Opportunities that were dropped are left out.

## Why it matters
An idea that answers nothing in particular is somebody's favourite looking for a problem. With `for`,
one can see from the map what is going to change there, which pains are left, and what falls away
when the idea does.

## Bad
```yaml
# ideas.backlog.yaml
kind: backlog
id: ideas
title: Ideas from the workshop
status: proposed
owner: nurses
reviewed: 2026-10-05
review_every: 6 months
opportunities:
  - id: quiet-corner  # ←
    title: A quiet corner in the waiting room
    status: idea
```

## Good
```yaml
# ideas.backlog.yaml
kind: backlog
id: ideas
title: Ideas from the workshop
status: proposed
owner: nurses
reviewed: 2026-10-05
review_every: 6 months
opportunities:
  - id: quiet-corner
    title: A quiet corner in the waiting room
    for: first-visit#wait
    status: idea
```

## When not to listen
Where it makes every step a little better, as a faster website does; name the journey, then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjmap.format.backlog import OpportunityStatus
from cjmap.problem import Problem, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject

RULE = Rule(
    "CJ556",
    "aimless-opportunity",
    Severity.INFO,
    "An opportunity does not say what it answers.",
    kinds=("journey", "backlog"),
    completeness=True,
    gathers=True,
)


def check(subject: Subject[Any]) -> Iterator[Problem]:
    """Report each opportunity without an aim."""
    for placed in subject.opportunities:
        opportunity = placed.value
        if not opportunity.for_ and opportunity.status is not OpportunityStatus.DROPPED:
            yield Problem(
                RULE,
                f"“{opportunity.title}” does not say which step, pain or action it answers.",
                Route((*placed.path, "for")),
                "Name it as `for`, such as `for: first-order#pay`.",
            )
