"""Work is planned that nobody owns.

## What it does
Looks at opportunities that are planned or being done, and reports those without an `owner`.

## Why it matters
In the workshop everybody agreed, so nobody went and did it. The owner need not do the work, but has
to be there when somebody asks how it is going. A planned opportunity without one is a wish.

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
    status: planned  # ←
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
    status: planned
    owner: nurses
    outcome: {metric: satisfied, from: 64, to: 75}
```

## When not to listen
Never, while it says `planned` or `doing`. An `idea` may wait for its owner.

## References
- [TheyDo: the opportunity card](https://theydo.com/help-center/the-opportunity-card)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjmap.format.backlog import OpportunityStatus
from cjmap.problem import Problem, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject

RULE = Rule(
    "CJ551",
    "unowned-opportunity",
    Severity.WARNING,
    "Work is planned that nobody owns.",
    kinds=("journey", "backlog"),
)

_SAID = {
    OpportunityStatus.PLANNED: "is planned",
    OpportunityStatus.DOING: "is being done",
}


def check(subject: Subject[Any]) -> Iterator[Problem]:
    """Report each opportunity under way that has no owner, at the status that it claims."""
    for placed in subject.opportunities:
        opportunity = placed.value
        said = _SAID.get(opportunity.status) if opportunity.status is not None else None
        if said is not None and not (opportunity.owner or "").strip():
            yield Problem(
                RULE,
                f"“{opportunity.title}” {said}, and nobody owns it.",
                Route((*placed.path, "status")),
                "Name the team or person who sees to it as its `owner`.",
            )
