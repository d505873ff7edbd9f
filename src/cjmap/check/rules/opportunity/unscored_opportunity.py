"""An opportunity has no impact or no effort, while others beside it have both.

## What it does
Looks at the opportunities of a map that are neither done nor dropped. Where some have `impact` and
`effort`, it reports those that lack one of the two.

## Why it matters
What is not scored appears in no ranking and in no matrix, so it is decided on by not being seen. A
rough guess with a low `confidence` is more honest than a gap.

## Bad
```yaml
# ideas.backlog.yaml
kind: backlog
id: ideas
title: Ideas from the workshop
status: draft
opportunities:
  - {id: water, title: A jug of water, for: first-visit#wait, impact: 1, effort: 1}
  - id: quiet-corner  # ←
    title: A quiet corner in the waiting room
    for: first-visit#wait
    impact: 3
```

## Good
```yaml
# ideas.backlog.yaml
kind: backlog
id: ideas
title: Ideas from the workshop
status: draft
opportunities:
  - {id: water, title: A jug of water, for: first-visit#wait, impact: 1, effort: 1}
  - id: quiet-corner
    title: A quiet corner in the waiting room
    for: first-visit#wait
    impact: 3
    effort: 8
```

## When not to listen
On the day of the workshop, before anybody had the time to guess.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjmap.format.backlog import Opportunity, OpportunityStatus
from cjmap.format.near import listed
from cjmap.problem import Problem, Profile, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject

RULE = Rule(
    "CJ557",
    "unscored-opportunity",
    Severity.INFO,
    "An opportunity has no impact or no effort, while others beside it have both.",
    kinds=("journey", "backlog"),
    profile=Profile.PEDANTIC,
    gathers=True,
)

_OVER = (OpportunityStatus.DONE, OpportunityStatus.DROPPED)


def check(subject: Subject[Any]) -> Iterator[Problem]:
    """Report each open opportunity that cannot be ranked beside the others of its map."""
    if all(_missing(placed.value) for placed in subject.opportunities):
        return
    for placed in subject.opportunities:
        missing = _missing(placed.value)
        if missing and placed.value.status not in _OVER:
            yield Problem(
                RULE,
                f"“{placed.value.title}” has no {listed(missing, 'and no')}, so it cannot be ranked with"
                " the others.",
                Route((*placed.path, missing[0])),
                "Add `impact` (1 to 5) and `effort` (person-days), with a low `confidence` if need be.",
            )


def _missing(opportunity: Opportunity) -> list[str]:
    return [name for name in ("impact", "effort") if getattr(opportunity, name) is None]
